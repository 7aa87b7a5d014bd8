"""Words of headings and the kind of the items below them: the only words of pages that the readers know.

Kinds that are not items' kinds of their own: `overview` (prose about the whole), `signal` (what the video shows),
`highlight`, `transcript`: what stands under them is read by its shape alone.
"""

from __future__ import annotations

PHRASES: dict[str, str] = {
    "key claims": "key-claim", "core claims": "key-claim", "main claims": "key-claim",
    "central claims": "key-claim", "energy shifts": "energy-shift", "body language": "gesture",
    "gestures and body language": "gesture", "energy and tone shifts": "energy-shift",
    "tone shifts": "energy-shift", "emotional shifts": "energy-shift", "facts the transcript loses": "lost-fact",
    "what the transcript loses": "lost-fact", "what the transcript misses": "lost-fact", "lost facts": "lost-fact",
    "lost in transcription": "lost-fact", "named entities": "named-entity", "entities": "named-entity",
    "entities mentioned": "named-entity", "see also": "see-also", "further reading": "see-also",
    "related": "see-also", "related notes": "see-also", "related pages": "see-also", "links": "see-also",
    "references": "see-also", "backlinks": "see-also", "career": "story", "career arc": "story",
    "personal stories": "story", "life story": "story", "key takeaways": "takeaway", "key points": "takeaway",
    "key insights": "takeaway", "main points": "takeaway", "lessons": "takeaway", "lessons learned": "takeaway",
    "tl dr": "takeaway", "topics covered": "topic", "tags": "topic", "timeline": "chapter", "timestamps": "chapter",
    "time stamps": "chapter", "show notes": "chapter", "table of contents": "chapter", "by the numbers": "number",
    "in numbers": "number", "full transcript": "transcript", "transcript": "transcript", "subtitles": "transcript",
    "captions": "transcript", "summary": "overview", "overview": "overview", "introduction": "overview",
    "abstract": "overview", "description": "overview", "about this episode": "overview",
    "what this episode covers": "overview", "in plain language": "overview", "visual signals": "signal",
    "visual signals beyond the transcript": "signal", "worth a second listen": "highlight",
    "highlights": "highlight", "resonances with past episodes": "see-also",
    "tensions with past episodes": "see-also", "works cited": "see-also", "people": "person", "guests": "person",
    "timeline topic map": "chapter", "timeline and topic map": "chapter",
}  # fmt: skip
"""Whole headings, folded: lower case, signs as spaces."""

WORDS: dict[str, str] = {
    "chapter": "chapter", "chapters": "chapter", "timeline": "chapter", "timestamps": "chapter",
    "number": "number", "numbers": "number", "figures": "number", "statistics": "number", "stats": "number",
    "metrics": "number",
    "claim": "claim", "claims": "claim", "argument": "claim", "arguments": "claim", "opinions": "claim",
    "theses": "claim", "assertions": "claim", "viewpoints": "claim",
    "prediction": "prediction", "predictions": "prediction", "forecast": "prediction", "forecasts": "prediction",
    "concept": "concept", "concepts": "concept", "terms": "concept", "terminology": "concept", "glossary": "concept",
    "definitions": "concept", "ideas": "concept", "methods": "concept", "techniques": "concept", "theories": "concept",
    "frameworks": "concept", "approaches": "concept",
    "people": "person", "persons": "person", "individuals": "person", "names": "person",
    "company": "company", "companies": "company", "organizations": "company", "organisations": "company",
    "institutions": "company", "orgs": "company", "startups": "company", "firms": "company", "brands": "company",
    "quote": "quote", "quotes": "quote", "quotations": "quote", "soundbites": "quote",
    "career": "story", "stories": "story", "anecdotes": "story", "biography": "story", "story": "story",
    "tool": "tool", "tools": "tool", "models": "tool", "software": "tool", "products": "tool", "technologies": "tool",
    "libraries": "tool", "principles": "concept",
    "topic": "topic", "topics": "topic", "themes": "topic", "subjects": "topic",
    "takeaway": "takeaway", "takeaways": "takeaway", "insights": "takeaway", "lessons": "takeaway",
    "conclusions": "takeaway",
    "shifts": "energy-shift", "gestures": "gesture", "gesture": "gesture", "tells": "authenticity-tell",
    "authenticity": "authenticity-tell", "entities": "named-entity",
    "books": "book", "papers": "paper", "resources": "see-also", "questions": "question",
}  # fmt: skip

FILLERS = frozenset((
    "a", "about", "all", "amp", "an", "and", "arc", "are", "arguments", "at", "best", "beyond", "by", "cited",
    "core", "covered", "discussed", "emphasising", "emphasizing", "energy", "episode", "explained", "famous",
    "featured", "for", "forward", "from", "future", "general", "guest", "guests", "important", "in", "interesting",
    "interview", "introduced", "key", "list", "looking", "main", "major", "memorable", "mentioned", "most",
    "notable", "of", "on", "or", "other", "personal", "podcast", "pull", "quick", "quotable", "recommended",
    "referenced", "related", "research", "selected", "short", "significant", "some", "specific", "standout",
    "technical", "that", "the", "this", "tone", "top", "used", "video", "with",
))  # fmt: skip
"""Words that a heading may hold beside a kind's word."""

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
    ("概览", "overview"), ("人物", "person"), ("嘉宾", "person"), ("书籍", "book"), ("论文", "paper"),
    ("问题", "question"),
)  # fmt: skip
"""Words that name a kind in a short Chinese heading: the first that stands in it counts, of two the longer."""

LISTS = frozenset(("person", "company", "tool", "topic", "named-entity", "book", "paper", "see-also"))
"""Kinds whose items are names, which may stand in one line."""
