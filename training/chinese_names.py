"""Trains the tagger of Chinese names: a linear-chain CRF over characters, by AdaGrad, from UNER Chinese GSDSimp.

    python training/chinese_names.py FOLDER kg/model/zh/names.npz

FOLDER holds `zh_gsdsimp-ud-train.iob2.xz` and `zh_gsdsimp-ud-dev.iob2.xz` of Universal NER (CC BY-SA 4.0). It takes
about ten minutes on one core; the same bytes are promised on one platform only.
"""

from __future__ import annotations

import lzma
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from kg.languages.chinese.tagger import TAGS, features

KINDS = {"PER": "Person", "LOC": "Place", "ORG": "Organization"}
SIZE = len(TAGS)
ROUNDS, RATE, DECAY, DROPPED, FEWEST, LEAST = 4, 0.1, 0.02, 0.3, 3, 0.15
"""Rounds, learning rate, weight decay, share of features left out, fewest places of a feature, least weight kept."""


def sentences(path: Path) -> Iterator[tuple[str, list[int]]]:
    """Yield each sentence with the tag of every character."""
    text, rows = "", []
    for line in lzma.decompress(path.read_bytes()).decode("utf-8").splitlines():
        if line.startswith("# text"):
            text = line[9:]
        elif line.strip() and not line.startswith("#"):
            rows.append(line.split("\t")[1:3])
        elif rows:
            yield text, tags(text, rows)
            rows = []


def tags(text: str, rows: list[list[str]]) -> list[int]:
    """Return the numbers of the tags of all characters."""
    found, at, spans = [0] * len(text), 0, []
    for token, tag in rows:
        start = text.index(token, at)
        at = start + len(token)
        if tag.startswith("B-"):
            spans.append([start, at, tag[2:]])
        elif tag.startswith("I-") and spans:
            spans[-1][1] = at
    for start, end, kind in spans:
        if kind in KINDS:
            for n in range(start, end):
                side = "S" if end - start == 1 else "B" if n == start else "E" if n == end - 1 else "I"
                found[n] = TAGS.index(f"{side}-{KINDS[kind]}")
    return found


def follows(a: str, b: str) -> bool:
    """Tell whether one tag may follow another."""
    return (b[0] in "IE" and a[2:] == b[2:]) if a[0] in "BI" else b[0] in "OBS"


NEVER = -1e4
ALLOWED = np.array([[0.0 if follows(a, b) else NEVER for b in TAGS] for a in TAGS])
FIRST = np.array([0.0 if tag[0] in "OBS" else NEVER for tag in TAGS])
LAST = np.array([0.0 if tag[0] in "OES" else NEVER for tag in TAGS])


def gradients(scores: Any, steps: Any, gold: Any) -> tuple[Any, Any]:
    """Return the gradients of the negative log likelihood by scores and by steps."""
    count = len(scores)
    forward, backward = np.empty_like(scores), np.empty_like(scores)
    forward[0] = scores[0] + FIRST
    for n in range(1, count):
        forward[n] = np.logaddexp.reduce(forward[n - 1][:, None] + steps, axis=0) + scores[n]
    backward[-1] = LAST
    for n in range(count - 2, -1, -1):
        backward[n] = np.logaddexp.reduce(steps + (scores[n + 1] + backward[n + 1])[None, :], axis=1)
    total = np.logaddexp.reduce(forward[-1] + LAST)
    by_score = np.exp(forward + backward - total)
    by_score[np.arange(count), gold] -= 1
    by_step = np.zeros((SIZE, SIZE))
    for n in range(1, count):
        by_step += np.exp(forward[n - 1][:, None] + steps + (scores[n] + backward[n])[None, :] - total)
    np.add.at(by_step, (gold[:-1], gold[1:]), -1)
    return by_score, by_step


def train(data: list[tuple[Any, Any]], known: int, rare: Any) -> tuple[Any, Any]:
    """Return weights and steps."""
    draw = np.random.default_rng(0)
    shuffle = random.Random(0)
    weights, squares = np.zeros((known, SIZE)), np.full((known, SIZE), 1e-6)
    steps, step_squares = ALLOWED.copy(), np.full((SIZE, SIZE), 1e-6)
    for _ in range(ROUNDS):
        shuffle.shuffle(data)
        for numbers, gold in data:
            ids = np.where(rare[numbers] | (draw.random(numbers.shape) < DROPPED), 0, numbers)
            by_score, by_step = gradients(weights[ids].sum(axis=1), steps, gold)
            used, inverse = np.unique(ids, return_inverse=True)
            change = np.zeros((len(used), SIZE))
            for column in inverse.reshape(ids.shape).T:
                np.add.at(change, column, by_score)
            change += DECAY * weights[used]
            change[used == 0] = 0
            squares[used] += change**2
            weights[used] -= RATE * change / np.sqrt(squares[used])
            step_squares += by_step**2
            steps -= np.where(ALLOWED == 0, RATE * by_step / np.sqrt(step_squares), 0)
    return weights, steps


def main(folder: Path, target: Path) -> None:
    """Train and write what is shipped: features, weights in eight bits, steps."""
    numbers: dict[str, int] = {}
    data = []
    for part in ("train", "dev"):
        for text, gold in sentences(folder / f"zh_gsdsimp-ud-{part}.iob2.xz"):
            rows = [[numbers.setdefault(one, len(numbers) + 1) for one in row] for row in features(text)]
            data.append((np.array(rows, dtype=np.int32), np.array(gold)))
    counts = np.zeros(len(numbers) + 1, dtype=int)
    for ids, _ in data:
        np.add.at(counts, ids.ravel(), 1)
    weights, steps = train(data, len(numbers) + 1, counts < FEWEST)
    most = np.abs(weights).max(axis=1)
    kept = sorted((name, n) for name, n in numbers.items() if most[n] > LEAST and "\n" not in name)
    chosen = weights[[n for _, n in kept]]
    scale = np.abs(chosen).max() / 127
    names = np.frombuffer("\n".join(name for name, _ in kept).encode(), dtype=np.uint8)
    np.savez_compressed(
        target, features=names, weights=np.round(chosen / scale).astype(np.int8), scale=np.float64(scale), steps=steps
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
