"""Names that a Chinese page gives as a whole: short forms of firms, 老王 of its 王小云, terms that it says again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kg.languages.chinese import terms
from kg.languages.chinese.foreign import foreign
from kg.languages.chinese.persons import is_person, surname
from kg.languages.chinese.tables import words as table
from kg.languages.chinese.words import words
from kg.names.chinese import simplified
from kg.names.tables import words as named

Row = tuple[str, str | None]
_HAN = r"[\u3400-\u9fff]"


def page_names(texts: Sequence[str], rows: Iterable[Row], given: Iterable[str]) -> Iterator[Row]:
    """Yield (form, class) of the names that the page gives as a whole; `rows` are those that its sentences give."""
    chinese = [text for text in texts if re.search(_HAN, text)]
    if not chinese:
        return
    votes = Counter(row for row in rows if row[1])
    classes = {form: class_ for (form, class_), _ in sorted(votes.items(), key=lambda row: (row[1], row[0]))}
    known = set(classes) | set(given)
    yield from sorted({(form, "Product") for text in chinese for form in terms.numbered(text)})
    yield from ((form, "Method") for form in terms.methods(chinese) if form not in known)
    yield from ((form, _kind(form, chinese)) for form in terms.quoted_terms(chinese) if classes.get(form) is None)
    firms = sorted(form for form, class_ in classes.items() if class_ == "Organization")
    yield from ((form, "Organization") for form in _short_forms(firms, chinese) if form not in known)
    people = {form for form in known if classes.get(form, "Person") == "Person" and is_person(form)}
    speakers = people & set(given)
    familiar = [*_familiar(people, chinese), *_familiar(speakers, chinese)]
    yield from ((form, "Person") for form in dict.fromkeys(familiar) if form not in known)
    yield from ((form, "Person") for form in _foreign_again(chinese) if form not in known)


_AT_WORK = r"用|换成|改成|琢磨|摸索|总结|发明|研究|开发|从{0}|{0}(?:的时候|之后|里|做|法)|办法|方法|技术|手艺|工艺|做法"


def _kind(form: str, texts: Sequence[str]) -> str:
    """Return what a term is: a method where it is used or made, else a concept."""
    if re.search(r"(?:论|主义|效应|原则|定律|窗口|现象|观|精神|思维)$", form):
        return "Concept"
    near = " ".join(
        text[max(0, match.start() - 12) : match.end() + 24] for text in texts for match in re.finditer(form, text)
    )
    return "Method" if re.search(_AT_WORK.replace("{0}", form), near) else "Concept"


_WHOLE = re.compile(
    r"(?:股份)?(?:有限)?(?:责任)?公司$|集团$|(?:理工|科技|工业|农业|师范|医科|政法|财经|交通|电子科技|农林科技|外国语|音乐|美术|体育)?(?:大学|学院)$"
)


def _short_forms(firms: Sequence[str], texts: Sequence[str]) -> Iterator[str]:
    """Yield by what the page calls its firms for short: 云帆 of 云帆玻璃."""
    ends = named("chinese_industries") | table("institutions")
    for firm in firms:
        plain = simplified(firm)
        heads = (
            {_WHOLE.sub("", plain)}
            | {plain[:size] for size in (3, 4) if plain.endswith("大学")}
            | {plain[: -len(end)] for end in ends if plain.endswith(end)}
        )
        for head in sorted((h for h in heads if 1 < len(h) < min(len(plain), 5)), key=len, reverse=True):
            if _names_alone(head) and any(_alone(head, plain, simplified(text)) for text in texts):
                yield head
                break


def _names_alone(head: str) -> bool:
    found = words(head)
    if head in table("generic") or head in table("foreign_places") or (is_person(head) and len(head) > 2):
        return False
    return len(found) > 1 or found[0].tag[:2] in ("nr", "nz", "x", "nt")


def _alone(head: str, whole: str, text: str) -> bool:
    """Tell whether a text has the head of a name where the name does not go on, between words."""
    for match in re.finditer(head, text):
        if text.startswith(whole, match.start()):
            continue
        after = text[match.end() : match.end() + 1]
        if not re.match(_HAN, after) or _GOES_ON.match(text[match.end() :]):
            return True
    return False


_GOES_ON = re.compile(
    r"(?:的|是|在|也|就|都|又|还|要|想|给|被|把|让|收|买|卖|投|做|当|开|那|这|里|之前|之后|以后|以前|时|后来|现在|当时|设|位于|总部|上班|工作|干|待|呆|跟|和|与|同|以及|挖|请|找|说|没|不|有|从|到|去|来|前|后|员工|同事|老板|创始人|总裁|总监|经理|主编)"
)


def _familiar(people: set[str], texts: Sequence[str]) -> Iterator[str]:
    """Yield 老王 and 小王 of the one person with that surname."""
    families = Counter(surname(simplified(form)) for form in people)
    for family in sorted(family for family, count in families.items() if count == 1 and len(family) == 1):
        for before in "老小":
            form = before + family
            if any(_stands(form, simplified(text)) for text in texts):
                yield form


def _stands(form: str, text: str) -> bool:
    return any(
        (word.start == match.start() + 1 and word.text == form[1])
        or (word.start == match.start() and word.text == form)
        for match in re.finditer(rf"(?<![一-两]){form}(?![师板家乡实])", text)
        for word in words(text)
    )


_ACTS = re.compile(
    r"(?:在|说|写|讲|拿|那|这|的|是|就|也|还|当年|后来|自己|曾|提出|发明|认为|教|带|本人|先生|老师|教授|博士|对|跟|和|与|到|去|来|做|当|有|都|从|把|给|，|。|、)"
)


def _foreign_again(texts: Sequence[str]) -> Iterator[str]:
    """Yield runs of characters by which foreign names are written that a page says more than once: 费曼洛."""
    often: Counter[str] = Counter()
    for text in map(simplified, texts):
        for match in re.finditer(rf"{_HAN}+", text):
            run = match[0]
            at = 0
            while at < len(run):
                end = at
                while end < len(run) and foreign(run[end]) and run[end] not in "和给以于为有生家国人第":
                    end += 1
                form = run[at:end]
                before = run[:at]
                if (
                    3 <= len(form) <= 5
                    and (not before or _OPENS.search(before))
                    and _ACTS.match(text[match.start() + end :] or "，")
                ):
                    often[form] += 1
                at = max(end, at + 1)
    strict = named("foreign_characters")
    for form, count in sorted(often.items()):
        found = words(form)
        single = all(char in strict for char in form)
        place = form in table("foreign_places") or any(word.tag == "ns" for word in found)
        word = len(found) == 1 and not found[0].tag.startswith(("nr", "x"))
        if count > 1 and single and not place and not word and not is_person(form):
            yield form


_OPENS = re.compile(r"(?:在|跟|和|与|是|对|被|由|把|给|叫|像|比|说|的|了|看|见|找|请|问|听|从|让|过)$")
