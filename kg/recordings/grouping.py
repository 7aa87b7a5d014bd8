"""Which sources are about one recording: the same video, the same guest and nearly the same title or length, or a page
whose quotes stand in a transcript at the seconds that the page gives.

Undecided means apart, and a `Problem` says so; kg.toml has the last word.
"""

from __future__ import annotations

import fnmatch
import hashlib
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from kg.names.alike import Persons
from kg.names.guests import same_person
from kg.quoting.wording import at_their_seconds, word_for_word
from kg.recordings.bonds import (
    AT_THEIR_SECONDS,
    SAME_TITLES,
    SHARED_PASSAGES,
    TITLE_WORDS,
    VIDEO,
    Bond,
    at_odds,
    bond_of,
    excluded,
)
from kg.recordings.merging import merged
from kg.recordings.traits import Traits, stated_guests, traits_of
from kg.records.document import Document, Recording
from kg.records.problem import APART, JOINED, Problem
from kg.text.normalize import key
from kg.workspace.config import RecordingOverride

MANY = 8
"""Sources that may be about the same recording as one and are told each; of more only the first, and how many."""


def group(
    documents: Sequence[Document], overrides: Sequence[RecordingOverride] = ()
) -> tuple[tuple[Recording, ...], tuple[Problem, ...]]:
    """Return the recordings that the documents are about, sorted by id, and what stayed undecided.

    Every document is in exactly one recording; the outcome does not depend on the order of the documents.
    """
    ordered = sorted(documents, key=lambda document: (document.source.path, document.source.id))
    told, problems = _overridden(ordered, overrides)
    guests = Persons(sorted({name for document in ordered for name in stated_guests(document)}))
    traits = [traits_of(document, told.get(document.source.id), guests) for document in ordered]
    groups, doubts = _cluster(traits)
    recordings = _named([merged(members, why) for members, why in groups])
    return tuple(sorted(recordings, key=lambda recording: recording.id)), tuple(sorted({*problems, *doubts}))


def _overridden(
    documents: Sequence[Document], overrides: Sequence[RecordingOverride]
) -> tuple[dict[str, RecordingOverride], list[Problem]]:
    """The override of each source, by id, and patterns that match no source."""
    told: dict[str, RecordingOverride] = {}
    problems = []
    for override in overrides:
        for pattern in override.files:
            matched = [document for document in documents if _matches(document.source.path, pattern)]
            for document in matched:
                told.setdefault(document.source.id, override)
            if not matched:
                problems.append(Problem("kg.toml", 0, "unmatched-file", f"no source is called “{pattern}”."))
    return told, problems


def _matches(path: str, pattern: str) -> bool:
    return fnmatch.fnmatchcase(path, pattern) or fnmatch.fnmatchcase(path, "*/" + pattern.removeprefix("./"))


def _cluster(traits: Sequence[Traits]) -> tuple[list[tuple[list[Traits], str]], list[Problem]]:
    """Join the surest pairs first, never two groups of which any two members exclude each other."""
    near = _near(traits)
    odds = {(a, b): why for a, b in near if (why := at_odds(traits[a], traits[b]))}
    bonds = {
        (a, b): bond for a, b in near if (a, b) not in odds and (bond := bond_of(traits[a], traits[b])) is not None
    }
    if any(trait.document.cues for trait in traits) and not _is_one(len(traits), bonds):
        bonds |= _heard(traits, bonds)
    pairs = [(a, b, bond) for (a, b), bond in bonds.items()]
    pairs.sort(key=lambda row: (-row[2].strength, row[1], row[0]))
    home = list(range(len(traits)))
    members = {number: [number] for number in home}
    whys: dict[int, list[str]] = {}
    doubts, open_ = list(_told_apart(traits, odds)), []
    for a, b, bond in pairs:
        left, right = sorted((home[a], home[b]))
        if left == right:
            continue
        met = ((max(x, y), min(x, y)) for x in members[left] for y in members[right])
        clash = next((why for x, y in met if (why := odds.get((x, y)) or excluded(traits[x], traits[y]))), None)
        if clash is None and bond.strength > 0:
            for number in members[right]:
                home[number] = left
            members[left] = sorted([*members[left], *members.pop(right)])
            whys[left] = [*whys.get(left, []), *whys.pop(right, []), bond.why]
            if bond.why == SAME_TITLES:
                doubts.append(_weakly_joined(traits[a].document, traits[b].document, bond.why))
        elif clash is None:
            open_.append((a, b, bond.why))
        elif bond.strength == VIDEO and excluded(traits[a], traits[b]) == clash:
            doubts.append(_undecided(traits[a].document, traits[b].document, f"{bond.why}, but {clash}"))
    doubts += _left_open(traits, open_)
    groups = [([traits[n] for n in members[root]], root) for root in sorted(members)]
    return [(rows, _why(rows, whys.get(root, []))) for rows, root in groups], doubts


def _near(traits: Sequence[Traits]) -> list[tuple[int, int]]:
    """The pairs that may have to do with each other: of one video, override, guest, or title where one has no guest."""
    homes: dict[Hashable, list[int]] = defaultdict(list)
    persons = Persons(name for trait in traits for name in trait.guests)
    for number, trait in enumerate(traits):
        same = {other for name in trait.guests for other in persons.same(name)}
        at = {*trait.videos, *((True, name) for name in same), id(trait.override)}
        at |= {trait.words} if len(trait.words) >= TITLE_WORDS else set()
        for home in at - {id(None)}:
            homes[home].append(number)
    return sorted({(b, a) for members in homes.values() for a, b in combinations(members, 2)})


def _left_open(traits: Sequence[Traits], pairs: Sequence[tuple[int, int, str]]) -> Iterator[Problem]:
    """Yield a problem for each pair that nothing decides; for a source with many such, one with the first of them."""
    others: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for a, b, why in pairs:
        others[a].append((b, why))
    for a, rows in sorted(others.items()):
        more = f"; so may {len(rows) - 1:,} more" if len(rows) > MANY else ""
        for b, why in rows[:1] if more else rows:
            yield _undecided(traits[a].document, traits[b].document, why + more)


def _told_apart(traits: Sequence[Traits], odds: Mapping[tuple[int, int], str]) -> Iterator[Problem]:
    """Yield a problem for each source that gives the video of others, with the first of them."""
    for a in sorted({a for a, _ in odds}):
        first, *more = sorted(b for x, b in odds if x == a)
        others = f"; so do {len(more)} more" if more else ""
        yield _undecided(traits[a].document, traits[first].document, odds[a, first] + others)


def _undecided(a: Document, b: Document, why: str) -> Problem:
    told = f"may be about the same recording as {b.source.path} ({why}); kept apart, kg.toml can join them."
    return Problem(a.source.path, 0, APART, told, b.source.path)


def _weakly_joined(a: Document, b: Document, why: str) -> Problem:
    told = f"was taken to be about the same recording as {b.source.path} ({why}, no more); kg.toml can part them."
    return Problem(a.source.path, 0, JOINED, told, b.source.path)


def _why(members: Sequence[Traits], whys: Sequence[str]) -> str:
    if members[0].override:
        return "kg.toml says so."
    return f"{'; '.join(dict.fromkeys(whys))}." if whys else "No other source is about it."


def _is_one(count: int, bonds: Mapping[tuple[int, int], Bond]) -> bool:
    """Whether the sure bonds alone hold all sources together."""
    beside: dict[int, list[int]] = defaultdict(list)
    for (a, b), bond in bonds.items():
        if bond.strength > 0:
            beside[a].append(b)
            beside[b].append(a)
    known, left = {0}, [0]
    while left:
        more = [n for n in beside[left.pop()] if n not in known]
        known.update(more)
        left += more
    return len(known) >= count


def _heard(traits: Sequence[Traits], bonds: Mapping[tuple[int, int], Bond]) -> dict[tuple[int, int], Bond]:
    """The bonds of pages with transcripts that have their quotes near the seconds that the pages give.

    Where both name guests, and other ones, the quotes count for nothing.
    """
    made = {}
    documents = [trait.document for trait in traits]
    found = [
        (rows, f"{{}} quotes stand in the transcript{how}")
        for rows, how in ((at_their_seconds(documents), " at their seconds"), (word_for_word(documents), ""))
    ]
    for (page, transcript), count, why in [(*row, why) for rows, why in found for row in sorted(rows.items())]:
        pair = (max(page, transcript), min(page, transcript))
        a, b = traits[page], traits[transcript]
        others = a.guests and b.guests and not any(same_person(x, y) for x in a.guests for y in b.guests)
        weaker = pair not in made and (pair not in bonds or bonds[pair].strength < AT_THEIR_SECONDS)
        if count >= SHARED_PASSAGES and weaker and not others and not excluded(a, b):
            made[pair] = Bond(AT_THEIR_SECONDS, why.format(count))
    return made


def _named(recordings: Sequence[Recording]) -> Iterator[Recording]:
    """Give each recording its id: of its video, else of guest and title, else of its sources as well."""
    plain = {r.sources: f"rec-{r.video or _hash(*map(key, (*sorted(r.guests), r.title)))}" for r in recordings}
    taken = Counter(plain.values())
    for recording in recordings:
        id_ = plain[recording.sources]
        yield replace(recording, id=id_ if taken[id_] == 1 else f"{id_}-{_hash(*recording.sources)}")


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
