"""Given names: forms of one name, initials, middle names, mis-hearings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg.names.letters import same_word
from kg.names.person import joined, plain
from kg.names.reason import Reason, because
from kg.names.sound import close, coarse, distance, skeleton, spoken
from kg.names.tables import rows, words


@cache
def _families() -> dict[str, frozenset[str]]:
    """Given names and short forms, with the heads of the rows on which they stand."""
    found: dict[str, set[str]] = {}
    for head, rest in rows("given_names").items():
        for name in (head, *rest):
            found.setdefault(name, set()).add(head)
    return {name: frozenset(heads) for name, heads in found.items()}


_TABLES = ("womens_names", "mens_names", "given_more", "given_open")


def known(word: str) -> bool:
    """Whether the word is a well-known given name or short form."""
    text = plain(word)
    return text in _families() or any(text in words(table) for table in _TABLES)


def nickname(a: str, b: str) -> bool:
    """Whether two given names are forms of one: Bill and William."""
    families, left, right = _families(), plain(a), plain(b)
    return left == right or not families.get(left, frozenset()).isdisjoint(families.get(right, frozenset()))


def short_form(a: str, b: str) -> bool:
    """Whether one of two given names is the full form of the other: Bill of William, but not Alexa of Alex."""
    return nickname(a, b) and (plain(a) in heads(b) or plain(b) in heads(a))


def heads(word: str) -> frozenset[str]:
    """Return the full names that a given name may be a form of; the word itself where it is unknown."""
    return _families().get(plain(word), frozenset((plain(word),)))


def equal(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two runs of words are equal but for accents and hyphens."""
    if joined(a) == joined(b):
        return len(a) > 0
    if all(part.isascii() for part in (*a, *b)):
        return False
    left, right = _units(a), _units(b)
    return len(left) == len(right) and all(same_word(x, y) for x, y in zip(left, right, strict=True))


def _units(parts: Sequence[str]) -> list[str]:
    return [unit for part in parts for unit in part.split("-") if unit]


def compare(a: Sequence[str], b: Sequence[str], family: str) -> Reason:
    """Compare the given names of two persons with one family name."""
    tail = f"the family name {family} is equal"
    if equal(a, b):
        return because("letters", "the names are equal but for accents and hyphens")
    if fits := _initials(a, b):
        return because("initials", f"“{fits}” fits the other's given names and {tail}")
    if _within(a, b) or _within(b, a):
        return because("middle-name", f"one leaves out a middle name and {tail}")
    rest = _rest_fits(a[1:], b[1:])
    if nickname(a[0], b[0]) and rest:
        return because("nickname", f"“{a[0]}” and “{b[0]}” are forms of one given name and {tail}")
    if part := _hyphenated_part(a, b):
        return because("given-part", f"“{part}” is a part of the given name and {tail}")
    if _other_script(a, b) and len(a) == len(b) and all(transcribed(x, y) for x, y in zip(a, b, strict=True)):
        return because("transcription", f"the given names are one in two scripts and {tail}")
    if len(joined(a)) > 4 and all(len(word) > 1 for word in (*a, *b)) and spoken("".join(a)) == spoken("".join(b)):
        return because("transcription", f"“{' '.join(a)}” and “{' '.join(b)}” are spoken alike and {tail}")
    if rest and (_slip(a[0], b[0]) or (_misheard(a[0], b[0]) and family.lower() not in words("common_surnames"))):
        return because("sound", f"“{a[0]}” and “{b[0]}” are close in sound and {tail}")
    return because("given-name", f"the given names differ: “{' '.join(a)}” and “{' '.join(b)}”")


def _slip(a: str, b: str) -> bool:
    """Close in sound and not two well-known given names."""
    return close(a, b) and not (known(a) and known(b)) and "-" not in a + b


def _other_script(a: Sequence[str], b: Sequence[str]) -> bool:
    return "".join(a).isascii() != "".join(b).isascii()


def _misheard(a: str, b: str) -> bool:
    """Near enough for a rare family name: the consonants alike but for m and n."""
    sounds = [skeleton(word).replace("m", "n") for word in (a, b)]
    near = distance(a, b) <= max(len(plain(a)), len(plain(b))) // 3
    return len(sounds[0]) > 2 and sounds[0] == sounds[1] and near


def fit(a: str, b: str) -> bool:
    """Whether two words may be one given name: an initial, the same word, or forms of one name."""
    if len(plain(a)) == 1 or len(plain(b)) == 1:
        return plain(a)[:1] == plain(b)[:1]
    return same_word(a, b) or nickname(a, b)


def _initials(a: Sequence[str], b: Sequence[str]) -> str:
    """The initials that stand for the other's given names; "" where they do not fit or there are none."""
    left, right = _units(a), _units(b)
    if not left or not right or (len(left) != len(right) and min(len(left), len(right)) > 1):
        return ""
    pairs = list(zip(left, right, strict=False))
    if any(len(x) == 1 or len(y) == 1 for x, y in pairs) and all(fit(x, y) for x, y in pairs):
        return ". ".join(min(left, right, key=lambda parts: len("".join(parts))))
    return ""


def _within(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether `b` only adds middle names behind those of `a`."""
    if not a or len(a) >= len(b) or len(plain(a[0])) < 2:
        return False
    return all(fit(name, other) for name, other in zip(a, b, strict=False))


def _rest_fits(a: Sequence[str], b: Sequence[str]) -> bool:
    return not a or not b or (len(a) == len(b) and all(fit(x, y) for x, y in zip(a, b, strict=True)))


def _hyphenated_part(a: Sequence[str], b: Sequence[str]) -> str:
    """The given name that is one part of the other's hyphenated name."""
    for short, long in ((a, b), (b, a)):
        hyphened = len(short) == 1 and len(plain(short[0])) > 2 and any("-" in part for part in long)
        if hyphened and plain(short[0]) in map(plain, _units(long)):
            return short[0]
    return ""


def transcribed(a: str, b: str) -> bool:
    """Whether two words may transcribe one word of another script."""
    bones = coarse(a)
    return (len(bones) > 1 and bones == coarse(b)) or spoken(a) == spoken(b) or close(a, b)
