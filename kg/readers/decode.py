"""Bytes of a file to text: UTF-8 first, a byte order mark believed, anything unsure refused in one sentence."""

from __future__ import annotations

import codecs
import re

from kg.records.errors import InputError
from kg.records.problem import Problem

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks and what they say; UTF-32 stands before UTF-16 because its mark begins with the other's."""

MAGIC = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"\x1aE\xdf\xa3", "a video"),
    (b"SQLite format 3\x00", "a database"),
)
"""First bytes of what people drop in by mistake."""

CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿŒœŠšŽžŸ]")
LATIN_SIGNS = frozenset("‘’“”–—…•€™¡¿«»°§£©®·ºª½¼¾±´‚„†‹›\u00a0")


def decode(path: str, raw: bytes) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of a file without its byte order mark, and what had to be put up with.

    Raises InputError for a file that is empty, binary or in an encoding that cannot be told for sure.
    """
    if not raw.strip():
        raise InputError(f"{path} is empty; give a page or a transcript with text in it.")
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return _marked(path, raw[len(mark) :], encoding)
    _refuse_binary(path, raw)
    return _utf8(path, raw)


def _marked(path: str, raw: bytes, encoding: str) -> tuple[str, tuple[Problem, ...]]:
    if encoding == "utf-8":
        _refuse_binary(path, raw)
        text, problems = _utf8(path, raw)
    else:
        try:
            text, problems = raw.decode(encoding), ()
        except UnicodeDecodeError as error:
            line = raw[: error.start].decode(encoding, "replace").count("\n") + 1
            raise InputError(
                f"{path}, line {line}: the file begins with a byte order mark of {encoding.upper()} but does not go on "
                "so; save it again as UTF-8."
            ) from None
    if not text.strip():
        raise InputError(f"{path} is empty but for its byte order mark; give a page or a transcript with text in it.")
    return text, problems


def _refuse_binary(path: str, raw: bytes) -> None:
    for magic, name in MAGIC:
        if raw.startswith(magic):
            raise InputError(f"{path} is {name}, not text; save or export it as plain text, Markdown or HTML first.")
    if b"\x00" in raw:
        raise InputError(
            f"{path} is binary (or UTF-16 without a byte order mark), not text; save it as plain text in UTF-8."
        )
    if len(CONTROL.findall(raw)) * 50 > len(raw):
        raise InputError(f"{path} is binary, not text; give a page or a transcript saved as plain text in UTF-8.")


def _utf8(path: str, raw: bytes) -> tuple[str, tuple[Problem, ...]]:
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        if error.reason == "unexpected end of data" and len(raw) - error.start <= 3:
            message = "the file ends inside a character, so its end is probably missing; what is there was read."
            text = raw[: error.start].decode("utf-8")
            if text.strip():
                return text, (Problem(path, line, "truncated", message),)
        return _western(path, raw, line)


def _western(path: str, raw: bytes, line: int) -> tuple[str, tuple[Problem, ...]]:
    """Read as Windows-1252 (of which Latin-1's letters are a part) when every high byte makes sense as such."""
    text = raw.decode("cp1252", "replace")
    if not _makes_sense(raw, text):
        raise InputError(f"{path}, line {line}: the text is not UTF-8; open it in an editor and save it as UTF-8.")
    message = "the text is not UTF-8; it was read as Latin-1 (Windows-1252): save it as UTF-8 if letters look wrong."
    return text, (Problem(path, line, "encoding", message),)


def _makes_sense(raw: bytes, text: str) -> bool:
    """Hold that single high bytes are letters within words, or typographic signs, and that no UTF-8 is mixed in."""
    high = [n for n, char in enumerate(text) if char > "\x7f"]
    if not high or len(high) * 8 > len(text) or len(text) != len(raw):
        return False
    if re.search(rb"[\xc3-\xf4][\x80-\xbf]", raw):
        return False
    letters = [n for n in high if LATIN.match(text[n])]
    signs = sum(text[n] in LATIN_SIGNS for n in high)
    return len(letters) + signs == len(high) and all(_in_word(text, n) for n in letters)


def _in_word(text: str, place: int) -> bool:
    around = text[max(0, place - 1) : place] + text[place + 1 : place + 2]
    return any(LATIN.match(char) for char in around) or text[place] in "àÀéÉ"
