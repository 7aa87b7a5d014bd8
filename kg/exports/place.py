"""Where a file or folder is made before it takes its place: beside it, so that one step puts it there."""

from __future__ import annotations

import os
from collections.abc import Callable
from errno import EISDIR, ENOENT, ENOTDIR
from pathlib import Path
from typing import TypeVar

Made = TypeVar("Made")


def beside(target: Path, make: Callable[..., Made]) -> Made:
    """Return what `tempfile.mkstemp` or `mkdtemp` makes beside a target.

    Raises OSError that names the folder which is missing, is a file or may not be written to.
    """
    home = target.parent
    if os.path.lexists(home) and not home.is_dir():
        raise NotADirectoryError(ENOTDIR, "this is a file, not a folder", str(home))
    if not home.is_dir():
        raise FileNotFoundError(ENOENT, "there is no such folder; make it first", str(home))
    try:
        return make(prefix=f".{target.name[:80]}.", dir=home)
    except OSError as error:
        raise OSError(error.errno, f"nothing can be written here ({error.strerror})", str(home)) from None


def refuse_folder(path: Path) -> None:
    """Raise OSError where a file is to be written and a folder is there."""
    if path.is_dir():
        raise IsADirectoryError(EISDIR, "this is a folder; name a file", str(path))


def mode(most: int) -> int:
    """Return the permissions of something new, of at most `most`, such as 0o666."""
    mask = os.umask(0)
    os.umask(mask)
    return most & ~mask
