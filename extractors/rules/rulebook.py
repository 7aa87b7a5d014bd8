"""Lays rules over sentences: who is meant by each capture, whether it is said at all, and the facts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from kg import nlp
from kg.records.statement import Evidence, Fact, Name
from kg.records.vocabulary import IDEAS, PREDICATES, WORKS, Certainty
from kg.text.normalize import word_set

from ..naming.shapes import is_school, looks_like_person
from ..reading.guards import HERE, agrees, doubted, holds, is_field, top
from ..reading.known import Known
from ..reading.reading import Reading
from ..reading.sentences import Sentence, implied
from ..reading.years import years
from ..reference.chunk import Chunk
from ..tables import classes
from .bearers import SETS, bearer, end_of, enumerated, subject
from .rulefile import Rule, RuleFile, Says, load
from .trees import may_refer, may_state

SELF = "self"
"""In a fact: the bearer of a noun phrase, the subject of a verb phrase."""
_WHOLE_OBJECTS = ("authored", "proposed", "wonAward", "recommended", "criticizes", "directed")


class RuleBook:
    """The rules of one family."""

    def __init__(self, family: str, file: RuleFile) -> None:
        self._family = family
        self._rules = {rule.name: rule for rule in file.rules}
        over_tokens = {rule.name: rule.pattern for rule in file.rules}
        self._grammar = nlp.Grammar(over_tokens, {**SETS, **file.sets})
        self._guarded = frozenset(rule.name for rule in file.rules if rule.guarded)
        self._own = {rule.name: frozenset(re.findall(r"[\w’'-]+", rule.pattern.lower())) for rule in file.rules}

        self._looks_back = any(_looks_back(rule) for rule in file.rules)

    def read(self, reading: Reading) -> Iterator[Fact]:
        """Yield the facts that the rules find in the sentences of a document."""
        for number, sentence in enumerate(reading.sentences):
            if may_state(sentence) or (self._looks_back and may_refer(sentence)):
                yield from self._sentence(reading, sentence, number)

    def _sentence(self, reading: Reading, sentence: Sentence, number: int) -> Iterator[Fact]:
        borne: list[tuple[int, int, Chunk]] = []
        for match in self._grammar.matches(sentence.tokens):
            rule = self._rules[match.rule]
            if not _applies(rule, sentence):
                continue
            if (rule.guarded and doubted(sentence, match, self._own[rule.name])) or is_field(sentence, match, rule):
                continue
            bearers: tuple[Chunk, ...] = ()
            if rule.form in ("noun", "participle"):
                bearers = bearer(sentence, match, borne, participle=rule.form == "participle")
                borne += [(match.start, end_of(sentence, match), one) for one in bearers[:1]]
            elif rule.form == "verb":
                bearers = subject(sentence, match)
                if rule.implied and match.start == 0 and (speaker := implied(reading, sentence)):
                    bearers = (Chunk(0, 0, speaker, frozenset(("Person",)), refers=True),)
            slots = {**_standing(reading, sentence), **_slots(sentence, match, bearers)}
            if (bearers or rule.form == "whole") and _fits(slots, rule):
                clauses = reading.trees.of(number)
                if rule.guarded and not holds(rule, match, clauses):
                    continue
                if rule.guarded and nlp.alternative(clauses, _said_in(sentence, rule, match, bearers, clauses)):
                    continue
                if not agrees(sentence, match, rule, bearers, clauses):
                    continue
                evidence = reading.places.evidence(sentence.passage.item, sentence.text, f"{self._family}:{rule.name}")
                if evidence is not None:
                    yield from _facts(sentence, rule, match, slots, evidence, clauses)


def _said_in(
    sentence: Sentence, rule: Rule, match: nlp.Match, bearers: tuple[Chunk, ...], clauses: nlp.Clauses
) -> set[int]:
    """Return the tokens that say a fact: the word that governs a match, and its names."""
    names = {at for at, last in match.slots.values() if at == last and sentence.chunk(at)}
    borne = {at for at in range(len(sentence.tokens.words)) if any(sentence.chunk(at) is one for one in bearers)}
    return {top(rule, match, clauses), *names, *borne}


def _looks_back(rule: Rule) -> bool:
    """Tell whether all that a rule says something of may stand before the sentence."""
    return all(fact.subject == SELF and fact.object in ("there", "last") for fact in rule.facts)


def _applies(rule: Rule, sentence: Sentence) -> bool:
    """Tell whether a rule is for this kind of item and finds the words there that it needs."""
    if not may_state(sentence) and not _looks_back(rule):
        return False
    if rule.items and sentence.passage.item.kind not in rule.items:
        return False
    return not rule.needs or bool(re.search(rule.needs, f"{sentence.context} {sentence.text}", re.IGNORECASE))


def _titled(chunk: Chunk, classes: tuple[str, ...]) -> bool:
    """Tell whether a title in quotation marks may be the work that a place asks for."""
    return chunk.quoted and " " in chunk.name.form and bool(set(classes) & set(WORKS))


def _personal(chunk: Chunk, classes: tuple[str, ...]) -> bool:
    """Tell whether a name of which nothing is known may be the person that a place asks for: it looks like one."""
    return classes == ("Person",) and not chunk.types and looks_like_person(chunk.name.form)


def _fits(slots: Mapping[str, tuple[Chunk, ...]], rule: Rule) -> bool:
    wanted = dict(rule.classes)
    if any(
        not (chunk.types or _titled(chunk, wanted.get(name, ())) or _personal(chunk, wanted.get(name, ())))
        for name in rule.sure
        for chunk in slots.get(name, ())[:1]
    ):
        return False
    if any(chunk.refers for name in rule.named for chunk in slots.get(name, ())[:1]):
        return False
    if any(is_school(chunk.name.form) != wish for name, wish in rule.schools for chunk in slots.get(name, ())[:1]):
        return False
    return all(
        any(_may_be(chunk, wanted[name]) for chunk in chunks) for name, chunks in slots.items() if name in wanted
    )


def _facts(
    sentence: Sentence,
    rule: Rule,
    match: nlp.Match,
    slots: Mapping[str, tuple[Chunk, ...]],
    evidence: Evidence,
    clauses: nlp.Clauses,
) -> Iterator[Fact]:
    certainty: Certainty = "verbatim" if sentence.topic else "observed"
    for fact in rule.facts:
        role = _role(sentence, match, fact.role)
        start, end = years(clauses, top(rule, match, clauses), fact.ended) if rule.dated else (None, None)
        if fact.predicate == "influenced" and _only_the_name(sentence, match, fact.object):
            continue
        if fact.predicate in _WHOLE_OBJECTS and _modifies(sentence, match, fact.object):
            continue
        for one in slots.get(fact.subject, ()):
            for other in slots.get(fact.object, ()):
                if made := _typed(fact, one, other, dict(rule.classes)):
                    subject_, predicate, object_ = made
                    if subject_.type is None and one.quoted:
                        subject_ = Name(subject_.form, _guess(sentence, match))
                    if object_.type is None and predicate in ("authored", "recommended"):
                        narrow = dict(rule.classes).get(fact.object, ())
                        usual = narrow[0] if narrow and len(narrow) < 4 else None
                        object_ = Name(object_.form, _guess(sentence, match) or usual)
                    yield Fact(
                        subject_, predicate, object_, evidence, fact.polarity, role, start, end, fact.kind, certainty
                    )


_WRITING = word_set("wrote author authors co-author written writer co-wrote authored book novel essay memoir")


def _guess(sentence: Sentence, match: nlp.Match) -> str | None:
    """Return the class of a work that nothing but the words around it tells: a noun beside it, or a verb of writing."""
    near = sentence.tokens.lower[max(0, match.start - 3) : match.end + 2]
    nouns = classes("work_nouns")
    found = next((nouns[word] for word in reversed(near) if word in nouns), None)
    if found is None and "project" in near:
        return "Method"
    return found or ("Book" if set(near) & _WRITING else None)


def _standing(at_hand: Known, sentence: Sentence) -> dict[str, tuple[Chunk, ...]]:
    """Return what rules may name without a capture: the guest, "the company", who speaks, the firm spoken of."""
    label = sentence.passage.item.speaker_raw if sentence.passage.item.kind == "turn" else None
    speaker = Name(label, "Person") if label else None
    there = [chunk.name for chunk in sentence.before if chunk.types == {"Organization"}]
    names = {"guest": at_hand.guest, "home": at_hand.home, "speaker": speaker, "there": there[-1] if there else None}
    last = tuple(chunk for chunk in sentence.before if not chunk.refers)[-1:]
    return {
        **{key: (Chunk(0, 0, name, frozenset({name.type or ""})),) for key, name in names.items() if name},
        **({"last": last} if last else {}),
    }


_LOST = word_set("nomination nominee nominated finalist shortlist shortlisted longlist contender ceremony")
_FUNCTION = word_set(
    "and or but who which that is was are were has had to of in on at by for from with as when while where because so "
    "if not it he she they we this these those also then later more than through during after before since until over "
    "under into"
)


def _modifies(sentence: Sentence, match: nlp.Match, name: str) -> bool:
    """Tell whether a captured name only says of what kind the noun after it is: "Acme papers", "Prize nomination"."""
    _, at = match.slots.get(name, (0, len(sentence.tokens.words)))
    word = sentence.tokens.lower[at + 1] if at + 1 < len(sentence.tokens.lower) else ""
    if word in _LOST:
        return True
    if match.rule in ("won-award", "awarded"):
        return False
    if at + 1 < match.end or not word.isalpha() or word in _FUNCTION or sentence.chunk(at + 1):
        return False
    return not (word.endswith(("ing", "ed", "ly")) or word in SETS["adv"] or word in _WORK_NOUNS)


def _only_the_name(sentence: Sentence, match: nlp.Match, name: str) -> bool:
    """Tell whether it is the name of a thing that was influenced: "inspired the company's name"."""
    _, at = match.slots.get(name, (0, len(sentence.tokens.words)))
    return set(sentence.tokens.lower[at + 2 : at + 3]) & {"name", "title", "logo", "nickname"} != set()


_WORK_NOUNS = frozenset(noun for noun in classes("work_nouns") if not noun.endswith("s")) | word_set(
    "series project family approach idea concept theory technique"
)


def _typed(
    fact: Says, one: Chunk, other: Chunk, wanted: Mapping[str, tuple[str, ...]]
) -> tuple[Name, str, Name] | None:
    """Return the names with the classes that they have here, and the predicate; None where the classes clash."""
    predicate = PREDICATES[fact.predicate]
    if fact.predicate == "authored" and other.types and not other.types & set(WORKS) and other.types & set(IDEAS):
        predicate = PREDICATES["proposed"]
    domain = wanted.get(fact.subject) or predicate.domain
    range_ = wanted.get(fact.object) or predicate.range
    if one.name.form == other.name.form or not _may_be(one, domain) or not _may_be(other, range_):
        return None
    return _as(one, domain, predicate.domain), predicate.name, _as(other, range_, predicate.range)


def _may_be(chunk: Chunk, classes: tuple[str, ...]) -> bool:
    return not classes or not chunk.types or bool(chunk.types & set(classes))


def _as(chunk: Chunk, classes: tuple[str, ...], usual: tuple[str, ...]) -> Name:
    """Return the name with the one class that both the name and the place allow; `usual` are the predicate's own."""
    fitting = sorted(chunk.types & set(classes)) if classes and chunk.types else sorted(chunk.types or usual or classes)
    return Name(chunk.name.form, fitting[0] if len(fitting) == 1 else chunk.name.type)


def _slots(sentence: Sentence, match: nlp.Match, bearers: tuple[Chunk, ...]) -> dict[str, tuple[Chunk, ...]]:
    """Return the things captured, enumerations with all their members."""
    slots: dict[str, tuple[Chunk, ...]] = {}
    for name, (start, end) in match.slots.items():
        if start == end and (chunk := sentence.chunk(start)):
            leads = start == match.start
            own = chunk.label == nlp.POSSESSIVE  # "A, and her husband": hers alone
            members = enumerated(sentence, start, chunk, leads and not bearers and not own, forward=not leads)
            slots[name] = tuple(one for member in members for one in _with_topic(sentence, member))
    if bearers:
        slots[SELF] = tuple(one for member in bearers for one in _with_topic(sentence, member))
    return slots


def _with_topic(sentence: Sentence, chunk: Chunk) -> tuple[Chunk, ...]:
    """Return the chunk; of the name that leads a description, all the things that are described."""
    if sentence.topic and chunk is sentence.chunks[0]:
        return tuple(Chunk(0, 1, name, frozenset({name.type} if name.type else ())) for name in sentence.topic)
    return (chunk,)


def _role(sentence: Sentence, match: nlp.Match, role: str | None) -> str | None:
    """Return the words of a role, articles and adverbs before them left out."""
    if role is None or not role.startswith("$"):
        return role
    if role[1:] not in match.slots:
        return None
    start, end = match.slots[role[1:]]
    lower, skipped = sentence.tokens.lower, SETS["det"] | SETS["adv"] | {"former", "ex", "key", "and"}
    while start < end and lower[start] in skipped:
        start += 1
    while start < end and lower[end] in HERE:
        end -= 1
    return " ".join(sentence.tokens.span(start, end).split()).strip(" ,") or None


@cache
def _book(family: str) -> RuleBook:
    return RuleBook(family, load(family))


def family(name: str) -> Callable[[Reading], Iterator[Fact]]:
    """Return the extractor that reads a document by the rules of the file `rules/NAME.txt`."""
    return lambda reading: _book(name).read(reading)
