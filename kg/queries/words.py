"""How facts read: predicates as words, places, times, and quotes as spans of a view."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kg.records.vocabulary import in_words
from kg.terminal.view import Line, Span

if TYPE_CHECKING:
    from typing import Protocol, TypeVar

    from kg.records.statement import Statement

    class Said(Protocol):
        """What the views need of a piece of evidence."""

        @property
        def source(self) -> str: ...
        @property
        def line(self) -> int: ...
        @property
        def quote(self) -> str: ...
        @property
        def start_s(self) -> float | None: ...
        @property
        def url(self) -> str | None: ...
        @property
        def timing(self) -> str | None: ...

    Around = Sequence[Sequence[str]]
    """Things that matter in a quote, each in any of some forms."""

    AnySaid = TypeVar("AnySaid", bound=Said)

HOW = {
    "advisedBy": "advised",
    "mentored": "mentored",
    "buildsOn": "built on",
    "usedIn": "used in",
    "influenced": "influenced",
}
"""What a predicate of influence says the earlier thing did, or what was done with it."""


def count(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> count(1, "cue"), count(1200, "cue")
    ('1 cue', '1,200 cues')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def witness(number: int) -> str:
    """Return how many independent witnesses there are.

    >>> witness(1), witness(2)
    ('1 independent witness', '2 independent witnesses')
    """
    return f"{number:,} independent witness{'' if number == 1 else 'es'}"


def how(name: str, kind: str | None) -> str:
    """Return how one thing influenced another: the kind that the source gives, else what the predicate means."""
    return kind or HOW.get(name) or in_words(name)


def tying(predicate: str, *more: str | None) -> tuple[str, ...]:
    """Return the words of which one may tie two things in a quote: those of the predicate, its kind, a role.

    >>> tying("workedAt", None, "engineer")
    ('worked', 'engineer')
    """
    return tuple(part for part in (in_words(predicate).partition(" ")[0], HOW.get(predicate), *more) if part)


def clock(second: float | None) -> str:
    """Return a second of the recording as h:mm:ss; nothing where there is none.

    >>> clock(75.4), clock(13263), clock(None)
    ('0:01:15', '3:41:03', '')
    """
    if second is None:
        return ""
    whole = int(second)
    return f"{whole // 3600}:{whole // 60 % 60:02d}:{whole % 60:02d}"


def when(said: Said) -> str:
    """Return when it was said: 1:02:03, "1:02:03?" where the page's timecode is doubtful, "~1:02:03" if estimated."""
    sign = {"doubtful": ("", "?"), "estimated": ("~", "")}.get(said.timing or "", ("", ""))
    time = clock(said.start_s)
    return f"{sign[0]}{time}{sign[1]}" if time else ""


def span_of_time(second: float | None, url: str | None = None) -> Span:
    """Return a second as words that lead to the recording."""
    return Span(clock(second), "time", url)


def place(said: Said, paths: dict[str, str]) -> Span:
    """Return source:line."""
    return Span(f"{paths.get(said.source, said.source)}:{said.line}", "place")


def where(said: Said, paths: dict[str, str]) -> tuple[Span, ...]:
    """Return where and when it was said, for the right edge of a line."""
    return place(said, paths), Span(when(said), "time", said.url)


def quoted(words: str) -> Span:
    """Return words in quotation marks; those that have some already keep them."""
    bare = words.strip()
    return Span(bare if bare[:1] in "“\"'‘「『«" else f"“{bare}”", "quote")


LINES = 2
"""Lines that a quote takes on a terminal."""


def quote_line(said: Said, paths: dict[str, str], around: Around = (), folds: bool = False) -> Line:
    """Return the lines below a fact: its words, those before all that stand `around` what matters; where and when."""
    return Line((quoted(said.quote),), where(said, paths), folds, 0 if folds else LINES, tuple(map(tuple, around)))


def quote_lines(evidence: Sequence[Said], paths: dict[str, str], around: Around = ()) -> tuple[Line, ...]:
    """Return the best quote of a fact and, aside, those of its other places: `--full` shows them."""
    first = best(evidence, around)
    rest = [row[0] for row in places(evidence) if not any(said is first for said in row)] if first else []
    lines = [quote_line(said, paths, around) for said in (first, *rest) if said]
    return tuple(line._replace(aside=number > 0) for number, line in enumerate(lines))


def best(evidence: Sequence[AnySaid], around: Around = ()) -> AnySaid | None:
    """Return the piece of evidence to show where there is room for one: that with most of the words that matter.

    Of equal ones one that has the first of them (whom it is about), then the first with a time, else the first.
    """
    matters = [[form.casefold() for form in forms if form] for forms in around]

    def rank(said: AnySaid) -> tuple[int, bool, bool]:
        quote = said.quote.casefold()
        there = [any(form in quote for form in forms) for forms in matters]
        return -sum(there), not any(there[:1]), said.start_s is None

    return min(evidence, key=rank, default=None)


def places(evidence: Iterable[AnySaid]) -> list[list[AnySaid]]:
    """Return evidence in rows, one for each place: what several rules read from one sentence is one place.

    Of a row the longest quote comes first.
    """
    rows: list[list[AnySaid]] = []
    for said in sorted(evidence, key=lambda said: -len(said.quote)):
        row = next((row for row in rows if _one_place(said, row[0])), None)
        if row is None:
            rows.append([said])
        else:
            row.append(said)
    return rows


def _one_place(said: Said, other: Said) -> bool:
    return (said.source, said.line) == (other.source, other.line) and said.quote in other.quote


def support(evidence: Iterable[Said]) -> int:
    """Return how many sources say it."""
    return len({said.source for said in evidence})


def qualifiers(fact: Statement) -> str:
    """Return role and years as words, e.g. "engineer, 2018–2020"."""
    years = "–".join(dict.fromkeys(part for part in (fact.start, fact.end) if part))
    if fact.end and not fact.start:
        years = f"until {fact.end}"
    return ", ".join(part for part in (fact.role, years) if part)


def cells(said: Said | None, paths: dict[str, str]) -> tuple[str, str, str, str]:
    """Return the cells source, line, time and link of a piped row."""
    if said is None:
        return "", "", "", ""
    return paths.get(said.source, said.source), str(said.line), when(said), said.url or ""


def short_paths(paths: dict[str, str]) -> dict[str, str]:
    """Return for each source the shortest end of its path that tells it from the others.

    >>> short_paths({"a": "notes/2024/ada.md", "b": "notes/2025/ada.md", "c": "notes/2025/acme.md"})
    {'a': '2024/ada.md', 'b': '2025/ada.md', 'c': 'acme.md'}
    """
    ends: dict[str, int] = {}
    for path in paths.values():
        for end in _ends(path):
            ends[end] = ends.get(end, 0) + 1
    return {id_: next((end for end in _ends(path) if ends[end] == 1), path) for id_, path in paths.items()}


def _ends(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[-count:]) for count in range(1, len(parts) + 1)]
