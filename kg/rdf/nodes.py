"""A node as N-Quads lines, and the passages that support it: what every record is written with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from kg.rdf.passages import Passages
from kg.rdf.terms import address, integer, local, seconds, string, term
from kg.records.statement import Evidence
from kg.records.vocabulary import DCTERMS, OWL, PROV, RDF, RDFS, SKOS

Value = TypeVar("Value")
Line = str
Pairs = Iterable[tuple[str, str | None]]
"""Properties and objects as N-Quads terms; None where the record has no such value."""

TYPE = f"<{RDF}type>"
SUBJECT, PREDICATE, OBJECT, VALUE = (f"<{RDF}{name}>" for name in ("subject", "predicate", "object", "value"))
LABEL = f"<{RDFS}label>"
PREF_LABEL, ALT_LABEL = f"<{SKOS}prefLabel>", f"<{SKOS}altLabel>"
SAME_AS = f"<{OWL}sameAs>"
DERIVED_FROM = f"<{PROV}wasDerivedFrom>"
DESCRIPTION, TITLE, LANGUAGE, ISSUED = (f"<{DCTERMS}{name}>" for name in ("description", "title", "language", "issued"))


def written(subject: str, pairs: Pairs) -> Iterator[Line]:
    """Return the lines that give a subject its properties, those without a value left out."""
    return (f"{subject} {predicate} {value} ." for predicate, value in pairs if value is not None)


def maybe(write: Callable[[Value], str], value: Value | None) -> str | None:
    """Return a value as its term, None for None."""
    return None if value is None else write(value)


def evidenced(owner: str, evidence: Evidence, passages: Passages) -> Iterator[Line]:
    """Yield the passage, and that it supports its owner."""
    node = local(passages[evidence])
    yield f"{owner} {term('evidence')} {node} ."
    yield from written(
        node,
        (
            (TYPE, term("Passage")),
            (DERIVED_FROM, local(evidence.source)),
            (term("line"), integer(evidence.line)),
            (term("lineEnd"), integer(evidence.line_end)),
            (term("quote"), string(evidence.quote)),
            (term("extractor"), string(evidence.extractor)),
            (term("startSecond"), maybe(seconds, evidence.start_s)),
            (term("endSecond"), maybe(seconds, evidence.end_s)),
            (term("link"), maybe(address, evidence.url)),
            (term("timing"), maybe(string, evidence.timing)),
        ),
    )
