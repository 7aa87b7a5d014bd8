"""The reading of a document: one value, made once, from which every extractor takes its words."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from kg.records.document import Document

from .known import Known, known
from .sentences import Sentence, sentences
from .trees import Trees

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
    return Reading(
        **{field.name: getattr(at_hand, field.name) for field in fields(at_hand)}, sentences=said, trees=Trees(said)
    )
