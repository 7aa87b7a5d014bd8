"""What goes wrong inside one document costs that document at most, and the lines that once did go wrong do not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from kg.building import faults, pipeline
from kg.records.document import Recording
from kg.records.errors import InputError
from kg.store.store import Store
from kg.timing import link
from kg.workspace import directory

GOOD = "Engines — the talk\nGuest: Ada Lovelace\nPeople Mentioned (1)\n- Charles Babbage — Founder of Acme.\n"
KILLERS = (
    "Guest: Ada Lovelace (???)\n- 01:00 · Beginnings\n",
    "People Mentioned (1)\n- Bob Roe (?) — an engineer.\n- Bob (·) — x.\n- ? (Bob Roe) — x.\n",
    "URL: http://[::1\nChapters (1)\n- 01:00 · Beginnings\n",
    "Video: https://youtu.be]/x\nChapters (1)\n- 01:00 · Beginnings\n",
    "URL: https://youtu.be/abcdefghijk]\nNotable Quotes (1)\n- “Engines run.” — Ada Lovelace @ 01:00\n",
    "[" * 5_000 + "\n",
    '{"segments": ' * 3_000 + "\n",
    "- " * 5_000 + "[" * 5_000 + "(" * 5_000 + "\n",
    "---\n" + "a: " * 2_000 + "\n---\nAda: hello.\n",
    "---\n" + "[" * 5_000 + "\n---\nAda: hello.\n",
)


def build(home: Path, *pages: str) -> pipeline.Summary:
    """The build of a good page and others beside it."""
    (home / "pages").mkdir()
    (home / "pages" / "good.txt").write_text(GOOD, encoding="utf-8")
    for number, page in enumerate(pages):
        (home / "pages" / f"odd{number}.txt").write_text(page, encoding="utf-8")
    return pipeline.build([str(home / "pages")], home / ".kg", jobs=1)


def test_lines_that_killed_a_build_do_not(tmp_path: Path) -> None:
    summary = build(tmp_path, *(f"Engines — the talk of {n}\n{page}" for n, page in enumerate(KILLERS)))
    assert [problem for problem in summary.problems if problem.kind == faults.KIND] == []
    assert Store.open(directory.locate(tmp_path / ".kg")).find("Charles Babbage")


def test_a_fault_costs_one_document_and_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = link.link

    def fragile(recording: Recording, second: float | None) -> str | None:
        if "fragile" in (recording.url or ""):
            raise ZeroDivisionError("over the edge")
        return whole(recording, second)

    monkeypatch.setattr(link, "link", fragile)
    page = "Looms — a talk\nURL: https://example.org/{}\nGuest: {}\nNotable Quotes (1)\n- “It runs.” — {} @ 01:00\n"
    names = ("Mary Somerville", "Grace Hopper", "Alan Turing")
    urls = ("one", "fragile", "three")
    summary = build(tmp_path, *(page.format(url, name, name) for url, name in zip(urls, names, strict=True)))
    (told,) = [problem for problem in summary.problems if problem.kind == faults.KIND]
    assert told.path.endswith("odd1.txt")
    assert "ZeroDivisionError: over the edge" in told.message
    store = Store.open(directory.locate(tmp_path / ".kg"))
    assert store.find("Charles Babbage")
    assert store.find("Alan Turing")
    assert not list(tmp_path.glob(".kg/builds/draft"))


def test_only_those_at_fault_are_left_out() -> None:
    tried = []

    def divide(numbers: Sequence[int]) -> list[float]:
        tried.append(len(numbers))
        return [1 / number for number in numbers]

    kept, left_out = faults.without([4, 0, 2, 1, 0, 8], divide)
    assert kept == [0.25, 0.5, 1.0, 0.125]
    assert [number for number, _ in left_out] == [0, 0]
    assert len(tried) < 12


@pytest.mark.parametrize("error", [InputError("a sentence."), OSError(28, "No space left on device")])
def test_what_is_the_machines_or_the_users_is_nobodys_fault(error: Exception) -> None:
    def fail(numbers: Sequence[int]) -> None:
        raise error

    with pytest.raises(type(error)):
        faults.without([1, 2], fail)


@pytest.mark.parametrize(
    "text", ["recording=[1]", "x=" + "[" * 5_000, "recording=" + "9" * 5_000, "[[recording]]\nurl=[]"]
)
def test_settings_that_make_no_sense_are_one_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / "page.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "kg.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"kg\.toml"):
        pipeline.build([str(tmp_path / "page.txt")], tmp_path / ".kg", jobs=1)
    (tmp_path / "kg.toml").unlink()
    (tmp_path / "curation.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"curation\.toml"):
        pipeline.build([str(tmp_path / "page.txt")], tmp_path / ".kg", jobs=1)
