"""What is widely known by a name: weak votes, which the words of a recording overrule."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from zlib import crc32

from kg.names import tables

TABLES = {
    "known_organizations": "Organization",
    "known_products": "Product",
    "known_series": "TVSeries",
    "known_places": "Place",
}


@lru_cache(maxsize=1)
def _listed() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for table, class_ in TABLES.items():
        for name in tables.entries(table):
            found[name] = (*found.get(name, ()), class_)
    return found


@lru_cache(maxsize=1)
def _titles() -> Mapping[str, frozenset[int]]:
    """Hashes of titles of books and films, four bytes each."""
    found = {}
    for class_ in ("Book", "Film"):
        data = (files(tables) / f"titles_{class_.lower()}.bin").read_bytes()
        found[class_] = frozenset(int.from_bytes(data[at : at + 4], "little") for at in range(0, len(data), 4))
    return found


def title_hash(title: str) -> int:
    """Return the number under which a title is kept: of its letters and digits alone, in small letters."""
    plain = "".join(char for char in title.lower().removeprefix("the ") if char.isalnum())
    return crc32(plain.encode("utf-8", "surrogatepass"))


def classes(name: str) -> tuple[str, ...]:
    """Return the classes of what is widely known by a name.

    >>> classes("Lego"), classes("Pride and Prejudice"), classes("Looms of Ada")
    (('Product',), ('Book', 'Film'), ())
    """
    bare = name.removeprefix("The ").removeprefix("the ")
    listed = _listed().get(name) or _listed().get(bare) or ()
    if " " not in bare or len(bare) < 8:
        return listed
    number = title_hash(name)
    return (*listed, *(class_ for class_, hashes in _titles().items() if number in hashes))
