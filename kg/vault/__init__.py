"""`kg export obsidian`: a vault with a note for each thing and each recording, and maps of what leads where.

Links are whole paths, so that no two notes are mistaken for each other. What stands above the last line that kg wrote
is written again by the next export; what a person writes below it stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.exports.base import Options
    from kg.store.store import Store


def files(store: Store, options: Options) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the bytes of every note."""
    from kg.vault import maps, notes
    from kg.vault.paths import paths

    known = paths(store)
    made = [*maps.maps(store, known), *notes.recordings(store, known), *notes.things(store, known)]
    yield from ((path, text.encode("utf-8", "replace")) for path, text in made)
