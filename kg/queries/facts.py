"""Statements as lines of an answer: in words, with the best piece of evidence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.queries.legend import Legend
from kg.queries.words import best, cells, count, places, qualifiers, quote_lines, tying, witness
from kg.records.vocabulary import in_words
from kg.terminal.view import Branch, Line, Span

if TYPE_CHECKING:
    from kg.records.statement import Statement


def other_end(fact: Statement, here: str, legend: Legend) -> str:
    """Return what stands at the other end of a statement: a name or a value."""
    if not isinstance(fact.object, str):
        return fact.object.value
    return legend.name(fact.object if fact.subject == here else fact.subject)


def verb(fact: Statement, here: str) -> str:
    """Return the predicate as words read from one end of it.

    "worked at" from the subject, "← worked at" from the object; a denial says so.
    """
    words = in_words(fact.predicate)
    denied = "denied: " if fact.polarity == "negated" else ""
    return f"{denied}{words}" if fact.subject == here else f"{denied}← {words}"


def sentence(fact: Statement, legend: Legend) -> tuple[Span, ...]:
    """Return a statement as words: subject, predicate, object, qualifiers."""
    object_ = legend.name(fact.object) if isinstance(fact.object, str) else fact.object.value
    denial = (Span("denied", "bad"),) if fact.polarity == "negated" else ()
    ends = (Span(legend.name(fact.subject), "name"), Span(in_words(fact.predicate), "how"), Span(object_, "name"))
    return (*denial, *ends, Span(more(fact, in_words(fact.predicate)), "faint"))


def more(fact: Statement, verb: str) -> str:
    """Return what a statement says beyond its three parts: how (where the verb does not say it), as what, when."""
    kind = fact.kind if fact.kind and fact.kind not in verb else None
    return ", ".join(part for part in (kind, qualifiers(fact)) if part)


def entry(fact: Statement, here: str, legend: Legend, verb: str, contested: bool = False) -> Branch:
    """Return a statement as an entry under one of its ends: the verb, the other end, the place to look at first."""
    marks = (Span("contested" if contested else "", "weak"), unsaid(fact), Span(_places(fact, legend), "faint"))
    left = (Span(verb, "how"), Span(other_end(fact, here, legend), "name"), Span(more(fact, verb)), *marks)
    return Branch(
        1,
        Line(left, (Span(fact.id, "id"),), folds=True),
        quote_lines(fact.evidence, legend.short, around(fact, legend)),
    )


def unsaid(fact: Statement) -> Span:
    """Return the certainty of a statement that no source says outright: a rule concludes it, or a model proposes it."""
    return Span(fact.certainty if fact.certainty in ("derived", "proposed") else "", "weak")


def around(fact: Statement, legend: Legend) -> tuple[tuple[str, ...], ...]:
    """Return what matters in a quote of a statement: its two ends and what ties them, each in all its forms."""
    object_ = legend.forms(fact.object) if isinstance(fact.object, str) else (fact.object.value,)
    return legend.forms(fact.subject), object_, tying(fact.predicate, fact.kind, fact.role)


def _places(fact: Statement, legend: Legend) -> str:
    """How many places say it, and how many independent witnesses their sources are where there are several."""
    witnesses = legend.witnesses({said.source for said in fact.evidence})
    independent = f", {witness(witnesses)}" if witnesses > 1 else ""
    told = len(places(fact.evidence))
    return f"{count(told, 'place')}{independent}" if told > 1 else ""


def row(fact: Statement, legend: Legend) -> tuple[str, ...]:
    """Return the cells subject, predicate, object, role, start, end, polarity, certainty, quote, place and id."""
    said = best(fact.evidence, around(fact, legend))
    object_ = legend.name(fact.object) if isinstance(fact.object, str) else fact.object.value
    what = (legend.name(fact.subject), fact.predicate, object_)
    when = (fact.role or "", fact.start or "", fact.end or "")
    known = (fact.polarity, fact.certainty, said.quote if said else "")
    return (*what, *when, *known, *cells(said, legend.paths), fact.id)


ROW = "subject predicate object role start end polarity certainty quote source line time link id"
"""The names of the cells of `row`."""


def ends(facts: Iterable[Statement]) -> set[str]:
    """Return the ids of the entities at the ends of statements."""
    found = set()
    for fact in facts:
        found.add(fact.subject)
        if isinstance(fact.object, str):
            found.add(fact.object)
    return found
