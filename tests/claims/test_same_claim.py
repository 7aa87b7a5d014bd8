"""What several pages say in several wordings is one claim; what only sounds alike is not."""

from __future__ import annotations

import time
from dataclasses import replace

from factory import document
from hypothesis import given
from hypothesis import strategies as st
from pages import Row, made, page, sayings, told, world

from kg.claims import claims
from kg.records.document import Cue

ORIGINATE = "The Analytical Engine has no pretensions to originate anything."
ORDERED = "An analytical engine cannot originate; it does whatever we know how to order it to perform."
WEAVES = "The engine weaves algebraic patterns just as the Jacquard loom weaves flowers and leaves."
LOOM = "Algebraic patterns are woven by the engine, as leaves are by a Jacquard loom."
MUSIC = "One day machines will compose elaborate pieces of music of any complexity."
SUMMERS = "Mary Somerville taught her mathematics during long summers in London."
GAMBLED = "She lost a fortune on horse races."
OTHERS = [Row(WEAVES, 900.0), Row(MUSIC, 2400.0), Row(SUMMERS, 4000.0), Row(GAMBLED, 6000.0)]


def test_two_wordings_at_about_one_second_are_one_claim() -> None:
    assert frozenset({ORIGINATE, ORDERED}) in told([Row(ORIGINATE, 100.0), *OTHERS], [Row(ORDERED, 104.0)])
    assert frozenset({WEAVES, LOOM}) in told([*OTHERS], [Row(LOOM, 912.0), Row(ORIGINATE, 100.0)])


def test_two_points_of_the_same_minute_stay_apart() -> None:
    met = "Charles Babbage was met at a party."
    assert told([Row(ORIGINATE, 100.0), *OTHERS], [Row(met, 101.0)]) == {
        frozenset({text}) for text in (ORIGINATE, met, WEAVES, MUSIC, SUMMERS, GAMBLED)
    }


def test_what_shares_only_a_name_stays_apart() -> None:
    price = "The Analytical Engine would have cost a nation's treasury."
    rows = [Row(ORIGINATE, 100.0, about=("Analytical Engine",)), *OTHERS]
    assert frozenset({price}) in told(rows, [Row(price, 5000.0, about=("Analytical Engine",))])


def test_to_speak_of_one_person_is_not_to_say_the_same() -> None:
    advice = Row("Mary Somerville: advised on a paper.", None, "People", "person", about=("Mary Somerville",))
    admired = Row("She admires Mary Somerville as a master of clear prose.", 800.0, about=("Mary Somerville",))
    clear = Row("Clear prose is what Mary Somerville is the master of.", 5000.0, about=("Mary Somerville",))
    assert told([advice, *OTHERS], [admired]) >= {frozenset({advice.text}), frozenset({admired.text})}
    assert frozenset({admired.text, clear.text}) in told([admired, *OTHERS], [clear])


def test_one_word_in_common_joins_only_what_is_said_at_one_second() -> None:
    fingers, felt = "Fingers learn before eyes do.", "My fingers felt the punched cards first."
    assert told([Row(fingers, 365.0), *OTHERS], [Row(felt, 380.0)]) >= {frozenset({fingers}), frozenset({felt})}
    assert frozenset({fingers, felt}) in told([Row(fingers, 365.0), *OTHERS], [Row(felt, 366.0)])


def test_a_page_s_own_remark_joins_nothing() -> None:
    quote = Row("If it jams the mill, we learned something.", 505.0, kind="quote")
    maker = Row("Charles Clement: Maker of brass wheels; taught her what a lathe is for.", None, "People", "person")
    (read, other) = page("a.md", quote, *OTHERS), page("b.md", maker)
    said = sayings(read, quote, *OTHERS)
    said[0] = replace(said[0], extra=(("comment", "A saying of the wheel maker Charles Clement."),))
    found, _ = claims([*said, *sayings(other, maker)], world([read, other]))
    assert all(len(claim.mentions) == 1 for claim in found)


def test_timecodes_in_the_words_join_nothing() -> None:
    cards = "Punched cards order the operations [00:26:19, 00:26:40]."
    assert frozenset({cards}) in told([Row(cards, 1579.0), Row("Her tutor was strict [00:26:19].", 1579.0), *OTHERS])


def test_two_people_who_say_the_same_make_two_claims() -> None:
    hers = [Row(ORIGINATE, 100.0), *OTHERS]
    assert told(hers, [Row(ORDERED, 104.0, label="Mary Somerville")]) >= {frozenset({ORIGINATE}), frozenset({ORDERED})}
    found, _ = made(hers, [Row(ORIGINATE, 100.0, label="Mary Somerville")])
    assert sorted(str(claim.speaker) for claim in found if claim.text == ORIGINATE) == [
        "person/Ada_Lovelace",
        "person/Mary_Somerville",
    ]
    assert len({claim.id for claim in found}) == len(found)


def test_two_items_of_one_list_stay_apart_unless_their_words_nearly_agree() -> None:
    reason = "The Analytical Engine can follow analysis, but it cannot anticipate truths."
    assert frozenset({ORIGINATE}) in told([Row(ORIGINATE, 100.0), Row(reason, 130.0), *OTHERS])
    again = ORIGINATE.replace("no pretensions", "no pretension")
    assert frozenset({ORIGINATE, again}) in told([Row(ORIGINATE, 100.0), Row(again, 102.0), *OTHERS])


def test_two_recordings_never_share_a_claim() -> None:
    assert len(made([Row(ORIGINATE, 100.0)], [Row(ORIGINATE, 100.0), Row(MUSIC)], apart=True)[0]) == 3


def test_a_number_that_differs_does_not_part_two_wordings() -> None:
    fifty = "The Analytical Engine stores 1,000 numbers of fifty digits in its mill and store."
    forty = "Its store holds 1,000 numbers of forty digits, in the Analytical Engine's mill."
    assert frozenset({fifty, forty}) in told([Row(fifty, 700.0), *OTHERS], [Row(forty, 706.0)])


CHINESE = "分析机没有任何创造的企图。"


def test_a_quote_in_chinese_joins_by_its_translation_and_by_its_second() -> None:
    assert frozenset({CHINESE, ORDERED}) in told([Row(ORDERED, 102.0), *OTHERS], [Row(CHINESE, 100.0)])
    assert frozenset({CHINESE}) in told([Row(ORDERED, 100.0), *OTHERS], [Row(CHINESE, 3000.0)])
    translated = Row(ORIGINATE, None, original=CHINESE)
    assert frozenset({ORIGINATE, CHINESE}) in told([translated, *OTHERS], [Row(CHINESE, 7000.0)])


def test_every_mention_says_what_joins_it() -> None:
    found, _ = made([Row(ORIGINATE, 100.0), *OTHERS], [Row(ORDERED, 104.0)])
    (claim,) = (claim for claim in found if claim.text == ORIGINATE)
    first, second = claim.mentions
    assert first.why == ""
    assert second.why == "as in page0.md:2: shared words: analytical, originate, engine, 4 s apart"


def test_the_second_is_the_one_that_most_sources_bear_out() -> None:
    pages = ([Row(ORIGINATE, 100.0), *OTHERS], [Row(ORIGINATE, 460.0)], [Row(ORIGINATE, 470.0, kind="quote")])
    (claim,) = (claim for claim in made(*pages)[0] if claim.text == ORIGINATE)
    assert claim.start_s == 460.0
    assert {mention.evidence.start_s for mention in claim.mentions} == {100.0, 460.0, 470.0}


def test_the_beginning_of_a_chapter_counts_less_than_a_quote() -> None:
    chapter = Row(ORIGINATE, 60.0, "Chapters", "chapter")
    (claim,) = made([chapter], [Row(ORIGINATE, 300.0, kind="quote")])[0]
    assert claim.start_s == 300.0


def test_a_label_of_the_host_is_corrected_where_another_page_gives_the_words_to_the_guest() -> None:
    hers = [Row(WEAVES, 900.0), Row(MUSIC, 2400.0)]
    label = Row("The engine weaves algebraic patterns as a Jacquard loom weaves flowers.", 903.0, label="Grace Hopper")
    found, problems = made(hers, [label])
    (claim,) = (claim for claim in found if len(claim.mentions) == 2)
    assert claim.speaker == "person/Ada_Lovelace"
    assert {mention.speaker_raw for mention in claim.mentions} == {"Ada Lovelace", "Grace Hopper"}
    (problem,) = problems
    assert (problem.path, problem.line, problem.kind) == ("page1.md", 2, "speaker-corrected")
    assert "page0.md:2 has them said by Ada Lovelace" in problem.message


def test_without_evidence_a_label_stays() -> None:
    for label in (Row(GAMBLED, 903.0, label="Grace Hopper"), Row(WEAVES[:-1] + "?", 903.0, label="Grace Hopper")):
        found, problems = made([Row(WEAVES, 900.0), Row(MUSIC, 2400.0)], [label])
        assert not problems
        assert "person/Grace_Hopper" in {claim.speaker for claim in found}


def test_a_transcript_that_labels_the_words_corrects_a_page() -> None:
    cue = Cue(2, 10, GAMBLED, "Ada", 903.0, 909.0)
    transcript = document(("A talk", GAMBLED), path="talk.txt", items=(), cues=(cue,))
    row = Row(GAMBLED, 903.0, label="Grace Hopper", said=(transcript.source.id, 2, 2))
    read = page("page.md", row)
    found, problems = claims(sayings(read, row), world([read, transcript]))
    assert [claim.speaker for claim in found] == ["person/Ada_Lovelace"]
    assert "the transcript gives these words to Ada Lovelace" in problems[0].message


def test_a_saying_whose_quote_is_not_there_is_left_out_and_told() -> None:
    read = page("page.md", Row(MUSIC))
    found, problems = claims(sayings(page("page.md", Row(GAMBLED)), Row(GAMBLED))[:0] + _moved(read), world([read]))
    assert found == ()
    assert [problem.kind for problem in problems] == ["quote-not-found"]


def test_a_saying_without_a_quote_is_left_out_and_told() -> None:
    row = Row(WEAVES, 900.0)
    read = page("one.md", row)
    (said,) = sayings(read, row)
    silent = replace(said, evidence=replace(said.evidence, quote=""))
    found, (problem,) = claims([said, silent], world([read]))
    assert [len(claim.mentions) for claim in found] == [1]
    assert (problem.line, problem.kind) == (2, "quote-not-found")


def _moved(read: object) -> list:  # type: ignore[type-arg]
    from dataclasses import replace

    (saying,) = sayings(read, Row(MUSIC))  # type: ignore[arg-type]
    return [replace(saying, evidence=replace(saying.evidence, quote="Machines never sing."))]


WORDS = st.sampled_from("engine loom card number music mill store wheel proof symbol weave reckon order".split())  # noqa: SIM905
ROWS = st.builds(
    Row,
    st.lists(WORDS, min_size=2, max_size=9).map(" ".join),
    st.one_of(st.none(), st.floats(0, 600).map(round).map(float)),
    st.sampled_from(["Key Claims", "Quotes"]),
    label=st.sampled_from([None, "Grace Hopper", "Mary Somerville"]),
)


@given(st.lists(ROWS, max_size=12), st.lists(ROWS, max_size=12), st.randoms())
def test_the_order_of_the_sayings_does_not_matter_and_each_is_in_one_claim(
    one: list[Row], two: list[Row], chance: object
) -> None:
    read = [page("one.md", *one), page("two.md", *two)]
    said = [*sayings(read[0], *one), *sayings(read[1], *two)]
    place = world(read)
    found, problems = claims(said, place)
    chance.shuffle(said)  # type: ignore[attr-defined]
    assert claims(said, place) == (found, problems)
    mentioned = [(m.evidence.source, m.evidence.line) for claim in found for m in claim.mentions]
    assert sorted(mentioned) == sorted((s.evidence.source, s.evidence.line) for s in said)
    assert len({claim.id for claim in found}) == len(found)


def test_the_cost_grows_with_the_sayings_not_with_their_square() -> None:
    def seconds(size: int) -> float:
        rows = [
            [
                Row(f"w{n // 3}a w{n // 3}b w{n % 97}c of the engine and its store", float(n))
                for n in range(start, size, 3)
            ]
            for start in range(3)
        ]
        begun = time.perf_counter()
        made(*rows)
        return time.perf_counter() - begun

    seconds(300)
    assert seconds(6000) < 8 * max(0.05, seconds(1500))


def test_to_give_one_number_tells_for_one_claim_where_words_do_not_suffice() -> None:
    pairs = [
        ("Her notes are 65 pages long, three times the article.", "It took {} pages to say what he could not.", 65),
        ("The prize for the loom was 400 pounds.", "He was given {} pounds by the crown.", 400),
    ]
    for first, other, number in pairs:
        same, another = other.format(number), other.format(number + 17)
        assert frozenset({first, same}) in told([Row(first, 100.0), *OTHERS], [Row(same, 2000.0)])
        assert frozenset({first}) in told([Row(first, 100.0), *OTHERS], [Row(another, 2000.0)])
