"""What a heading announces: the kind of the items below it, and how many they are.

The readers know no page's words, only this table. A heading is of a kind when it is one of the phrases below, or
when each of its words is a kind's word or a filler ("Most Notable Quotes of This Episode"); a heading that announces
a count ("Famous Last Words & Quotes (7)") needs only one such word.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

PHRASES: dict[str, str] = {
    "key claims": "key-claim",
    "core claims": "key-claim",
    "main claims": "key-claim",
    "central claims": "key-claim",
    "energy shifts": "energy-shift",
    "energy and tone shifts": "energy-shift",
    "tone shifts": "energy-shift",
    "emotional shifts": "energy-shift",
    "facts the transcript loses": "lost-fact",
    "what the transcript loses": "lost-fact",
    "what the transcript misses": "lost-fact",
    "lost facts": "lost-fact",
    "lost in transcription": "lost-fact",
    "named entities": "named-entity",
    "entities": "named-entity",
    "entities mentioned": "named-entity",
    "see also": "see-also",
    "further reading": "see-also",
    "related": "see-also",
    "related notes": "see-also",
    "related pages": "see-also",
    "links": "see-also",
    "references": "see-also",
    "backlinks": "see-also",
    "career": "story",
    "career arc": "story",
    "personal stories": "story",
    "life story": "story",
    "key takeaways": "takeaway",
    "key points": "takeaway",
    "key insights": "takeaway",
    "main points": "takeaway",
    "lessons": "takeaway",
    "lessons learned": "takeaway",
    "tl dr": "takeaway",
    "topics covered": "topic",
    "tags": "topic",
    "timeline": "chapter",
    "timestamps": "chapter",
    "time stamps": "chapter",
    "show notes": "chapter",
    "table of contents": "chapter",
    "by the numbers": "number",
    "in numbers": "number",
    "full transcript": "transcript",
    "transcript": "transcript",
    "subtitles": "transcript",
    "captions": "transcript",
    "summary": "overview",
    "overview": "overview",
    "introduction": "overview",
    "abstract": "overview",
    "description": "overview",
    "about this episode": "overview",
    "what this episode covers": "overview",
    "in plain language": "overview",
    "visual signals": "signal",
    "visual signals beyond the transcript": "signal",
    "worth a second listen": "highlight",
    "highlights": "highlight",
    "resonances with past episodes": "see-also",
    "tensions with past episodes": "see-also",
    "works cited": "see-also",
    "people": "person",
    "guests": "person",
}
"""Whole headings, folded: lower case, signs as spaces."""

WORDS: dict[str, str] = {
    "chapter": "chapter", "chapters": "chapter", "timeline": "chapter", "timestamps": "chapter",
    "number": "number", "numbers": "number", "figures": "number", "statistics": "number", "stats": "number",
    "metrics": "number",
    "claim": "claim", "claims": "claim", "argument": "claim", "arguments": "claim", "opinions": "claim",
    "theses": "claim", "assertions": "claim", "viewpoints": "claim",
    "prediction": "prediction", "predictions": "prediction", "forecast": "prediction", "forecasts": "prediction",
    "concept": "concept", "concepts": "concept", "terms": "concept", "terminology": "concept", "glossary": "concept",
    "definitions": "concept", "ideas": "concept",
    "people": "person", "persons": "person", "individuals": "person", "names": "person",
    "company": "company", "companies": "company", "organizations": "company", "organisations": "company",
    "institutions": "company", "orgs": "company",
    "quote": "quote", "quotes": "quote", "quotations": "quote", "soundbites": "quote",
    "career": "story", "stories": "story", "anecdotes": "story", "biography": "story", "story": "story",
    "tool": "tool", "tools": "tool", "models": "tool", "software": "tool", "products": "tool", "technologies": "tool",
    "libraries": "tool", "frameworks": "tool",
    "topic": "topic", "topics": "topic", "themes": "topic", "subjects": "topic",
    "takeaway": "takeaway", "takeaways": "takeaway", "insights": "takeaway", "lessons": "takeaway",
    "conclusions": "takeaway",
    "shifts": "energy-shift", "gestures": "gesture", "gesture": "gesture", "tells": "authenticity-tell",
    "authenticity": "authenticity-tell", "entities": "named-entity",
    "books": "book", "papers": "paper", "resources": "see-also", "questions": "question",
}  # fmt: skip

FILLERS = frozenset(
    [
        "a",
        "about",
        "all",
        "amp",
        "an",
        "and",
        "arc",
        "are",
        "arguments",
        "as",
        "at",
        "beyond",
        "best",
        "body",
        "by",
        "cited",
        "core",
        "covered",
        "discussed",
        "emphasizing",
        "emphasising",
        "energy",
        "episode",
        "explained",
        "famous",
        "featured",
        "for",
        "forward",
        "from",
        "future",
        "general",
        "guest",
        "guests",
        "important",
        "in",
        "interesting",
        "interview",
        "introduced",
        "it",
        "its",
        "key",
        "language",
        "life",
        "list",
        "looking",
        "main",
        "major",
        "memorable",
        "mentioned",
        "most",
        "notable",
        "of",
        "on",
        "or",
        "other",
        "our",
        "personal",
        "podcast",
        "pull",
        "quick",
        "quotable",
        "recommended",
        "referenced",
        "related",
        "research",
        "said",
        "selected",
        "short",
        "significant",
        "some",
        "specific",
        "standout",
        "technical",
        "that",
        "the",
        "their",
        "they",
        "this",
        "to",
        "tone",
        "top",
        "used",
        "video",
        "what",
        "worth",
        "with",
    ]
)

CHINESE: tuple[tuple[str, str], ...] = (
    ("核心论点", "key-claim"), ("关键论点", "key-claim"), ("核心论断", "key-claim"), ("关键论断", "key-claim"),
    ("核心主张", "key-claim"), ("关键主张", "key-claim"),
    ("章节", "chapter"), ("时间线", "chapter"), ("时间轴", "chapter"), ("时间戳", "chapter"), ("目录", "chapter"),
    ("数字", "number"), ("数据", "number"),
    ("预测", "prediction"), ("预言", "prediction"), ("預測", "prediction"),
    ("论点", "claim"), ("主张", "claim"), ("论断", "claim"), ("观点", "claim"), ("論點", "claim"), ("觀點", "claim"),
    ("概念", "concept"), ("术语", "concept"), ("名词解释", "concept"), ("術語", "concept"),
    ("金句", "quote"), ("语录", "quote"), ("引语", "quote"), ("引言", "quote"), ("名言", "quote"), ("语句", "quote"),
    ("命名实体", "named-entity"), ("实体", "named-entity"), ("實體", "named-entity"),
    ("公司", "company"), ("机构", "company"), ("企业", "company"), ("组织", "company"), ("機構", "company"),
    ("工具", "tool"), ("模型", "tool"), ("产品", "tool"), ("技术", "tool"),
    ("职业", "story"), ("生涯", "story"), ("故事", "story"), ("经历", "story"), ("履历", "story"), ("職業", "story"),
    ("能量", "energy-shift"), ("情绪", "energy-shift"), ("语气", "energy-shift"),
    ("手势", "gesture"), ("肢体", "gesture"), ("手勢", "gesture"),
    ("真实", "authenticity-tell"), ("真诚", "authenticity-tell"), ("真情", "authenticity-tell"),
    ("丢失", "lost-fact"), ("遗漏", "lost-fact"), ("听不到", "lost-fact"),
    ("文字稿", "transcript"), ("字幕", "transcript"), ("逐字稿", "transcript"), ("转录", "transcript"),
    ("话题", "topic"), ("主题", "topic"), ("议题", "topic"), ("話題", "topic"), ("主題", "topic"), ("标签", "topic"),
    ("要点", "takeaway"), ("收获", "takeaway"), ("启示", "takeaway"), ("启发", "takeaway"), ("要點", "takeaway"),
    ("结论", "takeaway"), ("总结", "takeaway"),
    ("参见", "see-also"), ("另见", "see-also"), ("参考", "see-also"), ("延伸阅读", "see-also"), ("相关", "see-also"),
    ("視覺信號", "signal"), ("视觉信号", "signal"), ("摘要", "overview"), ("概述", "overview"), ("简介", "overview"),
    ("概览", "overview"), ("人物", "person"), ("嘉宾", "person"), ("书籍", "book"), ("论文", "paper"), ("问题", "question"),
)  # fmt: skip
"""Words that name a kind when they stand in a short Chinese heading; the first that is found counts."""

LISTS = frozenset(("person", "company", "tool", "topic", "named-entity", "book", "paper", "see-also"))
"""Kinds whose items are names, which may stand in one line."""

COUNT = re.compile(
    r"(?P<text>.*\S)\s*(?:[(（\[【]\s*(?:共\s*)?(?P<n>\d{1,15})\s*(?:个|條|条|项|位|items?|in total|total)?\s*[)）\]】]"
    r"|(?<!\d)[:：·]\s*(?P<m>\d{1,15}))"
)
NUMBERING = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.．]|\d{1,2}[.)、．]|第[一二三四五六七八九十\d]{1,3}[部章节]分?[：:、]?|[IVX]{1,4}\.)\s*"
)
HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
LONGEST = 90
"""A heading has no more characters."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says."""

    text: str
    """Without its announced count."""
    kind: str | None
    """Kind of its items; None where the table does not know it."""
    announced: int | None
    """How many items it promises."""


def parse(text: str) -> Heading:
    """Return what a heading says.

    >>> parse("Most Notable Quotes (12)")
    Heading(text='Most Notable Quotes', kind='quote', announced=12)
    >>> parse("Ada's years at Acme")
    Heading(text="Ada's years at Acme", kind=None, announced=None)
    """
    match = COUNT.fullmatch(text) if len(text) <= 2 * LONGEST else None
    announced = int(match["n"] or match["m"]) if match else None
    words = match["text"] if match else text
    words = words.strip().strip(":：").strip()
    kind = kind_of(words, announced is not None)
    if announced is not None and kind is None and not 0 <= announced < 1000:
        return Heading(text, kind_of(text), None)
    return Heading(words, kind, announced)


def kind_of(text: str, counted: bool = False) -> str | None:
    """Return the kind of the items under a heading, None where the table does not know it."""
    if len(text) > LONGEST:
        return None
    bare = NUMBERING.sub("", text, count=1) if NUMBERING.match(text) else text
    if HAN.search(bare):
        short = len(HAN.findall(bare)) <= 14
        return next((kind for word, kind in CHINESE if word in bare), None) if short else None
    words = _folded(bare).split()
    if kind := PHRASES.get(" ".join(words)):
        return kind
    kinds = [WORDS[word] for word in words if word in WORDS]
    known = all(word in WORDS or word in FILLERS for word in words)
    return kinds[0] if kinds and (known or counted) else None


def _folded(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return "".join(char if char.isalnum() or char == "'" else " " for char in folded)
