"""The only room that knows spaCy: English tokens, sentences, and patterns over tokens. No trained model is needed.

spaCy is imported on first use, so that whoever only passes by does not pay for it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

MAX_SENTENCE = 2000
"""Code points: what is longer is cut at white space, so that patterns stay fast on hostile text."""
NAME, POSSESSIVE = "N", "G"
"""Labels of tokens that stand for a thing: a name or pronoun; a possessive pronoun."""


@dataclass(frozen=True)
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
    tags: tuple[str, ...]
    """For each token the label of the span that it is, or ""."""

    @cached_property
    def doc(self) -> Any:
        """spaCy's own view, made when a pattern asks for it; only this module looks inside."""
        from spacy.tokens import Doc

        ents = ["B-" + tag if tag else "O" for tag in self.tags]
        return Doc(_english().vocab, words=list(self.words), ents=ents)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words in lower case, names left out."""
        return frozenset(word for word, tag in zip(self.lower, self.tags, strict=True) if tag != NAME)

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


_SIGNS = re.compile(r"[^\w\s]{60,}\S*|\S*[^\w\s]{60,}")
"""Words that begin or end in a wall of signs stay whole: peeling signs off one by one takes time with the square."""


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
    tokenizer.token_match = _SIGNS.fullmatch
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
    cuts = sorted({_before_opener(text, s.end_char) for s in doc.sents} | {m.end() for m in _END.finditer(text)})
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


_END = re.compile(r"[。！？]+[”’」』）)]*|(?<=\w)[.!?]+[”’\")]*(?=\s)")
"""Ends that the sentence splitter may pass over: of Chinese sentences, and after words like "LoomNeXt."."""


def _before_opener(text: str, end: int) -> int:
    """Return the end of a sentence without the quotation marks that open the next one."""
    while end > 1 and text[end - 1] in "‘“「『(（[ ":
        end -= 1
    return end


def _ends(text: str, start: int, end: int) -> bool:
    """Whether a sentence may end here: no abbreviation, no open bracket, and the next one starts like one."""
    if _NO_END.search(text[max(start, end - 12) : end]):
        return False
    if text[end - 1] in "。！？" or (
        text[end - 1] in _CLOSERS and text[start:end].rstrip(_CLOSERS)[-1:] in ("。", "！", "？")
    ):
        return True
    if not text[end].isspace():
        return False
    following = text[end : end + 40].lstrip()[:2]
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
    tags = tuple("" if label is None else spans[label][2] for label in labels)
    return Tokens(text, tuple(words), tuple(word.lower() for word in words), tuple(starts), tuple(labels), tags)


def _word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ELEMENT = re.compile(r"(?:(\w+)=)?(.+?)([?*+]|\{\d+,\d+\})?$")
_NOT_FILLER = _word_set(
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
            row.matcher = Matcher(_english().vocab)
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
