"""curation.toml: one line a decision, kept as people wrote it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.records.errors import InputError
from kg.workspace import curation


def verbs(home: Path) -> list[tuple[int, str, tuple[str, ...]]]:
    return [(line.number, line.verb, line.values) for line in curation.load(home).lines]


def test_without_one_nothing_is_decided(tmp_path: Path) -> None:
    assert verbs(tmp_path) == []


def test_each_decision_is_a_line_of_its_own(tmp_path: Path) -> None:
    curation.add(tmp_path, "same", ["Ada", "Ada Lovelace"])
    curation.add(tmp_path, "hide", ["um"])
    assert verbs(tmp_path) == [(2, "same", ("Ada", "Ada Lovelace")), (3, "hide", ("um",))]


def test_what_people_wrote_stays(tmp_path: Path) -> None:
    mine = '# who is who\ndecisions = [\n  {hide = ["um"]}  # filler\n  # more to come\n]\n'
    (tmp_path / curation.NAME).write_text(mine, encoding="utf-8")
    curation.add(tmp_path, "type", ["Story", "Book"])
    text = (tmp_path / curation.NAME).read_text(encoding="utf-8")
    assert "# who is who" in text
    assert "# more to come" in text
    assert [verb for _, verb, _ in verbs(tmp_path)] == ["hide", "type"]


@given(st.text(min_size=1).filter(str.strip), st.text(min_size=1).filter(str.strip))
def test_any_name_comes_back(tmp_path_factory: pytest.TempPathFactory, a: str, b: str) -> None:
    home = tmp_path_factory.mktemp("home")
    a, b = (name.encode("utf-8", "replace").decode("utf-8") for name in (a, b))
    curation.add(home, "same", [a, b])
    assert [values for _, _, values in verbs(home)] == [(a, b)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('decisions = [{same = ["a"]}]', "“same” takes 2 texts"),
        ('decisions = [{type = ["a", "Wizard"]}]', "“Wizard” is no class"),
        ('decisions = [{add = ["a", "likes", "b"]}]', "“likes” is no predicate"),
        ('decisions = [{merge = ["a", "b"]}]', "“merge” is no kind of decision"),
        ('decisions = [["a", "b"]]', "a decision is one kind with its texts"),
        ('same = ["a", "b"]', "holds one list"),
        ("decisions = [", "cannot be read"),
    ],
)
def test_a_wrong_line_is_refused_in_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / curation.NAME).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        curation.load(tmp_path)


def test_links_are_read_from_a_csv_file(tmp_path: Path) -> None:
    path = tmp_path / "links.csv"
    path.write_text(
        'name,id\nAda Lovelace,wikidata:Q7259\n\n"Acme, Inc.",https://acme.example/\n', encoding="utf-8-sig"
    )
    assert [(line.number, line.values) for line in curation.links(str(path))] == [
        (2, ("Ada Lovelace", "wikidata:Q7259")),
        (4, ("Acme, Inc.", "https://acme.example/")),
    ]


@pytest.mark.parametrize(("text", "said"), [("Ada\n", "links.csv:1: a line is a name and an id"), ('"Ada', "as CSV")])
def test_a_wrong_file_of_links_is_refused(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "links.csv").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        curation.links(str(tmp_path / "links.csv"))


def test_a_file_of_remarks_alone_takes_a_decision(tmp_path: Path) -> None:
    (tmp_path / curation.NAME).write_text("# what we decided\n", encoding="utf-8")
    curation.add(tmp_path, "hide", ["um"])
    assert [verb for _, verb, _ in verbs(tmp_path)] == ["hide"]


def test_decisions_on_one_line_are_refused_since_each_is_evidence_by_its_line(tmp_path: Path) -> None:
    (tmp_path / curation.NAME).write_text('decisions = [{hide = ["a"]}, {hide = ["b"]}]\n', encoding="utf-8")
    with pytest.raises(InputError, match="each decision on a line of its own"):
        curation.load(tmp_path)
