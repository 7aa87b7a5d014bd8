"""Pages that may be about one recording: shown with the reason, and decided by what the answer says to write."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg

TALK = "# {title}\n\nGuest: {guest}\n\n{words}\n"
APART = {
    "wax.md": TALK.format(title="Wax", guest="Mira Holt", words="On candles."),
    "wind.md": TALK.format(title="Wind over the coast", guest="Mira Holt", words="On bees in the wind."),
}
JOINED = {
    "a*b.md": TALK.format(title="How bees winter on northern coasts", guest="Mira Holt", words="They stay in."),
    "notes.md": "# How bees winter on northern coasts\n\nThe hives stood near the quay.\n",
}


@pytest.mark.parametrize(("pages", "decision", "joined"), [(APART, "together", False), (JOINED, "apart", True)])
def test_what_the_answer_says_to_write_decides(
    tmp_path: Path, pages: dict[str, str], decision: str, joined: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in pages.items():
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)

    def built() -> kg.Graph:
        kg.build(sorted(pages), tmp_path / ".kg")
        return kg.open(tmp_path / ".kg")

    graph = built()
    (doubt,) = graph.doubted_recordings()
    assert {doubt["a"], doubt["b"]} == set(pages)
    assert doubt["joined"] is joined
    assert "guest" in doubt["why"]
    shown = "".join(part.text for branch in graph.doubted_recordings().found.view().drawn[0].branches
                    for line in branch.below for part in line.left)  # fmt: skip
    assert all(line in shown for way in ("together", "apart") for line in doubt[way].splitlines())
    assert len({row["recording"] for row in graph.sources()}) == (1 if joined else 2)
    (tmp_path / "kg.toml").write_text(doubt[decision])
    graph = built()
    assert not list(graph.doubted_recordings())
    assert len({row["recording"] for row in graph.sources()}) == (2 if joined else 1)
