"""Where the two ends of a proposed fact stand: as a name, as a word that our reference says stands for it, or left out.

A name may stand beside the quote, on its line: the quote is then widened to hold it, in the words of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extractors.engine.implied import fragment, may_imply
from kg.extractors.reading.reading import Reading
from kg.extractors.reading.sentences import LEAD, Sentence
from kg.extractors.reference.chunk import Chunk
from kg.llm import quoting, terms
from kg.llm.refusal import Refused
from kg.names import given
from kg.records.statement import Name
from kg.text.normalize import key

Place = tuple[int, int]
"""First and last character (exclusive) of a sentence's text."""
_NAMELIKE = re.compile(r"[^\W\d_]")
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class End:
    """One end of a fact."""

    name: Name
    chunk: Chunk | None = None
    """The words that stand for it by our reading."""
    at: int | None = None
    """Where the name begins, in characters of what the tokens are of, if our reading has no such name; with neither
    it is left out: the one guest of the page, in a fragment."""

    @property
    def left_out(self) -> bool:
        """Nothing stands for it: a fragment of a page about one person."""
        return self.chunk is None and self.at is None


def find(reading: Reading, number: int, form: str, place: Place, other: str) -> End:
    """Return where the name that a row gives stands, at best within its quote. Raises Refused where it stands nowhere.

    `number` is that of the sentence, `other` the name at the other end.
    """
    sentence = reading.sentences[number]
    within = _chunks(sentence, place)
    if (named := _best(reading, form, within)) is not None:
        return _bounded(reading, sentence, form, *named)
    topic = next((name for name in sentence.topic if _same(reading, form, name)), None)
    if topic is not None:
        return End(topic, sentence.chunks[0])
    if (new := _new(sentence, form, place)) is not None:
        return new
    if (term := terms.find(reading, number, form, place)) is not None:
        return End(term[0], at=term[1] + _shift(sentence))
    refers = any(chunk.refers for chunk in within)
    if not refers:
        whole = (0, len(sentence.text))
        if (named := _best(reading, form, _chunks(sentence, whole))) is not None:
            return _bounded(reading, sentence, form, *named)
        if (new := _new(sentence, form, whole)) is not None:
            return new
        if _left_out(reading, number, form, other):
            return End(sentence.guest or Name(form))
    if refers:
        raise Refused("reference-differs", f"No word of the quote stands for “{form[:80]}” by our reading.")
    raise Refused("name-not-in-quote", f"“{form[:80]}” does not stand on the line of the quote.")


def widened(sentence: Sentence, place: Place, ends: Sequence[End]) -> Place:
    """Return the place of the quote with the ends that stand beside it."""
    start, end = place
    for one in ends:
        there = _span(sentence, one)
        if there is not None and there[0] >= 0:
            start, end = min(start, there[0]), max(end, there[1])
    return start, end


def _span(sentence: Sentence, end: End) -> Place | None:
    shift = _shift(sentence)
    if end.chunk is not None:
        return None if end.chunk.end <= shift else (end.chunk.start - shift, end.chunk.end - shift)
    return None if end.at is None else (end.at - shift, end.at - shift + len(end.name.form))


def _shift(sentence: Sentence) -> int:
    return len(LEAD) if sentence.topic else 0


def _chunks(sentence: Sentence, place: Place) -> list[Chunk]:
    shift = _shift(sentence)
    return [c for c in sentence.chunks if c.end > place[0] + shift and c.start < place[1] + shift]


def _best(reading: Reading, form: str, chunks: Sequence[Chunk]) -> tuple[Name, Chunk] | None:
    """Return the name and the chunk that a form means; a name rather than a pronoun."""
    meant = [(name, chunk) for chunk in chunks for name in (chunk.name, *chunk.others) if _same(reading, form, name)]
    return next((one for one in meant if not one[1].refers), meant[0]) if meant else None


def _bounded(reading: Reading, sentence: Sentence, form: str, name: Name, chunk: Chunk) -> End:
    """Return the end that a form means where our reading cuts its name too short or too long.

    Longer as it stands: "Jacquard loom" is not the Jacquard within. Shorter: a name that the page itself knows.
    """
    if chunk.refers or key(form) == key(name.form):
        return End(name, chunk)
    shift = _shift(sentence)
    start, end = chunk.start - shift, chunk.end - shift
    longer = len(key(form).split()) > len(key(name.form).split())
    found = quoting.find(form, sentence.text)
    if longer and found is not None and found[0] <= start and end <= found[1]:
        return End(Name(sentence.text[found[0] : found[1]], None if found[1] > end else name.type), at=found[0] + shift)
    known = next((one for one in _names(reading) if key(one.form) == key(form) and one.type), None)
    if not longer and found is not None and known is not None and "Person" not in (known.type, name.type):
        return End(known, at=found[0] + shift)
    return End(name, chunk)


def _names(reading: Reading) -> Iterator[Name]:
    yield from (Name(form, type_) for form, type_ in reading.context.names)
    yield from (c.name for s in reading.sentences for c in s.chunks if not c.refers)


def _new(sentence: Sentence, form: str, place: Place) -> End | None:
    """Return a name that stands at a place and that our reading does not know as one."""
    found = quoting.find(form, sentence.text[place[0] : place[1]])
    if found is None:
        return None
    there = sentence.text[place[0] + found[0] : place[0] + found[1]]
    if not _NAMELIKE.search(there) or not (there[0].isupper() or _HAN.search(there)):
        return None
    return End(Name(there), at=place[0] + found[0] + _shift(sentence))


def _left_out(reading: Reading, number: int, form: str, other: str) -> bool:
    """Tell whether a sentence leaves out the person of a form, as our own patterns read fragments.

    It stands on a page about one person, has no subject of its own, and says something: it is no mere name. In the
    description of an entry it is said of the entry.
    """
    sentence = reading.sentences[number]
    if sentence.guest is None or not _same(reading, form, sentence.guest) or not may_imply(sentence):
        return False
    if sentence.topic and not any(_same(reading, other, name) for name in sentence.topic):
        return False
    clauses = reading.trees.of(number)
    root = next((at for at, head in enumerate(clauses.tree.heads) if at == head), None)
    return root is not None and not clauses.is_name(root) and sentence.chunk(root) is None and fragment(clauses, root)


def same(form: str, name: Name) -> bool:
    """Tell whether a form is that of a name: equal, its first or last words, or the full name of a person's.

    >>> same("Lovelace", Name("Ada Lovelace", "Person")), same("Ada Lovelace", Name("Lovelace", "Person"))
    (True, True)
    >>> same("quilted cloth", Name("cloth", "Concept")), same("Lovelace Ada", Name("Ada Lovelace", "Person"))
    (False, True)
    >>> same("Ada Lovelace", Name("people/ada-lovelace", "Person"))
    True
    """
    if (linked := _linked(name.form)) != name.form and same(form, Name(linked, name.type)):
        return True
    told, known = key(form).split(), key(name.form).split()
    if len(told) > len(known) and name.type not in ("Person", None):
        return False
    if name.type == "Person" and len(told) > 1 and sorted(told) == sorted(known):
        return True  # the family name first, or last
    short, long = sorted((told, known), key=len)
    return bool(short) and (long[: len(short)] == short or long[-len(short) :] == short)


_LINK = re.compile(r"[\w-]+(?:/[\w-]+)+")


def _linked(form: str) -> str:
    """Return the name in the target of a link ("people/ada-lovelace"), else the form itself."""
    return form.rpartition("/")[2].replace("-", " ") if _LINK.fullmatch(form) else form


def _same(reading: Reading, form: str, name: Name) -> bool:
    return same(form, name) or (name.type == "Person" and _short_form(reading, form, name))


def _short_form(reading: Reading, form: str, name: Name) -> bool:
    """Tell whether a form has the short or full form of a person's given name, and nobody else of the page has it."""
    told, known = form.split(), name.form.split()
    if not told or not known or told[0] == known[0] or not given.short_form(told[0], known[0]):
        return False
    rest = told[1:] in ([], known[1:])
    others = {" ".join(other.split()[:1]) for other in _people(reading)} - {told[0], known[0]}
    return rest and not any(given.short_form(told[0], other) for other in others)


def _people(reading: Reading) -> Iterator[str]:
    yield from (form for form, type_ in reading.context.names if type_ == "Person")
    yield from (c.name.form for s in reading.sentences for c in s.chunks if c.name.type == "Person" and not c.refers)
