"""Sentences with their names marked: what patterns are laid over. Pronouns and "the company" stand for names too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kg import nlp
from kg.document import Item
from kg.statement import Name
from kg.vocabulary import WORKS

from . import _discover, _inside
from ._known import LISTS, Known, entry_type, link_type, turns
from ._passages import Passage
from ._shapes import is_acronym, is_title
from .tables import word_set

_HE = frozenset(("he", "she"))
_HIM = frozenset(("him",))
_HIS = frozenset(("his", "her", "my"))
_HOUSE = r"(?: (?:new|own|current|AI))? (?:startup|start-up|company|firm)"
_OWNER = r"(?:[Tt]he|[Tt]his|[Hh]is|[Hh]er|[Oo]ur|[Tt]heir|[Tt]he (?:guest|speaker)[’']s)"
_WORK = r"(?:[Tt]he|[Tt]his|[Tt]heir|[Hh]is|[Hh]er) (?:paper|project|book|essay|manuscript|submission|work)"
_BEFORE_VERB = r"(?= (?:was|is|got|won|received|had|has|later|eventually|became|accepted|published|,)\b)"
_REFERENCE = re.compile(
    r"(?<![\w’'-])(?:(?P<guest>(?:[Tt]he |[Yy]oung )?(?:guest|Guest|speaker|Speaker|interviewee)|嘉宾)"
    r"|(?P<host>(?:[Tt]he )?(?:host|Host|interviewer|Interviewer|moderator))"
    rf"|(?P<home>{_OWNER}{_HOUSE})(?! [A-Z])"
    rf"|(?P<work>{_WORK})(?=[ ,.])"
    rf"|(?P<it>[Ii]t){_BEFORE_VERB}"
    r"|(?P<first>I|me|[Mm]y|myself)(?![\w-])"
    r"|(?P<they>[Tt]hey)(?![\w’'-])"
    r"|(?P<pronoun>[Hh]e|[Ss]he|[Hh]im|[Hh]is|[Hh]er)(?![’'])"
    r"|(?P<relative>who|which|that))(?![\w-])"
)
_SPEECH = re.compile(r"“[^“”]{12,}”|\"[^\"]{12,}\"|‘[^‘]{25,}?’(?!\w)|「[^「」]{8,}」")
_BRACKETED = re.compile(r"\([^()]{1,200}\)|\[[^\[\]]{1,120}\]|（[^（）]{1,200}）")
_NO_RELATIVE = word_set(
    "explains explained says said argues argued believes believed shows noted notes so such fact "
    "idea concept theory view notion claim belief principle hypothesis observation perspective"
)
_SILENT_KINDS = word_set("topic gesture energy-shift authenticity-tell lost-fact section signal")
"""Kinds of items whose words state nothing about the world outside the room."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words that stand for a thing."""

    start: int
    end: int
    name: Name
    types: frozenset[str]
    label: str = nlp.NAME
    refers: bool = False
    quoted: bool = False
    """A title in quotation marks."""
    first: bool = False
    """A pronoun of the first person."""
    others: tuple[Name, ...] = ()
    """Of "they" the other persons."""
    """A pronoun or "the company", not a name."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence ready to be read."""

    passage: Passage
    text: str
    """The words that are evidence."""
    chunks: tuple[Chunk, ...]
    tokens: nlp.Tokens
    """Over the text with brackets and speech blanked out, after the thing it describes, if any."""
    topic: tuple[Name, ...]
    """What the sentence describes, where it is a description or stands in brackets."""
    context: str = ""
    """The words of the item before the sentence."""
    before: tuple[Chunk, ...] = ()
    """The names of the item before the sentence."""

    def chunk(self, token: int) -> Chunk | None:
        """Return the chunk that a token is, or None."""
        label = self.tokens.labels[token] if 0 <= token < len(self.tokens.labels) else None
        return None if label is None else self.chunks[label]


@lru_cache(maxsize=1)
def readable(at_hand: Known) -> tuple[Sentence, ...]:
    """Return every sentence of a document's items that may state facts, in order."""
    return tuple(_readable(at_hand))


def _readable(at_hand: Known) -> Iterator[Sentence]:
    yield from _roles(at_hand)
    before: list[Chunk] = []
    item = None
    said = ""
    for passage in (*at_hand.passages, *_turns(at_hand)):
        if passage.item is not item:
            item, before, said = passage.item, [], ""
        if passage.item.kind in _SILENT_KINDS or passage.part == "original":
            continue
        if passage.part == "title" and (passage.item.kind in LISTS or is_title(passage.text)):
            before = _chunks_of_title(at_hand, passage)
            continue
        if passage.item.kind == "quote" and passage.part in ("title", "translation", "body"):
            continue
        spoken = _unspoken(passage.text)
        for start, end in _spans(passage.text, spoken):
            text = passage.text[start:end]
            for sentence in _read(at_hand, passage, text, spoken[start:end], before):
                yield replace(sentence, context=said, before=tuple(before))
                before = [*before[-20:], *(chunk for chunk in sentence.chunks if chunk.label == nlp.NAME)]
            said = f"{said} {text}"[-600:]


def _turns(at_hand: Known) -> Iterator[Passage]:
    """Yield what labelled speakers say, a turn a passage."""
    for cue in turns(at_hand.document):
        item = Item(cue.line, cue.line, "", "turn", "", cue.text, speaker_raw=cue.speaker_raw, start_s=cue.start_s)
        yield Passage(item, "body", " ".join(cue.text.split()))


def _speaker(at_hand: Known, passage: Passage) -> Name | None:
    """Return who speaks in a turn."""
    label = passage.item.speaker_raw
    return Name(label, "Person") if passage.item.kind == "turn" and label else None


def _roles(at_hand: Known) -> Iterator[Sentence]:
    """Yield what the header says of the one guest's role, as a description of the guest."""
    for field in at_hand.document.fields:
        if field.name == "description":
            item = Item(field.line, field.line, "header", "paragraph", field.value)
            yield from _plain(at_hand, Passage(item, "body", " ".join(field.value.split())))
        if field.name == "role" and at_hand.guest:
            item = Item(field.line, field.line, "header", "person", at_hand.guest.form, field.value)
            text = " ".join(field.value.split())
            yield from _read(at_hand, Passage(item, "body", text), text, _unspoken(text), [])


def _plain(at_hand: Known, passage: Passage) -> Iterator[Sentence]:
    """Yield the sentences of a text that stands alone."""
    spoken = _unspoken(passage.text)
    before: list[Chunk] = []
    for start, end in _spans(passage.text, spoken):
        for sentence in _read(at_hand, passage, passage.text[start:end], spoken[start:end], before):
            yield sentence
            before = [*before[-20:], *(chunk for chunk in sentence.chunks if not chunk.refers)]


def _chunks_of_title(at_hand: Known, passage: Passage) -> list[Chunk]:
    return [
        Chunk(f.start, f.end, Name(passage.text[f.start : f.end], _one(f.entry.types)), f.entry.types)
        for f in at_hand.lexicon.find(passage.text)
    ]


def _one(types: Iterable[str]) -> str | None:
    found = sorted(types)
    return found[0] if len(found) == 1 else None


def implied(at_hand: Known, sentence: Sentence) -> Name | None:
    """Return who does what a sentence begins with ("Quotes Ada, …"): the one guest, unless another's words are told."""
    label = sentence.passage.item.speaker_raw
    if sentence.topic or at_hand.guest is None or sentence.passage.item.kind in ("turn", "person", "tool", "concept"):
        return None
    return at_hand.guest if not label or at_hand.guest.form in label or label.lower() in ("guest", "speaker") else None


def topic(passage: Passage) -> tuple[Name, ...]:
    """Return the things that a passage describes: the entry of a list whose description it is."""
    item = passage.item
    if passage.part == "title" or item.kind not in (*LISTS, "see-also"):
        return ()
    if item.kind == "see-also":
        named, type_ = link_type(item.title)
        inner = [name.form for name in _inside.inside(" ".join(item.title.split())) if name.of]
        form = inner[-1] if inner else item.title
        return (Name(form, type_),) if named else ()
    type_ = entry_type(item.kind, item.title, item.body, item.part("list"))
    names = _inside.inside(" ".join(item.title.split()), item.kind == "person")
    apart = [Name(name.form, type_) for name in names if name.of is None]
    return tuple(apart) or (Name(" ".join(item.title.split()), type_),)


def _read(at_hand: Known, passage: Passage, text: str, spoken: str, before: Sequence[Chunk]) -> Iterator[Sentence]:
    """Yield a sentence, and what stands in its brackets as a sentence about the name before them."""
    about = topic(passage)
    shown, spoken = (_COMMA_INSIDE.sub(r"\1\3,", words) for words in (text, spoken))
    bare = _BRACKETED.sub(lambda match: " " * len(match[0]), spoken)
    names = list(_names(at_hand, shown))
    main = _with_references(at_hand, bare, [n for n in names if bare[n.start : n.end].strip()], about, before, passage)
    yield _sentence(passage, text, bare, main, about)
    for match in _BRACKETED.finditer(shown):
        left = [n for n in main if n.end <= match.start() and not shown[n.end : match.start()].strip()]
        if left:
            inner = " " * (match.start() + 1) + shown[match.start() + 1 : match.end() - 1]
            chunks = [n for n in names if match.start() < n.start and n.end < match.end()]
            yield _sentence(passage, text, inner, chunks, (left[-1].name,))


def _spans(text: str, spoken: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the sentences; speech that is blanked out belongs to the sentence before it."""
    spans = nlp.sentences(spoken)
    ends = [*(start for start, _ in spans[1:]), len(text)]
    for (start, _), end in zip(spans, ends, strict=False):  # nothing but speech has no sentence and one end
        yield start, start + len(text[start:end].rstrip())


def _unspoken(text: str) -> str:
    """Return the text with quoted speech made white space of the same length; quoted titles stay."""
    return _SPEECH.sub(lambda m: m[0] if _discover.is_title(m[0][1:-1].rstrip(",.")) else " " * len(m[0]), text)


def _sentence(passage: Passage, text: str, bare: str, chunks: Sequence[Chunk], about: tuple[Name, ...]) -> Sentence:
    """Cut the sentence into tokens; what it describes stands before it as a name of its own."""
    lead = [Chunk(0, 1, about[0], frozenset({about[0].type}) if about[0].type else frozenset())] if about else []
    shifted = [replace(chunk, start=chunk.start + 2, end=chunk.end + 2) for chunk in chunks] if about else list(chunks)
    everything = (*lead, *shifted)
    spans = [(chunk.start, chunk.end, chunk.label) for chunk in everything]
    return Sentence(passage, text, everything, nlp.tokens(("■ " if about else "") + bare, spans), about)


def _names(at_hand: Known, text: str) -> Iterator[Chunk]:
    """Yield the names of a text; letters in brackets after a name and marks around a title belong to the chunk."""
    found = at_hand.lexicon.find(text)
    skip = -1
    for number, one in enumerate(found):
        if number == skip:
            continue
        start, end = one.start, one.end
        form = text[start:end]
        types = one.entry.types
        following = found[number + 1] if number + 1 < len(found) else None
        if following and text[end : following.start] in (" (", "(") and text[following.end : following.end + 1] == ")":
            other = text[following.start : following.end]
            if is_acronym(other, form) or is_acronym(form, other):
                end, skip, types = following.end + 1, number + 1, types | following.entry.types
        quoted = bool(start) and text[start - 1] in _OPENING and text[end : end + 1] in _CLOSING and end < len(text)
        if quoted:
            start, end = start - 1, end + 1
        yield Chunk(start, end, Name(form, _one(types)), types, quoted=quoted)


_COMMA_INSIDE = re.compile(r"([‘“][^‘’“”]{1,80})([,.])([’”])")
"""A comma before the closing mark is moved behind it."""
_OPENING, _CLOSING = ("‘", "“", '"', "'", "《"), ("’", "”", '"', "'", "》")


def _with_references(
    at_hand: Known, text: str, names: list[Chunk], about: tuple[Name, ...], before: Sequence[Chunk], passage: Passage
) -> list[Chunk]:
    """Return the names and what refers to them, in order."""
    chunks = list(names)
    for match in _REFERENCE.finditer(text):
        if any(chunk.start < match.end() and match.start() < chunk.end for chunk in names):
            continue
        earlier = [chunk for chunk in sorted(chunks, key=lambda c: c.start) if chunk.end <= match.start()]
        referent = _referent(at_hand, match, text, earlier, about, before, passage)
        if referent:
            possessive = match[0].lower() in _HIS and bool(re.match(r"\s+[^\W\d_]", text[match.end() :]))
            label = nlp.POSSESSIVE if possessive else nlp.NAME
            types = frozenset({referent.type}) if referent.type else frozenset()
            first = match.lastgroup == "first"
            others = _pair(before)[1:] if match.lastgroup == "they" else ()
            chunks.append(Chunk(match.start(), match.end(), referent, types, label, True, False, first, others))
    return sorted(chunks, key=lambda chunk: chunk.start)


def _referent(
    at_hand: Known,
    match: re.Match[str],
    text: str,
    earlier: Sequence[Chunk],
    about: tuple[Name, ...],
    before: Sequence[Chunk],
    passage: Passage,
) -> Name | None:
    """Return what a word refers to, or None where that is not clear."""
    kind = match.lastgroup
    if kind == "guest":
        return None if re.match(r"\s+[A-Z]", text[match.end() :]) else at_hand.guest
    if kind == "host":
        return None if re.match(r"\s+[A-Z]", text[match.end() :]) else at_hand.host
    if kind == "they":
        return next(iter(_pair(before)), None)
    if kind == "first":
        return _speaker(at_hand, passage)
    if kind == "home":
        return at_hand.home if passage.item.kind != "turn" else None
    if kind in ("work", "it"):
        works = [chunk for chunk in (*before, *earlier) if _is_named_work(chunk) and not chunk.refers]
        leading = [chunk for chunk in earlier[:1] if kind == "it" and _is_named_work(chunk)]
        return (leading or works)[-1].name if works else None
    if kind == "relative":
        return _relative(match, text, earlier, about)
    default = about[0] if len(about) == 1 and about[0].type == "Person" else at_hand.guest
    if speaker := _speaker(at_hand, passage):
        default = at_hand.guest if at_hand.guest and not _same(speaker, at_hand.guest) else None
    if match[0].lower() in _HIM and earlier and _EMBEDDED.search(text[earlier[0].end : match.start()]):
        return _pronoun(text, "her", default, earlier, before, bool(about))
    return _pronoun(text, match[0].lower(), default, earlier, before, bool(about))


_EMBEDDED = re.compile(r"[’']s (?:influence|impact|effect) on $|\s(?:that|which)\s(?:\w+\s){1,3}$")
"""Before a "him" that may be the subject: another's "influence on him", "books that shaped him"."""


_APPOSED = re.compile(r"\s?,\s+(?:an?|the|one|another)\s[^,.;:]{1,80}\s")
"""Between a person and "who": "Ada Lovelace, a mathematician of note who …"."""


def _relative(match: re.Match[str], text: str, earlier: Sequence[Chunk], about: tuple[Name, ...]) -> Name | None:
    """Return what "who", "which" or "that" refers to: the nearest name of its kind, else what is described."""
    named = [chunk for chunk in earlier if not chunk.refers]
    adjacent = bool(named) and not text[named[-1].end : match.start()].strip(" ,")
    person = [chunk for chunk in named if "Person" in chunk.types]
    described = about[0] if len(about) == 1 else None
    if match[0] == "who":
        if adjacent and named[-1].types == {"Person"}:
            return named[-1].name
        if person and _APPOSED.fullmatch(text[person[-1].end : match.start()]):
            return person[-1].name
        if described and described.type == "Person":
            return described
        if adjacent and not named[-1].types:
            return named[-1].name
        return person[-1].name if person and adjacent else None
    if adjacent and "Person" not in named[-1].types:
        return named[-1].name if match[0] == "which" or described is None or described.type == "Person" else described
    if match[0] == "which" and described is not None and described.type != "Person":
        return described
    word_before = text[: match.start()].split()[-1:] or [""]
    if match[0] == "that" and described and described.type != "Person" and word_before[0].lower() not in _NO_RELATIVE:
        return described
    return None


_LEADS = word_set(
    "in after during before later then when while because although though since as ultimately finally eventually "
    "however today professor dr the a an also but and so this changed initially originally at even if once until"
)
"""Words that may stand before the subject of a sentence."""


def _leads(before: str) -> bool:
    """Tell whether a name after these words may be the subject of the sentence: no participle, no verb stands there."""
    words_ = before.lower().replace(",", " ").split()
    if all(word in _LEADS or word.isdigit() for word in words_):
        return True
    return before.rstrip().endswith(",") and words_[0] in _LEADS and len(words_) < 12


_ACTS = re.compile(r"[’']s?\b|’s|\s(?:[a-z]+ed|[a-z]+s|gave|told|taught|led|made|had)\b")
"""After a name: it owns or does something, so that an object pronoun after it is somebody else."""


def _pronoun(
    text: str, word: str, default: Name | None, earlier: Sequence[Chunk], before: Sequence[Chunk], described: bool
) -> Name | None:
    """Return the person a pronoun stands for: the subject so far, else who is described or the guest (`default`)."""
    subject = next((c.name for c in earlier[:1] if "Person" in c.types and _leads(text[: c.start])), None)
    if any(chunk.first for chunk in earlier) and word not in ("my",):
        return None
    if word in _HIM:
        others = [c for c in (*before, *earlier) if "Person" in c.types and c.name != default and not c.refers]
        acting = bool(others) and others[-1] in earlier and _ACTS.match(text, others[-1].end) is not None
        return default if subject != default or acting or subject is None else others[-1].name if others else None
    if subject is not None:
        return subject
    before = [chunk for chunk in before if not chunk.first and not chunk.refers]
    last = next((chunk for chunk in before if "Person" in chunk.types), None)
    if last is not None and default is not None and not described and not _same(last.name, default):
        return None if any(_same(chunk.name, default) for chunk in before) else default
    return default


def _pair(before: Sequence[Chunk]) -> tuple[Name, ...]:
    """Return the two persons of the sentence before, where it has just two: whom "they" may stand for."""
    people: list[Name] = []
    for chunk in before[-6:]:
        if "Person" in chunk.types and not any(_same(chunk.name, name) for name in people):
            people.append(chunk.name)
    return tuple(people) if len(people) == 2 else ()


def _is_named_work(chunk: Chunk) -> bool:
    return bool(chunk.types & frozenset(WORKS)) and chunk.name.form[:1].isupper()


def _same(a: Name, b: Name) -> bool:
    """Tell whether two names of persons may be one: equal, or one a word of the other."""
    left, right = set(a.form.split()), set(b.form.split())
    return left <= right or right <= left
