"""Files to documents: the table of formats, and the one door `read`."""

from __future__ import annotations

import hashlib
import re
import string
from dataclasses import dataclass
from functools import cache

from kg.readers import bilingual, digest, documents, downloads, feeds, highlights, notes, reading, text, wiki
from kg.readers.base import Page, Reader, Reading
from kg.readers.decode import decode
from kg.readers.headings import HAN
from kg.readers.transcripts import ROWS, webvtt
from kg.records.document import Document, Field, Source
from kg.records.problem import Problem
from kg.workspace import plugins

READERS: tuple[Reader, ...] = (
    digest.READER,
    bilingual.READER,
    reading.READER,
    highlights.READER,
    wiki.READER,
    notes.READER,
    downloads.READER,
    feeds.READER,
    *ROWS,
    text.READER,
)
"""Every format, the more particular first: of two that are equally sure, the first takes the page."""


def read(path: str, data: bytes) -> Document:
    """Return the document that a file holds, read by the reader that is surest of it.

    `path` is the file as the user named it. Raises InputError for a file that is empty, binary or undecodable.
    """
    opened = _opened(path, data)
    return _document(opened, opened.reader.read(opened.page), hashlib.sha256(data).hexdigest())


def read_all(path: str, data: bytes) -> tuple[Document, ...]:
    """Return the documents that a file holds: one, of a feed one for each of several episodes. Raises InputError."""
    opened = _opened(path, data)
    digest_of = hashlib.sha256(data).hexdigest()
    parts = feeds.parts(opened.page) if opened.reader is feeds.READER else ()
    if not parts:
        return (_document(opened, opened.reader.read(opened.page), digest_of),)
    made: dict[str, Document] = {}
    for part in parts:
        said = hashlib.sha256("\n".join(filter(None, part.lines or ())).encode("utf-8", "replace")).hexdigest()
        document = _document(opened, part, digest_of, f"src-{said[:16]}")
        made.setdefault(document.source.id, document)
    return tuple(made.values())


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file's text, and the reader that is surest of it."""

    page: Page
    sure: float
    why: str
    told: str
    """The reason with how sure it is."""
    reader: Reader
    problems: tuple[Problem, ...]


def _opened(path: str, data: bytes) -> _Opened:
    path = path.replace("\\", "/")
    document = documents.text_of(path, data)
    decoded, problems = (document[0], ()) if document else decode(path, data)
    if "\n" not in decoded or webvtt.is_signed(decoded):
        decoded = with_line_feeds(decoded)
    page = Page(path, decoded, split(decoded))
    sure, why, reader = _surest(page)
    told = f"{why} ({sure:.2f} sure)" + (f" It was opened as {document[1]}." if document else "")
    return _Opened(page, sure, why, told, reader, problems)


def _document(opened: _Opened, made: Reading, digest_of: str, name: str = "") -> Document:
    """Return what was read as a document, `name` as its id where the file holds several."""
    page, reader, problems = opened.page, opened.reader, opened.problems
    if opened.sure < (UNSURE_OF_SPEECH if made.cues else UNSURE) and reader is not text.READER:
        doubt = f"with little surety ({opened.sure:.2f}), so look at what came of it: {opened.why}."
        message = f"taken for “{reader.name}” {doubt}"
        problems = (*problems, Problem(page.path, 0, "unsure-format", message.replace("..", ".")))
    fields = made.fields
    if (video := downloads.video_of(page.path)) and not any(field.name in ("url", "video") for field in fields):
        fields = (*fields, Field("url", f"https://www.youtube.com/watch?v={video}", 1))
    title = made.title or page.path.rsplit("/", 1)[-1]
    said = "\n".join(made.lines) if made.lines else page.text
    source = Source(
        name or f"src-{digest_of[:16]}", page.path, digest_of, title, reader.name, opened.told, language(said)
    )
    return Document(
        source, fields, made.items, made.cues, made.lines or page.lines, problems=(*problems, *made.problems)
    )


@cache
def readers() -> tuple[Reader, ...]:
    """Return every format, those of plugins before plain text. Raises InputError for a plugin that cannot be used."""
    more = plugins.rows("kg.readers", Reader, (row.name for row in READERS))
    return (*READERS[:-1], *more, READERS[-1])


UNSURE = 0.2
"""A reader that is less sure takes the page, and the file's problems say so."""
UNSURE_OF_SPEECH = 0.35
"""The same for a reader that says who speaks and when: what is invented there is worse."""
CERTAIN = 0.98
"""A reader that is surer knows its page by a signature that no other has: nobody else is asked."""


def _surest(page: Page) -> tuple[float, str, Reader]:
    """Return how sure the surest reader is, why, and the reader; the formats with signatures are asked first."""
    found: list[tuple[float, str, Reader]] = []
    for row in (downloads.READER, feeds.READER, *ROWS, *readers()):
        if any(row is other for *_, other in found):
            continue
        found.append((*row.recognise(page), row))
        if found[-1][0] > CERTAIN:
            return found[-1]
    return max(found, key=lambda told: (told[0], -readers().index(told[2])))


_RETURNS = re.compile(r"\r+\n?")


def with_line_feeds(text: str) -> str:
    """Return a text with LF for every CR that ends a line by itself, as in files without LF and in WebVTT.

    >>> with_line_feeds("a\\rb\\r\\nc")
    'a\\nb\\r\\nc'
    """
    return _RETURNS.sub(lambda run: run[0] if run[0][-1] == "\n" else "\n" * len(run[0]), text)


LETTERS = string.ascii_letters.encode()


def split(text: str) -> tuple[str, ...]:
    """Return the lines of a text without their ends: LF or CRLF ends a line, CR alone where there is no LF at all."""
    if "\n" not in text:
        text = text.replace("\r", "\n")
    lines = text.split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return tuple(line[:-1] if line.endswith("\r") else line for line in lines)


def language(text: str) -> str | None:
    """Return "zh" or "en" for the language of most of a text, None where it is neither.

    A Chinese character counts as half a word, a Latin one as a fifth.
    """
    han = len(HAN.findall(text))
    plain = text.encode("ascii", "ignore")
    latin = len(plain) - len(plain.translate(None, LETTERS))
    letters = sum(map(str.isalpha, text))
    if not letters or (han + latin) * 2 < letters:
        return None
    return "zh" if han * 2.5 > latin else "en"
