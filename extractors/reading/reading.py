"""The reading of a document: one value, made once, from which every extractor takes its words."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from kg.names.classes.known import classes as widely_known
from kg.records.document import Document

from .known import Known, known, with_votes
from .sentences import Sentence, sentences
from .trees import Parsed, Trees

if TYPE_CHECKING:
    from ..base import Context


@dataclass(frozen=True, slots=True, eq=False)
class Reading(Known):
    """A document, what is known about it, and its sentences with names, referents and trees."""

    sentences: tuple[Sentence, ...]
    """Those that may state facts, in order."""
    trees: Trees
    """Of the sentences, by their place among them."""


def read(document: Document, context: Context) -> Reading:
    """Return the reading of a document, with the names that the other pages of its recording give (`context`)."""
    at_hand = known(document, context)
    said = sentences(at_hand)
    parsed: Parsed = {}
    if (settled := _voted(at_hand, said, parsed)) is not at_hand:
        at_hand, said = settled, sentences(settled)
    return Reading(
        **{field.name: getattr(at_hand, field.name) for field in fields(at_hand)},
        sentences=said,
        trees=Trees(said, parsed),
    )


def _voted(at_hand: Known, said: tuple[Sentence, ...], parsed: Parsed) -> Known:
    """Return what is known with the classes that the frames tell of the names that had none."""
    from ..engine.selectional_preferences import votes

    open_names = frozenset(
        form for form, one in at_hand.decisions.items() if not one.sure and not _of_firm(at_hand, form)
    )
    return with_votes(at_hand, votes(said, open_names, parsed)) if open_names else at_hand


def _of_firm(at_hand: Known, form: str) -> bool:
    """Tell whether a name begins with that of a firm: a thing of the firm's may be said to be led and built as well."""
    head, _, rest = form.partition(" ")
    if not rest:
        return False
    entry = at_hand.lexicon.entries.get(head)
    return "Organization" in (entry.types if entry else ()) or "Organization" in widely_known(head)
