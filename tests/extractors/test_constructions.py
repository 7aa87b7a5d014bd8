"""Verbs of the frames in every construction: what is stated in any of them, and what none of them states.

The sentences are made here, from a table of verbs and a table of constructions, and parsed at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import pytest
from kg.extractors import engine

from kg.records.statement import Fact
from tests.extractors import world
from tests.extractors.test_rules import words

VERBS = (
    "join joined joined joining | Globex | {s} workedAt {o}",
    "found founded founded founding | Globex | {s} founded {o}",
    "lead led led leading | Globex | {s} workedAt {o}",
    "write wrote written writing | Tapestry | {s} authored {o}",
    "invent invented invented inventing | Loom | {s} authored {o}",
    "mentor mentored mentored mentoring | Joan Clarke | {s} mentored {o}",
    "win won won winning | the Fields Medal | {s} wonAward {o}",
    "criticize criticized criticized criticizing | Loom | {s} criticizes {o}",
    "work+at worked+at worked+at working+at | Globex | {s} workedAt {o}",
    "study+under studied+under studied+under studying+under | Joan Clarke | {s} advisedBy {o}",
    "invest+in invested+in invested+in investing+in | Globex | {s} investedIn {o}",
)
"""base, past, participle, gerund | object | what is said."""
STATED: Mapping[str, str] = {
    "active": "Grace Hopper {past} {o}.",
    "perfect": "Grace Hopper has {part} {o}.",
    "adjunct first": "In 1950, in a hurry, Grace Hopper {past} {o}.",
    "relative": "Grace Hopper, who {past} {o}, was late.",
    "relative of the object": "{O}, which Grace Hopper {past}, was old.",
    "passive": "{O} was {part} by Grace Hopper.",
    "reduced relative": "{O}, {part} by Grace Hopper in 1950, was old.",
    "participle first": "{Part} by Grace Hopper in 1950, {o} was old.",
    "gerund": "After {ing} {o}, Grace Hopper left.",
    "gerund behind": "Grace Hopper slept before {ing} {o}.",
    "perfect participle": "Having {part} {o}, Grace Hopper slept.",
    "participle behind": "Grace Hopper left in 1950, {ing} {o} the next year.",
    "went on": "Grace Hopper went on to {base} {o}.",
    "ended up": "Grace Hopper ended up {ing} {o}.",
    "used to": "Grace Hopper used to {base} {o}.",
    "managed": "Grace Hopper managed to {base} {o}.",
    "helped": "Grace Hopper helped to {base} {o}.",
    "spent years": "Grace Hopper spent three years {ing} {o}.",
    "known for": "Grace Hopper is best known for {ing} {o}.",
    "credited with": "Grace Hopper is credited with {ing} {o}.",
    "left to": "Grace Hopper left Leeds to {base} {o}.",
    "persuaded": "Alan Turing persuaded Grace Hopper to {base} {o}.",
    "shared subject": "Grace Hopper moved to Leeds, slept, and later {past} {o}.",
    "enumeration": "Grace Hopper and Alan Turing {past} {o}.",
    "not only": "Grace Hopper not only {past} {o} but also slept.",
    "cleft": "It was Grace Hopper who {past} {o}.",
    "pseudo-cleft": "The one who {past} {o} was Grace Hopper.",
    "pseudo-cleft of the object": "What Grace Hopper {past} was {o}.",
    "apposition": "Grace Hopper, the woman who {past} {o}, was late.",
    "the first to": "Grace Hopper was the first to {base} {o}.",
    "told by another": "Alan Turing remembers that Grace Hopper {past} {o}.",
    "because": "Grace Hopper was tired because she had {part} {o}.",
    "speech": "[turn Grace Hopper] So, um, I {past} {o} back then.",
    "speech, when": "[turn Grace Hopper] When I {past} {o}, I was young.",
    "speech, that is how": "[turn Grace Hopper] That's how I {past} {o}.",
    "entry": "[person Grace Hopper] {Past} {o} in 1950.",
    "entry, relative": "[person Grace Hopper] A chemist who {past} {o}.",
    "bracket": "Grace Hopper (who {past} {o}) was late.",
}
SILENT: Mapping[str, str] = {
    "denied": "Grace Hopper never {past} {o}.",
    "hoped": "Grace Hopper wanted to {base} {o}.",
    "hoped, gerund": "Grace Hopper dreamt of {ing} {o}.",
    "asked": "Has Grace Hopper {part} {o}?",
    "possible": "Grace Hopper might {base} {o}.",
    "condition": "If Grace Hopper had {part} {o}, she would be happy.",
    "inverted condition": "Had Grace Hopper {part} {o}, she would be happy.",
    "refused": "Grace Hopper refused to {base} {o}.",
    "nearly": "Grace Hopper nearly {past} {o}.",
    "rumour": "Rumour has it that Grace Hopper {past} {o}.",
    "without": "Grace Hopper left without {ing} {o}.",
    "instead": "Grace Hopper slept instead of {ing} {o}.",
    "or": "Either Grace Hopper or Alan Turing {past} {o}.",
    "not she": "It was not Grace Hopper who {past} {o}.",
    "future": "Grace Hopper will {base} {o}.",
    "negated thought": "Alan Turing does not think that Grace Hopper {past} {o}.",
}
SLIPS = {
    ("reduced relative", "criticize"),
}
"""Where the parser errs, and nothing mends it yet."""
TWO_WORDS = {"perfect participle", "passive", "reduced relative", "participle first", "relative of the object"}
"""Constructions without a preposition behind the verb."""


def _sentences(constructions: Mapping[str, str]) -> list[tuple[str, str, str, str]]:
    """Construction, verb, sentence, and what it says."""
    found = []
    for row in VERBS:
        verb, object_, said = (part.strip() for part in row.split("|"))
        base, past, part, ing = (form.replace("+", " ") for form in verb.split())
        fact = said.format(s="Grace Hopper", o=object_.removeprefix("the "))
        shapes = {"base": base, "past": past, "part": part, "ing": ing, "o": object_}
        opening = (("O", object_), ("Part", part), ("Past", past))
        shapes |= {name: shape[0].upper() + shape[1:] for name, shape in opening}
        for name, text in constructions.items():
            if " " not in base or (name not in TWO_WORDS and "object" not in name):
                found.append((name, base, text.format(**shapes), fact))
    return found


def _told(texts: list[str]) -> list[set[str]]:
    """What each of the texts says, all read as one page."""
    items = []
    for text in texts:
        kind, _, rest = text[1:].partition(" ") if text.startswith("[") else ("story", "", text)
        title, _, body = rest.partition("] ") if kind != "story" else ("", "", text)
        items.append((kind, title, body))
    said: dict[int, set[str]] = defaultdict(set)
    for fact in engine.extract(world.reading(*items)):
        if isinstance(fact, Fact):
            said[fact.evidence.line].add(words(fact))
    return [said[line] for line in range(2, len(texts) + 2)]


@pytest.fixture(scope="module")
def told() -> dict[str, set[str]]:
    texts = [text for _, _, text, _ in (*_sentences(STATED), *_sentences(SILENT))]
    return dict(zip(texts, _told(texts), strict=True))


@pytest.mark.parametrize("construction", STATED)
def test_a_construction_states_what_a_plain_sentence_does(told: dict[str, set[str]], construction: str) -> None:
    rows = _sentences({construction: STATED[construction]})
    missed = {text for name, verb, text, fact in rows if fact not in told[text] and (name, verb) not in SLIPS}
    assert missed == set()


@pytest.mark.parametrize("construction", SILENT)
def test_a_construction_states_nothing(told: dict[str, set[str]], construction: str) -> None:
    rows = _sentences({construction: SILENT[construction]})
    assert {text for _, _, text, fact in rows if fact in told[text]} == set()
