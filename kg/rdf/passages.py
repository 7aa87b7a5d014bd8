"""The ids of passages: of the words read and of what stands around them, so that a line added elsewhere moves none."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.records.statement import Evidence

Passages = Mapping[Evidence, str]
"""The local name of each passage."""
Page = tuple[str, Sequence[str]]
"""Where a source lies, as written when it was named, and its lines."""
Parts = tuple[str, ...]


def passage_ids(said: Iterable[Evidence], pages: Mapping[str, Page]) -> dict[Evidence, str]:
    """
    Return the id of each passage: what one rule read at one place, shared by all that it says.

    The id is that of the page's path, the words and the rule. Where the same rule reads the same words in several
    places of a page, the words around them tell the places apart, then the order in which they stand.

    Args:
        said: Evidence in any order, with repeats.
        pages: The path and the lines of each source, by its id (which changes with each letter of the page).
    """
    alike: dict[Parts, set[Evidence]] = defaultdict(set)
    for evidence in said:
        path, _ = pages.get(evidence.source, (evidence.source, ()))
        alike[path, evidence.quote, evidence.extractor].add(evidence)
    found = {}
    for words, places in alike.items():
        for evidence, parts in _apart(words, places, pages):
            found[evidence] = "p-" + short_hash(*parts)
    return found


def _apart(words: Parts, places: set[Evidence], pages: Mapping[str, Page]) -> Iterator[tuple[Evidence, Parts]]:
    """Yield each place with what tells it from the others: the words, what stands around them, a number."""
    if len(places) == 1:
        yield next(iter(places)), words
        return
    near: dict[str, list[Evidence]] = defaultdict(list)
    for place in sorted(places, key=_order):
        _, lines = pages.get(place.source, ("", ()))
        near[_around(place, lines)].append(place)
    for context, group in near.items():
        for number, place in enumerate(group):
            yield place, (*words, context, *([str(number)] if number else []))


def _order(place: Evidence) -> tuple[int, int, str]:
    return place.line, place.line_end, repr((place.start_s, place.end_s, place.url, place.timing))


def _around(place: Evidence, lines: Sequence[str]) -> str:
    """The lines of the passage, with the nearest line before and after that is not blank."""
    before = next((line for line in reversed(lines[: place.line - 1]) if line.strip()), "")
    after = next((line for line in lines[place.line_end :] if line.strip()), "")
    return "\x1e".join((before, *lines[place.line - 1 : place.line_end], after))


def short_hash(*parts: str) -> str:
    """Return 16 hex digits of the SHA-256 of the parts."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
