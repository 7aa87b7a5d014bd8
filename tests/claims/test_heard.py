"""The transcript's own words become a mention of a claim, where they stand out."""

from __future__ import annotations

from dataclasses import replace

from factory import document
from pages import Row, page, sayings, world

from kg.claims import claims
from kg.claims.heard import weighted
from kg.records.document import Cue, Document
from kg.records.statement import Claim
from kg.timing.words import terms

SAID = (
    "We met Mister Babbage at a party that spring and everybody wore terrible hats.",
    "Then the Jacquard loom came up, and its cards, and the silk that they make in France.",
    "And I tell you the engine weaves algebraic patterns just as the loom weaves flowers and leaves.",
    "My mother always wanted that I study mathematics rather than poetry, as a cure, so to speak.",
    "Now the Bernoulli numbers, that was the note with the table, the first program if you like.",
)
FILLING = "So that was the year and the weather kept on being what it was and people came and people went."
"""Talk that no page tells of."""


def transcript(*, sponsor: bool = False, timing: str = "given", doubtful: tuple[tuple[int, int], ...] = ()) -> Document:
    """Half an hour of talk: a sentence of SAID every five minutes, from the fifth on."""
    spoken = [SAID[at // 30 - 1] if at % 30 == 0 and 0 < at // 30 <= len(SAID) else FILLING for at in range(181)]
    cues = [
        Cue(n, 0, text, "Ada", n * 10.0, n * 10.0 + 9, timing, section="sponsor" if sponsor else None)
        for n, text in enumerate(spoken, 1)
    ]
    return document(spoken, path="talk.txt", items=(), cues=tuple(cues), doubtful=doubtful)


def made(row: Row, spoken: Document) -> Claim:
    """The claim of a page with one item, in a world that has the transcript."""
    read = page("page.md", row)
    ((claim,), _) = claims(sayings(read, row), world([read, spoken]))
    return claim


WEAVES = Row("The Analytical Engine weaves algebraic patterns as the Jacquard loom weaves flowers and leaves.")


def test_a_claim_without_a_second_has_that_of_the_words_in_the_transcript() -> None:
    claim = made(WEAVES, transcript())
    assert abs((claim.start_s or 0) - (90 + 1) * 10.0) <= 15
    first, heard = claim.mentions
    assert first.evidence.start_s is None
    assert "weaves algebraic patterns" in heard.text
    assert heard.why.startswith("heard: shared words: ")
    assert (heard.evidence.extractor, heard.speaker_raw) == ("claims:heard", "Ada")


def test_a_written_second_is_kept_beside_an_estimated_one_and_not_beside_that_of_captions() -> None:
    for timing, second in (("estimated", 880.0), ("given", 910.0)):
        claim = made(replace(WEAVES, second=880.0), transcript(timing=timing))
        assert claim.start_s == second
        assert [mention.evidence.start_s for mention in claim.mentions] == [880.0, 910.0]


def test_the_beginning_of_a_chapter_far_off_gives_way_to_what_is_said() -> None:
    claim = made(replace(WEAVES, second=300.0, kind="chapter"), transcript())
    assert abs((claim.start_s or 0) - 910.0) <= 15


def test_nothing_is_heard_where_nothing_stands_out() -> None:
    for row in (Row("People came."), Row("Machines will compose elaborate music.", 700.0)):
        assert len(made(row, transcript()).mentions) == 1


def test_sponsor_reads_and_doubtful_stretches_are_not_heard() -> None:
    assert len(made(WEAVES, transcript(sponsor=True)).mentions) == 1
    assert len(made(WEAVES, transcript(doubtful=((80, 120),))).mentions) == 1


def test_the_words_of_a_place_weigh_the_same_in_whatever_order_sets_have_them() -> None:
    rarity = {term: 1.5 + n / 7 for n, term in enumerate(terms(" ".join(SAID)))}
    weights = weighted(SAID, rarity)
    assert len(weights) > 40
    assert list(weights) == sorted(weights)
    assert weights == weighted(SAID[::-1], rarity)
