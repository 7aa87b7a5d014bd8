"""HTML made of elements: what is no markup is text, and text is escaped. There is no way to forget it.

>>> tag("a", "R&D <b>", href="/id/x?a=1&b=2", class_="name", hidden=False)
'<a href="/id/x?a=1&amp;b=2" class="name">R&amp;D &lt;b&gt;</a>'
"""

from __future__ import annotations

from collections.abc import Iterable

VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
"""Elements without content."""
_SAFE: dict[int, str | None] = {
    **dict.fromkeys((*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF)),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
    ord('"'): "&quot;",
    ord("'"): "&#39;",
}
"""What HTML gives a meaning, and what no document may hold: control characters, halves of surrogate pairs."""


class Markup(str):
    """Text that is markup already."""

    __slots__ = ()


Content = str | int | None | Iterable["Content"]
"""What stands in an element: markup, text, nothing, or several of them."""


def escape(text: str) -> str:
    """Return text as it stands in HTML, in content and in attributes.

    >>> escape("<i>\\x00 'x'")
    '&lt;i&gt; &#39;x&#39;'
    """
    return text.translate(_SAFE)


def markup(*content: Content) -> Markup:
    """Return content as markup; text in it is escaped."""
    return Markup("".join(_pieces(content)))


def tag(name: str, /, *content: Content, **attributes: str | float | bool | None) -> Markup:
    """Return an element: `class_` loses its line, `data_x` becomes `data-x`, None and False are left out."""
    opened = f"<{name}{''.join(_attributes(attributes))}>"
    return Markup(opened if name in VOID else f"{opened}{''.join(_pieces(content))}</{name}>")


def _attributes(attributes: dict[str, str | float | bool | None]) -> Iterable[str]:
    for name, value in attributes.items():
        if value is None or value is False:
            continue
        shown = name.rstrip("_").replace("_", "-")
        yield f" {shown}" if value is True else f' {shown}="{escape(str(value))}"'


def _pieces(content: Iterable[Content]) -> Iterable[str]:
    for piece in content:
        if isinstance(piece, Markup):
            yield piece
        elif isinstance(piece, str):
            yield escape(piece)
        elif isinstance(piece, int):
            yield str(piece)
        elif piece is not None:
            yield from _pieces(piece)
