"""The names inside a form: "A / B" holds two things, "Name (Other name)" one thing by two names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.names import chinese
from kg.text.normalize import fold

_BRACKET = re.compile(r"\s*[(（\[]([^()（）\[\]]{1,120})[)）\]]")
_SLASH = re.compile(r"\s+/\s+|\s*／\s*|\s+\|\s+")
_ALSO = re.compile(r",?\s+(?:also known as|a\.?k\.?a\.?|formerly|又名|也称)\s+", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|&|\+|和|与)\s+|\s*、\s*")
_NO_NAME = re.compile(
    r"(?:quoting|citing|paraphrasing|reading|quoted|via|on|of|at|in|the|a|an|co-|former|formerly|voiceover|off-screen|"
    r"guest|host|speaker|narrator|interviewer|audience|\d+$|\d{4}|e\.g\.|i\.e\.|see|later|early|引用|嘉宾|主持)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Inner:
    """A name inside a form."""

    form: str
    of: str | None
    """The form it stands inside, where both name one thing; None where it names a thing of its own."""


def inside(form: str, persons: bool = False) -> tuple[Inner, ...]:
    """Return the names inside a form as they stand there, the form itself left out; `persons`: in a list of persons.

    >>> [i.form for i in inside("Visa card / Acme")], [i.form for i in inside("Natural Language (NL)")]
    (['Visa card', 'Acme'], ['Natural Language', 'NL'])
    """
    whole = fold(form)
    if len(whole) > MAX_FORM:
        return ()
    found: dict[str, str | None] = {}
    for part in _apart(whole, persons):
        if part != whole:
            found.setdefault(part, None)
        for name in _same(part):
            found.setdefault(name, part)
    return tuple(Inner(name, of) for name, of in found.items() if name != whole and name in whole)


MAX_FORM = 400
"""Code points: a longer form is no name."""


def _apart(form: str, persons: bool) -> Iterator[str]:
    """Yield the forms of different things in a form."""
    parts = [part.strip() for part in _SLASH.split(form) if part.strip()]
    if len(parts) == 1 and persons and not _BRACKET.search(form):
        both = [part.strip() for part in _AND.split(form) if part.strip()]
        parts = both if len(both) > 1 and all(len(part.split()) > 1 or chinese.is_han(part) for part in both) else parts
    if len(parts) > 1 and any(part.count("(") != part.count(")") for part in parts):
        parts = [form]
    yield from parts


def _same(form: str) -> Iterator[str]:
    """Yield the names that one form gives to one thing."""
    brackets = _BRACKET.findall(form)
    bare = fold(_BRACKET.sub(" ", form)).strip(" ,;")
    names = [bare] if brackets and bare else []
    names += [fold(inner) for inner in brackets if not _NO_NAME.match(inner.strip())]
    for name in names or [bare]:
        also = [part.strip() for part in _ALSO.split(name) if part.strip()]
        for each in also:
            if each != form:
                yield each
            yield from _scripts(each)


def _scripts(name: str) -> Iterator[str]:
    """Yield the Latin and the Chinese part of a name written in both."""
    tokens = name.split()
    han = [token for token in tokens if chinese.is_han(token)]
    latin = [token for token in tokens if not chinese.has_han(token)]
    if (
        han
        and latin
        and len(han) + len(latin) == len(tokens)
        and (tokens[-len(han) :] == han or tokens[: len(han)] == han)
    ):
        yield " ".join(latin)
        yield " ".join(han)
