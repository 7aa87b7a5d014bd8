"""What is known when a document is read: its names, its guests, the organization it speaks of as "the company"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kg.names import glossary
from kg.names.classes import Decision, Vote
from kg.names.guests import people
from kg.records.document import Document, Item
from kg.records.statement import Name

from .. import conversation
from ..base import Context
from ..conversation.told import Told
from ..naming import classes
from ..naming.emphasis import emphasised
from ..naming.lexicon import WORK, Lexicon, case_counts
from ..tables import phrases
from .career_entries import life_passages, with_lives
from .denied import denied
from .fragments import Completed
from .heard import classified, heard_names
from .listed import fields, home, listed
from .named_entries import with_named_entries
from .page_subject import gender_of, subject
from .passages import Passage, Places, passages
from .restated import restated
from .section_topics import known_works, section_topics
from .turns import Turn, talk


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """A document with what is known about it."""

    document: Document
    context: Context
    lexicon: Lexicon
    places: Places
    passages: tuple[Passage, ...]
    guest: Name | None
    """The one guest, where there is exactly one."""
    host: Name | None
    home: Name | None
    """The organization of the guest: what the page calls "the company"."""
    discovered: tuple[tuple[str, str | None], ...]
    """Names that the text itself gives, with the class that their words give away."""
    decisions: Mapping[str, Decision]
    """What told the class of each, and how surely."""
    guessed: Mapping[str, str]
    """Of those whose class nothing gives away, what they likely are."""
    turns: tuple[Turn, ...]
    """What is said, a turn each, no sponsor's."""
    restated: Mapping[tuple[int, str], tuple[Completed, ...]]
    """What answers, pieces and idioms stand for, by the line of their turn and their words."""
    denied: frozenset[tuple[int, str]]
    """What is stated and denied by the next speaker, by the line of its turn."""
    told: tuple[Told, ...]
    """What speakers name when asked, and what they call a work."""
    subject: Name | None
    """The person whom a page without a guest is about: its title is a name, and it goes on with "he" or "she"."""
    gender: str | None
    """Of the person whom a page is about, by the pronouns that it uses: "he", "she", or None."""
    whole: Mapping[str, str]
    """For each word of just one person's name the name."""
    heard: Mapping[str, classes.Told]
    """What the document itself says of each name that its text gives."""
    given: tuple[tuple[str, str | None], ...]
    """(form, class) of the names that lists and headers give."""
    topics: Mapping[Item, Name]
    """What an entry is about whose lead or heading names one thing, no person."""

    @property
    def person(self) -> Name | None:
        """The one person whom a page is about: its guest, else its subject."""
        return self.guest or self.subject


def known(document: Document, context: Context) -> Known:
    """Gather what is known about a document, its entries about names and of a life told by their shape."""
    document = with_named_entries(with_lives(document))
    texts = tuple(passage for item in document.items for passage in (*life_passages(item),) or passages(item))
    guests = context.guests or tuple(name for value in fields(document, "guest") for name in people(value))
    hosts = context.hosts or tuple(name for value in fields(document, "host") for name in people(value))
    spoken = talk(document, guests, hosts)
    said, guests, hosts = spoken.turns, spoken.roles.guests, spoken.roles.hosts
    about = None if guests or said else subject(document, texts)
    given = [*context.names, *((name, "Person") for name in (*guests, *hosts, *filter(None, (about,))))]
    given += listed(document)
    given += [(other, type_) for form, type_ in tuple(given) for other in _other_ways(form)]
    counts = case_counts([*(passage.text for passage in texts), *(cue.text for cue in document.cues)])
    known_speakers = [turn for turn in said if turn.speaker_raw is not None]
    told = conversation.answers(known_speakers, counts)
    places, whole = Places(document), restated(said)
    asked = tuple(one.whole for every in whole.values() for one in every)
    shown = emphasised(document.lines)
    forms = {form for form, _ in given}
    heard = heard_names(texts, places, said, forms, counts, told, asked, document.emphasised, shown)
    decided = classified(heard, texts, said, frozenset(form for form, _ in given), asked)
    discovered = _classed(decided)
    lexicon = _lexicon(given, discovered, counts)
    return Known(
        document=document,
        context=context,
        lexicon=lexicon,
        places=places,
        passages=texts,
        guest=Name(guests[0], "Person") if len(guests) == 1 else None,
        host=Name(hosts[0], "Person") if len(hosts) == 1 else None,
        home=home(document),
        discovered=discovered,
        decisions=decided,
        guessed=_guessed(decided),
        turns=said,
        restated=whole,
        denied=denied(said),
        told=told,
        subject=Name(about, "Person") if about else None,
        gender=gender_of(texts) if about or len(guests) == 1 else None,
        whole=_whole(given, decided),
        heard=heard,
        given=tuple(given),
        topics=_topics(document, lexicon, given, decided),
    )


def _topics(
    document: Document,
    lexicon: Lexicon,
    given: Iterable[tuple[str, str | None]],
    decided: Mapping[str, Decision],
) -> dict[Item, Name]:
    classes_of = {form: one.class_ for form, one in decided.items()} | dict(given)
    return section_topics(document, lexicon, known_works(classes_of))


def _classed(decided: Mapping[str, Decision]) -> tuple[tuple[str, str | None], ...]:
    return tuple(
        (form, one.class_ if one.sure else WORK if one.sure_work else None) for form, one in sorted(decided.items())
    )


def _guessed(decided: Mapping[str, Decision]) -> dict[str, str]:
    return {form: one.class_ for form, one in decided.items() if one.class_ and not one.sure}


def _lexicon(
    given: Iterable[tuple[str, str | None]],
    discovered: Iterable[tuple[str, str | None]],
    counts: Mapping[str, tuple[int, int]],
) -> Lexicon:
    return Lexicon(given, [*discovered, *((form, "Field") for form in phrases("fields"))], counts)


def with_votes(at_hand: Known, more: Iterable[tuple[str, Vote]]) -> Known:
    """Return what is known with more votes on the classes of names weighed in; itself where no name is classed anew."""
    heard = {form: classes.Told(told.places, told.votes.copy()) for form, told in at_hand.heard.items()}
    for form, vote in more:
        if form in heard:
            heard[form].vote(vote.class_, vote.weight, vote.why)
    known_forms = frozenset(form for form, _ in at_hand.given)
    asked = (one.whole for every in at_hand.restated.values() for one in every)
    decided = classified(heard, at_hand.passages, at_hand.turns, known_forms, asked)
    discovered = _classed(decided)
    if discovered == at_hand.discovered:
        return at_hand
    lexicon = _lexicon(at_hand.given, discovered, at_hand.lexicon.counts)
    return replace(
        at_hand,
        lexicon=lexicon,
        discovered=discovered,
        decisions=decided,
        guessed=_guessed(decided),
        whole=_whole(at_hand.given, decided),
        heard=heard,
        topics=_topics(at_hand.document, lexicon, at_hand.given, decided),
    )


def _whole(given: Iterable[tuple[str, str | None]], decided: Mapping[str, Decision]) -> dict[str, str]:
    """Return for each word of just one person's names the longest of them."""
    names = [form for form, type_ in given if type_ == "Person"]
    names += [form for form, one in decided.items() if one.sure and one.class_ == "Person"]
    found: dict[str, list[str]] = {}
    for name in sorted({name for name in names if " " in name}, key=lambda name: (-len(name.split()), name)):
        for word in {word for word in name.split() if len(word) > 2 and word[:1].isupper()}:
            others = found.setdefault(word, [])
            if len(others) < 2 and not any(set(name.split()) <= set(other.split()) for other in others):
                others.append(name)
    return {word: of[0] for word, of in found.items() if len(of) == 1}


def _other_ways(form: str) -> Iterator[str]:
    """Yield what running text may say for a known name: the Chinese term, "self-taught" for "Self-taught Learning"."""
    yield from glossary.in_chinese(form)
    if match := re.fullmatch(r"(\w+-\w+(?:ed|ile|ive)) (?:learning|research)", form, re.IGNORECASE):
        yield match[1].lower()


def is_person(at_hand: Known, form: str) -> bool:
    """Tell whether a name is surely that of a person alone: listed, or by its given name."""
    found = at_hand.lexicon.find(form)
    whole = len(found) == 1 and found[0].end - found[0].start == len(form)
    if not whole or found[0].entry.types != {"Person"}:
        return False
    decision = at_hand.decisions.get(found[0].entry.form)
    return decision is None or "a given name" in decision.why
