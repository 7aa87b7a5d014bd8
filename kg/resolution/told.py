"""What facts and sayings tell of the class of a name: where one works is an organization, who speaks is a person."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kg.records.statement import Extraction, Fact, Literal, Name
from kg.records.vocabulary import PREDICATES
from kg.text.normalize import key

Told = Mapping[tuple[str, str], str]
"""(source id, key of a form) to the class that facts and sayings give it there."""


def classes(extractions: Iterable[Extraction]) -> Told:
    """Return the class that what is said of a name gives it, by source; the commonest, the first by name of equals."""
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for extraction in extractions:
        for fact in extraction.facts:
            for name, type_ in _of_fact(fact):
                votes[fact.evidence.source, key(name.form)][type_] += 1
        for saying in extraction.sayings:
            if saying.speaker is not None:
                votes[saying.evidence.source, key(saying.speaker.form)]["Person"] += 1
    return {place: min(row, key=lambda type_: (-row[type_], type_)) for place, row in votes.items()}


def _of_fact(fact: Fact) -> Iterator[tuple[Name, str]]:
    predicate = PREDICATES.get(fact.predicate)
    if predicate is None or fact.polarity != "asserted":
        return
    for name, allowed in ((fact.subject, predicate.domain), (fact.object, predicate.range)):
        if isinstance(name, Literal):
            continue
        if name.type:
            yield name, name.type
        elif len(allowed) == 1:
            yield name, allowed[0]
