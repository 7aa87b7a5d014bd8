"""Where a spoken sentence names what is asked for, or plainly calls something a book, a film, a product …"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from ..naming.discovery import han_class
from ..tables import classes
from .makers import TEXT, is_person, makers_after, makers_before, makers_with
from .pairs import with_authors
from .positions import IS, JOINER, LEAD_WORDS, PRAISE, STRIP, SURE, TOPIC, named_before
from .questions import Asked, nouns
from .refusals import FIRST, refused
from .titles import CAP, Span, paired, spans


@dataclass(frozen=True, slots=True)
class Named:
    """Something that a sentence names where one names what is asked for."""

    form: str
    type: str | None
    start: int
    end: int
    makers: tuple[str, ...] = ()
    sure: bool = False
    """The speaker plainly speaks for it: "I recommend …", "my favourite book is …", "everyone should read …"."""


Counts = Mapping[str, tuple[int, int]]
"""How often a word of the text stands in lower case, and with a capital inside a sentence."""


def named(
    text: str, wanted: Asked | None, counts: Counts, opening: bool = True, surnames: Collection[str] = ()
) -> list[Named]:
    """Return what a sentence names, in order.

    `wanted` is what was asked for: None outside of an answer, where only what is plainly called a book, a film … or is
    spoken for counts. `opening` tells whether the sentence is among the first of the answer, where a bare name may be.
    `surnames` are those of persons who were named in full.
    """
    found: list[Named] = []
    previous: Span | None = None
    runs = paired(text, spans(text, wanted is not None and wanted.frame in _NAMES_OF_ONE_WORD))
    if wanted is not None and wanted.frame in ("book", "shaping"):
        runs = with_authors(text, runs, counts, surnames)
    for number, span in enumerate(runs):
        following = runs[number + 1].start if number + 1 < len(runs) else len(text)
        joined = previous is not None and _joined(text, previous, span)
        place = _place(text, span, wanted)
        one = _plain(place) if wanted is None else _answering(place, wanted, counts, opening, joined)
        names, praised = [other.form for other in found], wanted is not None or place.sure
        if one is not None and not refused(text, place.span, following, wanted, names, praised):
            found.append(one)
            previous = span
        elif one is not None or not joined:
            previous = None
    return _sharing(text, found)


_NAMES_OF_ONE_WORD = ("product", "podcast", "inspiration")
"""Frames in whose answers "and" joins names and is no part of one."""


def _joined(text: str, previous: Span, span: Span) -> bool:
    """Tell whether a span is enumerated with the one before it: "X, Y and Z"; not where it does something itself."""
    return JOINER.match(text[previous.end : span.head][:120]) is not None and not _DOES.match(text, span.end)


def _sharing(text: str, found: list[Named]) -> list[Named]:
    """Return the names; of "X and Y by Z" at the head of a sentence, both are by Z."""
    if len(found) == 2 and found[0].start == 0 and text[found[0].end : found[1].start] == " and ":
        return [replace(found[0], makers=found[0].makers or found[1].makers), found[1]]
    return found


@dataclass(frozen=True, slots=True)
class _Place:
    """A span and what stands around it."""

    text: str
    span: Span
    left: str
    """The words before it, in lower case, the last 240 characters."""
    bare: str
    """The same without determiners, the noun for the thing and "called"."""
    right: str
    """The words after it, in lower case, the first 240 characters."""
    noun: str | None
    """The noun for the thing right before it ("the book X") or else after it ("the X movie")."""
    called: bool
    type: str | None
    """The class that this noun gives."""
    sure: bool


def _place(text: str, span: Span, wanted: Asked | None) -> _Place:
    left = text[: span.head] if span.head <= 240 else f"… {text[span.head - 240 : span.head]}"
    low, right = left.lower(), text[span.end : span.end + 240]
    strip = STRIP.search(low)
    noun, bare = (strip["noun"], low[: strip.start()]) if strip else (None, low)
    after = _AFTER.match(right.lower())
    type_ = classes("asked").get(noun or "") or (classes("asked").get(after["noun"]) if after else None)
    makers = span.makers or makers_after(right) or makers_before(left)
    if not makers and wanted is not None and wanted.frame == "podcast":
        makers = makers_with(right)
    span = replace(span, makers=makers)
    if after and after["noun"] in ("biography", "autobiography") and is_person(span.form):
        span = replace(span, end=span.end + 1 + len(after["noun"]), form=f"{span.form} {after['noun']}")
    bare = bare.rstrip(' “"‘《')
    return _Place(
        text=text,
        span=span,
        left=low,
        bare=bare,
        right=right.lower(),
        noun=noun or (after["noun"] if after else None),
        called=bool(strip and strip["called"]),
        type=None if type_ == "Person" and (wanted is None or wanted.frame != "inspiration") else type_,
        sure=SURE.search(bare) is not None,
    )


_AFTER = re.compile(rf"[”\"’'》]? (?P<noun>{nouns()}|fan|nerd|addict|junkie)\b")
_DOES = re.compile(
    r"[”\"’'》]? (?:has|have|had|uses?|used|does|did|can|will|would|said|says|made|makes|wrote|also|just|really|"
    r"actually|came|went|is [a-z]+ing|was [a-z]+ing|\w+ing)\b"
)
"""After a name that somebody bears who does something."""
_IN_IT = re.compile(rf"\b(?:in|on|from) (?:the|this|that) (?:{nouns()}),? (?:called|titled|entitled|named),? [“\"‘]?$")
"""Not the book is called so, but something in it."""
_MINE = re.compile(
    rf"\bmy (?:[a-z-]+ )*favou?rite (?:[a-z-]+ )*(?P<noun>{nouns()}) (?:is|was|has to be|would be|of all time is)$"
)
_BY_AUTHOR = re.compile(rf"\b(?:author|authors|co-author|co-authors|writer) of (?:the )?(?:[a-z-]+ )*(?:{TEXT}s?,? )?$")
_READING = re.compile(r"\b(?:read|reading|re-?read|recommend(?:ed)?|book|novel|essay|memoir|finished)\b")
_ATTENDS = re.compile(r"\b(?:read|watch|listen to)$")


def _unfit(place: _Place) -> bool:
    """Tell whether a name says of what kind something else is ("the Acme tools"), or stands in the thing named."""
    kind = _AFTER.match(place.right)
    plural = kind is not None and kind["noun"].endswith("s") and kind["noun"] != "series"
    return plural or (place.called and _IN_IT.search(place.left) is not None)


def _plain(place: _Place) -> Named | None:
    """Return what is named outside of an answer: what is plainly called a book, a film …, or spoken for as one."""
    span = place.span
    if _unfit(place):
        return None
    attends, mine = _ATTENDS.search(place.bare), _MINE.search(place.bare)
    by_author = _BY_AUTHOR.search(place.left)
    before = place.noun is not None and not _AFTER.match(place.right)
    spoken_to = place.noun in ("show", "podcast") and place.left.rstrip().endswith(",")
    spoken_for = place.sure and (attends or place.noun or (span.makers and " " in span.form))
    if not (
        mine or (before and (place.called or not spoken_to)) or by_author or spoken_for
        or (span.makers and _READING.search(place.left))
    ):  # fmt: skip
        return None
    read = attends is not None and attends[0] == "read"
    type_ = classes("asked")[mine["noun"]] if mine else place.type
    type_ = type_ or ("Book" if read or span.makers or by_author else None)
    return Named(span.form, type_, span.start, span.end, span.makers, place.sure or mine is not None)


def _answering(place: _Place, wanted: Asked, counts: Counts, opening: bool, joined: bool) -> Named | None:
    """Return what a span names in an answer, if it stands where one names."""
    span, bare, right = place.span, place.bare, place.right
    if _unfit(place):
        return None
    if place.text[span.start - 1 : span.start] == "《":
        return Named(span.form, han_class(place.text[: span.start - 1]) or wanted.classes[0], span.start, span.end)
    head = _is_head(bare)
    after = _AFTER.match(right) is not None
    if not (
        joined or place.called or place.sure or _PRAISED.match(right)
        or (bare and named_before(wanted.frame).search(bare))
        or (wanted.frame == "product" and _WORKS_WITH.search(bare))
        or (after and (head or _I_AM.search(bare)))
        or (wanted.frame == "inspiration" and place.noun is None and _SOMEBODY.fullmatch(" ".join(place.left.split())))
        or (head and _stands_alone(place, counts, opening))
        or (head and wanted.frame == "product" and _MY.search(place.left) and _KIND.match(right))
    ):  # fmt: skip
        return None
    type_ = place.type or _local(place.text, span, wanted)
    return Named(span.form, type_, span.start, span.end, span.makers, place.sure)


_SOMEBODY = re.compile(
    r"(?:(?:and|but|so|also|then|well|oh|probably|maybe),? )*(?:an?|my|our|one of my|this|"
    r"the) (?:(?!of\b)[a-z’'-]+ ){0,3}"
    r"[a-z-]+(?: (?:of mine|called|named|at (?:school|college|university|work)))?,?"
)
"""Before a person's name: "And a schoolmaster, …", "My old neighbour, …"."""
_I_AM = re.compile(rf"\b(?:{FIRST}|{IS})$")
_MY = re.compile(r"\b(?:an?|my|our) $")
_KIND = re.compile(r" [a-z]+(?: [a-z]+)?(?:[,.!;]|$)")
"""Around the name of a thing of a kind: "A Bobbin 40 loom, the small one"."""
_PRAISED = re.compile(
    rf"[”\"’'》]?,? (?:and|which|because) (?:it|that|which)?(?: ?['’]s| is| was)?[^.;,]{{0,30}}\b(?:{PRAISE})\b"
)
_WORKS_WITH = re.compile(
    rf"\b{FIRST}(?: all| also| just| still| always)*(?: on| (?:do|did|track|manage|write|take|run|keep|plan|"
    rf"organi[sz]e|build|design|code|edit|draw|record|"
    rf"store|sync|cook|make|work)(?: [a-z’'-]+){{0,4}} (?:with|in|on|using|through))$"
)


def _is_head(bare: str) -> bool:
    """Tell whether nothing but openers and a topic ("For proofs, …") stands before a name."""
    if TOPIC.match(bare + " "):
        return True
    bare = _ASIDE.sub(" ", bare)
    tokens = re.findall(r"[\w’'-]+", bare)
    return len(tokens) <= 7 and all(token in LEAD_WORDS or token in ("then", "there", "now") for token in tokens)


_ASIDE = re.compile(
    r",? (?:this|that|it)(?: is|['’]s| was| sounds?| may sound| might sound| will sound)(?: [a-z]+){1,3}(?:, but\b|,)"
)
"""What a speaker says of his own answer: "And, this is odd, but …"."""


def _stands_alone(place: _Place, counts: Counts, opening: bool) -> bool:
    """Tell whether a name at the head of a sentence is the answer: it stands alone, or is praised or explained."""
    form, low, led = place.span.form, place.right, bool(place.left.strip())
    plain = " " not in form and form.isalpha() and form[1:].islower() and not place.span.quoted
    alone = re.match(r"[”\"’'》]?\s*(?:[.!?…]|$)", low) is not None
    if plain and not led and not place.span.makers:
        lower, capital = counts.get(form.lower(), (0, 0))
        if form.lower().endswith("ly") or (lower > 0.1 * capital) or (not capital and not alone):
            return False
    if alone or re.match(r" (?:did|does)[.!,]", low):
        return opening or not plain or led
    with_another = re.match(rf" and {CAP}[^,.;]* by [A-Z]", place.text[place.span.end : place.span.end + 240])
    if with_another or place.span.makers or re.match(r"[”\"’'》]?,? (?:by|with) [a-z]", low):
        return True
    if re.match(r"[”\"’'》]?(?:,|;| -|—|–)", low):
        return opening or not plain
    said = _SAID.match(low)
    return said is not None and _GOOD.search(said[0]) is not None


_SAID = re.compile(
    r"(?:['’]s|,? i think,?| is| was| has been| would be| are| remains| has| comes| changed| saved| blew| did it)\b"
    r"[^.;!?]{0,60}"
)
_GOOD = re.compile(rf"\b(?:{PRAISE}|{nouns()})\b")


def _local(text: str, span: Span, wanted: Asked) -> str | None:
    """Return the class asked for that the words of the sentence give what is named, else the first asked for."""
    if len(wanted.classes) == 1:
        return wanted.classes[0]
    table: Mapping[str, str] = classes("asked")
    near = [
        (abs(match.start() - span.start), table[match[0]])
        for match in re.finditer(rf"\b{nouns()}\b", text.lower())
        if table[match[0]] in wanted.classes
    ]
    if near:
        return min(near)[1]
    if "TVSeries" in wanted.classes and re.search(r"\b(?:seasons?|episodes?|binge\w*|finale|watching)\b", text.lower()):
        return "TVSeries"
    if "Software" in wanted.classes and re.search(
        r"\b(?:download\w*|install\w*|iOS|Android|tab|tabs|open source)\b", text
    ):
        return "Software"
    return wanted.classes[0]
