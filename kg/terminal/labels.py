"""What predicates and classes are called in an answer: the labels of the ontology, where a reader asks for Chinese."""

from __future__ import annotations

import os
from functools import cache

from kg.terminal.view import Branch, Line, Outline, Span, Table, View

CHOICE = "KG_LANG"
"""The variable that names the language of answers; `kg --lang zh` sets it."""
LANGUAGES = ("en", "zh")
_COLUMNS = frozenset(("predicate", "type", "how", "class", "via", "relation"))
_KINDS = {
    "of no known class": "未知类别", "inspired": "启发了", "taught": "教导了", "shaped": "塑造了", "advised": "指导了",
    "mentored": "提携了", "influenced": "影响了", "built on": "所依托", "used in": "用于",
}  # fmt: skip
"""What answers say of influence beside the labels of predicates."""
_STYLES = frozenset(("how", "type"))


def localized(view: View) -> View:
    """Return an answer with the Chinese labels of its predicates and classes where `KG_LANG` is `zh`, else itself."""
    if os.environ.get(CHOICE) != "zh":
        return view
    drawn = tuple(_outline(part) if isinstance(part, Outline) else _table(part) for part in view.drawn)
    return view._replace(table=_table(view.table), drawn=drawn)


@cache
def _labels() -> dict[str, str]:
    """Chinese labels by what an answer calls a predicate or a class in English."""
    from kg import ontology
    from kg.records.vocabulary import CLASSES, PREDICATES, in_words

    found = {in_words(name): ontology.label(name, "zh") for name in PREDICATES}
    found |= {name: ontology.label(name, "zh") for name in (*PREDICATES, *CLASSES)}
    return found | _KINDS


def chinese(words: str) -> str:
    """Return what Chinese calls a predicate or a class, several of them between commas; other words as they are.

    >>> chinese("workedAt"), chinese("denied: ← worked at"), chinese("fell over")
    ('任职于', '否认：← 任职于', 'fell over')
    """
    if words.startswith("denied: "):
        return f"否认：{chinese(words.removeprefix('denied: '))}"
    if words.startswith("← "):
        return f"← {chinese(words.removeprefix('← '))}"
    labels = _labels()
    return "、".join(labels.get(part, part) for part in words.split(", ")) if words else words


def _span(span: Span) -> Span:
    return span._replace(text=chinese(span.text)) if span.style in _STYLES else span


def _line(line: Line) -> Line:
    return line._replace(left=tuple(map(_span, line.left)), right=tuple(map(_span, line.right)))


def _outline(outline: Outline) -> Outline:
    branches = (Branch(one.level, _line(one.head), tuple(map(_line, one.below))) for one in outline.branches)
    return outline._replace(branches=tuple(branches))


def _table(table: Table) -> Table:
    told = [column.name in _COLUMNS for column in table.columns]
    return table._replace(rows=tuple(tuple(map(_cell, row, told)) for row in table.rows))


def _cell(cell: Span | str, told: bool) -> Span | str:
    if isinstance(cell, str):
        return chinese(cell) if told else cell
    return cell._replace(text=chinese(cell.text)) if told else _span(cell)
