"""Captions in XML: TTML (and its profiles DFXP, IMSC, SMPTE-TT) and YouTube's own (srv1 to srv3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.readers.base import Page, Reader, Reading
from kg.readers.placed_xml import Element, Run, parse, root_of
from kg.readers.transcripts import subtitles
from kg.readers.transcripts.characters import sound
from kg.readers.transcripts.clock import seconds
from kg.readers.transcripts.finish import finish
from kg.readers.transcripts.places import line_of, line_starts
from kg.readers.transcripts.rollup import Screen, Shown
from kg.records.document import Field
from kg.records.errors import InputError

ROOTS = {"tt": "TTML", "timedtext": "YouTube's XML", "transcript": "YouTube's XML"}
_OFFSET = re.compile(r"\s*(\d{1,9}(?:\.\d{1,9})?)(h|m|s|ms|f|t)\s*")
_FRAMES = re.compile(r"\s*(\d{2,6}:\d{2}:\d{2})[:;](\d{1,3})(?:\.\d{1,3})?\s*")
_UNITS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}


def recognise(page: Page) -> tuple[float, str]:
    """Say how sure it is that the page is captions in XML: by its root."""
    root = root_of(page.text)
    if root == "tt" or root == "timedtext" or (root == "transcript" and re.search(r"<text\s+start=", page.text)):
        return 0.99, f"It is XML with the root of {ROOTS[root]}."
    return 0.0, "It is no XML of captions."


def read(page: Page) -> Reading:
    """Return the captions as cues. Raises InputError for no sound XML and where no caption has words."""
    root, problems = parse(page)
    starts = line_starts(page.text)
    screens = list(_ttml(root, starts) if root.name == "tt" else _youtube(root, starts))
    made = subtitles.cues([screen for screen in screens if screen.parts])
    if not made:
        raise InputError(f"{page.path} is {ROOTS.get(root.name, 'XML')}, but no caption in it has any words.")
    fields = tuple(_fields(root, page))
    rows: dict[int, list[str]] = {}
    for field in fields:
        rows.setdefault(field.line, []).append(field.value)
    for cue in made:
        rows.setdefault(cue.line, []).append(f"{cue.speaker_raw}: {cue.text}" if cue.speaker_raw else cue.text)
    lines = tuple(" ".join(rows.get(n, ())) for n in range(1, len(page.lines) + 1))
    title = next((field.value for field in fields if field.name == "title"), "")
    return finish(page.path, Reading(title, fields, cues=tuple(made), problems=problems, lines=lines))


def _fields(root: Element, page: Page) -> Iterator[Field]:
    """Yield what the head of a TTML file states: its title and language."""
    head = root.first("head") if root.name == "tt" else None
    titles = [one for one in head.walk() if one.name == "title" and one.text] if head else []
    for one in titles[:1]:
        yield Field("title", one.text, one.line)
    if root.attributes.get("lang", "").strip():
        yield Field("language", root.attributes["lang"].strip(), root.line)


def _ttml(root: Element, starts: list[int]) -> Iterator[Screen]:
    """Yield the paragraphs with their times, those of what they stand in added, and the agents that speak them."""
    rate, ticks = _rates(root)
    agents = {
        one.attributes.get("id", ""): next((name.text for name in one.walk() if name.name == "name"), "")
        for one in root.walk()
        if one.name == "agent"
    }
    waiting: list[tuple[Element, float, float | None, str]] = [(root, 0.0, None, "")]
    while waiting:
        one, base, until, agent = waiting.pop()
        begin = second(one.attributes.get("begin", ""), rate, ticks)
        end, length = (second(one.attributes.get(key, ""), rate, ticks) for key in ("end", "dur"))
        agent = one.attributes.get("agent", "").split(" ")[0] or agent
        start = base + (begin or 0.0)
        stop = start + length if length is not None else base + end if end is not None else until
        timed = [child for child in one.all("span") if "begin" in child.attributes] if one.name == "p" else []
        if one.name == "p" and not timed:
            known = begin is not None or base > 0 or stop is not None
            parts = tuple(_parts(one, starts, agents.get(agent) or None, agents))
            yield Screen(one.line, round(start, 6) if known else None, round(stop, 6) if stop else None, parts)
        elif one.name == "span" and "begin" in one.attributes:
            parts = tuple(_parts(one, starts, agents.get(agent) or None, agents))
            yield Screen(one.line, round(start, 6), round(stop, 6) if stop else None, parts)
        else:
            children = [child for child in one.children if isinstance(child, Element) and child.name != "head"]
            waiting.extend((child, start, stop, agent) for child in reversed(children))


def _rates(root: Element) -> tuple[float, float]:
    """Return the frames and the ticks of a second that the root states."""
    frames = float(_whole(root.attributes.get("frameRate", "")) or 30)
    factor = root.attributes.get("frameRateMultiplier", "").split()
    if len(factor) == 2 and (above := _whole(factor[0])) and (below := _whole(factor[1])):
        frames *= above / below
    return frames, float(_whole(root.attributes.get("tickRate", "")) or 1)


def _whole(text: str) -> int | None:
    return int(text) if re.fullmatch(r"\d{1,9}", text) else None


def second(code: str, frames: float = 30.0, ticks: float = 1.0) -> float | None:
    """Return the seconds of a time of TTML, None where it is none.

    >>> second("00:01:02.5"), second("62.5s"), second("00:00:01:15"), second("500ms"), second("soon")
    (62.5, 62.5, 1.5, 0.5, None)
    """
    if match := _OFFSET.fullmatch(code):
        unit = {"f": 1 / frames, "t": 1 / ticks}.get(match[2]) or _UNITS[match[2]]
        return round(float(match[1]) * unit, 6)
    if match := _FRAMES.fullmatch(code):
        return round((seconds(match[1]) or 0.0) + int(match[2]) / frames, 6)
    return seconds(code)


def _parts(one: Element, starts: list[int], speaker: str | None, agents: dict[str, str]) -> Iterator[Shown]:
    """Yield the lines of a caption, ended by breaks; a span may be another agent's."""
    pieces: list[Run] = []
    who = speaker
    for run in [*one.runs(), Element("br", {}, 0)]:
        if isinstance(run, Run):
            pieces.append(run)
            continue
        other = agents.get(run.attributes.get("agent", ""), "")
        if run.name != "br" and not other:
            continue
        if shown := _shown(pieces, starts, who):
            yield shown
        pieces, who = [], other or who


def _shown(pieces: list[Run], starts: list[int], speaker: str | None) -> Shown | None:
    text = " ".join("".join(run.text for run in pieces).split())
    first = next((run for run in pieces if run.text.strip()), None)
    if first is None:
        return None
    at = first.offset + len(first.text) - len(first.text.lstrip())
    return Shown(line_of(starts, at), at, sound(text), speaker)


def _youtube(root: Element, starts: list[int]) -> Iterator[Screen]:
    """Yield the captions of srv3 (milliseconds) and of srv1 (seconds)."""
    for one in root.walk():
        if one.name == "p":
            start, length = _number(one, "t", 1000), _number(one, "d", 1000)
        elif one.name == "text":
            start, length = _number(one, "start", 1), _number(one, "dur", 1)
        else:
            continue
        end = round(start + length, 6) if start is not None and length is not None else None
        yield Screen(one.line, start, end, tuple(_parts(one, starts, None, {})))


def _number(one: Element, key: str, unit: int) -> float | None:
    text = one.attributes.get(key, "")
    return float(text) / unit if re.fullmatch(r"\d{1,12}(?:\.\d{1,9})?", text) else None


ROW = Reader("timed-text", "Captions in XML: TTML, and YouTube's (srv1, srv3)", recognise, read)
