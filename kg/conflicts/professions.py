"""Professions that sources give one person: "the botanist", "a French chemist".

Only disciplines of scholars, arts, instruments and sports are compared, each with others of its row: a person may be
scientist, founder and writer at once, and words like "researcher" or "scientist" are less specific, not different.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from kg.conflicts.draft import Draft, Place, Side
from kg.conflicts.pieces import Piece
from kg.conflicts.scene import Scene
from kg.conflicts.sides import in_order

_ROWS = (
    "philosopher psychologist physiologist mathematician physicist chemist biologist neuroscientist neurologist "
    "economist linguist historian sociologist anthropologist geologist astronomer statistician zoologist primatologist "
    "botanist geneticist logician theologian archaeologist epidemiologist ecologist psychiatrist entomologist "
    "meteorologist paleontologist palaeontologist",
    "novelist poet painter sculptor composer architect photographer choreographer cartoonist playwright",
    "pianist violinist cellist guitarist drummer saxophonist trumpeter flautist bassist",
    "footballer cricketer swimmer boxer cyclist golfer sprinter gymnast skier figure-skater",
)
_GROUP = {word: number for number, row in enumerate(_ROWS) for word in row.split()}
_ZH = {
    "哲学家": "philosopher", "心理学家": "psychologist", "生理学家": "physiologist", "数学家": "mathematician",
    "物理学家": "physicist", "化学家": "chemist", "生物学家": "biologist", "经济学家": "economist",
    "语言学家": "linguist", "历史学家": "historian", "社会学家": "sociologist", "人类学家": "anthropologist",
}  # fmt: skip
_NOUN = re.compile(rf"\b({'|'.join(sorted(_GROUP, key=len, reverse=True))})s?\b|({'|'.join(_ZH)})", re.IGNORECASE)
_WORDS = frozenset((*_GROUP, *(f"{word}s" for word in _GROUP), *_ZH))
_COMPATIBLE = (
    frozenset(("mathematician", "logician", "statistician", "philosopher")), frozenset(("physicist", "mathematician")),
    frozenset(("neuroscientist", "neurologist", "psychologist", "physiologist")),
    frozenset(("physicist", "astronomer")), frozenset(("neuroscientist", "biologist")),
    frozenset(("psychologist", "psychiatrist")),
    frozenset(("biologist", "zoologist", "botanist", "geneticist", "ecologist", "primatologist", "entomologist")),
    frozenset(("biologist", "paleontologist", "palaeontologist", "epidemiologist", "physiologist")),
    frozenset(("zoologist", "primatologist", "anthropologist")), frozenset(("poet", "novelist", "playwright")),
    frozenset(("chemist", "biologist")), frozenset(("chemist", "physicist")), frozenset(("painter", "sculptor")),
    frozenset(("sociologist", "anthropologist")), frozenset(("geologist", "paleontologist", "palaeontologist")),
)  # fmt: skip
"""Disciplines that are one field under two names, or commonly one person's: those of a row are no contradiction."""
_LEAD = r"(?:[\w’'-]+\s){0,3}(?:\w+\sand\s)?"
_AFTER = re.compile(
    rf"(?:\s\([^()]{{1,30}}\))?(?:,|\s?\(|\s[—–-])\s?(?:the|an?)\s{_LEAD}|\s(?:was|is)\s(?:the|an?)\s{_LEAD}",
    re.IGNORECASE,
)
"""Between a name and what it is said to be: "NAME, a French …", "NAME was the …"."""
_LISTED = re.compile(rf"\s?[—–:-]\s?(?:(?:the|an?)\s)?{_LEAD}", re.IGNORECASE)
"""The same in a list of people: "NAME — French …"."""
_BEFORE = re.compile(r",?\s(?:(?:called|named)\s)?", re.IGNORECASE)
"""Between what somebody is said to be and the name: "the poet NAME", "a poet called NAME"."""


def find(scene: Scene) -> Iterator[Draft]:
    """Yield persons to whom sources give professions that exclude each other."""
    for recording in scene.recordings:
        said: dict[str, dict[frozenset[str], list[tuple[Piece, str, bool]]]] = defaultdict(lambda: defaultdict(list))
        for person, piece, phrase, professions, spoken in _described(scene, recording):
            said[person][professions].append((piece, phrase, spoken))
        for person, by_professions in sorted(said.items()):
            if draft := _draft(scene, recording, person, by_professions):
                yield draft


def _described(scene: Scene, recording: str) -> Iterator[tuple[str, Piece, str, frozenset[str], bool]]:
    """Person, place, the words, the professions, and whether a transcript says it."""
    for piece, spoken in scene.naming(recording, _WORDS):
        for person, start, end in scene.persons(piece):
            found = [m for m in _NOUN.finditer(piece.text) if _describes(piece, m, start, end)]
            names = frozenset(_ZH.get(m[0], m[0].lower().removesuffix("s")) for m in found)
            if names:
                yield person, piece, _phrase(piece.text, found), names, spoken


def _describes(piece: Piece, noun: re.Match[str], start: int, end: int) -> bool:
    """Whether a profession stands beside a name as a description of it: "the poet NAME", "NAME, a poet and painter"."""
    if noun.end() <= start:
        return _BEFORE.fullmatch(piece.text[noun.end() : start]) is not None
    between = piece.text[end : noun.start()]
    listed = piece.kind == "person" and start < _HEAD and _LISTED.fullmatch(between)
    return bool(listed or _AFTER.fullmatch(between))


_HEAD = 6
"""Characters of bullets and dashes before the name of an entry."""


def _phrase(text: str, found: list[re.Match[str]]) -> str:
    """The professions with the words of origin before them: "French chemist and physicist"."""
    first, last = found[0], found[-1]
    before = re.search(r"\b((?:[A-Z][a-z]+(?:-[A-Z][a-z]+)?\s)?(?:[a-z]+\s)?)$", text[: first.start()])
    lead = before[1] if before else ""
    words = [word for word in lead.split() if word.lower() not in ("a", "an", "the", "this", "by", "of", "and", "with")]
    if last.start() - first.end() <= len(" and ") + 1:
        return " ".join((*words, text[first.start() : last.end()]))
    return " ".join((*words, first[0]))


def _draft(
    scene: Scene, recording: str, person: str, said: Mapping[frozenset[str], list[tuple[Piece, str, bool]]]
) -> Draft | None:
    """The conflict about a person, where two sources give professions none of which fits one of the other."""
    apart = [(a, b) for a in said for b in said if _exclude(a, b) and _other_sources(said[a], said[b])]
    if not apart:
        return None
    kept = {professions for pair in apart for professions in pair}
    sides = []
    for professions in sorted(kept, key=sorted):
        rows = [row for others, found in said.items() if professions <= others for row in found]
        own = min(said[professions], key=lambda row: (-len(row[1]), row[0]))
        places = [Place(scene.evidence(piece, "conflicts:profession"), spoken) for piece, _, spoken in rows]
        sides.append(
            Side(
                own[1],
                in_order(scene, places),
                len(own[1].split()),
                tuple(sorted(professions)),
            )
        )
    named = tuple(word.lower() for word in re.findall(r"[^\W_]{2,}", scene.name(person)))
    topic = f"{scene.name(person)}’s profession"
    return Draft("profession", f"{recording} {person}", topic, tuple(sides), beside=((named, _BESIDE),))


_BESIDE = 80
"""Characters between a name and "she was a …" where a transcript says of somebody what she is."""


def _exclude(a: frozenset[str], b: frozenset[str]) -> bool:
    if a & b or any(_GROUP[x] != _GROUP[y] for x in a for y in b):
        return False
    return not any({x, y} <= fitting for x in a for y in b for fitting in _COMPATIBLE)


def _other_sources(a: list[tuple[Piece, str, bool]], b: list[tuple[Piece, str, bool]]) -> bool:
    """Whether each is given by a source that does not give the other: one page that gives both contradicts nobody."""
    left, right = ({row[0].source for row in rows} for rows in (a, b))
    return bool(left - right and right - left)
