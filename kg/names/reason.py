"""What a comparison says: for or against sameness, how strongly, and in one sentence why."""

from __future__ import annotations

from dataclasses import dataclass

RULES = {
    # for
    "decided": 1000, "stated": 95, "letters": 92, "honorific": 90, "accents": 90, "plural": 90, "characters": 90,
    "legal-form": 88, "order": 86, "pinyin": 86, "translation": 86, "judged": 85,
    "middle-name": 84, "initials": 82, "nickname": 80,
    "subtitle": 78, "transcription": 78, "given-part": 76, "acronym": 76, "short-form": 74, "bare-name": 70,
    "sound": 62,
    # hardly for: shown, not merged
    "hint": 50,
    # against
    "decided-different": -1000, "type": -99, "expansion": -98, "version": -97, "given-name": -93, "suffix": -93,
    "told-apart": -91, "judged-different": -89,
    "characters-differ": -87, "several": -71, "listed": -66,
}  # fmt: skip
"""Each rule's strength. What is for must be stronger than what is against; below `MERGE` it is not enough by itself."""

MERGE = 60
ACROSS = 85
"""How strong a reason must be to join names of two recordings."""


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """One piece of evidence that two names are one thing, or two."""

    score: int
    """0 to 100 for sameness, below 0 against; 1000 where a person decided."""
    rule: str
    why: str
    """One sentence without its full stop."""


def because(rule: str, why: str) -> Reason:
    """Return the reason that a rule gives, with the rule's own strength."""
    return Reason(RULES[rule], rule, why)
