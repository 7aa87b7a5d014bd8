"""The only room that knows spaCy: English tokens, sentences, and patterns over tokens. No trained model is needed.

spaCy is imported on first use, so that whoever only passes by does not pay for it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

MAX_SENTENCE = 2000
"""Code points: what is longer is cut at white space, so that patterns stay fast on hostile text."""
NAME, POSSESSIVE = "N", "G"
"""Labels of tokens that stand for a thing: a name or pronoun; a possessive pronoun."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text cut into tokens; each labelled span is one token."""

    text: str
    words: tuple[str, ...]
    """As they stand."""
    lower: tuple[str, ...]
    starts: tuple[int, ...]
    """Code points before each token."""
    labels: tuple[int | None, ...]
    """For each token the index of the span that it is, or None."""
    doc: Any
    """spaCy's own view; only this module looks inside."""

    def span(self, first: int, last: int) -> str:
        """Return the text from token `first` to token `last`, both included."""
        return self.text[self.starts[first] : self.starts[last] + len(self.words[last])]


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


@lru_cache(maxsize=1)
def _english() -> Any:
    """Return spaCy's blank English pipeline with a tokeniser that keeps hyphenated words whole and splits at dashes."""
    from spacy.lang.en import English
    from spacy.util import compile_infix_regex

    nlp = English()
    hyphens = [infix for infix in nlp.Defaults.infixes if "-|" in infix]
    infixes = [infix for infix in nlp.Defaults.infixes if infix not in hyphens]
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex([*infixes, r"[–—]+|--+", r"(?<=\w)[/·](?=\w)"]).finditer
    nlp.add_pipe("sentencizer")
    nlp.max_length = 10_000_000
    return nlp


_NO_END = re.compile(
    r"(?:\b(?:[A-Z]|Dr|Mr|Mrs|Ms|Prof|St|Jr|Sr|vs|etc|al|approx|ca|cf|e\.g|i\.e|No|Fig|Inc|Ltd|Co)\.)$"
)
_CLOSERS = "’”\"')]}»›*_"


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the start and end of every sentence, in code points, white space at the ends left out.

    >>> [text[a:b] for text in ["Dr. Ada spoke. She left."] for a, b in sentences(text)]
    ['Dr. Ada spoke.', 'She left.']
    """
    doc = _english()(text)
    cuts = [sentence.end_char for sentence in doc.sents]
    found: list[tuple[int, int]] = []
    start = 0
    for cut in cuts:
        end = cut
        while end < len(text) and text[end] in _CLOSERS:
            end += 1
        if end <= start or (end < len(text) and not _ends(text, start, end)):
            continue
        found += _trimmed(text, start, end)
        start = end
    found += _trimmed(text, start, len(text))
    return tuple(found)


def _ends(text: str, start: int, end: int) -> bool:
    """Whether a sentence may end here: no abbreviation, no open bracket, and the next one starts like one."""
    if _NO_END.search(text[max(start, end - 12) : end]):
        return False
    if text[end - 1] in "。！？":
        return True
    if not text[end].isspace():
        return False
    following = text[end:].lstrip()[:2]
    return not following or not (following[0].islower() or following[0] in ",;:)")


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the span without white space at its ends, cut where it is too long."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > MAX_SENTENCE:
        cut = text.rfind(" ", start + 1, start + MAX_SENTENCE)
        cut = cut if cut > start else start + MAX_SENTENCE
        yield start, cut
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def tokens(text: str, spans: Sequence[tuple[int, int, str]] = ()) -> Tokens:
    """Cut a text into tokens; each of the `spans` (start, end, label; sorted, not overlapping) becomes one token."""
    from spacy.tokens import Doc

    nlp = _english()
    words: list[str] = []
    starts: list[int] = []
    labels: list[int | None] = []
    at = 0
    for index, (start, end, _) in enumerate([*spans, (len(text), len(text), "")]):
        for token in nlp.tokenizer(text[at:start]):
            if not token.is_space:
                words.append(token.text)
                starts.append(at + token.idx)
                labels.append(None)
        if start < end:
            words.append(text[start:end])
            starts.append(start)
            labels.append(index)
        at = end
    tags = ["O" if label is None else "B-" + spans[label][2] for label in labels]
    doc = Doc(nlp.vocab, words=words, ents=tags)
    return Tokens(text, tuple(words), tuple(word.lower() for word in words), tuple(starts), tuple(labels), doc)


def _word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ELEMENT = re.compile(r"(?:(\w+)=)?(.+?)([?*+]|\{\d,\d\})?$")
_NOT_FILLER = _word_set(
    "and or but nor who whom whose which that is was are were be been being am has have had does do did not n't no "
    "never without if when while because although though unless than as to would could should might may can will "
    "whether"
)
"""Words that end a noun phrase, so that no filler runs over them."""


class Grammar:
    """Patterns over tokens, each in one line.

    A pattern is a sequence of elements: `word|word` (one of these words, in any case), `@set` (a word of that set),
    `N` (a name or a pronoun that stands for one), `N's` (the same as a possessive), `~` (a word that is no name and
    does not end a noun phrase), `.` (any token but the end of a sentence); `x=` before an element captures it; `?`,
    `*`, `+`, `{n,m}` after it say how often. `(a b / c d)` is one of these sequences, `(…)?` may be left out;
    brackets do not nest.
    """

    def __init__(self, rules: Mapping[str, str], sets: Mapping[str, frozenset[str]]) -> None:
        self._sets = sets
        self._captures: dict[tuple[str, int], tuple[str | None, ...]] = {}
        self._rules = dict(rules)
        self._matcher: Any = None

    def _compiled(self) -> Any:
        if self._matcher is None:
            from spacy.matcher import Matcher

            self._matcher = Matcher(_english().vocab)
            for rule, pattern in self._rules.items():
                for number, elements in enumerate(_sequences(pattern)):
                    parsed = [self._element(element) for element in elements]
                    self._captures[rule, number] = tuple(capture for capture, _ in parsed)
                    self._matcher.add(f"{rule}\t{number}", [[spec for _, spec in parsed]])
        return self._matcher

    def _element(self, element: str) -> tuple[str | None, dict[str, Any]]:
        matched = _ELEMENT.match(element)
        assert matched, element
        capture, body, times = matched.groups()
        spec: dict[str, Any]
        if body in (NAME, POSSESSIVE):
            spec = {"ENT_TYPE": body}
        elif body == "~":
            spec = {"ENT_TYPE": "", "IS_PUNCT": False, "LOWER": {"NOT_IN": sorted(_NOT_FILLER)}}
        elif body == ".":
            spec = {"LOWER": {"NOT_IN": [".", "!", "?", ";"]}}
        elif body.startswith("@"):
            spec = {"LOWER": {"IN": sorted(self._sets[body[1:]])}, "ENT_TYPE": ""}
        else:
            spec = {"LOWER": {"IN": body.split("|")}, "ENT_TYPE": ""}
        return capture, {**spec, "OP": times} if times else spec

    def matches(self, tokens: Tokens) -> list[Match]:
        """Return where the patterns stand, in order; of two with the same captures, the longest."""
        if not tokens.words:
            return []
        best: dict[tuple[str, tuple[tuple[str, tuple[int, int]], ...]], Match] = {}
        matcher = self._compiled()
        for key, start, end, aligned in matcher(tokens.doc, with_alignments=True):
            rule, _, number = tokens.doc.vocab.strings[key].partition("\t")
            slots: dict[str, tuple[int, int]] = {}
            for offset, element in enumerate(aligned):
                if capture := self._captures[rule, int(number)][element]:
                    first, _ = slots.get(capture, (start + offset, 0))
                    slots[capture] = (first, start + offset)
            same = (rule, tuple(sorted(slots.items())))
            if same not in best or (best[same].start, -best[same].end) > (start, -end):
                best[same] = Match(rule, start, end, slots)
        return sorted(best.values(), key=lambda match: (match.start, match.end, match.rule, str(match.slots)))


def _sequences(pattern: str) -> Iterator[list[str]]:
    """Every sequence of elements that a pattern stands for: groups and possessives written out."""
    choices: list[list[list[str]]] = []
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
