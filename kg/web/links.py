"""Where things stand: addresses of a running server, or of files that open from disk."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from urllib.parse import quote, urlencode, urlsplit

from kg.records.immutable import dataclass
from kg.records.vocabulary import ID

LONGEST = 150
"""Characters of a file's name; what is longer is named by its hash."""


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses as a page writes them."""

    up: str | None = None
    """None on a server; of a file on disk the way to the top folder: "", "../" or "../../"."""

    @property
    def static(self) -> bool:
        """Whether the pages are files: no forms, no questions."""
        return self.up is not None

    def thing(self, id_: str, ending: str = "", anchor: str = "") -> str:
        """Return the address of an entity, statement, claim, conflict, recording, source or passage by its id.

        >>> Links().thing("person/Ada_Lovelace"), Links("../").thing("person/Ada%20B", ".json")
        ('/id/person/Ada_Lovelace', '../id/person/Ada%2520B.json')
        """
        after = f"#{anchor}" if anchor else ""
        if self.up is None:
            return f"/id/{quote(id_, safe='/%')}{ending}{after}"
        return f"{self.up}{quote(file_of(id_))}{ending or '.html'}{after}"

    def page(self, name: str, ending: str = "", /, **asked: str | None) -> str:
        """Return the address of a page such as "claims", with what is asked of it; "" is the first page."""
        if self.up is not None:
            around = asked.get("name") if name == "graph" else None
            return f"{self.up}{quote(graph_of(around)) if around else name or 'index'}{ending or '.html'}"
        wanted = {key: value for key, value in asked.items() if value}
        question = f"?{urlencode(wanted)}" if wanted else ""
        return f"/{name or ('index' if ending else '')}{ending}{question}"

    def asset(self, name: str) -> str:
        """Return the address of a file that ships with the program."""
        return f"{'/' if self.up is None else self.up}static/{name}"


def file_of(id_: str) -> str:
    """Return the path, below the top folder and without ending, of the file about a thing.

    >>> file_of("person/Ada_Lovelace"), len(file_of("person/" + 99 * "%E8%B0%A2"))
    ('id/person/Ada_Lovelace', 37)
    """
    folder, slash, name = id_.rpartition("/")
    if len(name) > LONGEST:
        name = hashlib.sha256(name.encode()).hexdigest()[:27]
    return f"id/{folder}{slash}{name}"


def graph_of(id_: str) -> str:
    """Return the path of the file with the influence around a thing, by its id or IRI.

    >>> graph_of("person/Ada_Lovelace")
    'graph/person/Ada_Lovelace'
    """
    return f"graph/{file_of(id_.removeprefix(ID)).removeprefix('id/')}"


def outside(url: str | None) -> str | None:
    """Return an address outside as it may stand in a link: of the web, and nothing that a browser would run.

    >>> outside("https://youtu.be/x?t=1"), outside("javascript:alert(1)"), outside(None)
    ('https://youtu.be/x?t=1', None, None)
    """
    if url is None:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme.lower() in ("http", "https") and parts.netloc else None


def asked(parameters: Mapping[str, str], **changed: str | None) -> dict[str, str | None]:
    """Return the parameters of a page with some of them changed."""
    return {**parameters, **changed}
