"""Why a row of a model's is not taken."""

from __future__ import annotations

from kg.records.proposal import Reason


class Refused(Exception):
    """A row is not taken: the reason, and one sentence on it."""

    def __init__(self, reason: Reason, why: str) -> None:
        super().__init__(why)
        self.reason: Reason = reason
        self.why = why
