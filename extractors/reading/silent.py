"""Entries of pages that state nothing: corrections, which repeat what was wrong, and what a sponsor pays for."""

from __future__ import annotations

import re

from kg.records.document import Item

_CORRECTIONS = re.compile(r"\b(?:corrections?|corrigend(?:um|a)|errat(?:um|a))\b|勘误|更正", re.IGNORECASE)
_SPONSORS = re.compile(
    r"\b(?:sponsor(?:s|ed|ship)?|advertisements?|adverts?|ad break|promo(?:tion)?s?)\b|赞助|广告|贊助|廣告",
    re.IGNORECASE,
)
"""In a heading, or before the colon of an entry."""
_SPONSORED = re.compile(
    r"\b(?:episode|show|podcast|video|interview|conversation|program(?:me)?|series|season)\b[^.!?]{0,30}?"
    r"\b(?:brought to you|sponsored|supported|made possible|underwritten)\b[^.!?]{0,20}?\bby\b"
    r"|\b(?:our|today[’']s|this (?:week|episode)[’']s|the) sponsors?\b"
    r"|\bsponsors? of (?:the|this) (?:episode|show|podcast|video|series)\b|本期(?:节目)?由[^。]{1,30}(?:赞助|支持)",
    re.IGNORECASE,
)


def silent(item: Item) -> bool:
    """Tell whether an entry states nothing: a correction, or a sponsor's words by their heading or their own.

    A turn is judged by its transcript, which knows where a sponsor read begins and ends.
    """
    if item.kind == "turn":
        return False
    heading = item.section or ""
    if _CORRECTIONS.search(heading) or _SPONSORS.search(heading):
        return True
    return _SPONSORED.search(f"{item.title} {item.body}") is not None
