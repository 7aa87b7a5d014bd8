"""What is known when a document is read: its names, its guests, the organization it speaks of as "the company"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.names import glossary
from kg.names.chinese import has_han
from kg.names.classes import Decision, Vote
from kg.names.guests import people
from kg.records.document import Document
from kg.records.statement import Name
from kg.records.vocabulary import WORKS
from kg.text.normalize import fold

from .. import conversation
from ..base import Context
from ..conversation.told import Told
from ..naming import classes, discovery, inside, shapes
from ..naming.contexts import by_context, goes_on
from ..naming.han import han_names
from ..naming.hints import hints
from ..naming.joint import joint_names
from ..naming.lexicon import Lexicon, case_counts
from ..reference import gender
from ..tables import classes as table_of
from ..tables import phrases
from .ellipsis import Completed, completed
from .passages import Passage, Places, passages
from .subject import subject
from .turns import Turn, talk

ROLE_AT = re.compile(
    r"(?P<role>[^,;()]{2,80}?)\s+(?:at|of|for|in|with)\s+(?:the\s+)?(?P<place>[A-Z\d][^,;()]{1,80}|"
    r"[a-z]?[A-Z][^,;()]{1,80})$"
)
PODCAST = re.compile(r"\b(?:podcast|show|radio|cast|fm)\b|播客", re.IGNORECASE)
"""In the name of a channel: it is a show."""
_FOUNDER = re.compile(r"\b(?:co-?)?found(?:er|ing)|\bchief\b|\bC[A-Z]O\b|\bpresident\b|\bowner\b", re.IGNORECASE)


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
    completed: Mapping[tuple[int, str], Completed]
    """Answers in fragments by the line of their turn and their words, made whole by their questions."""
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

    @property
    def person(self) -> Name | None:
        """The one person whom a page is about: its guest, else its subject."""
        return self.guest or self.subject


def known(document: Document, context: Context) -> Known:
    """Gather what is known about a document."""
    texts = tuple(passage for item in document.items for passage in passages(item))
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
    places, whole = Places(document), completed(said)
    asked = tuple(one.whole for one in whole.values())
    heard = _heard_names(texts, places, said, {form for form, _ in given}, counts, told, asked)
    decided = _decided(heard, texts, said, frozenset(form for form, _ in given), asked)
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
        completed=whole,
        told=told,
        subject=Name(about, "Person") if about else None,
        gender=_gender(texts) if about or len(guests) == 1 else None,
        whole=_whole(given, decided),
        heard=heard,
        given=tuple(given),
    )


def _classed(decided: Mapping[str, Decision]) -> tuple[tuple[str, str | None], ...]:
    return tuple((form, one.class_ if one.sure else None) for form, one in sorted(decided.items()))


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
    asked = (one.whole for one in at_hand.completed.values())
    decided = _decided(heard, at_hand.passages, at_hand.turns, known_forms, asked)
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
    )


def _whole(given: Iterable[tuple[str, str | None]], decided: Mapping[str, Decision]) -> dict[str, str]:
    """Return for each word of just one person's names the longest of them."""
    names = [form for form, type_ in given if type_ == "Person"]
    names += [form for form, one in decided.items() if one.sure and one.class_ == "Person"]
    found: dict[str, list[str]] = {}
    for name in sorted({name for name in names if " " in name}, key=lambda name: (-len(name.split()), name)):
        for word in {word for word in name.split() if len(word) > 2 and word[:1].isupper()}:
            others = found.setdefault(word, [])
            if not any(set(name.split()) <= set(other.split()) for other in others):
                others.append(name)
    return {word: of[0] for word, of in found.items() if len(of) == 1}


_MOSTLY = 4
"""How often a page's pronouns are of one gender for one of the other, where its person is of that gender."""


def _gender(texts: Sequence[Passage]) -> str | None:
    """Return the gender of whom a page is about, by its pronouns."""
    told = Counter(gender.of_pronoun(word) for text in texts for word in _ABOUT.findall(text.text))
    most, other = ("he", "she") if told["he"] >= told["she"] else ("she", "he")
    return most if told[most] >= max(_ABOUT_LEAST, _MOSTLY * told[other]) else None


_ABOUT = re.compile(r"\b(?:he|she|his|her)\b", re.IGNORECASE)
_ABOUT_LEAST = 3
"""Times that "he", "she", "his" or "her" stand on a page that is about a person."""


def _other_ways(form: str) -> Iterator[str]:
    """Yield what running text may say for a known name: the Chinese term, "self-taught" for "Self-taught Learning"."""
    yield from glossary.in_chinese(form)
    if match := re.fullmatch(r"(\w+-\w+(?:ed|ile|ive)) (?:learning|research)", form, re.IGNORECASE):
        yield match[1].lower()


def fields(document: Document, *names: str) -> Iterator[str]:
    """Yield the values of the header fields of these names."""
    yield from (field.value for field in document.fields if field.name in names)


def home(document: Document) -> Name | None:
    """Return the organization that the header gives as the guest's own: the last of "role at ORGANIZATION"."""
    found = []
    for value in fields(document, "role"):
        for part in re.split(r"[;,]|\s·\s", value):
            if (match := ROLE_AT.search(part.strip())) and not re.search(
                r"\b(?:former|ex-|previous)", part, re.IGNORECASE
            ):
                found.append((bool(_FOUNDER.search(match["role"])), match["place"].strip()))
    return Name(max(found, key=lambda row: row[0])[1], "Organization") if found else None


_ARXIV = re.compile(r"(?:arxiv[: ]\s?)?\d{4}\.\d{4,5}(?:v\d+)?", re.IGNORECASE)
_SLUG = re.compile(r"(?:papers?|articles?|books?|people|concepts?)/[\w./-]+", re.IGNORECASE)
_SLUGS = {"pa": "Paper", "ar": "Paper", "bo": "Book", "pe": "Person", "co": "Concept"}


def link_type(title: str) -> tuple[bool, str | None]:
    """Tell whether the head of a see-also link names a thing, and of what class.

    >>> link_type("1234.56789 (ABC)"), link_type("papers/on-looms"), link_type("overview")
    ((True, None), (True, 'Paper'), (False, None))
    """
    if _SLUG.fullmatch(title):
        return True, _SLUGS[title[:2].lower()]
    if match := _ARXIV.match(title):
        return True, "Paper" if match[0] == title else None
    return title[:1].isupper() and " " in title and not title.isupper(), shapes.by_name(title)


def listed(document: Document) -> Iterator[tuple[str, str | None]]:
    """Yield (form, class) of every name that the lists and the header of a document give."""
    for value in fields(document, "guest", "host"):
        yield from _with_inside(value, "Person", True)
        yield from ((name, "Person") for name in people(value))
    for value in fields(document, "show", "channel"):
        if PODCAST.search(value):
            yield fold(value), "Podcast"
    for label in sorted({fold(cue.speaker_raw) for cue in document.cues if cue.speaker_raw}):
        yield from ((name, "Person") for name in people(label) if " " in name)
    if place := home(document):
        yield place.form, place.type
    for item in document.items:
        if item.kind in LISTS:
            yield from _with_inside(
                item.title, entry_type(item.kind, item.title, item.body, item.part("list")), item.kind == "person"
            )
        elif item.kind == "see-also" and link_type(item.title)[0]:
            yield from _with_inside(item.title, link_type(item.title)[1], False)
        elif item.kind == "topic" and (type_ := topic_type(item.title)):
            yield from _with_inside(item.title, type_, False)


LISTS = ("person", "company", "tool", "concept", "named-entity")
"""Kinds of items that as a whole name a thing."""
_BY_KIND = {"person": "Person", "company": "Organization", "tool": "Method", "concept": "Concept"}


def entry_type(kind: str, form: str, body: str, heading: str | None) -> str | None:
    """Return the class that an entry of a list has by its own words, its description, or the heading of its list."""
    announced = _BY_KIND.get(kind) or (shapes.by_heading(heading) if heading else None)
    if announced == "Person":
        return shapes.by_name(form) if shapes.by_name(form) in ("Organization", "Award", "Venue") else "Person"
    own = [shapes.by_name(name) for name in (form, *(inner.form for inner in inside.inside(form)))]
    described = shapes.by_description(body) if body else None
    fixed = next((type_ for type_ in own if type_ in ("Venue", "Award", "Place")), None)
    if announced == "Organization":
        return fixed if fixed in ("Award",) else "Organization"
    return fixed or described or next((type_ for type_ in own if type_), None) or announced


_TOPIC = re.compile(
    r"^(?!.*(?:\b(?:and|in|of|for|vs\.?|with|from|on|to|over)\b|['’]s\b|"
    r"[&:]))[\w-]+(?: [\w-]+){0,2}(?: \([\w -]+\))?$",
    re.I,
)


def topic_type(title: str) -> str | None:
    """Return the class of a topic that is a name by itself ("Reinforcement Learning"), None for a theme."""
    if not _TOPIC.match(title):
        return None
    return next(
        (
            type_
            for form in (title.split(" (")[0], title)
            if (type_ := shapes.by_name(form)) in ("Field", "Method", "Concept")
        ),
        None,
    )


def _with_inside(form: str, type_: str | None, persons: bool) -> Iterator[tuple[str, str | None]]:
    inner = inside.inside(form, persons)
    if all(name.of is not None for name in inner):
        yield form, type_
    for name in inner:
        yield name.form, type_ if name.of or type_ == "Person" else (shapes.by_name(name.form) or type_)


def _heard_names(  # noqa: C901
    texts: Sequence[Passage],
    places: Places,
    said: Sequence[Turn],
    given: Iterable[str],
    counts: Mapping[str, tuple[int, int]],
    told: Iterable[Told],
    whole: Sequence[str] = (),
) -> dict[str, classes.Told]:
    """Return the names that the running text gives, each with what tells its class.

    `whole` are the fragments of speech as sentences: their words around a name are those of the question.

    In speech a single word with a capital is a name only where it hardly ever stands in lower case.
    """
    found: dict[str, classes.Told] = {}
    for passage in texts:
        if passage.part == "title" and passage.item.kind in (*LISTS, "topic", "section"):
            continue
        for name, type_, why in _written_names(passage.text):
            if not name.quoted and has_han(name.form):
                continue  # Latin letters and the Chinese words that they touch
            if " " in name.form and places.name(name.form, passage.item.line, passage.item.line_end) is None:
                continue  # words of two cells, two entries
            _heard(found, name, passage.text).vote(type_, _AROUND if why == "the words around it" else 1.6, why)
    spoken = [*(sentence for turn in said for sentence in turn.sentences), *whole]
    for number, sentence in enumerate(spoken):
        for name, type_, why in _spoken_names(sentence):
            if not name.quoted and has_han(name.form):
                continue
            lower, capital = counts.get(name.form.lower(), (0, 1))
            if " " in name.form or lower <= 0.1 * capital or name.form in shapes.COUNTRIES or type_:
                told_of = _heard(found, name, sentence)
                told_of.vote(type_, _AROUND if why == "the words around it" else 1.6, why)
                if name.quoted and name.type is None:
                    earlier = " ".join((*spoken[max(0, number - 3) : number], sentence[: name.start]))
                    told_of.vote(_spoken_of(earlier), 1, "what was spoken of before")
    for one in told:
        if one.type and not (one.form in found and found[one.form].says("Organization", "Person")):
            found.setdefault(one.form, classes.Told()).vote(one.type, 4, "what was asked for")
        if one.maker and " " in one.maker:
            found.setdefault(one.maker, classes.Told()).vote("Person", 4, "who made something")
    for form, type_ in joint_names([*(passage.text for passage in texts), *spoken]):
        for part in re.split(" and | & ", form):
            found.pop(part, None)
        found.setdefault(form, classes.Told()).vote(type_, 3, "the words around it")
    known_forms = set(given)
    for form, kind in han_names([*(p.text for p in texts), *(cue.text for cue in said)], known_forms):
        found.setdefault(form, classes.Told()).vote(kind, 6, "a Chinese name in running text")
    return found


def _decided(
    heard: Mapping[str, classes.Told],
    texts: Iterable[Passage],
    said: Iterable[Turn],
    known_forms: frozenset[str],
    whole: Iterable[str] = (),
) -> dict[str, Decision]:
    """Return the decision on each name that no list or header gives."""
    spoken = (sentence for turn in said for sentence in turn.sentences)
    made = classes.decided(heard, "\n".join((*(passage.text for passage in texts), *spoken, *whole)))
    firms = {form for form, one in made.items() if one.class_ == "Organization"}
    two = {form for form in made if len(form.split()) == 2 and set(form.split()) <= firms}
    return {form: one for form, one in made.items() if form not in known_forms and form not in two}


def _heard(found: dict[str, classes.Told], name: discovery.Proper, text: str) -> classes.Told:
    """Take down a name where it stands, with what its place tells: a title in quotation marks, a noun before it."""
    told = found.setdefault(name.form, classes.Told())
    told.places.append((text, name.start, name.end))
    for hint in hints(text, name.start, name.end):
        told.vote(hint.class_, hint.weight, hint.why)
    if name.quoted:
        told.vote(name.type or "Work", 5 if name.type else 2.5, "written as a title")
    elif name.type != shapes.by_name(name.form):
        told.vote(name.type, 3.5, "the noun beside it")
    return told


def _spoken_of(text: str) -> str | None:
    """Return the class of the work of which a text speaks last, "the paper", or None."""
    nouns = table_of("work_nouns")
    found = [nouns[word] for word in re.findall(r"[a-z]+", text.lower()) if word in nouns]
    return found[-1] if found and found[-1] in WORKS else None


def _spoken_names(text: str) -> Iterator[tuple[discovery.Proper, str | None, str]]:
    """Yield the names of a turn with the classes that the words around them, or their enumeration, tell."""
    yield from _placed(text, (*discovery.titles(text), *discovery.spoken_titles(text), *discovery.proper_names(text)))


def _written_names(text: str) -> Iterator[tuple[discovery.Proper, str | None, str]]:
    """Yield the names of a page's text, which shows its titles by marks, with what the words around them tell."""
    yield from _placed(text, (*discovery.titles(text), *discovery.proper_names(text)))


_AROUND = 4
"""The weight of the words around a name."""


def _placed(text: str, names: Iterable[discovery.Proper]) -> Iterator[tuple[discovery.Proper, str | None, str]]:
    last, shared = -1, None
    for name in names:
        if name.quoted:
            yield name, None, ""
            continue
        told, why = by_context(text, name.start, name.end), "the words around it"
        if told is None and shared and goes_on(text, last, name.start):
            told, why = shared, "its fellows"
        last, shared = name.end, told
        yield name, told, why


def is_person(at_hand: Known, form: str) -> bool:
    """Tell whether a name is surely that of a person alone: listed, or by its given name."""
    found = at_hand.lexicon.find(form)
    whole = len(found) == 1 and found[0].end - found[0].start == len(form)
    if not whole or found[0].entry.types != {"Person"}:
        return False
    decision = at_hand.decisions.get(found[0].entry.form)
    return decision is None or "a given name" in decision.why
