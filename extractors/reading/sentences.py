"""Sentences with their names marked: what patterns are laid over. Pronouns and "the company" stand for names too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg import nlp
from kg.names.chinese import has_han
from kg.records.document import Item
from kg.records.statement import Name
from kg.text.normalize import word_set

from ..naming import discovery, inside
from ..naming.shapes import is_acronym, is_title
from ..reference.chunk import Chunk
from ..reference.mentioned import MEMORY, Said
from ..reference.pronouns import same
from ..reference.referents import said, speaker_of, with_references, written_out
from .career_entries import of_life
from .known import Known
from .listed import LISTS, entry_type, link_type
from .named_entries import is_made
from .passages import Passage
from .section_topics import lacks_subject
from .silent import silent

_SPEECH = re.compile(r"“[^“”]{12,}”|(?<!\w)\"(?=\S)[^\"]*(?<=\S)\"(?!\w)|‘[^‘]{25,}?’(?!\w)|「[^「」]{8,}」")
LEAD = "■ "
_SEMICOLON = re.compile(r";\s+")
"""Before a description: the thing that it describes."""
_SHORT = 14
"""Characters: what is shorter between straight quotation marks is a word or two, not speech."""
_PHRASE = re.compile(r"[\"“‘「](?:a |an |the )?[a-z-]+(?: [a-z-]+){0,2}[\"”’」]")
"""A term in quotation marks, no speech: "borrowed time"."""
_BRACKETED = re.compile(r"\([^()]{1,200}\)|\[[^\[\]]{1,120}\]|（[^（）]{1,200}）")
_ALL_BRACKETED = re.compile(r"[(（][^()（）]+[.!。！][)）]")
"""A whole sentence in brackets."""
_JOINTS = " ,;:—–-"
"""What does not end a statement before a question."""
_RUNNING = ("turn", "paragraph")
"""Kinds of items that go on where the one before ended."""
_SILENT_KINDS = word_set("topic gesture energy-shift authenticity-tell lost-fact section signal")
"""Kinds of items whose words state nothing about the world outside the room."""


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
    guest: Name | None = None
    """The one guest of the page, whom a fragment may leave out."""
    talk: tuple[Said, ...] = ()
    """The sentences before it, across turns, with what is named in them."""
    whole: str = ""
    """What the words say where they are a fragment that answers a question: what was read."""

    def chunk(self, token: int) -> Chunk | None:
        """Return the chunk that a token is, or None."""
        label = self.tokens.labels[token] if 0 <= token < len(self.tokens.labels) else None
        return None if label is None else self.chunks[label]


def sentences(at_hand: Known) -> tuple[Sentence, ...]:
    """Return every sentence of a document's items that may state facts, in order."""
    return tuple(replace(sentence, guest=_left_out(at_hand, sentence)) for sentence in _readable(at_hand))


def _left_out(at_hand: Known, sentence: Sentence) -> Name | None:
    """Return whom a fragment may leave out: the one whom the page is about; in a turn the guest, of the own words."""
    if sentence.passage.item.kind != "turn":
        return at_hand.person
    speaker = speaker_of(sentence.passage)
    return speaker if speaker and at_hand.guest and same(speaker, at_hand.guest) else None


def _readable(at_hand: Known) -> Iterator[Sentence]:
    yield from _roles(at_hand)
    before: list[Chunk] = []
    talk: list[Said] = []
    asked: list[Chunk] = []
    item = None
    context = ""
    for passage in (*at_hand.passages, *_turns(at_hand)):
        if passage.item is not item:
            if item is None or passage.item.kind != item.kind or passage.item.kind not in _RUNNING:
                talk = []
            item, before, context = passage.item, [], ""
        if passage.item.kind in _SILENT_KINDS or passage.part == "original" or silent(passage.item):
            continue
        if passage.part == "title" and (passage.item.kind in LISTS or is_title(passage.text)):
            before = _chunks_of_title(at_hand, passage)
            continue
        if passage.item.kind == "quote" and passage.part in ("title", "translation", "body"):
            spoken_by = _speaker_of_quote(at_hand, passage)
            if spoken_by is None:
                continue
            passage = replace(passage, item=replace(passage.item, kind="turn", speaker_raw=spoken_by))
        spoken = _unspoken(passage.text)
        for start, end in _spans(passage.text, spoken, bool(topic(passage))):
            text = passage.text[start:end]
            so_far = before
            for sentence in _read(at_hand, passage, text, spoken[start:end], before, talk):
                if (passage.item.line, text) not in at_hand.denied:
                    yield replace(sentence, context=context, before=tuple(before), talk=tuple(talk))
                before = [*before[-20:], *(chunk for chunk in sentence.chunks if chunk.label == nlp.NAME)]
                if not sentence.topic:
                    talk = [*talk[-MEMORY + 1 :], said(sentence.text, sentence.chunks, passage, at_hand.whole)]
            asked = before if text.endswith("?") else asked
            yield from _whole(at_hand, passage, text, asked, so_far, talk[:-1])
            context = f"{context} {text}"[-600:]


def _whole(
    at_hand: Known,
    passage: Passage,
    text: str,
    asked: Sequence[Chunk],
    before: Sequence[Chunk],
    talk: Sequence[Said],
) -> Iterator[Sentence]:
    """Yield what an answer, a piece or an idiom stands for; `asked` are the names up to the end of the question."""
    for one in at_hand.restated.get((passage.item.line, text), ()):
        for sentence in _read(at_hand, passage, one.whole, one.whole, asked if one.question else before, talk):
            named = asked if one.question else before
            yield replace(sentence, text=text, before=tuple(named), talk=tuple(talk), whole=one.whole)


def _speaker_of_quote(at_hand: Known, passage: Passage) -> str | None:
    """Return who says the words of a labelled quote, or its translation; None for what is not said in English."""
    label = " ".join((passage.item.speaker_raw or "").split())
    if not label or passage.part == "body" or (not passage.text.isascii() and has_han(passage.text)):
        return None
    if _GUESTS.fullmatch(label):
        return at_hand.guest.form if at_hand.guest else None
    if _HOSTS.fullmatch(label):
        return at_hand.host.form if at_hand.host else None
    bare = _ASIDE.sub("", label)
    spoken = (one.form for one in (at_hand.guest, at_hand.host) if one and set(bare.split()) <= set(one.form.split()))
    return next(spoken, bare)


_GUESTS = re.compile(r"(?:the )?(?:guest|speaker|interviewee)|嘉宾|受访者", re.IGNORECASE)
_HOSTS = re.compile(r"(?:the )?(?:host|interviewer|moderator)|主持人?", re.IGNORECASE)
_ASIDE = re.compile(r"\s*[(（].*$")


def _turns(at_hand: Known) -> Iterator[Passage]:
    """Yield what is said, a turn or a sentence of captions a passage."""
    for turn in at_hand.turns:
        item = Item(
            turn.line, turn.line_end, "", "turn", "", turn.text, speaker_raw=turn.speaker_raw, start_s=turn.start_s
        )
        for sentence in turn.sentences:
            yield Passage(item, "body", " ".join(sentence.split()))


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
    for start, end in _spans(passage.text, spoken, bool(topic(passage))):
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
        inner = [name.form for name in inside.inside(" ".join(item.title.split())) if name.of]
        form = inner[-1] if inner else item.title
        return (Name(form, type_),) if named else ()
    type_ = entry_type(item.kind, item.title, item.body, item.part("list"))
    names = inside.inside(" ".join(item.title.split()), item.kind == "person")
    apart = [Name(name.form, type_) for name in names if name.of is None]
    return tuple(apart) or (Name(" ".join(item.title.split()), type_),)


def _read(
    at_hand: Known, passage: Passage, text: str, spoken: str, before: Sequence[Chunk], talk: Sequence[Said] = ()
) -> Iterator[Sentence]:
    """Yield a sentence, and what stands in its brackets as a sentence about the name before them."""
    about = topic(passage)
    if not about and at_hand.person and of_life(passage):
        about = (at_hand.person,)
    elif not about and passage.item in at_hand.topics and lacks_subject(text):
        about = (at_hand.topics[passage.item],)
    shown, spoken = (_COMMA_INSIDE.sub(r"\1\3,", words) for words in (text, spoken))
    if _ALL_BRACKETED.fullmatch(spoken):
        shown, spoken = (f" {words[1:-1]} " for words in (shown, spoken))
    bare = _BRACKETED.sub(lambda match: " " * len(match[0]), spoken)
    if passage.item.kind == "turn":
        bare = _ANSWERS_NO.sub(lambda match: " " * len(match[0]), bare)
    names = [_of_page(at_hand, passage, shown, name) for name in _names(at_hand, shown)]
    heard = [n for n in names if bare[n.start : n.end].strip()]
    main = with_references(at_hand, bare, heard, about, before, passage, talk)
    yield _sentence(passage, text, written_out(bare, main), main, about)
    for match in _BRACKETED.finditer(shown):
        left = [n for n in main if n.end <= match.start() and not shown[n.end : match.start()].strip()]
        if left:
            inner = " " * (match.start() + 1) + shown[match.start() + 1 : match.end() - 1]
            chunks = [n for n in names if match.start() < n.start and n.end < match.end()]
            aside = left[-1].name if left[-1].start or not _of_work(passage) else Name(passage.item.title.strip("\"“”"))
            yield _sentence(passage, text, inner, chunks, (aside,))


def _of_work(passage: Passage) -> bool:
    """Tell whether a text stands beside a title and begins with who made it."""
    item = passage.item
    titled = passage.part == "body" and item.kind not in ("turn", "person", "company", "paragraph")
    return titled and is_made(passage.text)


def _of_page(at_hand: Known, passage: Passage, text: str, chunk: Chunk) -> Chunk:
    """Return a name; of the last name alone of the person whom a written page is about, that person's whole name."""
    person, form = at_hand.person, chunk.name.form
    if person is None or passage.item.kind == "turn" or " " in form or not person.form.endswith(f" {form}"):
        return chunk
    if chunk.types - {"Person"} or _TITLED.search(text, 0, chunk.start):
        return chunk
    return replace(chunk, name=person, types=frozenset(("Person",)))


_TITLED = re.compile(r"\b(?:[Tt]he|[Aa]|[Mm]rs?|[Mm]s|[Mm]iss|[Ll]ord|[Ll]ady|[Ss]ir|[Dd]r)\.? $")
"""Before a last name that may be another's of the family: "the Lovelaces", "Mrs. Lovelace"."""


def _spans(text: str, spoken: str, entry: bool = False) -> Iterator[tuple[int, int]]:
    """Yield the places of the sentences; speech that is blanked out belongs to the sentence before it.

    In the description of an entry a semicolon parts what is said of it: "pupil of Ada Lovelace; taught Grace Hopper".
    What is stated before a question is a sentence of its own: "Ada joined Acme, right?".
    """
    spans: list[tuple[int, int]] = []
    stated: set[int] = set()
    for start, end in nlp.sentences(spoken):
        cuts = [match.end() for match in _SEMICOLON.finditer(spoken, start, end)] if entry else []
        asks = start + nlp.asked_from(spoken[start:end])
        if start < asks < end:
            cuts.append(asks)
            stated.add(asks)
        spans += pairwise(sorted((start, *cuts, end)))
    ends = [*(start for start, _ in spans[1:]), len(text)]
    for (start, _), end in zip(spans, ends, strict=False):  # nothing but speech has no sentence and one end
        joints = _JOINTS if end in stated else ";" if entry else ""
        yield start, start + len(text[start:end].rstrip().rstrip(joints))


def _unspoken(text: str) -> str:
    """Return the text with quoted speech made white space of the same length; quoted titles stay."""
    return _SPEECH.sub(lambda m: m[0] if _is_named(m[0]) else " " * len(m[0]), text)


def _is_named(quoted: str) -> bool:
    """Tell whether what stands in quotation marks is a word or a title rather than speech."""
    if _PHRASE.fullmatch(quoted):
        return True
    return (quoted[0] == '"' and len(quoted) < _SHORT) or discovery.is_title(quoted[1:-1].rstrip(",."))


def _sentence(passage: Passage, text: str, bare: str, chunks: Sequence[Chunk], about: tuple[Name, ...]) -> Sentence:
    """Cut the sentence into tokens; what it describes stands before it as a name of its own."""
    lead = [Chunk(0, 1, about[0], frozenset({about[0].type}) if about[0].type else frozenset())] if about else []
    by = len(LEAD) if about else 0
    shifted = [replace(chunk, start=chunk.start + by, end=chunk.end + by) for chunk in chunks]
    everything = (*lead, *shifted)
    spans = [(chunk.start, chunk.end, chunk.label) for chunk in everything]
    return Sentence(passage, text, everything, nlp.tokens((LEAD if about else "") + bare, spans), about)


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
        titled = quoted or (form in at_hand.document.emphasised and discovery.is_emphasised_title(form))
        yield Chunk(start, end, Name(form, _one(types)), types, quoted=titled)


_ANSWERS_NO = re.compile(
    r"^(?:No|Nope|Nah), (?:no, )*(?=(?:I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey|[Ii]t)(?:[’'](?:ve|d|s|re|m))? [a-z])"
)
"""A "no" to what was said before a sentence that states something itself: "No, I founded it in May"."""
_COMMA_INSIDE = re.compile(r"([‘“][^‘’“”]{1,80})([,.])([’”])")
"""A comma before the closing mark is moved behind it."""
_OPENING, _CLOSING = ("‘", "“", '"', "'", "《"), ("’", "”", '"', "'", "》")
