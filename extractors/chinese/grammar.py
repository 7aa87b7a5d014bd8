"""Reads the files of Chinese units: the frames of `extractors/frames`, the words that evoke them in Chinese.

    # a remark
    set people: 员工 雇员 =posts               words that units call @people; "=posts": those of a table in
                                              `kg/languages/chinese/tables`
    frame Employment                          a frame, by the name that it has in every language
      says person workedAt employer, as role, when      what it says; `by KIND` of influence, `negated`
      person    Person                        a role and the classes that it may have; `surely`: the class must be known;
      employer  Organization, no school       `school`, `no school`; `unknown`: a name without a class will do

      v 加入 入职        person=subject employer=object          verbs, and where their roles stand
      o 担任 当          person=subject employer=owner           verbs that take an office (a noun of the set `role`)
      n 创始人           person=who firm=owner                   nouns: who is it, whose is it
      p 出自{a}之手      maker=a work=subject                    a pattern: {name} is a thing of its own; it holds no "="

      reads   李明加入了云山公司。 => 李明 workedAt 云山公司       both kinds of examples are tests
      silent  李明没有加入云山公司。

Relations of a verb: subject, object, and every preposition (在 从 跟 给 为 受 由), several parted by "|"; `work` and `lastfirm` are those named last, `home` is the
organization of who speaks, `topic` what is described, `lead` the only fitting one that the sentence names. A noun's owner may be left out (`subject`: it is who is spoken of).
A verb evokes its frame with any adverb before it and 了, 过 or 着 behind it: those are not listed.
Behind them may stand `ended` (what ended then), `by KIND`, `needs REGEX` and `unless REGEX` (in the sentence), `then REGEX`
(right after the object), `titled` (works only in title marks).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from kg.languages.chinese.tables import words as table
from kg.records.vocabulary import CLASSES, IDEAS, PREDICATES, WORKS

_GROUPS = {"work": WORKS, "idea": IDEAS, "anything": CLASSES, **{name: (name,) for name in CLASSES}}


@dataclass(frozen=True, slots=True)
class Says:
    """A fact by the roles of its frame."""

    subject: str
    predicate: str
    object: str
    role: str | None = None
    dated: bool = False
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """What may fill a role."""

    classes: tuple[str, ...]
    surely: bool = False
    school: bool | None = None
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """Words that evoke a frame, and where its roles stand."""

    frame: str
    form: str
    """v, o, n or p."""
    words: tuple[str, ...]
    roles: tuple[tuple[str, tuple[str, ...]], ...]
    ended: bool = False
    kind: str | None = None
    needs: str | None = None
    then: str | None = None
    unless: str | None = None
    titled: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A meaning with roles."""

    name: str
    says: tuple[Says, ...] = ()
    roles: tuple[tuple[str, Role], ...] = ()
    units: tuple[Unit, ...] = ()
    examples: tuple[str, ...] = ()

    def role(self, name: str) -> Role:
        """Return what may fill a role."""
        return dict(self.roles)[name]


@dataclass(frozen=True, slots=True)
class Grammar:
    """All frames, and the sets of words that engine and units share."""

    frames: Mapping[str, Frame]
    sets: Mapping[str, tuple[str, ...]]


@cache
def grammar() -> Grammar:
    """Return the frames of the files in `extractors/chinese/frames`."""
    folder = files(__name__.rpartition(".")[0]) / "frames"
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.iterdir(), key=lambda p: p.name)]
    return parse("\n".join(texts))


def parse(text: str) -> Grammar:
    """Return the frames and sets of a text; raises ValueError at what is neither, and at a pattern that holds "="."""
    frames: dict[str, Frame] = {}
    sets: dict[str, tuple[str, ...]] = {}
    current = ""
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        first, _, rest = line.strip().partition(" ")
        if not line.startswith(" ") and first == "set":
            name, _, entries = rest.partition(":")
            sets[name] = (*sets.get(name, ()), *_entries(entries))
        elif not line.startswith(" ") and first == "frame":
            current = rest.strip()
            frames.setdefault(current, Frame(current))
        elif line.startswith(" ") and current:
            frames[current] = _with(frames[current], first, rest.strip(), sets)
        else:
            raise ValueError(f"no frame: {line}")
    return Grammar(frames, sets)


def _with(frame: Frame, first: str, rest: str, sets: Mapping[str, tuple[str, ...]]) -> Frame:
    if first == "says":
        return replace(frame, says=(*frame.says, _says(rest)))
    if first in ("reads", "silent"):
        return replace(frame, examples=(*frame.examples, f"{first} {rest}"))
    if first in ("v", "o", "n", "p"):
        return replace(frame, units=(*frame.units, _unit(frame.name, first, rest, sets)))
    names, *flags = [part.strip() for part in rest.split(",")]
    role = Role(
        tuple(class_ for word in names.split() for class_ in _GROUPS[word]),
        surely="surely" in flags,
        school=True if "school" in flags else False if "no school" in flags else None,
        unknown="unknown" in flags,
    )
    return replace(frame, roles=(*frame.roles, (first, role)))


def _says(text: str) -> Says:
    fact, *more = [part.strip() for part in text.split(",")]
    subject, predicate, object_ = fact.split()
    if predicate not in PREDICATES:
        raise ValueError(f"no predicate: {predicate}")
    parts = dict(part.partition(" ")[::2] for part in more)
    return Says(subject, predicate, object_, parts.get("as"), "when" in parts, parts.get("by"))


_OPTION = re.compile(r"\s(ended|titled|by \S+|needs \S+|then \S+|unless \S+)(?=\s|$)")


def _unit(frame: str, form: str, text: str, sets: Mapping[str, tuple[str, ...]]) -> Unit:
    options = dict(option.partition(" ")[::2] for option in _OPTION.findall(f" {text}"))
    tokens = _OPTION.sub("", f" {text}").split()
    words = tuple(_words([token for token in tokens if "=" not in token], sets))
    roles = tuple((name, tuple(where.split("|"))) for name, _, where in (t.partition("=") for t in tokens if "=" in t))
    if odd := next((name for name, _ in roles if not re.fullmatch(r"[a-z_]+", name)), ""):
        raise ValueError(f'frame {frame}: no role: "{odd}" (a pattern holds no "=": write (?!...) for (?=...))')
    return Unit(
        frame,
        form,
        words,
        roles,
        "ended" in options,
        options.get("by"),
        options.get("needs"),
        options.get("then"),
        options.get("unless"),
        "titled" in options,
    )


def _words(tokens: list[str], sets: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for token in tokens:
        yield from sets[token[1:]] if token.startswith("@") else (token,)


def _entries(text: str) -> Iterator[str]:
    """Yield the words of a set; "=posts" stands for those of a table."""
    for token in text.split():
        yield from sorted(table(token[1:])) if token.startswith("=") else (token,)
