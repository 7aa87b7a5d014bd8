"""Runs of words in speech that may be names: titles with small words inside, quoted titles, names of products."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.text.normalize import word_set

from ..tables import entries, words
from .makers import idle, maker_cut, owner, people
from .questions import nouns

CAP = r"(?:\d+% [A-Z]\w+|[A-ZÀ-ÖØ-Þ][\w’'&+]*(?:[-–/.][\w’'&+]+)*|\d[\w’'&+]*(?:[-.][\w’'&+]+)*|[a-z]{1,2}[A-Z]\w*)"
_SMALL = r"(?:of|in|on|at|to|for|and|or|by|with|from|into|a|an|the|as|vs\.?|it|de|la|le|el|du|di|da|von|van|der|&)"
_RUN = re.compile(rf"(?<![\w’'@#.-]){CAP}(?:(?:: | (?:{_SMALL} ){{0,3}}){CAP})*")
_QUOTED = re.compile(r"“([^“”]{2,80})”|\"([^\"]{2,80})\"|(?<!\w)‘([^‘’]{2,80})’(?!\w)|《([^《》]{1,60})》")


@dataclass(frozen=True, slots=True)
class Span:
    """Words that may name something."""

    start: int
    end: int
    form: str
    makers: tuple[str, ...] = ()
    """Who made it, where the words themselves say so: "Middlemarch by George Eliot", "George Eliot's Middlemarch"."""
    quoted: bool = False
    head: int = -1
    """Where its owner's name begins ("George Eliot's Middlemarch"), else where it begins itself."""


def spans(text: str, single: bool = False) -> list[Span]:
    """Return the runs of words that may be names, in order, none inside another.

    With `single`, names joined by "and" are several names, as those of products are: no title is parted so.

    >>> [(s.form, s.makers) for s in spans("So Thread by Thread by Anne Hill, and Ada Lovelace's On Looms.")]
    [('Thread by Thread', ('Anne Hill',)), ('On Looms', ('Ada Lovelace',))]
    """
    found: list[Span] = []
    for match in _QUOTED.finditer(text):
        number = next(n for n in range(1, 5) if match[n] is not None)
        form = match[number].strip().rstrip(",.")
        if len(form.split()) <= 8 and not re.search(r"[,;.!]|\b(?:I|you|we)\b", form) and re.search(r"\w", form):
            start = match.start(number) + match[number].index(form)
            found.append(Span(start, start + len(form), form, (), True, start))
    taken = [(span.start - 1, span.end + 1) for span in found]
    for match in _RUN.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            found += _pieces(text, match.start(), match.end(), single)
    return sorted(found, key=lambda span: span.start)


def _pieces(text: str, start: int, end: int, single: bool) -> Iterator[Span]:
    """Yield the names in a run of words with capitals, without openers, makers and channels."""
    start = _without_openers(text, start, end, _HARD | _OWN if single else _HARD)
    run = text[start:end]
    for at, piece in _parted(run, single):
        head = begin = start + at
        makers: tuple[str, ...] = ()
        if owned := owner(piece):
            makers, begin, piece = (owned[0],), begin + owned[1], piece[owned[1] :]
        if cut := maker_cut(piece):
            makers, piece = (*makers, *people(piece[cut[1] :])), piece[: cut[0]]
        piece = _without_channel(piece)
        if re.search(r"[’']s?$", piece) and re.match(r" [a-z]", text[begin + len(piece) :]):
            continue
        piece = re.sub(rf"(?: {_SMALL})+$", "", piece).rstrip("’'.-–/")
        if piece and not idle(piece):
            yield Span(begin, begin + len(piece), piece, makers, head=head)


def _without_openers(text: str, start: int, end: int, never: frozenset[str]) -> int:
    """Return where a run begins once words that open a sentence are left out: "So Loom" begins at "Loom"."""
    opens = re.search(r"(?:^|[.!?:;…—-])[\s“\"‘'(]*$", text[:start]) is not None
    while start < end:
        word = re.match(r"\S+", text[start:end])
        if word is None:
            break
        bare = word[0].rstrip(",.:").lower()
        rest = text[start + word.end() : end].lstrip()
        soft = bare in words("openers") and not (
            re.search(r"(?:^| )[A-ZÀ-Þ\d]", rest) and (bare == "only" or not bare.endswith("ly"))
        )
        if not rest or not ((opens and (bare in never or soft)) or bare in _SELF):
            break
        start = end - len(rest)
        small = re.match(rf"(?:{_SMALL} )+", text[start:end])
        start += small.end() if small else 0
    return start


_HARD = word_set(
    "i i'm i've i'd i'll i’m i’ve i’d i’ll so yeah yes yep no well oh ah um uh hmm okay ok right sure and but or "
    "also then now "
    "maybe probably actually honestly personally definitely because although it's it’s that's that’s there's "
    "there’s he's she's "
    "he’s she’s we're we’re we've we’ve let's let’s what's what’s"
)
"""Openers that no title keeps at the start of a sentence."""
_SELF = word_set("i i'm i've i'd i'll i’m i’ve i’d i’ll")
_OWN = word_set("my our his her their a an")
"""Words that no name of a product begins with."""


def _parted(run: str, single: bool) -> Iterator[tuple[int, str]]:
    """Yield the parts of a run with an article after its "and" or "or": two names ("The Loom and The Card")."""
    at = 0
    for match in re.finditer(r" (?:and|or)(?= )" if single else r" (?:and|or)(?= (?:The|A|An) [A-Z])", run):
        yield at, run[at : match.start()]
        at = match.end() + 1
    yield at, run[at:]


def _without_channel(piece: str) -> str:
    """Return a name without the channel it is shown on, or the day it was had for."""
    head, _, tail = piece.rpartition(" on ")
    if head and tail in entries("channels"):
        return head
    day = re.search(r" (?:for|on|at|since) ([A-Z]\w+)$", piece)
    return piece[: day.start()] if day and day[1].lower() in words("no_names") else piece


_TWO = re.compile(rf"\b(?:two|both|couple of) (?:[a-z-]+ ){{0,4}}(?:{nouns()})(?:,|:| are| were| called)? $")


def paired(text: str, found: Sequence[Span]) -> list[Span]:
    """Return the names, "A and B" parted after words that announce two."""
    parted: list[Span] = []
    for span in found:
        left, joint, right = span.form.partition(" and ")
        if joint and _TWO.search(text[: span.head].lower()):
            middle = span.end - len(right)
            parted += [
                replace(span, end=span.start + len(left), form=left),
                replace(span, start=middle, head=middle, form=right),
            ]
        else:
            parted.append(span)
    return parted
