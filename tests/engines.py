"""A small world to ask questions of: two pages about one interview, people, machines, claims, doubts, odd names."""

from __future__ import annotations

from pathlib import Path

import factory
from factory import claim, document, entity, evidence, organization, person, recording, statement

from kg.records.document import Candidate, Cue, Document, Item, Timecode
from kg.records.problem import Problem
from kg.records.statement import Conflict, ConflictValue, Doubt, Evidence, Knowledge, Merge
from kg.resolution import entity_id
from kg.store.store import Store

ODD = "Bobby [bold]Tables[/bold]\x1b[31m\t\u202eevil"
"""A name with rich's markup, an escape, a tab and a mark that turns the direction of the text."""

DIGEST = (
    "Ada Lovelace on engines",
    "Ada Lovelace — worked at Acme from 2018 as an analyst, founder of Beta Works",
    "Mary Somerville — advised Ada Lovelace",
    "Caroline Herschel — inspired Mary Somerville and Ada Lovelace",
    "The Analytical Engine builds on the Jacquard Loom.",
    '[01:02:03] "机器有一天会作曲。" Machines may compose music one day. — Ada',
    "[00:05:00] How it began: a letter to Charles Babbage",
    "She studied at Home School in 1828 and never worked at Initech.",
    "Ada Lovelace wrote Notes on the Engine. Nothing influenced Charles Babbage but Ada Lovelace.",
    f"{' '.join(ODD.split())} is quoted here.",
)
NOTES = (
    "Notes on Ada",
    "Mary Somerville taught Ada Lovelace.",
    "Ada joined Acme in 2019.",
    "Engines will never compose.",
)
OTHER = document(NOTES, "notes/2025/ada.md", doubtful=((4, 4),))
ITEMS = (
    *(Item(n, n, "People", "person", DIGEST[n - 1]) for n in (2, 3, 4, 5)),
    Item(6, 6, "Quotes", "quote", "机器有一天会作曲。", "", "01:02:03", None, "Ada", (
        ("original", "机器有一天会作曲。"), ("translation", "Machines may compose music one day."),
    ), 3723.0, said=(OTHER.source.id, 3, 3)),
    Item(7, 7, "Chapters", "chapter", "How it began", "a letter to Charles Babbage", "00:05:00", start_s=300.0),
    *(Item(n, n, "Notes", "paragraph", DIGEST[n - 1]) for n in (8, 9, 10)),
)  # fmt: skip
CODES = (
    Timecode(6, 1, "01:02:03", 3723.0, "as-written", (Candidate(3723.0, 0.0),), "in order and inside the recording."),
    Timecode(7, 1, "25:05:00", 1505.0, "repaired", (Candidate(1505.0, 0.5), Candidate(90300.0, 40.0)), "past the end."),
    Timecode(9, 0, "99:99", None, "doubtful", (), "no reading fits."),
)
CUES = (Cue(6, 3, "机器有一天会作曲。", "Ada", 3723.0),)
PAGE = document(DIGEST, "notes/2024/ada.md", ITEMS, timecodes=CODES, cues=CUES)

ADA, MARY, CAROLINE, CHARLES = (
    person(name) for name in ("Ada Lovelace", "Mary Somerville", "Caroline Herschel", "Charles Babbage")
)
ACME, BETA, INITECH, SCHOOL = (organization(name) for name in ("Acme", "Beta Works", "Initech", "Home School"))
ENGINE, LOOM = entity_id("Method", "Analytical Engine"), entity_id("Method", "Jacquard Loom")
ESSAY, MERCURY, GOD = entity_id("Paper", "Notes on the Engine"), organization("Mercury"), person("Mercury")
BOBBY = person(ODD)


def on(line: int, page: Document = PAGE, start_s: float | None = None) -> Evidence:
    """A whole line as evidence."""
    return evidence(line, page, start_s=start_s)


def knowledge() -> Knowledge:
    """All of it."""
    first, second = on(2), on(3, OTHER)
    return factory.knowledge(
        documents=(PAGE, OTHER),
        recordings=(recording(PAGE, OTHER),),
        entities=(
            entity("Person", "Ada Lovelace", "Ada", "艾达", "Countess Lovelace", line=2, page=PAGE),
            entity("Person", "Mary Somerville", line=3, page=PAGE),
            entity("Person", "Caroline Herschel", line=4, page=PAGE),
            entity("Person", "Charles Babbage", line=7, page=PAGE),
            entity("Person", "Mercury"),
            entity("Organization", "Mercury"),
            entity("Organization", "Acme", "Acme Inc.", line=2, page=PAGE),
            entity("Organization", "Beta Works"),
            entity("Organization", "Initech", line=8, page=PAGE),
            entity("Organization", "Home School"),
            entity("Method", "Analytical Engine", line=5, page=PAGE),
            entity("Method", "Jacquard Loom", line=5, page=PAGE),
            entity("Paper", "Notes on the Engine"),
            entity("Person", ODD, line=10, page=PAGE),
        ),
        statements=(
            statement(ADA, "workedAt", ACME, first, second, role="analyst", start="2018", certainty="verbatim"),
            statement(ADA, "founded", BETA, first, certainty="verbatim"),
            statement(ADA, "studiedAt", SCHOOL, on(8), start="1828"),
            statement(ADA, "workedAt", INITECH, on(8), polarity="negated"),
            statement(ADA, "advisedBy", MARY, on(3, start_s=60.0), on(2, OTHER), kind="advised", certainty="verbatim"),
            statement(CAROLINE, "influenced", MARY, on(4), kind="inspired"),
            statement(CAROLINE, "influenced", ADA, on(4), kind="inspired", certainty="derived"),
            statement(ADA, "influenced", CHARLES, on(9), kind="persuaded"),
            statement(CHARLES, "influenced", CAROLINE, on(9), kind="persuaded"),
            statement(ENGINE, "buildsOn", LOOM, on(5)),
            statement(ADA, "authored", ESSAY, on(9)),
            statement(BOBBY, "quotedPerson", ADA, on(10)),
        ),
        claims=(
            claim(
                "Machines may compose music one day.", on(6, start_s=3723.0), on(4, OTHER), speaker=ADA,
                kind="prediction", about=(ENGINE,), hedged=True, horizon="one day",
            ),
            claim("Engines will never compose.", on(4, OTHER), speaker=MARY, kind="opinion", about=(ENGINE,)),
            claim("Acme had 12 looms.", first, kind="number", about=(ACME,)),
        ),
        conflicts=(
            Conflict("x-1", "start of Ada Lovelace at Acme", (
                ConflictValue("2018", (first,)), ConflictValue("2019", (second,)),
            ), 0, "the more specific page."),
        ),
        doubts=(
            Doubt("Ada Byron", "Ada", 0.4, "the same first name"),
            Doubt("Mercury", "Mercury Inc.", 0.7, "the same word", (on(5),)),
        ),
        merges=(
            Merge("Ada", "Ada Lovelace", "stated", "the page says “Ada Lovelace (Ada)”", ADA),
            Merge("Ada", "艾达", "pinyin", "one name in two languages", ADA),
        ),
        problems=(
            Problem(PAGE.source.path, 9, "bad-time", "“99:99” is no time; it was kept as doubtful."),
            Problem("notes/broken.bin", 0, "unreadable", "is no text; it was passed over."),
        ),
    )  # fmt: skip


def graph(folder: Path) -> Store:
    """A graph directory `.kg` in a folder, as `kg build` leaves it."""
    store = factory.build(folder / ".kg" / "builds" / "one", knowledge())
    (folder / ".kg" / "current").write_text("one\n", encoding="utf-8")
    return store
