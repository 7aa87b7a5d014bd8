"""Nodes: the mentions of one form in one recording, told apart where the pages use one form for things of two kinds."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.names import chinese
from kg.names.person import parse
from kg.names.shape import LONGEST, given_name_alone, shaped_like_person
from kg.records.statement import Mention
from kg.resolution.kinds import clash
from kg.text.normalize import fold, key

Votes = tuple[tuple[str, int], ...]
"""Classes and their weight, the strongest first."""
_BRACKET = re.compile(r"^(.{1,200}?)\s*[((\[]([^()()\[\]]{1,120})[))\]]\s*$")
GUESS = 3
"""The rank of a mention whose class is a guess: it tells where nothing else does."""
NOISE = 0.3
"""A class with less than this share of the strongest one's votes is a slip, not a second thing."""


@dataclass(frozen=True, slots=True)
class Node:
    """One form in one recording, where it names one thing."""

    recording: str
    key: str
    kind: int
    """0, or a number that tells things of different kinds apart that go by one form."""
    form: str
    """The commonest spelling."""
    name: str
    """The form by which it is compared: without a bracket behind it."""
    votes: Votes
    mentions: tuple[Mention, ...]

    @property
    def id(self) -> tuple[str, str, int]:
        """What tells it from other nodes, whatever the order of the input."""
        return self.recording, self.key, self.kind

    @property
    def type(self) -> str | None:
        """The class with most votes."""
        return self.votes[0][0] if self.votes else None

    @property
    def person(self) -> bool:
        """Whether it may name a person: by its votes, else by its shape."""
        shaped = self.type == "Person" or (self.type is None and shaped_like_person(self.name))
        return shaped and len(self.name) <= LONGEST


def bracketed(form: str) -> tuple[str, str] | None:
    """Return head and inner part of a form with a bracket at its end.

    >>> bracketed("Analytical Engine (AE)")
    ('Analytical Engine', 'AE')
    """
    match = _BRACKET.match(fold(form))
    return (match[1].strip(" ,;"), match[2].strip()) if match and match[1].strip(" ,;") else None


def nodes(
    mentions: Iterable[Mention], recording_of: Mapping[str, str], told: Mapping[tuple[str, str], str] | None = None
) -> tuple[Node, ...]:
    """Return the nodes of all mentions, in an order that does not depend on that of the mentions.

    `told` gives the class of a form, by (source id, key), where no mention of it suggests one.
    """
    groups: dict[tuple[str, str, bool], list[Mention]] = defaultdict(list)
    for mention in sorted(set(mentions), key=mention_order):
        if mention.form:
            groups[recording_of.get(mention.source, ""), key(mention.form), _small(mention.form)].append(mention)
    return tuple(node for place in sorted(groups) for node in _apart(*place, groups[place], told or {}))


def _small(form: str) -> bool:
    """A short word in small letters is another word than the acronym: "us" and "US"."""
    return len(form) < 4 and form.isascii() and form.islower()


def mention_order(mention: Mention) -> tuple[str, int, str, int, str, str, str, str, bool]:
    """Sort by place, then by everything else."""
    m = mention
    rest = (m.type or "", m.section or "", m.of or "", m.description or "")
    return m.source, m.line, m.form, m.rank, *rest, m.whole


def _apart(
    recording: str, key_: str, small: bool, mentions: Sequence[Mention], told: Mapping[tuple[str, str], str]
) -> Iterable[Node]:
    """One node, or one for each kind of thing that the pages call by this form."""
    kinds = _kinds(votes(mentions))
    homes: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        homes[next((n for n, kind in enumerate(kinds) if mention.type in kind), 0)].append(mention)
    for number, members in sorted(homes.items()):
        form = _commonest(members)
        head = bracketed(form)
        found = votes(members) or _told(key_, members, told)
        kind, name = number + 50 * small, head[0] if head else form
        yield Node(recording, key_, kind, form, name, found, tuple(members))


def _told(key_: str, mentions: Sequence[Mention], told: Mapping[tuple[str, str], str]) -> Votes:
    """The classes that facts give the form, one vote a source."""
    found = Counter(told[place] for place in {(mention.source, key_) for mention in mentions} if place in told)
    return tuple(sorted(found.items(), key=lambda row: (-row[1], row[0])))


def votes(mentions: Iterable[Mention], guesses: bool = False) -> Votes:
    """Weigh the classes that places suggest: each section of each source has one vote a class.

    A place that describes the thing weighs most, then a list, then a pattern. What was found again only repeats what
    other places said of the name, and counts where no list gives it. Of guesses alone, with `guesses`.
    """
    best: dict[tuple[str, str | None, str], int] = {}
    hinted = [mention for mention in mentions if mention.type and (mention.rank == GUESS) == guesses]
    listed = any(mention.rank == 0 for mention in hinted)
    for mention in [m for m in hinted if m.rank < 2] if listed else hinted:
        place = (mention.source, mention.section, str(mention.type))
        best[place] = max(best.get(place, 0), _weight(mention))
    total: Counter[str] = Counter()
    for (_, _, type_), weight in best.items():
        total[type_] += weight
    return tuple(sorted(total.items(), key=lambda row: (-row[1], row[0])))


def _weight(mention: Mention) -> int:
    if mention.rank:
        return 2 if mention.rank == 1 else 3
    mixed = mention.section is not None and re.search(r"[/、]|\band\b", mention.section)
    return 5 if mention.description else 2 if mixed else 3


def _kinds(all_votes: Votes) -> list[set[str]]:
    """Sets of classes that one thing may have, the strongest first; slips go to the first."""
    kinds: list[set[str]] = []
    for type_, weight in all_votes:
        home = next((kind for kind in kinds if not any(clash(type_, other) for other in kind)), None)
        if home is not None:
            home.add(type_)
        elif not kinds or weight >= max(2, NOISE * all_votes[0][1]):
            kinds.append({type_})
    return kinds


def _commonest(mentions: Sequence[Mention]) -> str:
    forms = Counter(mention.form for mention in mentions)
    return min(forms, key=lambda form: (-forms[form], form.islower(), form))


def bare(node: Node) -> bool:
    """Whether the node names a person by a first name or surname alone, or may do so."""
    if node.type is None and given_name_alone(node.name):
        return True
    return node.person and not parse(node.name).full


def unclassed(node: Node) -> bool:
    """Whether the node is one capitalised word, or a Chinese given name, of which no page says what it is."""
    name = node.name
    if node.votes or not 0 < len(name) <= LONGEST:
        return False
    return (name[0].isupper() and name[1:].islower() and " " not in name) or (chinese.is_han(name) and len(name) < 4)
