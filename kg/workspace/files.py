"""Which files a build reads: those named, and every file of the folders named."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.records.errors import InputError
from kg.records.immutable import dataclass
from kg.records.problem import Problem

LIMIT = 64 * 2**20
"""Bytes; a page or transcript of a long interview has well under one million. Larger files are something else."""

TOTAL = 2 * 2**30
"""Bytes of all files together that a build takes, where no other bound is given."""

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


def collect(
    paths: Sequence[str], graph: Path | None = None, most: int = TOTAL
) -> tuple[tuple[Found, ...], tuple[Problem, ...]]:
    """Return the files to read, sorted by path, and what was passed over; the graph directory holds no pages.

    Raises InputError for a path that does not exist, for a named file that cannot be read, where there is nothing to
    read at all, and where the files have more than `most` bytes together.
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
    found, size = list[Found](), 0
    for path in sorted(named):
        if (file := _load(path, named[path], problems)) is not None:
            found.append(file)
            size += len(file.data)
        if size > most:
            told = f"the files have more than {most / 2**20:g} MiB together"
            raise InputError(f"{told}, counted up to {_shown(path)}; name fewer, or allow more with --max-size.")
    if not found:
        raise InputError(f"nothing to read in {', '.join(paths)}: no file there could be taken.")
    return tuple(found), tuple(problems)


_LEADS_OUT = "is a link that leads out of the folder; it was passed over, name what it leads to if it is meant."


def _walk(folder: str, problems: list[Problem], graph: str | None) -> Iterator[str]:
    """Yield the files below `folder`; links inside it are followed once, hidden files left out, and links that lead out
    of it told."""

    def refused(error: OSError) -> None:
        problems.append(Problem(_shown(str(error.filename)), 0, "unreadable", f"cannot be opened: {error.strerror}."))

    root = os.path.realpath(folder)
    seen = {root, graph}

    def leads_out(path: str) -> bool:
        if not os.path.islink(path) or os.path.commonpath((root, os.path.realpath(path))) == root:
            return False
        problems.append(Problem(_shown(os.path.normpath(path)), 0, "unreadable", _LEADS_OUT))
        return True

    for place, folders, files in os.walk(folder, followlinks=True, onerror=refused):
        kept = []
        for name in sorted(folders):
            real = os.path.realpath(os.path.join(place, name))
            if name.startswith(".") or leads_out(os.path.join(place, name)):
                continue
            if real not in seen:
                seen.add(real)
                kept.append(name)
        folders[:] = kept
        pages = (os.path.join(place, name) for name in sorted(files) if _is_page(name))
        yield from (os.path.normpath(page) for page in pages if not leads_out(page))


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
