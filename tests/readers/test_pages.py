"""Pages in, fields, items and cues out: every case is a text in `fixtures/`."""

from __future__ import annotations

import pytest
from told import FIXTURES, Case, cases, told

from kg import readers

CASES = [
    pytest.param(case, id=f"{path.stem}: {case.title}")
    for path in sorted(FIXTURES.glob("*.txt"))
    for case in cases(path)
]


@pytest.mark.parametrize("case", CASES)
def test_page(case: Case) -> None:
    assert told(readers.read("page", case.page.encode())) == case.expected


@pytest.mark.parametrize("case", CASES)
def test_line_ends_and_a_mark_change_nothing(case: Case) -> None:
    document = readers.read("page", case.page.encode())
    saved = readers.read("page", b"\xef\xbb\xbf" + case.page.replace("\n", "\r\n").encode())
    assert (saved.fields, saved.items, saved.problems) == (document.fields, document.items, document.problems)
    assert [(cue.line, cue.text) for cue in saved.cues] == [(cue.line, cue.text) for cue in document.cues]


@pytest.mark.parametrize("case", CASES)
def test_every_line_is_placed_and_every_title_stands_on_its_lines(case: Case) -> None:
    document = readers.read("page", case.page.encode())
    placed = {field.line for field in document.fields} | {cue.line for cue in document.cues}
    placed |= {problem.line for problem in document.problems if problem.kind == "unplaced"}
    for item in document.items:
        placed.update(range(item.line, item.line_end + 1))
        assert " ".join(item.title.split()) in document.text(item.line, item.line_end)
    rest = [line for number, line in enumerate(document.lines, 1) if number not in placed and line.strip()]
    assert not [line for line in rest if any(char.isalnum() for char in line) and not _names_columns(line)]


def _names_columns(line: str) -> bool:
    return line.count("|") > 2 or line.count("\t") > 1


def test_paragraphs_that_begin_with_their_own_heading_are_entries() -> None:
    page = (
        "# Threads: a long talk\n\nGuest: Ragna Holt\n\n## {}\n\n**The slow loom.** It weaves at night, by itself.\n\n"
        "**Warp first**: Holt's way to begin with the threads.\n\n## Takeaways\n\n- Looms matter.\n- Threads break.\n"
    )
    for heading, kind in (("Methods and ideas", "concept"), ("What she does at home", "list-item")):
        items = readers.read("page.md", page.format(heading).encode()).items
        found = [
            (item.kind, item.title, item.body) for item in items if item.section == heading and item.title != heading
        ]
        assert found == [
            (kind, "The slow loom", "It weaves at night, by itself."),
            (kind, "Warp first", "Holt's way to begin with the threads."),
        ]


def test_no_key_of_front_matter_goes_on_with_the_line_above() -> None:
    title = "Threads 7 – Ragna Holt: how a small mill in the north gets through a century"
    page = f'---\ntitle: "{title}"\ndate: 2024-09-03\nguest: Ragna Holt\n---\n\nShe weaves.\n'
    fields = [(field.name, field.value, field.line) for field in readers.read("page.md", page.encode()).fields]
    assert {("title", title, 2), ("published", "2024-09-03", 3), ("guest", "Ragna Holt", 4)} <= set(fields)
