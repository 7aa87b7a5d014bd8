"""What other packages add: rows of our tables, found by entry points (`docs/plugins.md`).

A group is a table: `kg.readers`, `kg.extractors`, `kg.exports`, `kg.queries`. What an entry point names is a row of it,
made by the same class as our own rows. KG_PLUGINS=off leaves all out.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from kg.records.errors import InputError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

Row = TypeVar("Row")
GROUPS = ("kg.readers", "kg.extractors", "kg.exports", "kg.queries")


def rows(group: str, kind: type[Row], taken: Iterable[str] = ()) -> tuple[Row, ...]:
    """Return the rows that other packages add to a table, in order of name.

    Args:
        group: The table, one of `GROUPS`.
        kind: The class of its rows; their `name` is that of the entry point.
        taken: Names that our own rows have.

    Raises:
        InputError: for a row that cannot be imported, is none, or takes a name that is taken.
    """
    own = frozenset(taken)
    return tuple(_row(entry, kind, own) for entry in found(group))


def row(group: str, name: str, kind: type[Row]) -> Row | None:
    """Return the row of one name, None where no package adds one. Raises InputError as `rows` does."""
    return next((_row(entry, kind, frozenset()) for entry in found(group) if entry.name == name), None)


@cache
def found(group: str) -> tuple[EntryPoint, ...]:
    """Return the entry points of a group by name: of two that are called so, the one of the first package."""
    if os.environ.get("KG_PLUGINS") == "off":
        return ()
    from importlib.metadata import entry_points

    told = sorted(entry_points(group=group), key=lambda entry: (entry.name, _package(entry), entry.value))
    return tuple({entry.name: entry for entry in reversed(told)}[name] for name in sorted({one.name for one in told}))


def versions() -> Iterator[str]:
    """Yield what tells apart everything that adds to what a build reads: package, version, source."""
    for group in ("kg.readers", "kg.extractors"):
        yield from (f"{entry.name} {entry.value} {_package(entry)} {_source(entry)}" for entry in found(group))


def _source(entry: EntryPoint) -> str:
    """A hash of the module that has a row; "" where it cannot be found."""
    import hashlib
    from importlib.util import find_spec
    from pathlib import Path

    try:
        spec = find_spec(entry.module)
        return hashlib.sha256(Path(spec.origin).read_bytes()).hexdigest() if spec and spec.origin else ""
    except (ImportError, OSError, ValueError):
        return ""


def _package(entry: EntryPoint) -> str:
    return f"{entry.dist.name} {entry.dist.version}" if entry.dist else ""


def _row(entry: EntryPoint, kind: type[Row], taken: frozenset[str]) -> Row:
    whose = f"the plugin “{entry.name}” ({entry.group}) of {_package(entry) or entry.value}"
    rest = "remove that package, or leave all plugins out with KG_PLUGINS=off."
    if entry.name in taken:
        raise InputError(f"{whose} takes the name of one of kg's own; {rest}")
    try:
        made = entry.load()
    except Exception as error:  # whatever its author's code does wrong
        why = " ".join(f"{type(error).__name__}: {error}".split())[:200].rstrip(".")
        raise InputError(f"{whose} cannot be loaded ({why}); {rest}") from None
    if not isinstance(made, kind):
        raise InputError(f"{whose} is no {kind.__module__}.{kind.__qualname__} but a {type(made).__name__}; {rest}")
    if getattr(made, "name", None) != entry.name:
        raise InputError(f"{whose} calls itself “{getattr(made, 'name', '')}”; both names must be one; {rest}")
    return made
