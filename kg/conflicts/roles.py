"""Offices and ranks: one person in one organization in two that exclude each other; one office with two persons.

The table is small on purpose: people found, lead, advise and teach at once, so that only what nobody is at one time
at one place counts: two chief offices, two ranks of professor. What is said of another time ("former") is left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from kg.conflicts.draft import Draft
from kg.conflicts.scene import Scene
from kg.conflicts.sides import from_other_sources, side
from kg.records.statement import Evidence, Statement
from kg.text.normalize import key

_CHIEFS = {
    "ceo": "chief executive", "cto": "chief technology", "cfo": "chief financial", "coo": "chief operating",
    "cmo": "chief marketing", "cso": "chief science", "cpo": "chief product", "cio": "chief information",
    "ciso": "chief information security", "chro": "chief human resources", "cro": "chief revenue",
    "cdo": "chief data", "caio": "chief ai",
}  # fmt: skip
"""Offices by their letters."""
_SAME_OFFICE = {
    "scientific": "science", "scientist": "science", "technical": "technology", "finance": "financial",
    "operations": "operating", "people": "human resources",
}  # fmt: skip
_RANKS = ("assistant professor", "associate professor", "full professor")
_ZH = {"首席执行官": "chief executive", "首席技术官": "chief technology", "首席科学家": "chief science",
       "首席科学官": "chief science", "首席财务官": "chief financial", "首席运营官": "chief operating"}  # fmt: skip
_OFFICER = re.compile(r"\bchief ((?:[a-z]+(?: and |[ &/-]))*?(?:[a-z]+))(?: officer\b|$| of\b| at\b)")
_LETTERS = re.compile(rf"\b({'|'.join(_CHIEFS)})\b")
_ANOTHER_TIME = re.compile(
    r"\b(?:former|formerly|ex-|previously|previous|then-|until|later|would become|now|interim|acting|"
    r"co-(?:ceo|cto|head)|was (?:the|once)|used to|left|before|after|future|next|incoming|succeed\w*)\b|前",
    re.IGNORECASE,
)
_ONE_HOLDER = ("chief executive", "chief technology", "chief financial", "chief operating")
"""Offices that one person holds."""


def office(role: str) -> str | None:
    """Return the office or rank of the table that a role names, or None.

    >>> office("co-founder and CTO"), office("Chief Science Officer"), office("Professor")
    ('chief technology', 'chief science', None)
    """
    words = key(role)
    if (match := _LETTERS.search(words)) is not None:
        return _CHIEFS[match[1]]
    if (match := _OFFICER.search(words)) is not None or (match := re.search(r"\bchief (scientist)\b", words)):
        return "chief " + " ".join(_SAME_OFFICE.get(word, word) for word in match[1].split())
    return next((rank for rank in _RANKS if rank in words), None) or next((_ZH[zh] for zh in _ZH if zh in role), None)


def kind(office: str) -> str:
    """Return which offices of the table exclude each other: those of one kind.

    >>> kind("chief science"), kind("full professor")
    ('chief', 'professor')
    """
    return "chief" if office.startswith("chief") else "professor"


def find(scene: Scene) -> Iterator[Draft]:
    """Yield persons with two offices in one organization, and offices that two persons hold."""
    held: dict[tuple[str, str], list[tuple[str, str, Statement]]] = defaultdict(list)
    for statement in scene.statements:
        if statement.predicate in ("workedAt", "memberOf") and statement.polarity == "asserted" and statement.role:
            found = office(statement.role)
            if found and isinstance(statement.object, str) and (now := _now(statement)):
                for recording in sorted({scene.recording(said) for said in now}):
                    held[recording, statement.object].append((found, statement.subject, statement))
    for (recording, organization), rows in sorted(held.items()):
        yield from _of_persons(scene, recording, organization, rows)
        yield from _of_offices(scene, recording, organization, rows)


def _now(statement: Statement) -> list[Evidence]:
    """The places that tell of no other time."""
    if statement.start or statement.end:
        return []
    return [said for said in statement.evidence if not _at_another_time(said.quote, statement.role or "")]


def _at_another_time(quote: str, role: str) -> bool:
    """Whether the words right before the role tell of another time."""
    at = quote.lower().find(role.lower())
    return _ANOTHER_TIME.search(quote[max(0, at - 30) : at] if at >= 0 else quote) is not None


def _of_persons(
    scene: Scene, recording: str, organization: str, rows: list[tuple[str, str, Statement]]
) -> Iterator[Draft]:
    offices: dict[tuple[str, str], dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for found, person, statement in rows:
        offices[person, kind(found)][found].append(statement)
    for (person, _), by_office in sorted(offices.items()):
        sides = tuple(
            side(scene, min(_roles(rows)), _said(scene, recording, rows), heard=spellings(name))
            for name, rows in sorted(by_office.items())
        )
        if from_other_sources(sides):
            topic = f"{scene.name(person)}’s role at {scene.name(organization)}"
            beside = ((_name_words(scene.name(person)), _SAME), (_name_words(scene.name(organization)), _MATTER))
            yield Draft("role", f"{recording} {person} {organization}", topic, sides, beside=beside)


def _of_offices(
    scene: Scene, recording: str, organization: str, rows: list[tuple[str, str, Statement]]
) -> Iterator[Draft]:
    holders: dict[str, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for found, person, statement in rows:
        if found in _ONE_HOLDER:
            holders[found][person].append(statement)
    for found, by_person in sorted(holders.items()):
        sides = tuple(
            side(scene, name, _said(scene, recording, rows), heard=_name_words(name))
            for person, rows in sorted(by_person.items())
            if (name := scene.name(person))
        )
        if from_other_sources(sides):
            topic = f"{min(_roles(next(iter(by_person.values()))))} of {scene.name(organization)}"
            beside = ((spellings(found), _SAME), (_name_words(scene.name(organization)), _MATTER))
            yield Draft("role", f"{recording} {organization} {found}", topic, sides, beside=beside)


_SAME, _MATTER = 25, 400
"""Characters between a name and an office that are said of each other, and within which the organization is named."""


def spellings(office: str) -> tuple[str, ...]:
    """Return the ways in which an office of the table is said, in lower case.

    >>> spellings("chief science")
    ('chief science officer', 'chief scientific officer', 'chief scientist', 'cso')
    """
    if not office.startswith("chief "):
        return (office,)
    word = office.removeprefix("chief ")
    words = [word, *(other for other, same in _SAME_OFFICE.items() if same == word and other != "scientist")]
    letters = [short for short, long in _CHIEFS.items() if long == office]
    plain = ["chief scientist"] if word == "science" else [office] if word == "executive" else []
    return tuple(sorted({*(f"chief {one} officer" for one in words), *letters, *plain}))


def _name_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell, in lower case: not "Labs", which many have."""
    words = [word.lower() for word in re.findall(r"[^\W_]{2,}", name)]
    return tuple(word for word in words if word not in _COMMON) or tuple(words)


_COMMON = frozenset(("labs", "lab", "inc", "university", "institute", "company", "the", "of", "research", "group"))


def _roles(statements: list[Statement]) -> list[str]:
    return [statement.role or "" for statement in statements]


def _said(scene: Scene, recording: str, statements: list[Statement]) -> list[Evidence]:
    return [e for statement in statements for e in _now(statement) if scene.recording(e) == recording]
