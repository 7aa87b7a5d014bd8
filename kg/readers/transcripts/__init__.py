"""Transcripts and subtitles: one module a format, one row each."""

from __future__ import annotations

from kg.readers.base import Reader
from kg.readers.transcripts import (
    lyrics,
    podcasting,
    services,
    speakers,
    srt,
    subviewer,
    timed_text,
    unknown_json,
    webvtt,
    whisper,
    youtube,
)

ROWS: tuple[Reader, ...] = (
    webvtt.ROW,
    srt.ROW,
    subviewer.SBV,
    subviewer.ASS,
    lyrics.ROW,
    timed_text.ROW,
    podcasting.TRANSCRIPT,
    podcasting.CHAPTERS,
    youtube.ROW,
    whisper.ROW,
    services.ROW,
    unknown_json.ROW,
    speakers.ROW,
)
