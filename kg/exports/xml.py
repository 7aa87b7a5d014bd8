"""Text for XML: what it forbids becomes U+FFFD, and is counted."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPECIAL = re.compile("[^ !#-%'-;=?-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What cannot stand everywhere as it is; most texts have none of it."""
_REFERENCES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_IN_ATTRIBUTE = _REFERENCES | str.maketrans({"\t": "&#9;", "\n": "&#10;", '"': "&quot;"})


class Cleaner:
    """Escapes texts and counts the characters that had to be replaced."""

    def __init__(self) -> None:
        self.replaced = 0

    def text(self, text: str) -> str:
        """Return `text` for the content of an element."""
        if not _SPECIAL.search(text):
            return text
        return self.allowed(text).translate(_REFERENCES)

    def attribute(self, text: str) -> str:
        """Return `text` for the inside of a double-quoted attribute."""
        if not _SPECIAL.search(text):
            return text
        return self.allowed(text).translate(_IN_ATTRIBUTE)

    def note(self) -> str | None:
        """Return a sentence about what was replaced; None where nothing was."""
        if not self.replaced:
            return None
        return f"{self.replaced} character{'s' * (self.replaced > 1)} that XML forbids became U+FFFD."

    def allowed(self, text: str) -> str:
        """Return `text` with what XML forbids replaced."""
        allowed, count = _FORBIDDEN.subn("\ufffd", text)
        self.replaced += count
        return allowed
