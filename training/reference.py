"""Learn whom pronouns stand for, and write the weights: reference.py GAP TABLE (GAP's files, packed or plain)."""

from __future__ import annotations

import csv
import lzma
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import exp, sqrt
from pathlib import Path

from kg.extractors.reading import sentences
from kg.extractors.reading.known import known
from kg.extractors.reference.candidates import Candidate, candidates
from kg.extractors.reference.mentioned import same
from kg.extractors.reference.referents import said
from kg.extractors.reference.score import choose, features

from kg.building import single
from kg.text.normalize import fold

_ROUNDS, _RATE, _SHRINK, _LEAST = 15, 0.1, 0.015, 0.05
Case = tuple[tuple[Candidate, ...], list[str], list[str]]
"""The candidates, the name that is right, if any, and those that are wrong."""


def cases(path: Path) -> Iterator[Case]:
    """Yield each pronoun of a file with its candidates, as a build sees them."""
    with lzma.open(path, "rt", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        right = [row[x] for x in "AB" if row[f"{x}-coref"] == "TRUE"]
        wrong = [row[x] for x in "AB" if row[f"{x}-coref"] != "TRUE"]
        place = len(fold(row["Text"][: int(row["Pronoun-offset"])] + "x")) - 1
        yield _candidates(fold(row["Text"]), place, row), right, wrong


def _candidates(text: str, place: int, row: Mapping[str, str]) -> tuple[Candidate, ...]:
    document, context = single.with_context(single.document(text))
    at, talk = 0, []
    for sentence in sentences.sentences(known(document, context)):
        found = text.find(sentence.text, at)
        at = max(found, at)
        if found <= place < found + len(sentence.text) and found >= 0:
            word = (place - found, place - found + len(row["Pronoun"]))
            before = [chunk for chunk in sentence.chunks if chunk.end <= word[0]]
            return candidates(word, said(sentence.text, before, sentence.passage), talk)
        talk.append(said(sentence.text, sentence.chunks, sentence.passage))
    return ()


def learn(known_cases: Sequence[Case], chance: random.Random) -> dict[str, float]:
    """Return the weights: of a choice among the candidates and nobody, by AdaGrad."""
    weights: dict[str, float] = defaultdict(float)
    squares: dict[str, float] = defaultdict(lambda: 1e-6)
    rows = [(features(found), _wanted(found, right, wrong)) for found, right, wrong in known_cases if found]
    for _ in range(_ROUNDS):
        chance.shuffle(rows)
        for told, may in rows:
            scores = [sum(weights[one] for one in each) for each in told]
            parts = [exp(score - max(scores)) for score in scores]
            whole, inside = sum(parts), sum(part for part, fits in zip(parts, may, strict=True) if fits)
            for each, part, fits in zip(told, parts, may, strict=True):
                error = (part / inside if fits else 0.0) - part / whole
                for one in each:
                    step = error - _SHRINK * weights[one]
                    squares[one] += step * step
                    weights[one] += _RATE * step / sqrt(squares[one])
    return weights


def _wanted(found: Sequence[Candidate], right: Sequence[str], wrong: Sequence[str]) -> list[bool]:
    """Return for each candidate, and for nobody, whether the pronoun may stand for it."""
    if not right:
        return [not any(same(one.form, name) for name in wrong) for one in found] + [True]
    first = next((at for at, one in enumerate(found) if same(one.form, right[0])), len(found))
    return [at == first for at in range(len(found) + 1)]


def measure(known_cases: Sequence[Case]) -> None:
    """Print precision and share of what is resolved, at several margins."""
    for sure in (0.5, 0.65, 0.8, 0.9):
        told = [(form, r, w) for found, r, w in known_cases if (form := choose(found, sure).form)]
        good = sum(any(same(form, name) for name in right) for form, right, _ in told)
        bad = sum(bool(right) or any(same(form, name) for name in wrong) for form, right, wrong in told) - good
        print(f"{sure}: share {len(told) / len(known_cases):.3f}, precision {good / max(1, good + bad):.3f}")


def main(root: Path, table: Path) -> None:
    known_cases = [case for part in ("test", "validation") for case in cases(root / f"gap-{part}.tsv.xz")]
    weights = learn(known_cases, random.Random(1))
    head = "# Weights by which the person is chosen whom a pronoun stands for (training/reference.py; GAP, Apache-2.0)."
    rows = [f"{name}: {weights[name]:.2f}" for name in sorted(weights) if abs(weights[name]) >= _LEAST]
    table.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    measure(list(cases(root / "gap-development.tsv.xz")))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
