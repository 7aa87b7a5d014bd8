"""What one source's header says about its recording: guests, hosts, videos, lengths, title, episode."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.names.alike import Persons
from kg.names.guests import people
from kg.names.headers import Length, lengths, title_words, video_id
from kg.quoting.wording import Wording
from kg.records.document import Document
from kg.text.normalize import key
from kg.workspace.config import RecordingOverride


@dataclass(frozen=True, slots=True)
class Traits:
    """What one source's header says about the recording."""

    document: Document
    guests: tuple[str, ...]
    hosts: tuple[str, ...]
    videos: frozenset[str]
    lengths: tuple[Length, ...]
    words: frozenset[str]
    """Of the title, without small words."""
    override: RecordingOverride | None
    wording: Wording
    episode: tuple[str, str] | None = None
    """Its show and number."""


def values(document: Document, *names: str) -> list[str]:
    return [field.value for field in document.fields if field.name in names]


def stated_guests(document: Document) -> list[str]:
    return [name for value in values(document, "guest") for name in people(value)]


_VIDEO = re.compile(r"[A-Za-z0-9_-]{11}")


def _stated_videos(document: Document, override: RecordingOverride | None) -> list[str]:
    """Return the ids of videos on YouTube that front matter gives by themselves."""
    stated = () if override and override.url else values(document, "video")
    return [video for video in stated if _VIDEO.fullmatch(video)]


def traits_of(document: Document, override: RecordingOverride | None, known: Persons) -> Traits:
    """Return what a source says; a guest that only its title names is one where another source states the guest."""
    title = document.field("title") or document.source.title
    stated = list(override.guests if override else ()) or stated_guests(document)
    guests = stated or known.in_title(title)
    urls = [override.url] if override and override.url else values(document, "url")
    return Traits(
        document,
        tuple(guests),
        tuple(override.hosts if override else ()) or tuple(n for v in values(document, "host") for n in people(v)),
        frozenset([*(video for url in urls if (video := video_id(url))), *_stated_videos(document, override)]),
        tuple(lengths(values(document, "duration"), title)),
        title_words(title) - {word for name in guests for word in title_words(name)},
        override,
        Wording(document),
        _episode(document),
    )


def _episode(document: Document) -> tuple[str, str] | None:
    """The show and the number of the episode, where a source gives both."""
    show, number = document.field("show"), re.search(r"\d+", document.field("episode") or "")
    return (key(show), number[0].lstrip("0")) if show and number else None
