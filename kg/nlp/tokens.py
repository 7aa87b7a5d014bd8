"""English text cut into tokens, names whole; no trained model is needed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

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
    return Tokens(text, tuple(words), tuple(word.lower() for word in words), tuple(starts), tuple(labels), tags)
