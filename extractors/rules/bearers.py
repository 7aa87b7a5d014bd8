"""Whom a phrase is about: the bearer of a noun phrase, the subject of a verb, and what is enumerated with a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg import nlp
from kg.names import tables
from kg.records.vocabulary import WORKS
from kg.text.normalize import word_set

from ..naming.shapes import looks_like_person
from ..reading.sentences import Sentence
from ..reference.chunk import Chunk
from ..tables import classes, words

SETS: Mapping[str, frozenset[str]] = {
    "role": words("roles"),
    "det": word_set("the a an his her their its our this that"),
    "adv": word_set(
        "also later then first initially previously once eventually soon recently now currently briefly actually "
        "subsequently originally finally closely deeply heavily strongly profoundly greatly directly partly largely "
        "personally ultimately successfully famously both still again already formerly jointly officially "
        "immediately proudly explicitly often frequently repeatedly clearly especially really truly always "
        "independently single-handedly together proactively ever primarily mostly mainly"
    ),
    "founder": word_set("founder co-founder cofounder founders co-founders cofounders"),
    "author": word_set(
        "author authors co-author coauthor co-authors coauthors writer creator creators co-creator inventor inventors "
        "co-inventor developer composer"
    ),
    "end": frozenset((".", ";", "!")),
    "s": frozenset(("'s", "’s", "'", "’")),
}
"""Sets of words that patterns name."""
_SKIPPED = SETS["adv"] | SETS["det"] | word_set("and , key former ex as renowned famous legendary young senior fellow")
_LINKS = word_set(", — – - : is was became becomes remains been being become were am 'm ’m 're ’re are ’s 's as")
_AUXILIARIES = word_set("has had have having did")
_HAVING = word_set("has have had")
_PREPOSITIONS = word_set("at of in from with by for on to into under about between against like than over through")
_GOVERNS = word_set(
    "left leaves chose chooses decided decides went goes moved moves returned dropped quit continued "
    "started began helped"
)
"""Verbs after which an infinitive came true: "left to join", "went on to found"."""
_CHANGES = word_set("transition transitioned move moved path journey shift shifted way went turned progression")
"""Words after which "to" and a participle came true: "her way from Acme to founding Babbage"."""
_VERBS = word_set(
    "is was has had did made wrote led left built took got gave told said met went came became began chose grew taught "
    "held ran won lost sold bought brought thought found spent kept put set drew fell sought spoke saw"
)
_JOINS_VERBS = word_set("and , but then to by before after while when — – having on in")
_AFTER_SUBJECT = word_set("are were have will would can could who which")


def bearer(  # noqa: C901
    sentence: Sentence, match: nlp.Match, borne: Sequence[tuple[int, int, Chunk]], participle: bool = False
) -> tuple[Chunk, ...]:
    """Return whom a noun phrase is said of: the name after it, before it, or before the phrase that it continues.

    `borne` holds start, end and bearer of the noun phrases before it in the sentence.
    """
    if after := _named_after(sentence, match):
        return enumerated(sentence, match.end, after, backward=False, forward=True)
    lower, at = sentence.tokens.lower, match.start - 1
    if participle and (going_on := _continued(sentence, at)) is not None:
        return going_on
    if at >= 0 and lower[at] == "and" and sentence.tokens.tags[match.start] == nlp.POSSESSIVE:
        return (after,) if (after := _apposed(sentence, match)) else ()  # "…, and her husband": another thing is named
    linked = False
    while at >= 0:
        if continued := next((one for _, end, one in borne if end == at + 1), None):
            return (continued,)
        if lower[at] in _HAVING and lower[at + 1] == "been":
            at -= 1
            continue
        if lower[at + 1] in ("and", ",") and (noun := _predicate_noun(sentence, at)) is not None:
            at = noun
            continue
        if sentence.chunk(at) or (lower[at] not in _SKIPPED and lower[at] not in _LINKS):
            break
        if lower[at] in SETS["s"] and not (at and (owner := sentence.chunk(at - 1)) and owner.refers):
            break
        linked = linked or lower[at] in _LINKS
        at -= 1
    before = sentence.chunk(at)
    if before is not None and before.label == nlp.NAME and (linked or (at == 0 and sentence.topic)):
        within = at > 0 and lower[at - 1] in _PREPOSITIONS and sentence.topic
        if not within:
            return enumerated(sentence, at, before, backward=True, forward=False)
    if after := _apposed(sentence, match):
        return (after,)
    own = sentence.topic and _own_words(sentence, match) and not (participle and _more_said(sentence, match))
    return sentence.chunks[:1] if own else ()


def _predicate_noun(sentence: Sentence, at: int) -> int | None:
    """Return the index of the verb of being before "a weaver of note" that ends at a place, else None."""
    lower = sentence.tokens.lower
    for near in range(at, max(0, at - 6), -1):
        if sentence.tokens.labels[near] is not None or lower[near] in _VERBS or lower[near] in ("and", ",", "who"):
            return None
        if lower[near] in ("a", "an", "the") and lower[near - 1] in ("is", "was", "am", "are", "been"):
            return near - 1
    return None


def _apposed(sentence: Sentence, match: nlp.Match) -> Chunk | None:
    """Return the person named between commas after a phrase: "Acme's chief scientist, Ada Lovelace, agreed"."""
    lower = sentence.tokens.lower
    if match.end + 2 >= len(lower) or lower[match.end] != "," or lower[match.end + 2] not in (",", "."):
        return None
    after = sentence.chunk(match.end + 1)
    return after if after is not None and after.types == {"Person"} and not sentence.topic else None


def _continued(sentence: Sentence, at: int) -> tuple[Chunk, ...] | None:
    """Return the subject of the passive that a participle goes on with: "Loom was sold, and later adopted by …"."""
    lower = sentence.tokens.lower
    while at >= 0 and lower[at] in SETS["adv"]:
        at -= 1
    return _shared_subject(sentence, at) if at >= 0 and lower[at] in ("and", "but") else None


def _more_said(sentence: Sentence, match: nlp.Match) -> bool:
    """Tell whether a comma or another participle stands between what is described and a phrase."""
    between = sentence.tokens.lower[1 : match.start]
    return any(
        word == "," or word.endswith("ing") or (word.endswith("ed") and word not in ("based",)) for word in between
    )


def _named_after(sentence: Sentence, match: nlp.Match) -> Chunk | None:
    """Return the person named right after a phrase that ends with a role: "co-founder Ada Lovelace"."""
    after = sentence.chunk(match.end)
    if after is None or after.refers or sentence.tokens.labels[match.end - 1] is not None:
        return None
    person = after.types == {"Person"} or (not after.types and looks_like_person(after.name.form))
    return after if person else None


def _own_words(sentence: Sentence, match: nlp.Match) -> bool:
    """Tell whether a phrase of a description is about what is described: nobody else has become the subject before."""
    lower = sentence.tokens.lower
    for at in range(1, match.start - 1):
        chunk = sentence.chunk(at)
        if (
            chunk
            and chunk.label == nlp.NAME
            and not chunk.refers
            and "Person" in chunk.types
            and is_verb(lower[at + 1])
        ):
            return False
    return True


def subject(sentence: Sentence, match: nlp.Match) -> tuple[Chunk, ...]:
    """Return who does what a verb phrase says: the name before it, or the subject that it shares."""
    lower, at = sentence.tokens.lower, match.start - 1
    while at >= 0 and (lower[at] in SETS["adv"] or lower[at] in _AUXILIARIES) and sentence.tokens.labels[at] is None:
        at -= 1
    if at < 0:
        return ()
    if chunk := sentence.chunk(at):
        if chunk.label != nlp.NAME or _before(lower, at) in _PREPOSITIONS:
            return ()
        return enumerated(sentence, at, chunk, backward=True, forward=False)
    if (apposed := _just_apposed(sentence, at)) is not None:
        return (apposed,)
    gerund = lower[match.start].endswith("ing") and (is_verb(lower[at]) or lower[at] in ("of", "about", "for", "to"))
    governing = _CHANGES if gerund else _GOVERNS
    if lower[at] == "to" and not any(lower[n] in governing for n in range(max(0, at - 7), at)):
        return ()
    if lower[match.start].endswith("ing") and lower[at] in ("after", "before", "since", "while") and at == 0:
        return _following_subject(sentence, match.end)
    if gerund or lower[at] in _JOINS_VERBS:
        return _shared_subject(sentence, at, gerund)
    return ()


def _just_apposed(sentence: Sentence, at: int) -> Chunk | None:
    """Return the person between two commas of which the second stands at a place: "her friend, Ada, led"."""
    lower = sentence.tokens.lower
    apposed = sentence.chunk(at - 1) if at > 1 and lower[at] == "," and lower[at - 2] == "," else None
    return apposed if apposed is not None and apposed.types == {"Person"} and apposed.label == nlp.NAME else None


def _before(lower: Sequence[str], at: int) -> str:
    """Return the word before a name, titles ("Professor") left out; "" at the start."""
    at -= 1
    while at >= 0 and lower[at].strip(".") in tables.words("honorifics"):
        at -= 1
    return lower[at] if at >= 0 else ""


def _shared_subject(sentence: Sentence, at: int, gerund: bool = False) -> tuple[Chunk, ...]:
    """Return the nearest subject before a place: a name followed by a verb, or by a comma that opens an apposition."""
    lower = sentence.tokens.lower
    for near in range(at - 1, -1, -1):
        chunk = sentence.chunk(near)
        if chunk is None or (chunk.label != nlp.NAME and not gerund):
            continue
        if chunk.label != nlp.NAME:
            return (chunk,)
        following = near + 1
        while following < at and (lower[following] in SETS["adv"] or lower[following] in classes("work_nouns")):
            following += 1
        free = _before(lower, near) not in _PREPOSITIONS
        opens = lower[following] == "," and near < 4 and at - near > 3 and following < at
        if free and (is_verb(lower[following]) or opens):
            return enumerated(sentence, near, chunk, backward=True, forward=False)
    return sentence.chunks[:1] if sentence.topic else ()


def _following_subject(sentence: Sentence, at: int) -> tuple[Chunk, ...]:
    """Return the subject of the main clause after a participle: "After joining Acme, Ada …"."""
    lower = sentence.tokens.lower
    comma = next((n for n in range(at, min(len(lower), at + 15)) if lower[n] == ","), None)
    chunk = sentence.chunk(comma + 1) if comma is not None else None
    return (chunk,) if chunk is not None and chunk.label == nlp.NAME and chunk.types <= {"Person"} else ()


def is_verb(word: str) -> bool:
    """Tell whether a word after a name is likely its verb."""
    third = word.endswith("s") and len(word) > 3 and word.isalpha() and not word.endswith("ss")
    return word in _VERBS or word.endswith("ed") or third


def enumerated(sentence: Sentence, at: int, chunk: Chunk, backward: bool, forward: bool) -> tuple[Chunk, ...]:
    """Return the chunk with those it is enumerated with: "at A, B and C"."""
    found = [chunk, *(replace(chunk, name=name, others=()) for name in chunk.others)]
    for wanted, step in ((forward, 1), (backward, -1)):
        members, closed = _chain(sentence, at, step) if wanted else ([], False)
        found += [member for member in members if closed and _alike(chunk, member)]
    types = next((one.types for one in found if one.types), frozenset())
    return tuple(one if one.types else replace(one, types=types) for one in found)


def _alike(a: Chunk, b: Chunk) -> bool:
    works = set(WORKS)
    return not a.types or not b.types or bool(a.types & b.types) or bool(a.types & works and b.types & works)


_JOINTS = ("and", "or", "&", "/", "vs", "as", "well", "plus")


def _chain(sentence: Sentence, at: int, step: int) -> tuple[list[Chunk], bool]:
    """Return the names enumerated after (or before) a name, and whether an "and" closes the enumeration."""
    lower = sentence.tokens.lower
    members: list[Chunk] = []
    closed = False
    while True:
        near, between = at + step, []
        while 0 <= near < len(lower) and _may_join(lower[near]) and sentence.tokens.labels[near] is None:
            between.append(lower[near])
            near += step
        chunk = sentence.chunk(near)
        if not {",", *_JOINTS} & set(between) or chunk is None or chunk.label != nlp.NAME or chunk.refers:
            return members, closed
        if "or" in between or "vs" in between or (step > 0 and _goes_on(lower, near + 1)):
            return members, closed
        members.append(chunk)
        closed = closed or "and" in between or "&" in between
        at = near


def _may_join(word: str) -> bool:
    return word in (",", "the", *_JOINTS) or word.strip(".") in tables.words("honorifics")


def _goes_on(lower: Sequence[str], at: int) -> bool:
    """Tell whether a name is the subject or owner of what follows, and so no member of an enumeration before it."""
    word = lower[at] if at < len(lower) else ""
    return word in SETS["s"] or word in _AFTER_SUBJECT or word in _VERBS or (word.endswith("ed") and len(word) > 3)


def end_of(sentence: Sentence, match: nlp.Match) -> int:
    """Return the index after a match and what is enumerated with its last name."""
    lower, at = sentence.tokens.lower, match.end
    while at < len(lower):
        near = at
        while near < len(lower) and lower[near] in (",", "and", "the"):
            near += 1
        if near == at or sentence.chunk(near) is None:
            return _after_apposition(lower, at)
        at = near + 1
    return at


def _after_apposition(lower: Sequence[str], at: int) -> int:
    """Return the index after ", a small weaving firm" that stands between commas, else `at`."""
    if lower[at : at + 1] != (",",) or lower[at + 1 : at + 2] not in (("a",), ("an",), ("the",)):
        return at
    for near in range(at + 2, min(at + 9, len(lower))):
        if lower[near] == ",":
            return near
        if lower[near] in _VERBS or lower[near] in ("and", "who", "which"):
            break
    return at
