"""The five pages that users have: nothing lost, every item found, every quote on its line, however they are saved."""

from __future__ import annotations

import html
import importlib.util
import json
import re
import time
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from told import GOLD, SAMPLE, SEEDS

from kg import readers
from kg.records.document import Document, Item

FORMATS = ("digest", "bilingual-digest", "reading", "highlights", "wiki")
PAGES = sorted(SEEDS.glob("*.txt")) if SEEDS.is_dir() else []
ALL = [*PAGES, *sorted(SAMPLE.rglob("*.txt"))]
needs_pages = pytest.mark.skipif(not PAGES, reason="the shared pages do not lie beside this checkout")
needs_gold = pytest.mark.skipif(not GOLD.is_file(), reason="the shared gold does not lie beside this checkout")
each_page = pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)


@cache
def document(path: Path) -> Document:
    return readers.read(path.name, path.read_bytes())


def said(items: Iterator[Item] | tuple[Item, ...]) -> list[tuple[Any, ...]]:
    """What an item says, without its place."""
    return [(i.kind, i.section, i.title, i.body, i.time_raw, i.time_end_raw, i.speaker_raw, i.parts) for i in items]


@needs_pages
def test_each_is_known_by_its_content() -> None:
    assert tuple(document(path).source.format for path in PAGES) == FORMATS


@each_page
def test_every_line_with_words_is_placed(path: Path) -> None:
    page = document(path)
    placed = {field.line for field in page.fields} | {cue.line for cue in page.cues}
    placed |= {cue.line - 1 for cue in page.cues if cue.speaker_raw and cue.speaker_raw in page.lines[cue.line - 2]}
    placed |= {problem.line for problem in page.problems if problem.kind == "unplaced"}
    for item in page.items:
        placed.update(range(item.line, item.line_end + 1))
    left = [line for number, line in enumerate(page.lines, 1) if number not in placed and line.strip()]
    heads = [line for line in left if line.count("|") > 2]
    assert left == heads, "only the head of a table and the line under it are no items"


@each_page
def test_everything_stands_on_its_lines(path: Path) -> None:
    page = document(path)
    for item in page.items:
        there = page.text(item.line, item.line_end)
        words = [item.title, item.time_raw, item.time_end_raw, item.speaker_raw]
        words += [value for name, value in item.parts if name not in ("times", "sign")]
        assert all(" ".join(word.split()) in there for word in words if word), item
    for cue in page.cues:
        assert cue.text in page.text(cue.line)


@each_page
def test_cues_know_their_place_in_the_file(path: Path) -> None:
    text = path.read_bytes().decode("utf-8-sig")
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    for cue in document(path).cues:
        first = cue.text.split()[0]
        assert text.startswith(first, cue.offset)
        assert bisect_right(starts, cue.offset) == cue.line


@needs_pages
def test_no_caption_is_lost() -> None:
    (path,) = (path for path in PAGES if document(path).cues)
    text = path.read_text(encoding="utf-8")
    assert len(document(path).cues) == text.count("<b>")
    assert "".join(cue.text for cue in document(path).cues).count("<") == 0


@each_page
@pytest.mark.parametrize("mark", ["-", "•", "*", "·", "–", "1.", "12)", "（3）"])
def test_any_bullet_gives_the_same_items(path: Path, mark: str) -> None:
    text = re.sub(r"(?m)^(\s*)[-•] ", rf"\g<1>{mark} ", path.read_text(encoding="utf-8"))
    assert readers.read(path.name, text.encode()).items == document(path).items


@each_page
def test_line_ends_marks_and_encodings_change_nothing(path: Path) -> None:
    page, text = document(path), path.read_text(encoding="utf-8")
    for raw in (text.replace("\n", "\r\n").encode("utf-8-sig"), text.encode("utf-16")):
        other = readers.read(path.name, raw)
        assert (other.fields, other.items, other.problems) == (page.fields, page.items, page.problems)
        assert [(cue.line, cue.text) for cue in other.cues] == [(cue.line, cue.text) for cue in page.cues]


@each_page
def test_saved_as_markdown_or_html_it_says_the_same(path: Path) -> None:
    page, text = document(path), path.read_text(encoding="utf-8")
    if page.cues:
        pytest.skip("captions have tests of their own")
    for saved in (as_markdown(text, page), as_html(text, page, "\n"), as_html(text, page, "")):
        other = readers.read(path.name, saved.encode())
        assert other.source.format == page.source.format
        assert said(other.items) == said(page.items)
        for item in other.items:
            assert item.title in other.text(item.line, item.line_end)


def as_markdown(text: str, page: Document) -> str:
    """The page as a converter would save it: headings, nested lists, escapes."""
    heads = {item.line for item in page.items if item.kind == "section"}
    rows: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        bare, depth = line.strip(), len(line) - len(line.lstrip())
        words = re.sub(r"([\\\[\]*_`<>])", r"\\\1", re.sub(r"^(?:[-•]|\d+\.) ", "", bare))
        if bare.startswith("|"):
            rows.append(bare)
        elif number in heads:
            rows += ["", f"## {words}", ""]
        elif re.match(r"[-•] |\d+\. ", bare):
            rows.append(" " * max(0, depth - 2) + f"- {words}")
        elif bare:
            rows += ["", " " * (2 if depth else 0) + words, ""]
    return "\n".join(rows)


def as_html(text: str, page: Document, end: str) -> str:
    """The page as a browser would save it; `end` stands between elements."""
    heads = {item.line for item in page.items if item.kind == "section"}
    rows, lists, in_table = ["<!DOCTYPE html><html><head><title>x</title></head><body>"], [], False
    for number, line in enumerate(text.split("\n"), 1):
        bare, depth = line.strip(), len(line) - len(line.lstrip())
        words = html.escape(re.sub(r"^(?:[-•]|\d+\.) ", "", bare))
        is_entry = re.match(r"[-•] |\d+\. ", bare) is not None
        if not bare or re.fullmatch(r"[-| :]+", bare):
            continue
        if not bare.startswith("|") and in_table:
            rows.append("</table>")
            in_table = False
        while lists and (depth < lists[-1] if is_entry or depth else True):
            rows.append("</li></ul>")
            lists.pop()
        if bare.startswith("|"):
            rows += [] if in_table else ["<table>"]
            in_table = True
            rows.append("<tr>" + "".join(f"<td>{html.escape(c.strip())}</td>" for c in bare.strip("|").split("|")))
        elif is_entry:
            rows.append("</li><li>" if lists and lists[-1] == depth else "<ul><li>")
            lists += [] if lists and lists[-1] == depth else [depth]
            rows.append(words)
        else:
            rows.append(f"<h2>{words}</h2>" if number in heads else f"<p>{words}</p>")
    return end.join([*rows, "</li></ul>" * len(lists), "</body></html>"])


@needs_pages
def test_announced_counts_that_do_not_hold_are_reported() -> None:
    found = [(path.name[:3], p.line, p.message.split("”")[0][1:]) for path in PAGES for p in document(path).problems]
    assert found == [
        ("000", 264, "Notable Quotes"),
        ("000", 297, "Tools & Models Discussed"),
        ("001", 560, "Gestures Emphasizing Claims"),
    ]


@needs_pages
def test_all_five_are_read_in_half_a_second_each() -> None:
    for path in PAGES:
        raw = path.read_bytes()
        start = time.process_time()
        readers.read(path.name, raw)
        assert time.process_time() - start < 0.5


@needs_gold
def test_items_of_the_gold_are_found() -> None:
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    pages = [document(path) for path in PAGES if path.name in gold["documents"]]
    graph = {
        "sources": [{"id": page.source.id, "path": page.source.path} for page in pages],
        "items": [
            {"source": page.source.id, **{name: getattr(item, name) for name in Item.__dataclass_fields__}}
            for page in pages
            for item in page.items
        ],
    }
    figures, missed = scorer().score(graph, gold, {"items"}, 20)
    found = figures["items"]
    assert found["recall"] >= 0.98, missed
    assert min(eval(kind) for kind in found["by_kind"].values()) >= 0.9
    assert min(found["section_right"], found["time_raw_right"], found["speaker_raw_right"]) >= 0.98
    assert found["n_predicted"] <= 1.1 * found["n"]


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", GOLD.parents[1] / "score" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
