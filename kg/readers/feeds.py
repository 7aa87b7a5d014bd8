"""Feeds on disk: RSS and Atom with their episodes, OPML with the shows it lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.readers import header, heads, saved_html
from kg.readers.base import Page, Reader, Reading
from kg.readers.blocks import Block
from kg.readers.placed_xml import Element, Run, parse, root_of
from kg.readers.transcripts.characters import sound
from kg.readers.transcripts.places import line_of, line_starts
from kg.records.document import Field, Item
from kg.records.problem import Problem

ROOTS = {"rss": "RSS", "RDF": "RSS", "feed": "Atom", "opml": "OPML"}
PROSE = ("encoded", "description", "summary", "content", "subtitle")
"""Where the words of an episode stand, the fullest first: what a later one only repeats is left out."""
STATED = {
    "link": "url", "pubDate": "published", "published": "published", "updated": "published", "date": "published",
    "duration": "duration", "episode": "episode", "language": "language",
}  # fmt: skip
PERSONS = {"host": "host", "guest": "guest", "interviewer": "host", "interviewee": "guest", "": "host"}
"""Roles of Podcasting 2.0's persons; without a role one is the host."""
MOST = 2000
"""Episodes of one feed that are read."""
MOST_LINES = 2_000_000
"""Episodes times lines up to which each episode is read by itself: each knows all lines of its file."""


def recognise(page: Page) -> tuple[float, str]:
    """Say how sure it is that the page is a feed: by its root."""
    root = root_of(page.text)
    if root in ROOTS:
        return 0.99, f"It is XML with the root of {ROOTS[root]}."
    return 0.0, "It is no feed."


def read(page: Page) -> Reading:
    """Return the show and a lone episode's header as fields, episodes as sections. Raises InputError for no XML."""
    root, problems = parse(page)
    writer = _Writer(page)
    if root.name == "opml":
        return _reading(writer, *_shows(root, writer), problems)
    channel, listed = _listed(root)
    alone = listed[0] if len(listed) == 1 else None
    items = list(_channel(channel, writer))
    for one in listed:
        items += _episode(one, writer, alone is not None)
    return _reading(writer, _fields(channel, alone, writer), items, problems)


def parts(page: Page) -> tuple[Reading, ...]:
    """Return what a feed of several episodes says, each by itself, before them the show where it says anything.

    Empty for anything else, and where the feed is too long for it. Raises InputError for no XML.
    """
    root, problems = parse(page)
    channel, listed = _listed(root)
    if root.name == "opml" or len(listed) < 2 or len(listed) * len(page.lines) > MOST_LINES:
        return ()
    show = _Writer(page)
    told = list(_channel(channel, show))
    found = [_reading(show, _fields(channel, None, show), told, problems)] if told else []
    for one in listed:
        writer = _Writer(page)
        found.append(_reading(writer, _fields(channel, one, writer), [*_episode(one, writer, True)], ()))
    return tuple(found)


def _reading(writer: _Writer, fields: Sequence[Field], items: Sequence[Item], problems: tuple[Problem, ...]) -> Reading:
    for field in fields:
        writer.say(field.line, field.value)
    for item in items:
        writer.say(item.line, item.title)
    title = next((field.value for field in fields if field.name == "title"), "")
    return Reading(title, tuple(fields), tuple(items), problems=problems, lines=writer.lines())


class _Writer:
    """What the lines of the file say, and where a text of it stands."""

    def __init__(self, page: Page) -> None:
        self.starts = line_starts(page.text)
        self.count = len(page.lines)
        self.told: dict[int, dict[str, None]] = {}

    def line(self, offset: int) -> int:
        """Return the line on which a code point stands."""
        return min(line_of(self.starts, offset), self.count)

    def say(self, line: int, text: str) -> None:
        """Let a line say a text, once."""
        self.told.setdefault(line, {})[text] = None

    def lines(self) -> tuple[str, ...]:
        """Return what all lines say."""
        return tuple(" ".join(self.told.get(n, ())) for n in range(1, self.count + 1))


def _shows(root: Element, writer: _Writer) -> tuple[list[Field], list[Item]]:
    """Return OPML's title, and its outlines: one with an address is a show, another a heading."""
    head = root.first("head")
    title = head.first("title") if head else None
    fields = [*_field("title", title, writer)] if title else []
    items: list[Item] = []
    section = ""
    for one in root.walk():
        name = sound(" ".join((one.attributes.get("text") or one.attributes.get("title") or "").split()))
        if one.name != "outline" or not name:
            continue
        line = min(one.line, writer.count)
        if one.attributes.get("xmlUrl") or one.attributes.get("htmlUrl"):
            parts = tuple((key, one.attributes[key]) for key in ("xmlUrl", "htmlUrl") if one.attributes.get(key))
            items.append(Item(line, line, section, "list-item", name, parts=parts))
        else:
            section = name
            items.append(Item(line, line, section, "section", name))
    return fields, items


def _listed(root: Element) -> tuple[Element, list[Element]]:
    channel = root.first("channel") or root
    return channel, (channel.all("item") or root.all("item") or root.all("entry"))[:MOST]


def _fields(channel: Element, alone: Element | None, writer: _Writer) -> list[Field]:
    """Return what the channel and a lone episode state."""
    fields = [*_stated(alone, writer)] if alone else []
    show = channel.first("title")
    if show is not None:
        fields += _field("show" if alone else "title", show, writer)
    known = {field.name for field in fields}
    return [*fields, *(f for f in _stated(channel, writer) if f.name not in known | {"title", "url", "published"})]


def _channel(channel: Element, writer: _Writer) -> Iterator[Item]:
    """Yield the words of the show itself."""
    for line, text in _prose(channel, writer):
        yield Item(line, line, "", "paragraph", text)


def _stated(one: Element, writer: _Writer) -> Iterator[Field]:
    """Yield the header fields of an episode or a channel, those that its title tells too."""
    for child in one.children:
        if not isinstance(child, Element):
            continue
        if child.name == "title":
            for field in _field("title", child, writer):
                yield field
                told = header.fields(Block(field.line, field.line, field.value), True, frozenset())
                yield from (other for other in told if other.name in ("guest", "role"))
        elif child.name == "person":
            role = child.attributes.get("role", "").strip().lower()
            yield from _field(PERSONS[role], child, writer) if role in PERSONS else ()
        elif child.name in STATED:
            yield from _field(STATED[child.name], child, writer)
            if child.name == "link" and (address := child.attributes.get("href", "").strip()):
                yield Field("url", address, min(child.line, writer.count))


def _field(name: str, one: Element, writer: _Writer) -> Iterator[Field]:
    runs = [run for run in one.runs() if isinstance(run, Run) and run.text.strip()]
    if runs:
        at = runs[0].offset + len(runs[0].text) - len(runs[0].text.lstrip())
        yield Field(name, sound(one.text), writer.line(at))


def _episode(one: Element, writer: _Writer, alone: bool) -> Iterator[Item]:
    """Yield the episode as a section with its paragraphs, lines that begin with a time as chapters."""
    title = next(iter(_field("title", one.first("title") or Element("title", {}, one.line), writer)), None)
    section = title.value if title else ""
    if title and not alone:
        yield Item(title.line, title.line, section, "section", section)
    for line, text in _prose(one, writer):
        head = heads.parse(text)
        if head.time and head.text:
            yield Item(line, line, "Chapters", "chapter", head.text, "", head.time, head.time_end)
        else:
            yield Item(line, line, section, "paragraph", text)


def _prose(one: Element, writer: _Writer) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs of what describes an element, each once, with their lines."""
    seen: list[str] = []
    for name in PROSE:
        for child in one.all(name):
            rows = [*_paragraphs(child, writer)]
            whole = " ".join(text for _, text in rows)
            if not whole or any(whole.rstrip(" .…") in other for other in seen):
                continue
            seen.append(whole)
            yield from rows


def _paragraphs(one: Element, writer: _Writer) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs of an element: its words are HTML, escaped or not, or plain lines."""
    runs = [run for run in one.runs() if isinstance(run, Run)]
    text = sound("".join(run.text for run in runs))
    if "<" in text and ">" in text:
        found = [(offsets[0], words) for _, words, offsets, *_ in saved_html.rows(text) if words]
    else:
        found, at = [], 0
        for piece in text.split("\n"):
            if words := " ".join(piece.split()):
                found.append((at + len(piece) - len(piece.lstrip()), words))
            at += len(piece) + 1
    n, before = 0, 0
    for at, words in found:
        while n < len(runs) - 1 and before + len(runs[n].text) <= at:
            before += len(runs[n].text)
            n += 1
        yield writer.line(runs[n].offset + at - before), " ".join(words.split())


READER = Reader("feed", "RSS and Atom with their episodes, OPML with its shows", recognise, read)
