"""Files and folders inside a graph directory: no link is followed, nothing that is already there is written through."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

DRAFT = ".draft"
"""The end of the name of a file that is being written."""
_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
"""Opens no link, and does not wait for the other end of a pipe."""
_BINARY = getattr(os, "O_BINARY", 0)


def is_file(path: Path) -> bool:
    """Return whether a regular file is there, no link."""
    mode = _mode(path)
    return mode is not None and stat.S_ISREG(mode)


def is_folder(path: Path) -> bool:
    """Return whether a folder is there, no link."""
    mode = _mode(path)
    return mode is not None and stat.S_ISDIR(mode)


def is_link(path: Path) -> bool:
    """Return whether a link is there."""
    mode = _mode(path)
    return mode is not None and stat.S_ISLNK(mode)


def _mode(path: Path) -> int | None:
    try:
        return os.lstat(path).st_mode
    except (OSError, ValueError):
        return None


def read(path: Path) -> bytes:
    """Return what a regular file holds. Raises OSError for anything else."""
    with os.fdopen(_opened(path, os.O_RDONLY), "rb") as file:
        return file.read()


SETTINGS_LIMIT = 16 * 2**20
"""Bytes that a file of settings, decisions or links may have."""


def read_settings(path: Path) -> bytes:
    """Return what a file that a person named or wrote holds, links followed; OSError says why there is nothing."""
    descriptor = os.open(path, os.O_RDONLY | (_NO_LINK & ~getattr(os, "O_NOFOLLOW", 0)) | _BINARY)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError("it is no regular file")
    with os.fdopen(descriptor, "rb") as file:
        if len(content := file.read(SETTINGS_LIMIT + 1)) > SETTINGS_LIMIT:
            raise OSError(f"it has more than {SETTINGS_LIMIT // 2**20} MiB")
        return content


def why(error: Exception) -> str:
    """Return what an error says, without its number and path."""
    return getattr(error, "strerror", None) or str(error)


def write(path: Path, content: bytes, sync: bool = False) -> None:
    """Write a file in one step: it holds all of `content`, or what it held before. Raises OSError."""
    draft = path.with_name(path.name + DRAFT)
    remove(draft)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK | _BINARY, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            if sync:
                file.flush()
                os.fsync(file.fileno())
        if is_folder(path):
            remove(path)
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def held(path: Path) -> int:
    """Open a file to be locked, made where it is missing, and return its descriptor; what it holds stays."""
    if _mode(path) is not None and not is_file(path):
        remove(path)
    return _opened(path, os.O_RDWR | os.O_CREAT)


def folder(path: Path) -> None:
    """Make a folder; what else stands in its place goes, a link and not what it leads to. Raises OSError."""
    if not is_folder(path):
        remove(path)
        path.mkdir()


def remove(path: Path) -> None:
    """Remove a file, a folder with all that it holds, or a link; nothing where nothing is. Raises OSError."""
    if is_folder(path):
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _opened(path: Path, flags: int) -> int:
    descriptor = os.open(path, flags | _NO_LINK | _BINARY, 0o666)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return descriptor
    os.close(descriptor)
    raise OSError(f"{path} is no regular file")
