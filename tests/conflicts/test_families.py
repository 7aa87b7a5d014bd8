"""Each family of conflicts: what is declared, and what only sounds like a disagreement."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest
from disagreeing import Row, conflicts, page, stated, transcript, values

from kg.records.document import Document
from kg.records.statement import Statement

ENGINE = "The Analytical Engine holds {} columns of cogwheels in its store."


def test_two_chief_offices_of_one_person_in_one_organization_exclude_each_other() -> None:
    a, b = page("a.md", "Ada Lovelace, CTO at Globex"), page("b.md", "Ada Lovelace, Chief Science Officer of Globex")
    said = [
        stated(a, 2, "Ada Lovelace", "workedAt", "Globex", role="CTO"),
        stated(b, 2, "Ada Lovelace", "workedAt", "Globex", role="Chief Science Officer"),
    ]
    assert values(a, b, statements=said, kind="role") == [{"CTO", "Chief Science Officer"}]


def test_what_one_may_be_at_once_or_was_before_is_no_conflict_of_roles() -> None:
    pairs = [
        ("CTO", "co-founder"), ("CTO", "Chief Technology Officer"), ("professor", "assistant professor"),
        ("CEO", "chairman"), ("researcher", "engineer"), ("Chief Scientist", "Chief Science Officer"),
    ]  # fmt: skip
    for one, other in pairs:
        a, b = page("a.md", f"Ada Lovelace, {one} at Globex"), page("b.md", f"Ada Lovelace, {other} at Globex")
        said = [
            stated(a, 2, "Ada Lovelace", "workedAt", "Globex", role=one),
            stated(b, 2, "Ada Lovelace", "workedAt", "Globex", role=other),
        ]
        assert values(a, b, statements=said, kind="role") == [], (one, other)
    a, b = page("a.md", "Ada Lovelace, former CTO at Globex"), page("b.md", "Ada Lovelace, CEO at Globex")
    said = [
        stated(a, 2, "Ada Lovelace", "workedAt", "Globex", role="CTO"),
        stated(b, 2, "Ada Lovelace", "workedAt", "Globex", role="CEO"),
    ]
    assert values(a, b, statements=said, kind="role") == []


def test_one_office_is_held_by_one_person() -> None:
    a, b = page("a.md", "Ada Lovelace, CEO of Globex"), page("b.md", "Grace Hopper, CEO of Globex")
    said = [
        stated(a, 2, "Ada Lovelace", "workedAt", "Globex", role="CEO"),
        stated(b, 2, "Grace Hopper", "workedAt", "Globex", role="CEO"),
    ]
    assert values(a, b, statements=said, kind="role") == [{"Ada Lovelace", "Grace Hopper"}]


def test_disciplines_exclude_each_other_and_what_is_less_specific_does_not() -> None:
    told = page("a.md", "John Locke — A botanist who grew ferns in glass.")
    assert values(told, page("b.md", "She cites John Locke, an English chemist of dyes.")) == [
        {"botanist", "English chemist"}
    ]
    for other in (
        "John Locke, a researcher.",
        "John Locke, a scientist.",
        "John Locke, a botanist and chemist.",
    ):
        assert values(told, page("b.md", other), kind="profession") == [], other
    assert values(told, page("b.md", "John Locke asked a chemist about it."), kind="profession") == []


def test_numbers_of_one_thing_disagree_with_their_units() -> None:
    rows = page("a.md", Row("Reading speed of the paper tape", 100.0, value="20 to 70 thousand bits per second"))
    prose = page("b.md", Row("The reading speed of a paper tape is 50k to 90k bits per second.", 110.0))
    assert values(rows, prose) == [{"20 to 70 thousand bits per second", "50k to 90k bits per second"}]


def test_a_number_and_an_estimate_of_it_are_two_values_and_lengths_of_time_are_rounded() -> None:
    rows = page("a.md", Row("Globex team size", 100.0, value="43"))
    assert values(rows, page("b.md", Row("Globex begins with a team of ~43.", 120.0))) == [{"43", "~43"}]
    a, b = ENGINE.format("50"), ENGINE.format("50")
    assert values(page("a.md", Row(a, 10.0)), page("b.md", Row(b, 12.0))) == []
    year = "Building the difference engine's mill took {} years of careful brass work."
    pages = (page("a.md", Row(year.format("six"), 10.0)), page("b.md", Row(year.format("about 6"), 12.0)))
    assert values(*pages) == []


def test_numbers_of_two_things_are_no_conflict() -> None:
    engine = page("a.md", Row(ENGINE.format("50"), 10.0))
    assert values(engine, page("b.md", Row("Forty columns of soldiers marched past her window.", 12.0))) == []
    assert values(engine, page("b.md", Row("The Jacquard loom reads 24,000 cards for one portrait.", 12.0))) == []
    assert values(engine, page("b.md", Row(ENGINE.format("1000"), 12.0))) == []
    assert values(engine, page("b.md", Row(ENGINE.format("40"), 12.0))) == [{"50 columns", "40 columns"}]


def test_years_of_one_event_disagree() -> None:
    told = "Her translation of Menabrea's memoir on the engine appeared in {}."
    pages = (page("a.md", told.format(1842)), page("b.md", told.format(1843)))
    assert values(*pages, kind="amount") == [{"1842", "1843"}]
    said = [
        stated(pages[0], 2, "Ada Lovelace", "workedAt", "Globex", start="2018"),
        stated(pages[1], 2, "Ada Lovelace", "workedAt", "Globex", start="2019"),
    ]
    assert values(*pages, statements=said, kind="date") == [{"2018", "2019"}]
    month = [said[0], stated(pages[1], 2, "Ada Lovelace", "workedAt", "Globex", start="2018-05")]
    assert values(*pages, statements=month, kind="date") == []


def test_the_venue_that_accepted_a_paper_has_one_name() -> None:
    a = page("a.md", "Weaving Nets was rejected at NeurIPS, and accepted at ICLR.")
    b = page("b.md", "Weaving Nets came from the loom.", "The paper was in the end accepted as a poster elsewhere.")
    said = [stated(a, 2, "Weaving Nets", "acceptedAt", "ICLR"), stated(a, 2, "Weaving Nets", "rejectedBy", "NeurIPS")]
    found = conflicts(a, b, statements=said)
    assert [{value.value for value in one.values} for one in found] == [{"ICLR", "elsewhere (poster)"}]
    assert found[0].values[found[0].preferred or 0].value == "ICLR"
    assert values(a, page("b.md", "Weaving Nets was accepted at ICLR."), statements=said) == []


def test_a_prize_is_won_or_only_near() -> None:
    a = page("a.md", "Weaving Nets won the Turing Award.")
    b = page("b.md", "Weaving Nets was nominated for the Turing Award.")
    said = [stated(a, 2, "Weaving Nets", "wonAward", "Turing Award")]
    assert values(a, b, statements=said) == [{"won", "nominated"}]
    assert values(a, page("b.md", "Weaving Nets took the Turing Award home."), statements=said) == []


def test_what_one_source_says_another_may_deny() -> None:
    a, b = page("a.md", "Ada Lovelace worked at Globex."), page("b.md", "Ada Lovelace never worked at Globex.")
    said = [
        stated(a, 2, "Ada Lovelace", "workedAt", "Globex"),
        stated(b, 2, "Ada Lovelace", "workedAt", "Globex", polarity="negated"),
    ]
    assert values(a, b, statements=said) == [{"worked at", "not worked at"}]
    declined = [said[0], stated(b, 2, "Ada Lovelace", "declinedOfferFrom", "Globex")]
    assert values(a, b, statements=declined) == [{"worked there", "declined the offer"}]
    assert values(a, b, statements=[said[0], stated(b, 2, "Ada Lovelace", "declinedOfferFrom", "Initech")]) == []


def test_an_offer_of_one_year_came_from_one_organization() -> None:
    a = page("a.md", "In 1843 she turned down Globex, whose offer was good.")
    b = page("b.md", "She got another offer in 1843. She rejected Initech at once.")
    assert values(a, b) == [{"Globex", "Initech"}]
    assert values(a, page("b.md", "In 1850 she rejected Initech and its offer.")) == []
    assert values(a, page("b.md", "In 1843 she had an offer and declined it for Initech.")) == []


def test_one_goes_to_one_place_in_two_tellings() -> None:
    told = "After the treatise on calculus was printed, the translator of Laplace moved to {}."
    pair = (page("a.md", told.format("Chelsea")), page("b.md", told.format("Florence")))
    assert values(*pair, kind="outcome") == [{"Chelsea", "Florence"}]
    assert values(pair[0], page("b.md", "Her tailor moved to Florence for the silk.")) == []
    heard = transcript("t.vtt", (5.0, "so he moved to Chelsea for a while and then moved to Florence"))
    assert values(*pair, heard, kind="outcome") == []
    both = told.format("Chelsea").rstrip(".") + " before Florence."
    assert values(page("a.md", both), page("b.md", told.format("Florence")), kind="outcome") == []


def preferred(*documents: Document, statements: Sequence[Statement] = ()) -> str | None:
    """The preferred value of the one conflict."""
    (found,) = conflicts(*documents, statements=statements)
    return None if found.preferred is None else found.values[found.preferred].value


QUOTE = "Imagination is the discovering faculty that penetrates into the unseen worlds of science."


def test_the_same_words_are_of_one_speaker() -> None:
    a = page("a.md", Row(QUOTE, 100.0, "quote", "Ada Lovelace"))
    b = page("b.md", Row(QUOTE, 130.0, "quote", "Grace Hopper"))
    assert values(a, b) == [{"Ada Lovelace", "Grace Hopper"}]
    assert values(a, page("b.md", Row(QUOTE, 130.0, "quote", "Ada"))) == []
    other = "Poetry and mathematics are two wings of one bird, she would tell her children."
    assert values(a, page("b.md", Row(other, 130.0, "quote", "Grace Hopper"))) == []


def test_the_same_words_minutes_apart_are_a_conflict_of_times() -> None:
    a = page("a.md", Row(QUOTE, 100.0, "quote", "Ada Lovelace"))
    assert values(a, page("b.md", Row(QUOTE, 700.0, "quote", "Ada"))) == [{"1:40", "11:40"}]
    assert values(a, page("b.md", Row(QUOTE, 160.0, "quote", "Ada"))) == []


def test_letters_stand_for_one_name() -> None:
    a = page("a.md", "Broad Loom Weaving (BLW) fills the third chapter.")
    b = page("b.md", "BLW (Bobbin Loom Weaving) fills the third chapter.")
    assert values(a, b) == [{"Broad Loom Weaving", "Bobbin Loom Weaving"}]
    assert values(a, page("b.md", "BLW (Broad Loom Weavings) it was.")) == []


def test_a_transcript_spells_letters_out() -> None:
    a = page("a.md", "She wrote LACE (Learning from Automatic Card Engines) in a week.")
    b = page("b.md", "She wrote LACE (Looms as Calculating Engines) in a week.")
    heard = transcript("t.vtt", (5.0, "LACE is of course"), (7.0, "learning from automatic card engines"))
    assert preferred(a, b, heard) == "Learning from Automatic Card Engines"


def test_a_slip_by_a_power_of_ten_is_seen_at_its_second() -> None:
    row = page("a.md", Row("Latency of the mill", 90.0, value="8 ms"))
    prose = page("b.md", Row("Snaps her fingers. The mill answers in 80 ms.", 90.0))
    assert values(row, prose) == [{"8 ms", "80 ms"}]


def test_a_person_told_of_in_the_same_words_has_one_name() -> None:
    told = (
        "During the entrance interview in Marylebone, professor {} asked about Euclid's geometry and her algebra tutor."
    )
    pair = (page("a.md", told.format("Mary Boole")), page("b.md", told.format("Mary Booth")))
    assert values(*pair, kind="name") == [{"Mary Boole", "Mary Booth"}]
    heard = transcript("t.vtt", (10.0, "first it was Mary Boole who asked me"), (20.0, "and then came Mary Booth"))
    assert values(*pair, heard, kind="name") == []
    apart = (page("a.md", told.format("Mary Boole")), page("b.md", "Mary Booth sold flowers in Covent Garden."))
    assert values(*apart, kind="name") == []


def test_the_transcript_s_own_words_are_preferred_and_correct_themselves() -> None:
    pages = (page("a.md", Row(ENGINE.format("50"), 10.0)), page("b.md", Row(ENGINE.format("40"), 12.0)))
    heard = transcript("t.vtt", (11.0, "so the engine holds 40 columns of cogwheels in its store"))
    (found,) = conflicts(*pages, heard)
    assert found.preferred is not None
    assert found.values[found.preferred].value == "40 columns"
    assert "transcript" in found.why
    corrected = transcript(
        "t.vtt", (11.0, "the engine holds 40 columns of cogwheels in its store"),
        (19.0, "no the engine holds 50 columns of cogwheels in its store"),
    )  # fmt: skip
    (found,) = conflicts(*pages, corrected)
    assert found.preferred is not None
    assert found.values[found.preferred].value == "50 columns"


def test_a_transcript_that_says_both_at_different_hours_does_not_decide() -> None:
    a = page("a.md", Row("Ada spent four years at Globex, weaving cards of brass.", 5000.0))
    others = [(float(second), f"the cogs of loom {second} turn") for second in range(20, 4000, 20)]
    once = [(5001.0, "so I spent five years at Globex weaving cards"), (5006.0, "it was a good time")]
    (found,) = conflicts(a, transcript("t.vtt", *others, *once))
    assert "transcript’s own words" in found.why
    both = transcript("t.vtt", (10.0, "at Globex I stayed for 4 years"), *others, *once)
    (found,) = conflicts(a, both)
    assert "transcript’s own words" not in found.why
    assert {e.source for v in found.values if v.value == "four years" for e in v.evidence} == {
        e.source for v in found.values for e in v.evidence
    }


def test_the_transcript_is_looked_through_for_what_pages_alone_give() -> None:
    pages = (page("a.md", "Ada Lovelace, CTO of Globex"), page("b.md", "Ada Lovelace is Chief Scientist at Globex"))
    said = [
        stated(pages[0], 2, "Ada Lovelace", "workedAt", "Globex", role="CTO"),
        stated(pages[1], 2, "Ada Lovelace", "workedAt", "Globex", role="Chief Scientist"),
    ]
    heard = transcript("t.vtt", (1.0, "with me is Ada Lovelace"), (4.0, "the chief scientist of Globex"))
    assert preferred(*pages, heard, statements=said) == "Chief Scientist"
    silent = transcript("t.vtt", (1.0, "with me is Ada Lovelace"), (4.0, "who works at Globex"))
    (found,) = conflicts(*pages, silent, statements=said)
    assert found.preferred is None
    assert "no transcript tells" in found.why
    (found,) = conflicts(*pages, statements=said)
    assert "transcript" not in found.why

    described = (page("a.md", "John Locke, the philosopher."), page("b.md", "John Locke, the chemist."))
    heard = transcript("t.vtt", (9.0, "we read John Locke at the time"), (12.0, "he was a philosopher of sorts"))
    assert preferred(*described, heard) == "philosopher"
    denied = transcript("t.vtt", (9.0, "we read John Locke at the time"), (12.0, "he was not a philosopher at all"))
    assert preferred(*described, denied) is None


def test_a_number_is_heard_at_its_second_without_its_noun() -> None:
    pages = (page("a.md", Row("People at Globex", 90.0, value="32")), page("b.md", Row("Globex has 45 people.", 92.0)))
    assert preferred(*pages, transcript("t.vtt", (91.0, "there are thirty-two of us"))) == "32"
    assert preferred(*pages, transcript("t.vtt", (991.0, "there are thirty-two of them"))) is None


def test_weights_and_ages_are_compared_whatever_their_words() -> None:
    row = page("a.md", Row("Weight of the brass wheel", 90.0, value="420 g"))
    assert values(row, page("b.md", Row("Each wheel weighs 1.2 kg.", 90.0))) == [{"420 g", "1.2 kg"}]
    assert values(row, page("b.md", Row("Each wheel weighs 0.42 kg.", 90.0))) == []
    age = page("a.md", Row("Age at which she got a telescope", 90.0, value="6"))
    pages = (age, page("b.md", Row("She got a telescope at the age of eight.", 95.0)))
    assert values(*pages) == [{"6", "eight"}]
    assert preferred(*pages, transcript("t.vtt", (93.0, "I was eight when I got the telescope"))) == "eight"


def test_numbers_said_of_other_matters_minutes_away_are_not_of_one_thing() -> None:
    told = page("a.md", Row("She was Lucasian Professor at Initech for six years.", 3000.0))
    heard = transcript(
        "t.vtt", (900.0, "he had been made a Lucasian Professor"), (904.0, "and his reply was one word"),
        (907.0, "he taught me geometry for five years"),
    )  # fmt: skip
    assert values(told, heard) == []
    mine = transcript("t.vtt", (900.0, "I was Lucasian Professor at Initech for five years"))
    assert values(told, mine) == [{"six years", "five years"}]


def test_the_second_of_a_number_is_that_of_its_clause() -> None:
    row = page("a.md", Row("Cost of one punched card", 40.0, value="$3"))
    heard = Row("The wheel costs more [00:20], and a punched card costs $30 [00:40].", 20.0, kind="paragraph")
    (found,) = conflicts(row, page("b.md", heard))
    assert "a punched card costs $30 [00:40]." in {said.quote for v in found.values for said in v.evidence}


def test_one_disagreement_is_listed_once() -> None:
    pages = (
        page("a.md", Row("In 1842 Ada Lovelace founded Globex with Grace Hopper.", 9.0)),
        page("b.md", Row("In 1843 Ada Lovelace founded Globex with Grace Hopper.", 9.0)),
    )
    said = [
        stated(read, 2, who, "founded", "Globex", start=year)
        for read, year in zip(pages, ("1842", "1843"), strict=True)
        for who in ("Ada Lovelace", "Grace Hopper")
    ]
    (found,) = conflicts(*pages, statements=said)
    assert (found.kind, found.topic) == ("date", "when Globex was founded")


def test_a_rejection_and_an_acceptance_in_one_breath() -> None:
    a = page("a.md", Row("Weaving Nets was rejected by Globex and accepted at ICLR.", 9.0))
    b = page("b.md", Row("Weaving Nets was rejected by Globex, but later accepted at NeurIPS.", 9.0))
    said = [stated(a, 2, "Weaving Nets", "submittedTo", "Globex")]
    assert values(a, b, statements=said, kind="outcome") == [{"ICLR", "NeurIPS"}]
    heard = transcript("t.vtt", (8.0, "they sent Weaving Nets back"), (12.0, "and then ICLR took it as it was"))
    assert preferred(a, b, heard, statements=said) == "ICLR"


def test_a_short_quote_of_one_second_has_one_speaker() -> None:
    a = page("a.md", Row("You cannot weave fog.", 9.0, kind="quote", label="Ada Lovelace"))
    b = page("b.md", Row("You cannot weave fog!", 9.0, kind="quote", label="Grace Hopper"))
    assert values(a, b, kind="speaker") == [{"Ada Lovelace", "Grace Hopper"}]
    far = page("b.md", Row("You cannot weave fog!", 5000.0, kind="quote", label="Grace Hopper"))
    assert values(a, far, kind="speaker") == []


def test_a_topic_shows_what_differs_in_few_characters() -> None:
    told = "At the very end of a long day of sums Ada Lovelace counted {} finished brass wheels on her bench at Globex."
    (found,) = conflicts(page("a.md", Row(told.format("250"), 9.0)), page("b.md", Row(told.format("340"), 9.0)))
    assert "250 finished brass wheels | 340 finished brass wheels" in found.topic
    assert len(found.topic) <= 72


LORE = (
    "The mill of the engine stood in a shed behind Dorset Street for a decade.",
    "Its brass was cast by a firm that had made ships' instruments since the war.",
    "Nobody who saw the drawings believed that so many gears would ever turn together.",
)


def test_copies_are_one_witness() -> None:
    fifty, forty = ENGINE.format("50"), ENGINE.format("40")
    lone = page("c.md", Row(forty, 10.0))
    two = (page("a.md", Row(fifty, 10.0)), page("b.md", Row(fifty, 11.0), "Of the mill nothing is said here."))
    (found,) = conflicts(*two, lone)
    assert found.preferred is not None
    assert found.values[found.preferred].value == "50 columns"
    assert "2 independent witnesses against 1" in found.why
    copies = (page("a.md", Row(fifty, 10.0), *LORE), page("b.md", Row(fifty, 11.0), *LORE))
    (found,) = conflicts(*copies, lone)
    assert found.preferred is None
    assert "No rule prefers" in found.why


def test_neither_order_nor_another_page_changes_what_is_found() -> None:
    pages = [
        page("a.md", Row(ENGINE.format("50"), 10.0), Row(QUOTE, 100.0, "quote", "Ada Lovelace")),
        page("b.md", Row(ENGINE.format("40"), 12.0), Row(QUOTE, 130.0, "quote", "Grace Hopper")),
        page("c.md", "She cites John Locke, an English chemist of dyes."),
    ]
    first = conflicts(*pages)
    assert len(first) == 2
    assert all(conflicts(*order) == first for order in itertools.permutations(pages))
    more = conflicts(*pages, page("d.md", "John Locke — A botanist of note."))
    assert {one.id for one in first} < {one.id for one in more}


def test_pages_about_two_talks_do_not_contradict_each_other() -> None:
    pages = (page("a.md", Row(ENGINE.format("50"), 10.0)), page("b.md", Row(ENGINE.format("40"), 12.0)))
    assert conflicts(*pages, apart=True) == []


def test_every_quote_stands_on_its_lines() -> None:
    pages = (page("a.md", Row(ENGINE.format("50"), 10.0)), page("b.md", Row(ENGINE.format("40"), 12.0)))
    read = {one.source.id: one for one in pages}
    places = [said for one in conflicts(*pages) for value in one.values for said in value.evidence]
    assert places
    assert all(said.quote in read[said.source].text(said.line, said.line_end) for said in places)


SPANS = (
    ("{} directed the weaving workshop of Globex for {} years.", "9", "4"),
    ("{} spent {} months in the weaving workshop of Globex.", "9", "4"),
    ("{} raised {} million dollars for the weaving workshop of Globex.", "9", "4"),
    ("{} taught {} students in the weaving workshop of Globex.", "90", "40"),
)
"""What two persons may each have done for their own time, or with their own sum."""


@pytest.mark.parametrize(("told", "one", "other"), SPANS)
def test_spans_and_sums_of_two_persons_are_no_conflict_and_those_of_one_are(told: str, one: str, other: str) -> None:
    def pages(first: str, second: str) -> list[Document]:
        return [page("a.md", Row(told.format(first, one), 10.0)), page("b.md", Row(told.format(second, other), 12.0))]

    assert len(values(*pages("Ada Lovelace", "Ada Lovelace"), kind="amount")) == 1
    assert len(values(*pages("Ada Lovelace", "She"), kind="amount")) == 1
    assert values(*pages("Ada Lovelace", "Grace Hopper"), kind="amount") == []
    mine = page("b.md", Row(told.format("I", other), 12.0, label="Grace Hopper"))
    assert values(pages("Ada Lovelace", "")[0], mine, kind="amount") == []
