"""What questions over a whole archive begin with: which source is of which recording, when it was, who was there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from kg.records.errors import QueryError
from kg.records.immutable import dataclass

if TYPE_CHECKING:
    from kg.records.document import Recording
    from kg.store.store import Store


@dataclass(frozen=True, slots=True)
class Archive:
    """The recordings of a graph."""

    recordings: dict[str, Recording]
    """By id."""
    of_source: dict[str, str]
    """Source id to the id of its recording; a source of no recording stands for itself."""
    there: dict[str, frozenset[str]]
    """Ids of the hosts and guests of each recording."""
    guests: frozenset[str]
    """Ids of all guests."""

    def recording(self, source: str) -> str:
        """Return the recording of a source; the source itself where it is of none."""
        return self.of_source.get(source, source)

    def published(self, recording: str) -> str:
        """Return when a recording was published, as stated; nothing where nobody says."""
        found = self.recordings.get(recording)
        return (found.published if found else None) or ""

    def since(self, day: str | None) -> frozenset[str] | None:
        """Return the recordings published on or after an ISO year, month or day; None where none is asked for.

        A recording that nobody dates is none of them. Raises QueryError for what is no date.
        """
        if day is None:
            return None
        if not _is_date(day):
            raise QueryError(f"“{day}” is no date; write a year, month or day such as 2023, 2023-06 or 2023-06-15.")
        return frozenset(id_ for id_ in self.recordings if (told := self.published(id_)) and told[: len(day)] >= day)


def _is_date(text: str) -> bool:
    """Whether it is a year, month or day that there is, as ISO writes it."""
    try:
        return text.isascii() and len(text) in (4, 7, 10) and bool(date.fromisoformat(text + "-01-01"[len(text) - 4 :]))
    except ValueError:
        return False


def archive(store: Store) -> Archive:
    """Return the recordings of a graph and who was there."""
    recordings = {recording.id: recording for recording in store.recordings()}
    guests = {id_: store.people(id_, "guest") for id_ in recordings}
    there = {id_: frozenset((*guests[id_], *store.people(id_, "host"))) for id_ in recordings}
    every = frozenset(one for found in guests.values() for one in found)
    return Archive(recordings, store.recording_ids(), there, every)


def named(store: Store, known: Archive, only: Collection[str] | None = None) -> dict[str, Counter[str]]:
    """Return how often each entity is mentioned in each recording, of `only` these (None: all).

    Who is host or guest of a recording is not counted there: that a guest is named in the own interview says nothing.
    """
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for entity, source, number in store.text.mentioned_where():
        recording = known.recording(source)
        if (only is None or recording in only) and entity not in known.there.get(recording, ()):
            found[entity][recording] += number
    return found
