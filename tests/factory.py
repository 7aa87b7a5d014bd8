"""Records in one line, for everybody's tests: `knowledge()`, `statement("ada", "workedAt", "acme")`, `build(tmp_path)`.

Short names stand for entities: `person("Ada Lovelace")` makes "person/Ada_Lovelace".
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from kg.records.document import Cue, Document, Field, Item, Recording, Source
from kg.records.statement import (
    Claim,
    ClaimMention,
    Conflict,
    ConflictValue,
    Doubt,
    Entity,
    Evidence,
    Knowledge,
    Literal,
    Mention,
    Statement,
)
from kg.resolution import entity_id
from kg.store.store import Store
from kg.workspace import seal

LINES = (
    "Ada Lovelace on engines",
    "Ada Lovelace worked at Acme from 2018 as an analyst.",
    "She was advised by Mary Somerville.",
    "The Analytical Engine builds on the Jacquard Loom.",
    "[01:02:03] Ada: Machines may compose music one day.",
    "艾达在剑桥学习数学。",
    "She never worked at Initech.",
)
URL = "https://example.org/watch?v=abc"


def digest(*parts: str) -> str:
    """16 hex digits."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def document(
    lines: Sequence[str] = LINES, path: str = "ada.md", items: Sequence[Item] = (), **more: object
) -> Document:
    """A page of these lines, each an item unless `items` are given."""
    content = "\n".join(lines)
    sha256 = hashlib.sha256(content.encode()).hexdigest()
    source = Source("src-" + sha256[:16], path, sha256, lines[0], "digest", "headings of a digest", "en")
    made = tuple(items) or tuple(Item(n, n, "Notes", "paragraph", line) for n, line in enumerate(lines, 1))
    parts: dict[str, object] = {"fields": (Field("title", lines[0], 1),), "cues": (), **more}
    return Document(source=source, items=made, lines=tuple(lines), **parts)  # type: ignore[arg-type]


PAGE = document(cues=(Cue(5, 150, "Machines may compose music one day.", "Ada", 3723.0, 3727.5),))


def evidence(line: int, page: Document = PAGE, quote: str | None = None, start_s: float | None = None) -> Evidence:
    """The whole line, or a quote from it, as evidence."""
    url = None if start_s is None else f"{URL}&t={start_s:g}"
    return Evidence(page.source.id, line, line, quote or page.text(line), "tests:rule", start_s, None, url)


def entity(type_: str, name: str, *aliases: str, line: int | None = None, page: Document = PAGE) -> Entity:
    """An entity, mentioned on a line of the page where one is given."""
    mentions = (Mention(page.source.id, line, name, type_, "Notes"),) if line else ()
    return Entity(entity_id(type_, name), type_, name, tuple(sorted(aliases)), (), mentions)


def person(name: str) -> str:
    """The id of a person."""
    return entity_id("Person", name)


def organization(name: str) -> str:
    """The id of an organization."""
    return entity_id("Organization", name)


def statement(
    subject: str,
    predicate: str,
    object_: str | Literal,
    *support: Evidence,
    polarity: str = "asserted",
    role: str | None = None,
    start: str | None = None,
    end: str | None = None,
    kind: str | None = None,
    certainty: str = "observed",
) -> Statement:
    """A statement between two entities."""
    said = (subject, predicate, str(object_), polarity, role or "", start or "", end or "")
    found = support or (evidence(2),)
    return Statement(
        "s-" + digest(*said), subject, predicate, object_, polarity, role, start, end, kind, certainty, (), found
    )


def claim(text: str, *support: Evidence, speaker: str | None = None, kind: str = "claim", **more: object) -> Claim:
    """A claim made in every piece of evidence."""
    found = support or (evidence(5, start_s=3723.0),)
    mentions = tuple(ClaimMention(piece, text, None, None) for piece in found)
    parts: dict[str, object] = {
        "start_s": found[0].start_s,
        "end_s": found[0].end_s,
        "recording": "rec-abc",
        "about": (),
        "hedged": False,
        "horizon": None,
        **more,
    }
    return Claim(id="c-" + digest(text), text=text, kind=kind, speaker=speaker, mentions=mentions, **parts)  # type: ignore[arg-type]


def recording(*pages: Document) -> Recording:
    """A recording of these pages."""
    sources = tuple(sorted(page.source.id for page in pages or (PAGE,)))
    hosts, guests = ("Charles Babbage",), ("Ada Lovelace",)
    return Recording("rec-abc", "Ada on engines", URL, "abc", 7200.0, "2024-05-01", hosts, guests, sources, "one video")


ADA, MARY, ACME, INITECH = (
    person("Ada Lovelace"),
    person("Mary Somerville"),
    organization("Acme"),
    organization("Initech"),
)
ENGINE, LOOM = entity_id("Method", "Analytical Engine"), entity_id("Method", "Jacquard Loom")


def knowledge(**more: object) -> Knowledge:
    """A small graph: a person, her work, her advisor, a denial, two machines, a claim, a conflict, a doubt."""
    parts: dict[str, object] = {
        "recordings": (recording(),),
        "documents": (PAGE,),
        "entities": (
            entity("Person", "Ada Lovelace", "Ada", "艾达", line=2),
            entity("Person", "Mary Somerville", line=3),
            entity("Organization", "Acme", "Acme Inc.", line=2),
            entity("Organization", "Initech", line=7),
            entity("Method", "Analytical Engine", line=4),
            entity("Method", "Jacquard Loom", line=4),
        ),
        "statements": (
            statement(ADA, "workedAt", ACME, evidence(2), role="analyst", start="2018", certainty="verbatim"),
            statement(ADA, "advisedBy", MARY, evidence(3), kind="advised"),
            statement(ENGINE, "buildsOn", LOOM, evidence(4)),
            statement(ADA, "workedAt", INITECH, evidence(7), polarity="negated"),
        ),
        "claims": (
            claim("Machines may compose music one day.", speaker=ADA, kind="prediction", about=(ENGINE,), hedged=True),
        ),
        "conflicts": (
            Conflict(
                "x-1",
                "start of Ada Lovelace at Acme",
                (ConflictValue("2018", (evidence(2),)), ConflictValue("2019", (evidence(3),))),
                0,
                "the first is said verbatim",
            ),
        ),
        "doubts": (Doubt("Ada", "Ada Byron", 0.5, "the same first name"),),
        "problems": (),
        **more,
    }
    for name in ("entities", "statements", "claims"):
        parts[name] = tuple(sorted(parts[name], key=lambda record: record.id))  # type: ignore[attr-defined]
    return Knowledge(**parts)  # type: ignore[arg-type]


def build(folder: Path, known: Knowledge | None = None) -> Store:
    """A finished build of `known` (None: `knowledge()`) in a folder, open."""
    from kg import rdf
    from kg.store import store

    folder.mkdir(parents=True, exist_ok=True)
    made = known or knowledge()
    rdf.write_nquads(made, folder / store.GRAPH)
    store.documents_jsonl(made, folder / store.DOCUMENTS)
    store.refused_jsonl(made, folder / store.REFUSED)
    store.index(folder)
    seal.write(folder, "")
    return Store.open(folder)
