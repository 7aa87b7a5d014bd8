"""What a page's content says about its format: counts that the page readers weigh."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kg.readers import heads, layout, quotes
from kg.readers.base import Page


@dataclass(frozen=True, slots=True)
class Signs:
    """Counts over one page."""

    kinds: frozenset[str]
    """Kinds of its sections."""
    counted: int
    """Headings that announce a count."""
    timed: int
    """Entries that begin with a time."""
    inline_times: int
    """Paragraphs with times in brackets within."""
    trailing_times: int
    """Entries that end with times in brackets."""
    originals: int
    """Quotations in two languages."""
    attributed: int
    """Lines `words — speaker @ time`."""
    labelled: int
    """Claims with evidence on the same line."""
    quoted: int
    """Paragraphs that are a quotation."""
    unknown: int
    """Sections that no table knows."""
    cues: int
    markup: str
    """How the page was saved."""

    @property
    def saved_as(self) -> str:
        """The words about it for the sentence that says why a reader took the page."""
        return "" if self.markup == "plain text" else f", saved as {self.markup}"


@lru_cache(maxsize=2)
def of(page: Page) -> Signs:
    """Count what tells one format from another."""
    found = layout.of(page)
    texts = [block.text for block in found.blocks]
    sections = found.outline.sections
    return Signs(
        frozenset(section.kind for section in sections if section.kind),
        sum(1 for section in sections if section.announced is not None),
        sum(1 for block in found.blocks if block.mark and heads.parse(block.text[:200]).time),
        sum(1 for block in found.blocks if _has_inline_time(block.text)),
        sum(1 for text in texts if text[-1:] in heads.CLOSE and heads.trailing_times(text)[1]),
        sum(1 for text in texts if quotes.ORIGINAL.match(text)),
        sum(1 for text in texts if " @ " in text[-40:] or "＠" in text[-40:]),
        sum(1 for text in texts if " Evidence " in text or " 证据" in text),
        sum(1 for text in texts if quotes.stands_alone(text)),
        sum(1 for section in sections if not section.kind),
        len(found.cues),
        found.markup,
    )


def _has_inline_time(text: str) -> bool:
    place = text.find("[")
    return place > 0 and heads.TIME.match(text, place + 1) is not None
