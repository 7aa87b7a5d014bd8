"""What Chinese sentences state: the frames of every language, evoked by Chinese words, with Chinese grammar."""

from __future__ import annotations

from .engine import read as extract

__all__ = ["extract"]
