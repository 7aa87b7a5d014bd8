"""Things that have no name but a term: "the weaving paper", where weaving is what the page knows by name."""

from __future__ import annotations

from kg.extractors.reading.reading import Reading
from kg.extractors.tables import classes
from kg.llm import quoting
from kg.records.statement import Name
from kg.text.normalize import key

Place = tuple[int, int]
_TAIL = 6
"""Letters at least of the noun that a closed compound ends with ("autoencoder")."""


def find(reading: Reading, number: int, form: str, place: Place) -> tuple[Name, int] | None:
    """Return the term that a form is, with its class, and where it begins in the text of the sentence; None if none.

    Its last word tells the class of a work ("paper", "network"), and one before that is a word of a name that the page
    or its recording knows: a paper of anybody's on anything is no name. One word is a term where it is a closed
    compound of a method's. A year or another noun right before belongs to it: "the 1950 weaving paper".
    """
    sentence = reading.sentences[number]
    found = quoting.find(form, sentence.text[place[0] : place[1]])
    class_ = _class(reading, key(form).split())
    if found is None or class_ is None:
        return None
    start = place[0] + found[0]
    text = sentence.text[start : place[0] + found[1]]
    clauses = reading.trees.of(number)
    shift = clauses.tokens.starts[1] if sentence.topic else 0
    at = next((n for n, begin in enumerate(clauses.tokens.starts) if begin - shift == start), None)
    while at and at - 1 < len(clauses.tree.tags) and _belongs(clauses.tokens.words[at - 1], clauses.tree.tags[at - 1]):
        at -= 1
        before = clauses.tokens.starts[at] - shift
        start, text = before, sentence.text[before:start] + text
    return Name(text, class_), start


def _class(reading: Reading, words: list[str]) -> str | None:
    """Return the class of a term of these words, None where they are none."""
    nouns = classes("work_nouns")
    if len(words) == 1:
        tails = (noun for noun, class_ in nouns.items() if class_ == "Method" and len(noun) >= _TAIL)
        return "Method" if any(words[0].endswith(tail) and len(words[0]) > len(tail) + 2 for tail in tails) else None
    known = bool(words) and set(words[:-1]) & _known(reading)
    return nouns.get(words[-1]) if known else None


def _belongs(word: str, tag: str) -> bool:
    """Tell whether a word right before a term is of it: a year, or a noun that is no name."""
    return (word.isdigit() and len(word) == 4) or (tag == "NN" and word.isalpha() and word.islower())


def _known(reading: Reading) -> frozenset[str]:
    """Return the words of the names of the page and its recording that are no person's."""
    listed = [form for form, type_ in reading.context.names if type_ != "Person"]
    read = [c.name.form for s in reading.sentences for c in s.chunks if not c.refers and c.name.type != "Person"]
    return frozenset(word for form in (*listed, *read) for word in key(form).split() if len(word) > 3)
