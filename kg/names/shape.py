"""Whether a form looks like a person's name."""

from __future__ import annotations

import re

from kg.names import chinese, given
from kg.names.person import is_asian_surname, parse
from kg.text.normalize import base_letters

LONGEST = 120
"""Characters of a form beyond which it is taken as it is, and no part of it is a name."""


def shaped_like_person(form: str) -> bool:
    """Whether two to four capitalised words, or two to four Chinese characters, without digits.

    >>> shaped_like_person("Ada Lovelace"), shaped_like_person("analytical engine")
    (True, False)
    """
    if chinese.is_han(form):
        return 1 < len(form) < 5
    words = form.replace(".", " ").split()
    capitals = [word for word in words if word[0].isupper()]
    plain = all(part.isalpha() for word in words for part in re.split(r"['’-]", word) if part)
    return 2 <= len(words) <= 4 and plain and words[0] in capitals and words[-1] in capitals and not form.isupper()


def given_name_alone(form: str) -> bool:
    """Whether a form is one capitalised word that is a well-known given name.

    >>> given_name_alone("Grace"), given_name_alone("Engine")
    (True, False)
    """
    return form[:1].isupper() and form[1:].islower() and form.isalpha() and given.known(form)


_SURNAME = re.compile(
    r"[A-ZÀ-Þ]\w{2,}(?:sson|ssón|dóttir|dottir|nsen|rsen|lsen|ssen|wicz|owski|ewski|iński|inski|owska|ewska|enko|ović|"
    r"ovic|evic|ević|ić|opoulos|oğlu|oglu|shvili|adze|kova|ková|nová|kowa|ström|qvist|quist)|Mc[A-ZÀ-Þ][a-z]{2,}|"
    r"[OD]['’][A-ZÀ-Þ][a-z]{2,}"
)
"""Endings and beginnings of family names that few other words have, of many languages."""


def surname_shaped(word: str) -> bool:
    """Whether a word has an ending or a beginning that is that of family names.

    >>> surname_shaped("Sigurdsson"), surname_shaped("O’Hara"), surname_shaped("Lantern")
    (True, True, False)
    """
    return _SURNAME.fullmatch(word) is not None or _SURNAME.fullmatch(base_letters(word)) is not None


def likely_person(form: str) -> bool:
    """Whether a form begins with, or is, a well-known given name, ends like a family name, or is read as Chinese.

    >>> likely_person("Ada Lovelace"), likely_person("Battle Station"), likely_person("Xiaoyun Wang")
    (True, False, True)
    >>> likely_person("Hallgerd Njalsdóttir"), likely_person("Iwo van Dam"), likely_person("Rio de Janeiro")
    (True, True, False)
    """
    words = parse(form).words
    if given_name_alone(form):
        return True
    if not shaped_like_person(form) or not words:
        return False
    if chinese.is_han(form):
        return chinese.is_surname(chinese.split_name(form)[0])
    asian = chinese.is_pinyin(words) and any(is_asian_surname(word) for word in words)
    particle = any(word in ("van", "von", "ten", "bin", "ibn") for word in words[1:-1])
    return given.known(words[0]) or asian or particle or (len(words) == 2 and surname_shaped(words[-1]))
