"""Of which gender a name, a title or a noun of kin is: "he", "she", or None where nothing tells."""

from __future__ import annotations

from functools import lru_cache

from kg.names import tables
from kg.names.person import parse, plain
from kg.text.normalize import word_set

HE = word_set("he him his himself")
SHE = word_set("she her hers herself")
_HIS = word_set(
    "mr sir lord father dad brother son husband uncle grandfather grandpa nephew king prince boyfriend monsieur"
)
_HER = word_set(
    "mrs ms miss madam lady dame mother mum mom sister daughter wife aunt grandmother grandma niece queen princess "
    "girlfriend"
)
_ENDS = ("dottir", "ovna", "evna", "owska", "ewska", "skaya", "ova", "eva")
"""Of family names that women bear."""


def of_pronoun(word: str) -> str | None:
    """Return the gender of a pronoun.

    >>> of_pronoun("Her"), of_pronoun("they")
    ('she', None)
    """
    lower = word.lower()
    return "he" if lower in HE else "she" if lower in SHE else None


@lru_cache(maxsize=16384)
def of_name(form: str) -> str | None:
    """Return the gender that a name's title, first name or ending tells.

    >>> of_name("Ada Lovelace"), of_name("Mr. Hopper"), of_name("Vigdís Jónsdóttir"), of_name("Lovelace")
    ('she', 'he', 'she', None)
    """
    name = parse(form)
    heads = {plain(title) for title in name.titles} | {plain(word) for word in form.split()[:1]}
    if heads & _HIS:
        return "he"
    if heads & _HER:
        return "she"
    if not name.words:
        return None
    first, last = plain(name.words[0]), plain(name.words[-1])
    if first in tables.words("first_names_he"):
        return "he"
    ends = len(name.words) > 1 and last.endswith(_ENDS)
    return "she" if ends or first in tables.words("first_names_she") else None


def of_noun(word: str) -> str | None:
    """Return the gender of a noun that stands by a name: "my brother Ada".

    >>> of_noun("wife"), of_noun("friend")
    ('she', None)
    """
    if word in _HIS or word in ("man", "boy", "guy", "actor"):
        return "he"
    return "she" if word in _HER or word in ("woman", "girl", "actress") else None
