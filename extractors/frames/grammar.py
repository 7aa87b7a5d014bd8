"""Reads the frame files; their language is described in `extractors/frames/__init__.py`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from kg.nlp.forms import forms
from kg.records.vocabulary import CLASSES, IDEAS, PREDICATES, WORKS

from ..tables import words

_BY_LABEL = {"under": "heading", "label": "label"}
_GROUPS = {"work": WORKS, "idea": IDEAS, "anything": CLASSES, **{name: (name,) for name in CLASSES}}


@dataclass(frozen=True, slots=True)
class Says:
    """A fact between two roles of a frame."""

    subject: str
    predicate: str
    object: str
    role: str | None = None
    """A role of the frame, whose words it is, or the words themselves."""
    kind: str | None = None
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """What may fill a role."""

    name: str
    classes: tuple[str, ...] = ()
    sure: bool = False
    likely: bool = False
    """A name without a class may fill it too: the words of the frame say what it is."""
    school: bool | None = None
    named: bool = False
    described: bool = False
    """A paper without a name may fill it: "a loom-timing paper"."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Words that evoke a frame, and where its roles stand."""

    triggers: frozenset[str]
    """Every form, in lower case."""
    roles: tuple[tuple[str, tuple[str, ...]], ...]
    """(role, relations)."""
    classes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """For a role the classes to which these words narrow it."""
    sort: str = "verb"
    """"verb", "noun", "word" (any other), "name" (the triggers are classes then), "heading" (words of headings) or
    "label" (of an entry)."""
    nouns: frozenset[str] = frozenset()
    """Nouns that tell the deed of the verbs: their roles are turned."""
    particle: str | None = None
    loose: frozenset[str] = frozenset()
    strict: frozenset[str] = frozenset()
    ended: bool = False
    denied: bool = False
    """The words say it only where they are denied: "can't stand Loom", "doesn't agree with Ada"."""
    mutual: bool = False
    kind: str | None = None
    as_role: str | None = None
    needs: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Frame:
    """A meaning with its roles, and the units that evoke it."""

    name: str
    says: tuple[Says, ...] = ()
    roles: tuple[Role, ...] = ()
    through: tuple[tuple[str, frozenset[str]], ...] = ()
    """(role, nouns that stand for the name that hangs on them); "" for every role."""
    together: str | None = None
    units: tuple[Unit, ...] = ()
    reads: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()

    def stands_for(self, noun: str, role: str) -> bool | None:
        """Tell whether a noun stands for the name of a role that hangs on it; None: whatever the noun, for a person."""
        words_ = [words_ for name, words_ in self.through if name in ("", role)]
        if any(noun in nouns for nouns in words_):
            return True
        return None if any("*" in nouns for nouns in words_) else False

    def role(self, name: str) -> Role:
        """Return a role by its name; one of which the frame tells nothing may be anything."""
        return next((role for role in self.roles if role.name == name), Role(name))


@cache
def frames() -> tuple[Frame, ...]:
    """Return every frame of the folder, file by file."""
    folder = files(__name__.rpartition(".")[0])
    texts = sorted((path.name, path) for path in folder.iterdir() if path.name.endswith(".txt"))
    return tuple(frame for _, path in texts for frame in parse(path.read_text(encoding="utf-8")))


def parse(text: str) -> tuple[Frame, ...]:
    """Return the frames of a file; raises ValueError, which names the line, at what is none."""
    sets: dict[str, frozenset[str]] = {"role": words("roles")}
    found: dict[str, Frame] = {}
    last = ""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        first, _, rest = line.strip().partition(" ")
        try:
            if not line.startswith(" ") and first == "set":
                last, _, members = rest.partition(":")
                sets[last] = frozenset(members.split())
            elif last in sets and line.startswith(" "):
                sets[last] |= frozenset(line.split())
            elif not line.startswith(" ") and first == "frame" and rest not in found:
                last, found[rest] = rest, Frame(rest)
            else:
                found[last] = _with(found[last], first, rest.strip(), line.strip(), sets)
        except (KeyError, ValueError) as error:
            raise ValueError(f"line {number}: {line.strip()} ({error})") from None
    return tuple(found.values())


def _with(frame: Frame, first: str, rest: str, line: str, sets: Mapping[str, frozenset[str]]) -> Frame:
    """Return the frame with one more line."""
    if first == "says":
        return replace(frame, says=(*frame.says, _says(rest)))
    if first == "reads":
        return replace(frame, reads=(*frame.reads, rest))
    if first == "silent":
        return replace(frame, silent=(*frame.silent, rest))
    if first == "through":
        name, colon, nouns = rest.partition(": ")
        name, nouns = (name, nouns) if colon else ("", rest)
        return replace(frame, through=(*frame.through, (name, _words(nouns.split(), sets))))
    if first == "together":
        return replace(frame, together=rest)
    if "=" in rest:
        return replace(frame, units=(*frame.units, *_units(line, sets)))
    return replace(frame, roles=(*frame.roles, _role(first, rest)))


def _says(text: str) -> Says:
    fact, *more = [part.strip() for part in text.split(",")]
    subject, predicate, object_ = fact.split()
    if predicate not in PREDICATES:
        raise ValueError(f"no predicate: {predicate}")
    parts = dict(part.partition(" ")[::2] for part in more)
    return Says(subject, predicate, object_, parts.get("as"), parts.get("by"), "when" in parts)


def _role(name: str, text: str) -> Role:
    role = Role(name)
    for part in (part.strip() for part in text.split(",")):
        if part in ("surely", "likely", "named"):
            role = replace(role, sure=part != "named" or role.sure, likely=part == "likely" or role.likely)
            role = replace(role, named=part == "named" or role.named)
        elif part == "described":
            role = replace(role, described=True)
        elif part in ("school", "no school"):
            role = replace(role, school=part == "school")
        else:
            role = replace(role, classes=(*role.classes, *_GROUPS[part]))
    return role


def _words(words_: list[str], sets: Mapping[str, frozenset[str]], sort: str = "verb") -> frozenset[str]:
    """Return the words in all their forms; those of a set as they are."""
    found: set[str] = set()
    for word in words_:
        found |= (
            sets[word[1:]]
            if word[0] == "@"
            else {word}
            if word == "*"
            else _plural(word)
            if sort == "word"
            else forms(word)
        )
    return frozenset(found)


def _plural(word: str) -> frozenset[str]:
    return frozenset((word,))


def _units(line: str, sets: Mapping[str, frozenset[str]]) -> Iterator[Unit]:
    """Yield the units of a line: one for the plain words, one for each with a particle."""
    parts = line.split()
    language, sort = "en", "verb"
    if parts[0] == "zh":
        language, parts = "zh", parts[1:]
    if parts[0] in _BY_LABEL:
        last = frozenset(parts[1].split("|"))
        unit = _details(Unit(last, (), sort=_BY_LABEL[parts[0]], language=language), parts[2:])
        yield unit
        return
    if parts[0] in ("a", "an", "is"):
        sort, parts = ("word" if parts[0] == "is" else "noun"), parts[1:]
    head = [part for at, part in enumerate(parts) if not any("=" in one for one in parts[: at + 1])]
    unit = _details(Unit(frozenset(), (), language=language), parts[len(head) :])
    verbs, _, nouns = " ".join(head).partition("/")
    if verbs[:1].isupper():
        named = (class_ for word in verbs.split() for class_ in _GROUPS.get(word, _GROUPS.get(word.lower(), ())))
        yield replace(unit, sort="name", triggers=frozenset(named))
        return
    plain = [word for word in verbs.split() if "+" not in word and word[0] != "-"]
    dropped = frozenset(word[1:] for word in verbs.split() if word[0] == "-")
    told = _words(nouns.split(), sets)
    if plain:
        triggers = frozenset(plain) if language != "en" else _words(plain, sets, sort)
        yield replace(unit, sort=sort, triggers=(triggers | told) - dropped, nouns=told)
    for word, _, particle in (word.partition("+") for word in verbs.split() if "+" in word):
        yield replace(unit, sort=sort, triggers=_words([word], sets, sort), particle=particle)


def _details(unit: Unit, parts: list[str]) -> Unit:
    """Return the unit with its roles and what stands behind them."""
    at = 0
    while at < len(parts):
        part, value = parts[at], parts[at + 1] if at + 1 < len(parts) else ""
        at += 1
        if "=" in part:
            name, _, relations = part.partition("=")
            relations, _, narrow = relations.partition(":")
            if narrow:
                unit = replace(
                    unit, classes=(*unit.classes, (name, tuple(c for w in narrow.split("|") for c in _GROUPS[w])))
                )
            mark = relations[-1] if relations[-1] in "?!" else ""
            unit = replace(unit, roles=(*unit.roles, (name, tuple(relations.rstrip("?!").split("|")))))
            unit = replace(unit, loose=unit.loose | {name}) if mark == "?" else unit
            unit = replace(unit, strict=unit.strict | {name}) if mark == "!" else unit
        elif part == "ended":
            unit = replace(unit, ended=True)
        elif part == "denied":
            unit = replace(unit, denied=True)
        elif part == "mutual":
            unit = replace(unit, mutual=True)
        elif part in ("by", "as", "needs", "no") and value:
            at += 1
            unit = _detail(unit, part, value)
        else:
            raise ValueError(part)
    return unit


def _detail(unit: Unit, part: str, value: str) -> Unit:
    if part == "by":
        return replace(unit, kind=value)
    if part == "as":
        return replace(unit, as_role=value.replace("_", " "))
    found = frozenset(form for word in value.split("|") for form in forms(word))
    return replace(unit, needs=found) if part == "needs" else replace(unit, without=found)
