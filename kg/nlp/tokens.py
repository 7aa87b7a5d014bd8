"""English text cut into tokens, names whole; no trained model is needed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from kg.text.normalize import word_set

NAME, POSSESSIVE = "N", "G"
"""Labels of tokens that stand for a thing: a name or pronoun; a possessive pronoun."""


@dataclass(frozen=True)
class Tokens:
    """A text cut into tokens; each labelled span is one token."""

    text: str
    words: tuple[str, ...]
    """As they stand."""
    lower: tuple[str, ...]
    """In lower case; the "'d" of "she'd started" is "had", that of "she'd start" stays."""
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
        return Doc(english().vocab, words=list(self.words), ents=ents)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words in lower case, names left out."""
        return frozenset(word for word, tag in zip(self.lower, self.tags, strict=True) if tag != NAME)

    def span(self, first: int, last: int) -> str:
        """Return the text from token `first` to token `last`, both included."""
        return self.text[self.starts[first] : self.starts[last] + len(self.words[last])]


_WALL = re.compile(r"[^\w\s]{60,}")
"""A word that holds a wall of signs stays whole: peeling signs off one by one takes time with the square."""


@cache
def english() -> Any:
    """Return spaCy's blank English pipeline with a tokeniser that keeps hyphenated words whole and splits at dashes."""
    from spacy.lang.en import English
    from spacy.util import compile_infix_regex

    nlp = English()
    hyphens = [infix for infix in nlp.Defaults.infixes if "-|" in infix]
    infixes = [infix for infix in nlp.Defaults.infixes if infix not in hyphens]
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex([*infixes, r"[–—]+|--+", r"(?<=\w)[/·](?=\w)"]).finditer
    tokenizer.token_match = _WALL.search
    nlp.add_pipe("sentencizer")
    nlp.max_length = 10_000_000
    return nlp


def tokens(text: str, spans: Sequence[tuple[int, int, str]] = ()) -> Tokens:
    """Cut a text into tokens; each of the `spans` (start, end, label; sorted, not overlapping) becomes one token."""
    nlp = english()
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
    return Tokens(text, tuple(words), _written_out(words), tuple(starts), tuple(labels), tags)


_PARTICIPLES = word_set(
    "been done gone had seen taken written rewritten given known grown built rebuilt made met spent taught thought "
    "told bought brought caught felt heard held kept led left lost paid said sat sent sold slept stood won worn "
    "begun broken chosen driven drawn eaten fallen flown forgotten gotten got hidden ridden risen spoken stolen "
    "sworn thrown woken shown learnt meant lent struck sung woven sprung sought understood undertaken withdrawn "
    "overtaken outgrown borne born"
)
"""Those that are neither in "-ed" nor the verb's bare form: "she'd come" may be "had come" or "would come"."""
_BARE = word_set("need feed speed seed breed bleed succeed proceed exceed weed heed embed shed wed bed")
"""Bare forms in "-ed"."""
_BETWEEN = word_set("not never always just already also ever once then all both even first long since only still often")
"""Adverbs before a participle, beside those in "-ly"."""


def _written_out(words: Sequence[str]) -> tuple[str, ...]:
    """Return words in lower case, with "had" for a "'d" that a participle follows."""
    lower = [word.lower() for word in words]
    for at, word in enumerate(lower):
        if word in ("'d", "’d"):
            near = at + 1
            while near < len(lower) and (lower[near] in _BETWEEN or lower[near].endswith("ly")):
                near += 1
            verb = lower[near] if near < len(lower) else ""
            if verb in _PARTICIPLES or (verb.endswith("ed") and verb not in _BARE):
                lower[at] = "had"
    return tuple(lower)
