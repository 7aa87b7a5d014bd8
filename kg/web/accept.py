"""Content negotiation: which of the forms that we have does a client like best (RFC 9110, 12.5.1)."""

from __future__ import annotations

from collections.abc import Sequence


def preferred(header: str | None, offers: Sequence[str]) -> str | None:
    """Return the media type of `offers` that an Accept header likes best; None where it likes none.

    >>> preferred("text/*;q=0.5, application/json", ["text/html", "application/json"])
    'application/json'
    >>> preferred(None, ["text/html"]), preferred("image/png", ["text/html"]), preferred("*/*", ["a/b", "text/html"])
    ('text/html', None, 'a/b')
    """
    if not header or not header.strip():
        return offers[0]
    ranges = [_range(part) for part in header.split(",")[:64]]
    liked = [(_quality(offer, ranges), -number, offer) for number, offer in enumerate(offers)]
    quality, _, best = max(liked)
    return best if quality > 0 else None


def language(header: str | None, codes: Sequence[str]) -> str:
    """Return the language of `codes` that an Accept-Language header likes best, else the first.

    >>> language("zh-CN,zh;q=0.9,en;q=0.8", ["en", "zh"]), language("fr", ["en", "zh"])
    ('zh', 'en')
    """
    best, most = codes[0], 0.0
    for part in (header or "").split(",")[:32]:
        tag, quality = _range(part)
        code = tag.split("-")[0].lower()
        if code in codes and quality > most:
            best, most = code, quality
    return best


def _range(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip() for piece in part.split(";"))
    quality = 1.0
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "q":
            try:
                quality = min(1.0, max(0.0, float(value)))
            except ValueError:
                quality = 0.0
    return name.lower(), quality


def _quality(offer: str, ranges: Sequence[tuple[str, float]]) -> float:
    """The quality of the most specific range that holds the offer."""
    wholes = (offer, offer.partition("/")[0] + "/*", "*/*")
    for whole in wholes:
        found = [quality for name, quality in ranges if name == whole]
        if found:
            return max(found)
    return 0.0
