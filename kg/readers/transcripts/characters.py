"""Characters that escapes can make and no text may hold."""

from __future__ import annotations

import re

_UNSOUND = re.compile("[\ud800-\udfff\x00-\x08\x0e-\x1f\x7f]")


def sound(text: str) -> str:
    """Return the text with lone surrogates and control characters, which only escapes can write, as U+FFFD.

    >>> sound("a\\x00b")
    'a\ufffdb'
    """
    return _UNSOUND.sub("\ufffd", text)
