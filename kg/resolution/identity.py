"""Ids of entities: type and canonical name, in any script, so that both can be read back."""

from __future__ import annotations

from urllib.parse import quote, unquote

from kg.records.vocabulary import CLASSES, UNCLASSED

_BY_LOWER = {name.lower(): name for name in CLASSES}


def entity_id(type_: str | None, name: str) -> str:
    """Return the local name of an entity: percent-encoded UTF-8, a space as "_", a literal "_" encoded.

    What has no class is an "entity/…".

    >>> entity_id("Person", "Ada Lovelace"), entity_id("Person", "爱达")
    ('person/Ada_Lovelace', 'person/%E7%88%B1%E8%BE%BE')
    """
    encoded = quote(name, safe=" ", errors="surrogatepass").replace("_", "%5F").replace(" ", "_")
    if not encoded.strip("."):
        encoded = encoded.replace(".", "%2E")  # a path of dots alone would be folded away
    return f"{(type_ or UNCLASSED).lower()}/{encoded}"


def parse_id(id_: str) -> tuple[str | None, str]:
    """Return type and name of an id that `entity_id` made; no type where the thing has none.

    >>> parse_id("person/Ada_Lovelace")
    ('Person', 'Ada Lovelace')
    """
    type_, _, name = id_.partition("/")
    class_ = None if type_ == UNCLASSED.lower() else _BY_LOWER.get(type_, type_)
    return class_, unquote(name.replace("_", " "), errors="surrogatepass")
