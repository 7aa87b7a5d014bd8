"""Labels of speakers that say whose words are quoted: "Ada Lovelace (quoting Grace Hopper)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.names.guests import people
from kg.records.statement import Fact, Name
from kg.text.normalize import fold

from .claims import speaker
from .reading.known import Known

_QUOTING = re.compile(r"[(（]\s*(?:quoting|citing|paraphrasing|引用)\s+([^()（）]{2,80}?)\s*[)）]", re.IGNORECASE)


def extract(at_hand: Known) -> Iterator[Fact]:
    """Yield whom speakers quote."""
    for item in at_hand.document.items:
        label = fold(item.speaker_raw or "")
        quoted = _QUOTING.search(label)
        who = speaker(at_hand, item)
        evidence = at_hand.places.evidence(item, label, "quotations:label") if quoted and who else None
        if quoted and who and evidence:
            for name in people(quoted[1]):
                yield Fact(who, "quotedPerson", Name(name, "Person"), evidence, certainty="verbatim")
