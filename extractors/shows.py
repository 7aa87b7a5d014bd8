"""Who hosts the show and who is a guest of it: "Welcome to Machine Talk. I'm Grace Hopper. With me is Ada Lovelace"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.nlp.splitting import sentences
from kg.records.statement import Evidence, Fact, Mention, Name
from kg.text.normalize import fold

from .answers import who
from .reading import opening
from .reading.known import Known
from .reading.listed import PODCAST, fields
from .reading.turns import Turn

_TURNS = 2
"""Turns of a guest at the least: one turn may be a voice that is played."""

_SOON = 6
"""Turns after the welcome and the guest's first words in which the host may still introduce the guest."""


def extract(at_hand: Known) -> Iterator[Mention | Fact]:
    """Yield the show that a host opens, who hosts it, and the guests who speak in it and whom the host names."""
    found = list(_hosts(at_hand))
    yield from found
    hosted = [fact for fact in found if isinstance(fact, Fact)]
    shows = {fact.object.form for fact in hosted}
    if len(shows) == 1:
        opened = min(fact.evidence.line for fact in hosted)
        yield from _guests(at_hand, shows.pop(), {fact.subject.form for fact in hosted}, opened)


def _hosts(at_hand: Known) -> Iterator[Mention | Fact]:
    """Yield who welcomes to the show, and no guest: "Welcome to Machine Talk. I'm Grace Hopper", "my podcast, …"."""
    guests = set(at_hand.context.guests)
    shows = [fold(value) for value in fields(at_hand.document, "show", "channel") if PODCAST.search(value)]
    titles = [fold(value).lower() for value in fields(at_hand.document, "show", "channel", "title")]
    for turn in at_hand.turns:
        speaker = who(at_hand, fold(turn.speaker_raw or ""))
        if speaker is None or speaker.form in guests:
            continue
        text = fold(turn.text)
        for words, show in dict.fromkeys(
            (*opening.of_shows(text, shows), *opening.by_name(text, speaker.form, titles))
        ):
            place = at_hand.places.find(words, turn.line, turn.line_end)
            if place and place[2] == words:
                evidence = Evidence(at_hand.document.source.id, *place, "shows:welcome", turn.start_s, turn.end_s)
                yield Mention(evidence.source, evidence.line, show, "Podcast", None, rank=1)
                yield Fact(speaker, "hosts", Name(show, "Podcast"), evidence)


def _guests(at_hand: Known, show: str, hosts: set[str], opened: int) -> Iterator[Fact]:
    """Yield each guest with the sentence in which a host first names them, soon after they or the show begin."""
    counts = Counter(turn.speaker_raw for turn in at_hand.turns if turn.speaker_raw)
    for label in sorted(label for label, count in counts.items() if count >= _TURNS):
        guest = who(at_hand, fold(label))
        if guest is None or guest.form in hosts or " " not in guest.form:
            continue
        first = next(number for number, turn in enumerate(at_hand.turns) if turn.speaker_raw == label)
        welcome = sum(turn.line <= opened for turn in at_hand.turns)
        begun = at_hand.turns[: max(first, welcome) + _SOON]
        said = (
            one for turn in begun if fold(turn.speaker_raw or "") in hosts for one in _naming(at_hand, turn, guest.form)
        )
        evidence = next(said, None)
        if evidence:
            yield Fact(guest, "appearsIn", Name(show, "Podcast"), evidence)


def _naming(at_hand: Known, turn: Turn, name: str) -> Iterator[Evidence]:
    text = fold(turn.text)
    for start, end in sentences(text):
        words = text[start:end]
        place = at_hand.places.find(words, turn.line, turn.line_end) if name in words else None
        if place and place[2] == words:
            yield Evidence(at_hand.document.source.id, *place, "shows:guest", turn.start_s, turn.end_s)
