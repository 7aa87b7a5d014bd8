"""Asking whether two names, or two wordings of a claim, are one: the requests, and what is taken of their answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kg.llm import quoting
from kg.llm.accepting import rows_of
from kg.llm.prompts import ANSWERS, prompt
from kg.llm.refusal import Refused
from kg.records.proposal import Answer, Judgement, Pair, Request, Untaken
from kg.records.statement import digest
from kg.workspace.cache import hashed

SIZE = 1
"""Pairs of one request: an answer then stands as long as its own pair does, whatever else is undecided."""
LONGEST = 400
"""Characters of the words in which one of a pair stands, at most."""
_MARKS = 8
"""Characters by which words are longer that only have marks around them."""
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, and the pairs that it numbers from 1."""

    request: Request
    pairs: tuple[Pair, ...]


def requests(pairs: Sequence[Pair], model: str) -> tuple[Asked, ...]:
    """Return the requests about pairs, in their order, each in the language that most of its words are in."""
    return tuple(_asked(some, model) for some in _batches(pairs))


def take(asked: Asked, answer: Answer) -> tuple[tuple[Judgement, ...], tuple[Untaken, ...]]:
    """Return the judgements that the words bear out, and every other row with the reason.

    Taken is "same" or "different" where both words that decide stand in the words that were shown; where an answer
    judges a pair twice, it counts if it says the same.
    """
    taken: dict[int, Judgement] = {}
    twice: set[int] = set()
    untaken: list[Untaken] = []
    rows = rows_of(answer.content)
    if rows is None:
        nothing = Pair("names", "", "", "", "", "", 0)
        untaken.append(_untaken(nothing, {}, Refused("malformed", "The answer is no JSON of rows."), answer))
    for row in rows or ():
        pair = _pair(asked, row)
        try:
            one = _judgement(pair, row, answer)
        except Refused as refusal:
            shown = pair or Pair("names", "", "", "", "", "", 0)
            untaken.append(_untaken(shown, row if isinstance(row, dict) else {}, refusal, answer))
            continue
        number = row["pair"]
        if number in taken and taken[number].same != one.same:
            twice.add(number)
        taken.setdefault(number, one)
    for number in sorted(twice):
        both = Refused("malformed", "The answer calls them both the same and different.")
        untaken.append(_untaken(asked.pairs[number - 1], {}, both, answer))
    kept = (one for number, one in sorted(taken.items()) if number not in twice)
    return tuple(kept), tuple(sorted(set(untaken)))


def _asked(pairs: Sequence[Pair], model: str) -> Asked:
    words = "".join(pair.words_a + pair.words_b for pair in pairs)
    told = prompt("zh" if 2 * len(_HAN.findall(words)) > len(words) else "en", "pairs")
    user = "\n".join(["PAIRS", *(line for number, pair in enumerate(pairs, 1) for line in _lines(number, pair))])
    hash_ = hashed(model, told.version, told.text, user)
    return Asked(Request(hash_, pairs[0].source, told.version, told.text, user, about="pairs"), tuple(pairs))


def _lines(number: int, pair: Pair) -> Iterator[str]:
    yield f"[{number}] {pair.kind}"
    for side, name, words in (("A", pair.a, pair.words_a), ("B", pair.b, pair.words_b)):
        yield f"{side}: {_one_line(name)}" + (f" | {_context(name, words)}" if _context(name, words) else "")


def _context(name: str, words: str) -> str:
    """Return the words around a name or wording as they are shown, "" where they are hardly more than itself."""
    shown = _one_line(words)
    return shown if len(shown) > len(_one_line(name)) + _MARKS else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())[:LONGEST]


def _batches(pairs: Sequence[Pair]) -> Iterator[Sequence[Pair]]:
    for kind in ("names", "claims"):
        of_kind = [pair for pair in pairs if pair.kind == kind]
        yield from (of_kind[at : at + SIZE] for at in range(0, len(of_kind), SIZE))


def _pair(asked: Asked, row: Any) -> Pair | None:
    number = row.get("pair") if isinstance(row, dict) else None
    if not isinstance(number, int) or isinstance(number, bool) or not 0 < number <= len(asked.pairs):
        return None
    return asked.pairs[number - 1]


def _judgement(pair: Pair | None, row: Any, answer: Answer) -> Judgement:
    """Return what a row says of a pair. Raises Refused."""
    if not isinstance(row, dict) or row.get("answer") not in ANSWERS:
        raise Refused("malformed", "A row needs pair, answer, words_a and words_b.")
    if pair is None:
        raise Refused("no-such-pair", "There is no such pair.")
    if row["answer"] == "unsure":
        raise Refused("unsure", "The model is not sure either.")
    found: list[str] = []
    for part, name, shown in (("words_a", pair.a, pair.words_a), ("words_b", pair.b, pair.words_b)):
        text = _context(name, shown) or _one_line(name)
        place = quoting.find(row[part], text) if isinstance(row.get(part), str) else None
        if place is None:
            raise Refused("quote-not-found", f"The words that decide do not stand in those of “{name[:80]}”.")
        found.append(text[place[0] : place[1]])
    same = row["answer"] == "same"
    id_ = f"j-{digest(pair.kind, pair.scope, pair.a, pair.b)}"
    model = f"{answer.model}@{answer.prompt}"
    ends = (pair.kind, pair.a, pair.b, same, found[0], found[1])
    return Judgement(id_, *ends, pair.source, pair.line, model, pair.scope)


def _untaken(pair: Pair, row: dict[str, Any], refusal: Refused, answer: Answer) -> Untaken:
    words = row.get("words_a")
    said = row.get("answer")
    return Untaken(
        pair.source,
        pair.line,
        words[:300] if isinstance(words, str) else "",
        pair.a,
        said[:20] if isinstance(said, str) else "",
        pair.b,
        refusal.reason,
        refusal.why,
        answer.model,
    )
