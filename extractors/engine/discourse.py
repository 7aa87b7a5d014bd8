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
_FOUNDED = re.compile(
    r"\b(?:(?:co-?)?found(?:ed|ing|ers?)|start(?:ed|ing)|launch(?:ed|ing)|establish(?:ed|ing)|set(?:ting)? up|"
    r"buil(?:t|ding)|creat(?:ed|ing)|start-?up|r[ua]n|running|my (?:own )?(?:company|firm|business))\b",
    re.IGNORECASE,
)
_FIRM_OF = ("of", "modifier", "at", "for")
"""In which relations, beside its owner, a firm stands to its founder."""
_NEAR = 200
"""Characters of the words before among which an offer or a founding was told."""
_OFTEN = word_set("always famously once used often best memorably")
"""Beside a verb of saying: the words are quoted rather than told."""


def from_discourse(links: Links, at: int, relation: str) -> Iterator[Chunk]:
    """Yield what fills a role by what was said before, or by who speaks."""
    if relation == "previous":
        yield from _founded(links, at)
    elif relation == "offerer":
        yield from _offerer(links, at)
    elif relation == "thinker":
        if thinkers := [chunk for one in links.of(at, relation) if (chunk := links.chunk(one)) is not None]:
            yield from thinkers
        elif links.clauses.tree.heads[at] == at:
            yield from _speaker(links)
    elif relation == "quoter" and _quotes(links, at):
        yield from _speaker(links)


def _founded(links: Links, at: int) -> Iterator[Chunk]:
    """Yield the one firm of whose founding was told before, where "my co-founders" or "the founder" names none."""
    sentence = links.sentence
    owners = [links.chunk(word) for word in links.of(at, "owner")]
    own = (word for relation in _FIRM_OF for word in links.of(at, relation))
    if not all(owner and "Person" in owner.types for owner in owners) or any(links.clauses.is_name(one) for one in own):
        return
    if not owners and "the" not in (links.lower[one] for one in links.clauses.children(at, "det")):
        return
    named = [chunk for chunk in sentence.before if not chunk.refers]
    firms = [chunk for chunk in named if chunk.types == {"Organization"}]
    one = len({firm.name for firm in firms[-2:]}) == 1 and named[-1] == firms[-1]
    if one and _FOUNDED.search(sentence.context[-_NEAR:]):
        yield firms[-1]


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
    used = lower[clauses.tree.heads[at]] == "used" and clauses.infinitive(at)  # "Ada used to say"
    return "as" in beside or used or bool(beside & _OFTEN) or lower[at] in ("has", "had", "have")


def _speaker(links: Links) -> Iterator[Chunk]:
    """Yield who speaks, in a turn."""
    if (name := speaker_of(links.sentence.passage)) is not None:
        yield Chunk(0, 0, name, frozenset(("Person",)), refers=True)
