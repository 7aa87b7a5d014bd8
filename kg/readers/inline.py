"""The markup that stands inside a line of otherwise plain text."""

from __future__ import annotations

import html
import re

BOLD = re.compile(r"\*\*(?=\S)([^*]{1,600})(?<=\S)\*\*")
TAG = re.compile(r"</?(?:b|i|u|em|strong|font|span|br|mark|small|sup|sub|c)\b[^<>]{0,200}>", re.IGNORECASE)
ESCAPE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
LINK = re.compile(r"\[([^\[\]]{1,500})\]\((https?://[^()\s]{1,2000})\)")
ADDRESS = re.compile(r"https?://[^\s<>\"'）)\]】」]{3,2000}")


def strip(line: str) -> str:
    """Return a line without the markup inside it, its white space as it stands.

    >>> strip("- **Ada**: <i>said</i> &amp; done, see [this](https://example.org/a)")
    '- Ada: said & done, see this'
    """
    if "<" in line:
        line = TAG.sub("", line)
    if "**" in line:
        line = BOLD.sub(r"\1", line)
    if "](" in line:
        line = LINK.sub(r"\1", line)
    if "&" in line:
        line = ESCAPE.sub(lambda match: _unescaped(match.group()), line)
    return line


def clean(text: str) -> str:
    """Return a text without the markup inside it, white space folded to one space."""
    return " ".join(strip(text).split())


def lead(text: str) -> str:
    """Return the words in bold with which a text begins, without a colon at their end; "" where it begins otherwise.

    >>> lead("**A head**: and more"), lead("no **head**")
    ('A head', '')
    """
    match = BOLD.match(text)
    return clean(match[1]).rstrip(":： ") if match else ""


def links(text: str) -> tuple[str, ...]:
    """Return the addresses that a text holds, in order."""
    return tuple(match.group().rstrip(".,;") for match in ADDRESS.finditer(text)) if "://" in text else ()


def _unescaped(escape: str) -> str:
    """Return the character that an escape stands for; one that would end the line stays as written."""
    char = html.unescape(escape)
    return escape if char in "\r\n" or "\x00" <= char < " " else char
