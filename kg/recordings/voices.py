"""Who speaks under a label that is no name: the host, the guest, "Speaker 1"; by names and words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.languages.chinese.openings import introduced, introduces_self, opens
from kg.names.guests import same_person
from kg.names.voices import part
from kg.records.document import Cue, Document, Recording

TURNS = 16
"""Turns in which people are introduced."""


def named(documents: Sequence[Document], recordings: Iterable[Recording]) -> tuple[Document, ...]:
    """Return the documents, in the same order, with the names of persons for labels that only say their part.

    A label stays as it stands where the recording names no host or guest, or more than one, and the words do not tell.
    """
    of_source = {source: recording for recording in recordings for source in recording.sources}
    return tuple(_named(document, of_source.get(document.source.id)) for document in documents)


def _named(document: Document, recording: Recording | None) -> Document:
    labels = dict.fromkeys(cue.speaker_raw for cue in document.cues if cue.speaker_raw)
    if recording is None or not any(part(label) for label in labels):
        return document
    who = dict(_who(tuple(labels), document.cues, recording))
    if not who:
        return document
    cues = (replace(cue, speaker_raw=who.get(cue.speaker_raw or "", cue.speaker_raw)) for cue in document.cues)
    return replace(document, cues=tuple(cues))


def _who(labels: Sequence[str], cues: Sequence[Cue], recording: Recording) -> Iterator[tuple[str, str]]:
    """Yield the person of each label that is no name."""
    parts = {label: part(label) for label in labels}
    for label in [label for label, found in parts.items() if found == "nameless"]:
        parts[label] = _part_told(label, cues, recording) or "nameless"
    nameless = [label for label, found in parts.items() if found == "nameless"]
    known = [found for found in parts.values() if found in ("host", "guest")]
    if len(labels) == 2 and len(nameless) == 1 and len(known) == 1:
        parts[nameless[0]] = "guest" if known[0] == "host" else "host"
    for found, names in (("host", recording.hosts), ("guest", recording.guests)):
        mine = [label for label, one in parts.items() if one == found]
        if len(names) == 1 and len(mine) == 1:
            yield mine[0], names[0]


def _part_told(label: str, cues: Sequence[Cue], recording: Recording) -> str | None:
    """Return the part of somebody who is only numbered: who names himself, opens the show or introduces the guest."""
    for cue in [cue for cue in cues[:TURNS] if cue.speaker_raw == label]:
        own = introduces_self(cue.text)
        if own and any(same_person(own[0], guest) for guest in recording.guests):
            return "guest"
        if own and any(same_person(own[0], host) for host in recording.hosts):
            return "host"
        if opens(cue.text) and any(True for _ in introduced(cue.text)):
            return "host"
    return None
