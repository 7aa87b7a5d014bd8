"""Transcripts and subtitles: one module a format, one row each."""

from __future__ import annotations

from kg.readers.base import Reader
from kg.readers.transcripts import podcasting, speakers, srt, subviewer, webvtt, whisper, youtube

ROWS: tuple[Reader, ...] = (
    webvtt.ROW,
    srt.ROW,
    subviewer.SBV,
    subviewer.ASS,
    podcasting.TRANSCRIPT,
    podcasting.CHAPTERS,
    youtube.ROW,
    whisper.ROW,
    speakers.ROW,
)
