"""kg.toml, beside the graph directory: what the user knows better than the pages.

[[recording]]
files = ["notes/ada-*.md", "ada.srt"]      # as named to `kg build`, or their last parts; * and ? allowed
url = "https://youtu.be/…"
date = "2024-05-01"
title = "…"
hosts = ["…"]
guests = ["…"]
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.records.errors import InputError

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


def load(home: Path) -> tuple[RecordingOverride, ...]:
    """Return the overrides that `home`/kg.toml holds, () without one. Raises InputError for a wrong one."""
    path = home / NAME
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ()
    except RecursionError:
        raise InputError(f"{path} cannot be read: its brackets are nested too deep.") from None
    except (OSError, ValueError) as error:  # such as half a character, no TOML, a number of too many digits
        raise InputError(f"{path} cannot be read: {error}.") from None
    unknown = sorted(set(settings) - {"recording"})
    if unknown:
        raise InputError(f"{path} has an unknown table “{unknown[0]}”; it may hold [[recording]] only.")
    rows = settings.get("recording", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise InputError(f"{path}: write [[recording]] with two brackets.")
    return tuple(_override(path, row) for row in rows)


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
