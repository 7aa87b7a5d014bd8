"""Answers to questions for recommendations and favourites, over the turns of a transcript."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg import nlp
from kg.document import Cue

from . import _naming, _questions
from ._contexts import by_context
from ._makers import PERSON, is_person, people
from ._naming import Counts, Named
from ._questions import Asked
from .tables import classes


@dataclass(frozen=True, slots=True)
class Told:
    """What one sentence of a speaker tells of a named thing."""

    cue: Cue
    speaker: str
    """The speaker's label."""
    sentence: str
    frame: str
    """The frame of the question, or "statement"."""
    relation: str
    """recommended, authored, hosts, influenced, or named: only that it is a work."""
    form: str
    type: str | None
    maker: str | None = None
    """Of authored and hosts: the person."""


LONGEST = 14
"""Turns after a question in which its answer is looked for."""


@dataclass(slots=True)
class _State:
    """Where a conversation stands."""

    asker: str | None = None
    wanted: Asked | None = None
    turns: int = 0
    """Since the question."""
    answered: int = 0
    """Sentences of the answer so far in this turn."""
    last: Told | None = None
    """What was named last."""
    last_age: int = 0
    """Sentences of the answer since."""
    pending: tuple[str, ...] = ()
    """Makers of a book that was spoken of and is not named yet."""
    pending_age: int = 0
    """Sentences since."""
    maker: tuple[str, ...] = ()
    """Who made what was named last."""
    writer: str | None = None
    """The label of the one who wrote a book that was just spoken of; "" if it is the one who is spoken to."""
    writer_by: str = ""
    """The label of the speaker who said so."""
    writer_age: int = 9
    """Sentences since."""
    endorsed: bool = False
    """The sentence before speaks for a work that it does not name."""
    author_asked: bool = False
    following: str = ""
    """The next sentence of the turn."""
    known: dict[str, str | None] = field(default_factory=dict)
    """Works named so far, with their classes."""

    def close(self) -> None:
        self.wanted, self.asker, self.last, self.author_asked = None, None, None, False
        self.maker, self.pending = (), ()


_WORTH = re.compile(
    rf"\b(?:recommend|recommended|favou?rite|obsessed with|called|titled|entitled|everyone should|everybody "
    rf"should|must-read|go (?:read|watch|"
    rf"listen)|(?:in|of|read|wrote|written|the|his|her|my|your|book|novel|memoir) (?:[a-z-]+ "
    rf")?{_questions.nouns()})\b",
    re.IGNORECASE,
)
"""Turns outside of answers that may name a work."""


def answers(turns: Sequence[Cue], counts: Counts) -> tuple[Told, ...]:
    """Return what is named in the turns of a transcript, in order."""
    told = tuple(_answers(turns, counts))
    firms = _firms(turns, {one.form for one in told if one.type != "Person"})
    made = {one.form for one in told if one.maker}
    kept = (one for one in told if one.form not in firms or one.form in made or one.type in GOODS)
    return tuple(replace(one, type=None) if one.form in firms and one.type in GOODS else one for one in kept)


GOODS = ("Product", "Software")
"""Classes of things that often bear the name of the firm that sells them: which of the two is meant stays open."""


def _firms(turns: Sequence[Cue], forms: Iterable[str]) -> frozenset[str]:
    """Return the names that are those of firms as well, by the words around them somewhere: people work there."""
    wanted = "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
    if not wanted:
        return frozenset()
    place = re.compile(rf"(?<![\w’'-])(?:{wanted})(?![\w-])")
    return frozenset(
        match[0]
        for cue in turns
        for match in place.finditer(cue.text)
        if by_context(cue.text, *match.span()) == "Organization"
    )


def _answers(turns: Sequence[Cue], counts: Counts) -> Iterator[Told]:
    state = _State()
    speaker = None
    for cue in turns:
        label = " ".join((cue.speaker_raw or "").split())
        if label != speaker:
            speaker = label
            state.turns += 1
            state.answered = 0
            if state.turns > LONGEST:
                state.close()
        if state.wanted is None and not _WORTH.search(cue.text) and not _may_ask(cue.text):
            continue
        text = " ".join(cue.text.split())
        spans = nlp.sentences(text)
        for number, (start, end) in enumerate(spans):
            state.following = text[slice(*spans[number + 1])] if number + 1 < len(spans) else ""
            yield from _sentence(state, cue, label, text[start:end], counts)


def _may_ask(text: str) -> bool:
    return re.search(r"[?？]|\bfavou?rite|\brecommendation|\btell us\b|\bquestion\b", text, re.IGNORECASE) is not None


def _sentence(state: _State, cue: Cue, label: str, sentence: str, counts: Counts) -> Iterator[Told]:
    """Yield what a sentence tells, and let it change where the conversation stands."""
    if (label == state.asker or state.wanted is None) and (wanted := _questions.asked(sentence)):
        state.close()
        state.asker, state.wanted, state.turns = label, wanted, 0
        return
    if state.wanted is not None and label == state.asker:
        if _questions.ends(sentence) or _TURNS_TO.match(sentence):
            state.close()
        else:
            state.author_asked = state.author_asked or _questions.asks_for_author(sentence)
    if state.wanted is None:
        yield from _plain(state, cue, label, sentence, counts)
    elif label == state.asker:
        yield from _remark(state, cue, label, sentence, counts)
    else:
        yield from _answer(state, cue, label, sentence, counts)


_TURNS_TO = re.compile(
    r"(?:And |So |Now,? |Okay,? |OK,? )?[Yy]ou(?:['’]ve| have| were| had| worked| wrote| ran| run| started| also|"
    r" mentioned| grew| joined| left|['’]re)\b"
)
"""The one who asked speaks of the guest's life again."""


def _plain(state: _State, cue: Cue, label: str, sentence: str, counts: Counts) -> Iterator[Told]:
    """Yield what is plainly called a work, or spoken for, outside of answers."""
    found = _naming.named(sentence, None, counts)
    called = _IT_IS_CALLED.search(sentence) if state.endorsed else None
    if called and not found:
        found = _naming.named(sentence, Asked("book", ("Book",)), counts)[:1]
    state.writer_age += 1
    if not found and state.writer is not None and state.writer_age <= 4 and _IT_IS_CALLED.search(sentence):
        found = _naming.named(sentence, Asked("book", ("Book",)), counts)[:1]
        writer = state.writer or (label if label != state.writer_by else "")
        found = [replace(one, makers=(writer,)) for one in found if writer]
    elif wrote := _WROTE_ONE.search(sentence):
        state.writer, state.writer_by, state.writer_age = (label if wrote["who"] == "I" else ""), label, 0
    if not found and _RECOMMENDS_IT.search(sentence):
        for form in [form for form in state.known if form in sentence][:1]:
            yield Told(cue, label, sentence, "statement", "recommended", form, state.known[form])
    for one in found:
        relation = "recommended" if one.sure or called else "named"
        yield from _told(state, Told(cue, label, sentence, "statement", relation, one.form, one.type), one)

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
_DEICTIC = re.compile(
    rf"(?:^|\bi(?:['’](?:d|ve|m))? (?:(?:also|really|highly|strongly|absolutely|totally|just|second|would) )*)"
    rf"(?:highly recommend|strongly recommend|recommend|love|loved|adore|adored|read and loved) (?:that|this|the "
    rf"same) (?:{_questions.nouns()}|one)\b"
    r"|\bi(?:['’]d)? (?:(?:also|really|highly|strongly|absolutely) )*recommend it\b",
    re.IGNORECASE,
)
"""A speaker speaks for what was named last: "I love that book"."""


def _remark(state: _State, cue: Cue, label: str, sentence: str, counts: Counts) -> Iterator[Told]:
    """Yield what the one who asked says of what is named: only what he plainly speaks for, and who made it."""
    wanted = state.wanted
    if wanted is None or wanted.frame == "inspiration":
        return
    if (match := _BY_ALONE.match(sentence)) and state.last is not None:
        yield from _made(state, cue, label, sentence, match["who"])
        return
    if _DEICTIC.search(sentence) and state.last is not None and not sentence.endswith("?"):
        last = state.last
        yield Told(cue, label, sentence, wanted.frame, "recommended", last.form, last.type)
    for one in _naming.named(sentence, wanted, counts, opening=False):
        offered = re.search(
            r"\b(?:another one|one more|one) (?:to (?:check out|try|read|watch)|i(?:['’]d)? (?:recommend|love))\b",
            sentence.lower(),
        )
        if one.sure or offered:
            told = Told(
                cue, label, sentence, wanted.frame, "recommended", one.form, state.known.get(one.form) or one.type
            )
            yield from _told(state, told, one)


_BY_ALONE = re.compile(
    rf"(?:(?:And |Yeah,? |Yes,? |Oh,? |Right,? )?(?:[Ii]t['’]s |[Ii]t is |[Tt]hat['’]s |[Tt]hat was )?)[Bb]y "
    rf"(?P<who>{PERSON}(?:(?:,? and|,) {PERSON})*)(?=[.,!?]|$)"
)
_BY_IT = re.compile(
    rf"\b(?:it|that|this|which|book|novel)(?:['’]s| is| was|['’]s called)?(?: (?:all|actually|also))?(?: written|"
    rf" authored)? by(?:,[a-z ’']{{2,30}},)? "
    rf"(?P<who>{PERSON}(?:(?:,? and|,) {PERSON})*)", re.IGNORECASE,
)  # fmt: skip
_WROTE_IT = re.compile(
    rf"(?P<who>{PERSON}) (?:wrote|has written|is the author of) (?:that|it|this|the book|that one|that book|this "
    rf"book)\b"
)
_BOOK_OF = re.compile(rf"\b(?:book|novel|memoir|essay|one)s? (?:from|by|of|written by) (?P<who>{PERSON})")


def _may_be_author(state: _State, sentence: str, counts: Counts) -> bool:
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


def _answer(state: _State, cue: Cue, label: str, sentence: str, counts: Counts) -> Iterator[Told]:
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
            yield from _made(state, cue, label, sentence, match["who"])
            return
    if wanted.frame != "inspiration" and state.last is not None:
        whole = _BY_ALONE.match(sentence) or _BY_IT.search(sentence)
        if whole:
            yield from _made(state, cue, label, sentence, whole["who"])
    alone = _BY_ALONE.match(sentence) is not None
    if (
        wanted.frame in ("book", "shaping")
        and (person := _PERSON_ALONE.fullmatch(sentence))
        and is_person(person["who"])
    ):
        yield from _made(state, cue, label, sentence, person["who"])
        alone = True
    alone = alone or _may_be_author(state, sentence, counts)
    found = [] if alone else _naming.named(sentence, wanted, counts, opening=state.answered <= 3)
    for one in found:
        yield from _named(state, cue, label, sentence, wanted, one)
    if state.last is not None and (match := _WROTE_IT.search(sentence)):
        yield from _made(state, cue, label, sentence, match["who"])
    if not found and (match := _BOOK_OF.search(sentence)):
        state.pending, state.pending_age = people(match["who"]), 0


def _named(state: _State, cue: Cue, label: str, sentence: str, wanted: Asked, one: Named) -> Iterator[Told]:
    makers = one.makers
    before = sentence[: one.start]
    if (
        not makers
        and state.pending
        and state.pending_age <= 3
        and re.search(r"\bit(?:['’]s| is| was) (?:called|titled)[ “\"]*$", before)
    ):
        makers = state.pending
    if not makers and state.maker and _ALSO_WROTE.search(before):
        makers = state.maker
    one = replace(one, makers=makers, type=_explained(state.following, wanted) or one.type)
    relation = "influenced" if wanted.frame in ("inspiration", "shaping") else "recommended"
    yield from _told(state, Told(cue, label, sentence, wanted.frame, relation, one.form, one.type), one)


_EXPLAINS = re.compile(
    rf"(?:it|that|this)(?:['’]s| is| was) (?:an?|the|my|this) (?:[\w’'-]+ ){{0,5}}?(?P<noun>{_questions.nouns()})\b"
)


def _explained(following: str, wanted: Asked) -> str | None:
    """Return the class that the next sentence gives what was named ("It's a series about …"), if it was asked for."""
    match = _EXPLAINS.match(following.lower())
    class_ = classes("asked")[match["noun"]] if match else None
    return class_ if class_ in wanted.classes else None


def _told(state: _State, told: Told, one: Named) -> Iterator[Told]:
    """Yield what is told and who made it."""
    state.last, state.last_age, state.maker = told, 0, ()
    state.known[told.form] = told.type
    yield told
    yield from _makers(state, told, one.makers)


def _makers(state: _State, told: Told, makers: Iterable[str]) -> Iterator[Told]:
    relation = _MADE.get(told.type or "")
    for maker in makers:
        if relation:
            state.maker = (maker,)
            yield Told(told.cue, told.speaker, told.sentence, told.frame, relation, told.form, told.type, maker)


_MADE: Mapping[str, str] = {"Book": "authored", "Paper": "authored", "Podcast": "hosts"}
"""What a person whom "by" names did, by the class of the work: of a film the word does not say what."""


def _made(state: _State, cue: Cue, label: str, sentence: str, who: str) -> Iterator[Told]:
    """Yield who made what was named last."""
    last = state.last
    if last is not None:
        yield from _makers(state, Told(cue, label, sentence, last.frame, "named", last.form, last.type), people(who))
