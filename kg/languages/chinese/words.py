"""Words of Chinese text with their tags, and where they stand."""

from __future__ import annotations

from typing import NamedTuple

from kg.names.chinese import simplified


class Word(NamedTuple):
    """One word."""

    start: int
    end: int
    """Code points of the text."""
    text: str
    """In simplified characters."""
    tag: str
    """Of the dictionary: n noun, nr person, ns place, nt organization, nz other name, v verb, d adverb, p preposition,
    eng Latin letters, m number, t time, x anything else … (the tags of the People's Daily corpus)."""


def words(text: str, guess: bool = False) -> tuple[Word, ...]:
    """Return the words of a text in order, without gaps; with `guess` runs that no dictionary knows may be one word.

    >>> [word.text for word in words("她毕业于清华大学。")]
    ['她', '毕业', '于', '清华大学', '。']
    """
    import rjieba

    found, at = [], 0
    for word, tag in rjieba.tag(simplified(text), guess):
        found.append(Word(at, at + len(word), word, tag))
        at += len(word)
    return tuple(found)
