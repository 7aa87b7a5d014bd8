"""How each sentence of a document was read, beside what was taken from it: `kg explain`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from kg import nlp
from kg.names.classes import Decision
from kg.records.document import Item
from kg.records.explained import Explained, Named, Tie
from kg.records.statement import Evidence, Extraction, Name
from kg.text.normalize import word_set

from .chinese import reading as chinese
from .chinese.reference import Thing
from .naming.han import HAN
from .reading.known import Known
from .reading.reading import Reading
from .reading.sentences import LEAD, Sentence
from .reference.chunk import Chunk
from .reference.referents import speaker_of


def explained(reading: Reading, said: Extraction, lines: Collection[int] = ()) -> tuple[Explained, ...]:
    """Return every sentence on some lines (none named: on all), and every other place that says something, by line."""
    sentences = [*_sentences(reading, lines), *_chinese(reading, lines)]
    rest = _Rest(said, lines)
    found = [rest.taken(one) for one in sentences]
    return tuple(sorted((*found, *rest.others()), key=lambda one: one.line))


class _Rest:
    """What was said and is not yet told of."""

    def __init__(self, said: Extraction, lines: Collection[int]) -> None:
        wanted = {
            name: [one for one in rows if not lines or one.evidence.line in lines]
            for name, rows in (("facts", said.facts), ("refused", said.refused), ("sayings", said.sayings))
        }
        self._left = wanted

    def taken(self, sentence: Explained) -> Explained:
        """Return the sentence with what was taken from it."""
        found = {name: self._of(name, sentence) for name in self._left}
        return _with(sentence, found)

    def _of(self, name: str, sentence: Explained) -> list[object]:
        own = [one for one in self._left[name] if _stands(one.evidence, sentence)]
        self._left[name] = [one for one in self._left[name] if one not in own]
        return list(own)

    def others(self) -> Iterator[Explained]:
        """Yield the places that no sentence holds: entries of lists, the header."""
        places = sorted({(one.evidence.line, one.evidence.quote) for rows in self._left.values() for one in rows})
        for line, quote in places:
            place = Explained(line, quote, None, (), ())
            yield _with(place, {name: self._of(name, place) for name in self._left})


def _with(sentence: Explained, found: Mapping[str, list[object]]) -> Explained:
    return replace(sentence, **{name: tuple(rows) for name, rows in found.items()})  # type: ignore[arg-type]


def _stands(evidence: Evidence, sentence: Explained) -> bool:
    if not (sentence.line <= evidence.line_end and evidence.line <= sentence.line + sentence.text.count("\n")):
        return False
    if evidence.quote in sentence.text:
        return True
    return sentence.text in evidence.quote and len(evidence.quote) < 1.3 * len(sentence.text)


def _sentences(reading: Reading, lines: Collection[int]) -> Iterator[Explained]:
    for number, sentence in enumerate(reading.sentences):
        line = _line(reading, sentence.passage.item, sentence.text)
        if (lines and line not in lines) or len(HAN.findall(sentence.text)) >= chinese.FEWEST:
            continue
        speaker = speaker_of(sentence.passage)
        named = (*(_named(reading, sentence, chunk) for chunk in sentence.chunks), *_unclear(sentence))
        ties = tuple(_ties(reading.trees.of(number), sentence))
        yield Explained(line, sentence.text, speaker.form if speaker else None, named, ties)


def _line(reading: Known, item: Item, text: str) -> int:
    place = reading.places.find(text, item.line, item.line_end)
    return place[0] if place else item.line


def _named(reading: Reading, sentence: Sentence, chunk: Chunk) -> Named:
    by = len(LEAD) if sentence.topic else 0
    if sentence.topic and chunk is sentence.chunks[0]:
        return Named("", chunk.name, tuple(sorted(chunk.types)), "reference", "what the entry describes")
    words = (sentence.whole or sentence.text)[chunk.start - by : chunk.end - by]
    kind, why = ("reference", _why_referred(reading, sentence, chunk)) if chunk.refers else ("name", "")
    known = tuple(sorted(chunk.types))
    return Named(words, chunk.name, known, kind, why or why_named(reading, chunk.name.form))  # type: ignore[arg-type]


def _unclear(sentence: Sentence) -> Iterator[Named]:
    """Yield the pronouns of persons that stand for nobody."""
    for word, lower, label in zip(*(getattr(sentence.tokens, name) for name in _FIELDS), strict=True):
        if label is None and lower in _PRONOUNS:
            yield Named(word, None, (), "reference", "it is not clear whom it stands for")


_FIELDS = ("words", "lower", "labels")
_PRONOUNS = word_set("he she him his her hers they them their theirs")


def _why_referred(reading: Known, sentence: Sentence, chunk: Chunk) -> str:
    """Return what a word that refers is taken to mean."""
    speaker = speaker_of(sentence.passage)
    own = ((speaker, "who speaks"), (reading.guest, "the guest"), (reading.host, "the host"))
    more = ((reading.subject, "whom the page is about"), (reading.home, "the guest's organization"))
    told = next((why for name, why in (*own, *more) if name and name.form == chunk.name.form), None)
    if sentence.topic and any(name.form == chunk.name.form for name in sentence.topic):
        told = "what the entry describes"
    return told or "named before"


def why_named(reading: Known, form: str) -> str:
    """Return what tells the class of a name."""
    decision: Decision | None = reading.decisions.get(form)
    if decision is not None:
        guess = "" if decision.sure or decision.class_ is None else f"; a guess: {decision.class_}"
        return f"{', '.join(decision.why) or 'nothing tells'}{guess}"
    entry = reading.lexicon.entries.get(form)
    if entry is not None and entry.part_of:
        return f"a part of {entry.part_of}"
    return "listed, or in the header" if entry is not None else "nothing tells"


def _ties(clauses: nlp.Clauses, sentence: Sentence) -> Iterator[Tie]:
    words = list(clauses.tokens.words)
    if sentence.topic:
        words[0] = sentence.topic[0].form
    for edge in clauses.edges:
        yield Tie(words[edge.head], edge.relation, words[edge.word])


def _chinese(reading: Reading, lines: Collection[int]) -> Iterator[Explained]:
    homes = {reading.guest.form: reading.home} if reading.guest and reading.home else {}
    for sentence in chinese.sentences(reading, homes):
        line = _line(reading, sentence.passage.item, sentence.text)
        if lines and line not in lines:
            continue
        names = tuple(_thing(reading, thing) for thing in sentence.things)
        speaker = sentence.speaker.form if sentence.speaker and sentence.passage.item.kind == "turn" else None
        yield Explained(line, sentence.text, speaker, names, ())


def _thing(reading: Known, thing: Thing) -> Named:
    name: Name | None = thing.name
    known = tuple(sorted(thing.types))
    if thing.refers:
        return Named("", name, known, "reference", "a word that refers" if name else "not clear to whom it refers")
    return Named(name.form if name else "", name, known, "name", why_named(reading, name.form if name else ""))
