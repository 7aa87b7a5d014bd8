"""What people recommend when asked, and what they call by its title in speech: recommendations, authors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.records.statement import Evidence, Fact, Mention, Name

from .conversation.told import GOODS, Told
from .reading.known import Known, is_person

_ASKERS = re.compile(r"(?:the )?(?:q|host|interviewer|moderator|presenter|question|主持人?|问)\W?", re.IGNORECASE)
_ANSWERERS = re.compile(r"(?:the )?(?:a|guest|interviewee|speaker|answer|嘉宾|受访者|答)\W?", re.IGNORECASE)


def extract(at_hand: Known) -> Iterator[Mention | Fact]:
    """Yield what speakers recommend and who made it."""
    for told in at_hand.told:
        yield from _fact(at_hand, told)


def who(at_hand: Known, label: str) -> Name | None:
    """Return the person whom a label names; "Q" and "Guest" are the one host and the one guest, where there is one."""
    if _ASKERS.fullmatch(label):
        return at_hand.host
    if _ANSWERERS.fullmatch(label):
        return at_hand.guest
    return None if any(char.isdigit() for char in label) else Name(label, "Person")


def _fact(at_hand: Known, told: Told) -> Iterator[Mention | Fact]:
    """Yield the mention and the fact. Goods may bear their firm's name: their class counts where nothing else tells."""
    evidence = _evidence(at_hand, told)
    if evidence is None:
        return
    goods = told.type in GOODS
    thing = Name(told.form, None if goods else told.type)
    if told.form in evidence.quote:
        yield Mention(evidence.source, evidence.line, told.form, told.type, None, rank=2 if goods else 1)
    speaker = who(at_hand, told.speaker)
    if told.maker:
        for maker in _makers(at_hand, told.maker, speaker):
            yield Fact(maker, told.relation, thing, evidence)
    elif told.relation == "recommended" and speaker and (told.type == "Person" or not is_person(at_hand, told.form)):
        yield Fact(speaker, "recommended", thing, evidence, kind="recommended")
    elif told.relation == "influenced" and speaker and speaker.form != told.form:
        kind = "inspired" if told.frame == "inspiration" else "shaped"
        yield Fact(thing, "influenced", speaker, evidence, kind=kind)


def _makers(at_hand: Known, maker: str, speaker: Name | None) -> tuple[Name, ...]:
    """Return who made a thing: "I" is the speaker, "you" are all the guests, "he" or "she" is the one guest."""
    guests = tuple(Name(guest, "Person") for guest in at_hand.context.guests)
    own = speaker is not None and any(_same(speaker, guest) for guest in guests)
    if maker.lower() == "i":
        return (speaker,) if speaker else ()
    if maker.lower() == "you":
        return () if own or speaker is None else guests
    if maker.lower() in ("he", "she"):
        return guests if len(guests) == 1 and speaker is not None and not own else ()
    known = who(at_hand, maker)
    return (known,) if known else ()


def _same(a: Name, b: Name) -> bool:
    return set(a.form.lower().split()) <= set(b.form.lower().split())


def _evidence(at_hand: Known, told: Told) -> Evidence | None:
    """Return the sentence on its line, None where it does not stand there."""
    turn = told.turn
    place = at_hand.places.find(told.sentence, turn.line, turn.line_end)
    if place is None or place[2] != told.sentence:
        return None
    return Evidence(
        at_hand.document.source.id, place[0], place[1], place[2], f"answers:{told.frame}", turn.start_s, turn.end_s
    )
