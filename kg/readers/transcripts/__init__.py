"""Transcripts and subtitles: one module a format, one row each."""

from __future__ import annotations

from kg.readers.base import Reader
from kg.readers.transcripts import speakers

ROWS: tuple[Reader, ...] = (speakers.ROW,)
