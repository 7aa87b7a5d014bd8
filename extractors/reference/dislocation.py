"""Persons whose name stands apart and is taken up at once: "Ada, she wove", "That was Ada, she wove"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import gender
from .mentioned import Said

_OPENING = re.compile(r"(?:(?:and|so|but|now|well|then|oh|yeah|no|yes|look|because),? )*", re.IGNORECASE)
"""Words that may open a sentence before its first name or pronoun."""

_PRESENTED = re.compile(
    r"(?:.*[,;.] )?(?:(?:and|so|but|now|well|then|oh|no|yes),? )*"
    r"(?:(?:that|it|this|there)(?:[’']s| is| was|[’']d be)|here[’']s)"
    r"(?: (?:mainly|mostly|really|all|just|largely|also|only|actually|of course))? ",
    re.IGNORECASE,
)
"""Before a name that is presented: "That's mainly Ada, she wrote it"."""


def dislocated(start: int, own: Said, before: Sequence[Said], wanted: str | None) -> str | None:
    """Return the person named right before a pronoun that takes the name up, where no weighing is needed.

    So it is behind a name that opens a sentence or is presented ("And Ada, she wove", "That was Ada, she wove"), and
    where the sentence before is nothing but a name ("Ada Lovelace. She wove.").
    """
    text, last = own.text, max((one for one in own.people if one.end <= start), key=lambda one: one.end, default=None)
    if last is not None:
        opens = _OPENING.fullmatch(text, 0, last.start) or _PRESENTED.fullmatch(text, 0, last.start)
        taken = re.fullmatch(
            r",(?: (?:well|um|uh|oh|you know|yeah),?)* |(?: (?:is|was)|[’']s),(?: well,| um,)? ", text[last.end : start]
        )
        if opens and taken and not last.refers and gender.of_name(last.form) in (None, wanted) and last.sure:
            return last.form
        return None
    if before and _OPENING.fullmatch(text, 0, start):
        names = [one for one in before[-1].people if one.sure and not one.refers]
        alone = len(names) == 1 and before[-1].text.strip(" .,!?…") == before[-1].text[names[0].start : names[0].end]
        if alone and gender.of_name(names[0].form) in (None, wanted):
            return names[0].form if names[0].form != own.speaker else None
    return None
