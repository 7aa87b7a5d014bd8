"""Lays the Chinese units over sentences: who fills the roles, whether it is said at all, and the facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from kg.languages.chinese import veracity
from kg.languages.chinese.words import words
from kg.languages.chinese.years import years
from kg.records.statement import Evidence, Fact, Name

from ..naming.shapes import is_school
from ..reading.known import Known
from . import roles
from .grammar import Frame, Role, Unit, grammar
from .reading import LIST, Sentence, described, sentences
from .reference import THING, Thing
from .roles import Hit, Things

_SCHOOL = re.compile(
    r"大学|(?<!科)学院(?!院)|中学|小学|附中|一中|二中|高中|书院|学校|商学院|师范|[北清复交浙南武厦港台人]大$|清华|复旦|同济|南开|交大|科大|哈佛|耶鲁|斯坦福|牛津|剑桥|麻省|康奈尔"
)
_SELF = ("", None, None)
Filled = dict[str, Things]


def read(at_hand: Known) -> Iterator[Fact]:
    """Yield the facts that the Chinese sentences of a document state.

    The guest's "we" is the organization of the header, else the one that the guest says to have founded.
    """
    found = [fact for sentence in sentences(at_hand, at_hand.home) for fact in _sentence(at_hand, sentence)]
    own = {
        f.object for f in found if f.predicate == "founded" and f.subject == at_hand.guest and f.polarity == "asserted"
    }
    if at_hand.home is None and len(own) == 1:
        found = [fact for sentence in sentences(at_hand, own.pop()) for fact in _sentence(at_hand, sentence)]
    yield from found


@cache
def _triggers() -> tuple[re.Pattern[str], Mapping[str, tuple[Unit, ...]]]:
    """The words of all units but patterns, and the units of each."""
    units: dict[str, list[Unit]] = {}
    for frame in grammar().frames.values():
        for unit in frame.units:
            if unit.form != "p":
                for word in unit.words:
                    units.setdefault(word, []).append(unit)
    longest = sorted(units, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest))), {word: tuple(found) for word, found in units.items()}


@cache
def _patterns() -> tuple[tuple[Unit, re.Pattern[str]], ...]:
    found = []
    for frame in grammar().frames.values():
        for unit in frame.units:
            if unit.form == "p":
                found.append((unit, re.compile(_expanded("".join(unit.words)))))
    return tuple(found)


def _expanded(pattern: str) -> str:
    """Return the regular expression of a pattern: a name that it gives twice is taken where it stands first."""
    seen: set[str] = set()

    def things(match: re.Match[str]) -> str:
        again = match[1] in seen
        seen.add(match[1])
        return f"(?:{LIST})" if again else f"(?P<{match[1]}>{LIST})"

    return re.sub(r"\{([a-z])\}", things, pattern)


def _sentence(at_hand: Known, sentence: Sentence) -> Iterator[Fact]:
    """Yield the facts of a sentence."""
    if veracity.asks(re.sub(r"[”」』）]+$", "", sentence.coded)) or veracity.joked(sentence.next[:10]):
        return
    pattern, units = _triggers()
    for number, clause in enumerate(sentence.clauses):
        edges = _edges(clause.text)
        for match in _found(pattern, clause.text):
            if not _is_word(clause.text, match.start(), match.end(), edges):
                continue
            for unit in units[match[0]]:
                hit = Hit(sentence, number, match.start(), match.end())
                yield from _unit(at_hand, hit, unit, match[0])
    yield from _by_pattern(at_hand, sentence)
    yield from _stations(at_hand, sentence)


def _stations(at_hand: Known, sentence: Sentence) -> Iterator[Fact]:
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
    name = _named(firm, frame.role("school" if study else "employer"))
    fits = roles.fits(firm, frame.role("school" if study else "employer"))
    if evidence is None or name is None or not fits or not (study or role.endswith(tuple(grammar().sets["role"]))):
        return
    start, end = years(sentence.coded)
    predicate = frame.says[0].predicate
    yield Fact(sentence.implied, predicate, name, evidence, role=role, start=start, end=end, certainty="verbatim")


_STATION_LINE = re.compile(
    rf"[\d年月./\-–—~～至到今起底初末季春夏秋冬现在：:·|,，]*(?P<firm>{THING})(?P<role>[，,·|—：:（(]?[^\ue000-\uf8ff。！？]{{1,24}}?)[）)。]?"
)


def _found(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the words that evoke something, the longest at each place, none within another."""
    at = 0
    while match := pattern.search(text, at):
        yield match
        at = match.end() if len(match[0]) > 1 else match.start() + 1


def _edges(text: str) -> frozenset[int]:
    """Return the places where words begin or end."""
    return frozenset(place for word in words(text) for place in (word.start, word.end))


def _is_word(text: str, start: int, end: int, edges: frozenset[int]) -> bool:
    if end - start == 1:
        return start in edges and (end in edges or text[end : end + 1] in tuple("了过到给于"))
    return start in edges or end in edges


def _unit(at_hand: Known, hit: Hit, unit: Unit, word: str) -> Iterator[Fact]:
    frame = grammar().frames[unit.frame]
    if unit.needs and not re.search(unit.needs, hit.sentence.ahead + hit.sentence.coded):
        return
    if unit.unless and re.search(unit.unless, hit.sentence.ahead + hit.sentence.coded):
        return
    if unit.then and not re.match(unit.then, roles.following_end(hit)):
        return
    for filled, role, begin in _FORMS[unit.form](hit, unit, frame, word):
        yield from _facts(at_hand, hit, unit, frame, filled, role, begin)


def _verb(hit: Hit, unit: Unit, frame: Frame, word: str) -> Iterator[tuple[Filled, str | None, int]]:
    """Yield the roles of a verb."""
    filled: Filled = {}
    order = sorted(unit.roles, key=lambda row: "subject" in row[1])  # what else stands there is found first
    taken: list[Thing] = []
    for name, wheres in order:
        for where in wheres:
            found = _where(hit, where, frame.role(name))
            found = tuple(thing for thing in found if thing not in taken)
            if found:
                filled[name] = found
                taken += found
                break
    if len(filled) == len(unit.roles):
        yield filled, None, hit.start


def _where(hit: Hit, where: str, role: Role) -> Things:
    if where == "subject":
        return roles.subject(hit, role)
    if where == "object":
        return roles.object_(hit, role)
    if where == "topic":
        return roles.theme(hit, role)
    if where == "home":
        if hit.sentence.home and not hit.sentence.topic:
            return (Thing(hit.sentence.home, frozenset(("Organization",)), True),)
        return tuple(t for t in described(hit.sentence) if roles.fits(t, role))
    if where == "implied":
        name = hit.sentence.speaker or hit.sentence.implied
        return (Thing(name, frozenset(("Person",)), True),) if name else ()
    return roles.behind(hit, where, role)


_OFFICE = (
    r"(?:了|过|上了|上|起了|着)?(?:一[名位个任家]|第一任|首任|现任|名誉)?(?P<gap>[^\ue000-\uf8ff，]{{0,6}}?)(?P<owner>{list})?"
    r"(?:的|之)?(?P<office>[^\ue000-\uf8ff，的]{{0,12}}?(?:{nouns}))(?P<end>.*)$"
)


@cache
def _office() -> re.Pattern[str]:
    nouns = sorted((*grammar().sets["role"], *grammar().sets["degree"]), key=lambda noun: (-len(noun), noun))
    return re.compile(_OFFICE.format(list=LIST, nouns="|".join([*map(re.escape, nouns), "[\u3400-\u9fff]{1,4}师"])))


def _office_verb(hit: Hit, unit: Unit, frame: Frame, word: str) -> Iterator[tuple[Filled, str | None, int]]:
    """Yield the roles of a verb that takes an office: 担任甲公司的总监, 在甲公司当顾问."""
    match = _office().match(hit.after)
    if not match or (word in ("是", "为") and not match["owner"] and match["gap"]):
        return
    (person, _), (employer, wheres) = unit.roles
    owner: Things = tuple(t for t in hit.things(match["owner"] or "") if roles.fits(t, frame.role(employer)))
    if not owner and match["owner"]:
        return
    for where in wheres[1:]:
        owner = owner or roles.behind(hit, where, frame.role(employer))
    if not owner and word not in ("是", "为"):
        owner = tuple(t for t in roles.inherited(hit, frame.role(employer)) if "Organization" in t.types)
    if re.match(r"的(?=.)", match["end"]) and not re.match(rf"的{THING}", match["end"]):
        return
    who = roles.subject(hit, frame.role(person))
    if not who and (head := re.match(rf"的?(?P<who>{LIST})", match["end"])):
        who = tuple(t for t in hit.things(head["who"]) if roles.fits(t, frame.role(person)))
    if who and owner:
        yield {person: who, employer: owner}, _role_words(match["gap"] + match["office"]), hit.start


_COPULA = re.compile(
    r"(?P<verb>是|就是|为|乃|当|任|做|成了?|成为|担任|出任|当上|升任|接任|兼任?|叫做|改任|曾任|现任|时任|作为|称作|当选|聘为|认|当作|拜)(?:了|过|上)?"
    r"(?:一[名位个]|这[位个]|那[位个]|首任|第一任|前|原|现任|时任)?$"
)
_ONCE = re.compile(
    r"(?:前任?|原|现任?|时任|曾任|首任|第一任|同时也?|也|现在|如今|目前|当时|后来|曾|曾经|早年|以前|原来|过去|和|与|兼|、|他|她|作为|身为|我|对了|还有)*$"
)
_MODS = r"(?P<mods>[^\ue000-\uf8ff，的、是和与]{0,12}?)"


_PREAMBLE = re.compile(
    r"(?:[^\ue000-\uf8ff，。]{0,10}?(?:的时候|时期?|那年|期间|阶段|之后|以后)的?|后来的?|当时的?|那时的?|现在的?|后|硕士|博士|本科|大学|研究生|第一[个任位]|另外?一?[个位]|还有|而|但|倒是|"
    r"其实|主要|最[^，]{1,3}的|连|就|也|原来的?|以前的?|同门里?|[有是])*(?:一?[个位名])?"
)
"""Before a noun whose owner is left out."""


def _noun(hit: Hit, unit: Unit, frame: Frame, word: str) -> Iterator[tuple[Filled, str | None, int]]:
    """Yield the roles of a noun that says who somebody is: whose it stands before it, who it is around both."""
    (who, _), (whose, wheres) = unit.roles
    owned = re.search(rf"(?P<owner>{LIST})(?P<of>的|之)?{_MODS}$", hit.before)
    tail = re.match(r"(?P<more>[、和兼及](?=[^，]{1,12}$))?", hit.after)
    owner: Things = ()
    begin = hit.start
    mods = ""
    if owned:
        owner = tuple(t for t in hit.things(owned["owner"]) if roles.fits(t, frame.role(whose)))
        begin, mods = owned.start(), owned["mods"]
        if (
            not owner
            or tail is None
            or _cut_off(mods)
            or (word in _HONORIFIC and not owned["of"] and not owner[0].refers)
        ):
            return
    elif found := _described_owner(hit, frame.role(whose)):
        owner, begin = found, 0
    elif "topic" in wheres and re.fullmatch(r"(?:[^，]{0,6}的)?(?:他们|公司|团队)?(?:的)?", hit.before):
        owner = roles.theme(hit, frame.role(whose))
        begin = 0
    elif "subject" in wheres and _PREAMBLE.fullmatch(hit.before) and _NAMES_ONE.match(hit.after):
        owner = roles.possessor(hit, frame.role(whose))
        begin = 0
    if not owner:
        return
    for found, place in _bearers(hit, frame.role(who), begin, owner):
        yield {who: found, whose: owner}, _role_words(mods + word), place
        return


_HONORIFIC = ("先生", "太太", "夫人", "老师", "教练", "老板", "公公", "婆婆", "大哥", "大姐", "娘")
"""Titles after a name: 王先生 is nobody's husband."""
_NAMES_ONE = re.compile(
    rf"(?:就|也|正|都|里|中|之一)*(?:是|叫|名叫|叫做|为|：|有)?(?:[^\ue000-\uf8ff，。的]{{0,6}})?{THING}"
)


def _described_owner(hit: Hit, role: Role) -> Things:
    """Return whose the thing described is, where a noun ends its description: 王小云在云山带的第一个博士."""
    if not hit.sentence.topic or not re.match(r"(?:之一)?$", hit.after):
        return ()
    match = re.match(
        rf"[^\ue000-\uf8ff]{{0,8}}(?P<owner>{LIST})(?P<rest>.{{1,20}}的[^，的]{{0,6}}|多年的?)$", hit.before
    )
    if not match or re.search(r"[不没未]", match["rest"]):
        return ()
    return tuple(t for t in hit.things(match["owner"]) if roles.fits(t, role))


def _cut_off(mods: str) -> bool:
    return re.search(r"[说去来给对在从把被让到请找问看见]|离开|加入|其他|另外|没有", mods) is not None


def _bearers(hit: Hit, role: Role, begin: int, owner: Things) -> Iterator[tuple[Things, int]]:
    """Yield of whom a noun phrase is said, and where what may deny it ends: the surest first."""
    before, after, sentence = hit.text[:begin], hit.after, hit.sentence
    behind = re.match(rf"(?:、|：)?(?P<who>{LIST})(?!的[^，]*(?:说|书))", after)
    is_ = re.match(
        rf"(?:，)?(?:也|就|都|正|一直|里|中|之一)*(?:是|为|叫|名叫|包括|有|：|即)(?:了)?(?P<who>{LIST})", after
    )
    copula = _COPULA.search(before)
    if is_ and (found := _people(hit, is_["who"], role, owner)):
        yield found, hit.end + is_.start("who")
    if (
        behind
        and not re.match(r"的|之(?!一)", after[behind.end() :])
        and (found := _people(hit, behind["who"], role, owner))
    ):
        yield found, begin if not copula else copula.end()
        return
    if copula:
        sub = Hit(sentence, hit.clause, copula.start(), copula.end())
        if found := tuple(t for t in roles.subject(sub, role) if t not in owner):
            yield found, copula.end()
        return
    if behind and (found := _people(hit, behind["who"], role, owner)):
        yield found, begin
        return
    if not _ONCE.fullmatch(re.sub(r"[^，]*?(?=(?:前|原|现|时|曾|首)?任?$)", "", before, count=1)) and before.strip():
        return
    if re.match(r"(?:的|[^，的、和兼及与]{1,3}$)?(?:，|$|、|和|兼|及|之一)", after) is None:
        return
    if hit.clause and not before.strip() and (found := _apposed(hit, role, owner)):
        yield found, 0
        return
    if sentence.topic:
        yield tuple(t for t in described(sentence) if roles.fits(t, role)), begin
    elif _is_station(hit, before) and sentence.implied and "Person" in role.classes:
        yield (Thing(sentence.implied, frozenset(("Person",)), True),), begin


def _apposed(hit: Hit, role: Role, owner: Things) -> Things:
    """Return the person behind whose name a noun phrase stands: 王小云，云山公司总监."""
    sentence = hit.sentence
    for n in range(hit.clause - 1, -1, -1):
        text = sentence.clauses[n].text
        if re.fullmatch(r"[^\ue000-\uf8ff是了在]{2,10}", text):
            continue  # 王小云，画家，…
        alone = re.fullmatch(
            rf"(?:{_ADVERBS})?(?P<who>{THING})(?:这人|这个人|这位|先生|女士|老师|教授|博士|律师)?", text
        )
        shown = re.search(
            rf"(?:是|叫|有|请到了?|请来了?|欢迎){_ADVERBS}(?P<who>{THING})(?:先生|女士|老师|教授|博士|律师)?$", text
        )
        match = alone or shown
        found = hit.things(match["who"]) if match else ()
        return tuple(t for t in found if roles.fits(t, role) and t not in owner and t.name)
    return ()


_STATION = re.compile(r"(?:[\d年月./\-–—~～至到今起底初末季春夏秋冬 ：:·|,，]|现在|以后|之后)*$")


def _is_station(hit: Hit, before: str) -> bool:
    """Tell whether a noun phrase is a line of somebody's career: nothing but years stands before it."""
    return hit.sentence.passage.item.kind in ("story", "list-item") and _STATION.fullmatch(before) is not None


_ADVERBS = r"[^\ue000-\uf8ff，]{0,8}"


def _people(hit: Hit, signs: str, role: Role, owner: Things) -> Things:
    return tuple(t for t in hit.things(signs) if roles.fits(t, role) and t not in owner and t.name)


def _role_words(text: str) -> str | None:
    words_ = re.sub(r"^(?:的|了|过|一[名位个]|我们|他们|前|原|现任|时任|曾任|首任|担任|出任)+|[，。]+$", "", text)
    return words_ or None


_FORMS = {"v": _verb, "o": _office_verb, "n": _noun}


def _by_pattern(at_hand: Known, sentence: Sentence) -> Iterator[Fact]:
    """Yield the facts of patterns, which may go over the ends of clauses."""
    starts = []
    at = 0
    for clause in sentence.clauses:
        at = sentence.coded.find(clause.text, at)
        starts.append(at)
        at += len(clause.text)
    for unit, pattern in _patterns():
        if unit.unless and re.search(unit.unless, sentence.ahead + sentence.coded):
            continue
        if unit.needs and not re.search(unit.needs, sentence.ahead + sentence.coded):
            continue
        for match in pattern.finditer(sentence.coded):
            number = max((n for n, start in enumerate(starts) if start <= match.start()), default=0)
            begin = match.start() - starts[number]
            hit = Hit(sentence, number, begin, min(match.end() - starts[number], len(sentence.clauses[number].text)))
            frame = grammar().frames[unit.frame]
            groups = match.groupdict()
            filled: Filled = {}
            taken: list[Thing] = []
            for name, wheres in sorted(unit.roles, key=lambda row: row[1][0] not in groups):
                where = wheres[0]
                found = hit.things(groups[where]) if where in groups else _where(hit, where, frame.role(name))
                if unit.titled and frame.role(name).unknown:
                    found = tuple(t for t in found if t.quoted)
                kept = tuple(t for t in found if roles.fits(t, frame.role(name)) and t not in taken and t.name)
                filled[name] = kept
                taken += kept
            if all(filled.values()) and len(filled) == len(unit.roles):
                yield from _facts(at_hand, hit, unit, frame, filled, None, begin)


def _facts(
    at_hand: Known, hit: Hit, unit: Unit, frame: Frame, filled: Filled, role: str | None, begin: int
) -> Iterator[Fact]:
    """Yield the facts of filled roles, where they are stated, each with its evidence."""
    told = _status(hit, begin, filled)
    if told == veracity.OPEN:
        return
    sentence = hit.sentence
    evidence = at_hand.places.evidence(sentence.passage.item, sentence.text, f"chinese:{frame.name.lower()}")
    if evidence is None:
        return
    for says in frame.says:
        start, end = _when(hit, unit.ended) if says.dated else (None, None)
        for one in filled.get(says.subject, ()):
            for other in filled.get(says.object, ()):
                a, b = _named(one, frame.role(says.subject)), _named(other, frame.role(says.object))
                if a is None or b is None or a.form == b.form or not _schools(frame, says.object, b):
                    continue
                yield Fact(
                    a, says.predicate, b, evidence, told, role if says.role else None, start, end,
                    unit.kind or says.kind, "verbatim" if sentence.topic else "observed",
                )  # fmt: skip


def _schools(frame: Frame, name: str, thing: Name) -> bool:
    wanted = frame.role(name).school
    return wanted is None or wanted == bool(_SCHOOL.search(thing.form) or is_school(thing.form))


def _named(thing: Thing, role: Role) -> Name | None:
    """Return the name of a thing with the class that it has in a role."""
    if thing.other and "Organization" in role.classes and "Person" not in role.classes:
        return Name(thing.other.form, "Organization")
    if thing.name is None:
        return None
    fitting = sorted(thing.types & set(role.classes)) if thing.types and role.classes else sorted(thing.types)
    if not fitting and (len(role.classes) == 1 or (thing.quoted and role.classes)):
        fitting = [role.classes[0]]
    return Name(thing.name.form, fitting[0] if len(fitting) == 1 else thing.name.type)


_PLAIN = re.compile(THING)


def _status(hit: Hit, begin: int, filled: Filled) -> veracity.Status:
    """Return whether a fact is asserted, negated or left open by the words around what tells it."""
    sentence = hit.sentence
    upto = "".join(c.text + "，" for c in sentence.clauses[: hit.clause])
    if veracity.supposes(upto + hit.text):
        return veracity.OPEN
    after = sentence.clauses[hit.clause].after.lstrip("，,。；：— ")
    if veracity.taken_back(after) or (not after and veracity.taken_back(sentence.next)):
        return veracity.NEGATED
    if veracity.reported(upto + hit.text[: max(begin, 0)]):
        return veracity.OPEN
    if _either(hit) or any(_corrected(hit, thing) for things in filled.values() for thing in things):
        return veracity.OPEN
    before = hit.text[: max(begin, 0)]
    found = veracity.status(_PLAIN.sub("○", before))
    if re.match(r"(?:了|过)?(?:未遂|未果|失败|提名)", roles.following_end(hit)) or re.match(
        r"不了|不上|不到|未", hit.after
    ):
        return veracity.OPEN
    return found


def _either(hit: Hit) -> bool:
    return re.search(rf"(?:还是|或者?|要么){THING}|{THING}(?:或者?|要么)", hit.text) is not None


def _corrected(hit: Hit, thing: Thing) -> bool:
    """Tell whether a name is taken back right after it is said."""
    sentence = hit.sentence
    for n, known in enumerate(sentence.things):
        if known is thing:
            at = sentence.coded.find(chr(0xE000 + n))
            if at >= 0 and veracity.corrected(sentence.coded[at + 1 :]):
                return True
    return False


def _when(hit: Hit, ended: bool) -> tuple[str | None, str | None]:
    """Return the years in the clause, else in the one before where that tells nothing else."""
    start, end = years(hit.text)
    if start is None and hit.clause:
        previous = hit.sentence.clauses[hit.clause - 1].text
        if len(_PLAIN.findall(previous)) < 2 and len(previous) < 16:
            start, end = years(previous)
    return (None, start) if ended and end is None else (start, end)


def evidence_of(at_hand: Known, sentence: Sentence, rule: str) -> Evidence | None:
    """Return the words of a sentence as evidence."""
    return at_hand.places.evidence(sentence.passage.item, sentence.text, rule)


def all_things(found: Sequence[Thing]) -> tuple[Name, ...]:
    """Return the names of things that have one."""
    return tuple(thing.name for thing in found if thing.name)
