"""Train the classifier of names, and write its weights and the hashed titles: train.py CORPORA TABLES."""

from __future__ import annotations

import random
import sys
from collections import Counter
from pathlib import Path

import corpora
import numpy

from kg.names import tables
from kg.names.classes import features
from kg.names.classes.known import TABLES, title_hash
from kg.names.classes.learned import CLASSES

Row = tuple[tuple[int, ...], tuple[int, ...], int, float]
_OFTEN = 30
"""Places of one name that are learned from."""
_LIST = {"Book": 20000, "Film": 20000, "Person": 13000, "Organization": 3000}
"""How many names of the lists are learned from; they weigh half."""
_COARSE = {"Book": "Work", "Film": "Work", "TVSeries": "Work"}
_ROUNDS, _RATE, _LEAST = 6, 0.15, 0.12


def rows(root: Path, chance: random.Random) -> list[Row]:
    """Return everything to learn from, shuffled."""
    found: list[Row] = []
    seen: Counter[tuple[str, str]] = Counter()
    for text, start, end, class_ in corpora.examples(root):
        name = text[start:end]
        seen[class_, name] += 1
        if seen[class_, name] <= _OFTEN and (name[:1].isupper() or class_ == "Idea"):
            around = features.of_context(text, start, end)
            found.append((features.of_name(name), around, CLASSES.index(class_), 1.0))
    listed = list(corpora.lists(root))
    chance.shuffle(listed)
    taken: Counter[str] = Counter()
    listed += [(name, class_) for table, class_ in TABLES.items() for name in sorted(tables.entries(table))]
    for name, class_ in listed:
        taken[class_] += 1
        if taken[class_] <= _LIST.get(class_, 20000):
            found.append((features.of_name(name), (), CLASSES.index(_COARSE.get(class_, class_)), 0.5))
    chance.shuffle(found)
    return found


def train(learned: list[Row], chance: random.Random) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Return weights and bias: softmax regression by AdaGrad, with features and whole sides left out at random."""
    size = len(CLASSES)
    weights = numpy.zeros((features.BUCKETS, size), dtype=numpy.float32)
    squares = numpy.full((features.BUCKETS, size), 1e-6, dtype=numpy.float32)
    bias = numpy.zeros(size, dtype=numpy.float32)
    often = Counter(row[2] for row in learned)
    rare = [(len(learned) / (size * often[n])) ** 0.5 for n in range(size)]
    for _ in range(_ROUNDS):
        chance.shuffle(learned)
        for row in learned:
            at = numpy.array(_left(row, chance), dtype=numpy.int64)
            totals = bias + weights[at].sum(0)
            likely = numpy.exp(totals - totals.max())
            error = likely / likely.sum()
            error[row[2]] -= 1
            error *= row[3] * rare[row[2]]
            squares[at] += error * error
            weights[at] -= _RATE * error / numpy.sqrt(squares[at])
            bias -= 0.002 * error
    weights[numpy.abs(weights) < _LEAST] = 0
    return weights, bias


def _left(row: Row, chance: random.Random) -> list[int]:
    name, around, which = list(row[0]), list(row[1]), chance.random()
    if which < 0.22 and around:
        return around
    if which < 0.40 or not around:
        return name
    return [n for n in name if chance.random() > 0.25] + [n for n in around if chance.random() > 0.15]


def main() -> None:
    """Write classes.npz, titles_book.bin and titles_film.bin."""
    root, out = Path(sys.argv[1]), Path(sys.argv[2])
    chance = random.Random(0)
    weights, bias = train(rows(root, chance), chance)
    scale = float(numpy.abs(weights).max() / 127)
    packed = numpy.round(weights / scale).astype(numpy.int8)
    numpy.savez_compressed(out / "classes.npz", weights=packed, scale=numpy.float32(scale), bias=bias)
    for class_ in ("Book", "Film"):
        several = (name for name, kind in corpora.lists(root) if kind == class_ and " " in name.removeprefix("The "))
        hashes = sorted({title_hash(name) for name in several if len(name.removeprefix("The ")) > 7})
        data = b"".join(number.to_bytes(4, "little") for number in hashes)
        (out / f"titles_{class_.lower()}.bin").write_bytes(data)


if __name__ == "__main__":
    main()
