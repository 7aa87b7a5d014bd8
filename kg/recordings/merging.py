"""The one recording of several sources: of what they say the best."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from kg.names.guests import distinct_names, full_host, host_of_show
from kg.names.headers import title_words, video_id
from kg.recordings.traits import Traits, values
from kg.records.document import Document, Recording
from kg.text.normalize import fold


def merged(members: Sequence[Traits], why: str) -> Recording:
    """Return the one recording of several sources, without an id.

    Of what they say the best, by the order of the sources where they are equal.
    """
    override = next((m.override for m in members if m.override), None)
    documents = [member.document for member in members]
    videos = Counter(video for member in members for video in member.videos)
    exact = [length.seconds for member in members for length in member.lengths if length.stated]
    return Recording(
        id="",
        title=(override.title if override else None) or _title(documents),
        url=(override.url if override else None) or _url(documents),
        video=min(videos, key=lambda video: (-videos[video], video)) if videos else None,
        duration_s=min(exact, key=lambda s: (-exact.count(s), s)) if exact else None,
        published=(override.date if override else None) or _first(documents, "published"),
        hosts=(override.hosts if override else ()) or _hosts(members, documents),
        guests=(override.guests if override else ()) or distinct_names(name for m in members for name in m.guests),
        sources=tuple(sorted(document.source.id for document in documents)),
        why=why,
    )


def _first(documents: Iterable[Document], name: str) -> str | None:
    return next((value for document in documents for value in values(document, name)), None)


def _url(documents: Sequence[Document]) -> str | None:
    """The first link to a known platform, else the first link."""
    urls = [value for document in documents for value in values(document, "url")]
    return next((url for url in urls if video_id(url)), urls[0] if urls else None)


def _title(documents: Sequence[Document]) -> str:
    """The title that says most: the one with the most words, the first of equals."""
    titles = [fold(document.field("title") or document.source.title) for document in documents]
    return max(titles, key=lambda title: len(title_words(title)), default="")


def _hosts(members: Sequence[Traits], documents: Sequence[Document]) -> tuple[str, ...]:
    """Stated hosts by their fullest names, else the person after whom the show is called."""
    shows = [value for document in documents for value in values(document, "show", "channel")]
    named = [name for show in shows if (name := host_of_show(show))]
    stated = distinct_names(name for member in members for name in member.hosts)
    return distinct_names(full_host(host, named) for host in stated) or distinct_names(named)
