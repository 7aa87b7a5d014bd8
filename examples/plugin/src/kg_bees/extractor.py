"""An extractor: “Keeper: NAME of PLACE” on a line of its own says who worked where."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extractors.base import Extractor
from kg.extractors.reading.reading import Reading

from kg.records.statement import Evidence, Fact, Name

KEEPER = re.compile(r"Keeper: (?P<name>[^,:]+?) of (?P<place>[^,:]+)")


def extract(reading: Reading) -> Iterator[Fact]:
    """Yield the facts, each with the words that say it."""
    document = reading.document
    for item in document.items:
        if match := KEEPER.fullmatch(item.title):
            said = Evidence(document.source.id, item.line, item.line_end, item.title, "keepers:keeper")
            ends = Name(match["name"], "Person"), Name(match["place"], "Organization")
            yield Fact(ends[0], "workedAt", ends[1], said, role="keeper", certainty="verbatim")


KEEPERS = Extractor("keepers", "who keeps the bees of whom", extract)
