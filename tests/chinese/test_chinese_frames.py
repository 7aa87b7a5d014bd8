"""The examples of the Chinese frames: what is read, and of which nothing is said."""

from __future__ import annotations

import pytest
from kg.extractors import extract
from kg.extractors.base import Context
from kg.extractors.chinese.grammar import grammar
from kg.extractors.naming.han_slots import institutions

from kg import readers

NAMES = (
    ("李明", "Person"), ("王芳", "Person"), ("李刚", "Person"), ("云山公司", "Organization"),
    ("云山大学", "Organization"), ("东海学院", "Organization"), ("东海银行", "Organization"),
    ("东海基金", "Organization"), ("云山文学奖", "Award"), ("慢读", "Concept"),
)  # fmt: skip
EXAMPLES = [(frame, example) for frame in grammar().frames.values() for example in frame.examples]


def read(text: str) -> set[tuple[str, str, str]]:
    """What a paragraph states, read beside the names above."""
    document = readers.read("page.txt", f"说明\n\n{text}\n".encode())
    facts = extract(document, Context((), (), NAMES)).facts
    return {(f.subject.form, f.predicate, f.object.form) for f in facts if f.polarity == "asserted"}


@pytest.mark.parametrize(("frame", "example"), EXAMPLES, ids=lambda part: getattr(part, "name", part))
def test_example(frame: object, example: str) -> None:
    kind, _, rest = example.partition(" ")
    text, _, wanted = rest.partition(" => ")
    predicates = {says.predicate for says in getattr(frame, "says", ())}
    told = {fact for fact in read(text) if fact[1] in predicates}
    assert told == ({tuple(fact.split()) for fact in wanted.split("; ")} if kind == "reads" else set())


@pytest.mark.parametrize(
    ("text", "firms"),
    [
        ("昨天，柯娜老师说她累了。", []),
        ("请来了画家，云帆大夫和舒朗院士。", []),
        ("他是紫汐前总监，现任北辰光首席设计师。", ["紫汐", "北辰光"]),
        ("云帆和店长都来了。", []),
    ],
)
def test_a_firm_stands_before_a_post_and_no_word_of_address(text: str, firms: list[str]) -> None:
    assert list(institutions(text)) == firms
