"""Names in running Chinese: persons, places and organizations by a linear-chain CRF over characters.

Trained on UNER Chinese GSDSimp (CC BY-SA 4.0): `training/chinese_names.py`. A name counts where the model is sure of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from kg.languages.chinese.tables import words as table
from kg.languages.chinese.words import Word, words
from kg.names.chinese import simplified
from kg.names.tables import words as named

SURE = 0.6
"""Probability from which a name counts."""
TAGS = ("O", *(f"{side}-{kind}" for kind in ("Person", "Place", "Organization") for side in "BIES"))
_NEVER = -1e4
_BLOCK = 400
"""Characters that are tagged together."""


class Tagged(NamedTuple):
    """A name that the model finds."""

    start: int
    end: int
    type: str
    sure: float


class _Model(NamedTuple):
    ids: dict[str, int]
    weights: Any
    steps: Any


@cache
def _model() -> _Model:
    import numpy as np

    with np.load(str(files("kg") / "model" / "zh" / "names.npz"), allow_pickle=False) as stored:
        features = bytes(stored["features"]).decode("utf-8").split("\n")
        weights = stored["weights"].astype(np.float32) * float(stored["scale"])
        steps = stored["steps"]
    return _Model({feature: n + 1 for n, feature in enumerate(features)}, np.vstack([weights[:1] * 0, weights]), steps)


def tag(text: str) -> Iterator[Tagged]:
    """Yield the names of a text in order, each with its class and how sure the model is (0 to 1, above `SURE`)."""
    for begin, end in _blocks(text):
        for one in _tag(text[begin:end]):
            yield Tagged(one.start + begin, one.end + begin, one.type, one.sure)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield pieces of bearable length that end where a sentence does, where one can."""
    at = 0
    while at < len(text):
        end = min(len(text), at + _BLOCK)
        cut = max(text.rfind(mark, at, end) for mark in "。！？\n；，") if end < len(text) else end - 1
        end = cut + 1 if cut >= at else end
        yield at, end
        at = end


def _tag(text: str) -> Iterator[Tagged]:
    import numpy as np

    model = _model()
    ids = np.array([[model.ids.get(feature, 0) for feature in row] for row in features(text)], dtype=np.int32)
    scores = model.weights[ids].sum(axis=1).astype(np.float64)
    spans = list(_spans(_best(scores, model.steps)))
    if not spans:
        return
    forward, backward, total = _sums(scores, model.steps)
    for start, end, kind in spans:
        tags = [TAGS.index(name) for name in _names(kind, end - start)]
        score = forward[start][tags[0]] + backward[end - 1][tags[-1]] - total
        for n in range(1, end - start):
            score += model.steps[tags[n - 1], tags[n]] + scores[start + n][tags[n]]
        if (sure := float(np.exp(score))) >= SURE:
            yield Tagged(start, end, kind, round(sure, 3))


def _names(kind: str, size: int) -> list[str]:
    return [f"S-{kind}"] if size == 1 else [f"B-{kind}", *[f"I-{kind}"] * (size - 2), f"E-{kind}"]


def _spans(tags: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    start = 0
    for n, number in enumerate(tags):
        side, _, kind = TAGS[number].partition("-")
        if side in "BS":
            start = n
        if side in "ES":
            yield start, n + 1, kind


def _edges() -> tuple[Any, Any]:
    import numpy as np

    first = np.array([0.0 if name[0] in "OBS" else _NEVER for name in TAGS])
    last = np.array([0.0 if name[0] in "OES" else _NEVER for name in TAGS])
    return first, last


def _best(scores: Any, steps: Any) -> list[int]:
    """Return the best sequence of tags."""
    first, last = _edges()
    row, back = scores[0] + first, []
    for score in scores[1:]:
        ways = row[:, None] + steps
        best = ways.argmax(axis=0)
        back.append(best)
        row = ways[best, range(len(TAGS))] + score
    tags = [int((row + last).argmax())]
    for best in reversed(back):
        tags.append(int(best[tags[-1]]))
    return tags[::-1]


def _sums(scores: Any, steps: Any) -> tuple[Any, Any, float]:
    """Return the log sums of all ways to each tag, from each tag on, and of all ways."""
    import numpy as np

    first, last = _edges()
    forward, backward = np.empty_like(scores), np.empty_like(scores)
    forward[0] = scores[0] + first
    for n in range(1, len(scores)):
        forward[n] = np.logaddexp.reduce(forward[n - 1][:, None] + steps, axis=0) + scores[n]
    backward[-1] = last
    for n in range(len(scores) - 2, -1, -1):
        backward[n] = np.logaddexp.reduce(steps + (scores[n + 1] + backward[n + 1])[None, :], axis=1)
    return forward, backward, float(np.logaddexp.reduce(forward[-1] + last))


def features(text: str) -> list[tuple[str, ...]]:
    """Return the features of every character: it and those around it, the words there, what kind of sign they are."""
    plain = simplified(text)
    known, guessed = words(plain), words(plain, guess=True)
    kinds = [_kind(char) for char in plain]
    inside, also = _layer(known), _layer(guessed)
    numbers = [n for n, word in enumerate(known) for _ in word.text]
    return [_row(plain, at, known, numbers[at], inside[at], also[at], kinds) for at in range(len(plain))]


def _layer(found: Sequence[Word]) -> list[tuple[str, str, str]]:
    """Return word, tag and place in the word for every character."""
    rows = []
    for word in found:
        last = len(word.text) - 1
        rows += [
            (word.text, word.tag, "S" if not last else "B" if not n else "E" if n == last else "M")
            for n in range(last + 1)
        ]
    return rows


def _row(
    text: str,
    at: int,
    known: Sequence[Word],
    number: int,
    inside: tuple[str, str, str],
    also: tuple[str, str, str],
    kinds: Sequence[str],
) -> tuple[str, ...]:
    char = [text[n] if 0 <= n < len(text) else "<" if n < 0 else ">" for n in range(at - 2, at + 3)]
    kind = [kinds[n] if 0 <= n < len(text) else "#" for n in range(at - 2, at + 3)]
    near = [
        (known[n].text, known[n].tag) if 0 <= n < len(known) else ("<s>", "<s>") if n < 0 else ("</s>", "</s>")
        for n in range(number - 2, number + 3)
    ]
    word, tag_, place = inside
    word2, tag2, place2 = also
    return (
        "a" + char[2], "b" + char[3], "c" + char[1], "d" + char[4], "e" + char[0], "f" + char[1] + char[2],
        "g" + char[2] + char[3], "h" + char[0] + char[1], "i" + char[3] + char[4], "j" + char[1] + char[2] + char[3],
        "k" + tag_ + place, "l" + word + place, "m" + tag2 + place2, "n" + tag_ + place + near[1][1],
        "o" + tag_ + place + near[3][1], "p" + near[1][0] + place, "q" + near[3][0] + place,
        "r" + kind[2] + kind[1] + kind[3], "s" + "".join(kind), "t" + place + place2 + kind[2],
        "u" + near[1][1] + tag_ + near[3][1] + place, "v" + word[-1] + place + tag_,
        "w" + near[3][0][-1] + place + tag_, "x" + tag2 + place2 + kind[2] + str(min(len(word2), 5)),
        "y" + near[0][0] + place, "z" + near[4][0] + place, "C",
    )  # fmt: skip


def _kind(char: str) -> str:
    if "\u3400" <= char <= "\u9fff":
        surname, foreign = char in table("surnames"), char in named("foreign_characters")
        return "S" if surname and foreign else "s" if surname else "f" if foreign else "h"
    if char.isdigit():
        return "0"
    if char.isascii() and char.isalpha():
        return "A" if char.isupper() else "a"
    return "·" if char in "·・•‧-" else "k" if "\u3040" <= char <= "\u30ff" else char
