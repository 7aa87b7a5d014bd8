"""What codes and clocks were settled to in an earlier build, where nothing that they rest on has changed since."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kg.timing.clock import Clock
from kg.timing.passages import Passage
from kg.timing.repair import Decision
from kg.timing.transcripts import Heard, Transcript
from kg.workspace import cache
from kg.workspace.cache import Cache

Pages = Mapping[str, tuple[Passage, ...]]
Decisions = Mapping[str, tuple[Decision, ...]]
Settle = Callable[[Pages, Sequence[Transcript], float | None], tuple[Decisions, tuple[Heard, ...]]]


@dataclass(frozen=True, slots=True)
class _Settled:
    decisions: tuple[tuple[Decision, ...], ...]
    """Of each page that takes part, in order."""
    clocks: tuple[Clock | None, ...]
    """Of each transcript, in order."""


def settled(
    store: Cache | None, settle: Settle, pages: Pages, transcripts: Sequence[Transcript], length: float | None
) -> tuple[Decisions, tuple[Heard, ...]]:
    """Return what `settle` returns for the same; from the cache where it is there."""
    if store is None:
        return settle(pages, transcripts, length)
    part = _taking_part(pages, transcripts)
    key = _key(part, pages, transcripts, length)
    known = store.get(key, _Settled)
    if known is None:
        decisions, heard = settle(pages, transcripts, length)
        clocks = {id(one.transcript): one.clock for one in heard}
        known = _Settled(tuple(decisions[page] for page in part), tuple(clocks.get(id(one)) for one in transcripts))
        store.put(key, known)
    decided = dict(zip(part, known.decisions, strict=True))
    clocked = zip(transcripts, known.clocks, strict=True)
    return (
        {page: decided.get(page, ()) for page in pages},
        tuple(Heard(one, clock) for one, clock in clocked if clock is not None),
    )


def _taking_part(pages: Pages, transcripts: Sequence[Transcript]) -> list[str]:
    """The pages that have codes or are transcripts: the others can change as they like."""
    spoken = {one.document.source.id for one in transcripts}
    return [page for page in pages if pages[page] or page in spoken]


def _key(part: Sequence[str], pages: Pages, transcripts: Sequence[Transcript], length: float | None) -> str:
    """The name of all that the outcome depends on: no id is among it, since ids move with every letter of a page."""
    spoken = [
        (part.index(one.document.source.id), one.document.cues, sorted(one.found) if one.unsearched else ())
        for one in transcripts
    ]
    return cache.key("settled", cache.record_hash(([pages[page] for page in part], spoken, length)))
