"""Trees over the tokens of sentences, from the pipeline that the project ships or from another that the user names.

A name is one word to the parser, whatever it is made of: a stand-in that it knows, so that a title such as "Gone with
the Wind" does not fall apart. The same sentences give the same trees, however many are parsed at a time.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kg.records.errors import InputError
from kg.text.normalize import word_set

from . import present
from .labels import universal
from .mending import mend
from .tokens import NAME, Tokens

OWN = Path(__file__).parent.parent / "model" / "en"
"""The weights that the project ships; how they were made stands in README.md there."""
MODEL = "KG_MODEL"
"""The variable of the environment that names another pipeline, for this process and those that it starts."""
_STAND_IN = {True: "John", False: "Washington"}
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
        docs = list(nlp.pipe((doc for _, doc in rows), batch_size=batch))
        trees = [_tree(sentence, places, doc) for sentence, (places, _), doc in zip(some, rows, docs, strict=True)]
        yield from _once_more(nlp, some, persons[start : start + batch], trees)


def _once_more(
    nlp: Any, sentences: Sequence[Tokens], persons: Sequence[frozenset[int]], trees: list[Tree]
) -> Iterator[Tree]:
    """Yield the trees, those anew in which a verb was taken for a plural."""
    verbs = {
        number: at
        for number, (one, tree) in enumerate(zip(sentences, trees, strict=True))
        if (at := present.mistaken(one.lower, _names(one), tree.tags, tree.deps)) is not None
    }
    rows = [
        _words(nlp, sentences[n], persons[n], {at: present.clear(sentences[n].lower, _names(sentences[n]), at)})
        for n, at in verbs.items()
    ]
    docs = nlp.pipe((doc for _, doc in rows), batch_size=_BATCH)
    for (number, at), (places, _), doc in zip(verbs.items(), rows, docs, strict=True):
        tree = _tree(sentences[number], places, doc)
        subject = any(head == at and dep == "nsubj" for head, dep in zip(tree.heads, tree.deps, strict=True))
        trees[number] = tree if subject else trees[number]
    yield from trees


def _words(
    nlp: Any, sentence: Tokens, persons: frozenset[int], instead: Mapping[int, str] = MappingProxyType({})
) -> tuple[tuple[int, ...], Any]:
    """Return the words that the parser sees (those of `instead` for theirs), and for each the token that it is of."""
    from spacy.tokens import Doc

    words: list[str] = []
    places: list[int] = []
    for at, (word, tag) in enumerate(zip(sentence.words, sentence.tags, strict=True)):
        pieces = (
            [_STAND_IN[at in persons]] if _named(word, tag) else [p.text for p in nlp.tokenizer(_shown(sentence, at))]
        )
        if at in instead:
            pieces = [instead[at]]
        if word == TOPIC and at in persons and _opens(sentence, at + 1):
            pieces = [_STAND_IN[True]]
        words += pieces
        places += [at] * len(pieces)
    starts: list[bool | int | None] = [not at for at in range(len(words))]
    return tuple(places), Doc(nlp.vocab, words=words, sent_starts=starts)


def _named(word: str, tag: str) -> bool:
    """Tell whether a word is a name to stand in for: by its capital, its digit, or the marks of a title around it."""
    return tag == NAME and (word[:1].isupper() or word[:1].isdigit() or word[:1] in _MARKS) and word not in _PRONOUNS


def _shown(sentence: Tokens, at: int) -> str:
    """Return a word as the parser is to see it: the verb that opens a sentence in lower case, lest it is a name."""
    first = not at or (at == 1 and sentence.words[0] == TOPIC)
    return sentence.lower[at] if first and _opens(sentence, at) else sentence.words[at]


def _opens(sentence: Tokens, at: int) -> bool:
    """Tell whether a word may be the verb that opens a sentence without a subject: "Joined", "Leading", "Wrote"."""
    if at >= len(sentence.words) or sentence.tags[at] == NAME:
        return False
    word = sentence.lower[at]
    return word.isalpha() and (word in _PASTS or (len(word) > 4 and word.endswith(("ed", "ing"))))


TOPIC = "■"
"""Stands before a description for what it describes."""
_MARKS = "‘“\"'《"
_PASTS = word_set(
    "led wrote built won ran taught made took sold left held grew began became met got gave drew spent chose came went "
    "rose sang spoke fought kept did put set co-wrote rewrote oversaw brought bought sought shot hosted"
)
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
    mend([_shown(sentence, at) for at in range(size)], _names(sentence), head_of, dep_of, tag_of)
    return Tree(tuple(head_of), tuple(dep_of), tuple(tag_of))


def _names(sentence: Tokens) -> frozenset[int]:
    pairs = enumerate(zip(sentence.words, sentence.tags, strict=True))
    return frozenset(at for at, (word, tag) in pairs if _named(word, tag))


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
