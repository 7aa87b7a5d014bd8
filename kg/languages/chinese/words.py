"""Words of Chinese text with their tags, and where they stand."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from kg.languages.chinese.tables import words as table
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
    ['她', '毕业于', '清华大学', '。']
    """
    found, at = [], 0
    for word, tag in _dictionary().tag(simplified(text), guess):
        found.append(Word(at, at + len(word), word, tag))
        at += len(word)
    return tuple(found)


@cache
def _dictionary() -> Any:
    """The dictionary of jieba with the words that it lacks."""
    import rjieba

    dictionary = rjieba.Jieba()
    for row in sorted(table("more_words")):
        word, _, tag = row.partition("/")
        dictionary.add_word(word, _OFTEN, tag)
    return dictionary


_OFTEN = 2000
"""How often a word of our own counts as seen: enough to be one word wherever it stands."""
