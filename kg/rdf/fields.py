"""Which property holds which field: records from what is said of one thing, wherever that was read.

`kg.rdf.read` finds it in the store, a thing at a time; `kg.rdf.sorted_records` in the lines of graph.nq, as they come.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kg.records.statement import Entity, Evidence, Literal, Statement
from kg.records.vocabulary import CERTAINTY_OF, CLASSES, DCTERMS, ID, KG, OWL, PROV, RDF, SKOS

Said = Mapping[str, Sequence[str]]
"""What is said of one thing: properties (IRIs) to IRIs and the values of literals."""

_TYPES = {KG + name: name for name in CLASSES}
_TYPE, _SUBJECT, _PREDICATE, _DENIAL = RDF + "type", RDF + "subject", RDF + "predicate", KG + "Denial"
_ROLE, _START, _END, _HOW, _CERTAINTY, _PREMISE = (
    KG + name for name in ("role", "startDate", "endDate", "how", "certainty", "premise")
)
_LINE, _LINE_END, _QUOTE, _EXTRACTOR, _FROM_S, _TO_S, _LINK, _TIMING = (
    KG + name for name in ("line", "lineEnd", "quote", "extractor", "startSecond", "endSecond", "link", "timing")
)
_SOURCE, _DESCRIPTION = PROV + "wasDerivedFrom", DCTERMS + "description"
_NAME, _ALIAS, _SAME = SKOS + "prefLabel", SKOS + "altLabel", OWL + "sameAs"


def entity(id_: str, said: Said) -> Entity:
    """Return an entity without its mentions."""
    return Entity(
        id_,
        next((_TYPES[iri] for iri in said[_TYPE] if iri in _TYPES), None),
        optional(said, _NAME) or "",
        tuple(sorted(said.get(_ALIAS, ()))),
        tuple(sorted(map(local, said.get(_SAME, ())))),
        (),
        optional(said, _DESCRIPTION),
    )


def statement(id_: str, said: Said, object_: str | Literal, evidence: Iterable[Evidence]) -> Statement:
    """Return a statement with its evidence, which may come in any order."""
    return Statement(
        id_,
        local(said[_SUBJECT][0]),
        said[_PREDICATE][0].removeprefix(KG),
        object_,
        "negated" if _DENIAL in said[_TYPE] else "asserted",
        optional(said, _ROLE),
        optional(said, _START),
        optional(said, _END),
        optional(said, _HOW),
        CERTAINTY_OF[said[_CERTAINTY][0].removeprefix(KG)],
        tuple(sorted(map(local, said.get(_PREMISE, ())))),
        in_order(evidence),
    )


def passage(said: Said) -> Evidence:
    """Return one place where something is said."""
    return Evidence(
        local(said[_SOURCE][0]),
        int(said[_LINE][0]),
        int(said[_LINE_END][0]),
        said[_QUOTE][0],
        said[_EXTRACTOR][0],
        second(said, _FROM_S),
        second(said, _TO_S),
        optional(said, _LINK),
        optional(said, _TIMING),
    )


def in_order(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return evidence as it stands everywhere: by source, lines, quote, rule, seconds, link."""
    found = tuple(evidence)
    return found if len(found) < 2 else tuple(sorted(found, key=_order))


def _order(said: Evidence) -> tuple[str | int | float, ...]:
    start, end = (-1.0 if second is None else second for second in (said.start_s, said.end_s))
    place = (said.source, said.line, said.line_end, said.quote, said.extractor)
    return (*place, start, end, said.url or "", said.timing or "")


def local(iri: str) -> str:
    """Return the local name of one of our things, any other IRI as it is."""
    return iri.removeprefix(ID)


def optional(said: Said, name: str) -> str | None:
    """Return the value of a property that a thing may have; None where it has none."""
    found = said.get(name)
    return found[0] if found else None


def second(said: Said, name: str) -> float | None:
    """Return the second of a recording that a property holds; None where it has none."""
    found = said.get(name)
    return float(found[0]) if found else None
