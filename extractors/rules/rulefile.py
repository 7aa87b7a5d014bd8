"""Reads the rule files in extractors/rules: plain text, a paragraph a rule.

    # a remark
    set joins: joined joins rejoined          words that patterns call @joins
    class maker: Person, Organization         classes that go together ("work" and "idea" are known already)
    phrase gone: left|quit                    a regular expression that `needs` calls {gone}

    rule joined: verb, dated                  name, form (whole, noun, participle, verb), and what else holds:
        @joins the? ~{0,3} org=N              `dated` (a year beside it is when it began), `unguarded` (negation
        org is surely Organization            and doubt around it do not matter). Then the pattern of `kg.nlp.Grammar`
        says self workedAt org, as employee   (on one or more lines), the classes that captures may have ("surely": the
        e.g. Ada joined Acme. => Ada workedAt Acme    class must be known), what it says, and examples: all are tests.
        no e.g. Ada did not join Acme.                (of which nothing is said).

`self` is the bearer of a noun phrase or the subject of a verb; `guest`, `home` (the guest's organization), `speaker`
(of a turn), `there` (the organization named last) and `last` (what was named last) need no capture. After `says` may
stand `as ROLE` ("$role": the words captured), `by KIND` (of influence), `negated`, and `ended` (the years of a dated
rule are those of its end). A rule may also be `implied`: its verb may begin the sentence, and the guest does it. `needs
REGEX` asks for words in the item up to the end of the sentence, `in KINDS` for kinds of items. `org is a school` and
`org is no school` tell places of study from other organizations, and `who is no pronoun` asks for a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from kg.records.vocabulary import CLASSES, IDEAS, PREDICATES, WORKS, Polarity

_GROUPS = {"work": WORKS, "idea": IDEAS, "anything": CLASSES, **{name: (name,) for name in CLASSES}}


@dataclass(frozen=True, slots=True)
class Says:
    """A fact by the captures of its pattern."""

    subject: str
    predicate: str
    object: str
    role: str | None = None
    """A capture if it begins with "$", else the words themselves."""
    kind: str | None = None
    polarity: Polarity = "asserted"
    ended: bool = False
    """It is the end of this that is told, so that the year beside it is the last."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over the tokens of a sentence, and what it says."""

    name: str
    form: str
    """"whole": the pattern holds both ends; "noun": a noun phrase ("founder of N"), whose bearer is found beside it;
    "participle": the same, unless more has been said of what is described before; "verb": a verb phrase ("joined N"),
    whose subject is found before it."""
    pattern: str = ""
    facts: tuple[Says, ...] = ()
    dated: bool = False
    guarded: bool = True
    implied: bool = False
    """Where the verb begins the sentence, it is the guest who does it."""
    classes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """For a capture the classes that it may have, where the predicate leaves more open."""
    schools: tuple[tuple[str, bool], ...] = ()
    """Captures whose name must be that of a place of study, or must not."""
    named: tuple[str, ...] = ()
    """Captures that no pronoun may be."""
    sure: tuple[str, ...] = ()
    """Captures whose class must be known: elsewhere an unknown class is taken to be the right one."""
    needs: str | None = None
    items: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleFile:
    """The rules of one family."""

    sets: dict[str, frozenset[str]]
    rules: tuple[Rule, ...]


FORMS = ("whole", "noun", "participle", "verb")


@cache
def load(family: str) -> RuleFile:
    """Return the rules of the file `rules/FAMILY.txt`."""
    return parse((files(__name__.rpartition(".")[0]) / f"{family}.txt").read_text(encoding="utf-8"))


def parse(text: str) -> RuleFile:
    """Return the sets and rules of a rule file; raises ValueError at what is no rule."""
    sets: dict[str, frozenset[str]] = {}
    rules: dict[str, Rule] = {}
    groups = dict(_GROUPS)
    phrases: dict[str, str] = {}
    for paragraph in _paragraphs(text):
        keyword, _, rest = paragraph[0].partition(" ")
        name, _, more = rest.partition(":")
        if keyword == "set":
            sets[name] = frozenset(" ".join([more, *paragraph[1:]]).split())
        elif keyword == "class":
            groups[name] = _classes(" ".join([more, *paragraph[1:]]), groups)
        elif keyword == "phrase":
            phrases[name] = "".join([more.strip(), *paragraph[1:]])
        elif keyword == "rule" and name not in rules:
            rules[name] = _rule(name, more, [_filled(line, phrases) for line in paragraph[1:]], groups)
        else:
            raise ValueError(f"no rule: {paragraph[0]}")
    return RuleFile(sets, tuple(rules.values()))


def _paragraphs(text: str) -> Iterator[list[str]]:
    """Yield a line without indent with the indented lines below it, remarks left out."""
    current: list[str] = []
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if not line.startswith(" ") and current:
            yield current
            current = []
        current.append(line.strip())
    if current:
        yield current


def _filled(line: str, phrases: Mapping[str, str]) -> str:
    """Return a line of a rule with the phrases written out that its `needs` calls."""
    if line.startswith("needs "):
        for name, words in phrases.items():
            line = line.replace(f"{{{name}}}", f"(?:{words})")
    return line


def _rule(name: str, flags: str, lines: list[str], groups: Mapping[str, tuple[str, ...]]) -> Rule:
    form, *more = [flag.strip() for flag in flags.split(",")]
    if form not in FORMS or set(more) - {"dated", "unguarded", "implied"}:
        raise ValueError(f"rule {name}: what is “{flags.strip()}”?")
    rule = Rule(name, form, dated="dated" in more, guarded="unguarded" not in more, implied="implied" in more)
    for line in lines:
        rule = _with(rule, line, groups)
    if not rule.pattern or not rule.facts:
        raise ValueError(f"rule {name}: no pattern, or nothing said")
    return rule


def _with(rule: Rule, line: str, groups: Mapping[str, tuple[str, ...]]) -> Rule:
    """Return the rule with one more line of its paragraph."""
    first, _, rest = line.partition(" ")
    if first == "says":
        return replace(rule, facts=(*rule.facts, _says(rest)))
    if first == "e.g." or line.startswith("no e.g. "):
        return replace(rule, examples=(*rule.examples, line))
    if first == "needs":
        return replace(rule, needs=rest)
    if first == "in":
        return replace(rule, items=tuple(kind.strip() for kind in rest.split(",")))
    if rest == "is no pronoun":
        return replace(rule, named=(*rule.named, first))
    if rest in ("is a school", "is no school"):
        return replace(rule, schools=(*rule.schools, (first, rest == "is a school")))
    if rest.startswith("is "):
        surely = rest.startswith("is surely ")
        classes = _classes(rest.removeprefix("is ").removeprefix("surely "), groups)
        known = rule.classes if classes == CLASSES else (*rule.classes, (first, classes))
        return replace(rule, classes=known, sure=(*rule.sure, first) if surely else rule.sure)
    return replace(rule, pattern=f"{rule.pattern} {line}".strip())


def _classes(text: str, groups: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(class_ for word in text.split(",") for class_ in groups[word.strip()])


def _says(text: str) -> Says:
    fact, *more = [part.strip() for part in text.split(",")]
    subject, predicate, object_ = fact.split()
    if predicate not in PREDICATES:
        raise ValueError(f"no predicate: {predicate}")
    parts = dict(part.partition(" ")[::2] for part in more)
    polarity: Polarity = "negated" if "negated" in parts else "asserted"
    return Says(subject, predicate, object_, parts.get("as"), parts.get("by"), polarity, "ended" in parts)
