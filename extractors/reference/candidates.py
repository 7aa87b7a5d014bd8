"""The persons that were spoken of, sentence by sentence, and who of them a pronoun may stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.names.shape import likely_person, shaped_like_person
from kg.text.normalize import word_set

from . import gender
from .chunk import Chunk

WINDOW = 4
"""Sentences, the pronoun's own among them, in which a person was named whom it may stand for."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or a pronoun that stands for a person in a sentence."""

    start: int
    end: int
    form: str
    """The name; of a pronoun that of whom it stands for."""
    sure: bool
    """Whether it is known to be a person's."""
    refers: bool
    """Whether a pronoun stands there."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that was read: its text, who is spoken of in it, and by whom it is said."""

    text: str
    people: tuple[Mention, ...]
    turn: int
    """The line where its turn or paragraph begins."""
    speaker: str | None
    things: tuple[Chunk, ...] = ()
    """What else is named in it: firms, schools, places, works."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person whom a pronoun may stand for, with what tells for and against it."""

    form: str
    """The fullest name by which the person was called near by."""
    features: tuple[str, ...]


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
_NOUN = re.compile(r"\b(?:my|his|her|our|their|your|the|a) (?:\w+ ){0,2}?(\w+),? $|, (?:a|an|the|my) (?:\w+ ){0,2}?$")


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


def candidates(word: tuple[int, int], own: Said, before: Sequence[Said]) -> tuple[Candidate, ...]:
    """Return the persons whom the pronoun of a sentence may stand for: `own` is its sentence as far as it is read.

    The speaker is none of them; who is known to be of the other gender is none either.
    """
    start, end = word
    wanted = gender.of_pronoun(own.text[start:end])
    how = kind(own.text, start, end)
    sentences = [own, *reversed(before[-WINDOW + 1 :])]
    groups: list[list[tuple[int, Mention]]] = []
    order: list[tuple[int, Mention]] = []
    for away, said in enumerate(sentences):
        for mention in sorted(said.people, key=lambda one: -one.start):
            if away == 0 and mention.end > start:
                continue
            if own.speaker is not None and same(mention.form, own.speaker):
                continue
            order.append((away, mention))
            group = next((g for g in groups if any(same(mention.form, one.form) for _, one in g)), None)
            if group is None:
                groups.append([(away, mention)])
            else:
                group.append((away, mention))
    fitting = [group for group in groups if _gender(group, sentences) in (None, wanted)]
    found = []
    for group in fitting:
        features = tuple(_features(group, order, sentences, start, end, how, wanted, len(fitting)))
        full = max((one.form for _, one in group), key=lambda form: (len(form.split()), len(form)))
        found.append(Candidate(full, features))
    return tuple(found)


_OPENING = re.compile(r"(?:(?:and|so|but|now|well|then|oh|yeah|no|yes|look|because),? )*", re.IGNORECASE)
"""Words that may open a sentence before its first name or pronoun."""
_PRESENTED = re.compile(
    r"(?:.*[,;.] )?(?:(?:and|so|but|now|well|then|oh|no|yes),? )*"
    r"(?:(?:that|it|this|there)(?:[’']s| is| was|[’']d be)|here[’']s)"
    r"(?: (?:mainly|mostly|really|all|just|largely|also|only|actually|of course))? ",
    re.IGNORECASE,
)
"""Before a name that is presented: "That's mainly Ada, she wrote it"."""


def in_plain_sight(start: int, own: Said, before: Sequence[Said], wanted: str | None) -> str | None:
    """Return the person named right before a pronoun that takes the name up, where no weighing is needed.

    So it is behind a name that opens a sentence or is presented ("And Ada, she wove", "That was Ada, she wove"), and
    where the sentence before is nothing but a name ("Ada Lovelace. She wove.").
    """
    text, last = own.text, max((one for one in own.people if one.end <= start), key=lambda one: one.end, default=None)
    if last is not None:
        opens = _OPENING.fullmatch(text, 0, last.start) or _PRESENTED.fullmatch(text, 0, last.start)
        taken = re.fullmatch(
            r",(?: (?:well|um|uh|oh|you know|yeah),?)* |(?: (?:is|was)|[’']s),(?: well,| um,)? ", text[last.end : start]
        )
        if opens and taken and not last.refers and gender.of_name(last.form) in (None, wanted) and last.sure:
            return last.form
        return None
    if before and _OPENING.fullmatch(text, 0, start):
        names = [one for one in before[-1].people if one.sure and not one.refers]
        alone = len(names) == 1 and before[-1].text.strip(" .,!?…") == before[-1].text[names[0].start : names[0].end]
        if alone and gender.of_name(names[0].form) in (None, wanted):
            return names[0].form if names[0].form != own.speaker else None
    return None


def _gender(group: Sequence[tuple[int, Mention]], sentences: Sequence[Said]) -> str | None:
    """Return the gender that pronouns, first names, and the nouns beside the name tell."""
    for away, mention in group:
        text = sentences[away].text
        if mention.refers and (told := gender.of_pronoun(text[mention.start : mention.end])):
            return told
    for away, mention in group:
        if not mention.refers:
            text = sentences[away].text
            near = _NOUN.search(text[max(0, mention.start - 40) : mention.start])
            if near and near[1] and (told := gender.of_noun(near[1])):
                return told
    return next((told for _, one in group if (told := gender.of_name(one.form))), None)


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


def _features(
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


def usable(form: str, types: frozenset[str]) -> bool | None:
    """Tell whether a name is a person's: None where it may be one, as no class is known and it looks so.

    >>> usable("Ada", frozenset({"Person"})), usable("Ada Lovelace", frozenset()), usable("Globex", frozenset())
    (True, None, None)
    """
    if types:
        return types == {"Person"}
    if likely_person(form) or gender.of_name(form) or shaped_like_person(form):
        return None
    return None if " " not in form and form[:1].isupper() and form[1:].islower() else False


def same(a: str, b: str) -> bool:
    """Tell whether two names of persons may be one: equal, or one's words all words of the other.

    >>> same("Ada", "Ada Lovelace"), same("Ada", "Grace")
    (True, False)
    """
    left, right = set(a.split()), set(b.split())
    return left <= right or right <= left
