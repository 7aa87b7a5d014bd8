"""What an unchanged file gave last time: records by key, as MessagePack, in the graph directory.

Each file begins with a tag of the program and a code over its name and content that only the same program makes: what
another wrote, or changed, or gave another name, is not believed. Nothing that is read here is ever executed.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import sys
from functools import cache as once
from pathlib import Path
from typing import TypeVar

import msgspec

import kg
from kg.workspace import plain, plugins

_TAG, _CODE = 16, 32
"""Bytes of the program's tag, and of the code behind it, at the head of a file."""
Record = TypeVar("Record")


class Cache:
    """Records on disk by key. What a build neither read nor wrote goes at its end."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used: set[str] = set()
        plain.folder(folder)

    def holds(self, key: str) -> bool:
        """Return whether something is kept under `key`."""
        return plain.is_file(self._folder / key)

    def get(self, key: str, kind: type[Record]) -> Record | None:
        """Return the record kept under `key`; None where there is none, or none that this program wrote."""
        try:
            kept = plain.read(self._folder / key)
            record = msgspec.msgpack.decode(kept[_TAG + _CODE :], type=kind) if _is_ours(key, kept) else None
        except (OSError, msgspec.DecodeError):
            return None
        if record is not None:
            self._used.add(key)
        return record

    def put(self, key: str, record: object) -> None:
        """Keep `record` under `key`; in one step, so that a killed build leaves no half of it."""
        content = msgspec.msgpack.encode(record)
        plain.write(self._folder / key, maker() + _code(key, content) + content)
        self._used.add(key)

    def sweep(self) -> None:
        """Remove what this build had no use for."""
        for path in self._folder.iterdir():
            if path.name not in self._used:
                plain.remove(path)


def foreign(folder: Path) -> list[str]:
    """Return the names of what lies in the folder of a cache and no program of ours left there as it is, sorted.

    What another version of the program wrote is not named: it goes at the next build.
    """
    found = []
    for path in sorted(folder.iterdir()) if plain.is_folder(folder) else ():
        try:
            kept = plain.read(path)
        except OSError:
            kept = b""
        another = len(kept) > _TAG + _CODE and kept[:_TAG] != maker()
        if not path.name.endswith(plain.DRAFT) and not another and not _is_ours(path.name, kept):
            found.append(path.name)
    return found


def _is_ours(key: str, kept: bytes) -> bool:
    head, content = kept[: _TAG + _CODE], kept[_TAG + _CODE :]
    return hmac.compare_digest(head, maker() + _code(key, content))


def _code(key: str, content: bytes) -> bytes:
    return hmac.digest(fingerprint().encode(), key.encode() + b"\0" + content, "sha256")


def maker() -> bytes:
    """Return 16 bytes by which the program is told from others; they do not tell its fingerprint."""
    return hashlib.sha256(b"maker " + fingerprint().encode()).digest()[:_TAG]


def key(stage: str, *parts: str | bytes) -> str:
    """Return the file name under which the product of `stage` for these inputs is kept.

    It changes with the program: a cache never outlives the code that filled it.
    """
    return f"{stage}-{hashed(fingerprint(), stage, *parts)}"


def hashed(*parts: str | bytes) -> str:
    """Return 32 hex digits of the SHA-256 of the parts, told apart by their lengths."""
    total = hashlib.sha256()
    for part in parts:
        encoded = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        total.update(b"%d:" % len(encoded) + encoded)
    return total.hexdigest()[:32]


def record_hash(record: object) -> str:
    """Return 32 hex digits of the SHA-256 of a record."""
    return hashlib.sha256(msgspec.msgpack.encode(record)).hexdigest()[:32]


def _libraries() -> list[str]:
    """The versions of the libraries that a build reads with."""
    from importlib.metadata import requires, version

    try:
        names = [re.split(r"[^\w-]", line, maxsplit=1)[0] for line in requires("interview-kg") or () if ";" not in line]
        return [f"{name} {version(name)}" for name in names]
    except ImportError:  # a bare checkout
        return []


def _version(package: str) -> str:
    """Name and version of an installed package, "" for none."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"{package} {version(package)}" if package else ""
    except PackageNotFoundError:
        return package


def fingerprint() -> str:
    """Return a hash of all that a build reads with: the program's own source, its tables, the pipeline of English."""
    return _fingerprint(os.environ.get("KG_MODEL", ""))


@once
def _fingerprint(model: str) -> str:
    versions = f"{sys.version} {sorted(_libraries())} {_version(model)} {list(plugins.versions())}"
    total = hashlib.sha256(versions.encode())
    for root in dict.fromkeys(Path(folder) for folder in kg.__path__):
        places = [root] if root.name == "kg" and (root / "__init__.py").is_file() else [root / "extractors"]
        found = (path for place in places for path in place.rglob("*") if path.is_file())
        for path in sorted(p for p in found if p.suffix in (".py", ".txt") or p.is_relative_to(root / "model")):
            total.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()
