"""A claim in all its wordings: each with its place, its second, the link that plays it, and what joins it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.queries import claims, forms
from kg.queries.legend import Legend
from kg.queries.transcript import Documents, heard_at, is_doubtful
from kg.queries.words import clock, quoted, where
from kg.terminal.view import Branch, Line, Span
from kg.text.normalize import key

if TYPE_CHECKING:
    from kg.records.statement import Claim, ClaimMention, Evidence

HEARD = "claims:heard"
"""By what rule a mention is read that the transcript makes."""
TOLD = 120.0
"""Seconds within which such a mention shows already what the transcript says at another one's place."""


def branches(claim: Claim, legend: Legend, known: Documents, contested: bool = False) -> Iterator[Branch]:
    """Yield the claim and, under it, an entry for each of its mentions, the first being the one that words it."""
    yield claims.branch(claim, legend, contested)
    about = ", ".join(legend.name(id_) for id_ in claim.about)
    notes = (f"about {about}" if about else "", forms.iri(claim.id))
    yield Branch(1, Line((Span(notes[0] or notes[1], "faint"),), folds=True), _maybe(notes[1] if notes[0] else ""))
    heard = [mention.evidence for mention in claim.mentions if mention.evidence.extractor == HEARD]
    for mention in claim.mentions:
        said = mention.evidence
        words = quoted(mention.text) if said.extractor == HEARD else Span(mention.text, "quote")
        yield Branch(
            1, Line((words,), where(said, legend.short), folds=True), tuple(_below(mention, heard, legend, known))
        )


def _maybe(text: str) -> tuple[Line, ...]:
    return (Line((Span(text, "id"),)),) if text else ()


def _below(mention: ClaimMention, heard: list[Evidence], legend: Legend, known: Documents) -> Iterator[Line]:
    """The words as they stand, what joins them, the link, and what the transcript has there."""
    said = mention.evidence
    if key(said.quote) not in key(mention.text):
        yield Line((quoted(said.quote),), folds=True)
    if mention.why:
        yield Line((Span(mention.why, "how"),), folds=True)
    doubtful = is_doubtful(said.source, said.line, known)
    differs = mention.time_raw and clock(said.start_s) not in (mention.time_raw, mention.time_raw.removeprefix("0"))
    notes = (
        Span(f"read by {said.extractor}", "faint"),
        Span(f"written {mention.time_raw}" if differs else "", "faint"),
        Span("in a doubtful stretch of the transcript" if doubtful else "", "weak"),
    )
    yield Line(notes, (Span(said.url, "faint", said.url),) if said.url else (), folds=True)
    shown = any(abs((at.start_s or 0.0) - (said.start_s or 0.0)) <= TOLD for at in heard)
    if not shown and (found := heard_at(said.source, said.line, known)):
        yield found.shown(legend.short, folds=True)
