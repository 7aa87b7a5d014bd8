"""Parquet: the tables of `kg.exports.tables` with their types, for DuckDB, pandas, Polars and Spark."""

from __future__ import annotations

import importlib.util
import io
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from kg.exports import datapackage
from kg.exports.base import Options
from kg.exports.tables import TABLES, Table
from kg.records.errors import InputError
from kg.store.store import Store

if TYPE_CHECKING:
    import pyarrow

ROWS = 50_000
"""Rows of a row group."""


def files(store: Store, options: Options) -> Iterator[tuple[str, bytes]]:
    """Yield a file for each table, and datapackage.json. Raises InputError where pyarrow is missing."""
    if importlib.util.find_spec("pyarrow") is None:
        raise InputError("Parquet needs pyarrow; run pip install 'interview-kg[parquet]' first.")
    for table in TABLES:
        yield f"{table.name}.parquet", _file(store, table)
    yield datapackage.NAME, datapackage.written(store, "parquet")


def _file(store: Store, table: Table) -> bytes:
    import pyarrow
    from pyarrow import parquet

    schema = _schema(table)
    out = io.BytesIO()
    rows = table.rows(store)
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        while group := list(islice(rows, ROWS)):
            columns = [pyarrow.array([row[at] for row in group], field.type) for at, field in enumerate(schema)]
            writer.write_table(pyarrow.table(columns, schema=schema))
    return out.getvalue()


def _schema(table: Table) -> pyarrow.Schema:
    import pyarrow

    kinds = {
        "string": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "list": pyarrow.list_(pyarrow.string()),
    }
    told = {b"comment": table.about.encode()}
    return pyarrow.schema(
        [pyarrow.field(one.name, kinds[one.kind], metadata={b"comment": one.about}) for one in table.columns], told
    )
