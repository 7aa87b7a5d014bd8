"""Small pages for the tests of resolution: lines, and the names on them as an extractor would give them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence

from kg.records.document import Document, Field, Recording, Source
from kg.records.statement import Extraction, Mention
from kg.resolution import Decision, Resolution, resolve

_LATIN = re.compile(r"[A-Z][\w’'-]*(?: (?:[A-Z][\w’'.-]*|of|de|von|van|bin|the(?= [A-Z])))*")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_BETWEEN_HAN = re.compile("[和与的都被把说有在是]")


def page(*lines: str, path: str = "page.txt", fields: Sequence[Field] = ()) -> Document:
    """A page of these lines."""
    digest = hashlib.sha256("\n".join((path, *lines)).encode()).hexdigest()
    source = Source("src-" + digest[:16], path, digest, lines[0] if lines else "", "text", "a test's page", None)
    return Document(source, tuple(fields), (), (), tuple(lines))


def mention(
    document: Document, form: str, type: str | None = None, line: int = 1, section: str | None = "Notes", rank: int = 1
) -> Mention:
    """One mention, as a pattern would find it; of a list where the rank is 0."""
    return Mention(document.source.id, line, form, type, section, whole=rank == 0, rank=rank)


def recording(
    *documents: Document, id: str = "rec-1", hosts: Sequence[str] = (), guests: Sequence[str] = ()
) -> Recording:
    """One recording of these pages."""
    sources = tuple(sorted(document.source.id for document in documents))
    return Recording(id, "A talk", None, None, None, None, tuple(hosts), tuple(guests), sources, "a test says so")


def resolved(document: Document, *mentions: Mention, decisions: Sequence[Decision] = ()) -> Resolution:
    """Resolve the mentions of one page."""
    return resolve([document], [Extraction(tuple(mentions))], [recording(document)], decisions)


def names_in(text: str) -> Iterator[tuple[str, str | None]]:
    """Names that an extractor finds in a sentence: runs of capitalised words, and Chinese names."""
    for match in _LATIN.finditer(text):
        words = match[0].split()
        yield match[0], "Person" if len(words) in (2, 3) and all(word[0].isupper() for word in words) else None
    for run in _HAN.findall(text):
        for name in _BETWEEN_HAN.split(run):
            if len(name) in (2, 3):
                yield name, "Person"
