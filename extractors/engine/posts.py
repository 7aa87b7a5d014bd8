"""Posts that entries name by a comma or a dash: "Weaver, Globex", "Globex — weaver", and schools named alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.records.document import Item
from kg.records.statement import Evidence, Fact, Name
from kg.text.normalize import fold, word_set

from ..naming.shapes import by_name, is_organization, is_school
from ..reading.career_entries import Dated, dated
from ..reading.known import is_person
from ..reading.reading import Reading
from ..reading.sentences import topic
from ..tables import words

_PARTS = re.compile(r"\s*,\s+|\s+[–—|·-]\s+|\s*\(|\)\s*")
_CLAUSES = re.compile(r";\s*|(?<=[a-zà-þ\d)]{2})\.\s+")
_AT = re.compile(r"(?<=[a-z]) (?:at|for|with|in) (?:the )?(?=[A-ZÀ-Þ])")
_MOST_WORDS = 6
"""Words of the longest post."""
_NOT = word_set("not no never almost nearly offered declined refused rejected considered applied shortlisted would")
_DEGREE = re.compile(
    r"(?:(?:honou?rs|first-class|graduate|postgraduate|undergraduate|masters?|bachelors?|doctoral|law|medical) )*"
    r"(?:[bm]\.?a|[bm]\.?sc?|ll\.?[bm]|[dm]\.?phil|(?:ph|m)\.?d|mba|bed|beng|meng|j\.?d|doctorate|degree|diploma"
    r"|(?:master|bachelor)(?:[’']?s)?)\.?(?: \(?hons\)?)?(?: (?:in|of) .{3,60}| degree)?",
    re.IGNORECASE,
)
"""A degree: "LLB", "PhD in glaciology", "master's degree"."""
_NO_POST = word_set("a an the in at on of for from to with by and or but where when since until after before closed")
_FORMER = re.compile(r"^(?:(?:also|then|later|now|currently|formerly|former|previously|past|ex)[\s-]+)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Post:
    """A post and where it is held; no post where a school stands alone."""

    role: str | None
    firm: str
    place: str | None = None
    """Where the firm is."""


def extract(reading: Reading) -> Iterator[Fact]:
    """Yield where the person of an entry worked or studied, told by a post beside a name."""
    for item in reading.document.items:
        life = dated(item)
        who = _who(reading, item, life)
        if who is None:
            continue
        told = life or Dated(fold(item.body), None, None)
        clauses = _CLAUSES.split(told.words)
        for clause in clauses[:1] if life else clauses:
            post = _post(reading, clause, life)
            evidence = reading.places.evidence(item, clause, "frames:Employment") if post else None
            if post and evidence:
                yield from _facts(who, post, told, evidence)


def _facts(who: Name, post: Post, told: Dated, evidence: Evidence) -> Iterator[Fact]:
    firm = Name(post.firm, "Organization")
    predicate = "workedAt" if post.role else "studiedAt"
    yield Fact(
        who, predicate, firm, evidence, role=post.role, start=told.start, end=told.end, certainty="verbatim"
    )
    if post.place:
        yield Fact(firm, "locatedIn", Name(post.place, "Place"), evidence, certainty="verbatim")


def _who(reading: Reading, item: Item, life: Dated | None) -> Name | None:
    if life:
        return reading.person
    about = [body for body in reading.passages if body.item is item and body.part == "body"] if item.body else []
    names = topic(about[0]) if item.kind == "person" and about else ()
    return names[0] if len(names) == 1 else None


def _post(reading: Reading, clause: str, life: Dated | None) -> Post | None:
    """Return the post that a clause names beside a firm; in a life also a firm before its post, and a school."""
    if set(re.findall(r"[a-z]+", clause.lower())) & _NOT or clause.endswith("?"):
        return None
    parts = [part.strip(" .*") for part in _PARTS.split(_AT.sub(", ", clause, count=1))]
    parts = [part for part in parts if part]
    if life and (place := next((part for part in parts[1:] if _is_place(reading, part)), None)):
        post = _beside(reading, [part for part in parts if part != place], life)
        return replace(post, place=place) if post and parts.index(place) == parts.index(post.firm) + 1 else post
    return _beside(reading, parts, life)


def _beside(reading: Reading, parts: list[str], life: Dated | None) -> Post | None:
    for role, firm in pairwise(parts):
        if life and _DEGREE.fullmatch(role) and (name := _firm(reading, firm)):
            return Post(None, name)
        if (_is_role(role) or (life and _stands_as_role(reading, role, firm))) and (name := _firm(reading, firm)):
            return Post(_FORMER.sub("", role), name)
    if not life or not parts or (name := _firm(reading, parts[0])) is None:
        return None
    if len(parts) > 1 and (_is_role(parts[1]) or (not is_school(name) and _may_be_role(parts[1]))):
        return Post(parts[1], name)
    return Post(None, name) if is_school(name) else None


def _may_be_role(part: str) -> bool:
    """Tell whether words in small letters may be a post where posts stand: "commis and later pastry"."""
    tokens = part.split()
    small = all(token[:1].islower() for token in tokens)
    return small and len(tokens) <= _MOST_WORDS and tokens[0] not in _NO_POST and not tokens[0].endswith("ed")


def _stands_as_role(reading: Reading, role: str, firm: str) -> bool:
    """Tell whether an unknown word stands before a firm as posts do: "Commis, Hotel Globex"."""
    known = any(found.entry.types for found in reading.lexicon.find(role))
    return not known and _may_be_role(role[:1].lower() + role[1:]) and (role[:1].islower() or is_organization(firm))


def _is_place(reading: Reading, part: str) -> bool:
    found = next((one for one in reading.lexicon.find(part) if one.end - one.start == len(part)), None)
    return found.entry.types == {"Place"} if found and found.entry.types else by_name(part) == "Place"


def _is_role(part: str) -> bool:
    """Tell whether a part of an entry is a post: few words that end in one, none of them a name behind "of"."""
    tokens = _FORMER.sub("", part).lower().split()
    plain = all(token[:1].islower() or token.lower() in words("roles") for token in part.split()[1:])
    last = tokens[tokens.index("of") - 1 if "of" in tokens[1:] else -1] if tokens else ""
    post = last in words("roles") or (len(last) > 5 and last.endswith("ist"))
    return post and len(tokens) <= _MOST_WORDS and plain


def _firm(reading: Reading, part: str) -> str | None:
    """Return the name of an organization with which a part begins; None for a person, a place or no name."""
    part = part.removeprefix("the ").removeprefix("The ")
    found = next((one for one in reading.lexicon.find(part) if one.start == 0), None)
    whole = is_organization(part) and len(part.split()) <= _MOST_WORDS
    form = part[: found.end] if found and not whole else part
    capital = all(token[:1].isupper() or not token[:1].isalpha() or token.islower() for token in form.split())
    if not form[:1].isupper() or not capital or len(form.split()) > _MOST_WORDS or not (form[-1:].islower() or whole):
        return None
    if found and not whole and (found.end < len(part) and part[found.end : found.end + 1].isalnum()):
        return None
    sure = is_organization(form)
    types = found.entry.types if found else frozenset()
    other = bool(types) and "Organization" not in types and not (types == {"Person"} and not is_person(reading, form))
    return form if sure or (not other and len(form) > 2) else None
