"""A document as a few lines of text, so that a case is text in and text out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.records.document import Document, Item

FIXTURES = Path(__file__).parent / "fixtures"
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
GOLD = Path(__file__).parents[3] / "shared" / "gold" / "dev.json"
SAMPLE = Path(__file__).parents[2] / "examples"


@dataclass(frozen=True)
class Case:
    """One case of a fixture file: its title, the page, and what is to be told of it."""

    title: str
    page: str
    expected: str


def cases(path: Path) -> Iterator[Case]:
    """Yield the cases of a fixture: title, a dot, the page, a dot, what is told, a dot."""
    pieces = path.read_text(encoding="utf-8").split("\n.\n")
    for title, page, expected in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=False):
        yield Case(title.strip(), page, expected.strip())


def told(document: Document) -> str:
    """Return format, fields, items, cues and problems, one a line."""
    rows = [f"format {document.source.format}"]
    rows += [f"@{field.line} {field.name}: {field.value}" for field in document.fields]
    rows += [item_told(item) for item in document.items]
    rows += [f"{cue.line} +{cue.offset} {_second(cue.start_s)}“{cue.text}”" for cue in document.cues]
    rows += [f"! {problem.line} {problem.kind}" for problem in document.problems]
    return "\n".join(rows)


def item_told(item: Item) -> str:
    """Return one item on one line, what is empty left out."""
    lines = str(item.line) if item.line == item.line_end else f"{item.line}-{item.line_end}"
    time = f" [{item.time_raw}{'–' + item.time_end_raw if item.time_end_raw else ''}]" if item.time_raw else ""
    who = f" ‹{item.speaker_raw}›" if item.speaker_raw else ""
    body = f" | {item.body}" if item.body else ""
    parts = "".join(f" {{{name}: {value}}}" for name, value in item.parts)
    return f"{lines} {item.kind}{time}{who} | {item.title}{body}{parts}"


def _second(start: float | None) -> str:
    return "" if start is None else f"{start:g}s "
