"""Lays the Chinese units over sentences: the words that evoke a frame, and the facts of its filled roles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from kg.languages.chinese import veracity
from kg.languages.chinese.words import words
from kg.records.statement import Fact, Name
from kg.text.normalize import alternatives

from ..reading.known import Known
from .complements import following_end
from .grammar import Unit, grammar
from .hits import Filled, Hit, fits
from .nouns import noun
from .reading import sentences
from .reference import NOUNS, THING, Thing
from .replies import replies
from .sentence import LIST, Sentence
from .signs import parted
from .stated import facts
from .stations import stations
from .verbs import filler, office, verb


def read(at_hand: Known) -> Iterator[Fact]:
    """Yield the facts that the Chinese sentences of a document state.

    Somebody's "we" is the organization of the header, else the one that he says to have founded.
    """
    known = {at_hand.guest.form: at_hand.home} if at_hand.guest and at_hand.home else {}
    found = list(_read(at_hand, known))
    own: dict[str, set[Name]] = {}
    for fact in found:
        if fact.predicate == "founded" and fact.polarity == "asserted":
            own.setdefault(fact.subject.form, set()).add(fact.object)
    more = {form: next(iter(firms)) for form, firms in own.items() if len(firms) == 1 and form not in known}
    yield from _read(at_hand, {**more, **known}) if more else found


def _read(at_hand: Known, homes: Mapping[str, Name]) -> Iterator[Fact]:
    """Yield the facts of all sentences, and those of questions with their answers."""
    last: Sentence | None = None
    for sentence in sentences(at_hand, homes):
        item = sentence.passage.item
        if last is not None and item is not last.passage.item and item.kind == last.passage.item.kind == "turn":
            for told in replies(last, sentence):
                yield from _sentence(at_hand, told)
        yield from _sentence(at_hand, sentence)
        last = sentence


@cache
def _triggers() -> tuple[re.Pattern[str], Mapping[str, tuple[Unit, ...]]]:
    """The words of all units but patterns, and the units of each."""
    units: dict[str, list[Unit]] = {}
    for frame in grammar().frames.values():
        for unit in frame.units:
            if unit.form != "p":
                for word in unit.words:
                    units.setdefault(word, []).append(unit)
    return re.compile(alternatives(units)), {word: tuple(found) for word, found in units.items()}


@cache
def _patterns() -> tuple[tuple[Unit, re.Pattern[str]], ...]:
    found = []
    for frame in grammar().frames.values():
        for unit in frame.units:
            if unit.form == "p":
                found.append((unit, re.compile(_expanded("".join(unit.words)))))
    return tuple(found)


def _expanded(pattern: str) -> str:
    """Return the regular expression of a pattern: a name that it gives twice is taken where it stands first."""
    seen: set[str] = set()

    def things(match: re.Match[str]) -> str:
        again = match[1] in seen
        seen.add(match[1])
        return f"(?:{LIST})" if again else f"(?P<{match[1]}>{LIST})"

    return re.sub(r"\{([a-z])\}", things, pattern)


def _sentence(at_hand: Known, sentence: Sentence) -> Iterator[Fact]:
    """Yield the facts of a sentence."""
    if veracity.asks(re.sub(r"[”」』）]+$", "", sentence.coded)) or veracity.joked(sentence.next[:10]):
        return
    pattern, units = _triggers()
    for number, clause in enumerate(sentence.clauses):
        edges = _edges(clause.text)
        for match in _found(pattern, clause.text):
            if not _is_word(clause.text, match.start(), match.end(), edges):
                continue
            for unit in units[match[0]]:
                hit = Hit(sentence, number, match.start(), match.end())
                yield from _unit(at_hand, hit, unit, match[0])
    yield from _by_pattern(at_hand, sentence)
    shorter = _OWNED.sub(r"\g<who>", sentence.coded)
    if shorter != sentence.coded:  # 我舅舅某某 is 某某
        yield from _by_pattern(at_hand, replace(sentence, coded=shorter, clauses=tuple(parted(shorter))))
    yield from stations(at_hand, sentence)


_OWNED = re.compile(rf"{THING}(?:的)?[^\ue000-\uf8ff，。的是]{{0,3}}(?:{NOUNS})(?P<who>{THING})")


def _found(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the words that evoke something, the longest at each place, none within another."""
    at = 0
    while match := pattern.search(text, at):
        yield match
        at = match.end() if len(match[0]) > 1 else match.start() + 1


def _edges(text: str) -> frozenset[int]:
    """Return the places where words begin or end."""
    return frozenset(place for word in words(text) for place in (word.start, word.end))


def _is_word(text: str, start: int, end: int, edges: frozenset[int]) -> bool:
    if end - start == 1:
        return start in edges and (end in edges or text[end : end + 1] in tuple("了过到给于"))
    return start in edges or end in edges


def _unit(at_hand: Known, hit: Hit, unit: Unit, word: str) -> Iterator[Fact]:
    frame = grammar().frames[unit.frame]
    if unit.needs and not re.search(unit.needs, hit.sentence.ahead + hit.sentence.coded):
        return
    if unit.unless and re.search(unit.unless, hit.sentence.ahead + hit.sentence.coded):
        return
    if unit.then and not re.match(unit.then, following_end(hit)):
        return
    for filled, role, begin in _FORMS[unit.form](hit, unit, frame, word):
        yield from facts(at_hand, hit, unit, frame, filled, role, begin)


_FORMS = {"v": verb, "o": office, "n": noun}


def _by_pattern(at_hand: Known, sentence: Sentence) -> Iterator[Fact]:
    """Yield the facts of patterns, which may go over the ends of clauses."""
    starts = []
    at = 0
    for clause in sentence.clauses:
        at = sentence.coded.find(clause.text, at)
        starts.append(at)
        at += len(clause.text)
    for unit, pattern in _patterns():
        if unit.unless and re.search(unit.unless, sentence.ahead + sentence.coded):
            continue
        if unit.needs and not re.search(unit.needs, sentence.ahead + sentence.coded):
            continue
        for match in pattern.finditer(re.sub(r"[。！；…”」』]+$", "", sentence.coded)):
            number = max((n for n, start in enumerate(starts) if start <= match.start()), default=0)
            begin = match.start() - starts[number]
            hit = Hit(sentence, number, begin, min(match.end() - starts[number], len(sentence.clauses[number].text)))
            frame = grammar().frames[unit.frame]
            groups = match.groupdict()
            filled: Filled = {}
            taken: list[Thing] = []
            for name, wheres in sorted(unit.roles, key=lambda row: row[1][0] not in groups):
                kept: tuple[Thing, ...] = ()
                for where in wheres:
                    found = hit.things(groups[where] or "") if where in groups else filler(hit, where, frame.role(name))
                    if unit.titled and "Person" not in frame.role(name).classes:
                        found = tuple(t for t in found if t.quoted)
                    kept = kept or tuple(t for t in found if fits(t, frame.role(name)) and t not in taken and t.name)
                filled[name] = kept
                taken += kept
            if all(filled.values()) and len(filled) == len(unit.roles):
                yield from facts(at_hand, hit, unit, frame, filled, None, begin)
