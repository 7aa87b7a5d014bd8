"""The seal of a build: which files belong to it, how long each is, when it was written, and its SHA-256.

    interview-kg 1
    FINGERPRINT of the program that made the indexes
    SHA256 SIZE MODIFIED CHANGED NAME            one a file; times in nanoseconds
    CRC32 of the lines before

It is written last. To open a build compares lengths and times, and the content of a file only where its times are not
what they were: a copy is believed as long as it holds the same bytes.
"""

from __future__ import annotations

import os
import stat
import zlib
from collections.abc import Iterator
from pathlib import Path

from kg.records.immutable import dataclass
from kg.workspace import plain

NAME = "seal"
EARLIER = "stamp"
"""What earlier versions of the program wrote instead."""
_HEAD = "interview-kg 1"
_NOTES = ("LOG", "LOCK", "LOG.old")
"""Files of the store that say nothing about the graph."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """One file of a build as it was when it was sealed."""

    name: str
    """Relative to the build, with forward slashes."""
    sha256: str
    size: int
    modified: int
    changed: int


@dataclass(frozen=True, slots=True)
class Seal:
    """The files of a build, sorted by name."""

    maker: str
    files: tuple[Sealed, ...]


def write(build: Path, maker: str) -> None:
    """Seal a build made by the program of this fingerprint. Raises OSError."""
    rows = [_row(build, name) for name in _names(build)]
    text = "\n".join((_HEAD, maker, *rows)) + "\n"
    plain.write(build / NAME, (text + f"{zlib.crc32(text.encode()):08x}\n").encode())


def load(build: Path) -> Seal | None:
    """Return the seal of a build; None where there is none or it is broken."""
    try:
        text = plain.read(build / NAME).decode()
        body, check = text[:-9], text[-9:]
        head, maker, *rows, _ = body.split("\n")
        if head != _HEAD or check != f"{zlib.crc32(body.encode()):08x}\n":
            return None
        return Seal(maker, tuple(_sealed(row) for row in rows))
    except (OSError, ValueError):
        return None


def broken(build: Path, seal: Seal, whole: bool = False) -> Iterator[tuple[str, str]]:
    """Yield (name, what is wrong) for each file of a build that is not as it was sealed.

    With `whole` every file is read; without, those alone whose length is right and whose times are not.
    """
    for file in seal.files:
        path = build / file.name
        try:
            found = os.lstat(path)
        except (OSError, ValueError):
            yield file.name, "is gone"
            continue
        if not stat.S_ISREG(found.st_mode):
            yield file.name, "is no file any more"
        elif found.st_size != file.size:
            yield file.name, f"has {found.st_size:,} bytes, not the {file.size:,} that it had"
        elif (whole or (found.st_mtime_ns, found.st_ctime_ns) != (file.modified, file.changed)) and not _same(
            path, file
        ):
            yield file.name, "holds other bytes than it did"


def _times(found: os.stat_result) -> tuple[int, int]:
    return found.st_mtime_ns, found.st_ctime_ns


def _same(path: Path, file: Sealed) -> bool:
    try:
        return sha256(path) == file.sha256
    except OSError:
        return False


def _row(build: Path, name: str) -> str:
    found = os.lstat(build / name)
    return f"{sha256(build / name)} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {name}"


def _sealed(row: str) -> Sealed:
    total, size, modified, changed, name = row.split(" ", 4)
    return Sealed(name, total, int(size), int(modified), int(changed))


def _names(build: Path) -> list[str]:
    """The files of a build by name, relative to it."""
    found = (Path(place) / name for place, _, names in os.walk(build) for name in names)
    return sorted(path.relative_to(build).as_posix() for path in found if path.name not in (NAME, *_NOTES))


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file in hex digits. Raises OSError."""
    import hashlib  # felt in a cold start

    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
