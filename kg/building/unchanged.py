"""Whether a build would make what is there: what went into it, by one key, and its summary kept in the cache.

The key holds the program with its libraries and its pipeline of English, every page by path and bytes, what was passed
over, kg.toml, curation.toml and the file of links. A build that asks a language model is never taken for unchanged.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg.building.summary import Summary
from kg.records.immutable import dataclass
from kg.records.problem import Problem
from kg.workspace import cache, directory, plain
from kg.workspace.cache import Cache
from kg.workspace.files import SETTINGS, Found

_LIBRARIES = {b"%PDF": "pypdf", b"PK\x03\x04": "mammoth"}
"""What a file's first bytes need to be opened; what it gives depends on whether and in which version that is there."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A summary, and the name of its build."""

    build: str
    counts: tuple[int, int, int, int, int, int]
    problems: tuple[Problem, ...]


def read_key(file: Found) -> str:
    """Return the key under which what a file's reader gives is kept."""
    library = next((name for magic, name in _LIBRARIES.items() if file.data.startswith(magic)), "")
    return cache.key("read", file.path, file.data, *([library, _version(library)] if library else []))


def _version(library: str) -> str:
    from importlib import metadata

    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return ""


def key(found: Sequence[Found], passed_over: Sequence[Problem], home: Path, links: str | None) -> str:
    """Return the key of all that a build reads; `home` is the folder of kg.toml and curation.toml."""
    pages = [part for file in found for part in (read_key(file), "named" if file.named else "")]
    settings = [part for name in SETTINGS for part in _content(home / name)]
    told = [links or "", *(_content(Path(links)) if links else ())]
    return cache.key("built", *pages, "passed over", *map(repr, passed_over), "settings", *settings, *told)


def _content(path: Path) -> tuple[str | bytes, ...]:
    """The bytes of a file; nothing where it cannot be read, which is told apart from an empty one."""
    try:
        return "file", plain.read_settings(path)
    except OSError:
        return "no file", b""


def keep(store: Cache, key: str, made: Summary) -> None:
    """Keep the summary of the build that answers now."""
    counts = (made.sources, made.items, made.entities, made.statements, made.claims, made.skipped)
    store.put(key, _Kept(made.build.name, counts, made.problems))


def summary(place: directory.Workspace, store: Cache, key: str) -> Summary | None:
    """Return the summary of the build that answers; None where it was not made of this, or is not as it was made.

    Call it inside the lock of the graph directory: what killed builds left behind goes.
    """
    kept = store.get(key, _Kept)
    if kept is None or cache.foreign(place.root / "cache"):
        return None
    build = place.standing(kept.build, cache.maker().hex())
    sources, items, entities, statements, claims, skipped = kept.counts
    return Summary(sources, items, entities, statements, claims, kept.problems, skipped, build) if build else None
