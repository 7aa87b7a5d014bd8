"""Who made a work, by the words around its title in speech: "X by Y", "Y's book X", "Y, author of X"."""

from __future__ import annotations

import re
from functools import cache

from kg.names import given
from kg.names.particles import ARTICLE, PARTICLE

from ..naming import shapes
from ..tables import words

_TITLE = r"(?:(?:Dr|Prof|Professor|Sir|Mr|Mrs|Ms|Dame|Lord)\.? )?"
_NAME_WORD = r"[A-ZÀ-ÖØ-Þ][\w’'-]*[\w]|[A-Z]\."
PERSON = rf"{_TITLE}(?:{_NAME_WORD})(?: (?:{PARTICLE} ){{0,2}}{ARTICLE}?(?:{_NAME_WORD})){{0,3}}"
_BY = re.compile(
    rf"[”\"’'》]?,?(?: (?:it['’]s|which is|that['’]s|written|a (?:book|novel|memoir)))? "
    rf"by(?:,[a-z ’']{{2,30}},)?(?: an? [A-Za-z-]+(?: [a-z-]+){{0,3}}(?: called| named|"
    rf",))? (?P<who>{PERSON}(?:(?:,? and|,) "
    rf"{PERSON})*)"
)
_WHICH_WROTE = re.compile(
    rf",? (?:which|that) (?P<who>{PERSON}(?: and {PERSON})*) (?:wrote|published|had written|has written)\b"
)
_APPOSED_BY = re.compile(
    rf"[”\"’'》]?, (?:which is )?(?:an?|this|the) (?:[a-z-]+ ){{0,6}}(?:book|novel|memoir)"
    rf"(?: (?:[a-z-]+ ){{0,5}})?,? ?by (?P<who>{PERSON})"
)
_MEMOIR_OF = re.compile(rf", (?:the|a) (?P<who>{PERSON}) (?:memoir|autobiography)\b")
_FROM = re.compile(rf"[”\"’'》]?,? from (?P<who>{PERSON})(?=[,.;!?]|$)")
_WITH = re.compile(
    rf"(?: that [^.,;]{{2,40}})?,? (?:with|(?:hosted|presented|made|"
    rf"fronted) by)(?: an? [a-z]+(?: [a-z]+){{0,2}},?)? (?P<who>{PERSON}(?: and {PERSON})*)"
)
_BETWEEN_PEOPLE = re.compile(r",? and |, ")


TEXT = r"(?:book|novel|memoir|essay|autobiography|textbook)"
_WHO = re.compile(rf"(?<![\w’'-])(?:(?P<who>I|you|You|He|he|She|she)(?![\w-])|(?P<named>{PERSON}))")
_OWNS = re.compile(rf"[’']s (?:[a-z-]+ ){{0,3}}(?:{TEXT}|podcast),? (?:(?:is )?(?:called|titled),? )?[“\"‘]?$")
_IN_BOOK = re.compile(rf",? (?:in|from) (?:the|his|her|their) (?:[a-z-]+ ){{0,2}}{TEXT},? (?:called |titled )?[“\"‘]?$")
_AUTHOR_OF = re.compile(
    rf",? (?:who is |is |was )?(?:also )?(?:the |an )?(?:[a-z-]+ )?(?:author|co-author|writer) of (?:the "
    rf")?(?:[a-z-]+ )?(?:{TEXT},? )?[“\"‘]?$"
)
_HAS_BOOK = re.compile(
    rf"(?:['’](?:s|ve|re|m))?(?: guys| both| two)?(?:,? who)?(?: (?:also|just|recently|then|even|actually|have|has|"
    rf"had|is|are|was|am))*"
    rf" (?:has|have|wrote|written|writing|published|publishing|released|releasing|co-wrote|authored|co-authored)"
    rf" (?:a|an|this|that|another|the|my|your|his|her) (?:[a-z-]+ ){{0,4}}{TEXT}\b[^.;?!]{{0,50}}?\b(?:called|"
    rf"titled|entitled),? [“\"‘]?$"
)


def people(text: str) -> tuple[str, ...]:
    """Return the names of persons that are joined by "and" and commas."""
    return tuple(name.strip() for name in _BETWEEN_PEOPLE.split(text) if name.strip())


def is_person(form: str) -> bool:
    """Tell whether a form is surely a person's name: it bears a title or begins with a well-known given name."""
    titled = re.match(r"(?:Dr|Prof|Professor|Sir|Mr|Mrs|Ms|Dame)\.? [A-Z]", form)
    return bool(titled) or (shapes.looks_like_person(form) and given.known(form.split()[0]))


def idle(form: str) -> bool:
    """Tell whether words with capitals name nothing: openers, days, languages, single letters."""
    idle = idle_words()
    tokens = re.findall(r"[\w’'&+.-]+", form.lower())
    if len(tokens) > 2 and re.search(r" [a-z]+ ", form):
        return False
    return len(form) < 2 or all(token.strip(".") in idle or token.isdigit() for token in tokens)


@cache
def idle_words() -> frozenset[str]:
    """Return words in lower case that name nothing where they bear a capital: openers, days, languages."""
    idle: frozenset[str] = words("openers") | words("no_names")
    return idle


def makers_before(left: str) -> tuple[str, ...]:
    """Return who made what is named after these words, the nearest that fits; "I", "you", "he", "she" as they stand."""
    if not left.rstrip(' “"‘').endswith(_BEFORE_WORK):
        return ()
    for match in reversed(list(_WHO.finditer(left))):
        name = match["who"] or re.sub(r"[’'](?:s|ve|re|m|d|ll)$", "", match["named"])
        end = match.start() + len(name)
        if match["named"] and idle(name) and name.lower() not in ("i", "you", "he", "she"):
            continue
        patterns = (
            (_HAS_BOOK,) if name.lower() in ("i", "you", "he", "she") else (_OWNS, _IN_BOOK, _AUTHOR_OF, _HAS_BOOK)
        )
        if any(pattern.match(left, end) for pattern in patterns):
            return (name,)
    return ()


_BEFORE_WORK = (
    "called", "called,", "titled", "entitled", "book", "book,", "novel", "novel,", "memoir", "memoir,", "essay",
    "essay,", "textbook", "autobiography", "of", "of the", "podcast", "podcast,",
)  # fmt: skip


def makers_after(right: str) -> tuple[str, ...]:
    """Return who made what is named before these words: "by George Eliot", "which George Eliot wrote"."""
    for pattern in (_BY, _WHICH_WROTE, _APPOSED_BY, _MEMOIR_OF, _FROM):
        if (match := pattern.match(right)) and (pattern is not _FROM or is_person(match["who"])):
            return people(match["who"])
    return ()


def makers_with(right: str) -> tuple[str, ...]:
    """Return the persons with whom a programme is: "In Our Engines, with Ada Lovelace"."""
    match = _WITH.match(right)
    return tuple(name for name in people(match["who"]) if " " in name) if match else ()


def owner(piece: str) -> tuple[str, int] | None:
    """Return the person who owns what follows, and where that begins: "Ada Lovelace's Notes"."""
    match = re.match(rf"({PERSON})[’']s (?=[A-Z\d])", piece)
    if (
        match is None
        or not (shapes.looks_like_person(match[1]) or is_person(match[1]))
        or match[1].split()[0] in _ARTICLES
    ):
        return None
    return match[1], match.end()


_ARTICLES = ("The", "A", "An", "My", "Our", "No", "Every", "All")


def maker_cut(piece: str) -> tuple[int, int] | None:
    """Return where the title before "by" ends and the person after it begins, None where "by" is part of the title."""
    for match in reversed(list(re.finditer(r" by (?=[A-Z])", piece))):
        before, after = piece[: match.start()], piece[match.end() :]
        if re.fullmatch(rf"{PERSON}(?: and {PERSON})*", after) and before.split()[-1] != after.split()[0]:
            return match.start(), match.end()
    return None
