"""The full names of each recording that bear a bare one: looked up by its words, and by how Chinese ones are read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.names import bearer, chinese, foreign, given
from kg.names.letters import spellings_of
from kg.names.person import PersonName, joined, parse, plain
from kg.names.shape import likely_person
from kg.resolution.clusters import Clusters
from kg.resolution.nodes import Node, bare

RUN_ON = "form with other words before it"
"""How a run of capitalised words that ends in a full name bears it."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A full name that a bare one may stand for."""

    node: int
    how: str


class FullNames:
    """Full names of each recording, by the words that a bare name may be."""

    def __init__(self, nodes: Sequence[Node], clusters: Clusters) -> None:
        self._nodes, self._clusters = nodes, clusters
        self._by: dict[tuple[str, str, str], list[int]] = defaultdict(list)
        """By recording, a way to look names up, and what they are looked up by."""
        for number, node in enumerate(nodes):
            if node.person and not bare(node) and self._established(number):
                for way, text in _places(node.name):
                    self._by[node.recording, way, text].append(number)

    def _established(self, number: int) -> bool:
        """Whether a page, or the name, says that it is a person: of a run of capitalised words nobody bears a part."""
        members = [self._nodes[n] for n in self._clusters.members(number)]
        return any(node.type == "Person" or (node.type is None and likely_person(node.name)) for node in members)

    def bearers(self, at: int) -> Iterator[Fit]:
        """Yield the full names of the recording that bear the bare one, other clusters only."""
        node = self._nodes[at]
        near = {n for place in _asked(node.name) for n in self._by.get((node.recording, *place), ())}
        for number in sorted(near):
            other = self._nodes[number]
            if other.key == node.key or self._clusters.of(number) == self._clusters.of(at):
                continue
            if how := bearer.bears(node.name, other.name) or _run_on(node, other):
                yield Fit(number, how)


def _run_on(node: Node, full: Node) -> str:
    """A form of no class that ends in a person's full name took in the words before it: "Citing Ada Lovelace"."""
    long, short = parse(node.name).words, parse(full.name).words
    if not node.votes and bearer.part_of(short, long) and not given.known(long[0]) and full.type == "Person":
        return RUN_ON
    return ""


_WORD, _SOUND, _ALL, _PART, _END, _GIVEN, _HEARD = "word", "sound", "all", "part", "end", "given", "heard"
"""Ways to look a full name up: by its words, the readings of its characters, all words together, its first or last
two words and more; one in Latin letters also by its first and last word, its given name and its sound, as Chinese
characters may stand for them."""
Place = tuple[str, str]


def _places(name: str) -> Iterator[Place]:
    """Yield under what a full name is found."""
    parsed = parse(name)
    written, spoken = _words(parsed)
    yield from ((_WORD, word) for word in written)
    yield from ((_SOUND, word) for word in spoken)
    if len(parsed.words) > 1:
        yield _ALL, _run(parsed.words)
        yield from ((_PART, run) for run in _runs(parsed.words))
    if not chinese.has_han(name) and parsed.words:
        yield from ((_END, plain(word)) for word in {parsed.words[0], parsed.words[-1]})
        yield from ((_GIVEN, chinese.plain_letters(joined(part))) for part in (parsed.words[:-1], parsed.words[1:]))
        if not chinese.is_pinyin(parsed.words):
            yield from ((_HEARD, sound) for sound in foreign.sounds_of(" ".join(parsed.words)))


def _asked(name: str) -> Iterator[Place]:
    """Yield under what the bearers of a bare name are found.

    Characters stand for a surname or a given name as a whole: their own parts would find all who share the surname.
    Two words and more are a part of a longer name, or hold a shorter one: single words would find all who share one.
    """
    parsed = parse(name)
    if not parsed.han and len(parsed.words) > 1:
        yield _PART, _run(parsed.words)
        yield from ((_ALL, run) for run in _runs(parsed.words))
    elif not parsed.han:
        yield from ((way, word) for word in _words(parsed)[0] for way in (_WORD, _SOUND))
    else:
        text = chinese.simplified("".join(parsed.words))
        yield from ((_WORD, word) for word in {text, *_dotted(parsed)})
        if parsed.titles:
            yield from ((_END, reading) for reading in chinese.surname_readings(text))
        else:
            yield from ((_HEARD, sound) for sound in foreign.sounds("·".join(parsed.words)))
        if len(text) == 2:
            yield from ((_GIVEN, a + b) for a in chinese.readings(text[0]) for b in chinese.readings(text[1]))


def _run(words: Sequence[str]) -> str:
    return f"{len(words)} {joined(words)}"


def _runs(words: Sequence[str]) -> set[str]:
    """The beginnings and the ends of a name, of two words and more."""
    sizes = range(2, len(words))
    return {_run(part) for size in sizes for part in (words[:size], words[-size:])}


def _words(parsed: PersonName) -> tuple[set[str], set[str]]:
    """The words under which a full name is found, as they are written and as Chinese characters are read."""
    if parsed.han:
        text = chinese.simplified("".join(parsed.words))
        return {text, *_halves(text), *_dotted(parsed)} - {""}, _spoken(text, *_halves(text))
    words = {way for word in parsed.words for piece in (word, *word.split("-")) for way in spellings_of(piece)}
    heads = {head for word in parsed.words[:1] for head in given.heads(word)}
    return (words | heads | {joined(parsed.words[:-1]), joined(parsed.words[1:])}) - {""}, set()


def _halves(text: str) -> tuple[str, str]:
    """Surname and given name of a name in characters."""
    return chinese.split_name(text) if len(text) > 1 else (text, "")


def _dotted(parsed: PersonName) -> tuple[str, ...]:
    return tuple(map(chinese.simplified, parsed.words)) if len(parsed.words) > 1 else ()


def _spoken(text: str, surname: str, first: str) -> set[str]:
    readings = {*chinese.surname_readings(surname)[:12], *chinese.spelt_together(first or text)[:12]}
    return readings | {*chinese.spelt_together(text)[:12]} - {""}
