"""CSV for programs: the tables of `kg.exports.tables`, lists as JSON, described by datapackage.json.

For spreadsheets there is `kg export csv`, which guards cells that look like formulas; here cells are as they are.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from kg.exports import datapackage
from kg.exports.base import Options
from kg.exports.tables import TABLES
from kg.store.store import Store


def files(store: Store, options: Options) -> Iterator[tuple[str, bytes]]:
    """Yield a file for each table, and datapackage.json."""
    for table in TABLES:
        rows = ([_cell(value) for value in row] for row in table.rows(store))
        yield f"{table.name}.csv", written([column.name for column in table.columns], rows)
    yield datapackage.NAME, datapackage.written(store, "csv")


def written(head: Iterable[str], rows: Iterable[Iterable[Any]]) -> bytes:
    """Return a table as CSV in UTF-8, a line of names first."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8", "replace")


def _cell(value: Any) -> Any:
    """Lists as JSON, truth in lower case, whole numbers without a point."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
