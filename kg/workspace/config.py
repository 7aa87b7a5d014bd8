"""kg.toml, beside the graph directory: what the user knows better than the pages.

[[recording]]
files = ["notes/ada-*.md", "ada.srt"]      # as named to `kg build`, or their last parts; * and ? allowed
url = "https://youtu.be/…"
date = "2024-05-01"
title = "…"
hosts = ["…"]
guests = ["…"]

[llm]                                      # a language model as one more reader (docs/llm.md)
url = "http://localhost:11434/v1"
model = "…"
key = "NAME_OF_AN_ENVIRONMENT_VARIABLE"
parallel = 4
timeout = 120
pairs = true
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg.records.errors import InputError
from kg.records.immutable import dataclass
from kg.records.proposal import Settings
from kg.workspace import plain

NAME = "kg.toml"


@dataclass(frozen=True, slots=True)
class RecordingOverride:
    """One `[[recording]]` of kg.toml."""

    files: tuple[str, ...]
    """Patterns; a source belongs to it when its path, or the end of its path, matches one."""
    url: str | None = None
    date: str | None = None
    title: str | None = None
    hosts: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()


TEMPLATE = """\
# Settings of kg, beside the graph directory. Take the # away from what you need; all of it may be left out.

# Pages that are about one recording, where the pages themselves do not tell. Any number of these tables.
# [[recording]]
# files = ["notes/ada-*.md", "ada.srt"]      # as named to `kg build`, or their last parts; * and ? allowed
# url = "https://example.org/watch?v=abc"    # where it can be heard
# date = "2024-05-01"                        # when it was published
# title = "A long talk"
# hosts = ["Charles Babbage"]
# guests = ["Ada Lovelace"]

# A language model as one more reader: only what the words of a page state is taken.
# [llm]
# url = "http://localhost:11434/v1"          # an OpenAI-compatible address
# model = "name-of-the-model"
# key = "NAME_OF_AN_ENVIRONMENT_VARIABLE"    # it holds the key, which is stored nowhere
# parallel = 4                               # requests at once
# timeout = 120                              # seconds for one answer
# pairs = true                               # ask about undecided names and claims, too
"""
"""What `kg init` writes: every setting, commented out."""


def init(home: Path) -> Path:
    """Write kg.toml into a folder and return its path. Raises InputError for no folder and for a file there."""
    path = home / NAME
    if not home.is_dir():
        raise InputError(f"there is no folder {home}; make it first.")
    try:
        with open(path, "x", encoding="utf-8") as out:
            out.write(TEMPLATE)
    except FileExistsError:
        raise InputError(f"{path} is there already; it was left as it is.") from None
    return path


def load(home: Path) -> tuple[RecordingOverride, ...]:
    """Return the overrides that `home`/kg.toml holds, () without one. Raises InputError for a wrong one."""
    path = home / NAME
    settings = _tables(path)
    rows = settings.get("recording", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise InputError(f"{path}: write [[recording]] with two brackets.")
    return tuple(_override(path, row) for row in rows)


def llm(home: Path) -> Settings | None:
    """Return the language model that `home`/kg.toml names, None without one. Raises InputError for a wrong table."""
    path = home / NAME
    table = _tables(path).get("llm")
    if table is None:
        return None
    kinds = {"url": str, "model": str, "key": str, "parallel": int, "timeout": int, "pairs": bool}
    if not isinstance(table, dict) or not {"url", "model"} <= set(table):
        raise InputError(f"{path}: [llm] needs “url” and “model”.")
    for name, value in table.items():
        if name not in kinds:
            raise InputError(f"{path}: [llm] has an unknown key “{name}”.")
        if type(value) is not kinds[name] or (isinstance(value, int) and kinds[name] is int and value < 1):
            raise InputError(f"{path}: “{name}” of [llm] is {_KINDS[kinds[name]]}.")
    rest = {"parallel": table.get("parallel", 4), "timeout_s": float(table.get("timeout", 120))}
    return Settings(table["url"], table["model"], table.get("key", ""), pairs=table.get("pairs", False), **rest)


_KINDS: Mapping[type, str] = {str: "a text", int: "a number from 1", bool: "true or false"}


def _tables(path: Path) -> dict[str, Any]:
    """Return the tables of the file, none without it. Raises InputError for a wrong one."""
    try:
        text = plain.read_settings(path).decode("utf-8")
        settings = tomllib.loads(text.replace("\r\n", "\n").replace("\r", "\n"))
    except FileNotFoundError:
        return {}
    except RecursionError:
        raise InputError(f"{path} cannot be read: its brackets are nested too deep.") from None
    except (OSError, ValueError) as error:  # such as half a character, no TOML, a number of too many digits
        raise InputError(f"{path} cannot be read: {plain.why(error)}.") from None
    unknown = sorted(set(settings) - {"recording", "llm"})
    if unknown:
        raise InputError(f"{path} has an unknown table “{unknown[0]}”; it may hold [[recording]] and [llm] only.")
    return settings


def _override(path: Path, row: dict[str, Any]) -> RecordingOverride:
    lists = {name: row.get(name, []) for name in ("files", "hosts", "guests")}
    texts = {name: row.get(name) for name in ("url", "date", "title")}
    unknown = sorted(set(row) - set(lists) - set(texts))
    if unknown:
        raise InputError(f"{path}: [[recording]] has an unknown key “{unknown[0]}”.")
    wrong = next((name for name, value in texts.items() if isinstance(value, (list, dict))), None)
    if wrong:
        raise InputError(f"{path}: “{wrong}” of a [[recording]] is one text.")
    for name, value in lists.items():
        if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
            raise InputError(f"{path}: “{name}” of a [[recording]] is a list of texts.")
    if not lists["files"]:
        raise InputError(f"{path}: a [[recording]] needs “files”, the pages it is about.")
    return RecordingOverride(
        tuple(lists["files"]),
        **{name: None if value is None else str(value) for name, value in texts.items()},
        hosts=tuple(lists["hosts"]),
        guests=tuple(lists["guests"]),
    )
