"""Quotations: `words — speaker @ time` on one line, or time and speaker and below them the words in two languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.readers import heads
from kg.readers.blocks import Block
from kg.readers.drafts import new
from kg.readers.entries import Entry
from kg.readers.headings import HAN
from kg.readers.sections import Section
from kg.records.document import Item

AT = re.compile(rf"\s*(?:[@＠]|[,，]|\bat\b|·|\|)?\s*[\[(（【]?\s*(?P<time>{heads.RANGE.pattern})\s*[\])）】]?\s*")
DASH = re.compile(r"(?:\s*——\s*|\s+[—–-]{1,2}\s+|\s+—|(?<=[”\"」』.!?。！？…])\s*[—–-]{1,2}\s*)")
BRACKETED = re.compile(
    rf"(?P<words>.*[”\"»」』.!?…])\s*[(\[（](?P<who>[^()\[\]（）\d]{{1,60}}?)(?:[,，]\s*(?P<time>{heads.RANGE.pattern}))?"
    r"(?:[,，]\s*[^()\[\]（）]{1,40})?[)\]）]"
)
"""`“words” (speaker, time, aside)`."""
WHO = re.compile(
    r"(?P<who>[^:：.!?。！？“”\"]{1,80}?(?:\b[A-Z]\.[^:：.!?。！？“”\"]{1,40}?){0,3})\s*[:：]\s+(?P<said>\S.*)|(?P<who2>[^:：.!?。！？“”\"\s]{1,20})：(?P<said2>\S.*)"
)
ORIGINAL = re.compile(
    r"(?:Original|原文|Source text)\s*(?:[(（](?P<language>[^()（）]{1,30})[)）])?\s*[:：]\s*", re.IGNORECASE
)
LEADING = re.compile(r"(?P<intro>[^“\"「『]{2,160}[:：,，]\s*)(?P<words>[“\"「『].*)")
SENTENCE_ENDS = (
    re.compile(r"[。！？；.!?…][”’\"')）」』]{0,3}\s+|[。！？][”」』]{0,2}(?=\S)"),
    re.compile(r"(?<=[\u3400-\u9fff”’\"')）」』])\s+|(?<=[\u3400-\u9fff])(?=[A-Z])|——"),
)
"""Where words may end and their translation begin: the first is surer than the second."""
IN_QUOTES = re.compile(r"(?<=[A-Za-z,.] )[‘“(（][^‘’“”()（）]{1,80}[’”)）]")
"""Words in quotation marks or brackets within a sentence in a Latin script."""
BEGINS = re.compile(r"[‘“\"'«]?[A-ZÀ-Þ0-9][^\u3400-\u9fff]")
"""How a translation begins."""
MOST_WORDS = 8
"""A speaker's name and what is said about him (`Ada Lovelace (quoting Charles Babbage)`) have no more words."""


def items(entry: Entry, section: Section) -> Iterator[Item]:
    """Yield the quotation that an entry holds."""
    head = heads.parse(entry.head.text)
    if head.time and (entry.rest or head.text.endswith((":", "："))) and _is_speaker(head.text.rstrip(":： ")):
        yield _of_several_lines(entry, section, head)
        return
    words, speaker, time, time_end = attributed(head.text)
    if head.time and speaker is None:
        speaker, words = speaker_first(words)
    comment = heads.unquoted(words)
    item = new(entry, section, "quote", comment)
    yield replace(
        item, speaker_raw=speaker, time_raw=head.time or time, time_end_raw=head.time_end or time_end,
        parts=item.parts + _comment(entry),
    )  # fmt: skip


def with_speakers(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Put a line `— speaker @ time` to the words above it that it belongs to."""
    row: list[Block] = []
    for block in blocks:
        before = row[-1] if row else None
        is_line = (
            before is not None and block.mark in ("—", "–", "-") and before.mark != block.mark and not before.level
        )
        if before and is_line and attributed(f"“x” — {block.text}")[1] and not attributed(before.text)[1]:
            row[-1] = replace(before, text=f"{before.text} — {block.text}", line_end=block.line_end)
        else:
            row.append(block)
    return tuple(row)


def _comment(entry: Entry) -> tuple[tuple[str, str], ...]:
    text = " ".join(block.text for block in entry.rest)
    return (("comment", text),) if text else ()


def attributed(text: str) -> tuple[str, str | None, str | None, str | None]:
    """Divide `words — speaker @ time`: words, speaker, time, end of the time; None for what is not there.

    >>> attributed("“It flies.” — Ada Lovelace (quoting Charles Babbage) @ 1:02:03")
    ('“It flies.”', 'Ada Lovelace (quoting Charles Babbage)', '1:02:03', None)
    """
    if text[:1] in heads.QUOTES and (match := BRACKETED.fullmatch(text)) and _is_speaker(match["who"]):
        return match["words"].rstrip(), match["who"].strip(), match["a"], match["b"]
    rest, time, time_end = _time_at_end(text)
    for match in reversed(list(DASH.finditer(rest))):
        who = rest[match.end() :].strip(" ,，")
        if match.start() and _is_speaker(who):
            return rest[: match.start()].strip(), who, time, time_end
        if who:
            break
    return (rest if time and "@" in text[len(rest) :] else text), None, time, time_end


def _time_at_end(text: str) -> tuple[str, str | None, str | None]:
    start = max(0, len(text) - 60)
    for match in AT.finditer(text, start):
        if match.end() == len(text) and match.start():
            return text[: match.start()].rstrip(), match["a"], match["b"]
    return text, None, None


def _is_speaker(text: str) -> bool:
    """Tell whether a text can be who said it: short, no sentence."""
    bare = re.sub(r"[(（][^()（）]*[)）]", "", text).strip()
    return (
        0 < len(bare) <= 60
        and len(bare.split()) <= MOST_WORDS
        and bare[-1] not in '.!?。！？…”"'
        and bare[0] not in '“"「'
    )


def speaker_first(text: str) -> tuple[str | None, str]:
    """Divide `who: what`; who is None where the text does not begin so.

    >>> speaker_first("Ada Lovelace (by letter): it will fly")
    ('Ada Lovelace (by letter)', 'it will fly')
    """
    match = WHO.fullmatch(text)
    if not match:
        return None, text
    who, said = (match["who"], match["said"]) if match["who"] else (match["who2"], match["said2"])
    return (who.strip(), said.strip()) if _is_speaker(who) else (None, text)


def _of_several_lines(entry: Entry, section: Section, head: heads.Head) -> Item:
    """Time and speaker above; below the words, perhaps in two languages, and what the page remarks on them."""
    running = [block.text for block in entry.rest if not block.mark] or [b.text for b in entry.rest[:1]]
    comments = [block.text for block in entry.rest if block.text not in running]
    parts: list[tuple[str, str]] = []
    words = " ".join(running)
    if match := ORIGINAL.match(words):
        original, translation = in_two_languages(words[match.end() :])
        parts.append(("original", original))
        if match["language"]:
            parts.append(("language", match["language"]))
        title, body = original, [translation] if translation else []
        if translation:
            parts.append(("translation", translation))
    else:
        title, body = heads.unquoted(words), []
    if comments:
        parts.append(("comment", " ".join(comments)))
    item = new(entry, section, "quote", title or head.text)
    return replace(item, body=" ".join([*body, *comments]), speaker_raw=head.text.rstrip(":： "), parts=tuple(parts))


def in_two_languages(text: str) -> tuple[str, str]:
    """Divide words and their translation into a Latin script that follow each other on one line.

    The translation begins at the first sentence after which Chinese stands only in quotation marks or brackets;
    (words, "") where no such place is.

    >>> in_two_languages("我会飞。 I can fly.")
    ('我会飞。', 'I can fly.')
    """
    translation = re.search(
        r"\s*(?:Translation|English|译文|翻译|英文)\s*(?:[(（][^()（）]{1,30}[)）])?\s*[:：]\s*", text, re.I
    )
    if translation:
        return text[: translation.start()].strip(), text[translation.end() :].strip()
    outside = [match.start() for match in HAN.finditer(IN_QUOTES.sub(lambda match: " " * len(match.group()), text))]
    last = outside[-1] if outside else next((match.start() for match in HAN.finditer(text)), -1)
    for match in (m for pattern in SENTENCE_ENDS for m in pattern.finditer(text, last + 1)) if last >= 0 else ():
        rest = text[match.end() :].strip()
        if BEGINS.match(rest):
            return text[: match.end()].strip(), rest
    return text, ""


def bare(entry: Entry, section: Section) -> Item:
    """Return the quotation that is a whole paragraph, perhaps with words that lead to it."""
    text = entry.head.text
    match = None if heads.is_quoted(text) else LEADING.fullmatch(text)
    words, intro = (match["words"], match["intro"].strip()) if match else (text, "")
    return new(entry, section, "quote", heads.unquoted(words), intro)


def of_somebody(text: str) -> bool:
    """Tell whether an entry is words in quotation marks with who said them: `“It flies.” — Ada, 1:02:03`."""
    words, speaker, *_ = attributed(text)
    said = heads.is_quoted(words) and len(words.split()) >= FEWEST_SAID and words[-2] in ".!?…"
    return said and speaker is not None and speaker[:1].isupper()


FEWEST_SAID = 4
"""Words in quotation marks that are somebody's rather than a title."""


def stands_alone(text: str) -> bool:
    """Tell whether a paragraph is a quotation, perhaps after a few words that lead to it (`On Acme: "…"`)."""
    if heads.is_quoted(text):
        return True
    match = LEADING.fullmatch(text)
    return match is not None and heads.is_quoted(match["words"]) and match["intro"].rstrip()[-1] in ":："
