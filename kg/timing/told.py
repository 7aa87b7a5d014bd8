"""Put what was decided into the documents: rows of timecodes, seconds of items, lines that say them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from kg.records.document import Candidate, Document, Item, Timecode
from kg.text import timecode
from kg.text.codeforms import (
    AS_WRITTEN,
    CARRIED,
    GROUP_TOO_MANY,
    HOURS_MINUTES,
    HUNDREDTHS,
    LETTERS,
    MINUTES_ALONE,
    POINTS,
)
from kg.text.timecode import clock
from kg.timing.choices import ADDED_HOUR, DISPLACED, LOST_HOUR, OTHER_HOUR, SHIFTED, TWICE, beyond
from kg.timing.hearing import LEAD, QUOTED, TAIL
from kg.timing.passages import Passage, words
from kg.timing.repair import Decision
from kg.timing.transcripts import Heard
from kg.timing.words import terms

PHRASES = {
    AS_WRITTEN: "as written",
    HUNDREDTHS: "as minutes, seconds and hundredths",
    HOURS_MINUTES: "as hours and minutes",
    POINTS: "with colons for its points",
    LETTERS: "with digits for its letters",
    CARRIED: "with what is sixty and more carried over",
    MINUTES_ALONE: "as minutes since the start, which count the hour as well",
    GROUP_TOO_MANY: "without the group in front",
    LOST_HOUR: "with the hour that it lost",
    ADDED_HOUR: "without the hour that was added",
    OTHER_HOUR: "with another hour",
    TWICE: "without an offset that was added twice",
    DISPLACED: "where its words stand",
    SHIFTED: "shifted like the codes around it",
}
"""How each kind of mistake is undone, for people."""
FARTHEST = 20.0
"""Nats above the cheapest meaning from which a meaning is not worth a row; what is written always is."""
SAYS = 0.35
"""Share of an item's words in their own order from which a place of the transcript says the same."""
SAYS_NATS = 20.0
"""Nats that such a place must have at least: fewer are a turn of phrase."""
SURE, MARGIN = 25.0, 12.0
"""Nats that the best place of an item without a code must have, and have more than any other, to be its time: of such
places nine in ten are within a minute."""
FEWEST = 8
"""Terms of an item without a code from which it is looked for in the transcript."""
_OF_MUCH = frozenset({"paragraph"})
"""Kinds of items that speak of much that was said here and there: only a quote has one second."""
_NOT_SAID = frozenset({"section", "named-entity", "person", "company", "topic", "tool", "see-also", "concept"})
"""Kinds of items that name things rather than say them."""


def rows(passages: Sequence[Passage], decisions: Sequence[Decision], length: float | None) -> tuple[Timecode, ...]:
    """Return a page's rows of timecodes, in the order of the page."""
    return tuple(
        Timecode(
            passage.line,
            passage.code.column,
            passage.code.raw,
            decision.chosen.seconds,
            decision.status,
            tuple(
                Candidate(option.seconds, margin)
                for option, margin in zip(decision.options, decision.margins, strict=True)
                if margin <= FARTHEST or option.seconds == passage.written
            ),
            _why(passage, decision, length),
        )
        for passage, decision in zip(passages, decisions, strict=True)
    )


def _why(passage: Passage, decision: Decision, length: float | None) -> str:
    """Return one sentence: how the code was read, and why so."""
    written = next(option for option in decision.options if option.seconds == passage.written)
    past = length is not None and beyond(written.seconds, length) > 0
    if decision.status == "as-written":
        heard = "its words stand there" if _is_heard(decision) else "nothing speaks against it"
        return f"Taken as written: {heard}."
    slip = passage.code.readings[0].how
    if decision.status == "repaired" and decision.chosen.how == slip != AS_WRITTEN:
        return f"Read {PHRASES[slip]}, {clock(decision.chosen.seconds)}: as it stands it is no time."
    if past and length is not None:
        reason = f"as written it lies beyond the recording's end ({clock(length)})"
    elif decision.chosen.against < 1 and decision.chosen != written and not passage.ends_range:
        reason = f"its words stand there and not at {clock(written.seconds)}"
    else:
        reason = f"its words do not stand at {clock(written.seconds)}"
    if decision.status == "repaired":
        return f"Read {PHRASES[decision.chosen.how]}, {clock(decision.chosen.seconds)}: {reason}."
    other = next((o for o in decision.options if o.seconds != decision.chosen.seconds), decision.chosen)
    return (
        f"Doubtful: {PHRASES[decision.chosen.how]} it is {clock(decision.chosen.seconds)}, "
        f"{PHRASES[other.how]} {clock(other.seconds)}; {reason if past or written.against >= 1 else 'both may be'}."
    )


def _is_heard(decision: Decision) -> bool:
    """Return whether a code's words were found near it, rather than nowhere."""
    return decision.chosen.against < 1 and any(option.against > 2 for option in decision.options)


def items(
    document: Document,
    passages: Sequence[Passage],
    decisions: Sequence[Decision],
    heard: Heard | None,
    length: float | None,
) -> tuple[Item, ...]:
    """Return a page's items with their seconds inside the recording, and the transcript's lines that say them."""
    own = {passage.item: at for at, passage in reversed(list(enumerate(passages))) if passage.item is not None}
    lent = [passage.line for passage in passages]
    told = []
    for index, item in enumerate(document.items):
        at = own.get(index)
        timed = _own(item, passages, decisions, at) if at is not None else _lent(item, passages, decisions, lent)
        told.append(_said(timed, passages[at] if at is not None else None, heard, length))
    return tuple(_until_next(told))


def _own(item: Item, passages: Sequence[Passage], decisions: Sequence[Decision], at: int) -> Item:
    """Return an item with the second of its own code, and of the one that ends its range."""
    start = decisions[at].chosen.seconds
    ranged = at + 1 < len(passages) and passages[at + 1].code.after == "range"
    end = decisions[at + 1].chosen.seconds if ranged else None
    return replace(item, start_s=start, end_s=end if end is not None and end >= start else None)


def _lent(item: Item, passages: Sequence[Passage], decisions: Sequence[Decision], lines: Sequence[int]) -> Item:
    """Return an item with the second of the first code inside it, or of a code of its own that nothing else read.

    `lines` are those of the passages, which are in order.
    """
    for at in range(bisect_left(lines, item.line), len(lines)):
        if lines[at] > item.line_end:
            break
        if passages[at].item is None and item.kind == passages[at].kind:
            return replace(item, start_s=decisions[at].chosen.seconds)
    raw = timecode.seconds(item.time_raw) if item.time_raw else None
    return replace(item, start_s=raw) if raw is not None else item


def _until_next(told: Sequence[Item]) -> list[Item]:
    """Return the items, each chapter going on until the next one begins."""
    later = [*told[1:], None]
    return [
        replace(item, end_s=after.start_s)
        if after
        and item.kind == after.kind == "chapter"
        and item.end_s is None
        and item.start_s is not None
        and after.start_s is not None
        and after.start_s > item.start_s
        else item
        for item, after in zip(told, later, strict=False)
    ]


def looked_for(document: Document) -> list[str]:
    """Return the words of the items that have no code and may yet be found in a transcript."""
    texts = [words(item) for item in document.items if item.time_raw is None and item.kind not in _NOT_SAID]
    return [text for text in texts if len(text) >= 4 * FEWEST and len(terms(text)) >= FEWEST]


def _said(item: Item, passage: Passage | None, heard: Heard | None, length: float | None) -> Item:
    """Return an item with the transcript's lines that say it, and with their second where it has none."""
    text = passage.text if passage else words(item)
    found = heard.transcript.found.get(text) if heard else None
    if heard is None or found is None or not found.places:
        return item
    stream = heard.transcript.stream
    if item.start_s is None:
        place = found.places[0]
        quoted = place.score >= SAYS_NATS and place.said >= QUOTED
        about = item.kind not in _OF_MUCH and place.score >= SURE and found.margin() >= MARGIN
        if not (quoted or about):
            return item
        second = round(heard.clock.second(stream.place(place.term))[0], 1)
        item = replace(item, start_s=second if length is None else min(second, length))
    else:
        span = passage.span if passage else 0.0
        first, last = (heard.clock.place(item.start_s + by) for by in (-LEAD, TAIL + span))
        near = heard.transcript.index.pin(text, found, stream.term(first), stream.term(last))
        if near is None:
            return item
        place = near
    if place.score < SAYS_NATS or place.said < SAYS:
        return item
    cues = heard.transcript.document.cues
    first_cue = stream.cues[min(place.term, len(stream.cues) - 1)]
    last_cue = stream.cues[min(place.term + len(terms(text)) - 1, len(stream.cues) - 1)]
    said = (heard.transcript.document.source.id, cues[first_cue].line, cues[max(first_cue, last_cue)].line)
    return replace(item, said=said)
