"""The table of words that take the truth of a clause away: trigger, category, scope, end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import get_args

from kg.nlp.forms import forms
from kg.records.statement import Refusal

Category = Refusal
CATEGORIES: tuple[Category, ...] = get_args(Category)


@dataclass(frozen=True, slots=True)
class Row:
    """What one trigger does in one scope."""

    category: Category
    end: frozenset[str]
    """Words beside the trigger with which it has no effect."""


@dataclass(frozen=True, slots=True)
class Scope:
    """All triggers of one scope."""

    words: Mapping[str, Row]
    phrases: tuple[tuple[re.Pattern[str], Row], ...]
    """Triggers of several words: patterns over words with a blank after each, for a text that ends before the word."""

    def row(self, word: str) -> Row | None:
        """Return what a word does here, None where it is no trigger of this scope."""
        return self.words.get(word)


@cache
def scopes() -> Mapping[str, Scope]:
    """Return the table, by scope. Raises ValueError where a row of it cannot be read."""
    words: dict[str, dict[str, Row]] = {}
    phrases: dict[str, list[tuple[re.Pattern[str], Row]]] = {}
    text = files(__package__).joinpath("table.txt").read_text("utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if line and not line.startswith("#"):
            for trigger, scope, row in _row(line, number):
                if " " in trigger or scope == "before":
                    phrases.setdefault(scope, []).append((_pattern(trigger), row))
                else:
                    words.setdefault(scope, {})[trigger] = row
    return {name: Scope(words.get(name, {}), tuple(phrases.get(name, ()))) for name in sorted({*words, *phrases})}


def _row(line: str, number: int) -> Iterator[tuple[str, str, Row]]:
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) not in (3, 4) or cells[1] not in CATEGORIES:
        raise ValueError(f"veracity/table.txt:{number}: “{line}” is no row TRIGGERS | CATEGORY | SCOPE | END")
    row = Row(cells[1], frozenset(cells[3].split() if len(cells) == 4 else ()))
    for trigger in (one.strip() for one in cells[0].split(",")):
        yield from ((form, cells[2], row) for form in (forms(trigger[:-1]) if trigger[-1] == "*" else (trigger,)))


_BETWEEN = r"(?: (?:ever|even|actually|really|be|being|have|having|also|just|\S+ly))*"
"""Words that may stand between a phrase and what it is about."""


def _pattern(trigger: str) -> re.Pattern[str]:
    parts = {"…": r"(?: [^\s,;.]+){0,4}", ".": r" \S+"}
    pattern = "".join(parts.get(word, " " + re.escape(word)) for word in trigger.split())
    return re.compile(rf"(?<!\S){pattern[1:]}(?={_BETWEEN} $)")
