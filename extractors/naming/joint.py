"""Names of two words with "and" between them: "Loom and Lantern", a firm, is one where it always stands as a whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from kg.names.shape import likely_person

from ..tables import words
from . import shapes
from .contexts import by_context

_PART = r"[A-ZÀ-Þ][a-zà-ÿ’'-]+"
_JOINT = re.compile(rf"(?<![\w’'-])(?<![A-Z]\w, )(?P<a>{_PART}) (?:and|&) (?P<b>{_PART})(?![\w’'-]| [A-Z]|, and\b)")
_NAMED = re.compile(r"\b(?:called|named|titled|entitled|(?:company|firm|band|shop|label|book|novel)),? $")
_AT = re.compile(r"(?:\b(?:at|for|with|of|joined|left)|[.?!] (?:Then|So|And|But)) $")


def joint_names(texts: Iterable[str]) -> Iterator[tuple[str, str | None]]:
    """Yield coordinations that are one name, each with the class that the words around it tell, sorted.

    One name it is after "called" or "the firm"; or where it stands twice as a whole, once behind "at", "with" …, and
    neither word ever stands alone. Two persons, places or known names are never one.

    >>> list(joint_names(["A firm called Loom and Lantern.", "I worked for Globex and Initech."]))
    [('Loom and Lantern', 'Organization')]
    """
    lines = tuple(texts)
    found: dict[str, list[tuple[str, int, int]]] = {}
    parts: dict[str, tuple[str, str]] = {}
    for text in lines:
        for match in _JOINT.finditer(text):
            if all(_open(part) for part in match.groups()):
                found.setdefault(match[0], []).append((text, match.start(), match.end()))
                parts[match[0]] = match["a"], match["b"]
    if not found:
        return
    stands = Counter(word for text in lines for word in re.findall(_PART, text))
    for form in sorted(found):
        places = found[form]
        always = all(stands[part] == len(places) for part in parts[form])
        named = any(_NAMED.search(text[max(0, start - 20) : start]) for text, start, _ in places)
        told = len(places) > 1 and any(_AT.search(text[max(0, start - 20) : start]) for text, start, _ in places)
        if always and (named or told):
            types = [type_ for text, start, end in places if (type_ := by_context(text, start, end))]
            yield form, min(types, default=None)


def _open(part: str) -> bool:
    """Tell whether a word may be half of a name: no person, no place, nothing that is known by itself."""
    ordinary = part.lower() in words("no_names") or part.lower() in words("roles")
    return not ordinary and not likely_person(part) and shapes.by_name(part) is None
