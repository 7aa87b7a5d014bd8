"""When something was true: different years that sources give one statement, and different lengths of one recording."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.conflicts.draft import Draft, Side
from kg.conflicts.scene import Scene
from kg.conflicts.sides import side
from kg.records.statement import Statement
from kg.records.vocabulary import in_words
from kg.text.normalize import word_set

_ONCE = word_set(
    "founded workedAt studiedAt authored proposed wonAward acceptedAt rejectedBy submittedTo acquiredBy directed "
    "declinedOfferFrom investedIn"
)
"""Predicates whose start is one date, as long as the role is the same."""


def find(scene: Scene) -> Iterator[Draft]:
    """Yield statements to which sources give different starts or ends."""
    for recording in scene.recordings:
        for end, name in ((False, "start"), (True, "end")):
            groups: dict[tuple[str, str, str, str], dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
            for statement in scene.of(recording):
                date = statement.end if end else statement.start
                if date and statement.predicate in _ONCE and statement.polarity == "asserted":
                    subject, role = (statement.subject, statement.role or "")
                    whose = ("", "") if statement.predicate in _OF_OBJECT else (subject, role)
                    place = (whose[0], statement.predicate, str(statement.object), whose[1])
                    groups[place][date].append(statement)
            for (subject, predicate, object_, role), by_date in sorted(groups.items()):
                sides = tuple(_side(scene, recording, date, by_date[date]) for date in sorted(by_date))
                if _apart(sides):
                    subject_ = f"{recording} {subject} {predicate} {object_} {role} {name}"
                    yield Draft("date", subject_, _topic(scene, subject, predicate, object_, role, name), sides)


_OF_OBJECT = {"founded": "founded", "authored": "written", "directed": "made", "proposed": "proposed"}
"""Predicates whose date is that of the object, whoever did it, and what was done with it."""


def _topic(scene: Scene, subject: str, predicate: str, object_: str, role: str, name: str) -> str:
    if predicate in _OF_OBJECT:
        return f"when {scene.name(object_)} was {_OF_OBJECT[predicate]}"
    what = f"{scene.name(subject)} {in_words(predicate)} {scene.name(object_)}"
    return f"{name} of “{what}{f', {role}' if role else ''}”"


def _side(scene: Scene, recording: str, date: str, statements: list[Statement]) -> Side:
    said = (e for statement in statements for e in statement.evidence if scene.recording(e) == recording)
    return side(scene, date, said, float(len(date)))


def _apart(sides: tuple[Side, ...]) -> bool:
    """Whether two dates exclude each other (a month lies in its year) and come from different sources."""
    return any(
        not a.value.startswith(b.value) and not b.value.startswith(a.value) and _sources(a).isdisjoint(_sources(b))
        for n, a in enumerate(sides)
        for b in sides[n + 1 :]
    )


def _sources(side: Side) -> set[str]:
    return {place.evidence.source for place in side.places}
