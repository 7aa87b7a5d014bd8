"""Names that sources give differently for one thing: what letters stand for, how a name is spelt, who or what it was.

Forms that resolution made one are compared word by word; names that it keeps apart count only where no page has both,
what the pages say around them is the same, and the names have a word, or nearly all letters, in common.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.conflicts.draft import Draft, Place, Side
from kg.conflicts.pieces import Piece
from kg.conflicts.scene import Scene
from kg.conflicts.sides import from_other_sources, in_order
from kg.conflicts.words import stem, stems
from kg.names.acronym import loosely, spells
from kg.records.statement import Entity
from kg.text.normalize import key

_LONG = r"[A-Z][\w’'-]*(?:[\s-](?:of|for|from|with|by|on|at|as|via|the|and|in|to|[A-Z][\w’'-]*)){1,7}"
_EXPLAINED = (
    re.compile(rf"(?P<long>{_LONG})\s?\((?P<short>[A-Z][A-Za-z]{{1,6}}?)s?\)"),
    re.compile(rf"\b(?P<short>[A-Z][A-Za-z]{{1,6}}?)s?\s?\((?P<long>{_LONG})\)"),
)
_MENTIONS = 8
"""Places of a name beyond which it is no passing one, and the pages would have met over it."""
_AROUND = 20.0
"""What the words around two names must weigh together, for names that resolution keeps apart."""
_AROUND_SPELLING = 8.0
"""The same where the names differ in a letter or two."""
_LETTERS = 5
"""Letters from which names that differ in one are likely one."""


def find(scene: Scene) -> Iterator[Draft]:
    """Yield names that sources give differently for one thing."""
    for recording in scene.recordings:
        yield from _expansions(scene, recording)
        yield from _forms(scene, recording)
        yield from _apart(scene, recording)


def _expansions(scene: Scene, recording: str) -> Iterator[Draft]:
    """Letters that stand for different words in different pages."""
    found: dict[str, dict[tuple[str, ...], list[tuple[Piece, str]]]] = defaultdict(lambda: defaultdict(list))
    for piece in scene.pieces[recording]:
        for pattern in _EXPLAINED if "(" in piece.text else ():
            for match in pattern.finditer(piece.text):
                short, long = match["short"], _trimmed(match["long"], match["short"])
                if long and sum(char.isupper() for char in short) > 1:
                    found[short.upper()][_words(long)].append((piece, long))
    for short, by_words in sorted(found.items()):
        kept = [words for words in sorted(by_words) if any(_other_words(words, other) for other in by_words)]
        sides = tuple(
            Side(name, _places(scene, recording, by_words[words]), len(words), (name.lower(),))
            for words in kept
            if (name := min(long for _, long in by_words[words]))
        )
        if from_other_sources(sides, spoken=False):
            beside = (((short.lower(),), _SAID_BESIDE),)
            yield Draft("name", f"{recording} {short}", f"what {short} stands for", sides, beside=beside)


_SAID_BESIDE = 200
"""Characters between letters and the words for them in a transcript."""


def _trimmed(long: str, short: str) -> str | None:
    """The end of the words that the letters stand for, or None."""
    parts = long.split()
    ends = [" ".join(parts[n:]) for n in range(len(parts) - 1)]
    return next((end for end in ends if spells(short, end)), None) or next((e for e in ends if loosely(short, e)), None)


def _words(long: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in re.findall(r"[^\W_]+", key(long)))


def _other_words(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two expansions differ in a word, and not in its ending or spelling alone."""
    return bool(set(a) & set(b)) and (len(a) != len(b) or any(_distance(x, y) > 2 for x, y in zip(a, b, strict=True)))


def _forms(scene: Scene, recording: str) -> Iterator[Draft]:
    """Forms of one entity that are spelt differently in different pages: one word of them by a letter or two."""
    for entity in sorted(scene.entities_of(recording), key=lambda entity: entity.id):
        places = scene.named(recording, entity)
        forms = sorted(form for form in places if form.isascii() and not any(char.isdigit() for char in form))
        pairs = [(a, b) for n, a in enumerate(forms) for b in forms[n + 1 :] if _misspelt(a, b)]
        if pairs:
            both = sorted({form for pair in pairs for form in pair})
            sides = tuple(Side(form, _places(scene, recording, [(p, form) for p in places[form]])) for form in both)
            if from_other_sources(sides, spoken=False):
                yield Draft("name", f"{recording} {entity.id}", f"how {entity.name} is spelt", sides)


def _misspelt(a: str, b: str) -> bool:
    left, right = ([_plain(word) for word in form.split()] for form in (a, b))
    if len(left) != len(right):
        return False
    different = [(x, y) for x, y in zip(left, right, strict=True) if x != y]
    if len(different) != 1:
        return False
    x, y = different[0]
    short = min(len(x), len(y))
    return short > 2 and x[0] == y[0] and not x.startswith(y) and not y.startswith(x) and _distance(x, y) <= (
        1 if short < _LETTERS else 2
    )  # fmt: skip


def _apart(scene: Scene, recording: str) -> Iterator[Draft]:
    """Names that resolution keeps apart, of which pages say the same."""
    entities = [e for e in scene.entities_of(recording) if e.type in _TYPES]
    index: dict[str, list[Entity]] = defaultdict(list)
    for entity in sorted(entities, key=lambda entity: entity.id):
        for mark in {*_name_words(entity.name), _plain(entity.name)[:1] + "…" + str(entity.type)}:
            index[mark].append(entity)
    seen: set[tuple[str, str]] = set()
    for mark in sorted(index):
        for n, a in enumerate(index[mark]):
            for b in index[mark][n + 1 :]:
                if (a.id, b.id) not in seen and a.type == b.type and _kept_apart(scene, recording, a, b):
                    seen.add((a.id, b.id))
                    yield _of_two(scene, recording, a, b)


_TYPES = frozenset(("Person", "Method", "Paper", "Book", "Film", "Software", "Product", "Dataset", "Benchmark"))
_TITLED = frozenset(("Person", "Paper", "Book", "Film"))
"""Classes of which one word in common makes two names similar: names of methods are made of words of the trade."""


def _kept_apart(scene: Scene, recording: str, a: Entity, b: Entity) -> bool:
    if any(char.isdigit() for char in a.name + b.name):
        return False
    x, y = _plain(a.name), _plain(b.name)
    close = min(len(x), len(y)) >= _LETTERS and x not in y and y not in x and _distance(x, y) == 1
    shared = _name_words(a.name) & _name_words(b.name)
    similar = (
        a.type in _TITLED
        and shared
        and not _name_words(a.name) <= _name_words(b.name)
        and not _name_words(b.name) <= _name_words(a.name)
    )
    if not close and not similar:
        return False
    left, right = scene.named(recording, a), scene.named(recording, b)
    pieces = [{piece for rows in names.values() for piece in rows} for names in (left, right)]
    if any(not rows or len(rows) > _MENTIONS for rows in pieces):
        return False
    if {piece.source for piece in pieces[0]} & {piece.source for piece in pieces[1]}:
        return False
    if all(any(_said(scene, recording, form) for form in names) for names in (left, right)):
        return False
    around = [scene.around(recording, rows) - _name_words(a.name) - _name_words(b.name) for rows in pieces]
    weight = scene.weights[recording].sum(around[0] & around[1])
    return weight >= (_AROUND_SPELLING if close else _AROUND)


def _said(scene: Scene, recording: str, form: str) -> bool:
    """Whether a transcript has a name word for word: one that has both names tells two things apart."""
    return len(form) >= _LETTERS and any(form in stream.text for stream in scene.streams[recording])


def _of_two(scene: Scene, recording: str, a: Entity, b: Entity) -> Draft:
    sides = []
    for entity in (a, b):
        names = scene.named(recording, entity)
        rows = [(piece, form) for form in sorted(names) for piece in names[form]]
        sides.append(Side(entity.name, _places(scene, recording, rows), len(entity.name.split())))
    what = (a.type or "thing").lower()
    others = set(re.findall(r"\w+", b.name))
    words = " ".join(word for word in re.findall(r"\w+", a.name) if word in others)
    return Draft(
        "name", f"{recording} {a.id} {b.id}", f"the name of a {what}{f' ({words})' if words else ''}", tuple(sides)
    )


def _places(scene: Scene, recording: str, rows: Iterable[tuple[Piece, str]]) -> tuple[Place, ...]:
    """The places of a name on pages, and the first in a transcript that has it word for word."""
    rows = list(rows)
    places = {Place(scene.evidence(piece, "conflicts:name"), piece.kind == "cue") for piece, _ in rows}
    for stream in scene.streams[recording]:
        for form in sorted({form for _, form in rows if len(form) >= _LETTERS}):
            at = stream.text.find(form)
            if at >= 0 and (piece := stream.piece(at, at + len(form))) is not None:
                places.add(Place(scene.evidence(piece, "conflicts:name"), True))
    return in_order(scene, places)


def _name_words(name: str) -> frozenset[str]:
    return stems(name)


def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(char for char in decomposed.lower() if char.isalnum())


def _distance(a: str, b: str) -> int:
    """How many letters are changed, put in or left out between two words."""
    row = list(range(len(b) + 1))
    for number, x in enumerate(a, 1):
        row, before = [number], row
        for at, y in enumerate(b, 1):
            row.append(min(before[at] + 1, row[-1] + 1, before[at - 1] + (x != y)))
    return row[-1]
