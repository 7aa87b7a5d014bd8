"""Which forms name one thing: mentions in, entities out, with the reasons; what stays undecided is shown as doubts.

Mentions of one form in one recording make a node (`nodes`). Nodes that share a block (`blocking`) are compared
(`evidence`); what pages state (`stated`) and people decide (`decisions`) is added. The strongest evidence joins first,
and never what is known to be different (`clusters`). Bare first names and surnames come last (`bearers`,
`full_names`). Each cluster is named, classed and given an id (`naming`).
"""

from __future__ import annotations

from kg.records.statement import Merge
from kg.resolution.decisions import Decision
from kg.resolution.identity import entity_id, parse_id
from kg.resolution.outcome import Resolution
from kg.resolution.resolving import resolve
from kg.resolution.spelling import spellings

__all__ = ["Decision", "Merge", "Resolution", "entity_id", "parse_id", "resolve", "spellings"]
