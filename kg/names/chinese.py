"""Chinese names: characters, surnames, readings, and the ways in which they are written in Latin letters.

Readings come from pypinyin (all readings of a character), imported only when a name holds Chinese characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from kg.names.tables import rows, words

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
_MIDDLE_DOT = "·・•‧"


def has_han(text: str) -> bool:
    """Whether the text holds a Chinese character."""
    return _HAN.search(text) is not None


def is_han(text: str) -> bool:
    """Whether the text is Chinese characters only, a middle dot between parts of a foreign name allowed."""
    bare = "".join(char for char in text if char not in _MIDDLE_DOT and not char.isspace())
    return bool(bare) and all(_HAN.match(char) for char in bare)


def is_surname(text: str) -> bool:
    """Whether the characters are a surname that is spelt in the table of surnames."""
    return text in words("compound_surnames") or any(
        r.replace("v", "ü") in rows("surnames_abroad") for r in surname_readings(text)[:1]
    )


def split_name(name: str) -> tuple[str, str]:
    """Return surname and given name of a Chinese name in characters.

    >>> split_name("司马相如"), split_name("李白")
    (('司马', '相如'), ('李', '白'))
    """
    size = 2 if name[:2] in words("compound_surnames") and len(name) > 2 else 1
    return name[:size], name[size:]


@lru_cache(maxsize=8192)
def readings(char: str) -> tuple[str, ...]:
    """Return all pinyin readings of one character without tones, the commonest first; ü as "v" and as "u"."""
    import pypinyin

    found = pypinyin.pinyin(char, style=pypinyin.Style.NORMAL, heteronym=True, errors="ignore")
    plain = [reading for row in found for reading in row if reading.isascii()]
    return tuple(dict.fromkeys(reading.replace("v", letter) for reading in plain for letter in ("v", "u", "yu")))


@lru_cache(maxsize=8192)
def surname_readings(surname: str) -> tuple[str, ...]:
    """Return the Latin spellings of a surname in characters: its readings as a surname, and spellings abroad."""
    home = rows("surname_readings").get(surname) or ("".join(readings(char)[0] for char in surname if readings(char)),)
    home = tuple(dict.fromkeys(form for reading in home for form in (reading, reading.replace("v", "u"))))
    abroad = [form for reading in home for form in rows("surnames_abroad").get(reading.replace("v", "ü"), ())]
    return tuple(dict.fromkeys([*home, *abroad]))


def _product(rows: Sequence[Sequence[str]], limit: int) -> list[tuple[str, ...]]:
    """All ways to choose one of each row, at most `limit`, the first choices first."""
    ways: list[tuple[str, ...]] = [()]
    for row in rows:
        ways = [(*way, choice) for way in ways for choice in row][:limit]
    return ways


@lru_cache(maxsize=8192)
def _given_pattern(given: str) -> re.Pattern[str]:
    """A pattern of every way to spell the given name together."""
    return re.compile("".join(f"(?:{'|'.join(map(re.escape, readings(char))) or '(?!)'})" for char in given))


def plain_letters(text: str) -> str:
    """Return the text in lower case with accents and everything that is no letter removed; ü becomes u.

    >>> plain_letters("Lǚ Xiù-Yīng")
    'luxiuying'
    """
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in parts if char.isalpha())


def reads_as(name: str, tokens: Sequence[str]) -> str | None:
    """Return how a Chinese name in characters is spelt by Latin tokens: "family first", "family last" or None.

    >>> reads_as("王小云", ["Wang", "Xiaoyun"]), reads_as("王小云", ["Xiao-Yun", "Wang"])
    ('family first', 'family last')
    """
    surname, given = split_name(name)
    parts = [plain_letters(token) for token in tokens]
    if not given or len(parts) < 2 or len(given) > 4:
        return None
    family, pattern = surname_readings(surname), _given_pattern(given)
    for size in (1, 2):
        if "".join(parts[:size]) in family and pattern.fullmatch("".join(parts[size:])):
            return "family first"
        if "".join(parts[-size:]) in family and pattern.fullmatch("".join(parts[:-size])):
            return "family last"
    return None


def given_reads_as(given: str, token: str) -> bool:
    """Whether a given name in characters is spelt by the Latin token: 小云 and Xiaoyun."""
    return bool(given) and len(given) < 5 and _given_pattern(given).fullmatch(plain_letters(token)) is not None


def spell(name: str) -> tuple[str, ...]:
    """Return the usual ways to write a Chinese name in Latin letters: "Xiaoyun Wang", "Wang Xiaoyun".

    >>> spell("王小云")
    ('Xiaoyun Wang', 'Wang Xiaoyun')
    """
    surname, given = split_name(name)
    if not given or len(given) > 4:
        return ()
    families = surname_readings(surname)[:1]
    spelt = ["".join(parts).capitalize() for parts in _product([readings(char)[:3] for char in given], 9)]
    pairs = [(first, family.capitalize()) for family in families for first in spelt]
    return tuple(dict.fromkeys([*(f"{a} {b}" for a, b in pairs), *(f"{b} {a}" for a, b in pairs)]))


def simplified(text: str) -> str:
    """Return the text with traditional characters replaced by simplified ones.

    >>> simplified("張學友")
    '张学友'
    """
    table = _traditional()
    return "".join(table.get(char, char) for char in text)


@cache
def _traditional() -> dict[str, str]:
    return {pair[0]: pair[1] for pair in words("traditional")}


_ENDING = re.compile(
    r"(?:理工|科技|工业|农业|师范|医科|政法|财经|交通|外国语)?大学|学院|(?:科技|网络|信息|技术|文化|影视|医疗|生物|制药|能源|半导体|电子|智能|软件|机械|食品|餐饮|农业|果业|酒业|茶业|乳业|汽车|航空|教育|娱乐|体育|音乐|设计|建筑|咨询|贸易|材料|化工|地产|实业|重工|基因)?"
    r"(?:股份)?(?:有限)?(?:责任)?公司|集团|科技|银行|研究院|研究所|基金会?|资本|创投|投资|出版社|传媒|影业|影视|文化|医院|诊所|中学|小学|电视台|日报|晚报|周刊|杂志社?|律师事务所|律所|(?:建筑|设计|会计师?)?事务所|"
    r"工作室|餐厅|饭店|酒店|书店|剧团|剧社|乐队|乐团|舞团|球队|队|俱乐部|医疗|生物|制药|药业|能源|半导体|电子|智能|软件|网络|果业|酒业|茶业|乳业|食品|汽车|航空|重工|实业|地产|置业|基因|娱乐|体育|教育|咨询|农场|牧场|合作社|庄园|酒庄|茶厂|酒厂|厂"
)
_BODY = re.compile("(?:大学|学院|研究院|研究所|银行|医院|出版社|基金会|中学|小学)$")
_LEGAL = re.compile("(?:股份)?(?:有限)?(?:责任)?公司|集团")
_INSTITUTES = "大院所社行厂局部中台校馆团"


def abbreviates(short: str, long: str) -> bool:
    """Whether a name in characters is short for the longer one of an organization.

    >>> abbreviates("复旦", "复旦大学"), abbreviates("北大", "北京大学"), abbreviates("复旦", "复旦大学出版社")
    (True, True, False)
    >>> abbreviates("中科院声学所", "中国科学院声学研究所"), abbreviates("清华", "北京大学")
    (True, False)
    """
    a, b = simplified(short), simplified(long)
    if not (is_han(a) and is_han(b)) or not 1 < len(a) < len(b) or a[0] != b[0]:
        return False
    if b.startswith(a) and _BODY.search(a) and not _LEGAL.fullmatch(b[len(a) :]):
        return False  # a university is not its press
    if b.startswith(a):
        return _ENDING.fullmatch(b[len(a) :]) is not None or b[len(a) :] in words("chinese_industries")
    rest = iter(b)
    ordered = all(char in rest for char in a)
    return ordered and a[-1] in _INSTITUTES and a[-1] in b[-2:] and len(b) <= 3 * len(a)


def sound_alike(a: str, b: str) -> bool:
    """Whether two texts of as many characters may be read the same."""
    return len(a) == len(b) and all(x == y or set(readings(x)) & set(readings(y)) for x, y in zip(a, b, strict=True))


_INITIAL = "(?:b|p|m|f|d|t|n|l|g|k|h|j|q|x|zh|ch|sh|r|z|c|s|y|w)"
_FINAL = (
    "(?:a|o|e|i|u|v|ai|ei|ao|ou|an|en|ang|eng|ong|er|ia|ie|iao|iu|ian|in|iang|ing|iong|ua|uo|uai|ui|uan|un|uang|ue|ve)"
)
_SYLLABLES = re.compile(f"(?:{_INITIAL}{_FINAL}|a|o|e|ai|ei|ao|ou|an|en|ang|er){{1,3}}")


def is_pinyin(tokens: Sequence[str]) -> bool:
    """Whether every token may be pinyin, of three syllables at most.

    >>> is_pinyin(["Xiaoyun", "Wang"]), is_pinyin(["Grace", "Wang"])
    (True, False)
    """
    return all(_SYLLABLES.fullmatch(plain_letters(token)) for token in tokens)


@lru_cache(maxsize=8192)
def spelt_together(text: str) -> tuple[str, ...]:
    """Return the readings of a given name, written together, the commonest first.

    >>> spelt_together("小云")[0]
    'xiaoyun'
    """
    return tuple(dict.fromkeys("".join(parts) for parts in _product([readings(char)[:3] for char in text], 27)))
