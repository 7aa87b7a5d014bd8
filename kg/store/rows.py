"""Rows of the text index to records: what was written there as JSON comes back equal.

A claim is there too, since all of them are asked for at once, with their mentions and the evidence of each: from the
graph this takes thousands of questions.
"""

from __future__ import annotations

from typing import Any

from kg.records.document import Recording
from kg.records.statement import Claim, ClaimMention, Doubt, Evidence

Row = dict[str, Any]


def recording(row: Row) -> Recording:
    """Return a recording."""
    lists = {name: tuple(row[name]) for name in ("hosts", "guests", "sources")}
    return Recording(**{**row, **lists})


def doubt(row: Row) -> Doubt:
    """Return a doubt."""
    return Doubt(**{**row, "evidence": tuple(Evidence(**said) for said in row["evidence"])})


def claim(row: Row) -> Claim:
    """Return a claim with its mentions."""
    return Claim(**{**row, "about": tuple(row["about"]), "mentions": tuple(map(_mention, row["mentions"]))})


def _mention(row: Row) -> ClaimMention:
    return ClaimMention(**{**row, "evidence": Evidence(**row["evidence"])})
