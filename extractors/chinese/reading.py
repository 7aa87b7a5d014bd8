"""Chinese sentences ready to be read: every name and what refers to one is a single sign, clauses are parted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kg.languages.chinese import veracity
from kg.languages.chinese.words import words
from kg.names.voices import part
from kg.records.document import Item
from kg.records.statement import Name

from ..naming.han import HAN
from ..reading.known import LISTS, Known
from ..reading.passages import Passage
from ..reading.sentences import topic

FEWEST = 3
"""Chinese characters that make a text Chinese."""
FIRST = 0xE000
"""Private code point of the first thing of a sentence."""
THING = "[\ue000-\uf8ff]"
LIST = f"{THING}(?:(?:、|，?和|，?与|，?跟|，?及|，?以及|，?还有|，|/)+{THING})*"
_SILENT = frozenset(["topic", "gesture", "energy-shift", "authenticity-tell", "lost-fact", "section", "signal"])


@dataclass(frozen=True, slots=True)
class Thing:
    """What one sign of a sentence stands for: a name, or a word that refers to one."""

    name: Name | None
    """None where it is not clear to whom a word refers: then nothing is said of it."""
    types: frozenset[str]
    refers: bool = False
    other: Name | None = None
    """The organization for which "we" may stand."""
    quoted: bool = False


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

    def thing(self, sign: str) -> Thing:
        """Return what a sign stands for."""
        return self.things[ord(sign) - FIRST]


@dataclass(slots=True)
class _State:
    """Whom the words of a passage have named so far."""

    person: Name | None = None
    firm: Name | None = None
    carried: tuple[Thing, ...] = ()
    theme: tuple[Thing, ...] = ()
    item: Item | None = field(default=None)


def sentences(at_hand: Known, home: Name | None = None) -> Iterator[Sentence]:
    """Yield every Chinese sentence of a document that may state facts, in order; `home` is what the guest's "we" is."""
    state = _State()
    for passage in (*at_hand.passages, *_turns(at_hand)):
        item = passage.item
        if item.kind in _SILENT or passage.part in ("translation", "context"):
            continue
        if len(HAN.findall(passage.text)) < FEWEST:
            continue
        if passage.part == "title" and item.kind in LISTS:
            continue
        turn = item.kind == "turn"
        if item is not state.item:
            state = _State(state.person if turn else None, state.firm if turn else None, (), (), item)
        yield from _of(at_hand, passage, state, home)


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


def _of(at_hand: Known, passage: Passage, state: _State, home: Name | None) -> Iterator[Sentence]:
    """Yield the sentences of a passage; the state is carried on."""
    spans = list(_cut(passage.text))
    speaker = _speaker(at_hand, passage.item)
    about = topic(passage)
    for n, (start, end) in enumerate(spans):
        text = passage.text[start:end].strip()
        coded, things, last = _coded(at_hand, text, speaker, passage.item, state, home)
        after = passage.text[end : end + 40]
        clauses = tuple(_clauses(coded))
        sentence = Sentence(
            passage, text, coded, things, clauses, about, speaker, _implied(at_hand, passage.item, speaker),
            state.carried, state.firm, after, state.theme,
        )  # fmt: skip
        if not state.theme:
            state.theme = tuple(t for t in leads(sentence, 0)[:1] if t.types == {"Organization"} and t.name)
            sentence = replace(sentence, theme=state.theme)
        yield sentence
        state.person = last or state.person
        firms = [t.name for t in things if t.types == {"Organization"} and t.name and not t.refers]
        state.firm = firms[-1] if firms else state.firm
        state.carried = leads(sentence, 0, bare=False) if n + 1 < len(spans) else ()


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
_REFERS = re.compile(
    r"(?P<ours>(?:我们|咱们|咱|我)(?:这家|这个|的)?公司|我司|本公司|我们(?:所|校|院|台|社|店|厂|馆|实验室|团队|工作室|基金|机构|律所|医院|学校)(?![一-龥]{0,1}长))"
    r"|(?P<we>我们|咱们|俺们)"
    r"|(?P<first>我(?!国)|俺|咱|本人|鄙人)"
    r"|(?P<firm>(?:这|那|该|此)(?:家|所|个)?(?:公司|企业|机构|学校|大学|实验室|基金|研究所|出版社|工作室|医院|律所|店)|那边|那里(?=工作|任职|读|当|做|待))"
    r"|(?P<they>他们|她们)|(?P<third>他(?![们人国乡])|她(?!们))|(?P<second>您|你们|你)"
)


def _coded(
    at_hand: Known, text: str, speaker: Name | None, item: Item, state: _State, home: Name | None
) -> tuple[str, tuple[Thing, ...], Name | None]:
    """Return the sentence with signs for its names and references, what they stand for, and the person named last."""
    spans = [(f.start, f.end, f.entry) for f in at_hand.lexicon.find(text)]
    rows: list[tuple[int, int, Thing]] = []
    for start, end, entry in spans:
        quoted = start > 0 and end < len(text) and _MARKS.get(text[start - 1]) == text[end]
        name = Name(text[start:end], next(iter(entry.types)) if len(entry.types) == 1 else None)
        rows.append((start - quoted, end + quoted, Thing(name, frozenset(entry.types), quoted=quoted)))
    blank = _blanked(text, rows)
    for match in _REFERS.finditer(blank):
        if any(start < match.end() and match.start() < end for start, end, _ in rows):
            continue
        earlier = [row for row in rows if row[1] <= match.start()]
        rows.append((match.start(), match.end(), _referent(at_hand, match, earlier, speaker, item, state, home)))
    rows.sort(key=lambda row: row[0])
    coded, at = [], 0
    for n, (start, end, _) in enumerate(rows):
        coded += [blank[at:start], chr(FIRST + n)]
        at = end
    coded.append(blank[at:])
    persons = [t.name for _, _, t in rows if t.types == {"Person"} and t.name and t.name != speaker and not t.refers]
    joined = re.sub(r"(?<=[\u3400-\u9fff])\s(?=[\u3400-\u9fff\ue000-\uf8ff])", "，", "".join(coded))
    return re.sub(r"\s+", "", joined), tuple(row[2] for row in rows), persons[-1] if persons else None


def _blanked(text: str, rows: Sequence[tuple[int, int, Thing]]) -> str:
    """Return the text with brackets and quoted speech made white space of the same length."""
    inside = [(start, end) for start, end, _ in rows]
    for pattern in (_BRACKET, _SPEECH):
        for match in pattern.finditer(text):
            if pattern is _BRACKET:
                rows_in = [span for span in inside if match.start() <= span[0] and span[1] <= match.end()]
                for span in rows_in:
                    _drop(rows, span)
            if (match.start(), match.end()) not in inside:
                for span in [s for s in inside if match.start() <= s[0] and s[1] <= match.end()]:
                    _drop(rows, span)
                text = text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
    return text


def _drop(rows: Sequence[tuple[int, int, Thing]], span: tuple[int, int]) -> None:
    if isinstance(rows, list):
        rows[:] = [row for row in rows if (row[0], row[1]) != span]


def _referent(
    at_hand: Known,
    match: re.Match[str],
    earlier: Sequence[tuple[int, int, Thing]],
    speaker: Name | None,
    item: Item,
    state: _State,
    home: Name | None,
) -> Thing:
    kind = match.lastgroup
    person, firm = frozenset(("Person",)), frozenset(("Organization",))
    if kind == "first":
        return Thing(speaker, person, True)
    if kind in ("we", "ours"):
        own = home if at_hand.guest and speaker == at_hand.guest else None
        if kind == "ours":
            return Thing(own, firm, True)
        return Thing(speaker, person, True, own)
    if kind == "firm":
        named = [t.name for _, _, t in earlier if t.types == {"Organization"}]
        return Thing(named[-1] if named else state.firm, firm, True)
    if kind == "third":
        named = [t.name for _, _, t in earlier if t.types == {"Person"} and t.name != speaker and t.name]
        told = _last(named) or state.person
        if told is None and item.kind != "turn":
            told = at_hand.guest
        return Thing(told, person, True)
    if kind == "second" and item.kind == "turn" and at_hand.guest and speaker and speaker != at_hand.guest:
        return Thing(at_hand.guest, person, True)
    return Thing(None, person, True)


def _last(names: Sequence[Name | None]) -> Name | None:
    return names[-1] if names else None


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


def lead(sentence: Sentence, clause: Clause) -> tuple[Thing, ...]:
    """Return the things that a clause begins with as its subject or topic, () where it begins with none."""
    match = _LEAD.match(clause.text)
    if not match or _MARKED.search(match["adv"]) or match["rest"].startswith(("的", "之")):
        return ()
    if not _only_adverbs(match["adv"]):
        return ()
    if veracity.corrected(clause.text[match.end("who") :] + clause.after):
        return ()
    return tuple(sentence.thing(sign) for sign in match["who"] if ord(sign) >= FIRST and ord(sign) <= 0xF8FF)


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
