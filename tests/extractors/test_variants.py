"""Methods named by the acronym of an earlier one."""

from __future__ import annotations

import pytest
from kg.extractors import extract

from tests.extractors import world

KNOWN = ("concept", "LOOM", "A method of weaving.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He speaks of V-LOOM and of LoLOOM.", ["LoLOOM buildsOn LOOM", "V-LOOM partOf LOOM"]),
        ("He speaks of V-CARD, of LOOM and of LOOMs.", []),
    ],
)
def test_variants(text: str, expected: list[str]) -> None:
    facts = extract(world.page(KNOWN, ("story", "", text)), world.context()).facts
    found = [f for f in facts if f.evidence.extractor == "variants"]
    assert sorted(f"{f.subject.form} {f.predicate} {f.object.form}" for f in found) == expected
    assert all(f.evidence.quote == text for f in found)
