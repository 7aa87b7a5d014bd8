"""What tells for and against a person whom a pronoun may stand for: distance, role, gender, the words near by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.names.shape import likely_person
from kg.text.normalize import word_set

from . import gender
from .mentioned import Mention, Said, same

_SUBORDINATE = re.compile(
    r"[;:—–]|, (?:and|but|so|or|which|who|where|when|while|because|although|though|as|after|before|since|until|whose|"
    r"he|she)\b|\b(?:because|although|though|when|while|after|before|since|until|that|if|who|whose|which|where|whom)\b"
)

_VERBAL = re.compile(
    r"(?:\s*\([^()]*\))?,?(?: (?:also|then|later|never|once|first|still|really|just|actually))*[’' ]+"
    r"(?:(?:s|d|ll|ve|had|has|was|is|did|does|would|will|could|can|"
    r"gave|told|taught|led|made|said|says|went|came|took|got|left|ran|saw|won|met|wrote|built|began|became|grew|"
    r"knew|kept|held|found|thought|felt|brought|bought|sold|spent|stood|lost|put|let|set)\b|[a-z]+ed\b|[a-z]{3,}s\b)"
)

_OWNS = re.compile(r"[’']s? (?!(?:been|a|an|the|not|now|very|so|really)\b)[a-z]")

_BEFORE = re.compile(r"\b([a-z]+) $")

_PREPOSITIONS = word_set("of by with from to for at in on about after before under against like than between and or as")

_POSSESSED = re.compile(
    r" (?!(?:to|at|in|on|for|and|or|but|with|from|by|as|when|that|if|because|about|a|an|the|off|up)\b)[\w“\"‘]"
)


def kind(text: str, start: int, end: int) -> str:
    """Return how a pronoun stands: as subject, as object, or as owner.

    >>> kind("She saw her loom.", 0, 3), kind("She saw her loom.", 8, 11), kind("She saw her.", 8, 11)
    ('subject', 'owner', 'object')
    """
    word = text[start:end].lower()
    if word in ("he", "she"):
        return "subject"
    if word in ("his", "hers") or (word == "her" and _POSSESSED.match(text, end)):
        return "owner"
    return "object"


def _role(said: Said, mention: Mention) -> str:
    """Return how a mention stands in its sentence: as subject, owner, behind a preposition, or else."""
    text = said.text
    if mention.refers:
        how = kind(text, mention.start, mention.end)
        return {"subject": "s", "owner": "p", "object": "o"}[how]
    if _OWNS.match(text, mention.end):
        return "p"
    before = _BEFORE.search(text, 0, mention.start)
    if _VERBAL.match(text, mention.end):
        return "s" if before is None or before[1] not in _PREPOSITIONS else "v"
    if before is not None and before[1] in _PREPOSITIONS:
        return "b"
    return "i" if mention.start < 12 else "o"


def features(
    group: Sequence[tuple[int, Mention]],
    order: Sequence[tuple[int, Mention]],
    sentences: Sequence[Said],
    start: int,
    end: int,
    how: str,
    wanted: str | None,
    count: int,
) -> Iterator[str]:
    away, last = group[0]
    said, own = sentences[away], sentences[0]
    role = _role(said, last)
    far = min(away, 3)
    rest = order[: order.index((away, last))]
    yield from _distance(group, rest, role, how, far)
    yield from _person(group, order, wanted, count, role)
    if any(_role(sentences[there], one) == "s" for there, one in group if there == 1):
        yield "subject before"
    firsts = [sentences[there].people for there, _ in group if sentences[there].people]
    if any(min(people, key=lambda one: one.start) in [one for _, one in group] for people in firsts):
        yield "first"
    if not far:
        middle = own.text[last.end : start]
        yield f"clause {'apart' if _SUBORDINATE.search(middle) else 'same'} {how} {role}"
        if middle.count(",") > 1:
            yield "commas"
    elif not own.text[:start].strip():
        yield f"opens {role} {min(far, 2)}"
    yield from _near_by(said, last, own, start, how, role, far)
    if any(_role(sentences[there], one) in "sv" and not same(one.form, last.form) for there, one in rest):
        yield f"subject between {how} {role}"


def _distance(
    group: Sequence[tuple[int, Mention]], rest: Sequence[tuple[int, Mention]], role: str, how: str, far: int
) -> Iterator[str]:
    """Yield how far back a person was last named, and who was named since."""
    last = group[0][1]
    yield f"far {far}"
    yield f"how {how} {role} {min(far, 2)}"
    yield f"role {role}"
    between = len({one.form for _, one in rest if not same(one.form, last.form)})
    yield f"between {min(between, 3)}"
    yield f"between {min(between, 2)} {min(far, 2)}"
    yield f"times {min(len(group), 4)}"
    yield f"pronoun {last.refers} {min(far, 2)}"
    if any(there == group[0][0] for there, _ in group[1:]):
        yield "twice"


def _person(
    group: Sequence[tuple[int, Mention]],
    order: Sequence[tuple[int, Mention]],
    wanted: str | None,
    count: int,
    role: str,
) -> Iterator[str]:
    """Yield what tells that it is a person of the gender, and whether others were named."""
    yield "gender " + ("known" if any(gender.of_name(one.form) == wanted for _, one in group) else "open")
    if any(one.refers for _, one in group):
        yield "chain"
    if not any(one.sure for _, one in group):
        yield f"unsure {role}"
        yield "unsure " + ("likely" if any(likely_person(one.form) for _, one in group) else "any")
    if count == 1:
        yield "only"
    if len(group) == len(order):
        yield "alone"
    if order and any(one is order[-1][1] for _, one in group):
        yield "earliest"


def _near_by(said: Said, last: Mention, own: Said, start: int, how: str, role: str, far: int) -> Iterator[str]:
    """Yield what the words around a mention and around the pronoun tell."""
    before, after = said.text[: last.start].split()[-1:], said.text[last.end :].split()[:1]
    ahead = own.text[:start].split()[-1:]
    yield f"after {_plain_word(after)}"
    yield f"before {_plain_word(before)}"
    yield f"ahead {_plain_word(ahead)} {role} {min(far, 1)}"
    if said.text[: last.start].count("(") > said.text[: last.start].count(")"):
        yield f"bracket {min(far, 1)}"
    if not far:
        words = len(own.text[last.end : start].split())
        yield f"words {min(words, 16).bit_length()} {how} {role}"
    else:
        at = len(own.text[:start].split())
        yield f"place {min(at, 15).bit_length()} {how} {role} {min(far, 2)}"


_CLOSED = word_set(
    "a an the and but or nor so if when while because although though as after before since until that which who whose "
    "whom where of by with from to for at in on about under against like than between into over through during without "
    "is was are were be been being has had have did does do said says told asked then also later not would could will "
    "his her their its he she they it him them"
)


def _plain_word(words: Sequence[str]) -> str:
    """Return a word as it is weighed: a small word by itself, others by how they end and are written."""
    if not words:
        return "-"
    word = words[0]
    bare = word.strip(",.;:()\"“”'’-").lower()
    if bare in _CLOSED:
        return bare + ("," if word.endswith(",") else "")
    if not bare:
        return word[:1]
    if word[:1] in ",.;:(’'-":
        return word[:2]
    ending = "X" if word[:1].isupper() else next((end for end in ("ed", "ing", "s") if bare.endswith(end)), "w")
    return ending + (word[-1] if word[-1] in ",;:)" else "")
