"""Speakers named in the words of captions: "ADA: Good morning.", ">> Ada: …", "[Ada]: …", a name on a line of its own.

A label may stand at the head of every caption or only where the speaker changes. Words before a colon are a label where
they come back, where others do so too, and where what follows begins as a turn does: a title that comes back
("Looms and Cards: how they met") goes on in small letters in a file that otherwise writes its turns with capitals.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.readers.transcripts.names import bare, is_nameless, may_be_speaker
from kg.readers.transcripts.rollup import Screen, Shown

_LABEL = re.compile(
    r"(?:-\s?)?(?P<chevrons>(?:>>>?|＞＞|»)\s*)?"
    r"(?:\[(?P<boxed>[^\[\]:：]{1,60})\]|(?P<name>[^\s\[\]:：<>-][^\[\]:：<>]{0,60}?))"
    r"\s?(?::(?=\s|$)|：)\s*"
)
_BOXED = re.compile(r"(?:-\s?)?[\[(](?P<name>[^\[\]():：]{2,60})[\])]\s+(?=\S)")
_CHANGE = re.compile(r"\s*(?:>>|＞＞)")
"""Where captions say that another speaks, whoever it is."""
_OFTEN = 2
"""Times that a name must come back in the file."""
_EVERY = 0.9
"""Share of the captions that begin with a label where programs write one at the head of each."""
_MANY = 5
"""Turns of others from which their capitals tell how turns begin in the file."""
_SHARE = 0.75
"""Share of the screens that begin with a line of nothing but a name, where names stand so."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A label at the head of a caption's line."""

    name: str
    end: int
    """Characters that it takes."""
    sure: bool
    """Whether chevrons say that it is one."""


def voiced(screens: Sequence[Screen]) -> list[Screen]:
    """Return the screens with speakers from labels in their lines, taken off; a label holds until the next.

    Screens with voice tags are left as they are.
    """
    parts = [part for screen in screens for part in screen.parts]
    if any(part.speaker for part in parts):
        return list(screens)
    for labels in (_colons(screens, parts), _boxes(parts), _headed(screens)):
        if labels:
            return _spoken(screens, labels)
    return list(screens)


def _colons(screens: Sequence[Screen], parts: Sequence[Shown]) -> dict[int, _Told]:
    """Return by the ids of parts the labels with a colon that the file bears out: names that come back, and all where
    every caption has one."""
    found = {id(part): told for part in parts if (told := _label(part.text))}
    starts = _starts(parts, found)
    counts = Counter(told.name for told in found.values())
    kept = {name for name, count in counts.items() if count >= _OFTEN and starts(name)}
    kept |= {told.name for told in found.values() if told.sure and len(kept) > 0}
    total = sum(counts[name] for name in kept)
    if kept and sum(id(screen.parts[0]) in found for screen in screens if screen.parts) >= _EVERY * len(screens):
        return {key: told for key, told in found.items() if starts(told.name)}
    if not kept or (len(kept) == 1 and total * 2 < len(parts)) or (len(kept) > 1 and total < 4):
        return {}
    if len(kept) > 1 and total >= 6:
        kept |= {name for name in counts if " " in name and starts(name) and not is_nameless(name)}
    return {key: told for key, told in found.items() if told.name in kept}


def _label(text: str) -> _Told | None:
    match = _LABEL.match(text)
    name = bare((match["boxed"] or match["name"]).strip()) if match else ""
    return _Told(name, match.end(), bool(match["chevrons"])) if match and name and may_be_speaker(name) else None


def _starts(parts: Sequence[Shown], found: dict[int, _Told]) -> _Begins:
    """Return what says whether a label's words begin as the file's turns do."""
    small: Counter[str] = Counter()
    great: Counter[str] = Counter()
    turns: Counter[str] = Counter()
    for part in parts:
        if (told := found.get(id(part))) and (rest := part.text[told.end :]):
            turns[told.name] += 1
            small[told.name] += rest[:1].islower()
            great[told.name] += rest[:1].isupper()
    return _Begins(small, great, turns)


@dataclass(frozen=True, slots=True)
class _Begins:
    """With how many small and capital letters what follows each label begins."""

    small: Counter[str]
    great: Counter[str]
    turns: Counter[str]

    def __call__(self, name: str) -> bool:
        """Return whether a name's turns begin like those of the others: not small where those are great."""
        others_small, others_great = self.small.total() - self.small[name], self.great.total() - self.great[name]
        return 2 * self.small[name] <= self.turns[name] or others_great < _MANY or others_great <= 2 * others_small


def _boxes(parts: Sequence[Shown]) -> dict[int, _Told]:
    """Return the labels in brackets without a colon: several names that come back; sounds stand so too."""
    found: dict[int, _Told] = {}
    for part in parts:
        match = _BOXED.match(part.text)
        name = bare(match["name"].strip()) if match else ""
        if match and may_be_speaker(name) and not is_nameless(name) and (" " in name or not name.isupper()):
            found[id(part)] = _Told(name, match.end(), False)
    counts = Counter(told.name for told in found.values())
    kept = {name for name, count in counts.items() if count >= _OFTEN}
    if len(kept) < 2 or sum(counts[name] for name in kept) * 6 < len(parts):
        return {}
    return {key: told for key, told in found.items() if told.name in kept}


def _headed(screens: Sequence[Screen]) -> dict[int, _Told]:
    """Return the names that stand on the first line of nearly every screen, above its words."""
    heads: dict[str, list[Shown]] = defaultdict(list)
    for screen in screens:
        name = bare(screen.parts[0].text.strip(" :：")) if len(screen.parts) > 1 else ""
        if name and may_be_speaker(name) and screen.parts[0].text.rstrip(":： ")[-1:] not in ".?!,":
            heads[name].append(screen.parts[0])
    often = {name: parts for name, parts in heads.items() if len(parts) >= _OFTEN}
    if not often or sum(map(len, often.values())) < _SHARE * len(screens):
        return {}
    return {id(part): _Told(name, len(part.text), True) for name, parts in heads.items() for part in parts}


def _spoken(screens: Iterable[Screen], labels: dict[int, _Told]) -> list[Screen]:
    told: list[Screen] = []
    speaker = None
    for screen in screens:
        lines = []
        for part in screen.parts:
            label = labels.get(id(part))
            if label:
                speaker = label.name
            elif _CHANGE.match(part.text):
                speaker = None
            at = label.end if label else 0
            lines.append(replace(part, text=part.text[at:], offset=part.offset + at, speaker=speaker))
        told.append(replace(screen, parts=tuple(line for line in lines if line.text)))
    return [screen for screen in told if screen.parts]
