"""What an answer names, and what the one who asked says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.names import given

from ..reading.turns import Turn
from ..tables import classes
from . import naming, questions
from .makers import PERSON, is_person, people
from .naming import Counts, Named
from .questions import Asked
from .refusals import FIRST, taken_back
from .told import State, Told, made, tell

_DEICTIC = re.compile(
    rf"(?:^|\bi(?:['’](?:d|ve|m))? (?:(?:also|really|highly|strongly|absolutely|totally|just|second|would) )*)"
    rf"(?:highly recommend|strongly recommend|recommend|love|loved|adore|adored|read and loved) (?:that|this|the "
    rf"same) (?:{questions.nouns()}|one)\b"
    r"|\bi(?:['’]d)? (?:(?:also|really|highly|strongly|absolutely) )*recommend it\b",
    re.IGNORECASE,
)
"""A speaker speaks for what was named last: "I love that book"."""


def remark(state: State, turn: Turn, label: str, sentence: str, counts: Counts) -> Iterator[Told]:
    """Yield what the one who asked says of what is named: only what he plainly speaks for, and who made it."""
    wanted = state.wanted
    if wanted is None or wanted.frame == "inspiration":
        return
    if (match := _BY_ALONE.match(sentence)) and state.last is not None:
        yield from made(state, turn, label, sentence, match["who"])
        return
    if _DEICTIC.search(sentence) and state.last is not None and not sentence.endswith("?"):
        last = state.last
        yield Told(turn, label, sentence, wanted.frame, "recommended", last.form, last.type)
    for one in naming.named(sentence, wanted, counts, opening=False):
        offered = re.search(
            r"\b(?:another one|one more|one) (?:to (?:check out|try|read|watch)|i(?:['’]d)? (?:recommend|love))\b",
            sentence.lower(),
        )
        if one.sure or offered:
            told = Told(
                turn, label, sentence, wanted.frame, "recommended", one.form, state.known.get(one.form) or one.type
            )
            yield from tell(state, told, one)


_BY_ALONE = re.compile(
    rf"(?:(?:And |Yeah,? |Yes,? |Oh,? |Right,? )?(?:[Ii]t['’]s |[Ii]t is |[Tt]hat['’]s |[Tt]hat was )?)[Bb]y "
    rf"(?P<who>{PERSON}(?:(?:,? and|,) {PERSON})*)(?=[.,!?]|$)"
)
_BY_IT = re.compile(
    rf"\b(?i:it|that|this|which|book|novel)(?:['’]s| is| was|['’]s called)?(?: (?:all|actually|also))?(?: written|"
    rf" authored)? by(?:,[a-z ’']{{2,30}},)? (?:an? [A-Za-z-]+(?: [a-z-]+){{0,3}},? (?:called |named )?)?"
    rf"(?P<who>{PERSON}(?:(?:,? and|,) {PERSON})*)"
)
_WROTE_IT = re.compile(
    rf"(?P<who>{PERSON}) (?:wrote|has written|is the author of) (?:that|it|this|the book|that one|that book|this "
    rf"book)\b"
)
_BOOK_OF = re.compile(rf"\b(?:book|novel|memoir|essay|one)s? (?:from|by|of|written by) (?P<who>{PERSON})")


def _may_be_author(state: State, sentence: str, counts: Counts) -> bool:
    """Tell whether a sentence is two or three words that may be the author of what was named just before.

    Words that the talk has in lower case as well are those of a title; names of unknown persons look like titles.
    """
    match = _PERSON_ALONE.fullmatch(sentence)
    if match is None or state.last is None or state.last.type != "Book" or state.maker or state.last_age > 1:
        return False
    tokens = match["who"].split()
    return 1 < len(tokens) < 4 and not any(counts.get(token.lower(), (0, 0))[0] for token in tokens)


_PERSON_ALONE = re.compile(rf"(?:That['’]s |It['’]s )?(?P<who>{PERSON})[.!]")
"""After a title: "Middlemarch. George Eliot." """
_ALSO_WROTE = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey)(?: (?:[a-z]+ly|also|just|then|now))* (?:has|wrote|have|published|did|released) "
)


def answer(state: State, turn: Turn, label: str, sentence: str, counts: Counts) -> Iterator[Told]:
    """Yield what a sentence of an answer names."""
    wanted = state.wanted
    assert wanted is not None
    state.answered += 1
    state.pending_age += 1
    state.last_age += 1
    if state.author_asked and state.last is not None:
        state.author_asked = False
        if match := re.match(
            rf"(?:[A-Z][a-z]+, )?(?:(?:I think )?(?:it was|it['’]s|that was|that['’]s) )?(?P<who>{PERSON})(?=[.,]|$)",
            sentence,
        ):
            yield from made(state, turn, label, sentence, match["who"])
            return
    if wanted.frame != "inspiration" and state.last is not None:
        whole = _BY_ALONE.match(sentence) or _BY_IT.search(sentence)
        if whole:
            yield from made(state, turn, label, sentence, whole["who"])
    alone = _BY_ALONE.match(sentence) is not None
    if (
        wanted.frame in ("book", "shaping")
        and (person := _PERSON_ALONE.fullmatch(sentence))
        and is_person(person["who"])
    ):
        yield from made(state, turn, label, sentence, person["who"])
        alone = True
    alone = alone or _may_be_author(state, sentence, counts)
    found = [] if alone else naming.named(sentence, wanted, counts, state.answered <= 3, state.surnames)
    found = [one for one in found if _fits(state, one, sentence)]
    for one in found:
        yield from _named(state, turn, label, sentence, wanted, one)
    if state.last is not None and (match := _WROTE_IT.search(sentence)):
        yield from made(state, turn, label, sentence, match["who"])
    by = _BOOK_OF.search(sentence) or (_BY_ALONE.match(sentence) if state.searching else None)
    if by and not found:
        state.pending, state.pending_age = people(by["who"]), 0
    forgets = _FORGETS.search(sentence)
    if forgets and (not found or found[-1].start < forgets.start()):
        state.last, state.searching = None, True
    elif found:
        state.searching = False


_FORGETS = re.compile(
    r"\bwhat(?:['’]s| is| was) (?:it|that(?: one)?|the (?:other|name|title)[^?.]{0,20}) called\b|\bwhat(?:['’]s|"
    r" is| was) the (?:name|title)\b|"
    r"\bit called\?|\bthe (?:name|title) (?:escapes|of it)\b|\b(?:forget|forgotten|forgot|can['’]t remember|"
    r"can['’]t think of|"
    r"don['’]t remember|blanking on) (?:the|its|what|who)\b",
    re.IGNORECASE,
)
"""The one who answers looks for the name of another work: "What's it called …"."""


def _fits(state: State, one: Named, sentence: str) -> bool:
    """Tell whether nothing in the answer speaks against what is named: it is taken back, or no person is called so."""
    wanted = state.wanted
    if wanted is not None and wanted.frame == "inspiration":
        return " " in one.form or given.known(one.form) or one.form in state.persons
    if one.form.startswith("The ") and sentence.rstrip(".!") == one.form and is_person(one.form[4:]):
        return False
    corrects = _CORRECTS.match(sentence[: one.start]) is not None and not re.search(
        rf"(?i:\b{FIRST}\b)", sentence[: one.start]
    )
    return not corrects and not taken_back(state.following)


_CORRECTS = re.compile(r"(?:No|Nope|Nah)\b[,.]? (?:no,? )*(?:that['’]s|that is|it['’]s|this is|the|his|her)\b.{0,60}$")
"""An answer that tells two works apart, before the name: "No, the one with the loom is X"."""


def _named(state: State, turn: Turn, label: str, sentence: str, wanted: Asked, one: Named) -> Iterator[Told]:
    makers = one.makers
    before = sentence[: one.start]
    if (
        not makers
        and state.pending
        and state.pending_age <= 3
        and (state.searching or re.search(r"\bit(?:['’]s| is| was) (?:called|titled)[ “\"]*$", before))
    ):
        makers = state.pending
    if not makers and state.maker and _ALSO_WROTE.search(before):
        makers = state.maker
    one = replace(one, makers=makers, type=_explained(state.following, wanted) or one.type)
    relation = "influenced" if wanted.frame in ("inspiration", "shaping") else "recommended"
    yield from tell(state, Told(turn, label, sentence, wanted.frame, relation, one.form, one.type), one)


_EXPLAINS = re.compile(
    rf"(?:it|that|this)(?:['’]s| is| was) (?:an?|the|my|this) (?:[\w’'-]+ ){{0,5}}?(?P<noun>{questions.nouns()})\b"
)


def _explained(following: str, wanted: Asked) -> str | None:
    """Return the class that the next sentence gives what was named ("It's a series about …"), if it was asked for."""
    match = _EXPLAINS.match(following.lower())
    class_ = classes("asked")[match["noun"]] if match else None
    return class_ if class_ in wanted.classes else None
