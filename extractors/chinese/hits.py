"""Words that evoke a frame in a clause, and which things may fill its roles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .grammar import Role
from .reference import FIRST, WORKS, Thing
from .sentence import LIST, Sentence

Things = tuple[Thing, ...]
Filled = dict[str, Things]
"""The things that fill roles, by the name of the role."""
NO_SIGN = "[^\ue000-\uf8ff]"
AGENT = re.compile(rf"(?:被|由|让|叫|给|遭|经)(?P<who>{LIST})(?:的[^，]{{0,4}})?(?P<gap>{NO_SIGN}{{0,10}})$")
NO_AGENT = re.compile(r"(?:被|被人|遭|遭到|获|受)(?:邀|到)?$")
PREPOSITION = re.compile(
    r"(?:在|从|跟|跟着|和|与|同|向|对|给|为|以|自|到|往|替|随|像|如|比|按|按照|根据|凭|凭借|通过|关于|至于|除了|经过|因|因为|于|由|被|把|将|让|叫|找|问|离|距)(?:了)?$"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that evoke a frame, in a clause."""

    sentence: Sentence
    clause: int
    start: int
    end: int

    @property
    def text(self) -> str:
        """The clause."""
        return self.sentence.clauses[self.clause].text

    @property
    def before(self) -> str:
        """What stands before the words in the clause."""
        return self.text[: self.start]

    @property
    def after(self) -> str:
        """What stands behind them in the clause."""
        return self.text[self.end :]

    def things(self, signs: str) -> Things:
        """Return what the signs among these characters stand for."""
        return tuple(self.sentence.thing(sign) for sign in signs if FIRST <= ord(sign) <= 0xF8FF)


def fits(thing: Thing, role: Role) -> bool:
    """Tell whether a thing may fill a role by its class."""
    if thing.types:
        if thing.quoted and thing.types <= WORKS and set(role.classes) & WORKS:
            return True  # the class of a work in title marks is but likely
        return not role.classes or bool(thing.types & set(role.classes)) or _ours(thing, role)
    return role.unknown and not role.surely


def _ours(thing: Thing, role: Role) -> bool:
    return thing.other is not None and "Organization" in role.classes and "Person" not in role.classes


def that_fit(things: Things, role: Role) -> Things:
    return tuple(thing for thing in things if fits(thing, role))


def name_groups(text: str) -> Iterator[re.Match[str]]:
    return re.finditer(LIST, text)
