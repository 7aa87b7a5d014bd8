"""Patterns over tokens, each in one line."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.text.normalize import word_set

from .tokens import NAME, POSSESSIVE, Tokens, english


@dataclass(frozen=True, slots=True)
class Match:
    """Where a pattern stands."""

    rule: str
    start: int
    """Index of its first token."""
    end: int
    """Index after its last token."""
    slots: Mapping[str, tuple[int, int]]
    """Each capture's first and last token."""
    head: int | None = None
    """Of a match over a tree the word of its first element."""
    denied: bool = False
    """What the match says is plainly denied."""


_ELEMENT = re.compile(r"(?:(\w+)=)?(.+?)([?*+]|\{\d+,\d+\})?$")
_NOT_FILLER = word_set(
    "and or but nor who whom whose which that is was are were be been being am has have had does do did not n't no "
    "never without if when while because although though unless than as to would could should might may can will by at "
    "from with in on for into about of like including "
    "whether 's ’s ' ’"
)
"""Words that end a noun phrase, so that no filler runs over them."""


class Grammar:
    """Patterns over tokens, each in one line.

    A pattern is a sequence of elements: `word|word` (one of these words, in any case), `@set` (a word of that set),
    `N` (a name or a pronoun that stands for one), `N's` (the same as a possessive), `~` (a word that is no name and
    does not end a noun phrase), `.` (any token but the end of a sentence); `x=` before an element captures it; `?`,
    `*`, `+`, `{n,m}` after it say how often. `(a b / c d)` is one of these sequences, `(…)?` may be left out;
    brackets do not nest. `~` runs over no preposition, conjunction, verb of being or relative.
    """

    def __init__(self, rules: Mapping[str, str], sets: Mapping[str, frozenset[str]]) -> None:
        self._sets = sets
        self._rows = [
            _Row(rule, tuple(elements)) for rule, pattern in rules.items() for elements in _sequences(pattern)
        ]
        self._by_word: dict[str, list[_Row]] = {}
        for row in self._rows:
            row.needs = self._needs(row.elements)
            rarest = min(row.needs, key=lambda words: (len(words), sorted(words)), default=frozenset(("",)))
            for word in rarest:
                self._by_word.setdefault(word, []).append(row)

    def _needs(self, elements: Sequence[str]) -> tuple[frozenset[str], ...]:
        """Return the sets of words of each of which a sentence needs one."""
        found = []
        for element in elements:
            _, body, times = _parsed(element)
            if body not in (NAME, POSSESSIVE, "~", ".") and not (times and (times in "?*" or times.startswith("{0"))):
                found.append(self._words(body))
        return tuple(found)

    def _prepared(self, row: _Row) -> Any:
        if row.matcher is None:
            from spacy.matcher import Matcher

            parsed = [self._element(element) for element in row.elements]
            row.captures = tuple(capture for capture, _ in parsed)
            row.matcher = Matcher(english().vocab)
            row.matcher.add("row", [[spec for _, spec in parsed]])
        return row.matcher

    def _element(self, element: str) -> tuple[str | None, dict[str, Any]]:
        capture, body, times = _parsed(element)
        spec: dict[str, Any]
        if body in (NAME, POSSESSIVE):
            spec = {"ENT_TYPE": body}
        elif body == "~":
            spec = {"ENT_TYPE": {"IN": ["", POSSESSIVE]}, "IS_PUNCT": False, "LOWER": {"NOT_IN": sorted(_NOT_FILLER)}}
        elif body == ".":
            spec = {"LOWER": {"NOT_IN": [".", "!", "?", ";"]}}
        else:
            spec = {"LOWER": {"IN": sorted(self._words(body))}, "ENT_TYPE": {"IN": ["", POSSESSIVE]}}
        return capture, {**spec, "OP": times} if times else spec

    def _words(self, body: str) -> frozenset[str]:
        """Return the words of `word|word|@set`."""
        words = (self._sets[word[1:]] if len(word) > 1 and word[0] == "@" else {word} for word in body.split("|"))
        return frozenset().union(*words)

    def matches(self, tokens: Tokens) -> list[Match]:
        """Return where the patterns stand, in order; of two with the same captures, the longest."""
        best: dict[tuple[str, tuple[tuple[str, tuple[int, int]], ...]], Match] = {}
        present = tokens.vocabulary
        rows = {id(row): row for word in ("", *sorted(present)) for row in self._by_word.get(word, ())}
        for row in rows.values():
            if not all(words & present for words in row.needs):
                continue
            for _, start, end, aligned in self._prepared(row)(tokens.doc, with_alignments=True):
                slots: dict[str, tuple[int, int]] = {}
                for offset, element in enumerate(aligned):
                    if capture := row.captures[element]:
                        first, _ = slots.get(capture, (start + offset, 0))
                        slots[capture] = (first, start + offset)
                same = (row.rule, tuple(sorted(slots.items())))
                if same not in best or (best[same].start, -best[same].end) > (start, -end):
                    best[same] = Match(row.rule, start, end, slots)
        return sorted(best.values(), key=lambda match: (match.start, match.end, match.rule, str(match.slots)))


@dataclass(slots=True, eq=False)
class _Row:
    """One way to write a rule's pattern out; its matcher is made when a sentence first has the words for it."""

    rule: str
    elements: tuple[str, ...]
    needs: tuple[frozenset[str], ...] = ()
    captures: tuple[str | None, ...] = ()
    matcher: Any = None


def _parsed(element: str) -> tuple[str | None, str, str | None]:
    """Return what an element captures, what it is, and how often."""
    matched = _ELEMENT.match(element)
    assert matched, element
    return matched[1], matched[2], matched[3]


def _sequences(pattern: str) -> Iterator[list[str]]:
    """Every sequence of elements that a pattern stands for: groups and possessives written out."""
    choices: list[list[list[str]]] = []
    if re.search(r"\([^()]*\(", pattern):
        raise ValueError(f"brackets in brackets: {pattern}")
    for group, optional, element in re.findall(r"\(([^()]*)\)(\??)|(\S+)", pattern):
        options = [option.split() for option in group.split(" / ")] if group else [[element]]
        choices.append([*options, []] if optional else options)
    for chosen in itertools.product(*choices):
        yield from _possessives([element for option in chosen for element in option])


def _possessives(elements: list[str]) -> Iterator[list[str]]:
    at = next((n for n, element in enumerate(elements) if element.endswith("N's")), None)
    if at is None:
        yield elements
        return
    capture = elements[at][: -len("N's")]
    for written in ([capture + NAME, "'s|’s|'|’"], [capture + POSSESSIVE]):
        for rest in _possessives(elements[at + 1 :]):
            yield [*elements[:at], *written, *rest]
