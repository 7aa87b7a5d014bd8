"""What can stand as the name of a speaker: by its shape, not by a list of people."""

from __future__ import annotations

import re

ROLES = re.compile(
    r"(?:(?:unknown |female |male |main |unidentified )?(?:speaker|voice|participant|panelist|person)"
    r"[ _-]?(?:\d{1,3}|[a-z])?"
    r"|spk[ _-]?\d{1,3}|(?:co-?)?host|guest|interviewer|interviewee|moderator|narrator|announcer|audience|reporter|"
    r"everyone|all|both|music|intro|outro|clip|video|q|a|"
    r"(?:主持人?|主播|嘉宾|嘉賓|来宾|來賓|记者|記者|编辑|主讲人?|主講人?|讲述者|讲者|采访[者人]|受访[者人]|被采访[者人]|被访者|访谈者|"
    r"提问者?|回答者?|问|答|問|旁白|画外音|观众|听众|听友|众人|大家|全体|说话人|發言人|发言人|說話人|讲话人|未知说话人|男声|女声)"
    r"\s?(?:\d{1,3}|[A-Za-z一二三四五甲乙丙丁])?)",
    re.IGNORECASE,
)
"""Speakers without a name."""

NOT_SPEAKERS = re.compile(
    "action|advice|info|warn|warning|error|debug|trace|fatal|critical|notice|from|to|cc|bcc|sent|subject|reply-to|"
    "agenda|aim|answer|answers|author|background|bio|book|books|bottom|caution|chapter|chapters|"
    "claim|comment|company|concept|conclusion|cons|contact|context|credits|date|definition|description|details|"
    "disclaimer|duration|edit|editor|email|episode|evidence|example|examples|excerpt|fact|facts|fields|figure|"
    "file|footnote|format|goal|guests|hint|horizon|hosts|idea|important|insight|intro|key|keywords|length|lesson|"
    "lessons|links|list|location|method|misc|name|note|notes|number|one|opening|original|outline|overview|part|"
    "people|phone|point|predictor|problem|produced|pros|published|question|questions|quote|quotes|read|reason|"
    "recap|recommendation|reference|references|resources|result|results|role|rule|runtime|section|show|sidebar|"
    "solution|source|sources|speakers|sponsor|sponsors|step|story|subject|subtitle|summary|tags|takeaway|"
    "takeaways|time|times|timestamps|tip|tips|title|tool|tools|topic|topics|transcribed|transcript|translation|"
    "type|uncertainty|update|updated|url|video|view|warning|website|where|who|why|"
    "主题|人物|例如|例子|公司|关键词|原文|备注|定义|工具|引用|总结|摘要|数字|日期|时长|时间|来源|标题|概念|比如|注|注意|"
    "章节|简介|类型|结论|背景|要点|观点|证据|译文|话题|说明|金句|链接|问题|预测"
)
"""Words that stand before a colon at the beginning of a line and name no speaker."""

_PARTICLES = re.compile(
    r"\&|'t|\+|al|and|ben|bin|da|das|de|del|della|den|der|di|dos|du|e|el|la|le|mc|of|st\.|ten|ter|the|van|von|y|zu"
)
_WORD = re.compile(r"[^\W\d_]")
_UNCASED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af·•\s]{1,12}")
_FUNCTION = re.compile("[的了是在我你他她它们们这那和就都也不有说到要会着过吗呢吧啊]")
"""Characters that Chinese prose is full of and Chinese names are not."""


_SHORTENED = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|Sen|Rep|Gen|Col|Capt|Lt|Sgt|Adm|Gov|Hon|Rev|Ph\.?D|M\.?D)\.(?=\s|$)"
)
"""Full stops that end no sentence."""
_STOPS = re.compile(r"[.?!;。？！；](?:\s|$)")
_STAGE = re.compile(
    r"\s*[(\[（](?:V\.?\s?O\.?|O\.?\s?S\.?|O\.?\s?C\.?|CONT(?:['’]?D|INUED|\.)?|VOICE-?OVER|OFF|"
    r"[a-z][a-z'’., /-]{0,40})[)\]）](?=\s*$)"
)
"""What a script says of how somebody speaks: from off, on the phone, laughing; or of who it is: the host, she/her."""
_CALLING = re.compile(
    r",\s*(?:[a-z][a-z'’ -]{1,40}|(?:CO-?)?HOST|GUEST|BYLINE|ANCHOR|CORRESPONDENT|MODERATOR|REPORTER|INTERVIEWER)$"
)


def bare(name: str) -> str:
    """Return a label's name without stage directions and callings.

    >>> bare("ADA (V.O.)"), bare("Ada Lovelace (laughing)"), bare("ADA LOVELACE, HOST"), bare("Ada (爱达)")
    ('ADA', 'Ada Lovelace', 'ADA LOVELACE', 'Ada (爱达)')
    """
    return _CALLING.sub("", _STAGE.sub("", name)).strip()


def is_nameless(label: str) -> bool:
    """Return whether a label says which part somebody has, and not who it is: "Host", "Speaker 2", "Unknown Speaker".

    >>> [is_nameless(label) for label in ("Unknown Speaker", "SPEAKER_00", "Q", "主持人", "Ada")]
    [True, True, True, True, False]
    """
    return ROLES.fullmatch(" ".join(label.split())) is not None


_UNKNOWN = re.compile(
    r"(?:(?:unknown|unidentified|unnamed|unrecognized|inaudible)(?:\s(?:fe)?male)?"
    r"(?:\s(?:speaker|voice|person|participant|man|woman|user|caller|audience member)s?)?"
    r"|(?:fe)?male (?:speaker|voice)|audience member|未知说话人|不明说话人)\s?\d{0,3}",
    re.IGNORECASE,
)


def is_unknown(label: str) -> bool:
    """Return whether a label says that nobody knows who speaks: two turns with it may be two persons'.

    >>> [is_unknown(label) for label in ("Unknown Speaker", "Unidentified Male", "Speaker 2", "Ada")]
    [True, True, False, False]
    """
    return _UNKNOWN.fullmatch(" ".join(label.split())) is not None


def may_be_speaker(name: str) -> bool:
    """Return whether words before a colon have the shape of a speaker's name.

    >>> [may_be_speaker(name) for name in ("Ada Lovelace", "SPEAKER_00", "张三", "Jan van der Berg", "主持人")]
    [True, True, True, True, True]
    >>> [may_be_speaker(name) for name in ("And then he said", "Evidence", "这就是说", "1234")]
    [False, False, False, False]
    """
    if ROLES.fullmatch(name):
        return True
    words = re.sub(r"\([^()]*\)|（[^（）]*）", " ", name).replace(",", " ").replace("，", " ").split()
    if not any(map(str.isalpha, name)) or not 0 < len(words) <= 6 or len(name) > 60:
        return False
    if any(NOT_SPEAKERS.fullmatch(text.lower()) for text in (name, words[0])):
        return False
    if _UNCASED.fullmatch("".join(words)):
        return len("".join(words)) <= 10 and not _FUNCTION.search(name)
    return not _STOPS.search(_SHORTENED.sub("", name)) and all(map(_is_name_word, words))


def _is_name_word(word: str) -> bool:
    first = _WORD.search(word)
    if first is None:
        return word.strip("()&+-–/.#").isdigit() or word in ("&", "+", "-", "–", "/")
    return (
        _PARTICLES.fullmatch(word.lower()) is not None or not first[0].islower() or _UNCASED.fullmatch(word) is not None
    )
