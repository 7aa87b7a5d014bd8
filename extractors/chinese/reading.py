"""Chinese sentences ready to be read: every name and what refers to one is a single sign, clauses are parted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.languages.chinese import veracity
from kg.languages.chinese.words import words
from kg.names.chinese import simplified
from kg.names.voices import part
from kg.records.document import Item
from kg.records.statement import Name

from ..naming.han import HAN
from ..reading.known import LISTS, Known
from ..reading.passages import Passage
from ..reading.sentences import topic
from .reference import FIRM, FIRST, NOUNS, PERSON, REFERS, THING, WORKS, Row, State, Thing, referent, relatives

FEWEST = 3
"""Chinese characters that make a text Chinese."""
_NO = "[^\ue000-\uf8ff，。、]"
_TITLES = (
    rf"(?:(?:做|搞|学|管|当|写|拍|弹|卖|教){_NO}{{1,4}}的|{_NO}{{0,6}}(?:人|师|员|家|手|者|长|导演|教授|博士|院士|律师|编剧|同学|师兄|师姐|师弟|师妹|朋友|好友|"
    r"搭档|太太|妻子|丈夫|老师|教练|主编|总监|经理|歌手|乐手|学生|徒弟|主任|助手|同事|室友|队友|弟弟|妹妹|哥哥|姐姐))?"
)
LIST = f"{THING}(?:(?:、|，?和|，?与|，?跟|，?及|，?以及|，?还有|，|/)+{_TITLES}{THING})*"
_SILENT = frozenset(["topic", "gesture", "energy-shift", "authenticity-tell", "lost-fact", "section", "signal"])


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of a sentence between commas, its names as signs."""

    text: str
    after: str
    """What follows in the sentence, from the sign that ends the clause on."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence ready to be read."""

    passage: Passage
    text: str
    """The words that are evidence."""
    coded: str
    things: tuple[Thing, ...]
    clauses: tuple[Clause, ...]
    topic: tuple[Name, ...]
    """What the sentence describes."""
    speaker: Name | None
    implied: Name | None
    """Who is meant where nobody is named: the speaker, the guest of a list of stations."""
    carried: tuple[Thing, ...] = ()
    """The subject of the sentence before."""
    firm: Name | None = None
    """The organization named last before the sentence."""
    next: str = ""
    """The words of the sentence after it."""
    theme: tuple[Thing, ...] = ()
    """The organization that the passage began with."""
    home: Name | None = None
    """The organization of who speaks."""
    ahead: str = ""
    """The question that the sentence answers."""

    def thing(self, sign: str) -> Thing:
        """Return what a sign stands for."""
        return self.things[ord(sign) - FIRST]


def sentences(at_hand: Known, home: Name | None = None) -> Iterator[Sentence]:
    """Yield every Chinese sentence of a document that may state facts, in order; `home` is what the guest's "we" is."""
    state = State()
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
        yield from _of(at_hand, passage, state, home)


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
        state.work,
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


def _of(at_hand: Known, passage: Passage, state: State, home: Name | None) -> Iterator[Sentence]:
    """Yield the sentences of a passage; the state is carried on."""
    spans = list(_cut(passage.text))
    speaker = _speaker(at_hand, passage.item)
    about = topic(passage) or _titled(at_hand, passage)
    implied = _implied(at_hand, passage.item, speaker)
    for n, (start, end) in enumerate(spans):
        text = passage.text[start:end].strip()
        if not text:
            continue
        coded, things = _coded(at_hand, text, speaker, passage.item, state, home, about[0] if about else implied)
        clauses = tuple(_clauses(coded))
        sentence = Sentence(
            passage, text, coded, things, clauses, about, speaker, implied,
            state.carried, state.firm, passage.text[end : end + 40], state.theme,
            home if passage.item.kind != "turn" or speaker == at_hand.guest else None, "" if n > 1 else state.question,
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
        state.lost = persons[-1].name is None and persons[-1].refers
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
    works = [t.name for t in shown if t.name and (t.quoted or (t.types and t.types <= WORKS))]
    lead_work = [t.name for t in leads(sentence, 0) if t.name and t.types and t.types <= WORKS]
    told = lead_work or works
    state.work = told[-1] if told else state.work


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
    for match in _BRACKET.finditer(sentence.text):
        inner = match[0][1:-1]
        ahead = [f for f in at_hand.lexicon.find(sentence.text[: match.start()]) if f.end == match.start()]
        if not ahead or len(HAN.findall(inner)) < FEWEST or not ahead[0].entry.types:
            continue
        entry = ahead[0].entry
        name = Name(entry.form, next(iter(entry.types)) if len(entry.types) == 1 else None)
        coded, things = _coded(at_hand, inner, sentence.speaker, sentence.passage.item, state, home, name)
        yield replace(
            sentence, coded=coded, things=things, clauses=tuple(_clauses(coded)), topic=(name,), carried=(), next=""
        )


def _speaker(at_hand: Known, item: Item) -> Name | None:
    label = " ".join((item.speaker_raw or "").split())
    if item.kind == "turn":
        named = label and part(label) is None and not any(char.isdigit() for char in label)
        return Name(label, "Person") if named else None
    if label and item.kind in ("quote", "prediction", "claim", "key-claim"):
        bare = re.sub(r"[（(].*$", "", label).strip()
        return Name(bare, "Person") if bare else None
    return at_hand.guest if item.kind in ("quote", "claim", "key-claim", "prediction", "story", "takeaway") else None


def _implied(at_hand: Known, item: Item, speaker: Name | None) -> Name | None:
    """Return who is meant where a sentence names nobody."""
    if item.kind == "turn":
        return speaker
    return at_hand.guest if item.kind in ("story", "quote", "chapter", "list-item") else None


_BRACKET = re.compile(r"[（(\[【][^（）()\[\]【】]{0,60}[)）\]】]")
_MARKS = {"《": "》", "“": "”", "「": "」", "『": "』", '"': '"'}
_SPEECH = re.compile(r"[“「]([^“”「」]{7,})[”」]")


def _coded(
    at_hand: Known, text: str, speaker: Name | None, item: Item, state: State, home: Name | None, implied: Name | None
) -> tuple[str, tuple[Thing, ...]]:
    """Return the sentence in simplified characters with signs for its names and references, and what they stand for."""
    rows: list[Row] = []
    for found in at_hand.lexicon.find(text):
        start, end, entry = found.start, found.end, found.entry
        quoted = start > 0 and end < len(text) and _MARKS.get(text[start - 1]) == text[end]
        name = Name(text[start:end], next(iter(entry.types)) if len(entry.types) == 1 else None)
        rows.append((start - quoted, end + quoted, (Thing(name, frozenset(entry.types), quoted=quoted),)))
    blank = simplified(_blanked(text, rows))
    for match in REFERS.finditer(blank):
        if any(start < match.end() and match.start() < end for start, end, _ in rows):
            continue
        if match.lastgroup in ("it", "both", "firm") and any(end == match.start() for _, end, _ in rows):
            continue  # “慢读”这个概念: the name goes on
        earlier = [row for row in rows if row[1] <= match.start()]
        rows.append((match.start(), match.end(), referent(at_hand, match, earlier, speaker, item, state, home)))
        rows.sort(key=lambda row: row[0])
    rows.sort(key=lambda row: row[0])
    coded: list[str] = []
    things: list[Thing] = []
    at = 0
    for start, end, stands in rows:
        coded.append(blank[at:start])
        for n, thing in enumerate(stands):
            coded.append(("、" if n else "") + chr(FIRST + len(things)))
            things.append(thing)
        at = end
    coded.append(blank[at:])
    joined = re.sub(r"(?<=[\u3400-\u9fff])\s(?=[\u3400-\u9fff\ue000-\uf8ff])", "，", "".join(coded))
    shown = re.sub(r"\s+", "", joined)
    return relatives(shown, things, state, implied), tuple(things)


def _blanked(text: str, rows: list[Row]) -> str:
    """Return the text with brackets and quoted speech made white space of the same length, and leave out the names
    that stand in them."""
    for pattern in (_BRACKET, _SPEECH):
        for match in pattern.finditer(text):
            inside = [row for row in rows if match.start() <= row[0] and row[1] <= match.end()]
            whole = any((row[0], row[1]) == match.span() for row in inside)
            if pattern is _BRACKET or not whole:
                rows[:] = [row for row in rows if row not in inside]
            if not whole:
                text = text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
    return text


_COMMA = re.compile(r"[，,：:—。！？!?；;…]+")


def _clauses(coded: str) -> Iterator[Clause]:
    """Part a sentence at its commas; the members of a list that commas part stay together."""
    at = 0
    for match in _COMMA.finditer(coded):
        listed = re.match(f"(?:还有|以及|和|与){THING}", coded[match.end() :])
        if listed and re.search(f"{THING}$", coded[: match.start()]):
            continue
        if coded[at : match.start()]:
            yield Clause(coded[at : match.start()], coded[match.start() :])
        at = match.end()
    if coded[at:]:
        yield Clause(coded[at:], "")


_LEAD = re.compile(rf"^(?P<adv>[^\ue000-\uf8ff]{{0,14}}?)(?P<who>{LIST})(?P<rest>.*)$")
_MARKED = re.compile(
    r"(?:在|从|跟|和|与|同|向|对|给|被|由|把|将|为|于|自|到|往|替|让|叫|按|以|随|像|如|受|比|除了|根据|通过|经|因为?|"
    r"找|问|听|看|见|说|是|有|的|了)$"
)
"""Before a name that is no subject."""


def leads(sentence: Sentence, before: int, bare: bool = True) -> tuple[Thing, ...]:
    """Return what the clauses up to `before` (all of them: 0) are about: the last subject that they begin with.

    A name that is a clause by itself counts only where `bare`.
    """
    clauses = sentence.clauses[:before] if before else sentence.clauses
    for clause in reversed(clauses):
        if (found := lead(sentence, clause)) and (bare or len(clause.text) > 1 or not found[0].types & {"Person"}):
            return found
    return ()


_SHOWN = re.compile(
    rf"(?:^|(?<=[^\ue000-\uf8ff]))(?:是|叫|名叫|就是|请到了?|请来了?|请到的是|来的是|来了|有请|欢迎)[^\ue000-\uf8ff，]{{0,12}}(?P<who>{THING})(?:先生|女士|老师|教授|博士|律师|导演|教练|院士)?$"
)
"""Introduces somebody whom the next clauses are about: 今天的嘉宾是王小云, 有个师兄叫王小云."""
_KIN_OF = re.compile(
    rf"^(?:的)?(?P<mod>[^\ue000-\uf8ff，。的是]{{0,4}}(?:{NOUNS}|创始人|总监|主编|主任|教授|老板|经理|合伙人|员|师|家|人|长))(?P<who>{THING})"
)
_PHRASE = re.compile(r"的[^\ue000-\uf8ff，的是了]{1,10}$")


def lead(sentence: Sentence, clause: Clause) -> tuple[Thing, ...]:
    """Return the things that a clause begins with as its subject or topic, () where it begins with none."""
    match = _LEAD.match(clause.text)
    if not match:
        return ()
    rest = match["rest"]
    shown = _SHOWN.search(clause.text)
    if shown and not (
        _only_adverbs(match["adv"]) and not _MARKED.search(match["adv"]) and re.match("(?:就|也|正|都)?(?:是|叫)", rest)
    ):
        one = sentence.thing(shown["who"])
        if one.types == PERSON or (one.types and one.types <= WORKS):
            return (one,)
    if _MARKED.search(re.sub(r"(?:倒|就|还|其实|又|也|正|都|主要)是$", "", match["adv"])) or not _only_adverbs(
        match["adv"]
    ):
        return ()
    if kin := _KIN_OF.match(rest):
        one = sentence.thing(kin["who"])
        if one.types == PERSON:
            return (one,)
    if rest.startswith(("的", "之")):
        return ()
    if sentence.topic and _PHRASE.search(rest):
        return ()  # 王小云创办的公司, of the company that is described
    if veracity.corrected(rest + clause.after):
        return ()
    return tuple(sentence.thing(sign) for sign in match["who"] if FIRST <= ord(sign) <= 0xF8FF)


def _only_adverbs(text: str) -> bool:
    """Tell whether what stands before a name is times, adverbs and joints alone, so that the name is the subject."""
    return all(word.tag[0] in "dtcmqrfxyeosuzbjl" or word.text in _OPENERS for word in words(text))


_OPENERS = frozenset(
    [
        "早先",
        "起先",
        "起初",
        "最早",
        "毕业",
        "后",
        "年",
        "对",
        "对了",
        "至于",
        "说",
        "说起",
        "说到",
        "其实",
        "当时",
        "那",
        "那时",
        "首先",
        "其次",
        "先",
        "再",
        "还有",
        "包括",
        "我",
        "老",
        "小",
        "年底",
        "年初",
        "来着",
        "哎",
        "嗯",
        "所以",
        "但是",
        "第一个",
        "另一个",
        "再一个",
        "真",
        "是",
    ]
)


def described(sentence: Sentence) -> tuple[Thing, ...]:
    """Return what the sentence describes as things."""
    return tuple(Thing(name, frozenset({name.type} if name.type else ())) for name in sentence.topic)


def with_topic(sentence: Sentence, names: tuple[Name, ...]) -> Sentence:
    """Return the sentence as a description of other things."""
    return replace(sentence, topic=names)
