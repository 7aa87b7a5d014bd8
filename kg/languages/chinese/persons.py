"""Whether characters are a person's name, by their surname and what the dictionary says of them."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.languages.chinese.tables import words as table
from kg.languages.chinese.words import words
from kg.names.chinese import is_han, simplified
from kg.names.tables import words as named

DOT = "·・•‧"
_FUNCTION = re.compile("[的了是在我你他她它们这那和就都也不有说到要着过吗呢吧啊与及或被把对从]")
TITLE = re.compile(
    "(?:副?教授|老师|先生|女士|小姐|博士|院士|医生|大夫|律师|法官|导演|导师|校长|院长|所长|主任|主席|会长|总裁|总监|总经理|"
    "董事长|经理|处长|部长|省长|市长|县长|书记|将军|司令|同学|师傅|师兄|师姐|师弟|师妹|学长|学姐|前辈|大哥|大姐|叔叔|阿姨|指导|"
    "奶奶|爷爷|工程师|编辑|记者|主编|老板|总|工|哥|姐|叔|姨|爷|导)"
)
"""What stands after a surname or a name."""


def surname(text: str) -> str:
    """Return the surname with which characters begin, "" where they begin with none.

    >>> surname("欧阳修"), surname("王小云"), surname("数学家")
    ('欧阳', '王', '')
    """
    plain = simplified(text)
    if plain[:2] in named("compound_surnames"):
        return text[:2]
    return text[:1] if plain[:1] in table("surnames") else ""


@lru_cache(maxsize=8192)
def is_person(text: str) -> bool:
    """Tell whether characters alone are a person's name: a surname and one or two more that are no word together.

    >>> [is_person(text) for text in ("王小云", "诸葛亮", "罗杰·佩恩", "高兴", "时间", "数学家", "王小云说")]
    [True, True, True, False, False, False, False]
    """
    if not is_han(text) or simplified(text) in table("no_persons"):
        return False
    if any(dot in text for dot in DOT):
        return not _FUNCTION.search(text)
    family = surname(text)
    if not family or not 1 <= len(text) - len(family) <= 2 or len(text) < 2:
        return False
    if len(text) > 2 and text[0] == text[1]:
        return False  # 谢谢李
    found = words(text)
    if len(found) == 1:
        return found[0].tag.startswith("nr") and TITLE.fullmatch(simplified(text)[len(family) :]) is None
    given = simplified(text)[len(family) :]
    return not _FUNCTION.search(text) and TITLE.fullmatch(given) is None and not given.endswith("人")
