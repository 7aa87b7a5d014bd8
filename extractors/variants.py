"""Methods that carry the acronym of an earlier one in their names: "V-LOOM" is one of LOOM's, "LoLOOM" builds on it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg import nlp
from kg.records.statement import Fact, Name

from .reading.known import Known
from .reading.passages import passages

_VARIANT = re.compile(r"(?<![\w-])(?:(?P<letter>[A-Z])-|(?P<part>[A-Z]?[a-z]{1,6}))(?P<base>[A-Z]{3,})(?![\w-])")
"""A letter and a hyphen, or a syllable, before an acronym of three letters or more."""
_METHODS = frozenset(("Method", "Concept", "Software"))


def extract(at_hand: Known) -> Iterator[Fact]:
    """Yield what a name says of methods whose acronym the text knows as the name of a method by itself.

    `partOf` for a letter and a hyphen, as families of methods number their members; `buildsOn` for a syllable grown
    together with the acronym. Of each name once an item, where the words stand.
    """
    for item in at_hand.document.items:
        seen: set[str] = set()
        for passage in passages(item):
            for sentence in (passage.text[start:end] for start, end in nlp.sentences(passage.text)):
                for match in _VARIANT.finditer(sentence):
                    base = at_hand.lexicon.entries.get(match["base"])
                    if match[0] in seen or base is None or not base.types & _METHODS:
                        continue
                    seen.add(match[0])
                    if evidence := at_hand.places.evidence(item, sentence, "variants"):
                        predicate = "partOf" if match["letter"] else "buildsOn"
                        yield Fact(Name(match[0], "Method"), predicate, Name(match["base"], _one(base.types)), evidence)


def _one(types: frozenset[str]) -> str | None:
    return next(iter(types)) if len(types) == 1 else None
