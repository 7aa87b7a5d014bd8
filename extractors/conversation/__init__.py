"""Answers to questions for recommendations and favourites, over the turns of a transcript."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from kg import nlp
from kg.text.normalize import alternatives

from ..naming.contexts import by_context
from ..reading.turns import Turn
from . import questions, turning
from .makers import PERSON, is_person
from .naming import Counts
from .plain import plain
from .replies import answer, remark
from .told import GOODS, State, Told

LONGEST = 14
"""Turns after a question in which its answer is looked for."""


_WORTH = re.compile(
    rf"\b(?:recommend|recommended|favou?rite|obsessed with|called|titled|entitled|everyone should|everybody "
    rf"should|must-read|go (?:read|watch|"
    rf"listen)|(?:in|of|read|wrote|written|the|his|her|my|your|book|novel|memoir) (?:[a-z-]+ "
    rf")?{questions.nouns()})\b",
    re.IGNORECASE,
)
"""Turns outside of answers that may name a work."""


def answers(turns: Sequence[Turn], counts: Counts) -> tuple[Told, ...]:
    """Return what is named in the turns of a transcript, in order."""
    told = tuple(_answers(turns, counts))
    firms = _firms(turns, {one.form for one in told if one.type != "Person"})
    made = {one.form for one in told if one.maker}
    kept = (one for one in told if one.form not in firms or one.form in made or one.type in GOODS)
    return tuple(replace(one, type=None) if one.form in firms and one.type in GOODS else one for one in kept)


def _firms(turns: Sequence[Turn], forms: Iterable[str]) -> frozenset[str]:
    """Return the names that are those of firms as well, by the words around them somewhere: people work there."""
    wanted = alternatives(forms)
    if not wanted:
        return frozenset()
    place = re.compile(rf"(?<![\w’'-])(?:{wanted})(?![\w-])")
    return frozenset(
        match[0]
        for turn in turns
        for match in place.finditer(turn.text)
        if by_context(turn.text, *match.span()) == "Organization"
    )


def _answers(turns: Sequence[Turn], counts: Counts) -> Iterator[Told]:
    runs = _full_names(turns)
    state = State(
        labels=frozenset(_label(turn) for turn in turns),
        persons=frozenset(word for run in runs for word in (run.split()[0], run.split()[-1])),
        surnames=frozenset(run.split()[-1] for run in runs if is_person(run)),
    )
    speaker = None
    for turn in turns:
        label = _label(turn)
        if label != speaker:
            speaker = label
            state.turns += 1
            state.answered = 0
            if state.turns > LONGEST:
                state.close()
        if state.wanted is None and not _WORTH.search(turn.text) and not _may_ask(turn.text):
            continue
        texts = [" ".join(part.split()) for part in turn.sentences]
        spoken = [text[start:end] for text in texts for start, end in nlp.sentences(text)]
        for sentence, following in zip(spoken, [*spoken[1:], ""], strict=True):
            state.following = following
            yield from _sentence(state, turn, label, sentence, counts)


def _label(turn: Turn) -> str:
    return " ".join((turn.speaker_raw or "").split())


_FULL_NAME = re.compile(rf"(?<![\w’'-]){PERSON}(?![\w-])")


def _full_names(turns: Sequence[Turn]) -> frozenset[str]:
    """Return the runs of two to four words with capitals, which may be names of persons."""
    return frozenset(match[0] for turn in turns for match in _FULL_NAME.finditer(turn.text) if " " in match[0])


def _may_ask(text: str) -> bool:
    return re.search(r"[?？]|\bfavou?rite|\brecommendation|\btell us\b|\bquestion\b", text, re.IGNORECASE) is not None


def _sentence(state: State, turn: Turn, label: str, sentence: str, counts: Counts) -> Iterator[Told]:
    """Yield what a sentence tells, and let it change where the conversation stands."""
    asks = label == state.asker or state.wanted is None or (bool(state.asked_of) and label not in state.asked_of)
    if asks and (wanted := questions.asked(sentence, label == state.asker and state.turns <= LONGEST)):
        state.open(label, wanted, turning.addressed(sentence, state.labels - {label}))
        return
    if label == state.asker:
        _follow(state, label, sentence)
    if state.wanted is None:
        yield from plain(state, turn, label, sentence, counts)
    elif label == state.asker:
        yield from remark(state, turn, label, sentence, counts)
    elif _answers_too(state, label, sentence):
        state.said.update(re.findall(r"[^\W_]+(?:[’'-][^\W_]+)*", sentence.lower()))
        yield from answer(state, turn, label, sentence, counts)


def _follow(state: State, label: str, sentence: str) -> None:
    """Let a further sentence of the one who asked close the question, open it again, or hand it over."""
    if state.wanted is None:
        if state.before is not None and turning.goes_on(sentence) and state.turns <= LONGEST:
            state.open(label, state.before, turning.addressed(sentence, state.labels - {label}))
        return
    others = turning.addressed(sentence, state.labels - {label})
    if (state.searching and len(sentence.split()) <= 6) or (not state.said and not sentence.endswith(("?", "？"))):
        return
    if not _hands_over(sentence, others) and turning.ends(sentence, state.said):
        state.close()
        return
    state.asked_of = others or state.asked_of
    state.author_asked = state.author_asked or turning.asks_for_author(sentence)


def _hands_over(sentence: str, others: Collection[str]) -> bool:
    """Tell whether a sentence is little else than a name: "And Grace?", "Ada, quickly?" """
    return bool(others) and len(sentence.split()) <= 4


def _answers_too(state: State, label: str, sentence: str) -> bool:
    """Tell whether a speaker is the one who is asked: the first who answers, if none was named, or one who joins in."""
    if not state.asked_of or (label not in state.asked_of and _JOINS.search(sentence)):
        state.asked_of |= {label}
    return label in state.asked_of


_JOINS = re.compile(r"^(?:[\w’']+,? ){0,3}(?:I|I['’](?:m|d|ve|ll)|[Mm]ine|[Mm]y|[Ff]or me)\b")
"""How one who is not asked answers as well."""
