"""Names of persons and their parts: titles, given names, family name, suffix."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.names import chinese
from kg.names.letters import latin, squeeze
from kg.names.tables import rows, words
from kg.text.normalize import fold, word_set

_JAPANESE_TITLES = frozenset({"sensei", "san", "sama", "ssi", "nim"})


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts."""

    words: tuple[str, ...]
    """Its words as they stand, without titles; initials as single letters. A Chinese name is one word."""
    titles: tuple[str, ...] = ()
    suffix: str = ""
    """Jr. and the like, by meaning: "2"."""
    han: bool = False
    """Whether it is written in Chinese characters."""

    @property
    def full(self) -> bool:
        """Whether it has a given name and a surname, or may have."""
        return len(self.words) > 1 or (self.han and len(self.words[0]) > 1 and not self.titles)


_NICKNAME = re.compile(r"(?<=\w) [\"“‘][^\W\d_][\w’'-]*[\"”’] (?=\w)")


@lru_cache(maxsize=65536)
def parse(form: str) -> PersonName:
    """Return the parts of a person's name.

    >>> parse("Prof. Hopper, Grace B.").words, parse("王老师").titles
    (('Grace', 'B', 'Hopper'), ('老师',))
    >>> parse('Walter “Buzz” Corliss').words
    ('Walter', 'Corliss')
    >>> parse("Tanaka san").words, parse("San Remo").words
    (('Tanaka',), ('San', 'Remo'))
    """
    text = fold(form)
    if chinese.is_han(text):
        return _parse_han(text)
    if re.fullmatch(r"[가-힣]{2,4}", text):
        return PersonName((text[1:], text[:1]))
    text = _NICKNAME.sub(" ", re.sub(r"['’]s$", "", text))
    parts = [part for part in _uninverted(text).split() if plain(part)]
    kept = [part for at, part in enumerate(parts) if not (is_title(part) or (at and _is_after(part)))] or parts
    titles = [part for part in parts if part not in kept]
    kept, more = _title_suffix(kept)
    kept, suffix = _suffix(kept)
    return PersonName(tuple(_initials_apart(kept)), tuple(plain(title) for title in [*titles, *more]), suffix)


def _parse_han(text: str) -> PersonName:
    if len(text) == 2 and text[0] in "老小" and text not in ("老师", "小师") and chinese.is_surname(text[1]):
        return PersonName((text[1],), (text[0],), han=True)  # 老王
    titles = words("honorifics_han")
    for size in (2, 1):
        if len(text) > size and text[-size:] in titles and (size > 1 or len(text) == 2):
            return PersonName((text[:-size],), (text[-size:],), han=True)
    return PersonName(tuple(part for part in re.split(r"[·・•‧\s]+", text) if part), han=True)


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """Return a word's letters and digits, folded to Latin in lower case."""
    return squeeze(latin(word))


def joined(parts: Sequence[str]) -> str:
    """Return the letters of all parts without anything between them."""
    return "".join([plain(part) for part in parts])


def is_title(word: str) -> bool:
    """Whether the word is a title such as Professor; words in capitals without a full stop are names."""
    return plain(word) in words("honorifics") and not (len(word) > 1 and word.isupper() and "." not in word)


def _is_after(word: str) -> bool:
    """Whether the word is a title where a name stands before it: "Tanaka san", and not "San Remo"."""
    return plain(word) in _JAPANESE_TITLES and word.islower()


def _title_suffix(parts: Sequence[str]) -> tuple[list[str], list[str]]:
    """Take "-sensei" and "-san" off the last word."""
    head, dash, tail = parts[-1].rpartition("-") if parts else ("", "", "")
    if dash and head and plain(tail) in _JAPANESE_TITLES:
        return [*parts[:-1], head], [tail]
    return list(parts), []


def _suffix(parts: Sequence[str]) -> tuple[list[str], str]:
    """Take "Jr." or "III" off the end; a single letter is a number only without a full stop."""
    meaning = rows("suffixes").get(plain(parts[-1])) if len(parts) > 1 else None
    if not meaning or (len(plain(parts[-1])) == 1 and "." in parts[-1]):
        return list(parts), ""
    return list(parts[:-1]), meaning[0]


def _uninverted(text: str) -> str:
    """ "Hopper, Grace" as "Grace Hopper"; a comma before Jr. goes."""
    head, comma, tail = text.partition(",")
    if not comma or "," in tail:
        return text.replace(",", " ")
    if plain(tail) in rows("suffixes") or all(is_title(part) for part in tail.split()):
        return f"{head} {tail}"
    return f"{tail} {head}"


def _initials_apart(parts: Sequence[str]) -> Iterator[str]:
    """Initials as single letters: "J.R.R.", "K.-R." and "APJ" before another word."""
    shouted = all(part.isupper() for part in parts)
    for place, part in enumerate(parts):
        pieces = [piece for piece in re.split(r"[.\-]+", part) if piece]
        if "." in part and all(len(plain(piece)) < 2 or (len(pieces) > 1 and len(piece) < 3) for piece in pieces):
            yield from pieces
        elif re.fullmatch(r"[A-Z]{2,3}", part) and place < len(parts) - 1 and not shouted:
            yield from part
        else:
            yield part.strip(".")


def split(parts: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return given names and family name of a name that ends in the family name, particles with the family name.

    >>> split(("Ludwig", "van", "Beethoven"))
    (('Ludwig',), ('van', 'Beethoven'))
    """
    for place in range(1, len(parts) - 1):
        if len(parts[place]) > 1 and parts[place][0].islower() and plain(parts[place]) in words("particles"):
            return tuple(parts[:place]), tuple(parts[place:])
    return tuple(parts[:-1]), tuple(parts[-1:])


@cache
def _asian_surnames() -> frozenset[str]:
    korean = {form for head, rest in rows("korean_surnames").items() for form in (head, *rest)}
    chinese_ = {form for head, rest in rows("surnames_abroad").items() for form in (head, *rest)}
    return frozenset(korean | chinese_)


_VIETNAMESE = word_set(
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh truong lam mai trinh cao"
)


def is_vietnamese(parts: Sequence[str]) -> bool:
    """Whether words are a Vietnamese name in its own order: family name, middle name, given name.

    >>> is_vietnamese(("Nguyen", "Van", "An")), is_vietnamese(("Van", "An"))
    (True, False)
    """
    return 2 < len(parts) < 5 and plain(parts[0]) in _VIETNAMESE and all(len(part) < 7 for part in parts[1:])


def is_asian_surname(word: str) -> bool:
    """Whether the word is a Chinese or Korean family name, in one of its usual spellings."""
    return plain(word) in _asian_surnames()


def family_first(parts: Sequence[str]) -> bool:
    """Whether the first word can only be an East Asian family name and the last none.

    >>> family_first(("Kim", "Min-ji")), family_first(("Grace", "Kim"))
    (True, False)
    """
    surnames = _asian_surnames()
    return len(parts) > 1 and plain(parts[0]) in surnames and plain(parts[-1]) not in surnames and len(parts) < 4
