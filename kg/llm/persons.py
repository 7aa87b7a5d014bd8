"""Whether anything beside the model says that a name is a person's: its own words, its neighbours, a longer name."""

from __future__ import annotations

import re

from kg.extractors.naming.shapes import by_name
from kg.extractors.reading.reading import Reading
from kg.extractors.reading.sentences import LEAD, Sentence
from kg.llm.ends import End
from kg.names.shape import likely_person, shaped_like_person
from kg.records.statement import Name
from kg.text.normalize import key

_BESIDE = re.compile(r"\s*(?:,|,?\s*(?:and|&)|、|和|与|以及)\s*")
"""What stands between two names of one list."""


def told(reading: Reading, sentence: Sentence, end: End) -> bool:
    """Tell whether an end of a fact whose name has no class is a person.

    It has a known given name, or it is shaped like a person's and stands in one list with a person, or it ends the name
    of exactly one person of the recording.
    """
    return likely_person(end.name.form) or _listed(sentence, end) or _of_one(reading, end.name)


def _listed(sentence: Sentence, told: End) -> bool:
    name, at = told.name, told.at
    if not shaped_like_person(name.form) or by_name(name.form) or told.left_out:
        return False
    text = (LEAD if sentence.topic else "") + sentence.text
    chunk = told.chunk
    start, end = (chunk.start, chunk.end) if chunk is not None else (at or 0, (at or 0) + len(name.form))
    others = [chunk for chunk in sentence.chunks if chunk.name.type == "Person" and not chunk.refers]
    return any(
        _BESIDE.fullmatch(text[other.end : start]) or _BESIDE.fullmatch(text[end : other.start]) for other in others
    )


def _of_one(reading: Reading, name: Name) -> bool:
    words = key(name.form).split()
    known = {key(form) for form, type_ in reading.context.names if type_ == "Person"}
    known |= {key(c.name.form) for s in reading.sentences for c in s.chunks if c.name.type == "Person" and not c.refers}
    return len({one for one in known if one.split()[-len(words) :] == words and one.split() != words}) == 1
