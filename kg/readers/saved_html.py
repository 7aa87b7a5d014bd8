"""A page saved as HTML: its blocks and captions with the lines of the file on disk."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.readers.blocks import Block, merged
from kg.readers.captions import FEWEST, pieces
from kg.readers.html_blocks import STAND_IN, Collector, Run, offset_of, starts_of
from kg.records.document import Cue

BEGINS = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
BLOCK_END = re.compile(r"</(?:p|li|h[1-6]|div|td|tr|ul|ol|table|section|article)\s*>", re.IGNORECASE)
FRAGMENT = re.compile(r"\s*<(?:cite|p|div|section|article|main|h[1-6]|ul|ol|table|blockquote)\b[^<>]{0,500}>")
FEWEST_TAGS, FEWEST_OF_FRAGMENT = 5, 2
LONGEST_TAG = 50_000


def is_html(text: str) -> bool:
    """Tell whether a text is HTML: it begins as such, or ends block elements again and again (twice
    where it begins with one)."""
    if BEGINS.search(text[:2000]):
        return True
    fewest = FEWEST_OF_FRAGMENT if FRAGMENT.match(text) else FEWEST_TAGS
    return "</" in text and len(BLOCK_END.findall(text[:200_000])) >= fewest


def read(text: str) -> tuple[tuple[Block, ...], tuple[Cue, ...], tuple[str, ...]]:
    """Return blocks, captions and the shown text of every line of a page in HTML."""
    reader = Collector(text)
    reader.feed(tame(text))
    reader.close()
    reader.flush()
    spoken = [_captions(block, runs, reader) for block, runs in reader.blocks]
    captions = [cue for cues in spoken for cue in cues]
    if len(captions) < FEWEST * 2:
        captions, spoken = [], [[] for _ in spoken]
    blocks = [block for (block, _), cues in zip(reader.blocks, spoken, strict=True) if not cues]
    if reader.title.strip() and not any(block.level == 1 for block in blocks):
        title, line = " ".join(reader.title.split()), reader.line(reader.title_offset)
        blocks.insert(0, Block(line, line, title, gap=True))
        reader.shown[line - 1].insert(0, f"{title} ")
    shown = tuple("".join(pieces).rstrip() for pieces in reader.shown)
    return merged(blocks), tuple(captions), shown[: -1 if text.endswith("\n") else None]


Row = tuple[int, str, list[int], int, int]
"""Line of the file, text, place in the file of each of its characters, level of a heading, characters in bold at the
head."""


def rows(text: str) -> Iterator[Row]:
    """Yield the paragraphs of a page in HTML, each as its one row, an empty row between two that stand apart."""
    reader = Collector(text)
    reader.feed(tame(text))
    reader.close()
    reader.flush()
    if reader.title.strip() and not any(block.level == 1 for block, _ in reader.blocks):
        title = " ".join(reader.title.split())
        yield reader.line(reader.title_offset), title, [reader.title_offset] * len(title), 1, 0
    for n, (block, runs) in enumerate(reader.blocks):
        words, offsets, bold = _folded(runs)
        if words and not block.aside:
            yield reader.line(offsets[0]), words, offsets, block.level, bold
            if n not in reader.joined:
                yield reader.line(offsets[-1]), "", [], 0, 0


def _folded(runs: Sequence[Run]) -> tuple[str, list[int], int]:
    """Return the joined text of runs, white space folded but for tabs, its characters' places, and the bold at its
    head."""
    words: list[str] = []
    offsets: list[int] = []
    lead, leading = 0, True
    for run in runs:
        for at, char in enumerate(run.text):
            if char.isspace() and char != "\t":
                if not words or words[-1] in " \t":
                    continue
                char = " "
            elif char == "\t" and not words:
                continue
            words.append(char)
            offsets.append(run.offset + (at if len(run.text) > 1 else 0))
        leading = leading and (run.bold or not run.text.strip())
        lead = len(words) if leading and run.bold else lead
    while words and words[-1] in " \t":
        words.pop()
        offsets.pop()
    return "".join(words), offsets, min(lead, len(words))


def _captions(block: Block, runs: tuple[Run, ...], reader: Collector) -> list[Cue]:
    """Return the captions of a paragraph: bold runs and nothing else, or tags written out as text."""
    text = "".join(run.text for run in runs)
    if block.mark or not text.strip():
        return []
    if text.lstrip()[:3].lower() == "<b>" and text.lower().count("<b>") > 1:
        starts = starts_of(runs)
        places = [(offset_of(runs, place, starts), words) for place, words in pieces(text)]
        return [Cue(reader.line(offset), offset, words) for offset, words in places]
    spoken = [run for run in runs if run.text.strip()]
    if not all(run.bold for run in spoken):
        return []
    return [
        Cue(reader.line(start), start, " ".join(run.text.split()))
        for run in spoken
        for start in [run.offset + len(run.text) - len(run.text.lstrip())]
    ]


def tame(text: str) -> str:
    """Return HTML of the same length in which no unfinished tag or comment makes a parser search to the end."""
    text = re.sub(r"<!\[", "<?x", _without_comments(text))
    out, place = [], 0
    for match in re.finditer("<", text):
        start = match.start()
        after = text[start + 1 : start + 2]
        if not (after.isalpha() or after in ("/", "!", "?")) or text.find(">", start, start + LONGEST_TAG) < 0:
            out.append(text[place:start])
            out.append(STAND_IN)
            place = start + 1
    return "".join([*out, text[place:]])


def _without_comments(text: str) -> str:
    """Blank out comments, line ends kept; one that is never closed is text."""
    out, place = [], 0
    while (start := text.find("<!--", place)) >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            break
        out.append(text[place:start])
        out.append(re.sub(r"[^\n]", " ", text[start : end + 3]))
        place = end + 3
    rest = text[place:].replace("<!--", STAND_IN + "!--")
    return "".join([*out, rest])
