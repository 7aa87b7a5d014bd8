"""Names that the running text and the speech of a document give, and the decision on the class of each."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from kg.names.chinese import has_han
from kg.names.classes import Decision
from kg.records.vocabulary import WORKS
from kg.text.normalize import fold

from ..conversation.told import Told
from ..naming import classes, discovery, shapes
from ..naming.contexts import by_context, goes_on
from ..naming.entry_names import entry_names
from ..naming.han import han_names
from ..naming.han_page import page_names
from ..naming.joint import joint_names
from ..naming.standing import standing_titles
from ..naming.terms import terms
from ..naming.weak_contexts import hints
from ..tables import classes as table_of
from .listed import LISTS
from .passages import Passage, Places
from .turns import Turn


def heard_names(  # noqa: C901
    texts: Sequence[Passage],
    places: Places,
    said: Sequence[Turn],
    given: Iterable[str],
    counts: Mapping[str, tuple[int, int]],
    told: Iterable[Told],
    whole: Sequence[str] = (),
    marked: Sequence[str] = (),
    shown: Collection[str] = (),
) -> dict[str, classes.Told]:
    """Return the names that the running text gives, each with what tells its class.

    `whole` are the fragments of speech as sentences: their words around a name are those of the question; `marked` is
    what the page sets in italics, `shown` what it emphasises in whatever way.

    In speech a single word with a capital is a name only where it hardly ever stands in lower case.
    """
    found: dict[str, classes.Told] = {}
    for passage in texts:
        if passage.part == "title" and passage.item.kind in (*LISTS, "topic", "section"):
            continue
        if passage.part == "title" and passage.item.kind == "list-item":
            _heard_entry(found, passage)
        for name, type_, why in _written_names(passage.text, marked):
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
    for term in terms([*(passage.text for passage in texts), *spoken], shown):
        told_of = found.setdefault(term.form, classes.Told())
        told_of.places.append((term.text, term.start, term.end))
        told_of.vote(term.vote.class_, term.vote.weight, term.vote.why)
    known_forms = set(given)
    spoken_texts = [*(p.text for p in texts), *(cue.text for cue in said)]
    rows = [*han_names(spoken_texts, known_forms)]
    for form, kind in (*rows, *page_names(spoken_texts, rows, known_forms)):
        found.setdefault(form, classes.Told()).vote(kind, 6, "a Chinese name in running text")
    return found


def classified(
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


def _heard_entry(found: dict[str, classes.Told], passage: Passage) -> None:
    """Take down the name that is the head of an entry in a list, and who made what it names."""
    item = passage.item
    body = fold(item.body) or next((fold(value) for _, value in item.parts if fold(value)), "")
    for name, vote in entry_names(passage.text, body, item.part("list") or item.section or ""):
        told = _heard(found, name, passage.text)
        if vote is not None:
            told.vote(vote.class_, vote.weight, vote.why)


def _heard(found: dict[str, classes.Told], name: discovery.Proper, text: str) -> classes.Told:
    """Take down a name where it stands, with what its place tells: a title in quotation marks, a noun before it."""
    told = found.setdefault(name.form, classes.Told())
    told.places.append((text, name.start, name.end))
    for hint in hints(text, name.start, name.end):
        told.vote(hint.class_, hint.weight, hint.why)
    if name.quoted:
        told.vote(name.type or "Work", 5 if name.type else name.weight, "written as a title")
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
    titles = (*discovery.titles(text), *discovery.spoken_titles(text), *standing_titles(text))
    yield from _placed(text, (*titles, *_outside(titles, discovery.proper_names(text, True))))


def _written_names(text: str, marked: Sequence[str] = ()) -> Iterator[tuple[discovery.Proper, str | None, str]]:
    """Yield the names of a page's text, which shows its titles by marks, with what the words around them tell."""
    unmarked = (*discovery.spoken_titles(text), *standing_titles(text))
    titles = (*discovery.titles(text), *discovery.emphasised(text, marked), *unmarked)
    yield from _placed(text, (*titles, *_outside(titles, discovery.proper_names(text))))


def _outside(titles: Sequence[discovery.Proper], names: Iterable[discovery.Proper]) -> Iterator[discovery.Proper]:
    """Yield the names that are no part of a title."""
    for name in names:
        if not any(one.start <= name.start and name.end <= one.end and name.form != one.form for one in titles):
            yield name


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
