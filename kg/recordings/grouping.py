"""Which sources are about one recording: the same video, the same guest and nearly the same title or length, or a page
whose quotes stand in a transcript at the seconds that the page gives.

Undecided means apart, and a `Problem` says so; kg.toml has the last word.
"""

from __future__ import annotations

import fnmatch
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.names.guests import distinct_names, full_host, host_of_show, people, same_person, stands_in
from kg.names.headers import Length, lengths, title_words, video_id
from kg.quoting.wording import Wording, at_their_seconds, shared_passages, word_for_word
from kg.recordings.mismatches import main_speaker, other_guests, other_words
from kg.records.document import Document, Recording
from kg.records.problem import Problem
from kg.text.normalize import fold, key
from kg.workspace.config import RecordingOverride


@dataclass(frozen=True, slots=True)
class _Traits:
    """What one source's header says about the recording."""

    document: Document
    guests: tuple[str, ...]
    hosts: tuple[str, ...]
    videos: frozenset[str]
    lengths: tuple[Length, ...]
    words: frozenset[str]
    """Of the title, without small words."""
    override: RecordingOverride | None
    wording: Wording
    episode: tuple[str, str] | None = None
    """Its show and number."""


@dataclass(frozen=True, slots=True)
class _Bond:
    """Why two sources are about one recording, and how sure that is: 0 undecided, more is surer."""

    strength: int
    why: str


def group(
    documents: Sequence[Document], overrides: Sequence[RecordingOverride] = ()
) -> tuple[tuple[Recording, ...], tuple[Problem, ...]]:
    """Return the recordings that the documents are about, sorted by id, and what stayed undecided.

    Every document is in exactly one recording; the outcome does not depend on the order of the documents.
    """
    ordered = sorted(documents, key=lambda document: (document.source.path, document.source.id))
    told, problems = _overridden(ordered, overrides)
    guests = sorted({name for document in ordered for name in _stated_guests(document)})
    traits = [_traits(document, told.get(document.source.id), guests) for document in ordered]
    groups, doubts = _cluster(traits)
    recordings = _named([_merge(members, why) for members, why in groups])
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


def _values(document: Document, *names: str) -> list[str]:
    return [field.value for field in document.fields if field.name in names]


def _stated_guests(document: Document) -> list[str]:
    return [name for value in _values(document, "guest") for name in people(value)]


def _traits(document: Document, override: RecordingOverride | None, known: Sequence[str]) -> _Traits:
    """What the source says; a guest that only its title names is one where another source states the guest."""
    title = document.field("title") or document.source.title
    stated = list(override.guests if override else ()) or _stated_guests(document)
    guests = stated or [name for name in known if stands_in(name, title)]
    urls = [override.url] if override and override.url else _values(document, "url")
    return _Traits(
        document,
        tuple(guests),
        tuple(override.hosts if override else ()) or tuple(n for v in _values(document, "host") for n in people(v)),
        frozenset(video for url in urls if (video := video_id(url))),
        tuple(lengths(_values(document, "duration"), title)),
        title_words(title) - {word for name in guests for word in title_words(name)},
        override,
        Wording(document),
        _episode(document),
    )


def _episode(document: Document) -> tuple[str, str] | None:
    """The show and the number of the episode, where a source gives both."""
    show, number = document.field("show"), re.search(r"\d+", document.field("episode") or "")
    return (key(show), number[0].lstrip("0")) if show and number else None


def _cluster(traits: Sequence[_Traits]) -> tuple[list[tuple[list[_Traits], str]], list[Problem]]:
    """Join the surest pairs first, never two groups of which any two members exclude each other."""
    odds = {(a, b): why for a in range(len(traits)) for b in range(a) if (why := _at_odds(traits[a], traits[b]))}
    bonds = {
        (a, b): bond
        for a in range(len(traits))
        for b in range(a)
        if (a, b) not in odds and (bond := _bond(traits[a], traits[b]))
    }
    if any(trait.document.cues for trait in traits) and not _is_one(len(traits), bonds):
        bonds |= _heard(traits, bonds)
    pairs = [(a, b, bond) for (a, b), bond in bonds.items()]
    pairs.sort(key=lambda row: (-row[2].strength, row[1], row[0]))
    home = list(range(len(traits)))
    whys: dict[int, list[str]] = {}
    doubts = list(_told_apart(traits, odds))
    for a, b, bond in pairs:
        left, right = sorted((home[a], home[b]))
        if left == right:
            continue
        members = [[n for n, place in enumerate(home) if place == root] for root in (left, right)]
        met = [(max(x, y), min(x, y)) for x in members[0] for y in members[1]]
        clash = next((why for x, y in met if (why := odds.get((x, y)) or _excluded(traits[x], traits[y]))), None)
        if clash is None and bond.strength > 0:
            home = [left if place == right else place for place in home]
            whys[left] = [*whys.get(left, []), *whys.pop(right, []), bond.why]
            if bond.why == _SAME_TITLES:
                doubts.append(_weakly_joined(traits[a].document, traits[b].document, bond.why))
        elif clash is None:
            doubts.append(_undecided(traits[a].document, traits[b].document, bond.why))
        elif bond.strength == _VIDEO and _excluded(traits[a], traits[b]) == clash:
            doubts.append(_undecided(traits[a].document, traits[b].document, f"{bond.why}, but {clash}"))
    groups = [([traits[n] for n, place in enumerate(home) if place == root], root) for root in sorted(set(home))]
    return [(members, _why(members, whys.get(root, []))) for members, root in groups], doubts


def _at_odds(a: _Traits, b: _Traits) -> str | None:
    """Why two sources that give one video are about two recordings all the same, or None."""
    video = sorted(a.videos & b.videos)
    if not video or (a.override is not None and a.override is b.override) or _alike(a, b):
        return None
    left, right = (x.guests or main_speaker(x.document) for x in (a, b))
    if not other_guests(left, right) or not other_words(a.wording, b.wording):
        return None
    names = " and ".join(", ".join(names) for names in (left, right))
    return f"both give the video {video[0]}, but the guests are {names}, and no words are the same"


def _told_apart(traits: Sequence[_Traits], odds: Mapping[tuple[int, int], str]) -> Iterator[Problem]:
    """Yield a problem for each source that gives the video of others, with the first of them."""
    for a in sorted({a for a, _ in odds}):
        first, *more = sorted(b for x, b in odds if x == a)
        others = f"; so do {len(more)} more" if more else ""
        yield _undecided(traits[a].document, traits[first].document, odds[a, first] + others)


def _undecided(a: Document, b: Document, why: str) -> Problem:
    told = f"may be about the same recording as {b.source.path} ({why}); kept apart, kg.toml can join them."
    return Problem(a.source.path, 0, APART, told, b.source.path)


APART, JOINED = "undecided-recording", "recording-by-title"
"""Kinds of problems that tell of doubts: pages kept apart that may be about one recording; pages joined by little."""


def _weakly_joined(a: Document, b: Document, why: str) -> Problem:
    told = f"was taken to be about the same recording as {b.source.path} ({why}, no more); kg.toml can part them."
    return Problem(a.source.path, 0, JOINED, told, b.source.path)


def _why(members: Sequence[_Traits], whys: Sequence[str]) -> str:
    if members[0].override:
        return "kg.toml says so."
    return f"{'; '.join(dict.fromkeys(whys))}." if whys else "No other source is about it."


def _excluded(a: _Traits, b: _Traits) -> str | None:
    """Why two sources cannot be about one recording, or None."""
    if a.override is not b.override and a.override and b.override:
        return "kg.toml puts them into different recordings"
    if a.override is not None and a.override is b.override:
        return None
    if a.videos and b.videos and not a.videos & b.videos:
        return "they give different videos"
    if any(not x.near(y) for x in a.lengths for y in b.lengths):
        return "they give different lengths"
    return None


def _bond(a: _Traits, b: _Traits) -> _Bond | None:
    if a.override is not None and a.override is b.override:
        return _Bond(9, "kg.toml says so")
    if video := sorted(a.videos & b.videos):
        return _Bond(_VIDEO, f"both give the video {video[0]}")
    shared = next((x for x in a.guests for y in b.guests if same_person(x, y)), None)
    if _excluded(a, b):
        return None
    if shared is None:
        return _nameless(a, b) if not (a.guests and b.guests) else None
    if _alike(a, b):
        return _Bond(6, f"the guest is {shared} and the titles are nearly the same")
    if a.episode and a.episode == b.episode:
        return _Bond(6, f"the guest is {shared} and both are episode {a.episode[1]} of one show")
    if any(x.near(y) for x in a.lengths for y in b.lengths):
        return _Bond(5, f"the guest is {shared} and the length is nearly the same")
    if (passages := shared_passages(a.wording, b.wording)) >= SHARED_PASSAGES:
        return _Bond(4, f"the guest is {shared} and {passages} passages are the same words")
    return _Bond(0, f"the guest is {shared}, but neither title, length nor wording tells")


def _nameless(a: _Traits, b: _Traits) -> _Bond | None:
    """The bond of two sources of which one names no guest, by a title of some length."""
    numbers = [set(re.findall(r"\d+", x.document.field("title") or x.document.source.title)) for x in (a, b)]
    if a.words == b.words and len(a.words) >= TITLE_WORDS and numbers[0] == numbers[1]:
        return _Bond(4, _SAME_TITLES)
    return None


_SAME_TITLES = "one names no guest, and the titles are the same"
TITLE_WORDS = 4
"""Words of a title that two recordings do not share by chance."""


def _alike(a: _Traits, b: _Traits) -> bool:
    """Whether the titles are nearly the same."""
    share = len(a.words & b.words) / max(1, min(len(a.words), len(b.words)))
    return share >= 0.6 and len(a.words & b.words) >= 3 and not _numbered_apart(a.words, b.words)


def _is_one(count: int, bonds: Mapping[tuple[int, int], _Bond]) -> bool:
    """Whether the sure bonds alone hold all sources together."""
    known = {0}
    while more := {n for pair, bond in bonds.items() if bond.strength > 0 and known & set(pair) for n in pair} - known:
        known |= more
    return len(known) >= count


def _heard(traits: Sequence[_Traits], bonds: Mapping[tuple[int, int], _Bond]) -> dict[tuple[int, int], _Bond]:
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
        weaker = pair not in made and (pair not in bonds or bonds[pair].strength < _AT_THEIR_SECONDS)
        if count >= SHARED_PASSAGES and weaker and not others and not _excluded(a, b):
            made[pair] = _Bond(_AT_THEIR_SECONDS, why.format(count))
    return made


_VIDEO = 8
_AT_THEIR_SECONDS = 3
SHARED_PASSAGES = 3
"""Quotes in common that tell one conversation: a saying one is fond of comes back in another talk, three do not."""


def _numbered_apart(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether titles differ by their numbers, as "part 1" and "part 2" do."""
    left, right = ({word for word in words if word.isdigit()} for words in (a, b))
    return not (left <= right or right <= left)


def _merge(members: Sequence[_Traits], why: str) -> Recording:
    """One recording of its sources; of what they say the best, by the order of the sources where they are equal."""
    override = next((m.override for m in members if m.override), None)
    documents = [member.document for member in members]
    videos = Counter(video for member in members for video in member.videos)
    exact = [length.seconds for member in members for length in member.lengths if length.stated]
    return Recording(
        id="",
        title=(override.title if override else None) or _title(documents),
        url=(override.url if override else None) or _url(documents),
        video=min(videos, key=lambda video: (-videos[video], video)) if videos else None,
        duration_s=min(exact, key=lambda s: (-exact.count(s), s)) if exact else None,
        published=(override.date if override else None) or _first(documents, "published"),
        hosts=(override.hosts if override else ()) or _hosts(members, documents),
        guests=(override.guests if override else ()) or distinct_names(name for m in members for name in m.guests),
        sources=tuple(sorted(document.source.id for document in documents)),
        why=why,
    )


def _first(documents: Iterable[Document], name: str) -> str | None:
    return next((value for document in documents for value in _values(document, name)), None)


def _url(documents: Sequence[Document]) -> str | None:
    """The first link to a known platform, else the first link."""
    urls = [value for document in documents for value in _values(document, "url")]
    return next((url for url in urls if video_id(url)), urls[0] if urls else None)


def _title(documents: Sequence[Document]) -> str:
    """The title that says most: the one with the most words, the first of equals."""
    titles = [fold(document.field("title") or document.source.title) for document in documents]
    return max(titles, key=lambda title: len(title_words(title)), default="")


def _hosts(members: Sequence[_Traits], documents: Sequence[Document]) -> tuple[str, ...]:
    """Stated hosts by their fullest names, else the person after whom the show is called."""
    shows = [value for document in documents for value in _values(document, "show", "channel")]
    named = [name for show in shows if (name := host_of_show(show))]
    stated = distinct_names(name for member in members for name in member.hosts)
    return distinct_names(full_host(host, named) for host in stated) or distinct_names(named)


def _named(recordings: Sequence[Recording]) -> Iterator[Recording]:
    """Give each recording its id: of its video, else of guest and title, else of its sources as well."""
    plain = {r.sources: f"rec-{r.video or _hash(*map(key, (*sorted(r.guests), r.title)))}" for r in recordings}
    taken = Counter(plain.values())
    for recording in recordings:
        id_ = plain[recording.sources]
        yield replace(recording, id=id_ if taken[id_] == 1 else f"{id_}-{_hash(*recording.sources)}")


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
