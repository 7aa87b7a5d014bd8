"""Names in running Chinese, with their classes: by their shape, by the words around them, and by the tagger."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.languages.chinese.bodies import firms, inside_schools, institutions, listed, worldwide
from kg.languages.chinese.foreign import dotted, foreign, runs
from kg.languages.chinese.found import Found
from kg.languages.chinese.people import attended, people
from kg.languages.chinese.persons import TITLE, is_person, surname
from kg.languages.chinese.surroundings import surroundings
from kg.languages.chinese.tables import words as table
from kg.languages.chinese.tagger import Tagged
from kg.languages.chinese.words import Word, words
from kg.names.chinese import simplified

_HAN = r"[\u3400-\u9fff]"
_LATIN = re.compile(
    r"(?<![A-Za-z0-9_.@/&+-])(?:[A-Z][A-Za-z0-9_À-ɏ&+’'-]*|[a-z]+[A-Z0-9][A-Za-z0-9_À-ɏ&+-]*)(?:[ .](?:[A-Z][A-Za-z0-9_À-ɏ&+’'-]*|\d[0-9A-Za-z.]*))*"
)


def find(text: str) -> tuple[Found, ...]:
    """Return the names of a text in order, none inside another.

    >>> [(text[f.start:f.end], f.type) for text in ["李时珍在云山大学遇见罗杰·佩恩。"] for f in find(text)]
    [('李时珍', 'Person'), ('云山大学', 'Organization'), ('罗杰·佩恩', 'Person')]
    """
    from kg.languages.chinese.tagger import tag

    found = words(text)
    tagged = tuple(tag(text))
    rows = [*institutions(text, found), *_latin(text), *listed(text, found), *surroundings(text, found)]
    rows += [
        *inside_schools(text),
        *worldwide(text),
        *firms(text, found),
        *_titled(text, found),
        *_foreign(text, found, tagged),
    ]
    spans = {(one.start, one.end): one.sure if one.type == "Person" else -1.0 for one in tagged}
    rows += [
        Found(start, end, "Person", 3 if points >= SURE else 2 if points >= ENOUGH else 0)
        for start, end, points in people(text, spans)
    ]
    rows += [Found(one.start, one.end, one.type, 1) for one in tagged if one.type != "Person"]
    rows += [row._replace(start=one.start, sure=3) for one in tagged for row in rows if _widens(one, row)]
    rows = [_behind_verb(text, row) for row in rows]
    return tuple(_apart(text, [row for row in rows if _may_be(text[row.start : row.end], row)], found))


_VERB_AT = re.compile(
    r"(?:毕业|畢業|就读|就讀|任教|任职|任職|供职|供職|就职|就職|求学|求學|受聘|执教|執教|服务|服務)[于於]"
)


def _behind_verb(text: str, row: Found) -> Found:
    """Return a body's name without the verb before it: 毕业于, 任教于."""
    ends = [verb.end() for verb in _VERB_AT.finditer(text, row.start, row.end)]
    return row._replace(start=ends[-1]) if ends and row.type == "Organization" else row


def _widens(one: Tagged, row: Found) -> bool:
    """Tell whether the tagger is sure that an organization begins before its noun: 汉堡青年队."""
    both = one.type == row.type == "Organization" and one.end == row.end
    return both and one.start < row.start and one.sure >= WIDER and row.sure > 1


WIDER = 0.9
"""From which the tagger is sure of more than a noun and what modifies it."""
SURE, ENOUGH = 5, 3
"""Points of a person."""


def _foreign(text: str, found: Sequence[Word], tagged: Sequence[Tagged]) -> Iterator[Found]:
    """Yield foreign persons: with dots surely, else where the words around or the tagger say so."""
    for start, end in dotted(text, found):
        yield Found(start, end, "Person", 3)
    people_ = {(one.start, one.end) for one in tagged if one.type == "Person"}
    others = {(one.start, one.end) for one in tagged if one.type != "Person"}
    for start, end in runs(text, found):
        if (start, end) in others or text[start:end] in table("foreign_places"):
            continue
        told = attended(text, start, end)
        if told or (start, end) in people_:
            yield Found(start, end, "Person", 3 if told else 2)
    for one in tagged:
        form = text[one.start : one.end]
        if (
            one.type == "Person"
            and form[0] not in "从從和与跟在于由被对向是的"
            and len(form) > 1
            and one.sure >= (0.8 if all(map(foreign, simplified(form))) else 0.9)
        ):
            yield Found(one.start, one.end, "Person", 1)


_TRADE = re.compile(r".?[艺藝术術作画畫学學专專评評乐樂奏剧劇史商][家员員师師]|.家.{0,2}")
_COUNTED = re.compile(r"[一二两三四五六七八九十几][棵个条只座间家台辆张块片位名本部篇首遍次回趟种套层楼]")
_PART_OF_WORLD = re.compile(r"(?:.{1,3}(?:国|太|中|东|西|南|北|美|欧))区|全球|海外")


def is_trade(form: str) -> bool:
    """Tell whether what looks like a person's name is a trade, or begins with one.

    >>> is_trade("漆艺家"), is_trade("琴家石"), is_trade("王小云")
    (True, True, False)
    """
    return _TRADE.fullmatch(form) is not None


def _may_be(form: str, row: Found) -> bool:
    if row.type == "Person" and (alone := words(form)) and len(alone) == 1 and alone[0].tag[0] in "vadtmqc":
        return False
    titled = row.type == "Person" and surname(form) and TITLE.fullmatch(simplified(form)[len(surname(form)) :])
    if titled and row.sure == 3:
        return True
    if row.type == "Person" and (form.endswith(("生", "人", "家", "员", "者")) and not is_person(form)):
        return False
    if row.type == "Person" and row.sure < 3 and is_trade(form):
        return False
    if row.type == "Place" and row.sure < 3 and _COUNTED.match(form):
        return False
    if row.type == "Organization" and row.sure < 3 and _PART_OF_WORLD.fullmatch(form):
        return False
    if row.type == "Person" and row.sure < 3:
        return len(form) > 1 and form not in table("no_persons") and not TITLE.fullmatch(form)
    return len(form) > 1


def _apart(text: str, rows: Sequence[Found], found: Sequence[Word]) -> Iterator[Found]:
    """Yield names that do not overlap: the surer first, then the longer."""
    kept: list[Found] = []
    for row in sorted(rows, key=lambda r: (-r.sure, -(r.end - r.start), r.start)):
        if not any(row.start < other.end and other.start < row.end for other in kept):
            kept.append(row)
    yield from sorted(kept)


def _titled(text: str, found: Sequence[Word]) -> Iterator[Found]:
    """Yield persons before whose title their name stands: 王小云教授; and surnames with a title: 王老师."""
    for match in TITLE.finditer(text):
        at = match.start()
        if len(match[0]) < 2 and text[match.end() : match.end() + 1] not in (*tuple("，。！？、；：的说"), ""):
            continue
        for size in (4, 3, 2):
            weak = text[at - size : at - size + 1] in _WEAK
            department = size == 2 and text[at - 1] in "部院所系室处科局厂台馆社" and match[0] in _HEADS
            if (
                at >= size
                and not weak
                and not department
                and is_person(text[at - size : at])
                and any(word.start == at - size for word in found)
            ):
                if len(match[0]) > 1:
                    yield Found(at - size, at, "Person", 3)
                break
        else:
            family = next((s for s in (2, 1) if at >= s and surname(text[at - s : at]) == text[at - s : at]), 0)
            word = next((w for w in found if w.start <= at - family < w.end), None)
            alone = word is not None and word.start == at - family and word.end in (at, match.end())
            if (
                family
                and alone
                and not (family == 1 and text[at - 1] in "和从于向那连与同跟有家国文高公管师主任马水金石山白")
            ):
                yield Found(at - family, match.end(), "Person", 3)


_HEADS = ("主任", "部长", "院长", "所长", "处长", "经理", "总监", "主席", "会长", "书记")
"""Who leads a department, whose name may look like that of a person: 策展部主任."""
_WEAK = "任于时常应能都从连和向经成有别曾管解计段干支党国后公家文祖空第言年习通双万陆幸"
"""Surnames that are more often other words."""


_EPISODE = re.compile(r"(?:EP?|Ep|Vol|No|S\d+E)[ .]?\d+")


def _latin(text: str) -> Iterator[Found]:
    """Yield names in Latin letters inside Chinese."""
    for match in _LATIN.finditer(text):
        if len(match[0]) > 1 and re.search(_HAN, text) and not _EPISODE.fullmatch(match[0]):
            yield Found(match.start(), match.end(), None, 2)
