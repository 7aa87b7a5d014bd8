"""RDF terms as N-Quads text, in the canonical form in which the store gives them back."""

from __future__ import annotations

import re
from functools import cache

from kg.records.vocabulary import ID, KG, XSD

_ESCAPES = {
    **{code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F)},
    **dict.fromkeys(range(55296, 57344), "�"),  # half a surrogate pair is no character
    **str.maketrans({"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}),
}
_UNSAFE = re.compile(
    r"[^A-Za-z0-9\-._~:/?@!$&'()*+,;=%\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef"
    + "".join(f"{chr(plane << 16)}-{chr((plane << 16) + 0xFFFD)}" for plane in range(1, 14))
    + "\U000e1000-\U000efffd]|%(?![0-9A-Fa-f]{2})"
)
"""What no IRI path may hold as it stands (RFC 3987, ipchar)."""
_URL = re.compile(r"https?://[A-Za-z0-9.\-]+(?::[0-9]{1,5})?(?:[/?#][A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]*)?")
_DATES = (
    (re.compile(r"[0-9]{4}"), "gYear"),
    (re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])"), "gYearMonth"),
    (re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])"), "date"),
    (re.compile(r"[0-9]{4}-(?:0[13-9]|1[0-2])-(?:29|30)"), "date"),
    (re.compile(r"[0-9]{4}-(?:0[13578]|1[02])-31"), "date"),
)
_CANONICAL = {
    "integer": re.compile(r"0|-?[1-9][0-9]{0,17}"),
    "decimal": re.compile(r"0|-?(?:[1-9][0-9]{0,11})|-?(?:0|[1-9][0-9]{0,11})\.[0-9]{0,5}[1-9]"),
    "gYear": _DATES[0][0],
    "gYearMonth": _DATES[1][0],
    "boolean": re.compile("true|false"),
}


@cache
def term(name: str) -> str:
    """Return the IRI of a term of our ontology, e.g. "workedAt"."""
    return f"<{KG}{name}>"


def local(name: str) -> str:
    """Return the IRI of one of our things by its local name, e.g. "person/Ada_Lovelace"."""
    return f"<{ID}{_UNSAFE.sub(_percent, name)}>"


def iri(address: str) -> str:
    """Return an IRI that stands elsewhere, with what it cannot hold percent-encoded."""
    return f"<{_UNSAFE.sub(_percent, address)}>"


def is_url(text: str) -> bool:
    """Tell whether `text` is a web address that is an IRI as it stands."""
    return _URL.fullmatch(text) is not None and not re.search("%(?![0-9A-Fa-f]{2})|#.*#", text)


def address(text: str) -> str:
    """Return a web address as an IRI, and what is none as a string."""
    return f"<{text}>" if is_url(text) else string(text)


def string(text: str, language: str | None = None) -> str:
    """Return a literal, with a language tag in lower case where a language is given."""
    quoted = f'"{text.translate(_ESCAPES)}"'
    return f"{quoted}@{language.lower()}" if language else quoted


def label(text: str) -> str:
    """Return a name: @zh where every letter of it is a Chinese character, else without a language."""
    return string(text, "zh" if is_chinese(text) else None)


def is_chinese(text: str) -> bool:
    """Tell whether every letter of `text` is a Han character, and there is one.

    >>> is_chinese("艾达·洛夫莱斯"), is_chinese("Ada 艾达"), is_chinese("2019")
    (True, False, False)
    """
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and all(is_han(char) for char in letters)


def is_han(char: str) -> bool:
    """Tell whether a character is a Han character of any plane."""
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf" or "\U00020000" <= char <= "\U0003ffff"


def integer(number: int) -> str:
    """Return a whole number."""
    return f'"{number}"^^<{XSD}integer>'


def seconds(number: float) -> str:
    """Return a second of a recording: a whole number where it is one, else a decimal of at most three places."""
    text = f"{number:.3f}".rstrip("0").rstrip(".")
    return f'"{text}"^^<{XSD}decimal>' if "." in text else integer(int(text))


def boolean(value: bool) -> str:
    """Return true or false."""
    return f'"{str(value).lower()}"^^<{XSD}boolean>'


def date(text: str) -> str:
    """Return an ISO year, month or day with its datatype; any other wording as a string."""
    name = next((name for pattern, name in _DATES if pattern.fullmatch(text)), None)
    return f'"{text}"^^<{XSD}{name}>' if name else string(text)


def typed(value: str, datatype: str) -> str:
    """Return a literal of an XSD datatype; as a string where the value is not in the datatype's canonical form."""
    if datatype == "date":
        return date(value)
    pattern = _CANONICAL.get(datatype)
    return f'"{value}"^^<{XSD}{datatype}>' if pattern and pattern.fullmatch(value) else string(value)


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))
