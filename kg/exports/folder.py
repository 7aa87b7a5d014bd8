"""A folder that an export writes and writes again: it knows its own files by a manifest and touches no others.

All files are made in a folder beside it first. Where there is none of the name, that one takes its place in one step;
else each file is put over its predecessor, what is no longer written goes, and what somebody added or changed stays.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from kg.exports.place import beside, mode
from kg.records.errors import InputError
from kg.records.immutable import dataclass

MANIFEST = ".kg-export.json"
"""What wrote the folder, and path to SHA-256 of every file that we wrote."""
BY = "kg export"
"""What wrote it, before the name of the form; earlier versions did not note that."""


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a folder."""

    files: int
    """How many there are now of ours."""
    removed: int
    kept: tuple[str, ...]
    """Files of ours that somebody has changed: left as they are."""


def write(target: Path, files: Iterable[tuple[str, bytes]], foot: bytes = b"", form: str = "") -> Written:
    """Write files into a folder that is new, empty or of an earlier export of the same form, such as "html".

    What stands in a file below the line `foot`, where there is one, is somebody else's and stays.

    Raises InputError for a folder with other files and none of ours or with those of another form, OSError.
    """
    target = Path(os.path.realpath(target))
    by = f"{BY} {form}".rstrip()
    earlier = _manifest(target, by)
    draft = Path(beside(target, tempfile.mkdtemp))
    try:
        made = {path: _stage(draft, path, content) for path, content in files}
        if not target.exists() or not any(target.iterdir()):
            _note(draft, by, {path: [hash_] for path, hash_ in made.items()})
            draft.chmod(mode(0o777))
            os.replace(draft, target)
            return Written(len(made), 0, ())
        return _over(target, draft, by, earlier, made, foot)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _manifest(target: Path, by: str) -> dict[str, list[str]]:
    if not target.exists() or (target.is_dir() and not any(target.iterdir())):
        return {}
    if not target.is_dir():
        raise InputError(f"{target} is a file; name a folder.")
    try:
        told = json.loads((target / MANIFEST).read_bytes())
        wrote = str(told["by"])
        ours = {_safe(path): [str(one) for one in hashes] for path, hashes in told["files"].items()}
    except FileNotFoundError:
        raise InputError(f"{target} holds files that kg did not write; name a new or an empty folder.") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise InputError(f"{target / MANIFEST} cannot be read; name a new or an empty folder.") from None
    if wrote not in (by, BY):
        raise InputError(f"{target} was written by {wrote}; name a new or an empty folder.")
    return ours


def _safe(path: str) -> str:
    """A path that stays below the folder. Raises ValueError for another."""
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or ".." in parts or "\\" in path or "\x00" in path:
        raise ValueError(f"{path!r} is no path below the folder")
    return path


def _stage(draft: Path, path: str, content: bytes) -> str:
    place = draft / _safe(path)
    place.parent.mkdir(parents=True, exist_ok=True)
    with open(place, "xb") as out:
        out.write(content)
    return hashlib.sha256(content).hexdigest()


def _over(
    target: Path, draft: Path, by: str, earlier: dict[str, list[str]], made: dict[str, str], foot: bytes
) -> Written:
    both = {path: [*earlier.get(path, ()), *([made[path]] if path in made else ())] for path in {*earlier, *made}}
    changed = {path for path in both if _is_changed(target, path, both[path], foot)}
    _note(target, by, both)  # stopped from here on, the next export still knows what is ours
    for path in sorted(made.keys() - changed):
        place = target / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if added := _added(place, foot):
            (draft / path).write_bytes((draft / path).read_bytes() + added)
        os.replace(draft / path, place)
    changed |= {path for path in earlier.keys() - made.keys() if _added(target / path, foot)}
    gone = sorted(earlier.keys() - made.keys() - changed)
    for path in gone:
        (target / path).unlink(missing_ok=True)
        _prune(target, PurePosixPath(path).parent)
    kept = sorted(changed)
    _note(target, by, {path: both[path] if path in changed else [hash_] for path, hash_ in made.items()})
    return Written(len(made.keys() - changed), len(gone), tuple(kept))


def _is_changed(target: Path, path: str, hashes: list[str], foot: bytes) -> bool:
    """Whether a file is not as we wrote it. What leads out of the folder is nobody's to write."""
    place = target / path
    if os.path.realpath(place) != str(place):
        raise InputError(f"{place} is a link; kg writes through none.")
    if not place.exists():
        return False
    if not place.is_file():
        return True
    content = place.read_bytes()
    ours = content.removesuffix(_below(content, foot))
    return hashlib.sha256(ours).hexdigest() not in hashes


def _added(place: Path, foot: bytes) -> bytes:
    """What somebody wrote below our last line."""
    return _below(place.read_bytes(), foot) if foot and place.is_file() else b""


def _below(content: bytes, foot: bytes) -> bytes:
    return content.partition(foot + b"\n")[2] if foot else b""


def _prune(target: Path, folder: PurePosixPath) -> None:
    """Take away folders that nothing is left in."""
    for one in (folder, *folder.parents)[:-1]:
        try:
            (target / one).rmdir()
        except OSError:
            return


def _note(folder: Path, by: str, made: dict[str, list[str]]) -> None:
    told = dict(sorted(made.items()))
    draft = folder / f"{MANIFEST}.new"
    draft.write_text(json.dumps({"by": by, "files": told}, indent=0, ensure_ascii=False), encoding="utf-8")
    os.replace(draft, folder / MANIFEST)
