"""What makes two sources about one recording, and what speaks against it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.names.guests import same_person
from kg.quoting.wording import shared_passages
from kg.recordings.mismatches import main_speaker, other_guests, other_words
from kg.recordings.traits import Traits


@dataclass(frozen=True, slots=True)
class Bond:
    """Why two sources are about one recording, and how sure that is: 0 undecided, more is surer."""

    strength: int
    why: str


VIDEO = 8
AT_THEIR_SECONDS = 3
SHARED_PASSAGES = 3
"""Quotes in common that tell one conversation: a saying one is fond of comes back in another talk, three do not."""


def excluded(a: Traits, b: Traits) -> str | None:
    """Return why two sources cannot be about one recording, or None."""
    if a.override is not b.override and a.override and b.override:
        return "kg.toml puts them into different recordings"
    if a.override is not None and a.override is b.override:
        return None
    if a.videos and b.videos and not a.videos & b.videos:
        return "they give different videos"
    if any(not x.near(y) for x in a.lengths for y in b.lengths):
        return "they give different lengths"
    return None


def bond_of(a: Traits, b: Traits) -> Bond | None:
    """Return the surest sign that two sources are about one recording, 0 where only the guest tells; or None."""
    if a.override is not None and a.override is b.override:
        return Bond(9, "kg.toml says so")
    if video := sorted(a.videos & b.videos):
        return Bond(VIDEO, f"both give the video {video[0]}")
    shared = next((x for x in a.guests for y in b.guests if same_person(x, y)), None)
    if excluded(a, b):
        return None
    if shared is None:
        return _nameless(a, b) if not (a.guests and b.guests) else None
    if _alike(a, b):
        return Bond(6, f"the guest is {shared} and the titles are nearly the same")
    if a.episode and a.episode == b.episode:
        return Bond(6, f"the guest is {shared} and both are episode {a.episode[1]} of one show")
    if any(x.near(y) for x in a.lengths for y in b.lengths):
        return Bond(5, f"the guest is {shared} and the length is nearly the same")
    if (passages := shared_passages(a.wording, b.wording)) >= SHARED_PASSAGES:
        return Bond(4, f"the guest is {shared} and {passages} passages are the same words")
    return Bond(0, f"the guest is {shared}, but neither title, length nor wording tells")


def _nameless(a: Traits, b: Traits) -> Bond | None:
    """The bond of two sources of which one names no guest, by a title of some length."""
    numbers = [set(re.findall(r"\d+", x.document.field("title") or x.document.source.title)) for x in (a, b)]
    if a.words == b.words and len(a.words) >= TITLE_WORDS and numbers[0] == numbers[1]:
        return Bond(4, SAME_TITLES)
    return None


SAME_TITLES = "one names no guest, and the titles are the same"
TITLE_WORDS = 4
"""Words of a title that two recordings do not share by chance."""


def _alike(a: Traits, b: Traits) -> bool:
    """Whether the titles are nearly the same."""
    share = len(a.words & b.words) / max(1, min(len(a.words), len(b.words)))
    return share >= 0.6 and len(a.words & b.words) >= 3 and not _numbered_apart(a.words, b.words)


def at_odds(a: Traits, b: Traits) -> str | None:
    """Return why two sources that give one video are about two recordings all the same, or None."""
    video = sorted(a.videos & b.videos)
    if not video or (a.override is not None and a.override is b.override) or _alike(a, b):
        return None
    left, right = (x.guests or main_speaker(x.document) for x in (a, b))
    if not other_guests(left, right) or not other_words(a.wording, b.wording):
        return None
    names = " and ".join(", ".join(names) for names in (left, right))
    return f"both give the video {video[0]}, but the guests are {names}, and no words are the same"


def _numbered_apart(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether titles differ by their numbers, as "part 1" and "part 2" do."""
    left, right = ({word for word in words if word.isdigit()} for words in (a, b))
    return not (left <= right or right <= left)
