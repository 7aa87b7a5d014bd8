"""What follows from statements by a few readable rules (rules.txt): co-authors worked together."""

from __future__ import annotations

from kg.derive.engine import conclude
from kg.derive.rules import shipped

__all__ = ["conclude", "shipped"]
