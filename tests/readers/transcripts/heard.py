"""What a transcript says, one line a cue, so that a case is text in and text out; and writers, to read it again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.readers import read
from kg.records.document import Cue, Document
from kg.records.errors import InputError

LENNY = Path(__file__).parents[4] / "shared" / "lenny"
GOLD = Path(__file__).parents[4] / "shared" / "gold" / "lenny-dev.json"


def document(text: str, path: str = "talk.txt") -> Document:
    """Read a text by the one door."""
    return read(path, text.encode())


def heard(text: str) -> list[str]:
    """Return the cues of a text as "line start-end speaker: words"."""
    return [line(cue) for cue in document(text).cues]


def attempt(text: str) -> tuple[Document | None, str]:
    """Return the document, or None and the sentence that refuses it."""
    try:
        return document(text), ""
    except InputError as error:
        return None, str(error)


def line(cue: Cue) -> str:
    """Return a cue in one line; "~" stands before an estimated time, "$" before a sponsor read."""
    times = "" if cue.start_s is None and cue.end_s is None else f" {number(cue.start_s)}-{number(cue.end_s)}"
    about = "~" if cue.timing == "estimated" else ""
    speaker = f" {cue.speaker_raw}:" if cue.speaker_raw else ""
    return f"{cue.line}{about}{times}{speaker} {'$ ' if cue.section == 'sponsor' else ''}{cue.text}"


def number(second: float | None) -> str:
    """Return seconds without needless zeros, "?" for none."""
    return "?" if second is None else f"{second:g}"


def problems(text: str) -> list[str]:
    """Return the kinds of problems of a text."""
    return [problem.kind for problem in document(text).problems]


def faults(text: str, found: Document) -> Iterator[str]:
    """Yield what no reader may do: cues out of place or off their lines, lines lost, empty cues."""
    decoded = text.removeprefix("\ufeff")
    starts = [0]
    for row in decoded.split("\n" if "\n" in decoded else "\r"):
        starts.append(starts[-1] + len(row) + 1)
    if len(found.lines) not in (len(starts) - 1, len(starts) - 2):
        yield f"{len(found.lines)} lines of {len(starts) - 1}"
    for cue in found.cues:
        if not cue.text or cue.text != " ".join(cue.text.split()):
            yield f"not folded: {cue.text!r}"
        if cue.text not in found.text(cue.line):
            yield f"not on its line: {cue.text!r}, {found.text(cue.line)!r}"
        if not starts[cue.line - 1] <= cue.offset < starts[cue.line]:
            yield f"offset {cue.offset} is not on line {cue.line}"


@dataclass(frozen=True)
class Said:
    """One cue to write."""

    text: str
    start: float
    """Seconds, whole milliseconds."""
    end: float
    speaker: str | None = None


def clock(second: float, point: str = ".") -> str:
    """Return hh:mm:ss.mmm."""
    whole, thousandths = divmod(round(second * 1000), 1000)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}{point}{thousandths:03d}"


def escaped(text: str) -> str:
    """Return the text as WebVTT wants it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def vtt(said: Sequence[Said]) -> str:
    """Write WebVTT with voice tags."""
    rows = ["WEBVTT", ""]
    for n, cue in enumerate(said, 1):
        voice = f"<v {escaped(cue.speaker)}>" if cue.speaker else ""
        rows += [f"cue {n}", f"{clock(cue.start)} --> {clock(cue.end)} align:start", voice + escaped(cue.text), ""]
    return "\n".join(rows)


def srt(said: Sequence[Said]) -> str:
    """Write SubRip."""
    rows = []
    for n, cue in enumerate(said, 1):
        voice = f"{cue.speaker}: " if cue.speaker else ""
        rows += [str(n), f"{clock(cue.start, ',')} --> {clock(cue.end, ',')}", voice + escaped(cue.text), ""]
    return "\r\n".join(rows)


def podcast(said: Sequence[Said]) -> str:
    """Write a Podcasting 2.0 transcript."""
    rows = [
        {"speaker": cue.speaker, "startTime": cue.start, "endTime": cue.end, "body": cue.text}
        if cue.speaker
        else {"startTime": cue.start, "endTime": cue.end, "body": cue.text}
        for cue in said
    ]
    return json.dumps({"version": "1.0.0", "segments": rows}, indent=1)


def whisper(said: Sequence[Said]) -> str:
    """Write WhisperX's JSON, on one line."""
    rows = [
        {"start": cue.start, "end": cue.end, "text": f" {cue.text}", "words": words(cue)}
        | ({"speaker": cue.speaker} if cue.speaker else {})
        for cue in said
    ]
    return json.dumps({"segments": rows, "language": "en"}, ensure_ascii=False)


def words(cue: Said) -> list[dict[str, object]]:
    """Return the words of a cue as WhisperX lists them."""
    return [{"word": word, "start": cue.start, "end": cue.end, "score": 0.9} for word in cue.text.split()]


def json3(said: Sequence[Said]) -> str:
    """Write YouTube's captions, a line break after each as its own event."""
    rows: list[dict[str, object]] = [{"tStartMs": 0, "dDurationMs": 1, "id": 1}]
    for cue in said:
        start, length = round(cue.start * 1000), round(cue.end * 1000) - round(cue.start * 1000)
        head, gap, tail = cue.text.partition(" ")
        pieces = [{"utf8": head}, {"utf8": gap + tail, "tOffsetMs": 1}] if gap else [{"utf8": head}]
        rows.append({"tStartMs": start, "dDurationMs": length, "segs": pieces})
        rows.append({"tStartMs": start, "aAppend": 1, "segs": [{"utf8": "\n"}]})
    return json.dumps({"wireMagic": "pb3", "events": rows})


def turns(said: Sequence[Said]) -> str:
    """Write a speaker transcript with continuation turns; times are whole seconds, a cue ends where the next begins."""
    rows = ["---", "title: A talk", "---", "", "## Transcript", ""]
    before: str | None = None
    for cue in said:
        label = f"{cue.speaker} " if cue.speaker != before else ""
        rows += [f"{label}({clock(cue.start)[:8]}):", cue.text, ""]
        before = cue.speaker
    return "\n".join(rows)


WRITERS: dict[str, Callable[[Sequence[Said]], str]] = {
    "webvtt": vtt,
    "srt": srt,
    "podcast-transcript": podcast,
    "whisper": whisper,
    "youtube": json3,
}
"""The formats that keep start and end of every cue."""
