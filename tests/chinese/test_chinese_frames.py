"""The examples of the Chinese frames: what is read, and of which nothing is said."""

from __future__ import annotations

import pytest
from kg.extractors import extract
from kg.extractors.base import Context
from kg.extractors.chinese.grammar import grammar

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
