"""Quotes inside quotes: what somebody is said to have said, in the words of another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

QUOTED = re.compile(r"“([^“”]{3,})”|\"([^\"]{3,})\"|‘([^‘’]{8,})’|「([^「」]{2,})」|『([^『』]{2,})』")
"""Words in quotation marks."""
BEFORE = re.compile(
    r"(?:\s+(?:once|always|often|also|then|has|had|used\s+to|famously|later))*\s*"
    r"(?:says?|said|writes?|wrote|put\s+it|tells?\s+\w+|told\s+\w+|asks?|asked|likes?\s+to\s+say|calls?\s+it|called\s+it"
    r"|(?:曾经?|总|常|还)?(?:告诉\w{1,3}|说过?|写道?|问))?\s*[,，:：]?\s*"
)
"""What may stand between a name and the words that are its own: a verb of saying, or a colon."""
AFTER = re.compile(
    r"\s*[,，]?\s*(?:as\s+)?(?:says?|said|writes?|wrote|asks?|asked|in\s+the\s+words\s+of|[-—–]+)\s+(?:the\s+\w+\s+)?"
)
"""What may stand between words and the name of who said them."""


def nested_quotes(text: str, names: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield words inside a text that stand in marks of their own, with the id of who is said to have said them.

    Only where a name and a verb of saying stand right beside them.

    Args:
        text: What one person said.
        names: Forms that stand in it, and the ids that they name.

    >>> list(nested_quotes('As Grace told me, "measure first."', [("Grace", "person/Grace")]))
    [('person/Grace', 'measure first.')]
    >>> list(nested_quotes('Grace built the "measure first" machine.', [("Grace", "person/Grace")]))
    []
    """
    for match in QUOTED.finditer(text):
        words = next(group for group in match.groups() if group)
        who = _before(text[: match.start()], names) or _after(text[match.end() :], names)
        if who:
            yield who, words.strip()


def _before(text: str, names: Sequence[tuple[str, str]]) -> str | None:
    for form, id_ in _longest(names):
        at = text.rfind(form)
        between = text[at + len(form) :] if at >= 0 else ""
        if at >= 0 and between.strip() and BEFORE.fullmatch(between) and not _inside(text, at, form):
            return id_
    return None


def _after(text: str, names: Sequence[tuple[str, str]]) -> str | None:
    match = AFTER.match(text)
    if match is None:
        return None
    rest = text[match.end() :]
    return next((id_ for form, id_ in _longest(names) if rest.startswith(form) and not _inside(rest, 0, form)), None)


def _longest(names: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(names, key=lambda row: (-len(row[0]), row))


def _inside(text: str, at: int, form: str) -> bool:
    """Whether a form is a part of a longer word."""
    before, after = text[at - 1 : at], text[at + len(form) : at + len(form) + 1]
    return (before.isalnum() and form[:1].isascii()) or (after.isalnum() and form[-1:].isascii())
