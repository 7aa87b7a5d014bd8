"""`kg explain`: what is told of how words are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.building.explaining import explain
from kg.records.errors import InputError
from kg.terminal.output import tab_separated

ROOT = Path(__file__).parents[2]
PAGE = """# Notes on a talk

**Guest**: Ada Lovelace, analyst at Acme Labs

## Notes

She may have joined Globex in 1840. The loom is old.

## People

- Grace Hopper — founder of Initech
"""


def told(text: str) -> set[tuple[str, ...]]:
    """The cells of its table, without the line."""
    return {tuple(str(cell) for cell in row[1:]) for row in explain(text).view().table.rows}


@pytest.fixture
def page(tmp_path: Path) -> str:
    (tmp_path / "ada.md").write_text(PAGE, encoding="utf-8")
    return str(tmp_path / "ada.md")


def test_the_example_of_the_docs_is_true() -> None:
    shown = (ROOT / "docs" / "facts.md").read_text(encoding="utf-8").partition("$ kg explain ")[2].partition("```")[0]
    sentence, _, table = shown.partition("\n")
    assert tab_separated(explain(sentence.strip('"')).view()) == table


def test_a_fact_is_told_with_its_rule_and_a_name_with_its_reason() -> None:
    rows = told("Ada Lovelace founded Initech in 1840.")
    assert ("name", "Ada Lovelace", "Person", "the words around it, a given name at its head") in rows
    (fact,) = (row for row in rows if row[0] == "fact")
    assert fact[1] == "Ada Lovelace · founded · Initech"
    assert "1840" in fact[2]
    assert ":" in fact[3]


def test_a_pronoun_is_told_with_whom_it_stands_for(page: str) -> None:
    rows = told(f"{page}:7")
    assert ("reference", "She", "Person", "stands for Ada Lovelace, the guest") in rows
    assert ("refused", "Ada Lovelace · worked at · Globex", "possible", "“may”") in rows
    assert ("reference", "She", "", "it is not clear whom it stands for") in told("She joined Globex.")


def test_of_a_file_only_what_tells_a_fact_is_shown_and_the_rest_counted(page: str) -> None:
    found = explain(page)
    assert {row.line for row in found.rows} == {3, 7, 11}
    assert all(row.tells for row in found.rows)
    assert found.silent
    assert {row.line for row in explain(f"{page}:7").rows} == {7}


def test_chinese_is_told_too() -> None:
    rows = told("谢赛宁毕业于上海交通大学，后来加入了Meta。")
    assert ("name", "谢赛宁", "Person", "a Chinese name in running text") in rows
    assert ("fact", "谢赛宁 · worked at · Meta", "", "chinese:employment") in rows


def test_every_fact_of_a_file_is_told_once(page: str) -> None:
    import kg

    found = [fact for row in explain(page).rows for fact in row.facts]
    assert sorted(found) == sorted(kg.extract(Path(page)).facts)


@pytest.mark.parametrize(
    ("what", "words"), [("nowhere.md", "no file nowhere.md"), ("a/b.txt:3", "no file"), ("{page}:99", "no line 99")]
)
def test_what_is_no_place_is_one_sentence(page: str, what: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        explain(what.format(page=page))
