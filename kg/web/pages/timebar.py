"""A recording as one drawing: chapters, claims by kind, quotes, who is named when, gaps and doubtful stretches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.queries.legend import Legend
from kg.queries.words import clock
from kg.web.markup import Content, Markup, tag
from kg.web.page import Desk

if TYPE_CHECKING:
    from kg.web.pages.recording import Talk

WIDTH = 1000.0
LEFT = 120.0
"""Units that the words at the left take."""
LANE = 16.0
GAP = 90.0
"""Seconds without a caption that are shown as a gap."""
STEPS = (60, 300, 600, 900, 1800, 3600, 7200)
"""Seconds between the marks of the axis, the first that gives at most a dozen."""


def draw(desk: Desk, known: Legend, said: Talk, cuts: Sequence[float]) -> Markup | None:
    """Return the drawing; None where nothing has a second."""
    if said.end <= 0:
        return None
    lanes = list(_lanes(desk, known, said))
    height = LANE * (len(lanes) + 2)
    shown: list[Content] = [_axis(said.end, height)]
    for number, (words, marks) in enumerate(lanes):
        y = LANE * (number + 1)
        shown.append(tag("text", words[:18], x=0, y=y + 11, class_="lane"))
        shown.append(tag("g", marks, transform=f"translate(0 {y:g})"))
    label = desk.say("the conversation from 0:00:00 to {end}", end=clock(said.end))
    svg = tag("svg", tag("title", label), shown, viewBox=f"0 0 {WIDTH:g} {height:g}", role="img", class_="timebar")
    hint = desk.say("each mark leads to its words")
    return tag("figure", tag("div", svg, class_="scroll", tabindex="0"), tag("figcaption", hint), class_="bar")


def _x(second: float, end: float) -> float:
    return round(LEFT + (WIDTH - LEFT) * min(1.0, max(0.0, second / end)), 1)


def _axis(end: float, height: float) -> Markup:
    step = next((step for step in STEPS if end / step <= 12), STEPS[-1])
    marks = []
    for second in range(0, int(end) + 1, step):
        x = _x(second, end)
        marks.append(tag("line", x1=x, x2=x, y1=10, y2=height - LANE, class_="tick"))
        marks.append(tag("text", clock(second)[:-3], x=x, y=height - 4, class_="axis"))
    return tag("g", marks)


def _lanes(desk: Desk, known: Legend, said: Talk) -> Iterator[tuple[str, list[Markup]]]:
    end = said.end
    if said.transcript:
        yield desk.say("transcript"), list(_heard(desk, said))
    if said.chapters:
        starts = [row[0] for row in said.chapters]
        ends = [*starts[1:], end]
        marks = [
            _bar(desk, said, start, stop, f"chapter n{n % 2}", item.title)
            for n, ((start, item, _), stop) in enumerate(zip(said.chapters, ends, strict=True))
        ]
        yield desk.say("chapters"), marks
    for kind in dict.fromkeys(claim.kind for claim in sorted(said.claims, key=lambda claim: claim.kind)):
        found = [claim for claim in said.claims if claim.kind == kind and claim.start_s is not None]
        yield desk.tongue.kind(kind), [_tick(desk, said, c.start_s or 0.0, f"kind-{kind}", c.text) for c in found]
    quotes = [(second, item.title) for second, item, _ in said.items if item.kind == "quote"]
    if quotes:
        yield desk.tongue.kind("quote"), [_tick(desk, said, second, "quoted", words) for second, words in quotes]
    for id_, seconds in said.named:
        yield known.name(id_), [_tick(desk, said, second, "named", known.name(id_)) for second in seconds]


def _heard(desk: Desk, said: Talk) -> Iterator[Markup]:
    """What the transcript covers, and within it the doubtful stretches."""
    assert said.transcript
    cues = [cue for cue in said.transcript.cues if cue.start_s is not None]
    start: float | None = None
    last = 0.0
    for cue in cues:
        second = cue.start_s or 0.0
        if start is None:
            start = second
        elif second - last > GAP:
            yield _bar(desk, said, start, last, "covered", f"{clock(start)}–{clock(last)}")
            start = second
        last = max(second, cue.end_s or second)
    if start is not None:
        yield _bar(desk, said, start, max(last, start), "covered", f"{clock(start)}–{clock(last)}")
    for first, final in said.transcript.doubtful:
        seconds = [cue.start_s or 0.0 for cue in cues if first <= cue.line <= final]
        if seconds:
            yield _bar(desk, said, min(seconds), max(seconds) + 1, "doubted", desk.say("doubtful stretch"))


def _to(desk: Desk, said: Talk, second: float) -> str:
    if desk.links.static:
        return "#side"
    return f"{desk.links.thing(said.recording.id)}?from={int(second)}#side"


def _bar(desk: Desk, said: Talk, start: float, stop: float, class_: str, words: str) -> Markup:
    x, end = _x(start, said.end), _x(stop, said.end)
    shape = tag("rect", x=x, y=1, width=round(max(1.0, end - x - 0.5), 1), height=LANE - 3, rx=2, class_=class_)
    return tag("a", tag("title", f"{clock(start)} {words}"), shape, href=_to(desk, said, start), tabindex="-1")


def _tick(desk: Desk, said: Talk, second: float, class_: str, words: str) -> Markup:
    shape = tag("rect", x=_x(second, said.end), y=2, width=2.5, height=LANE - 5, class_=class_)
    return tag("a", tag("title", f"{clock(second)} {words}"), shape, href=_to(desk, said, second), tabindex="-1")
