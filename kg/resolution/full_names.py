"""The full names of each recording that bear a bare one: looked up by its words, and by how Chinese ones are read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.names import bearer, chinese, given
from kg.names.letters import spellings_of
from kg.names.person import PersonName, parse, plain
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
        self._by_word: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._by_sound: dict[tuple[str, str], list[int]] = defaultdict(list)
        """Names in Chinese characters, by their readings."""
        self._latin: dict[str, set[int]] = defaultdict(set)
        for number, node in enumerate(nodes):
            if node.person and not bare(node) and self._established(number):
                if not chinese.has_han(node.name):
                    self._latin[node.recording].add(number)
                written, spoken = _words(node.name)
                for word in written:
                    self._by_word[node.recording, word].append(number)
                for word in spoken:
                    self._by_sound[node.recording, word].append(number)

    def _established(self, number: int) -> bool:
        """Whether a page, or the name, says that it is a person: of a run of capitalised words nobody bears a part."""
        members = [self._nodes[n] for n in self._clusters.members(number)]
        return any(node.type == "Person" or (node.type is None and likely_person(node.name)) for node in members)

    def bearers(self, at: int) -> Iterator[Fit]:
        """Yield the full names of the recording that bear the bare one, other clusters only."""
        node = self._nodes[at]
        near = {n for word in _asked(node.name) for n in self._by_word.get((node.recording, word), ())}
        if not chinese.has_han(node.name):
            near |= {n for word in _words(node.name)[0] for n in self._by_sound.get((node.recording, word), ())}
        if chinese.is_han(node.name) and len(node.name) > 2:
            near |= self._latin.get(node.recording, set())
        length = _length(node.name)
        for number in sorted(near):
            other = self._nodes[number]
            if length > 1 and length == _length(other.name):
                continue  # neither is a part of the other
            if other.key == node.key or self._clusters.of(number) == self._clusters.of(at):
                continue
            if how := bearer.bears(node.name, other.name) or _run_on(node, other):
                yield Fit(number, how)


def _length(name: str) -> int:
    """How many words a name has; 0 for one in Chinese characters."""
    parsed = parse(name)
    return 0 if parsed.han else len(parsed.words)


def _run_on(node: Node, full: Node) -> str:
    """A form of no class that ends in a person's full name took in the words before it: "Citing Ada Lovelace"."""
    long, short = parse(node.name).words, parse(full.name).words
    if not node.votes and bearer.part_of(short, long) and not given.known(long[0]) and full.type == "Person":
        return RUN_ON
    return ""


def _words(name: str) -> tuple[set[str], set[str]]:
    """The words under which a full name is found, as they are written and as Chinese characters are read."""
    parsed = parse(name)
    if parsed.han:
        text = chinese.simplified("".join(parsed.words))
        surname, first = chinese.split_name(text) if len(text) > 1 else (text, "")
        return {text, surname, first, *_dotted(parsed)} - {""}, _spoken(text, surname, first)
    words = {way for word in parsed.words for piece in (word, *word.split("-")) for way in spellings_of(piece)}
    heads = {head for word in parsed.words[:1] for head in given.heads(word)}
    joined = {"".join(map(plain, parsed.words[:-1])), "".join(map(plain, parsed.words[1:]))}
    return (words | heads | joined) - {""}, set()


def _asked(name: str) -> set[str]:
    """The words by which the bearers of a bare name are looked up.

    Characters stand for a surname or a given name as a whole: their own parts would find all who share the surname.
    """
    parsed = parse(name)
    if not parsed.han:
        return _words(name)[0]
    text = chinese.simplified("".join(parsed.words))
    surname, first = chinese.split_name(text) if len(text) > 1 else (text, "")
    return ({text, *_dotted(parsed)} | _spoken(text, surname, first)) - {""}


def _dotted(parsed: PersonName) -> tuple[str, ...]:
    return tuple(map(chinese.simplified, parsed.words)) if len(parsed.words) > 1 else ()


def _spoken(text: str, surname: str, first: str) -> set[str]:
    readings = {*chinese.surname_readings(surname)[:12], *chinese.spelt_together(first or text)[:12]}
    return readings | {*chinese.spelt_together(text)[:12]} - {""}
