"""Speaker transcripts: Markdown or plain text in which labels say who speaks, with times or without.

No library reads these, since no two sites write them alike; the forms of a label are in `turns`, and
`labelled` decides over the whole file which of them name a speaker.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.readers import captions
from kg.readers.base import Page, Reader, Reading
from kg.readers.transcripts import front_matter, opening
from kg.readers.transcripts.finish import finish
from kg.readers.transcripts.labelled import Line, is_speech, labelled
from kg.readers.transcripts.stated import check
from kg.readers.transcripts.unlike_speech import unlike_speech
from kg.records.document import Cue, Field, Item

_BULLET = re.compile(r"\s{0,12}(?:[-*+•·–—]|\d{1,3}[.)])\s+(?=\S)")
_OTHER = re.compile(r"\s*(?:WEBVTT\b|\{|\[\s*[{\"])")
"""How captions and JSON begin."""
_RULE = re.compile(r"\s*(?:[-*_=|:]\s?){3,}\s*$")
_HEADER = re.compile(r"\s{0,3}([^\s:：][^:：]{0,30}?)\s?[:：]\s*(\S.*)$")
_ENDS = re.compile(r"[.?!…。？！”\"’)\]】）-]\s*$")


def recognise(page: Page) -> tuple[float, str]:
    """Say how sure it is that the page is a speaker transcript: by what share of its lines the labels account for."""
    sure, told = _recognised(page)
    unlike = unlike_speech(_body(page)) if sure > DOUBTED else ""
    return (DOUBTED, f"{told} But {unlike}.") if unlike else (sure, told)


DOUBTED = 0.3
"""How sure one is of a page with labels and times that reads unlike speech."""


def _body(page: Page) -> list[Line]:
    """Return the lines with words that are no headings."""
    return [line for line in labelled(page) if line.text.strip() and not line.heading and not _RULE.match(line.text)]


def _recognised(page: Page) -> tuple[float, str]:
    if _OTHER.match(page.text):
        return 0.0, "It is of another format."
    if captions.lines(page):
        return 0.0, "Its captions stand in tags of their own."
    body = _body(page)
    names = Counter(line.label.name for line in body if line.label and line.label.name)
    labels = names.total()
    bullets = sum(line.label is None and _BULLET.match(line.text) is not None for line in body)
    rest = sum(line.label is None for line in body) - bullets
    if not labels:
        return _anonymous(body, bullets, rest)
    if bullets > labels or rest > 8 * labels:
        return 0.0, "Few of its lines say who speaks."
    told = f"{labels} labels say who speaks, {len(names)} speaker{'s' * (len(names) != 1)} in all."
    if _silent(body) * 2 > labels or (labels > 5 and len(names) * 3 > labels * 2):
        return 0.0, f"{told} Few of them come back with words of their own."
    if labels < 2 or _inline(body) > labels:
        return (0.3 if rest + bullets <= 2 else 0.0), told
    beside = all(line.label is None or line.label.column < len(line.text) for line in body)
    if labels < 4 and len(names) == labels and rest > labels and beside:
        return 0.3, f"{told} None of them comes back."
    if sum(line.label is not None and line.label.start_s is not None for line in body) * 2 > labels:
        return 0.97, told
    if len(names) < 2 or bullets * 4 > labels:
        return 0.3, told
    return (0.9 if labels > 3 else 0.6), told


def _inline(body: Sequence[Line]) -> int:
    """Count the lines that begin with a bare time and go on with text, as claims on a page do."""
    return sum(
        line.label is not None and line.label.kind == "time" and line.label.column < len(line.text) for line in body
    )


def _anonymous(body: Sequence[Line], bullets: int, rest: int) -> tuple[float, str]:
    """Say how sure it is where no line names a speaker: a transcript is little else than times and text, in order."""
    starts = [line.label.start_s for line in body if line.label and line.label.start_s is not None]
    ends = sum(line.label is not None and line.label.end_s is not None for line in body)
    told = f"{len(starts)} lines give a time, none a speaker."
    if len(starts) < 3 or bullets * 10 > len(starts) or rest > 3 * len(starts) or starts != sorted(starts):
        return 0.0, told
    if ends * 5 >= len(starts) * 4:
        return 0.9, told
    spoken = sum(line.label is not None and is_speech(line.text[line.label.column :]) for line in body)
    return (0.85 if len(starts) >= 6 and spoken * 2 >= len(body) else 0.4 if len(starts) >= 10 else 0.2), told


def _silent(body: Sequence[Line]) -> int:
    """Count the labels after which nothing is said before the next one."""
    followed = zip(body, [*body[1:], None], strict=True)
    return sum(
        line.label is not None and line.label.column >= len(line.text) and (after is None or after.label is not None)
        for line, after in followed
    )


def read(page: Page) -> Reading:
    """Return the turns of a speaker transcript as cues, its front matter as fields and what stands before as items."""
    front = front_matter.read(page.path, page.lines)
    lines = labelled(page, front.end)
    first, last = _extent(lines)
    header, items = _around(lines[:first], front_matter.NAMES)
    footer, tail = _around(lines[last:], {})
    cues, headings, texts = _cues(lines[first:last])
    fields, doubts = check(page.path, [*front.fields, *header], cues)
    fields = (*fields, *opening.told(fields, items, cues))
    said = _said(page, front, lines, dict(enumerate(texts, first)))
    reading = Reading(
        title=next((field.value for field in fields if field.name == "title"), ""),
        fields=(*fields, *footer),
        items=tuple(sorted([*items, *headings, *tail], key=lambda item: item.line)),
        cues=tuple(cues),
        problems=(*front.problems, *doubts),
        lines=said,
    )
    return finish(page.path, reading)


def _extent(lines: Sequence[Line]) -> tuple[int, int]:
    """Return the first line with a label, and the line after the transcript: a heading after which no label comes."""
    labelled = [n for n, line in enumerate(lines) if line.label]
    if not labelled:
        return len(lines), len(lines)
    return labelled[0], next((n for n, line in enumerate(lines) if n > labelled[-1] and line.heading), len(lines))


@dataclass(frozen=True, slots=True)
class _Turn:
    """What one label introduces."""

    speaker: str | None
    start_s: float | None
    end_s: float | None
    paragraphs: tuple[tuple[tuple[Line, int], ...], ...]
    """Each the lines it stands on, with the column where its words begin."""


def _said(
    page: Page, front: front_matter.FrontMatter, lines: Sequence[Line], texts: Mapping[int, str]
) -> tuple[str, ...]:
    """Return the reader's text of every line of the file: what is said whole on the line where it begins."""
    told: dict[int, list[str]] = {}
    for n, line in enumerate(lines):
        told.setdefault(line.number, []).append(texts.get(n, line.text))
    rows = {number: " ".join(filter(None, pieces)) for number, pieces in told.items()} | front.texts
    above = dict(enumerate(page.lines[: front.end], 1))
    return tuple(rows.get(number, above.get(number, "")) for number in range(1, len(page.lines) + 1))


def _cues(lines: Sequence[Line]) -> tuple[list[Cue], list[Item], list[str]]:
    """Return the cues; as items the headings between them; and the text of every line: a paragraph of several lines is
    whole on its first."""
    cues: list[Cue] = []
    texts = [line.text for line in lines]
    place = {id(line): n for n, line in enumerate(lines)}
    for turn in _turns(lines):
        for n, paragraph in enumerate(turn.paragraphs):
            (line, column), *rest = paragraph
            words = " ".join(" ".join(part.text[at:] for part, at in paragraph).split())
            offset = line.offsets[column]
            start, end = (turn.start_s, turn.end_s) if n == 0 else (None, None)
            cues.append(Cue(line.number, offset, words, turn.speaker, start, end))
            for part, at in rest:
                first = place[id(line)]
                texts[first] = f"{texts[first].rstrip()} {part.text[at:].strip()}"
                texts[place[id(part)]] = ""
    headings = [_heading(line) for line in lines if line.heading]
    headings += [Item(line.number, line.number, "", "note", line.text.strip()) for line in lines if line.aside]
    return _ended(cues), headings, texts


def _heading(line: Line) -> Item:
    title = line.heading or line.text
    return Item(line.number, line.number, title, "section", title)


def _turns(lines: Sequence[Line]) -> Iterator[_Turn]:
    """Yield the turns; one without a name goes on with the speaker before it, a time above a turn is the turn's."""
    begins = [n for n, line in enumerate(lines) if line.label]
    speaker, second = None, None
    for n, after in zip(begins, [*begins[1:], len(lines)], strict=True):
        found = lines[n].label
        if found is not None:
            speaker = found.name or speaker
            paragraphs = tuple(_paragraphs(lines[n:after], found.column))
            start = found.start_s if found.start_s is not None else second
            second = None if paragraphs else start
            yield _Turn(speaker, start, found.end_s, paragraphs)


def _paragraphs(lines: Sequence[Line], column: int) -> Iterator[tuple[tuple[Line, int], ...]]:
    """Yield paragraphs: they end at an empty line, a heading, or a line break after the end of a sentence."""
    paragraph: list[tuple[Line, int]] = []
    for n, line in enumerate(lines):
        at = column if n == 0 else 0
        at += len(line.text[at:]) - len(line.text[at:].lstrip())
        blank = at >= len(line.text) or bool(line.heading) or line.aside or _RULE.match(line.text) is not None
        if paragraph and (blank or _ENDS.search(paragraph[-1][0].text[-4:]) or _BULLET.match(line.text)):
            yield tuple(paragraph)
            paragraph = []
        if not blank:
            paragraph.append((line, at))
    if paragraph:
        yield tuple(paragraph)


def _ended(cues: Sequence[Cue]) -> list[Cue]:
    """Let a cue last to the start of the next; estimate the starts of paragraphs within one turn by their length."""
    timed = [n for n, cue in enumerate(cues) if cue.start_s is not None]
    ended = list(cues)
    for n, after in zip(timed, [*timed[1:], None], strict=False):
        start = cues[n].start_s
        end = cues[n].end_s
        if after is not None and end is None:
            end = cues[after].start_s
        if start is None or end is None or end < start:
            continue
        members = range(n, len(cues) if after is None else after)
        ended[n : members.stop] = _shared([cues[m] for m in members], start, end)
    return ended


def _shared(cues: Sequence[Cue], start: float, end: float) -> list[Cue]:
    """Share the seconds of a turn among its paragraphs by their characters; the error is half of the turn at most."""
    total = sum(len(cue.text) for cue in cues) or 1
    told, at = [], 0
    for n, cue in enumerate(cues):
        begin = round(start + (end - start) * at / total, 3)
        at += len(cue.text)
        stop = round(start + (end - start) * at / total, 3)
        if n == 0:
            told.append(replace(cue, start_s=start, end_s=stop))
        else:
            error = round((end - start) / 2, 3)
            told.append(replace(cue, start_s=begin, end_s=stop, timing="estimated", error_s=error))
    return told


def _around(lines: Sequence[Line], keys: Mapping[str, str]) -> tuple[list[Field], list[Item]]:
    """Return what stands around the cues: "key: value" lines of known keys as fields, all other text as items."""
    fields: list[Field] = []
    items: list[Item] = []
    section = ""
    for line in lines:
        text = line.text.strip()
        match = _HEADER.match(line.text)
        if line.heading is not None:
            section = line.heading
            if line.top and not items and keys:
                fields.append(Field("title", section, line.number))
        elif match and (name := keys.get(match[1].strip("* ").lower().replace(" ", "_"))):
            fields.append(Field(name, match[2].strip(), line.number))
        elif text and not _RULE.match(text):
            bullet = _BULLET.match(line.text)
            kind = "list-item" if bullet else "note" if line.aside else "paragraph"
            title = line.text[bullet.end() :].strip() if bullet else text
            items.append(Item(line.number, line.number, section, kind, title))
    return fields, items


ROW = Reader(
    "speaker-transcript",
    "Who speaks and when, as Markdown or plain text: `Name (00:01:21):`, `[00:01:21] Name: …`, `Name: …`",
    recognise,
    read,
)
