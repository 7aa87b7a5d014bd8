"""refused.jsonl: facts that words would say, were it not for one of them; one JSON object a line, by place.

    {"subject": {"form": …, "type": …}, "predicate": …, "object": {…}, "evidence": {…}, "category": …, …}

The same bytes for the same knowledge. Nothing here is a statement: no query but `kg doubts --facts` reads it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from kg.records.statement import Knowledge, Refused
from kg.store.documents import line

NAME = "refused.jsonl"


def write(knowledge: Knowledge, path: Path) -> None:
    """Write the file."""
    with open(path, "wb") as file:
        file.writelines(line(one) + b"\n" for one in knowledge.refused)


def read(path: Path) -> Iterator[Refused]:
    """Yield the candidates, one at a time."""
    decoder = msgspec.json.Decoder(Refused)
    with open(path, "rb") as file:
        for row in file:
            yield decoder.decode(row)
