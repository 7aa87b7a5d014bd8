"""What an unchanged file gave last time: records by key, as MessagePack, in the graph directory."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from functools import cache as once
from pathlib import Path
from typing import TypeVar

import msgspec

import kg

Record = TypeVar("Record")


class Cache:
    """Records on disk by key. What a build neither read nor wrote goes at its end."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used: set[str] = set()
        folder.mkdir(parents=True, exist_ok=True)

    def holds(self, key: str) -> bool:
        """Return whether something is kept under `key`."""
        return (self._folder / key).is_file()

    def get(self, key: str, kind: type[Record]) -> Record | None:
        """Return the record kept under `key`; None where there is none or it cannot be read."""
        try:
            record = msgspec.msgpack.decode((self._folder / key).read_bytes(), type=kind)
        except (OSError, msgspec.DecodeError):
            return None
        self._used.add(key)
        return record

    def put(self, key: str, record: object) -> None:
        """Keep `record` under `key`; in one step, so that a killed build leaves no half of it."""
        draft = self._folder / (key + ".draft")
        draft.write_bytes(msgspec.msgpack.encode(record))
        draft.replace(self._folder / key)
        self._used.add(key)

    def sweep(self) -> None:
        """Remove what this build had no use for."""
        for path in self._folder.iterdir():
            if path.name not in self._used:
                path.unlink(missing_ok=True)


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
    total = hashlib.sha256(f"{sys.version} {sorted(_libraries())} {_version(model)}".encode())
    for root in dict.fromkeys(Path(folder) for folder in kg.__path__):
        places = [root] if root.name == "kg" and (root / "__init__.py").is_file() else [root / "extractors"]
        found = (path for place in places for path in place.rglob("*") if path.is_file())
        for path in sorted(p for p in found if p.suffix in (".py", ".txt") or p.is_relative_to(root / "model")):
            total.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()
