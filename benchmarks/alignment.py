"""How long it takes to find a hundred quotes in a long transcript, against a bare trigram-seeded window search.

    python benchmarks/alignment.py

Prints both times and their ratio; fails where the search of `kg.timing` takes more than `BAR` times as long. The bare
search finds what is quoted almost word for word; ours also finds summaries, translations and misheard names.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from rapidfuzz import fuzz

from kg.timing.search import Index
from kg.timing.stream import of_texts

BAR = 1.5
CHARACTERS = 450_000
QUOTES = 100
WORDS = 7
RUNS = 9


def transcript(dice: random.Random) -> list[str]:
    """Return captions of seven words, drawn as often as words of a language are (Zipf), 450,000 characters in all."""
    stock = ["".join(dice.choices("aeioulnrstdkm", k=dice.randint(3, 9))) for _ in range(6000)]
    weights = [1 / (rank + 2.7) for rank in range(len(stock))]
    words = dice.choices(stock, weights, k=CHARACTERS // 6)
    captions = [" ".join(words[at : at + WORDS]) for at in range(0, len(words), WORDS)]
    return captions[: next(at for at in range(len(captions), 0, -1) if sum(map(len, captions[:at])) <= CHARACTERS)]


def quotes(captions: Sequence[str], dice: random.Random) -> list[str]:
    """Return quotes of some thirty words, one word in eight changed."""
    made = []
    for at in sorted(dice.sample(range(len(captions) - 5), QUOTES)):
        words = " ".join(captions[at : at + 4]).split()
        made.append(" ".join(word if dice.random() > 1 / 8 else word[::-1] for word in words))
    return made


def bare(captions: Sequence[str], wanted: Sequence[str]) -> list[int]:
    """Return the caption in which each quote begins: its trigrams vote, the best three windows are compared."""
    words = [word for caption in captions for word in re.findall(r"\w+", caption.casefold())]
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(words) - 2):
        places[tuple(words[at : at + 3])].append(at)
    found = []
    for quote in wanted:
        asked = re.findall(r"\w+", quote.casefold())
        votes: Counter[int] = Counter()
        for at in range(len(asked) - 2):
            for place in places.get(tuple(asked[at : at + 3]), ()):
                votes[(place - at) // 8 * 8] += 1
        windows = [start for start, _ in votes.most_common(3)]
        text = " ".join(asked)
        best = max(
            windows, key=lambda start: fuzz.ratio(text, " ".join(words[start : start + len(asked) + 8])), default=-1
        )
        found.append(best // WORDS)
    return found


def ours(captions: Sequence[str], wanted: Sequence[str]) -> list[int]:
    """Return the caption in which each quote begins."""
    stream = of_texts(captions)
    index = Index(stream, wanted)
    places = [index.find(quote).places for quote in wanted]
    return [stream.cues[found[0].term] if found else -1 for found in places]


def taken(search: Callable[[Sequence[str], Sequence[str]], list[int]], *given: Sequence[str]) -> float:
    """Return the processor's seconds of one run."""
    begun = time.process_time()
    search(*given)
    return time.process_time() - begun


def main() -> int:
    """Measure both in turn, print the fastest run of each, and return 0 where the bar holds."""
    dice = random.Random(1)
    captions = transcript(dice)
    wanted = quotes(captions, dice)
    same = sum(abs(a - b) <= 2 for a, b in zip(bare(captions, wanted), ours(captions, wanted), strict=True))
    runs = [(taken(ours, captions, wanted), taken(bare, captions, wanted)) for _ in range(RUNS)]
    slow, quick = (min(times) for times in zip(*runs, strict=True))
    size = sum(map(len, captions)) // 1000
    print(f"{len(wanted)} quotes in {size} KB: {slow * 1000:.0f} ms, bare search {quick * 1000:.0f} ms")
    print(f"ratio {slow / quick:.2f} (bar {BAR}); {same} places are the same")
    return 0 if slow <= BAR * quick else 1


if __name__ == "__main__":
    sys.exit(main())
