"""Names that no list gives: runs of words with capitals inside a sentence, and titles in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.names import tables
from kg.names.classes.features import english
from kg.names.particles import ARTICLE, PARTICLE
from kg.records.vocabulary import WORKS
from kg.text.normalize import base_letters, word_set

from ..tables import classes, words
from . import shapes
from .cuts import named, pieces, starts_sentence
from .han import class_of_title

_WORD = (
    r"(?:(?:St|Mt|Ft|Dr|Mr|Ms|Mrs|Prof)\.|[A-Z]\.(?:-?[A-Z]\.)*|[A-ZÀ-ÖØ-Þ][\w’'&+-]*(?:\.[A-Z]\.?)*|[a-z]?[A-Z][\w&+-]*|[a-z]\d+[a-z])"
)
_INSIDE = rf"(?: (?:of|the|of the|for|&|{PARTICLE})(?= [A-ZÀ-Þ]))"
_LEGAL = r"(?:, (?:LLC|LLP|Inc\b\.?|Ltd\b\.?|Corp\b\.?|GmbH))?"
_NICK = r"(?: (?:\"[A-Z][\w’'-]+\"|“[A-Z][\w’'-]+”|‘[A-Z][\w’'-]+’|\([A-Z][a-z]+\))(?= [A-Z]))"
"""A name that somebody is called by, inside his full name."""
_RUN = re.compile(rf"(?<![\w’'/.@-]){_WORD}(?:{_NICK}?{_INSIDE}* {ARTICLE}?{_WORD})*{_LEGAL}")
_CAPS = rf"{_WORD}(?: {_WORD})*"
_BODY = re.compile(
    rf"(?<![\w’'/.@-])(?:(?!The ){_WORD} ){{0,4}}(?:Laborator(?:y|ies)|Labs?|Institutes?|Departments?|School|College|"
    r"Cent(?:er|re)|"
    r"Ministry|Faculty|Office|Museum|Academy|Society|Association|Committee|Council|Foundation|Bureau|Agency|Commission|"
    rf"Division|Board|Federation|Journal|Conference|Workshop|Symposium) (?:of|for|on) (?:the )?{_CAPS}"
    rf"(?:,? (?:and|&) (?:the )?{_CAPS}| (?:of|for) (?:the )?{_CAPS})*"
)
"""A body and what it is for: "and" is inside the name."""
_PRIZE = re.compile(
    rf"(?<![\w’'/.@-])(?:{_WORD} ){{1,4}}(?:Prize|Award|Medal|Fellowship|Lecture) (?:in|of) (?:the )?{_CAPS}"
    rf"(?: (?:and|or|of) {_CAPS})*"
)
"""A prize with the field that it is for."""
_QUOTED = re.compile(
    r"(?<![\w])(?:‘([^‘’“”\n]{2,80}(?:’[a-z][^‘’“”\n]{0,60})?)’|“([^“”\n]{2,80})”|\"([^\"\n]{2,80})\"|'([^'\n]{2,60})'"
    r")(?!\w)|《([^《》\n]{1,60})》"
)
_BEFORE_NOUN = re.compile(r"((?:[a-z-]+ )?[a-z-]+)s?:? (?:called |named |titled |entitled )?[‘“\"'《]?$", re.IGNORECASE)
_AFTER_NOUN = re.compile(r"[’”\"'》,]? ((?:[a-z-]+ )?[a-z-]+)\b", re.IGNORECASE)
SMALL = word_set("a an the of in on at to for and or but by with from into is it as vs your you my our not be")


@dataclass(frozen=True, slots=True)
class Proper:
    """A proper name in a text."""

    start: int
    end: int
    form: str
    type: str | None
    quoted: bool = False
    weight: float = 2.5
    """How much tells that it is a title."""


def titles(text: str) -> Iterator[Proper]:
    """Yield the quoted titles of works: written with capitals throughout, or named a book, a film, a paper …

    >>> [t.form for t in titles("She read the novel ‘Middlemarch’ and said ‘this is it’.")]
    ['Middlemarch']
    """
    for match in _QUOTED.finditer(text):
        number = next(n for n in range(1, 6) if match[n] is not None)
        form = match[number].strip().rstrip(",.")
        start = match.start(number) + len(match[number]) - len(match[number].lstrip())
        noun = _work_noun(text, match.start(), match.end())
        if number == 5 or (
            form and form[-1] not in "!;" and is_title(form) and _names(form, noun, text, match.start())
        ):
            own = shapes.by_name(form)
            if number == 5:
                around = class_of_title(text, match.start(), match.end()) or han_class(text[: match.start()])
                type_: str | None = noun or around or "Book"
            else:
                type_ = noun or (own if own in WORKS else None)
            yield Proper(start, start + len(form), form, type_, True)


def emphasised(text: str, marked: Iterable[str]) -> Iterator[Proper]:
    """Yield what stands in a text of the words that its page sets in italics, where they are written as a title is.

    >>> [t.form for t in emphasised("She read Ink and Distance, never once.", ("Ink and Distance", "never"))]
    ['Ink and Distance']
    """
    for form in marked:
        if form not in text or not is_emphasised_title(form):
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text):
            own = shapes.by_name(form)
            noun = _work_noun(text, match.start(), match.end())
            yield Proper(match.start(), match.end(), form, noun or (own if own in WORKS else None), True)


def is_emphasised_title(form: str) -> bool:
    """Tell whether words in italics are a title: written as titles are, and no single English word."""
    tokens = form.split()
    if form[-1] in ".,;:!" or not is_title(form) or not 0 < len(tokens) <= _MOST_OF_TITLE:
        return False
    return len(tokens) > 1 or not english(form)


_MOST_OF_TITLE = 12
"""Words of the longest title."""


_LITTLE = r"(?:a|an|the|of|in|on|at|to|for|and(?! The\b)|or|but|by|with|from|into|is|it|as|like|your|you|my|our|not|be)"
TITLE = rf"[A-Z\d][\w’'&-]*(?: (?:[A-Z\d][\w’'&-]*|{_LITTLE}\b)){{0,11}}"
_CALLED = re.compile(rf"\b([a-z-]+(?: [a-z-]+)?),? (?:is |was |’s |'s )?(?:called|titled|entitled) ({TITLE})")
_BY = re.compile(
    rf"(?<![\w’'])({TITLE}?),? by (?=(?:Dr\. |Professor )?"
    rf"[A-ZÀ-Þ][\w’'-]+(?: [A-Z]\.)?(?: {PARTICLE})? [A-ZÀ-Þ][a-zà-ÿ’'-]+)"
)
_AND = re.compile(rf"(?<![\w’'])({TITLE}) and $")
_MAIN = re.compile(rf"(?:^|[.!?] )({TITLE}): $")
DONE = re.compile(r"(?:[a-z]+ed|led|made|built|run|written|given|known|held|taught|won|sold|shown|drawn|brought)$")
_ALONE = re.compile(r"(?:^|[.,:;!?] ?|\b(?:is|be|was|are|read|love|loved|recommend|book|novel|and|or|like) )$")
"""Before a title of one word."""
_OF_TITLES = ("Book", "Film", "TVSeries", "Paper", "Game")


def spoken_titles(text: str) -> Iterator[Proper]:
    """Yield titles that no marks show: after "a book called", and before "by" and the name of a person.

    >>> [t.form for t in spoken_titles("I read a novel called Gone with the Loom.")]
    ['Gone with the Loom']
    """
    for match in _CALLED.finditer(text):
        type_ = classes("work_nouns").get(re.split(r"[ ’']", match[1])[-1])
        if type_ in _OF_TITLES and (form := without_end(match[2])):
            yield Proper(match.start(2), match.start(2) + len(form), form, type_, True)
    for match in _BY.finditer(text):
        tokens = match[1].rstrip(",.").split()
        while len(tokens) > 1 and tokens[0].lower() in _OPENING:
            tokens = tokens[1:]
        form = " ".join(tokens)
        start = match.start() + len(match[1].rstrip(",.")) - len(form)
        alone = len(tokens) == 1 and (form.lower() in words("no_names") or not _ALONE.search(text[:start][-20:]))
        if main := _MAIN.search(text[:start]):
            yield Proper(main.start(1), main.end(1), main[1], None, True)
        person = shapes.looks_like_person(form) and len(tokens) < 4 and tokens[0].lower() not in SMALL
        if text[:start].endswith(": ") or person or alone or DONE.search(form.lower()) or not is_title(form):
            continue  # a second title, somebody's name, a passive
        yield Proper(start, start + len(form), form, None, True, _BY_SOMEBODY)
        if (beside := _AND.search(text[:start])) and is_title(beside[1]) and " " in beside[1]:
            yield Proper(beside.start(1), beside.end(1), beside[1], None, True)


_BY_SOMEBODY = 7.5
"""How much "by" with the name of a person behind it tells of a title."""
_OPENING = word_set("so and but one then yes yeah also maybe there it is")


def without_end(form: str) -> str:
    """Return a title without the author, or the small words, that follow it."""
    form = re.sub(r" by (?:[A-Z][\w’'-]+ ?)+$", "", form).rstrip(",.")
    while form.split() and form.split()[-1].lower() in SMALL:
        form = form.rpartition(" ")[0]
    return form


def han_class(before: str) -> str | None:
    """Return the class that the Chinese noun right before a title gives it: 电影《…》 is a film.

    >>> han_class("她喜欢电影"), han_class("她喜欢")
    ('Film', None)
    """
    nouns = classes("asked_han")
    return next((nouns[before[-size:]] for size in (3, 2, 1) if before[-size:] in nouns), None)


def _names(form: str, noun: str | None, text: str, start: int) -> bool:
    """Tell whether words written as a title name a work: several, with a noun beside them, or inside a sentence."""
    return bool(noun) or " " in form or form[1:] != form[1:].lower() or _one_word(form, text, start)


def is_title(form: str) -> bool:
    """Tell whether words are written as the title of a work: every word but small ones with a capital."""
    tokens = re.findall(r"[^\W_]+(?:[’'][a-z]+)?", form)
    content = [token for token in tokens if token.lower() not in SMALL and not token.isdigit()]
    return (
        bool(content)
        and all(token[0].isupper() or token[0].isdigit() for token in content)
        and (tokens[0][0].isupper() or tokens[0].isdigit())
        and len(tokens) <= 12
    )


def _one_word(form: str, text: str, start: int) -> bool:
    """Tell whether one quoted word with a capital is a name: not at the start of a sentence, where any word has one."""
    return form.lower() not in words("no_names") and bool(
        re.search(r"[a-z,] [‘“\"']?$", text[max(0, start - 4) : start + 1])
    )


def _work_noun(text: str, start: int, end: int) -> str | None:
    """Return the class of the noun that stands before a title ("the book …") or after it ("… essay")."""
    for context in (_BEFORE_NOUN.search(text[max(0, start - 40) : start]), _AFTER_NOUN.match(text[end : end + 30])):
        if context:
            noun = context[1].lower()
            nouns = classes("work_nouns")
            if found := nouns.get(noun) or nouns.get(
                noun.split()[-1] if context.re is _BEFORE_NOUN else noun.split()[0]
            ):
                return found
    return None


def proper_names(text: str, spoken: bool = False) -> list[Proper]:
    """Return the runs of capitalised words that name something, in order; a first word of a sentence alone is none.

    A line with capitals throughout is a heading, in which they tell nothing; what is `spoken` has no headings.

    >>> [p.form for p in proper_names("Later Ada moved to Acme Labs in St. Ives. Then Professor Grace Hopper called.")]
    ['Ada', 'Acme Labs', 'St. Ives', 'Grace Hopper']
    """
    heading = text.isupper() if spoken else shapes.is_title(text)
    found = [] if heading else sorted(_runs(base_letters(text)), key=lambda name: (name.start, name.end))
    return [replace(name, form=text[name.start : name.end]) for name in found]


def _runs(text: str) -> Iterator[Proper]:
    """Yield names, those of bodies and prizes first."""
    taken = [office.span() for office in _OFFICE.finditer(text)]
    for pattern, class_ in ((_BODY, "Organization"), (_PRIZE, "Award")):
        for match in pattern.finditer(text):
            apart = all(match.end() <= begin or end <= match.start() for begin, end in taken)
            if len(match[0].split()) > 3 and apart:
                taken.append(match.span())
                own = shapes.by_name(match[0]) if class_ == "Organization" else None
                yield Proper(*match.span(), match[0], own or class_)
    for match in _RUN.finditer(text):
        start, form = match.start(), match[0]
        if any(begin <= start and match.end() <= end for begin, end in taken):
            continue
        first = starts_sentence(text, start)
        if first and (title := _TITLE_AT_START.match(form)):
            yield Proper(start, start + title.end(), title[0], None)
            continue
        for at, piece in pieces(form, text[:start], text[match.end() : match.end() + 9]):
            begin = start + at
            if name := named(piece, first and at == 0):
                offset = piece.find(name)
                yield Proper(begin + offset, begin + offset + len(name), name, _type(text, begin + offset, name))
                if tail := _CLASS.match(text, begin + offset + len(name)):
                    whole = text[begin + offset : tail.end()]
                    yield Proper(begin + offset, tail.end(), whole, "Organization")


_OFFICE = re.compile(r"\bChief (?:[A-Z][\w-]+,? ){1,3}(?:(?:and|&) (?:[A-Z][\w-]+ ){1,2})?Officers?\b")
"""The title of an office names no firm: "Chief Knowledge and Looms Officer"."""
_TITLE_AT_START = re.compile(
    r"(?:In|On|At|Of|With|For|From|To|Under|Over|All) "
    r"(?:Our|My|Your|His|Her|Their|This|That|No|Every)(?: [A-Z][\w’'-]+)+"
)
"""A small word with a capital behind another: the first is no beginning of a sentence but of a title."""
_CLASS = re.compile(r" class\b(?! (?:action|of))")
"""A class of a school is named by the words before it: "the Bletchley class"."""


def _type(text: str, start: int, name: str) -> str | None:
    """Return the class that the name or the noun before it gives away."""
    if known := shapes.by_name(name):
        return known
    noun = _BEFORE_NOUN.search(text[max(0, start - 40) : start])
    if noun and text[start - 1 : start] == " ":
        nouns = classes("work_nouns")
        if found := nouns.get(noun[1].lower()) or nouns.get(noun[1].lower().split()[-1]):
            return found
        if noun[1].lower().split()[-1] in tables.words("honorifics") | words("roles") and shapes.looks_like_person(
            name
        ):
            return "Person"
    before = text[max(0, start - 12) : start].lower().split()
    if before and before[-1].strip(".") in tables.words("honorifics"):
        return "Person"
    return None
