"""From a filled frame to facts: classes, role, years, polarity, evidence."""

from __future__ import annotations

from collections.abc import Iterator

from kg import nlp
from kg.records.statement import Fact, Name, Refused
from kg.records.vocabulary import IDEAS, PREDICATES, WORKS, Certainty
from kg.text.normalize import word_set

from ..frames import Says
from ..reading.career_entries import of_life
from ..reading.reading import Reading
from ..reading.sentences import Sentence
from ..reading.years import years
from ..reference.chunk import Chunk
from ..rules.bearers import SETS
from ..tables import classes
from .matching import Found
from .refusing import refused
from .relations import Links
from .veracity import may_deny

_WRITING = word_set(
    "wrote author authors co-author written writer co-wrote authored book novel essay memoir write writing"
)
_FILMING = word_set("make makes made making shoot shoots shot film filmed films")
"""Words with which the maker of a film is said to have directed it: "made the film Looms"; who wrote it did not."""
_SKIPPED = SETS["det"] | SETS["adv"] | word_set("former ex key and")


def facts(reading: Reading, sentence: Sentence, links: Links, found: Found) -> Iterator[Fact | Refused]:
    """Yield what a filled frame says, and what it would say were it stated."""
    clauses = links.clauses
    evidence = reading.places.evidence(sentence.passage.item, sentence.text, f"frames:{found.frame.name}")
    if evidence is None:
        return
    status = nlp.judge(clauses, found.at, found.governing | {found.at})
    if found.unit.denied:
        if status.category != "denied":
            return
        status = nlp.Status()
    certainty: Certainty = "verbatim" if sentence.topic else "observed"
    for says in found.frame.says:
        dated = says.dated and status.polarity == "asserted"
        start, end = years(clauses, found.at, found.unit.ended) if dated else (None, None)
        if dated and start is end is None and (life := of_life(sentence.passage)):
            start, end = life.start, life.end
        role = _role(links, found, says) if status.polarity == "asserted" else None
        for one, other, made in _pairs(sentence, found, says):
            subject, predicate, object_ = made
            if object_.type is None and predicate in ("authored", "recommended"):
                object_ = Name(object_.form, _guess(links, found))
            if predicate == "authored" and object_.type == "Film" and subject.type == "Person":
                filmed = found.unit.sort == "name" or links.lower[found.at] in _FILMING
                predicate = "directed" if filmed else predicate
            said = (
                status
                if status.polarity is None or found.unit.denied
                else nlp.judge(clauses, found.at, (), links.places(one, other))
            )
            polarity = said.polarity and status.polarity
            if polarity is None or (polarity == "negated" and not may_deny(says.predicate, links.lower[found.at])):
                yield from refused(sentence, (subject, predicate, object_), evidence, said if said.trigger else status)
                continue
            kind = found.unit.kind or says.kind
            yield Fact(subject, predicate, object_, evidence, polarity, role, start, end, kind, certainty)


def _pairs(sentence: Sentence, found: Found, says: Says) -> Iterator[tuple[Chunk, Chunk, tuple[Name, str, Name]]]:
    """Yield every two names that a frame says something of, and what it says."""
    for one in _meant(sentence, found.slots.get(says.subject, ())):
        for other in _meant(sentence, found.slots.get(says.object, ())):
            if made := _typed(found, says, one, other):
                yield one, other, made


def _meant(sentence: Sentence, chunks: tuple[Chunk, ...]) -> Iterator[Chunk]:
    """Yield the names; of "they" all, of the name that leads a description all the things that are described."""
    for chunk in chunks:
        if sentence.topic and chunk is sentence.chunks[0]:
            for name in sentence.topic:
                yield Chunk(0, 1, name, frozenset({name.type} if name.type else ()))
        else:
            yield chunk
            for name in chunk.others:
                yield Chunk(chunk.start, chunk.end, name, chunk.types, refers=True)


def _typed(found: Found, says: Says, one: Chunk, other: Chunk) -> tuple[Name, str, Name] | None:
    """Return the names with the classes that they have here, and the predicate; None where the classes clash."""
    predicate = PREDICATES[says.predicate]
    if says.predicate == "authored" and other.types and not other.types & set(WORKS) and other.types & set(IDEAS):
        predicate = PREDICATES["proposed"]
    domain = found.frame.role(says.subject).classes or predicate.domain
    range_ = found.frame.role(says.object).classes or predicate.range
    if one.name.form == other.name.form or not _may_be(one, domain) or not _may_be(other, range_):
        return None
    return _as(one, domain, predicate.domain), predicate.name, _as(other, range_, predicate.range)


def _may_be(chunk: Chunk, wanted: tuple[str, ...]) -> bool:
    return not wanted or not chunk.types or bool(chunk.types & set(wanted))


def _as(chunk: Chunk, wanted: tuple[str, ...], usual: tuple[str, ...]) -> Name:
    """Return the name with the one class that both the name and the place allow; `usual` are the predicate's own."""
    fitting = sorted(chunk.types & set(wanted)) if wanted and chunk.types else sorted(chunk.types or usual or wanted)
    return Name(chunk.name.form, fitting[0] if len(fitting) == 1 else chunk.name.type)


def _role(links: Links, found: Found, says: Says) -> str | None:
    """Return the words of the role that a fact has, articles and adverbs before them left out."""
    if found.unit.as_role:
        return found.unit.as_role
    if says.role is None:
        return None
    if says.role not in dict(found.unit.roles):
        return None if says.role == "role" else says.role
    at = found.words.get(says.role)
    if at is None or links.chunk(at) is not None:
        return None
    start, end = links.clauses.phrase(at)
    while start < end and links.lower[start] in _SKIPPED:
        start += 1
    return " ".join(links.clauses.tokens.span(start, end).split()).strip(" ,") or None


def _guess(links: Links, found: Found) -> str | None:
    """Return the class of a work that nothing but the words around it tells: a noun beside it, or a verb of writing."""
    near = links.lower[max(0, found.at - 4) : found.at + 6]
    nouns = classes("work_nouns")
    told = next((nouns[word] for word in reversed(near) if word in nouns), None)
    return told or ("Method" if "project" in near else "Book" if set(near) & _WRITING else None)
