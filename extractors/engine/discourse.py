"""Fillers that the tree of a sentence does not hold: what was named before, who offered something, who speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.text.normalize import word_set

from ..reference.chunk import Chunk
from ..reference.referents import speaker_of
from .relations import Links

DISCOURSE = ("previous", "offerer", "quoter", "thinker")
_OFFERED = re.compile(
    r"\b(?:offer(?:ed|s)?|invited?|wanted (?:to (?:hire|keep|have|employ) )?(?:me|him|her)|asked (?:me|him|her) to)\b",
    re.IGNORECASE,
)
_NEAR = 200
"""Characters of the words before among which an offer was told."""
_OFTEN = word_set("always famously once used often")
"""Beside a verb of saying: the words are quoted rather than told."""


def from_discourse(links: Links, at: int, relation: str) -> Iterator[Chunk]:
    """Yield what fills a role by what was said before, or by who speaks."""
    sentence = links.sentence
    named = [chunk for chunk in sentence.before if not chunk.refers]
    if relation == "previous":
        yield from named[-1:]
    elif relation == "offerer":
        yield from _offerer(links, at)
    elif relation == "thinker":
        if thinkers := [chunk for one in links.of(at, relation) if (chunk := links.chunk(one)) is not None]:
            yield from thinkers
        elif links.clauses.tree.heads[at] == at:
            yield from _speaker(links)
    elif relation == "quoter" and _quotes(links, at):
        yield from _speaker(links)


def _offerer(links: Links, at: int) -> Iterator[Chunk]:
    """Yield the one firm that offered something earlier in the sentence, else in those before."""
    sentence = links.sentence
    start = sentence.tokens.starts[at]
    here = [chunk for chunk in sentence.chunks if chunk.types == {"Organization"}]
    if here:
        offered = _OFFERED.search(sentence.tokens.text, 0, start)
        subject = offered and [one for one in here if one.end <= offered.start()]
        if offered and subject and len({chunk.name for chunk in here}) == 1:
            yield subject[0]
        return
    firms = [chunk for chunk in sentence.before if chunk.types == {"Organization"}]
    if firms and len({chunk.name for chunk in firms[-2:]}) == 1 and _OFFERED.search(sentence.context[-_NEAR:]):
        yield firms[-1]


def _quotes(links: Links, at: int) -> bool:
    """Tell whether a verb of saying quotes: "as Ada says", "Ada always said", "Ada has that line"."""
    clauses, lower = links.clauses, links.lower
    beside = {lower[child] for child in clauses.children(at, "mark", "advmod", "aux")}
    return "as" in beside or bool(beside & _OFTEN) or lower[at] in ("has", "had", "have")


def _speaker(links: Links) -> Iterator[Chunk]:
    """Yield who speaks, in a turn."""
    if (name := speaker_of(links.sentence.passage)) is not None:
        yield Chunk(0, 0, name, frozenset(("Person",)), refers=True)
