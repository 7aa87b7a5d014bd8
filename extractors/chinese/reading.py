"""Chinese sentences in order, each with what the ones before it named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from kg.languages.chinese import veracity
from kg.names.chinese import simplified
from kg.names.voices import part
from kg.records.document import Item
from kg.records.statement import Name

from ..naming.han import HAN
from ..naming.han import NOUNS as NOUN_CLASSES
from ..reading.known import Known
from ..reading.listed import LISTS
from ..reading.passages import Passage
from ..reading.sentences import topic
from .reference import FIRM, NOUNS, PERSON, PLACE, THING, WORKS, State, Thing
from .sentence import SENT, Sentence
from .signs import BRACKET, parted, with_signs
from .topics import lead, leads

FEWEST = 3
"""Chinese characters that make a text Chinese."""
_SILENT = frozenset(["topic", "gesture", "energy-shift", "authenticity-tell", "lost-fact", "section", "signal"])


def sentences(at_hand: Known, homes: Mapping[str, Name] = MappingProxyType({})) -> Iterator[Sentence]:
    """Yield every Chinese sentence of a document that may state facts, in order; `homes` are the organizations that
    persons call theirs, by the form of their names."""
    state = State()
    asked = _addressed(at_hand)
    for passage in (*at_hand.passages, *_turns(at_hand)):
        item = passage.item
        if item.kind in _SILENT or passage.part in ("translation", "context"):
            continue
        if len(HAN.findall(passage.text)) < FEWEST:
            continue
        if passage.part == "title" and item.kind in LISTS:
            continue
        if item is not state.item:
            state = _next(state, item)
            state.addressed = asked.get((item.line, item.start_s)) if item.kind == "turn" else None
        yield from _of(at_hand, passage, state, homes)


def _addressed(at_hand: Known) -> dict[tuple[int, float | None], Name]:
    """Return whom each turn addresses, by its line and time: the only other one that has a name, else who answers."""
    turns = [turn for turn in at_hand.turns if turn.speaker_raw]
    names = {label: name for label in {turn.speaker_raw for turn in turns} if (name := _label(label))}
    found = {}
    for n, turn in enumerate(turns):
        others = [name for label, name in sorted(names.items()) if label != turn.speaker_raw]
        answers = next((t.speaker_raw for t in turns[n + 1 : n + 2] if t.speaker_raw != turn.speaker_raw), None)
        name = others[0] if len(others) == 1 else names.get(answers)
        if name is not None:
            found[turn.line, turn.start_s] = name
    return found


def _next(state: State, item: Item) -> State:
    """Return what is carried over to another item: of a turn all but the subject, else who is whose what."""
    if item.kind != "turn":
        return State(kin=state.kin, item=item)
    answers = state.item is not None and state.item.speaker_raw != item.speaker_raw
    asked = state.asked if answers else ()
    return State(
        state.person,
        state.lost,
        state.subject,
        state.before,
        state.firm,
        state.spot,
        state.work,
        state.sent,
        asked,
        (),
        (),
        item,
        state.kin,
        state.question if answers else "",
    )


def _turns(at_hand: Known) -> Iterator[Passage]:
    for turn in at_hand.turns:
        item = Item(
            turn.line, turn.line_end, "", "turn", "", turn.text, speaker_raw=turn.speaker_raw, start_s=turn.start_s
        )
        yield Passage(item, "body", " ".join(turn.text.split()))


_END = re.compile(r"[。！？!?；;\n]+[”」』）]*|(?<=[^.])\.(?= |$)|…{2,}(?=[^啊不])")


def _cut(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in _END.finditer(text):
        inside = text.count("“", at, match.start()) > text.count("”", at, match.end())
        inside = inside or text.count("（", at, match.start()) > text.count("）", at, match.end())
        if not inside:
            yield at, match.end()
            at = match.end()
    if text[at:].strip():
        yield at, len(text)


def _of(at_hand: Known, passage: Passage, state: State, homes: Mapping[str, Name]) -> Iterator[Sentence]:
    """Yield the sentences of a passage; the state is carried on."""
    spans = list(_cut(passage.text))
    speaker = _speaker(at_hand, passage.item)
    about = tuple(name for name in topic(passage) if name.form not in NOUN_CLASSES) or _titled(at_hand, passage)
    implied = _implied(at_hand, passage.item, speaker)
    of = speaker if passage.item.kind == "turn" else at_hand.guest
    home = homes.get(of.form) if of else None
    for n, (start, end) in enumerate(spans):
        text = passage.text[start:end].strip()
        if not text:
            continue
        coded, things = with_signs(at_hand, text, speaker, passage.item, state, home, about[0] if about else implied)
        clauses = tuple(parted(coded))
        sentence = Sentence(
            passage, text, coded, things, clauses, about, speaker, implied,
            state.carried, state.firm, passage.text[end : end + 40], state.theme,
            state.work, home, "" if n > 1 else state.question, sent=state.sent,
        )  # fmt: skip
        if not state.theme:
            state.theme = tuple(t for t in leads(sentence, 0)[:1] if t.types == FIRM and t.name)
            sentence = replace(sentence, theme=state.theme)
        yield sentence
        yield from _bracketed(at_hand, sentence, state, home)
        _note(state, sentence)
        last = n + 1 == len(spans)
        state.carried = () if last else leads(sentence, 0, bare=False)
        if last:
            state.asked = leads(sentence, 0, bare=False) if veracity.asks(text) else ()
            state.question = simplified(text)[-40:] if passage.item.kind == "turn" else ""


def _note(state: State, sentence: Sentence) -> None:
    """Take down who and what a sentence names, for what the next one refers to."""
    shown = [sentence.thing(sign) for sign in re.findall(THING, sentence.coded)]
    persons = [t for t in shown if t.types == PERSON and not (t.name and t.name == sentence.speaker)]
    named = [t.name for t in persons if t.name]
    if persons:
        state.lost = persons[-1].name is None and persons[-1].refers and not persons[-1].spoken
        state.person = named[-1] if named else state.person
    state.before = tuple(dict.fromkeys(reversed((*state.before, *named))))[:4][::-1]
    main = [t for t in leads(sentence, 0) if t.types == PERSON]
    if sentence.passage.item.kind != "turn" and sentence.clauses:
        of = re.match(
            rf"[^\ue000-\uf8ff]{{0,6}}(?P<who>{THING})(?:的)?[^\ue000-\uf8ff，。]{{0,4}}(?:{NOUNS}){THING}",
            sentence.clauses[0].text,
        )
        main = [sentence.thing(of["who"])] if of and sentence.thing(of["who"]).types == PERSON else main
    if main:
        state.subject = main[0].name if len(main) == 1 and main[0].name != sentence.speaker else None
    firms = [t.name for t in shown if t.types == FIRM and t.name and not t.refers]
    state.firm = firms[-1] if firms else state.firm
    spots = [t for t in shown if t.types in (FIRM, PLACE) and t.name and not t.refers]
    state.spot = spots[-1] if spots else state.spot
    works = [t.name for t in shown if t.name and ((t.quoted and t.types <= WORKS) or (t.types and t.types <= WORKS))]
    first = lead(sentence, sentence.clauses[0]) if sentence.clauses else ()
    lead_work = [t.name for t in leads(sentence, 0) if t.name and _may_be_work(t)]
    lead_work += [t.name for t in first if t.name and _may_be_work(t)]
    told = lead_work or works
    state.work = told[-1] if told else state.work
    if SENT.search(sentence.coded):
        state.sent = state.work
    elif works or any(t.name and not t.refers and t.name != sentence.speaker for t in leads(sentence, 0)):
        state.sent = None


def _may_be_work(thing: Thing) -> bool:
    """Tell whether what a clause is about is a work, or a name in Latin letters that may be one."""
    own = not thing.types and not thing.refers and thing.name is not None and not HAN.search(thing.name.form)
    return own or bool(thing.types and thing.types <= WORKS)


_HEADED = re.compile(r"[《“「『]?([^《》“”「」『』（(]{1,30})[》”」』]?(?:[（(][^（）()]*[）)])?")


def _titled(at_hand: Known, passage: Passage) -> tuple[Name, ...]:
    """Return the name that is the whole head of an entry: 《远山》：… describes the book."""
    item = passage.item
    if passage.part == "title" or item.kind not in ("list-item", "paper", "book", "film", "tool", "concept"):
        return ()
    match = _HEADED.fullmatch(" ".join(item.title.split()))
    entry = at_hand.lexicon.entries.get(match[1].strip()) if match else None
    if entry is None or not entry.types:
        return ()
    return (Name(entry.form, next(iter(entry.types)) if len(entry.types) == 1 else None),)


def _bracketed(at_hand: Known, sentence: Sentence, state: State, home: Name | None) -> Iterator[Sentence]:
    """Yield what stands in brackets behind a name as a sentence about it: 王小云（云山公司总监）."""
    for match in BRACKET.finditer(sentence.text):
        inner = match[0][1:-1]
        ahead = [f for f in at_hand.lexicon.find(sentence.text[: match.start()]) if f.end == match.start()]
        if not ahead or len(HAN.findall(inner)) < FEWEST or not ahead[0].entry.types:
            continue
        entry = ahead[0].entry
        name = Name(entry.form, next(iter(entry.types)) if len(entry.types) == 1 else None)
        coded, things = with_signs(at_hand, inner, sentence.speaker, sentence.passage.item, state, home, name)
        yield replace(
            sentence, coded=coded, things=things, clauses=tuple(parted(coded)), topic=(name,), carried=(), next=""
        )


def _speaker(at_hand: Known, item: Item) -> Name | None:
    if item.kind == "turn":
        return _label(item.speaker_raw)
    label = " ".join((item.speaker_raw or "").split())
    if label and item.kind in ("quote", "prediction", "claim", "key-claim"):
        bare = re.sub(r"[（(].*$", "", label).strip()
        return Name(bare, "Person") if bare else None
    return at_hand.guest if item.kind in ("quote", "claim", "key-claim", "prediction", "story", "takeaway") else None


def _label(raw: str | None) -> Name | None:
    """Return the name that the label of a speaker is, None where it says but a part: 主持人, 说话人1."""
    label = " ".join((raw or "").split())
    named = label and part(label) is None and not any(char.isdigit() for char in label)
    return Name(label, "Person") if named else None


def _implied(at_hand: Known, item: Item, speaker: Name | None) -> Name | None:
    """Return who is meant where a sentence names nobody."""
    if item.kind == "turn":
        return speaker
    if item.kind in ("takeaway", "claim", "key-claim", "prediction"):
        return at_hand.person
    return at_hand.guest if item.kind in ("story", "quote", "chapter", "list-item") else None
