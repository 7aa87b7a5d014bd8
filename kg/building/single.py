"""One text or file read by itself, in the way of a build: who speaks, what is said, with nothing beside it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.building import stages
from kg.recordings import grouping, voices
from kg.records.document import Document, Item
from kg.records.errors import InputError
from kg.records.statement import Extraction
from kg.workspace import files

if TYPE_CHECKING:
    from kg.extractors.base import Context

TEXT = "text"
"""The path of what is no file."""


def file(path: str) -> Document:
    """Return a file as its reader sees it. Raises InputError for a file that cannot be opened or is no text."""
    from kg import readers

    if os.path.isdir(path):
        raise InputError(f"{path} is a folder; name one file of it.")
    (found,), _ = files.collect([path])
    return readers.read(found.path, found.data)


def document(text_or_path: str | Path) -> Document:
    """Return the file that a path names, or a text as its reader sees it: of no known format, each line a paragraph.

    Raises InputError.
    """
    from kg import readers

    if isinstance(text_or_path, Path) or is_path(text_or_path):
        return file(os.fspath(text_or_path))
    made = readers.read(TEXT, text_or_path.encode("utf-8", "replace"))
    if made.source.format != "text":
        return made
    lines = [(number, " ".join(line.split())) for number, line in enumerate(made.lines, 1)]
    items = (Item(number, number, "", "paragraph", line) for number, line in lines if line)
    return replace(made, source=replace(made.source, title=""), fields=(), items=tuple(items), problems=())


def is_path(text: str) -> bool:
    """Tell whether a text is the path of a file."""
    return "\n" not in text and "\0" not in text and len(os.fsencode(text)) < 4096 and os.path.isfile(text)


def with_context(document: Document) -> tuple[Document, Context]:
    """Return a document with the names of its speakers, and what it says itself of its recording."""
    recordings, _ = grouping.group((document,), ())
    (named,) = voices.named((document,), recordings)
    ((document, context),) = stages.with_context((named,), recordings)
    return document, context


def extraction(document: Document) -> Extraction:
    """Return what a document says by itself."""
    from kg import extractors

    found: Extraction = extractors.extract(*with_context(document))
    return found
