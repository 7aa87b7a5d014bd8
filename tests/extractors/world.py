"""A small world of made-up names, and documents about it in one line."""

from __future__ import annotations

from kg.extractors.base import Context
from kg.extractors.reading.reading import Reading, read

from kg.records.document import Cue, Document, Field, Item, Source

NAMES = {
    "Person": "Ada Lovelace; Grace Hopper; Alan Turing; Charles Babbage; Mary Somerville; Joan Clarke; Tommy Flowers",
    "Organization": "Acme Labs; Initech; Globex; Hooli; Northwind; Northwind Club; Trinity College; "
    "Bletchley Institute",
    "Method": "Loom; Weaver; Bombe",
    "Product": "Colossus",
    "Paper": "Tapestry",
    "Concept": "universal machine; punched cards",
    "Award": "Fields Medal",
    "Podcast": "Machine Talk Podcast",
}
"""By class; everything else is found by its shape."""
GUEST, HOME = "Ada Lovelace", "Acme Labs"


def context() -> Context:
    """What is known about the recording: one guest, no host, and the names."""
    names = sorted((form, type_) for type_, forms in NAMES.items() for form in forms.split("; "))
    return Context((GUEST,), (), tuple(names))


def reading(*items: tuple[str, str, str]) -> Reading:
    """The reading of a page of these items."""
    return read(page(*items), context())


def page(*items: tuple[str, str, str], guest: str = GUEST, role: str = f"Chief Scientist at {HOME}") -> Document:
    """A page with a header of one line and an item (kind, title, body) on each further line.

    A turn of a transcript is ("turn", speaker, words).
    """
    lines = [f"{guest} · {role}"]
    made = []
    cues = []
    for kind, title, body in items:
        lines.append(f"- {title} — {body}" if title and body else f"- {title or body}")
        if kind == "turn":
            cues.append(Cue(len(lines), 0, body, title))
            continue
        made.append(Item(len(lines), len(lines), "Section", kind, title or body, body if title else ""))
    source = Source("src-1", "page.txt", "", "A page", "made-up", "in a test", "en")
    fields = (Field("guest", guest, 1), Field("role", role, 1))
    return Document(source, fields, tuple(made), tuple(cues), tuple(lines))
