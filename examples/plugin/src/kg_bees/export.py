"""An export: every name, one a line."""

from __future__ import annotations

from typing import BinaryIO

from kg.exports import Export, Options
from kg.store.store import Store


def write(store: Store, out: BinaryIO, options: Options) -> None:
    """Write the names in order."""
    for name in sorted({entity.name for entity in store.entities()}):
        out.write(f"{name}\n".encode())


NAMES = Export("names", "every name, one a line", "text/plain", ".txt", "kg_bees.export:write")
