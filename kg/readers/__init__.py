"""Files to documents: the table of formats, and the one door `read`."""

from __future__ import annotations

import hashlib
import string

from kg.readers import bilingual, digest, highlights, reading, text, wiki
from kg.readers.base import Page, Reader
from kg.readers.decode import decode
from kg.readers.headings import HAN
from kg.readers.transcripts import ROWS
from kg.records.document import Document, Source

READERS: tuple[Reader, ...] = (
    digest.READER,
    bilingual.READER,
    reading.READER,
    highlights.READER,
    wiki.READER,
    *ROWS,
    text.READER,
)
"""Every format, the more particular first: of two that are equally sure, the first takes the page."""


def read(path: str, data: bytes) -> Document:
    """Return the document that a file holds, read by the reader that is surest of it.

    `path` is the file as the user named it. Raises InputError for a file that is empty, binary or undecodable.
    """
    path = path.replace("\\", "/")
    decoded, problems = decode(path, data)
    if "\n" not in decoded:
        decoded = decoded.replace("\r", "\n")
    page = Page(path, decoded, split(decoded))
    sure, why, reader = max(
        ((*row.recognise(page), row) for row in READERS), key=lambda found: (found[0], -READERS.index(found[2]))
    )
    made = reader.read(page)
    digest_of = hashlib.sha256(data).hexdigest()
    title = made.title or path.rsplit("/", 1)[-1]
    said = "\n".join(made.lines) if made.lines else page.text
    source = Source(
        f"src-{digest_of[:16]}", path, digest_of, title, reader.name, f"{why} ({sure:.2f} sure)", language(said)
    )
    return Document(
        source, made.fields, made.items, made.cues, made.lines or page.lines, problems=(*problems, *made.problems)
    )


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
