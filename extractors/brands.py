"""What bears the name of a firm before its own: "Globex Pay" is a part of Globex."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from kg import nlp
from kg.records.statement import Fact, Name
from kg.text.normalize import word_set

from .reading.known import Known
from .reading.reading import Reading
from .reference.chunk import Chunk

_SAME_FIRM = word_set(
    "inc corp corporation company co llc ltd limited group holdings technologies motors platforms systems enterprises "
    "industries international global worldwide incorporated brothers partners class mafia alumni ceo cto"
)
"""Words after the name of a firm that make no other thing of it."""
_BRANCHES = word_set(
    "ventures labs lab studios studio research cloud brain foundation institute school college university press maps "
    "music video pay ads design engineering"
)
"""Words for branches after the name of a firm; with other words the first may be a nickname of the whole."""
_PEOPLES = word_set("black white asian latino latina hispanic native")
_OFTEN = 5
"""Times that a firm is named for each time that the longer name is."""
_PARTS = (None, "Product", "Software", "Organization", "Method", "Concept")


def extract(at_hand: Reading) -> Iterator[Fact]:
    """Yield a `partOf` for each name that begins with the whole name of a firm and goes on with common nouns.

    A noun is common where the text also writes it in lower case: so "Globex Pay" is a part of Globex, and the second
    word of "Globex Sachs" belongs to the firm's own name. Where a text speaks of the firm far more often than of the
    longer name, they are two things as well.
    """
    sentences = at_hand.sentences
    often = Counter(chunk.name.form for one in sentences for chunk in one.chunks if not chunk.refers)
    for sentence in sentences:
        for chunk in sentence.chunks:
            named = chunk.label == nlp.NAME and not chunk.refers and not chunk.quoted
            if named and (firm := _firm(at_hand, chunk, often)):
                evidence = at_hand.places.evidence(sentence.passage.item, sentence.text, "organizations:brand")
                if evidence is not None:
                    part = Name(chunk.name.form, chunk.name.type or "Product")
                    yield Fact(part, "partOf", Name(firm, "Organization"), evidence)


def _firm(at_hand: Known, chunk: Chunk, often: Mapping[str, int]) -> str | None:
    """Return the firm whose name a chunk begins with, where the rest are common nouns."""
    tokens = chunk.name.form.split()
    shaped = 2 <= len(tokens) <= 5 and all(token[0].isalnum() for token in tokens)
    if not shaped or chunk.name.type not in _PARTS or tokens[0].lower() in _PEOPLES:
        return None
    for size in range(len(tokens) - 1, 0, -1):
        entry = at_hand.lexicon.entries.get(" ".join(tokens[:size]))
        if entry is not None and entry.types == {"Organization"} and entry.part_of is None:
            rest = [token.lower() for token in tokens[size:]]
            if any(word in _SAME_FIRM for word in rest) or any(token[0].islower() for token in tokens[size:]):
                return None
            apart = often.get(entry.form, 0) >= _OFTEN * often.get(chunk.name.form, 1)
            common = all(at_hand.lexicon.common(word) for word in rest)
            branch = "Organization" not in chunk.types or rest[-1] in _BRANCHES
            return entry.form if apart or (common and branch) else None
    return None
