"""Trees over the tokens of sentences, from the pipeline that the project ships or from another that the user names.

A name is one word to the parser, whatever it is made of: a stand-in that it knows, so that a title such as "Gone with
the Wind" does not fall apart. The same sentences give the same trees, however many are parsed at a time.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.records.errors import InputError
from kg.text.normalize import word_set

from .labels import universal
from .tokens import NAME, Tokens

OWN = Path(__file__).parent.parent / "model" / "en"
"""The weights that the project ships; how they were made stands in README.md there."""
MODEL = "KG_MODEL"
"""The variable of the environment that names another pipeline, for this process and those that it starts."""
_STAND_IN = {True: "John", False: "Google"}
"""For the name of a person, and for any other: proper nouns that the treebanks hold many times."""
_NEEDED = ("tok2vec", "transformer", "tagger", "parser")
_BATCH = 128
"""Sentences parsed at a time."""


@dataclass(frozen=True, slots=True)
class Tree:
    """How the tokens of a sentence depend on each other; labels are those of Universal Dependencies."""

    heads: tuple[int, ...]
    """For each token the index of its head; its own for a root."""
    deps: tuple[str, ...]
    tags: tuple[str, ...]
    """Penn Treebank tags: VBN, NNP …"""


@contextmanager
def chosen(model: str | None) -> Iterator[None]:
    """Parse with this installed pipeline (None: the one that `KG_MODEL` names, else the project's own) until the end.

    Raises InputError where it is not installed, or does not parse English.
    """
    before = os.environ.get(MODEL)
    if model is not None:
        _pipeline(model)
        os.environ[MODEL] = model
    try:
        yield
    finally:
        os.environ.pop(MODEL, None)
        if before is not None:
            os.environ[MODEL] = before


def ready() -> None:
    """Load the pipeline, so that the first sentence need not wait for it."""
    _pipeline(os.environ.get(MODEL))


def parse(sentences: Sequence[Tokens], persons: Sequence[frozenset[int]], batch: int = _BATCH) -> Iterator[Tree]:
    """Yield the tree of each sentence; `persons` are the tokens of each that name persons."""
    nlp = _pipeline(os.environ.get(MODEL))
    for start in range(0, len(sentences), batch):
        some = sentences[start : start + batch]
        rows = [_words(nlp, *pair) for pair in zip(some, persons[start : start + batch], strict=True)]
        docs = nlp.pipe((doc for _, doc in rows), batch_size=batch)
        for sentence, (places, _), doc in zip(some, rows, docs, strict=True):
            yield _tree(sentence, places, doc)


def _words(nlp: Any, sentence: Tokens, persons: frozenset[int]) -> tuple[tuple[int, ...], Any]:
    """Return the words that the parser sees, and for each the token that it is of."""
    from spacy.tokens import Doc

    words: list[str] = []
    places: list[int] = []
    for at, (word, tag) in enumerate(zip(sentence.words, sentence.tags, strict=True)):
        named = tag == NAME and word[:1].isupper() and word not in _PRONOUNS
        pieces = [_STAND_IN[at in persons]] if named else [piece.text for piece in nlp.tokenizer(word)]
        words += pieces
        places += [at] * len(pieces)
    starts: list[bool | int | None] = [not at for at in range(len(words))]
    return tuple(places), Doc(nlp.vocab, words=words, sent_starts=starts)


_PRONOUNS = word_set("I He She They It We You His Her My Our Their This That The Who Which")


def _tree(sentence: Tokens, places: Sequence[int], doc: Any) -> Tree:
    """Return the tree over tokens: the head of a token is that of the one of its words that hangs on another token."""
    heads, deps, tags = universal([(w.head.i, w.dep_, w.tag_, w.lower_) for w in doc])
    size = len(sentence.words)
    head_of, dep_of, tag_of = list(range(size)), [""] * size, [""] * size
    for at, (head, dep, tag) in enumerate(zip(heads, deps, tags, strict=True)):
        own, other = places[at], places[head]
        if own != other or head == at:
            head_of[own], dep_of[own], tag_of[own] = other, dep, tag
    return Tree(tuple(head_of), tuple(dep_of), tuple(tag_of))


@lru_cache(maxsize=2)
def _pipeline(name: str | None) -> Any:
    import spacy
    from spacy.util import get_package_path, is_package, load_model_from_path

    if name is not None and not is_package(name):
        advice = "install one (python -m spacy download en_core_web_sm) or leave --model out"
        raise InputError(f"no pipeline “{name}” is installed; {advice}.")
    if name is None:
        return load_model_from_path(OWN, exclude=["trainable_lemmatizer"])
    nlp = spacy.load(name)
    if "parser" not in nlp.pipe_names or nlp.lang != "en":
        raise InputError(f"“{name}” ({get_package_path(name)}) has no parser of English; name one that has.")
    nlp.select_pipes(enable=[pipe for pipe in nlp.pipe_names if pipe in _NEEDED])
    return nlp
