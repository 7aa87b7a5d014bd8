"""Which recording is meant, in which order recordings come, and how answers are grouped by them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from itertools import groupby
from typing import TYPE_CHECKING, Any, TypeVar

from kg.queries import forms
from kg.records.errors import KgError, NameUnknown, QueryError
from kg.records.immutable import dataclass
from kg.records.vocabulary import ID
from kg.terminal.view import Branch, Line, Span
from kg.text.normalize import key

if TYPE_CHECKING:
    from kg.queries.card import Card
    from kg.queries.recording_card import RecordingCard
    from kg.records.document import Recording
    from kg.store.store import Store

Row = TypeVar("Row")

SHOWN, NEAR = 5, 3
"""Recordings that a refusal lists, and files that it proposes."""


_FILE = re.compile(r".{1,200}\.[a-z]\w{1,4}")
"""What looks like the name of a file."""


@dataclass(frozen=True, slots=True)
class Recordings:
    """The recordings of a graph in order of publication; those that nobody dates come last."""

    rows: tuple[Recording, ...]
    of_source: dict[str, str]
    """Source id to the id of its recording."""
    place: dict[str, int]
    """Id of a recording to its number in the order, from 0."""
    titles: dict[str, str]

    def of(self, source: str) -> str:
        """Return the id of a source's recording, "" where it is of none."""
        return self.of_source.get(source, "")

    def order(self, recording: str | None) -> int:
        """Return the number of a recording in the order; what is of none comes after all others."""
        return self.place.get(recording or "", len(self.rows))

    def title(self, recording: str | None) -> str:
        """Return the title of a recording, its id where it has none; "" for none."""
        return self.titles.get(recording or "") or recording or ""

    def form(self, recording: str | None) -> dict[str, Any]:
        """Return the keys that say of which recording a row is: its IRI and title."""
        return {
            "recording": forms.iri(recording) if recording else None,
            "recording_title": self.title(recording) or None,
        }

    def heads(
        self, rows: Iterable[Row], of: Callable[[Row], str | None], drawn: Callable[[Row, int], Branch]
    ) -> Iterator[Branch]:
        """Yield the entries of rows, which are in order of recordings: under the titles where there are several."""
        ordered = list(rows)
        several = len({of(row) or "" for row in ordered}) > 1
        for recording, found in groupby(ordered, key=lambda row: of(row) or ""):
            if several:
                title = self.title(recording) or "of no recording"
                yield Branch(0, Line((Span(title, "head"),), folds=True))
            yield from (drawn(row, int(several)) for row in found)


def recordings(store: Store) -> Recordings:
    """Return the recordings of a graph."""
    found = sorted(store.recordings(), key=lambda one: (not one.published, one.published or "", one.title, one.id))
    return Recordings(
        tuple(found),
        {source: one.id for one in found for source in one.sources},
        {one.id: number for number, one in enumerate(found)},
        {one.id: one.title for one in found},
    )


def chosen(store: Store, name: str | None) -> Recording | None:
    """Return the one recording that is meant by `name`, as `called` finds it; None for no name. Raises QueryError."""
    if name is None:
        return None
    found = called(store, name)
    if found is None:
        raise QueryError(f"no recording here is called “{name}”; {_hint(store, name)}")
    return found


def _hint(store: Store, name: str) -> str:
    """What to do about a name that no recording has: the files most like it, or where all are listed."""
    files = {_stem(one.path): one.path.rsplit("/", 1)[-1] for one in sorted(store.sources(), key=lambda one: one.path)}
    near = get_close_matches(_stem(name), sorted(files), NEAR)
    return f"did you mean {' or '.join(files[stem] for stem in near)}?" if near else "`kg sources` lists them."


def _stem(path: str) -> str:
    return path.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def called(store: Store, name: str) -> Recording | None:
    """Return the one recording of an id, a file, a title, a guest or words of a title, in this order; None for none.

    An id may be cut short, a file is known by the end of its path, last by its name without the ending.
    Raises QueryError where several are called so.
    """
    every = recordings(store).rows
    found = next((rows for way in _WAYS if (rows := way(store, every, name))), [])
    if len(found) > 1:
        listed = "; ".join(f"{one.id} ({one.title}{f', {one.published}' if one.published else ''})" for one in found)
        raise QueryError(f"“{name}” may be several recordings: {_few(listed, len(found))}. Give an id or a file.")
    return found[0] if found else None


def exactly(store: Store, name: str) -> Recording | None:
    """Return the recording of an id or a file, which nothing else is called by; None for none. Raises QueryError."""
    plain = name.removeprefix(ID).removeprefix("id:")
    return called(store, name) if plain.startswith("rec-") or _of_file(store, recordings(store).rows, name) else None


def shown(store: Store, name: str) -> Card | RecordingCard:
    """Return the card of what is called `name`: the recording of an id or a file, a thing, a recording by its title.

    Raises NameUnknown, NameAmbiguous, and QueryError where several recordings are called so.
    """
    from kg.queries.card import card
    from kg.queries.recording_card import recording_card

    if found := exactly(store, name):
        return recording_card(store, found)
    try:
        return card(store, name)
    except NameUnknown as unknown:
        if found := called(store, name):
            return recording_card(store, found)
        if _FILE.fullmatch(name) and not unknown.nearest:
            raise QueryError(f"no thing and no recording here is called “{name}”; {_hint(store, name)}") from None
        raise


def _few(listed: str, number: int) -> str:
    parts = listed.split("; ")
    return "; ".join(parts[:SHOWN]) + (f" and {number - SHOWN} more" if number > SHOWN else "")


def _of_id(_: Store, every: tuple[Recording, ...], name: str) -> list[Recording]:
    plain = name.removeprefix(ID).removeprefix("id:")
    same = [one for one in every if one.id == plain]
    return same or [one for one in every if plain.startswith("rec-") and one.id.startswith(plain)]


def _of_file(store: Store, every: tuple[Recording, ...], name: str) -> list[Recording]:
    sources = {one.id for one in store.sources() if one.path == name or one.path.endswith(f"/{name}")}
    return [one for one in every if not sources.isdisjoint(one.sources)]


def _of_title(_: Store, every: tuple[Recording, ...], name: str) -> list[Recording]:
    return [one for one in every if key(one.title) == key(name)]


def _of_guest(store: Store, every: tuple[Recording, ...], name: str) -> list[Recording]:
    """Those of which this is a guest, by the name that the sources state or any other of the person."""
    told = [one for one in every if key(name) in map(key, one.guests)]
    if told:
        return told
    try:
        who = store.find(name).removeprefix(ID)
    except KgError:
        return []
    return [one for one in every if who in store.people(one.id, "guest")]


def _of_words(_: Store, every: tuple[Recording, ...], name: str) -> list[Recording]:
    words = key(name)
    return [one for one in every if words and f" {words} " in f" {key(one.title)} "]


def _of_stem(store: Store, every: tuple[Recording, ...], name: str) -> list[Recording]:
    """Those of which a file is called so but for its ending."""
    sources = {one.id for one in store.sources() if _stem(one.path) == name}
    return [one for one in every if not sources.isdisjoint(one.sources)]


_WAYS = (_of_id, _of_file, _of_title, _of_guest, _of_words, _of_stem)
