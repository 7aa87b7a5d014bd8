"""datapackage.json (https://datapackage.org): what the tables beside it hold, what they were made of and by what."""

from __future__ import annotations

import json
from typing import Any

import kg
from kg.exports.tables import TABLES, Column, Table
from kg.store.store import Store
from kg.workspace import directory

NAME = "datapackage.json"
FORMS = {"csv": ("csv", "text/csv"), "parquet": ("parquet", "application/vnd.apache.parquet")}
TYPES = {"list": "array"}


def written(store: Store, form: str) -> bytes:
    """Return the description of the tables as files of the form "csv" or "parquet"."""
    return (json.dumps(described(store, form), ensure_ascii=False, indent=1) + "\n").encode()


def described(store: Store, form: str) -> dict[str, Any]:
    """Return the description as lists, dicts and strings."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "interview-kg",
        "id": directory.name(store.build),
        "title": "What was said in interviews, with the words that say it",
        "version": kg.__version__,
        "created_by": f"kg {kg.__version__}",
        "sources": [
            {"title": source.title or source.path, "path": source.path, "sha256": source.sha256}
            for source in store.sources()
        ],
        "resources": [_resource(table, form) for table in TABLES],
    }


def _resource(table: Table, form: str) -> dict[str, Any]:
    ending, media_type = FORMS[form]
    keys = [
        {"fields": [column.name], "reference": {"resource": column.to, "fields": ["id"]}}
        for column in table.columns
        if column.to
    ]
    schema: dict[str, Any] = {"fields": [_field(column, form) for column in table.columns], "missingValues": [""]}
    if table.columns[0].name == "id":
        schema["primaryKey"] = ["id"]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "name": table.name,
        "description": table.about,
        "path": f"{table.name}.{ending}",
        "format": form,
        "mediatype": media_type,
        **({"encoding": "utf-8"} if form == "csv" else {}),
        "schema": schema,
    }


def _field(column: Column, form: str) -> dict[str, str]:
    return {"name": column.name, "type": TYPES.get(column.kind, column.kind), "description": column.about}
