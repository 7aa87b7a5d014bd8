"""The class of a name: one decision from all that tells of it, with its reasons, or none.

What a recording says of a name (`Vote`), lists of what is widely known (`known`), and a classifier that was trained on
open data (`learned`) are weighed together (`decide`).
"""

from __future__ import annotations

from kg.names.classes.decide import GROUP_OF, Decision, Vote, decide

__all__ = ["GROUP_OF", "Decision", "Vote", "decide"]
