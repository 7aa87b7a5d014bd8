"""Transcripts and subtitles: one module a format, one row each."""

from __future__ import annotations

from kg.readers.base import Reader

ROWS: tuple[Reader, ...] = ()
