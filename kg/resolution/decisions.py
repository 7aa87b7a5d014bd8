"""What a person decided about identity: one record a line of the curation file."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = ("same", "different", "name", "type", "hide", "link")


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """One line: what is decided about which name."""

    kind: str
    """same, different, name, type, hide or link."""
    a: str
    """A name in any known form, or an entity's id."""
    b: str = ""
    """The other name (same, different), the new name (name), the class (type), the IRI (link); empty for hide."""
    path: str = "curation.toml"
    """Where it stands, for problems."""
    line: int = 0
