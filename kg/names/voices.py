"""What a speaker's label says where it is no name: the host, the guest, or somebody with a number."""

from __future__ import annotations

import re

_HOST = re.compile(
    r"(?:the )?(?:host|interviewer|moderator|q)|主持人?|主播|记者|記者|采访[者人]|採訪者|访谈者|提问者?|问|問",
    re.IGNORECASE,
)
_GUEST = re.compile(
    r"(?:the )?(?:guest|interviewee|a)|嘉宾|嘉賓|来宾|來賓|受访(?:[者人]|嘉宾)|受訪者|被采访[者人]|被访者"
    r"|主讲人?|讲述者|回答者?|答",
    re.IGNORECASE,
)
_NAMELESS = re.compile(
    r"(?:unknown |unidentified |main )?(?:speaker|voice|participant|person)[ _-]?(?:\d{1,3}|[a-z])?|spk[ _-]?\d{1,3}"
    r"|(?:说话人|說話人|发言人|發言人|讲话人|未知说话人|男声|女声)\s?(?:\d{1,3}|[A-Za-z一二三四五甲乙丙丁])?",
    re.IGNORECASE,
)


def part(label: str) -> str | None:
    """Return "host" or "guest" for a label that says so and no more, "nameless" for one that only numbers, else None.

    >>> part("主播"), part("来宾"), part("说话人 2"), part("邬小满")
    ('host', 'guest', 'nameless', None)
    """
    bare = label.strip(" :：【】[]")
    for name, pattern in (("host", _HOST), ("guest", _GUEST), ("nameless", _NAMELESS)):
        if pattern.fullmatch(bare):
            return name
    return None
