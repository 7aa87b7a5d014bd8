"""Pages about one talk with Ada Lovelace that disagree, and the conflicts between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from factory import document

from kg.conflicts import find
from kg.reconcile import World
from kg.records.document import Cue, Document, Item, Recording
from kg.records.statement import Claim, ClaimMention, Conflict, Entity, Evidence, Mention, Statement
from kg.text.timecode import clock
from kg.timing.sureness import sureness

ADA, GRACE = "person/Ada_Lovelace", "person/Grace_Hopper"
NAMES = {
    "Ada Lovelace": ADA, "Ada": ADA, "Grace Hopper": GRACE, "Grace": GRACE, "Mary Boole": "person/Mary_Boole",
    "Mary Booth": "person/Mary_Booth", "John Locke": "person/John_Locke", "Globex": "organization/Globex",
    "Initech": "organization/Initech", "Weaving Nets": "paper/Weaving_Nets", "ICLR": "venue/ICLR",
    "NeurIPS": "venue/NeurIPS", "Turing Award": "award/Turing_Award",
}  # fmt: skip
TYPES = {"person": "Person", "organization": "Organization", "paper": "Paper", "venue": "Venue", "award": "Award"}


@dataclass(frozen=True)
class Row:
    """One line of a page."""

    text: str
    second: float | None = None
    kind: str = "claim"
    label: str | None = None
    """The speaker, as the page labels the item."""
    value: str | None = None
    """Of a row of numbers, of which `text` is the title."""


def page(name: str, *rows: Row | str) -> Document:
    """A page with these items, one a line."""
    full = [row if isinstance(row, Row) else Row(row) for row in rows]
    lines = [f"Page {name}", *(f"{row.text} | {row.value}" if row.value else row.text for row in full)]
    items = [
        Item(
            n, n, "Notes", row.kind if row.value is None else "number", row.text, speaker_raw=row.label,
            time_raw=None if row.second is None else clock(row.second), start_s=row.second,
            parts=(("value", row.value),) if row.value else (),
        )
        for n, row in enumerate(full, 2)
    ]  # fmt: skip
    return document(lines, path=name, items=items)


def transcript(name: str, *said: tuple[float, str], speaker: str | None = None) -> Document:
    """A transcript with a cue at each second."""
    lines = [f"Transcript {name}", *(text for _, text in said)]
    cues = [Cue(n, 0, text, speaker, second, second + 5) for n, (second, text) in enumerate(said, 2)]
    read = document(lines, path=name, items=(Item(1, 1, "", "section", lines[0]),), cues=tuple(cues))
    return replace(read, fields=())


def world(*documents: Document, apart: bool = False) -> World:
    """A world in which the documents are about one talk, or each about its own."""
    by_id = {read.source.id: read for read in documents}
    guests = ("Ada Lovelace",)
    recordings = {
        id_: Recording(f"rec-{id_ if apart else 'ada'}", "Ada", None, None, 9000.0, None, ("Grace Hopper",), guests,
                       (id_,) if apart else tuple(sorted(by_id)), "")
        for id_ in by_id
    }  # fmt: skip
    mentions: dict[str, list[Mention]] = {id_: [] for id_ in NAMES.values()}
    for read in documents:
        for n, line in enumerate(read.lines, 1):
            for form, id_ in NAMES.items():
                if form in line:
                    mentions[id_].append(Mention(read.source.id, n, form, TYPES[id_.split("/")[0]], None))
    entities = {
        id_: Entity(id_, TYPES[id_.split("/")[0]], id_.split("/")[1].replace("_", " "), (), (), tuple(found))
        for id_, found in mentions.items()
    }
    sure = sureness(tuple(documents))
    return World(by_id, recordings, entities, lambda s, form, t: NAMES.get(form), lambda s, t: None, sure)


def claims_of(*documents: Document) -> list[Claim]:
    """Each item of a page with words of its own as a claim of its speaker."""
    made = []
    for read in documents:
        for item in read.items:
            said = Evidence(read.source.id, item.line, item.line, item.title, f"claims:{item.kind}", item.start_s)
            speaker = NAMES.get(item.speaker_raw or "", ADA)
            mention = ClaimMention(said, item.title, item.time_raw, item.speaker_raw)
            made.append(
                Claim(f"c-{read.source.id}-{item.line}", item.title, "claim", speaker, item.start_s, None, "rec-ada",
                      (), False, None, (mention,))
            )  # fmt: skip
    return made


def stated(read: Document, line: int, subject: str, predicate: str, object_: str, **more: str) -> Statement:
    """What a line of a page states, between names."""
    parts = {"polarity": "asserted", "role": None, "start": None, "end": None, **more}
    said = Evidence(read.source.id, line, line, read.text(line), "tests:rule")
    return Statement(
        f"s-{subject}-{predicate}-{object_}-{sorted(more.items())}", NAMES[subject], predicate, NAMES[object_],
        parts["polarity"] or "", parts["role"], parts["start"], parts["end"], None, "observed", (), (said,),
    )  # fmt: skip


def conflicts(*documents: Document, statements: Sequence[Statement] = (), apart: bool = False) -> list[Conflict]:
    """The conflicts between documents about one talk."""
    found, _ = find(world(*documents, apart=apart), statements, claims_of(*documents))
    return list(found)


def values(*documents: Document, statements: Sequence[Statement] = (), kind: str = "") -> list[set[str]]:
    """The values of each conflict, of one kind or of all."""
    found = conflicts(*documents, statements=statements)
    return [{value.value for value in one.values} for one in found if kind in ("", one.kind)]
