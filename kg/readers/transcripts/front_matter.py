"""YAML front matter: what stands between two lines of dashes at the top of a transcript.

PyYAML reads it, since its nodes keep their lines. Front matter that is not YAML (a title with an unquoted colon is
enough) is read line by line as "key: value", and the file's problems say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kg.readers import inline
from kg.readers.transcripts.characters import sound
from kg.records.document import Field
from kg.records.problem import Problem

MOST_LINES = 1000
MOST_CHARACTERS = 200_000
"""Front matter that is longer is text."""
DEEPEST = 20
"""Levels of lists in lists."""

NAMES = {
    "guest": "guest",
    "guests": "guest",
    "guest_name": "guest",
    "interviewee": "guest",
    "host": "host",
    "hosts": "host",
    "interviewer": "host",
    "title": "title",
    "episode_title": "title",
    "url": "url",
    "link": "url",
    "source_url": "url",
    "episode_url": "url",
    "video_url": "url",
    "youtube": "url",
    "youtube_url": "url",
    "permalink": "url",
    "video_id": "video",
    "youtube_id": "video",
    "date": "published",
    "published": "published",
    "published_at": "published",
    "publish_date": "published",
    "publication_date": "published",
    "release_date": "published",
    "pubdate": "published",
    "upload_date": "published",
    "channel": "channel",
    "author": "channel",
    "podcast": "show",
    "podcast_name": "show",
    "series": "show",
    "show": "show",
    "show_name": "show",
    "episode": "episode",
    "episode_number": "episode",
    "duration": "duration",
    "length": "duration",
    "runtime": "duration",
    "language": "language",
    "lang": "language",
    "role": "role",
    "标题": "title",
    "嘉宾": "guest",
    "主持人": "host",
    "链接": "url",
    "日期": "published",
    "时长": "duration",
    "频道": "channel",
    "节目": "show",
    "语言": "language",
}
"""Keys that people write, and the names of `kg.records.document.Field`; every other key stays as it is."""

_KEY = re.compile(r"([^\s:：#'\"-][^:：]{0,60}?)\s?(?::(?:\s+|$)|：\s*)(.*)")
_ESCAPE = {"'": re.compile("''"), '"': re.compile(r'\\(["/\\])')}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the top of a file states."""

    fields: tuple[Field, ...]
    texts: dict[int, str]
    """The reader's text of the lines (1-based) on which a value spans lines or is quoted: it is whole on its first."""
    end: int
    """Lines that the front matter takes, both lines of dashes with it; 0 where there is none."""
    problems: tuple[Problem, ...]


def read(path: str, lines: Sequence[str]) -> FrontMatter:
    """Read the front matter of a file given by its lines; nothing is an error, what is not YAML is a problem."""
    end = end_of(lines)
    if not end:
        return FrontMatter((), {}, 0, ())
    try:
        rows = _yaml_rows("\n".join(lines[1 : end - 1]))
        problems: tuple[Problem, ...] = ()
    except ValueError as error:
        rows = _plain_rows(lines[1 : end - 1])
        message = f"the front matter is not YAML ({error}); it was read line by line as “key: value”."
        problems = (Problem(path, 1, "front-matter", message),)
    rows = [(key, " ".join(sound(value).split()), line, last) for key, value, line, last in rows if value.strip()]
    return FrontMatter(_fields(rows), _texts(rows, lines), end, problems)


def end_of(lines: Sequence[str]) -> int:
    """Return the lines that front matter takes at the top of a file, 0 where there is none."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    closing = (n for n, line in enumerate(lines[1 : MOST_LINES + 1], 2) if line.rstrip() in ("---", "..."))
    end = next(closing, 0)
    return end if sum(map(len, lines[:end])) <= MOST_CHARACTERS else 0


Row = tuple[str, str, int, int]
"""Key, value, and the 1-based lines of the file where the value begins and ends."""


def _yaml_rows(text: str) -> list[Row]:
    """Return keys, values and lines in order. Raises ValueError with a short reason where it is no YAML mapping."""
    import yaml

    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 2}: " if mark else ""
        raise ValueError(
            f"{where}{getattr(error, 'problem', None) or 'it holds a character that YAML forbids'}"
        ) from None
    if root is None:
        return []
    if not isinstance(root, yaml.MappingNode):
        raise ValueError("it is no list of keys and values")
    return list(_walk(root, "", 0, set()))


def _walk(node: Any, key: str, depth: int, seen: set[int]) -> Iterator[Row]:
    """Yield the scalars below a node; what an alias repeats is there once."""
    import yaml

    if depth > DEEPEST or id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        last = node.end_mark.line + (node.end_mark.column > 0)
        yield key, node.value, node.start_mark.line + 2, max(node.start_mark.line + 2, last + 1)
    elif isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            inner = str(name.value) if isinstance(name, yaml.ScalarNode) else "?"
            yield from _walk(value, f"{key}.{inner}" if key else inner, depth + 1, seen)
    else:
        for value in node.value:
            yield from _walk(value, key, depth + 1, seen)


def _plain_rows(lines: Sequence[str]) -> list[Row]:
    """Read "key: value"; a line that begins with white space or a dash goes on with the key above it."""
    rows: list[Row] = []
    key = "text"
    for line, text in enumerate(lines, 2):
        if match := _KEY.match(text):
            key, value = match[1].strip(), _unquoted(match[2].strip())
            rows.append((key, value, line, line))
        elif text.strip():
            rows.append((key, _unquoted(text.strip().removeprefix("- ").strip()), line, line))
    return rows


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in _ESCAPE:
        return _ESCAPE[value[0]].sub(lambda match: match[0][-1], value[1:-1])
    return value


def _fields(rows: Sequence[Row]) -> tuple[Field, ...]:
    return tuple(
        Field(_name(key), inline.strip(value) if "[[" in value else value, line) for key, value, line, _ in rows
    )


def _name(key: str) -> str:
    plain = re.sub(r"[\s-]+", "_", key.strip()).lower()
    return NAMES.get(plain, plain)


def _texts(rows: Sequence[Row], lines: Sequence[str]) -> dict[int, str]:
    texts: dict[int, str] = {}
    for _, value, line, last in rows:
        if value in " ".join(lines[line - 1].split()):
            continue
        key = _KEY.match(lines[line - 1])
        head = texts.get(line) or (f"{key[1]}:" if key else lines[line - 1])
        texts |= dict.fromkeys(range(line + 1, last + 1), "")
        texts[line] = f"{head} {value}".strip()
    return texts
