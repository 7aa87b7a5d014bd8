"""Other ways to type a name, for look-up."""

from __future__ import annotations

from kg.names import chinese
from kg.names.person import parse
from kg.names.shape import shaped_like_person


def spellings(name: str) -> tuple[str, ...]:
    """Return other ways in which a person may type the name: the order turned, accents left out, pinyin of characters.

    >>> spellings("Xiaoyun Wang"), spellings("王小云")
    (('Wang Xiaoyun',), ('Xiaoyun Wang', 'Wang Xiaoyun'))
    """
    found: list[str] = []
    if chinese.is_han(name):
        found += chinese.spell(chinese.simplified(name)) if shaped_like_person(name) else ()
        found.append(chinese.simplified(name))
    else:
        unaccented = _unaccented(name)
        found.append(unaccented)
        words = parse(name).words
        if len(words) == 2 and shaped_like_person(name):
            found += [f"{words[1]} {words[0]}", f"{_unaccented(words[1])} {_unaccented(words[0])}"]
    return tuple(dict.fromkeys(form for form in found if form != name))


def _unaccented(name: str) -> str:
    import unicodedata

    return "".join(char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char))
