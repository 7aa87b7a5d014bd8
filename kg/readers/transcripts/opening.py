"""Who the host and the guests are, by what stands above the first turn and what the first turns say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.languages.chinese import openings
from kg.names import voices
from kg.records.document import Cue, Field, Item

TURNS = 12
"""Turns in which a host introduces himself: a teaser and a sponsor may come before."""
_WORD = r"[^\W\d_a-z][\w’'.-]*\w"
_NAME = rf"(?P<name>{_WORD}(?: (?:(?:van|von|de|der|den|di|da|del|la|le|bin|al) )*{_WORD}){{0,3}})"
_FIELD = re.compile(
    rf"(?:^|(?<=[.;|·•—–] ))(?P<key>hosts?|hosted by|presenter|presented by|interviewer|guests?|interviewee)"
    rf"(?:\s*[:：]\s*|(?<=by)\s+)(?-i:{_NAME})(?=\s*(?:[.,;|·•—–(]|$))",
    re.IGNORECASE,
)
_I_AM = re.compile(
    rf"(?:\b(?:I['’]m|I am|[Mm]y name is|[Ww]ith me,?|[Yy]our host,?|host of the show,)(?: your host,?)?) {_NAME}"
)
_OPENS = re.compile(
    r"\b(?:welcome(?: back)? to|this is|you(?:['’]re| are) listening to|(?:my|our) guests?\b|joined by|"
    r"joining (?:me|us)|"
    r"i(?:['’]m| am) (?:talking|speaking) (?:to|with)|i (?:talk|speak|sit down) (?:to|with))",
    re.IGNORECASE,
)
_INTRODUCES = re.compile(
    r"\b(?:(?:my|our|today['’]s|tonight['’]s)(?: \w+)? guests?|joined by|joining (?:me|us)|"
    r"(?:talking|speaking) (?:to|with)|bring in|please welcome|sit(?:ting)? down with)\b",
    re.IGNORECASE,
)

_CO_HOST = re.compile(r"\b(?:co-?hosts?|colleagues?|producers?|fellow hosts?)(?: is)?,? $", re.IGNORECASE)


def told(fields: Sequence[Field], items: Sequence[Item], cues: Sequence[Cue]) -> tuple[Field, ...]:
    """Return header fields for the host and the guests, each only where no field states it.

    A host is who says so above the turns ("Host: …") or who opens the show and gives the name of the own label; guests
    are those whom the host introduces, or the title names, and who speak. `line` is where the name stands.
    """
    stated = {field.name for field in fields}
    above = [*_above(items, cues), *_chinese(items, cues)]
    hosts = [field for field in above if field.name == "host"] or [*_opening(cues)][:1]
    guests = [field for field in above if field.name == "guest"] or [*_guests(fields, cues, hosts)]
    guests = guests or [*_titled(fields, items, cues)]
    others = [field for field in above if field.name not in ("host", "guest")]
    found = {(f.name, f.value): f for f in (*others, *hosts, *guests) if f.name not in stated}
    return tuple(found.values())


def _above(items: Sequence[Item], cues: Sequence[Cue]) -> Iterator[Field]:
    """Yield hosts and guests of lines above the first turn: "Recorded in Leeds. Host: Grace Hopper."."""
    first = cues[0].line if cues else 0
    for item in items:
        if item.line < first:
            for match in _FIELD.finditer(item.title):
                name = "guest" if match["key"].lower().startswith(("guest", "interviewee")) else "host"
                yield Field(name, match["name"], item.line)
            by = _BY.search(item.title[:300])
            if by:
                yield Field("host", by["name"], item.line)


_BY = re.compile(
    rf"\b(?:interview(?:ed)?(?: conducted)?|conducted|questions?) by (?-i:{_NAME})(?=\s*(?:[.,;|(]|$))", re.IGNORECASE
)
_OF = re.compile(
    r"\b(?:interview|conversation|talk|oral history|recollections|reminiscences|memoirs?|testimony|transcript)"
    rf"(?: interview)? (?:of|with) (?:(?:Mr|Mrs|Ms|Dr|Prof|Sir|Dame)\.? )?(?-i:{_NAME})(?=\s*(?:[.,;:|(–—]|$))",
    re.IGNORECASE,
)


def _titled(fields: Sequence[Field], items: Sequence[Item], cues: Sequence[Cue]) -> Iterator[Field]:
    """Yield the one whom a title or a line above the first turn names as interviewed, where a label is only a part."""
    labels = {cue.speaker_raw for cue in cues if cue.speaker_raw}
    if not any(voices.part(label) in ("guest", "nameless") for label in labels):
        return
    first = cues[0].line if cues else 0
    places = [(field.value, field.line) for field in fields if field.name == "title"]
    places += [(item.title, item.line) for item in items if item.line < first]
    found = next(((match, line) for text, line in places if (match := _OF.search(text[:300]))), None)
    if found:
        yield Field("guest", found[0]["name"], found[1])


def _chinese(items: Sequence[Item], cues: Sequence[Cue]) -> Iterator[Field]:
    """Yield show, hosts and guests that a title above the turns, labels and the first turns tell in Chinese."""
    first = cues[0].line if cues else 0
    head = next((item for item in items if item.line < first), None)
    told = tuple(openings.titled(head.title)) if head else ()
    if head and told:
        yield Field("title", head.title, head.line)
        yield from (Field(name, value, head.line) for name, value in told)
    host = None
    for cue in cues[:TURNS]:
        part = voices.part(cue.speaker_raw or "")
        name = openings.introduces_self(cue.text) if part else None
        opens = openings.opens(cue.text)
        if name and (part == "host" or (part == "nameless" and opens)):
            yield Field("host", name[0], cue.line)
        elif name and part == "guest":
            yield Field("guest", name[0], cue.line)
        if part == "host" or (opens and cue.speaker_raw):
            host = host or cue.speaker_raw
    for cue in cues[:TURNS]:
        if host and cue.speaker_raw == host:
            yield from (Field("guest", name, cue.line) for name, _ in openings.introduced(cue.text))


def _opening(cues: Sequence[Cue]) -> Iterator[Field]:
    """Yield who opens the show and gives the name that the own label has."""
    for cue in cues[:TURNS]:
        if cue.section != "sponsor" and cue.speaker_raw and _OPENS.search(cue.text):
            for match in _I_AM.finditer(cue.text):
                if _same(match["name"], cue.speaker_raw):
                    yield Field("host", match["name"], cue.line)


def _guests(fields: Sequence[Field], cues: Sequence[Cue], hosts: Sequence[Field]) -> Iterator[Field]:
    """Yield those who speak and whom the host introduces, or the title names, in the order in which they speak."""
    labels = dict.fromkeys(cue.speaker_raw for cue in cues if cue.speaker_raw)
    host = next((label for label in labels if any(_same(field.value, label) for field in hosts)), None)
    if host is None:
        return
    places = [(field.value, field.line) for field in fields if field.name == "title"]
    places += [(cue.text, cue.line) for cue in cues if cue.speaker_raw == host and _INTRODUCES.search(cue.text)]
    for label in labels:
        found = _first(label, places) if label != host and " " in label else None
        if found is not None:
            yield found


def _first(label: str, places: Iterable[tuple[str, int]]) -> Field | None:
    """Return the guest of this label, spelled as where the name stands first; None where it does not stand."""
    words = r"\s+".join(re.escape(word) for word in label.split())
    for text, line in places:
        match = re.search(rf"(?<![\w’'-]){words}(?![\w-])", text, re.IGNORECASE)
        if match and not _CO_HOST.search(text[: match.start()]):
            return Field("guest", match[0], line)
    return None


def _same(name: str, label: str) -> bool:
    """Tell whether a name is that of a label, or a part of it, in whatever case."""
    own, other = (set(re.findall(r"[^\W\d_]+", text.lower())) for text in (name, label))
    return bool(own) and bool(other) and (own <= other or other <= own)
