"""Lines of a career in Chinese: years, an organization, and what somebody was there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.languages.chinese.years import years
from kg.records.statement import Fact

from ..reading.career_entries import of_life
from ..reading.known import Known
from .grammar import grammar
from .hits import fits
from .reference import THING
from .sentence import Sentence
from .stated import named


def stations(at_hand: Known, sentence: Sentence) -> Iterator[Fact]:
    """Yield what a line of a career states: years, an organization, and what somebody was there."""
    if sentence.passage.item.kind not in ("story", "list-item") or sentence.implied is None or sentence.topic:
        return
    match = _STATION_LINE.fullmatch(sentence.coded)
    if not match:
        return
    (firm,) = (sentence.thing(sign) for sign in match["firm"])
    role = match["role"].strip("，,·|（）() ")
    study = role.endswith(tuple(grammar().sets["degree"]))
    frame = grammar().frames["Education" if study else "Employment"]
    evidence = at_hand.places.evidence(sentence.passage.item, sentence.text, f"chinese:{frame.name.lower()}")
    name = named(firm, frame.role("school" if study else "employer"))
    fitting = fits(firm, frame.role("school" if study else "employer"))
    if evidence is None or name is None or not fitting or not (study or role.endswith(tuple(grammar().sets["role"]))):
        return
    start, end = years(sentence.coded)
    if start is end is None and (life := of_life(sentence.passage)):
        start, end = life.start, life.end
    predicate = frame.says[0].predicate
    yield Fact(sentence.implied, predicate, name, evidence, role=role, start=start, end=end, certainty="verbatim")


_STATION_LINE = re.compile(
    rf"[\d年月./\-–—~～至到今起底初末季春夏秋冬现在：:·|,，]*(?P<firm>{THING})(?P<role>[，,·|—：:（(]?[^\ue000-\uf8ff。！？]{{1,24}}?)[）)。]?"
)
