"""The table of prompts, one a language, versioned by the hash of all that a model is told."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from kg.records.proposal import Subject
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
ANSWERS = ("same", "different", "unsure")
_PAIR: Mapping[str, Any] = {
    "pair": {"type": "integer"},
    "answer": {"type": "string", "enum": list(ANSWERS)},
    "words_a": _TEXT,
    "words_b": _TEXT,
}


def _schema(row: Mapping[str, Any]) -> Mapping[str, Any]:
    item = {"type": "object", "properties": row, "required": list(row), "additionalProperties": False}
    rows = {"type": "array", "items": item}
    return {"type": "object", "properties": {"rows": rows}, "required": ["rows"], "additionalProperties": False}


SCHEMAS: Mapping[Subject, Mapping[str, Any]] = {"facts": _schema(_ROW), "pairs": _schema(_PAIR)}
"""JSON schema of an answer, by what is asked about."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a model is told before the lines."""

    version: str
    """Language and eight hex digits of the hash of text and schema."""
    text: str


@cache
def prompt(language: str | None, about: Subject = "facts") -> Prompt:
    """Return the prompt of a language (ISO 639-1), the English one for those without."""
    known = language if language in LANGUAGES else "en"
    name = known if about == "facts" else f"{about}-{known}"
    text = (files(__name__.rpartition(".")[0]) / "prompts" / f"{name}.txt").read_text(encoding="utf-8")
    if about == "facts":
        text = text.format(predicates="\n".join(_predicates()))
    text = text.strip()
    total = hashlib.sha256((text + json.dumps(SCHEMAS[about], sort_keys=True)).encode()).hexdigest()
    return Prompt(f"{name}-{total[:8]}", text)


def _predicates() -> list[str]:
    """One line a predicate: its name and the classes of its two ends."""
    return [
        f"- {p.name}: {' or '.join(p.domain) or 'anything'} → {' or '.join(p.range) or 'anything'}"
        for p in PREDICATES.values()
    ]
