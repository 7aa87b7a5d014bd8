"""How words were read: names with class and reason, referents, the tree in words, facts with their rules, refusals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kg.queries.words import count
from kg.records.immutable import dataclass
from kg.records.vocabulary import in_words
from kg.terminal.view import Branch, Line, Outline, Span, Table, View, columns

if TYPE_CHECKING:
    from kg.records.explained import Explained, Named
    from kg.records.statement import Fact, Refused, Saying

_COLUMNS = columns("line what words class why")
NONE = "no sentence is there; give a whole one in quotation marks, or FILE:LINE. `kg show` tells of a name."


@dataclass(frozen=True, slots=True)
class Explanation:
    """Sentences and other places, by line."""

    path: str
    """Of the file; "text" for words that were given."""
    format_why: str
    rows: tuple[Explained, ...]
    silent: int
    """Sentences of which nothing came and that are not shown."""

    def form(self) -> list[dict[str, Any]]:
        """Return the places with what was read from each."""
        return [_form(row) for row in self.rows]

    def view(self) -> View:
        """Return an outline for a terminal, a row for each name, tie, fact and refusal in a pipe."""
        rows = tuple(cells for row in self.rows for cells in _cells(row))
        outline = Outline(tuple(branch for row in self.rows for branch in _branches(row, self.path)))
        notes: tuple[str, ...] = (f"read as: {self.format_why}",) if self.path != "text" else ()
        notes += () if self.rows else (NONE,)
        if self.silent:
            notes += (f"{count(self.silent, 'more sentence')} without a fact; FILE:LINE shows how one was read.",)
        return View(Table(_COLUMNS, rows), (outline,), notes)


def _form(row: Explained) -> dict[str, Any]:
    return {
        "line": row.line,
        "text": row.text,
        "speaker": row.speaker,
        "names": [
            {
                "words": one.words,
                "kind": one.kind,
                "name": one.name.form if one.name else None,
                "classes": list(one.classes),
                "why": one.why,
            }
            for one in row.named
        ],
        "ties": [{"head": tie.head, "relation": tie.relation, "word": tie.word} for tie in row.ties],
        "facts": [
            {
                **_triple(fact),
                "polarity": fact.polarity,
                "role": fact.role,
                "start": fact.start,
                "end": fact.end,
                "kind": fact.kind,
                "certainty": fact.certainty,
                "rule": fact.evidence.extractor,
            }
            for fact in row.facts
        ],
        "refused": [
            {**_triple(one), "category": one.category, "trigger": one.trigger, "rule": one.evidence.extractor}
            for one in row.refused
        ],
        "claims": [
            {"text": said.text, "kind": said.kind, "rule": said.evidence.extractor} for said in row.sayings
        ],
    }


def _triple(fact: Fact | Refused) -> dict[str, Any]:
    ends = {"subject": fact.subject, "object": fact.object}
    classes = {f"{name}_class": end.type for name, end in ends.items()}
    return {"subject": fact.subject.form, "predicate": fact.predicate, "object": fact.object.form, **classes}


def _said(fact: Fact | Refused) -> str:
    return f"{fact.subject.form} · {in_words(fact.predicate)} · {fact.object.form}"


def _more(fact: Fact) -> str:
    years = "–".join(year for year in (fact.start, fact.end) if year)
    told = ("denied" if fact.polarity == "negated" else "", fact.kind or "", fact.role or "", years)
    return ", ".join(part for part in told if part)


def _cells(row: Explained) -> Iterator[tuple[str, ...]]:
    line = str(row.line)
    yield (line, "sentence", row.text, "", f"said by {row.speaker}" if row.speaker else "")
    for one in row.named:
        yield (line, one.kind, _words(one), ", ".join(one.classes), _why(one))
    for tie in row.ties:
        yield (line, "tie", f"{tie.head} —{tie.relation}→ {tie.word}", "", "")
    for fact in row.facts:
        yield (line, "fact", _said(fact), _more(fact), fact.evidence.extractor)
    for refusal in row.refused:
        yield (line, "refused", _said(refusal), refusal.category, f"“{refusal.trigger}”")
    for said in row.sayings:
        yield (line, "claim", said.text, said.kind, said.evidence.extractor)


def _words(one: Named) -> str:
    return one.words or (one.name.form if one.name else "")


def _why(one: Named) -> str:
    stands = f"stands for {one.name.form}, " if one.kind == "reference" and one.name and one.words else ""
    return f"{stands}{one.why}"


def _branches(row: Explained, path: str) -> Iterator[Branch]:
    place = Span(f"{path}:{row.line}", "place")
    speaker = (Span(f"{row.speaker}:", "name"),) if row.speaker else ()
    yield Branch(0, Line((*speaker, Span(row.text, "quote")), (place,), folds=True))
    yield from _part("Names", [_name_line(one) for one in row.named])
    ties = ", ".join(f"{tie.head} —{tie.relation}→ {tie.word}" for tie in row.ties)
    yield from _part("Tree", [Line((Span(ties, "faint"),), folds=True)] if ties else [])
    yield from _part("Facts", [_fact_line(fact) for fact in row.facts])
    yield from _part("Refused", [_refused_line(one) for one in row.refused])
    yield from _part("Claims", [_claim_line(said) for said in row.sayings])
    if not row.tells:
        yield Branch(1, Line((Span("No fact: no rule or frame fits these words.", "weak"),), folds=True))


def _part(title: str, lines: Sequence[Line]) -> Iterator[Branch]:
    if lines:
        yield Branch(1, Line((Span(title, "head"),)), tuple(lines))


def _name_line(one: Named) -> Line:
    classes = ", ".join(one.classes) or "of no known class"
    return Line((Span(_words(one), "name"), Span(classes, "type"), Span(_why(one), "faint")), folds=True)


def _fact_line(fact: Fact) -> Line:
    left = (Span(_said(fact)), Span(_more(fact), "faint"), Span(f"by {fact.evidence.extractor}", "how"))
    return Line(left, folds=True)


def _refused_line(one: Refused) -> Line:
    why = Span(f"{one.category}: “{one.trigger}”", "weak")
    return Line((Span(_said(one)), why, Span(f"by {one.evidence.extractor}", "how")), folds=True)


def _claim_line(said: Saying) -> Line:
    return Line((Span(said.kind, "how"), Span(said.text), Span(f"by {said.evidence.extractor}", "faint")), folds=True)
