"""What pronouns, "who" and "the company" stand for in a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kg import nlp
from kg.records.statement import Name
from kg.records.vocabulary import WORKS
from kg.text.normalize import word_set

from ..naming.shapes import is_school
from . import gender, organizations
from .candidates import candidates
from .chunk import Chunk
from .dislocation import dislocated
from .mentioned import Mention, Said, usable
from .organizations import BODIES
from .pronouns import HIM, both, own_clause, pronoun, same, third_person
from .score import choose

if TYPE_CHECKING:
    from ..reading.known import Known
    from ..reading.passages import Passage

_HIS = frozenset(("his", "her", "my", "your", "our", "their"))
_HOUSE = r"(?: (?:new|own|current|AI))? (?:startup|start-up|company|firm)"
_OWNER = r"(?:[Tt]he|[Tt]his|[Hh]is|[Hh]er|[Oo]ur|[Tt]heir|[Tt]he (?:guest|speaker)[’']s)"
_WORK = r"(?:[Tt]he|[Tt]his|[Tt]heir|[Hh]is|[Hh]er) (?:paper|project|book|essay|manuscript|submission|work)"
_BEFORE_VERB = r"(?= (?:was|is|got|won|received|had|has|later|eventually|became|accepted|published|,)\b)"
_DONE = (
    r"(?: (?:also|then|later|both|all|first|just|actually|originally|recently|eventually|previously|once|even))?"
    r" (?:were|was|had|joined|worked|spent|led|ran|started|founded|co-founded|cofounded|built|wrote|co-wrote|left|"
    r"became|went|launched|created|studied|grew|sold|moved|met|hired|headed|managed|took|did|got|came|lived|helped|scaled|run|"
    r"co-founder|co-founders|cofounder|founder|CEO|CTO)\b"
)
"""After "we" and "you": something that was done, so that no people in general are meant."""
_STATED = (
    r" (?!(?:can|could|should|would|will|might|may|must|need|know|see|mean|want|get|say|said|think|feel|always|never|"
    r"only|just|don|do|did|does|have|had|are|were|ought|guys|people|all|both|two|in|on|at|or)\b)"
    r"(?:[a-z]+|and (?:he|she|[A-Z]\w+)) "
)
"""After a "you" that opens the sentence of one who asks: what is told of the guest, no rule for everybody."""
_GOES_ON = "of|for the|that|which|where|called|named"
_NO_PLACE = "".join(f"(?<!{word} )" for word in ("out", "over", "up", "in", "on", "down", "right", "right,"))
_IS_THERE = "is|are|was|were|has|have|had|will|would|must|may|might|could|can|should|seems?|exists?|comes?|came|goes"
_REFERENCE = re.compile(
    r"(?<![\w’'-])(?:(?P<guest>(?:[Tt]he |[Yy]oung )?(?:guest|Guest|speaker|Speaker|interviewee)|嘉宾)"
    r"|(?P<host>(?:[Tt]he )?(?:host|Host|interviewer|Interviewer|moderator))"
    rf"|(?P<home>{_OWNER}{_HOUSE})(?! (?:[A-Z]|(?:that|which|where|he|she|they|called|named)\b))"
    rf"|(?P<body>(?:[Tt]he|[Tt]his|[Tt]hat) (?:{'|'.join(sorted(BODIES))}))(?![\w’'-]| (?:[A-Z]|(?:{_GOES_ON})\b))"
    rf"|(?P<work>{_WORK})(?=[ ,.])"
    rf"|(?P<it>[Ii]t){_BEFORE_VERB}"
    r"|(?P<first>I|me|[Mm]y|myself|mine)(?![\w-])"
    rf"|(?P<we>[Ww]e|[Oo]ur)(?={_DONE})"
    rf"|(?P<you>[Yy]our|[Yy]ou(?={_DONE}|[’']re |[’']ve | are | have ))(?![\w-])"
    rf"|(?P<told>(?:^|(?<=^And )|(?<=^So )|(?<=^But )|(?<=^Now )|(?<=^Then ))[Yy]ou(?={_STATED}))(?![\w-])"
    r"|(?P<they>[Tt]hey|[Tt]heir|[Tt]hem)(?![\w-])"
    rf"|(?P<there>{_NO_PLACE}there)(?![\w’'-]|,? (?:at|in|{_IS_THERE})\b)"
    r"|(?P<pronoun>(?:[Hh]e|[Ss]he)(?=[’'](?:s|d|ll) )|(?:[Hh]e|[Ss]he|[Hh]im|[Hh]is|[Hh]er)(?![’']))"
    r"|(?P<relative>who|which|that))(?![\w-])"
)
_NO_RELATIVE = word_set(
    "explains explained says said argues argued believes believed shows noted notes so such fact "
    "idea concept theory view notion claim belief principle hypothesis observation perspective"
)


def speaker_of(passage: Passage) -> Name | None:
    """Return who speaks in a turn."""
    label = passage.item.speaker_raw
    return Name(label, "Person") if passage.item.kind == "turn" and label else None


def with_references(
    at_hand: Known,
    text: str,
    names: list[Chunk],
    about: tuple[Name, ...],
    before: Sequence[Chunk],
    passage: Passage,
    talk: Sequence[Said] = (),
) -> list[Chunk]:
    """Return the names and what refers to them, in order; `talk` are the sentences before, across turns."""
    chunks = list(names)
    for match in _REFERENCE.finditer(text):
        if any(chunk.start < match.end() and match.start() < chunk.end for chunk in names):
            continue
        earlier = [chunk for chunk in sorted(chunks, key=lambda c: c.start) if chunk.end <= match.start()]
        referent = _referent(at_hand, match, text, earlier, about, before, passage, talk)
        if referent:
            possessive = match[0].lower() in _HIS and bool(re.match(r"\s+[^\W\d_]", text[match.end() :]))
            label = nlp.POSSESSIVE if possessive else nlp.NAME
            types = frozenset({referent.type}) if referent.type else frozenset()
            first = match.lastgroup in ("first", "we")
            two = both(match[0], earlier, before) if match.lastgroup == "they" else ()
            others = two[1:] if two and two[0] == referent else ()
            chunks.append(Chunk(match.start(), match.end(), referent, types, label, True, False, first, others))
    return sorted(chunks, key=lambda chunk: chunk.start)


def _referent(  # noqa: C901
    at_hand: Known,
    match: re.Match[str],
    text: str,
    earlier: Sequence[Chunk],
    about: tuple[Name, ...],
    before: Sequence[Chunk],
    passage: Passage,
    talk: Sequence[Said],
) -> Name | None:
    """Return what a word refers to, or None where that is not clear."""
    kind = match.lastgroup
    if kind == "guest":
        return None if re.match(r"\s+[A-Z]", text[match.end() :]) else at_hand.guest
    if kind == "host":
        return None if re.match(r"\s+[A-Z]", text[match.end() :]) else at_hand.host
    if kind == "they":
        if (venue := organizations.sent_to(text, match.start(), earlier)) is not None:
            return venue
        if match[0].lower() != "them" and (two := both(match[0], earlier, before)):
            return two[0]
        return organizations.several(text, match.start(), earlier, talk) if match[0].lower() != "their" else None
    if kind == "there":
        return organizations.place(earlier, talk)
    if kind == "body":
        return organizations.body(match[0].split()[-1], earlier, talk)
    if kind in ("first", "we"):
        return speaker_of(passage)
    if kind in ("you", "told"):
        return None if _SUPPOSED.search(text, 0, match.start()) else _addressed(at_hand, passage)
    if kind == "home":
        if match[0][:1] in "Tt" and (
            named := _firms(earlier) or (_firms(before) if passage.item.kind != "turn" else _firms(before[-_SPOKEN:]))
        ):
            if passage.item.kind == "turn" and (len(named) > 1 or _MADE.search(text, 0, match.start())):
                return None
            founded = len(named) == 1 or _FOUNDED.search(text, 0, match.start())
            return named[0] if founded else None
        return at_hand.home if passage.item.kind != "turn" and _of_guest(at_hand, earlier) else None
    if kind in ("work", "it"):
        works = [chunk for chunk in (*before, *earlier) if _is_named_work(chunk) and not chunk.refers]
        leading = [chunk for chunk in earlier[:1] if kind == "it" and _is_named_work(chunk)]
        return (leading or works)[-1].name if works else None
    if kind == "relative":
        meant = [one for one in earlier if not text[: one.start].endswith(", not ")]
        return _relative(match, text, meant, about)
    if earlier and "Person" in earlier[-1].types and _HIS_OWN.fullmatch(text[earlier[-1].end : match.end()]):
        return earlier[-1].name
    if not about and (passage.item.kind == "turn" or at_hand.person is None):
        if (nearer := own_clause(text, earlier)) is not None and match[0].lower() not in HIM:
            return nearer
        own = said(text, earlier, passage, at_hand.whole)
        if (plain := dislocated(match.start(), own, talk, gender.of_pronoun(match[0]))) is not None:
            return Name(plain, "Person")
        choice = choose(candidates((match.start(), match.end()), own, talk))
        if choice.form is not None:
            return Name(choice.form, "Person")
        guest, speaker = at_hand.guest, speaker_of(passage)
        if guest is None or speaker is None or same(speaker, guest):
            return None
        fits = gender.of_name(guest.form) in (None, gender.of_pronoun(match[0]))
        return third_person(guest, speaker, before) if fits else None
    default = about[0] if len(about) == 1 and about[0].type == "Person" else at_hand.person
    wanted = gender.of_pronoun(match[0])
    own = said(text, earlier, passage, at_hand.whole)
    nearest = choose(candidates((match.start(), match.end()), own, talk)).form if talk else None
    scored = Name(nearest, "Person") if nearest else None
    if default is not None and not _fits(at_hand, default, wanted):
        return scored
    earlier = [chunk for chunk in earlier if _fits(at_hand, chunk.name, wanted)]
    before = [chunk for chunk in before if _fits(at_hand, chunk.name, wanted)]
    embedded = match[0].lower() in HIM and earlier and _EMBEDDED.search(text[earlier[0].end : match.start()])
    word = "her" if embedded else match[0].lower()
    return pronoun(text, word, default, earlier, before, bool(about)) or (None if about else scored)


def _fits(at_hand: Known, name: Name, wanted: str | None) -> bool:
    """Tell whether a pronoun of a gender may stand for a person: the page's own is of that of the page's pronouns."""
    if name.type not in ("Person", None):
        return True
    own = at_hand.person is not None and same(name, at_hand.person)
    return (at_hand.gender if own else gender.of_name(name.form)) in (None, wanted)


def said(text: str, chunks: Sequence[Chunk], passage: Passage, whole: Mapping[str, str] | None = None) -> Said:
    """Return a sentence as the candidates of a pronoun are sought in it: the persons of whom it speaks.

    `whole` gives for a part of a person's name the whole of it. A name of no known class behind an article or "in" is
    no person's.
    """
    people = [
        Mention(chunk.start, chunk.end, _whole(chunk, whole), sure is True, chunk.refers)
        for chunk in chunks
        if not chunk.first
        and not chunk.others
        and (sure := usable(chunk.name.form, chunk.types)) is not False
        and (sure or not _NOBODY.search(text, 0, chunk.start))
    ]
    speaker = speaker_of(passage)
    named = tuple(chunk for chunk in chunks if "Person" not in chunk.types)
    return Said(text, tuple(people), passage.item.line, speaker.form if speaker else None, named)


def _whole(chunk: Chunk, whole: Mapping[str, str] | None) -> str:
    """Return the whole name of a person of whom a part is named."""
    return (whole or {}).get(chunk.name.form, chunk.name.form) if "Person" in chunk.types else chunk.name.form


_NOBODY = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ii]n|[Aa]t|[Ii]nto|[Nn]ear|thing called|place called) [\"“‘]?$")
"""Before a name of no known class: it is no person's."""


def _of_guest(at_hand: Known, earlier: Sequence[Chunk]) -> bool:
    """Tell whether the guest is spoken of, as far as the sentence tells: another person's firm is not the guest's."""
    people = [chunk.name for chunk in earlier if "Person" in chunk.types]
    return not people or at_hand.guest is None or any(same(name, at_hand.guest) for name in people)


_HIS_OWN = re.compile(r",? (?:and|with|or) (?:his|her)")
"""Behind a name: "Ada and her students" are Ada's."""
_SPOKEN = 4
"""Names before "the company", in speech, among which it must be the one firm."""
_MADE = re.compile(
    r"\b(?:start|found|sell|build|creat|launch|grow|run|join|leav|own|buy)\w*(?: up| out)? $|"
    r"\b(?:sold|built|grew|ran|left|bought) $",
    re.IGNORECASE,
)
"""Before "the company" that may be one that was never named: "I started the company"."""
_FOUNDED = re.compile(r"\b(?:co-?)?found(?:ed|ing|s)\b|\b(?:started|set up|established)\b")
"""Before several firms the first is meant: "she founded Globex, refused Hooli and sold the company"."""


def _firms(chunks: Sequence[Chunk]) -> list[Name]:
    """Return the firms that are named, each once: which of them "the company" may be."""
    firms = [c.name for c in chunks if c.types == {"Organization"} and not c.refers and not is_school(c.name.form)]
    return list(dict.fromkeys(firms))


_SUPPOSED = re.compile(
    r"\b(?:if|when|whenever|once|as|say|whether|where|wish|hope|sure|until|unless|imagine)(?: that)? $",
    re.IGNORECASE,
)
"""Before a "you" that may be anybody: "when you are at a firm"."""


def _addressed(at_hand: Known, passage: Passage) -> Name | None:
    """Return whom the host calls "you": the one guest."""
    speaker, guest = speaker_of(passage), at_hand.guest
    if speaker is None or guest is None or same(speaker, guest):
        return None
    return guest if at_hand.host is None or same(speaker, at_hand.host) else None


_WRITTEN_OUT = {"m": "am", "s": "is", "re": "are", "ve": "had"}
"""By what follows the apostrophe: words of the same length; of "have" its past, which is as long."""


def written_out(text: str, chunks: Sequence[Chunk]) -> str:
    """Return a text of the same length with the verbs after its pronouns written out: "she’s" is "she" and "is".

    What stands for a name is a token by itself, so that no white space is needed.
    """
    for chunk in chunks:
        if chunk.refers and chunk.label == nlp.NAME and (match := _SHORT.match(text, chunk.end)):
            text = text[: chunk.end] + _WRITTEN_OUT[match[1]] + text[match.end() :]
    return text


_SHORT = re.compile(r"[’'](m|s|re|ve)(?= )")


_EMBEDDED = re.compile(r"[’']s (?:influence|impact|effect) on $|\s(?:that|which)\s(?:\w+\s){1,3}$")
"""Before a "him" that may be the subject: another's "influence on him", "books that shaped him"."""


_APPOSED = re.compile(r"\s?,\s+(?:an?|the|one|another)\s[^,.;:]{1,80}\s")
"""Between a person and "who": "Ada Lovelace, a mathematician of note who …"."""


def _relative(match: re.Match[str], text: str, earlier: Sequence[Chunk], about: tuple[Name, ...]) -> Name | None:
    """Return what "who", "which" or "that" refers to: the nearest name of its kind, else what is described."""
    named = [chunk for chunk in earlier if not chunk.refers]
    adjacent = bool(named) and not text[named[-1].end : match.start()].strip(" ,")
    person = [chunk for chunk in named if "Person" in chunk.types]
    described = about[0] if len(about) == 1 else None
    if match[0] == "who":
        if adjacent and named[-1].types == {"Person"}:
            return named[-1].name
        if person and _APPOSED.fullmatch(text[person[-1].end : match.start()]):
            return person[-1].name
        if described and described.type == "Person":
            return described
        if adjacent and not named[-1].types:
            return named[-1].name
        return person[-1].name if person and adjacent else None
    if adjacent and "Person" not in named[-1].types:
        return named[-1].name if match[0] == "which" or described is None or described.type == "Person" else described
    if match[0] == "which" and described is not None and described.type != "Person":
        return described
    word_before = text[: match.start()].split()[-1:] or [""]
    if match[0] == "that" and described and described.type != "Person" and word_before[0].lower() not in _NO_RELATIVE:
        return described
    return None


def _is_named_work(chunk: Chunk) -> bool:
    return bool(chunk.types & frozenset(WORKS)) and chunk.name.form[:1].isupper()
