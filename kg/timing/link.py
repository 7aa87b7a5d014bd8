"""Links that play a second of a recording."""

from __future__ import annotations

import re

from kg.records.document import Recording

_YOUTUBE = re.compile(r"(?:^|\.)(?:youtube\.com|youtube-nocookie\.com|youtu\.be)$")
_HOST = re.compile(r"(?i)https?://(?:[^/?#@]*@)?([\w.-]+)")
_VIDEO = re.compile(r"[\w-]{11}")


def link(recording: Recording, second: float | None) -> str | None:
    """Return the address that plays `second` (of the recording), None where recording or second is not known.

    YouTube takes whole seconds in `t`; any other address gets a temporal media fragment (W3C Media Fragments 1.0).
    """
    if not recording.url or second is None:
        return None
    whole = max(0, int(second))
    host = _HOST.match(recording.url)
    if recording.video and host and _YOUTUBE.search(host[1].lower()) and _VIDEO.fullmatch(recording.video):
        return f"https://youtu.be/{recording.video}?t={whole}"
    return f"{recording.url.partition('#')[0]}#t={whole}"
