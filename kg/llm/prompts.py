"""The table of prompts, one a language, versioned by the hash of all that a model is told."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from kg.records.vocabulary import PREDICATES

LANGUAGES = ("en", "zh")
POLARITIES = ("asserted", "negated")
_TEXT: Mapping[str, Any] = {"type": "string"}
_MAYBE: Mapping[str, Any] = {"type": ["string", "null"]}
_ROW: Mapping[str, Any] = {
    "line": {"type": "integer"},
    "quote": _TEXT,
    "subject": _TEXT,
    "predicate": {"type": "string", "enum": sorted(PREDICATES)},
    "object": _TEXT,
    "role": _MAYBE,
    "start": _MAYBE,
    "end": _MAYBE,
    "polarity": {"type": "string", "enum": list(POLARITIES)},
    "kind": _MAYBE,
}
SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "rows": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": _ROW,
                "required": list(_ROW),
                "additionalProperties": False,
            },
        }
    },
    "required": ["rows"],
    "additionalProperties": False,
}
"""JSON schema of an answer."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a model is told before the lines."""

    version: str
    """Language and eight hex digits of the hash of text and schema."""
    text: str


@cache
def prompt(language: str | None) -> Prompt:
    """Return the prompt of a language (ISO 639-1), the English one for those without."""
    name = language if language in LANGUAGES else "en"
    template = (files(__name__.rpartition(".")[0]) / "prompts" / f"{name}.txt").read_text(encoding="utf-8")
    text = template.format(predicates="\n".join(_predicates())).strip()
    total = hashlib.sha256((text + json.dumps(SCHEMA, sort_keys=True)).encode()).hexdigest()
    return Prompt(f"{name}-{total[:8]}", text)


def _predicates() -> list[str]:
    """One line a predicate: its name and the classes of its two ends."""
    return [
        f"- {p.name}: {' or '.join(p.domain) or 'anything'} → {' or '.join(p.range) or 'anything'}"
        for p in PREDICATES.values()
    ]
