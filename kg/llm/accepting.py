"""What is taken of a model's answer: only what the words of the page state, by our own reading of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kg import nlp
from kg.extractors.reading.reading import Reading
from kg.extractors.reading.sentences import Sentence
from kg.llm import ends, persons, quoting
from kg.llm.ends import End
from kg.llm.prompts import POLARITIES
from kg.llm.refusal import Refused
from kg.records.proposal import Answer, Request, Untaken
from kg.records.statement import Evidence, Fact, Mention, Name
from kg.records.vocabulary import PREDICATES, Polarity, Predicate
from kg.text.normalize import key

_FENCE = re.compile(r"^\s*```(?:json)?\s*|\s*```\s*$")
_YEAR = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_HAN = re.compile(r"[\u3400-\u9fff]")
_UNSAID = re.compile(
    r"没|不|未|非|无|差点|如果|要是|假如|打算|想要|希望|据说|听说|传|还是|或|吗|？|\?|是否|可能|也许|会不会|请|写下|写出|务必|应该"
)
"""Signs that a Chinese clause may not state what it says, or asks for it; any of them refuses a proposal."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What an answer gives."""

    facts: tuple[Fact, ...]
    mentions: tuple[Mention, ...]
    untaken: tuple[Untaken, ...]


def take(reading: Reading, request: Request, answer: Answer) -> Taken:
    """Return the facts that an answer proposes and the words bear out, and every other row with the reason.

    A row is taken where its quote stands in the sentence of its line, both names stand in the quote or our own
    reference says that a pronoun there stands for them, the classes fit, and the words state it (`kg.nlp.judge`).
    """
    facts: set[Fact] = set()
    mentions: set[Mention] = set()
    untaken: list[Untaken] = []
    rows = rows_of(answer.content)
    if rows is None:
        untaken.append(_untaken(request, answer, {}, 0, Refused("malformed", "The answer is no JSON of rows.")))
    for row in rows or ():
        number = row.get("line") if isinstance(row, dict) else None
        known = isinstance(number, int) and not isinstance(number, bool) and 0 < number <= len(request.sentences)
        at = request.sentences[number - 1] if known and isinstance(number, int) else None
        line = reading.sentences[at].passage.item.line if at is not None else 0
        try:
            fact, new = _fact(reading, at, row, answer)
        except Refused as refusal:
            untaken.append(_untaken(request, answer, row if isinstance(row, dict) else {}, line, refusal))
        else:
            facts.add(fact)
            mentions.update(new)
    return Taken(tuple(sorted(facts, key=repr)), tuple(sorted(mentions, key=repr)), tuple(sorted(set(untaken))))


def rows_of(content: str) -> list[Any] | None:
    """Return the rows of an answer, None where it holds none: as JSON, in a fence, or a bare list."""
    try:
        told = json.loads(_FENCE.sub("", content.strip()))
    except (ValueError, RecursionError):
        return None
    rows = told.get("rows") if isinstance(told, dict) else told
    return rows if isinstance(rows, list) else None


def _untaken(request: Request, answer: Answer, row: Mapping[str, Any], line: int, refusal: Refused) -> Untaken:
    quote, subject, predicate, object_ = (_shown(row.get(part)) for part in ("quote", "subject", "predicate", "object"))
    return Untaken(request.source, line, quote, subject, predicate, object_, refusal.reason, refusal.why, answer.model)


def _shown(value: object) -> str:
    return value[:300] if isinstance(value, str) else "" if value is None else str(value)[:300]


def _fact(reading: Reading, at: int | None, row: Any, answer: Answer) -> tuple[Fact, list[Mention]]:
    """Return the fact of a row and the mentions of names that are new, or whose class is. Raises Refused."""
    predicate = _well_formed(row)
    if at is None:
        raise Refused("no-such-line", f"There is no line {row['line']}.")
    sentence = reading.sentences[at]
    place = quoting.find(row["quote"], sentence.text)
    if place is None:
        raise Refused("quote-not-found", "The quote does not stand on that line.")
    first = ends.find(reading, at, row["subject"], place, row["object"])
    second = ends.find(reading, at, row["object"], place, row["subject"])
    subject = _typed(first.name, predicate.domain, persons.told(reading, sentence, first))
    object_ = _typed(second.name, predicate.range, persons.told(reading, sentence, second))
    if key(subject.form) == key(object_.form):
        raise Refused("wrong-type", "Both ends are one name.")
    _stated(reading, at, (first, second), row["polarity"])
    place = ends.widened(sentence, place, (first, second))
    quote = sentence.text[place[0] : place[1]]
    extractor = f"llm:{answer.model}@{answer.prompt}"
    evidence = reading.places.evidence(sentence.passage.item, _whole(sentence.text, place), extractor)
    if evidence is None:
        raise Refused("quote-not-found", "The quote does not stand on its lines.")
    start, end = (_year(row[name], quote) for name in ("start", "end"))
    role = row["role"] if row["role"] and quoting.find(row["role"], sentence.text) else None
    fact = Fact(
        subject, predicate.name, object_, evidence, row["polarity"], role, start, end, _kind(row, predicate), "proposed"
    )
    both = ((subject, first), (object_, second))
    new = [name for name, end in both if end.at is not None or (name.type and not end.name.type)]
    return fact, [_mention(evidence, name) for name in new]


def _whole(text: str, place: tuple[int, int]) -> str:
    """Return the quote with the words that it cuts, as they stand."""
    start, end = place
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[start:end]


def _mention(evidence: Evidence, name: Name) -> Mention:
    return Mention(evidence.source, evidence.line, name.form, name.type, None, rank=1)


def _well_formed(row: Any) -> Predicate:
    """Return the predicate of a row whose every part is of its kind. Raises Refused."""
    if not isinstance(row, dict) or any(not isinstance(row.get(n), str) for n in ("quote", "subject", "object")):
        raise Refused("malformed", "A row needs line, quote, subject, predicate and object.")
    if any(not isinstance(row.setdefault(n, None), str | None) for n in ("role", "start", "end", "kind")):
        raise Refused("malformed", "Role, start, end and kind are texts or null.")
    if row.setdefault("polarity", "asserted") not in POLARITIES:
        raise Refused("malformed", "The polarity is asserted or negated.")
    if not isinstance(row.get("predicate"), str) or row["predicate"] not in PREDICATES:
        raise Refused("unknown-predicate", "The ontology has no such predicate.")
    return PREDICATES[row["predicate"]]


def _typed(name: Name, wanted: Sequence[str], person: bool) -> Name:
    """Return the name with the class that its place in the fact gives. Raises Refused where it has another.

    `person`: something beside the model says that it is one.
    """
    if wanted and name.type and name.type not in wanted:
        raise Refused("wrong-type", f"{name.form} is a {name.type}, not {' or '.join(wanted[:3])}.")
    if not name.type and len(wanted) == 1:
        if wanted == ("Person",) and not person:
            raise Refused("wrong-type", f"Nothing but the model says that {name.form} is a person.")
        return replace(name, type=wanted[0])
    return name


def _year(value: str | None, quote: str) -> str | None:
    if value is None or value == "":
        return None
    if not _YEAR.fullmatch(value) or value[:4] not in quote:
        raise Refused("year-not-in-quote", f"The quote does not give {value[:20]}.")
    return value


def _kind(row: Mapping[str, Any], predicate: Predicate) -> str | None:
    kind = row["kind"]
    return kind.lower() if kind and predicate.influence and re.fullmatch(r"[A-Za-z]{3,12}", kind) else None


def _stated(reading: Reading, at: int, both: Sequence[End], polarity: Polarity) -> None:
    """Raise Refused unless the words that tie the two names state it, with this polarity."""
    sentence = reading.sentences[at]
    if _HAN.search(sentence.text):
        if _UNSAID.search(sentence.text) or polarity == "negated":
            raise Refused("not-stated", "The sentence may deny, ask or suppose it.")
        return
    clauses = reading.trees.of(at)
    places = [place for end in both if not end.left_out and (place := _token(sentence, end)) is not None]
    if len(places) < sum(not end.left_out for end in both) or not places:
        raise Refused("not-stated", "The words between the names cannot be read.")
    top, between = _clause(clauses, places) or _between(clauses, places)
    governing = between if between and top in places else between | {top}  # of "Ada, head of X" the words below Ada
    at = top if top in governing else max(governing, key=lambda word: -len(list(clauses.path(word))))
    status = nlp.judge(clauses, at, governing, [p for p in places if p < len(clauses.tree.heads)])
    if status.polarity is None:
        trigger = "" if status.trigger is None else f" (“{sentence.tokens.words[status.trigger]}”)"
        raise Refused("not-stated", f"The words are {status.category}{trigger}, not stated.")
    if status.polarity != polarity:
        raise Refused("polarity-differs", f"By our reading it is {status.polarity}.")


def _token(sentence: Sentence, end: End) -> int | None:
    """Return the token that a name is, or the one that a character is in; None in what is read apart, as brackets."""
    if end.at is not None:
        starts, words = sentence.tokens.starts, sentence.tokens.words
        return next((n for n, start in enumerate(starts) if start <= end.at < start + len(words[n])), None)
    return next((n for n in range(len(sentence.tokens.words)) if sentence.chunk(n) == end.chunk), None)


def _clause(clauses: nlp.Clauses, places: Sequence[int]) -> tuple[int, set[int]] | None:
    """Return the word whose subject is one name, its own or a shared one, and above the other; and those on the way.

    Of "Ada never joined Globex but founded Initech" the founding, not the joining.
    """
    for doer, other in ((places[0], places[-1]), (places[-1], places[0])):
        way = list(clauses.path(other))
        top = next((word for word in way if word not in places and doer in clauses.subjects(word)), None)
        if top is not None:
            return top, {word for word in _until(way, top) if not clauses.is_name(word)} - set(places)
    return None


def _between(clauses: nlp.Clauses, places: Sequence[int]) -> tuple[int, set[int]]:
    """Return the word under which the names hang, and the words on the way to it that are no names.

    Of one name it is the root: it is said of whom the sentence leaves out.
    """
    ways = [list(clauses.path(place)) for place in places]
    shared = [word for word in ways[0] if word in ways[-1]] if len(ways) > 1 else ways[0][-1:]
    top = shared[0] if shared else ways[0][-1]
    between = {word for way in ways for word in _until(way, top) if not clauses.is_name(word)}
    return top, between - set(places)


def _until(way: Sequence[int], top: int) -> Iterator[int]:
    for word in way:
        if word == top:
            return
        yield word
