"""The markup that stands inside a line of otherwise plain text."""

from __future__ import annotations

import html
import re

BOLD = re.compile(r"\*\*(?=\S)([^*]{1,600})(?<=\S)\*\*")
TAG = re.compile(r"</?(?:b|i|u|em|strong|font|span|br|mark|small|sup|sub|c)\b[^<>]{0,200}>", re.IGNORECASE)
ANY_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>|<!--[^<>]{0,2000}-->")
EMPHASIS = re.compile(
    r"\*\*\*(?=\S)(?P<a>[^*]{1,600})(?<=\S)\*\*\*|\*\*(?=\S)(?P<b>[^*]{1,600})(?<=\S)\*\*|"
    r"(?<![\w*])\*(?=[^\s*])(?P<c>[^*]{1,600})(?<=[^\s*])\*(?!\*)|"
    r"(?<![\w_])__(?=\S)(?P<d>[^_]{1,600})(?<=\S)__(?!\w)|(?<![\w_])_(?=[^\s_])(?P<e>[^_]{1,600})(?<=[^\s_])_(?!\w)"
)
CODE = re.compile(r"(?<!`)`([^`]{1,400})`(?!`)")
BACKSLASH = re.compile(r"\\([!-/:-@\[-`{-~])")
WIKI_LINK = re.compile(r"\[\[(?:(?P<note>[^\[\]|]{1,300})\|)?(?P<shown>[^\[\]|]{1,300})\]\]")
IMAGE = re.compile(r"!\[([^\[\]]{0,300})\]\([^()\s]{1,2000}\)")
ANY_LINK = re.compile(r"\[([^\[\]]{1,500})\](?:\([^()\s]{0,2000}(?:\s\"[^\"]{0,200}\")?\)|\[[^\[\]]{0,80}\])")
AUTOLINK = re.compile(r"<(https?://[^<>\s]{1,2000})>")
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
    if "[[" in line:
        line = WIKI_LINK.sub(_linked, line)
    if "](" in line:
        line = LINK.sub(r"\1", line)
    if "&" in line:
        line = ESCAPE.sub(lambda match: _unescaped(match.group()), line)
    return line


def _linked(link: re.Match[str]) -> str:
    """Return the words that a link to a note shows; the name of the note where they name nothing: "her startup"."""
    note, shown = link["note"], link["shown"]
    if not note or any(char.isupper() for char in shown) or not note[0].isupper() or not shown.isascii():
        return shown
    return re.sub(r"^.*/|[#^].*$", "", note) or shown


def markdown(line: str) -> str:
    """Return a line of Markdown without the markup inside it; marks at its head (lists, headings, quotes) stay.

    >>> markdown(r"**Ada** wrote *the* `first` [program](https://example.org) \\[00:12\\] for x_t")
    'Ada wrote the first program [00:12] for x_t'
    """
    line = _noted(line)
    if "\\" in line:
        line = BACKSLASH.sub(lambda match: chr(HELD + ord(match[1])), line)
    for sign, pattern, by in _MARKDOWN:
        if sign in line:
            line = pattern.sub(by, line)
    if "*" in line or "_" in line:
        line = EMPHASIS.sub(lambda match: next(group for group in match.groups() if group), line)
    return strip(line).translate(RELEASED)


TASK = re.compile(r"^(\s{0,40}(?:(?:[-*+]|\d{1,4}[.)])\s{1,9})?)\[[ xX/-]\]\s{1,9}(?=\S)")
CALLOUT = re.compile(r"^(\s{0,9}(?:>\s{0,3}){0,9})\[![A-Za-z-]{1,30}\][+-]?(?:\s{1,9}|$)")
BLOCK_ID = re.compile(r"\s\^[A-Za-z0-9-]{1,40}\s{0,9}$")
TAGS_ALONE = re.compile(
    r"\s{0,40}</?(?:details|summary|div|p|blockquote|section|article|center|figure|figcaption|iframe|img|br|hr|a|span)\b",
    re.IGNORECASE,
)
"""How a line of HTML within Markdown begins."""


def _noted(line: str) -> str:
    """Take off what note-taking programs write: the box of a task, the kind of a callout, the name of a block."""
    if "[" in line:
        line = CALLOUT.sub(r"\1", TASK.sub(r"\1", line))
    return BLOCK_ID.sub("", line) if " ^" in line[-42:] else line


HELD = 0xE100
"""First of the private characters that stand for escaped ones while the markup is taken off."""
RELEASED = {HELD + n: n for n in range(33, 127)}
_MARKDOWN = (
    ("`", CODE, r"\1"),
    ("![", IMAGE, r"\1"),
    ("](", ANY_LINK, r"\1"),
    ("][", ANY_LINK, r"\1"),
    ("<http", AUTOLINK, r"\1"),
)


_ITALICS = re.compile(r"<(?:i|em|cite)\b[^<>]{0,200}>([^<>]{2,160})</(?:i|em|cite)>", re.IGNORECASE)


def emphasised(line: str) -> tuple[str, ...]:
    """Return what a line of Markdown or HTML sets in italics, in order, without the markup inside it.

    >>> emphasised("**Ada** wrote *On Looms*, and <em>The Weft</em>")
    ('On Looms', 'The Weft')
    """
    found = [match["c"] or match["e"] for match in EMPHASIS.finditer(line) if match["c"] or match["e"]]
    found += _ITALICS.findall(line) if "<" in line else []
    return tuple(text for words in found if (text := clean(words)))


def untagged(line: str) -> str:
    """Return a line of HTML without its tags."""
    return ANY_TAG.sub(" ", line) if "<" in line else line


def folded(text: str) -> str:
    """Return a text with white space folded to one space."""
    return " ".join(text.split())


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
    """Return the addresses that a text holds, in order; where a picture lies is none.

    >>> links("![cover](https://a.b/c.png) [talk](https://a.b/talk)")
    ('https://a.b/talk',)
    """
    text = IMAGE.sub("", text) if "![" in text else text
    return tuple(match.group().rstrip(".,;") for match in ADDRESS.finditer(text)) if "://" in text else ()


def _unescaped(escape: str) -> str:
    """Return the character that an escape stands for; one that would end the line stays as written."""
    char = html.unescape(escape)
    return escape if char in "\r\n" or "\x00" <= char < " " else char
