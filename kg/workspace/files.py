"""Which files a build reads: those named, and every file of the folders named."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.records.errors import InputError
from kg.records.problem import Problem

LIMIT = 64 * 2**20
"""Bytes; a page or transcript of a long interview has well under one million. Larger files are something else."""

SETTINGS = ("kg.toml", "curation.toml")
"""Files that steer a build; they lie beside the pages and are no pages."""


@dataclass(frozen=True, slots=True)
class Found:
    """One file to read."""

    path: str
    """As the user named it, or the folder that holds it, with forward slashes."""
    data: bytes
    named: bool
    """Named itself, and so refused loudly; a file of a folder is passed over with a problem."""


def collect(paths: Sequence[str], graph: Path | None = None) -> tuple[tuple[Found, ...], tuple[Problem, ...]]:
    """Return the files to read, sorted by path, and what was passed over; the graph directory holds no pages.

    Raises InputError for a path that does not exist, for a named file that cannot be read, and where there is
    nothing to read at all.
    """
    named: dict[str, bool] = {}
    problems: list[Problem] = []
    for path in paths:
        if os.path.isdir(path):
            for below in _walk(path, problems, os.path.realpath(graph) if graph else None):
                named.setdefault(below, False)
        elif os.path.lexists(path):
            named[os.path.normpath(path)] = True
        else:
            raise InputError(f"there is no file or folder {path}.")
    found = [file for path in sorted(named) if (file := _load(path, named[path], problems)) is not None]
    if not found:
        raise InputError(f"nothing to read in {', '.join(paths)}: no file there could be taken.")
    return tuple(found), tuple(problems)


def _walk(folder: str, problems: list[Problem], graph: str | None) -> Iterator[str]:
    """Yield the files below `folder`, links to folders followed once, hidden ones left out."""

    def refused(error: OSError) -> None:
        problems.append(Problem(_shown(str(error.filename)), 0, "unreadable", f"cannot be opened: {error.strerror}."))

    seen = {os.path.realpath(folder), graph}
    for place, folders, files in os.walk(folder, followlinks=True, onerror=refused):
        kept = []
        for name in sorted(folders):
            real = os.path.realpath(os.path.join(place, name))
            if not name.startswith(".") and real not in seen:
                seen.add(real)
                kept.append(name)
        folders[:] = kept
        yield from (os.path.normpath(os.path.join(place, name)) for name in sorted(files) if _is_page(name))


def _is_page(name: str) -> bool:
    return not name.startswith(".") and name not in SETTINGS


def _load(path: str, named: bool, problems: list[Problem]) -> Found | None:
    why = None
    try:
        if not os.path.isfile(path):
            why = "is no regular file"
        elif (size := os.path.getsize(path)) > LIMIT:
            why = f"has {size // 2**20} MiB; a page has at most {LIMIT // 2**20}"
        else:
            return Found(_shown(path), Path(path).read_bytes(), named)
    except OSError as error:
        why = f"cannot be opened: {error.strerror}"
    if named:
        raise InputError(f"{_shown(path)} {why}.")
    problems.append(Problem(_shown(path), 0, "unreadable", f"{why}; it was passed over."))
    return None


def _shown(path: str) -> str:
    """The path as named, with forward slashes; bytes that are no UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace").replace(os.sep, "/")
