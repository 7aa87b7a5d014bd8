"""What is plainly called a work, or spoken for, outside of answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..reading.turns import Turn
from . import naming
from .naming import Counts
from .questions import Asked
from .told import State, Told, tell


def plain(state: State, turn: Turn, label: str, sentence: str, counts: Counts) -> Iterator[Told]:
    """Yield what is plainly called a work, or spoken for, outside of answers."""
    found = naming.named(sentence, None, counts)
    called = _IT_IS_CALLED.search(sentence) if state.endorsed else None
    if called and not found:
        found = naming.named(sentence, Asked("book", ("Book",)), counts)[:1]
    state.writer_age += 1
    if not found and state.writer is not None and state.writer_age <= 4 and _IT_IS_CALLED.search(sentence):
        found = naming.named(sentence, Asked("book", ("Book",)), counts)[:1]
        writer = state.writer or (label if label != state.writer_by else "")
        found = [replace(one, makers=(writer,)) for one in found if writer]
    elif wrote := _WROTE_ONE.search(sentence):
        state.writer, state.writer_by, state.writer_age = (label if wrote["who"] == "I" else ""), label, 0
    if not found and _RECOMMENDS_IT.search(sentence):
        for form in [form for form in state.known if form in sentence][:1]:
            yield Told(turn, label, sentence, "statement", "recommended", form, state.known[form])
    for one in found:
        relation = "recommended" if one.sure or called else "named"
        yield from tell(state, Told(turn, label, sentence, "statement", relation, one.form, one.type), one)

    state.endorsed = not found and _ENDORSES.search(sentence) is not None


_ENDORSES = re.compile(
    r"\b(?:I(?:['’]d)? (?:[a-z]+ly |also )*|^)(?:(?:highly|strongly) recommend|[Rr]ecommend)(?: \w+ing)? (?:the|"
    r"this|that) (?:[a-z]+ ){0,2}(?:book|novel|memoir)\b"
    r"|\b(?:highly|strongly) recommend(?: \w+ing)? (?:the|this|that) (?:[a-z]+ ){0,2}(?:book|novel|memoir)\b",
    re.IGNORECASE,
)
_RECOMMENDS_IT = re.compile(
    r"\b(?:I|we) (?:can(?:not|['’]t) recommend it (?:highly )?enough|"
    r"(?:highly|strongly|really|absolutely) recommend (?:it|that)\b|(?:highly|strongly) recommend \w)"
)
"""A speaker speaks for a work named before."""
_IT_IS_CALLED = re.compile(r"(?:^|, |\band )(?:It|it|That|that|This|The book)(?:['’]s| is| was) called ")
_WROTE_ONE = re.compile(
    r"\b(?P<who>I|[Yy]ou)(?:['’]ve)?(?: (?:also|just|recently|even|have|actually|then))* (?:wrote|written|"
    r"published|have|had|got) (?:a|an|this|another|your|my) (?:[a-z-]+ ){0,3}(?:book|novel|memoir)\b"
)
"""Somebody wrote a book that is not named yet."""
