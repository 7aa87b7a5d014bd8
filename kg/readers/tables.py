"""Tables: the first row names the columns, every other row is an item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.readers import heads
from kg.readers.blocks import Block
from kg.readers.sections import Section
from kg.records.document import Item

COLUMNS: dict[str, str] = {
    "time": "time", "timestamp": "time", "timecode": "time", "at": "time", "时间": "time", "时间戳": "time",
    "fact": "title", "what": "title", "metric": "title", "name": "title", "item": "title", "number": "title",
    "title": "title", "claim": "title", "concept": "title", "person": "title", "topic": "title", "事实": "title",
    "指标": "title", "名称": "title", "项目": "title", "内容": "title", "quote": "title", "prediction": "title",
    "value": "value", "figure": "value", "amount": "value", "数值": "value", "数字": "value", "数据": "value",
    "context": "context", "description": "context", "note": "context", "notes": "context", "meaning": "context",
    "details": "context", "背景": "context", "说明": "context", "上下文": "context", "描述": "context",
    "备注": "context",
    "speaker": "speaker", "who": "speaker", "predictor": "speaker", "说话人": "speaker", "发言人": "speaker",
    "evidence": "evidence", "证据": "evidence", "horizon": "horizon", "type": "type", "类型": "type",
}  # fmt: skip
"""What a column's head says about its cells, folded."""
FEWEST_TIMES = 2
"""Cells that make a column of times."""


def items(rows: Sequence[Block], section: Section) -> Iterator[Item]:
    """Yield one item for each row but the first, when the first names columns."""
    roles = [COLUMNS.get(cell.casefold().strip(" *"), "") for cell in rows[0].cells]
    known = (sum(1 for role in roles if role) * 2 >= len(roles) and "title" in roles) or len(set(roles) - {""}) > 1
    if not known:
        roles = ["title", *["context"] * (len(rows[0].cells) - 1)]
    below = rows[1:]
    roles = ["time" if _is_times(n, below) else role for n, role in enumerate(roles)]
    names = [cell or f"column {n}" for n, cell in enumerate(rows[0].cells, 1)]
    for row in rows[1:] if known or len(rows) > 1 else rows:
        yield _item(row, roles, names, section)


def _is_times(column: int, rows: Sequence[Block]) -> bool:
    """Tell whether the cells of a column are times, whatever its head says."""
    cells = [row.cells[column].strip("[]() ") for row in rows if column < len(row.cells) and row.cells[column].strip()]
    return len(cells) >= FEWEST_TIMES and all(heads.RANGE.fullmatch(cell) for cell in cells)


def _item(row: Block, roles: Sequence[str], names: Sequence[str], section: Section) -> Item:
    cells = list(zip([*roles, *[""] * len(row.cells)], [*names, *[""] * len(row.cells)], row.cells, strict=False))
    by_role = {role: cell for role, _, cell in reversed(cells) if role and cell}
    title = by_role.get("title") or next((cell for role, _, cell in cells if cell and role != "time"), row.text)
    time = heads.RANGE.search(by_role.get("time", ""))
    told = [cell for role, _, cell in cells if cell and cell != title and role not in ("time", "value", "speaker")]
    return Item(
        row.line, row.line_end, section.title, section.kind or "list-item", title, " ".join(told),
        time["a"] if time else by_role.get("time"), time["b"] if time else None, by_role.get("speaker"),
        tuple((role or name.casefold(), cell) for role, name, cell in cells if cell and role not in ("title", "time")),
    )  # fmt: skip
