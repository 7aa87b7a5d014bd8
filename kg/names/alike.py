"""Names by what those of one person have in common: who of many is the same person, without comparing all with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice, product

from kg.names import chinese
from kg.names.guests import guests_of_title, same_person, stands_in
from kg.names.letters import spellings_of
from kg.names.person import joined, parse
from kg.text.normalize import key

_WAYS = 64
"""Spellings of a name with accents that are looked up."""
Place = tuple[str, str]


class Persons:
    """Names of persons, each of which can be asked for by another form of it."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = list(dict.fromkeys(names))
        self._sizes = sorted({len(name.split()) for name in self._names})
        self._by: dict[Place, list[int]] = defaultdict(list)
        self._found: dict[str, tuple[str, ...]] = {}
        for number, name in enumerate(self._names):
            for place in set(_places(name)):
                self._by[place].append(number)

    def same(self, name: str) -> tuple[str, ...]:
        """Return the names that `same_person` takes for this one, or this one for them, in the order given."""
        if name not in self._found:
            near = sorted({number for place in _asked(name) for number in self._by.get(place, ())})
            others = [self._names[number] for number in near]
            self._found[name] = tuple(o for o in others if same_person(name, o) or same_person(o, name))
        return self._found[name]

    def in_title(self, title: str) -> list[str]:
        """Return the names that a title gives as its guests (`stands_in`), in the order given."""
        runs = {run for size in self._sizes for run in guests_of_title(title, size)}
        found = {name for run in runs for name in self.same(run)}
        return [name for name in sorted(found, key=self._names.index) if stands_in(name, title)]


def _places(name: str) -> Iterator[Place]:
    yield from _own(name)
    parsed = parse(name)
    words = [chinese.plain_letters(word) for word in parsed.words]
    if parsed.han:
        yield from (("surname", reading) for reading in _readings(name))
    else:
        yield from (("family", "".join(part)) for part in (words[:1], words[:2], words[-1:], words[-2:]))
        yield from (("given", _letters(joined(part))) for part in (parsed.words[:-1], parsed.words[1:]))
        if _hangul(name):
            yield "hangul", _letters(joined(parsed.words[:1]))


def _asked(name: str) -> Iterator[Place]:
    """Characters ask for Latin names of their surname, Latin names for characters; Korean ones by the given name."""
    yield from _own(name)
    parsed = parse(name)
    words = [chinese.plain_letters(word) for word in parsed.words]
    if parsed.han:
        yield from (("family", reading) for reading in _readings(name))
    else:
        yield from (("surname", "".join(part)) for part in (words[:1], words[:2], words[-1:], words[-2:]))
        yield from (("hangul", _letters(joined(part))) for part in (parsed.words[:-1], parsed.words[1:]))
        if _hangul(name):
            yield "given", _letters(joined(parsed.words[:1]))


def _own(name: str) -> Iterator[Place]:
    """The name itself, and its letters in whatever order its words stand and with whatever stands between them."""
    yield "key", key(name)
    parsed = parse(name)
    if parsed.han:
        yield "characters", chinese.simplified("".join(parsed.words))
        return
    yield "letters", _letters(joined(parsed.words))
    if not name.isascii():
        pieces = [sorted(spellings_of(piece)) for word in parsed.words for piece in word.split("-")]
        yield from (("letters", _letters("".join(way))) for way in islice(product(*pieces), _WAYS))


def _letters(text: str) -> str:
    return "".join(sorted(text))


def _readings(name: str) -> tuple[str, ...]:
    return chinese.surname_readings(chinese.split_name(chinese.simplified("".join(parse(name).words)))[0])


def _hangul(name: str) -> bool:
    return any("가" <= char <= "힣" for char in name)
