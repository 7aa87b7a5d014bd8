"""The parts that time is made of: sequences, clocks, chains, searching, passages, links."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, product

import pytest
from factory import document
from hypothesis import given
from hypothesis import strategies as st
from talk import recording, talk

from kg.records.document import Cue, Item
from kg.timing.anchors import chain, steady
from kg.timing.clock import Anchor, smooth
from kg.timing.link import link
from kg.timing.pace import GAP, GAP_IN_EXCERPTS, Pace
from kg.timing.passages import passages
from kg.timing.search import Index
from kg.timing.sequence import cheapest
from kg.timing.stream import of_texts
from kg.timing.words import terms, units

COSTS = st.integers(0, 9).map(float)


@given(st.lists(st.lists(COSTS, min_size=1, max_size=3), min_size=1, max_size=5))
def test_the_cheapest_sequence_is_that_of_trying_all(rows: list[list[float]]) -> None:
    options = [list(enumerate(row)) for row in rows]

    def joint(step: int, before: tuple[int, float], option: tuple[int, float]) -> float:
        return float((before[0] * 3 + option[0] * 5 + step) % 7)

    found = cheapest(options, lambda _, option: option[1], joint)
    tried = {
        way: sum(option[1] for option in way) + sum(joint(n, a, b) for n, (a, b) in enumerate(pairwise(way), 1))
        for way in product(*options)
    }
    for step, row in enumerate(options):
        for option, cost in zip(row, found[step], strict=True):
            assert cost == pytest.approx(min(value for way, value in tried.items() if way[step] == option))


ANCHORS = st.lists(
    st.builds(Anchor, st.floats(0, 1e5), st.floats(0, 1e4), st.floats(1, 30), st.floats(0.1, 6)),
    min_size=1,
    max_size=40,
)


PACES = st.builds(Pace, st.just(20.0), st.sampled_from([GAP, GAP_IN_EXCERPTS]))


@given(ANCHORS, PACES)
def test_a_clock_never_runs_backwards_and_knows_less_between_its_anchors(anchors: list[Anchor], pace: Pace) -> None:
    clock = smooth(anchors, pace)
    told = [clock.second(place)[0] for place in range(-1000, 101000, 997)]
    assert told == sorted(told)
    for a, b in pairwise(clock.places):
        assert clock.second((a + b) / 2)[1] >= min(clock.second(a)[1], clock.second(b)[1]) * 0.99


@given(ANCHORS, PACES)
def test_place_and_second_undo_each_other(anchors: list[Anchor], pace: Pace) -> None:
    clock = smooth(anchors, pace)
    for place in (anchors[0].place, anchors[-1].place, 50.0, 99999.0):
        assert clock.second(clock.place(clock.second(place)[0]))[0] == pytest.approx(clock.second(place)[0], abs=1e-3)


@given(ANCHORS, PACES)
def test_a_chain_rises_in_place_and_in_time(anchors: list[Anchor], pace: Pace) -> None:
    chosen, weight = chain(anchors, pace)
    assert chosen
    assert weight > 0
    assert all(a.place < b.place for a, b in pairwise(chosen))
    assert all(b.second >= a.second - 2 * (a.sigma**2 + b.sigma**2) ** 0.5 for a, b in pairwise(chosen))


def test_a_chain_leaves_out_what_does_not_fit() -> None:
    right = [Anchor(place * 20.0, float(place), 5.0, 3.0) for place in range(0, 3000, 100)]
    wrong = [Anchor(place * 20.0 + 7, place + 700.0, 5.0, 3.0) for place in range(150, 3000, 300)]
    assert chain([*wrong, *right], Pace(20.0, GAP))[0] == right


def test_a_clock_has_gaps_where_more_time_passes_than_words() -> None:
    anchors = [Anchor(place * 20.0, place + 600.0 * (place >= 500), 5.0, 3.0) for place in range(0, 1000, 20)]
    clock = smooth(anchors, Pace(20.0, GAP))
    ((knot, gap),) = clock.gaps.items()
    assert clock.places[knot] == 480 * 20
    assert gap.missing == pytest.approx(600, abs=10)
    assert clock.second(480 * 20 + 20)[0] == pytest.approx(481, abs=3)
    assert clock.second(500 * 20 - 20)[0] == pytest.approx(1099, abs=3)
    assert clock.lacks(800) > 0.9 > 0.1 > clock.lacks(400)
    assert clock.blur(800) < 20


def test_the_pace_is_that_of_the_middle_anchors_else_of_the_whole() -> None:
    anchors = [Anchor(place * 17.0, float(place), 5.0, 3.0) for place in range(0, 1000, 100)]
    assert steady(anchors, 90000.0, 3000.0) == pytest.approx(17)
    assert steady([], 90000.0, 3000.0) == 30
    assert steady([], 90000.0, None) is None


CAPTIONS = talk(60)
SPOKEN = of_texts(CAPTIONS)


def first_term(caption: int) -> int:
    return SPOKEN.first[caption]


@pytest.mark.parametrize("at", [0, 3, 250, 500, 897])
def test_a_quote_is_found_where_it_stands(at: int) -> None:
    quote = " ".join(CAPTIONS[at : at + 3])
    best = Index(SPOKEN, [quote]).find(quote).places[0]
    assert abs(best.term - first_term(at)) <= 8
    assert best.said > 0.9


def test_a_quote_is_found_through_case_marks_fillers_and_a_misspelling() -> None:
    said = " ".join(CAPTIONS[300:304]).split()
    rare = max(said, key=len)
    quote = "“" + ", um, ".join(said).replace(rare, rare + "h").title() + "”…"
    assert abs(Index(SPOKEN, [quote]).find(quote).places[0].term - first_term(300)) <= 8


def test_what_nobody_said_has_no_sure_place() -> None:
    text = "Xylophone quartets quietly juxtapose mauve zeppelins"
    assert not Index(SPOKEN, [text]).find(text).places


def test_terms_are_stems_and_pairs_of_characters() -> None:
    assert terms("Um, the engines’ 25 worked — 分析机！") == ["the", "engin", "25", "work", "分析", "析机"]
    assert units("分析机") - units("") == 4 * (units("abc") - units(""))


def test_every_code_of_a_page_has_the_words_that_it_times() -> None:
    lines = [
        "Chapters",
        "0:00 · Beginnings",
        "How it began.",
        "5:00 · Engines",
        "The engine weaves [6:10, 7:20], she says; then the loom was sold [8:00 - 8:30].",
    ]
    chapters = [
        Item(2, 3, "Chapters", "chapter", "Beginnings", "How it began.", "0:00"),
        Item(4, 4, "Chapters", "chapter", "Engines", "", "5:00"),
        Item(5, 5, "In short", "paragraph", lines[4]),
    ]
    rows = passages(document(lines, items=chapters))
    assert [(p.line, p.code.raw, p.text, p.item) for p in rows] == [
        (2, "0:00", "Beginnings How it began.", 0),
        (4, "5:00", "Engines", 1),
        (5, "6:10", "The engine weaves", None),
        (5, "7:20", "The engine weaves", None),
        (5, "8:00", "The engine weaves [ , ], she says; then the loom was sold", None),
        (5, "8:30", "The engine weaves [ , ], she says; then the loom was sold", None),
    ]
    assert [p.span for p in rows] == [300.0, 0.0, 70.0, 0.0, 30.0, 0.0]
    assert [p.group for p in rows] == [0, 1, 2, 2, 3, 3]


def test_remarks_of_the_page_are_not_looked_for() -> None:
    remark = "This shows how humble she is."
    item = Item(1, 1, "Quotes", "quote", "I weave.", f"Ich webe. {remark}", "1:00", parts=(("comment", remark),))
    assert passages(document(["[1:00] I weave."], items=[item], fields=()))[0].text == "I weave. Ich webe."


def test_times_of_cues_are_no_timecodes_of_the_page() -> None:
    lines = ["Notes [0:05]", "", "Ada (00:00:10):", "I weave [inaudible 00:00:12].", "", "Bob (00:00:20):", "So?"]
    cues = (Cue(4, 0, "I weave", "Ada", 10.0), Cue(7, 0, "So?", "Bob", 20.0))
    made = document(lines, items=[Item(1, 1, "", "paragraph", lines[0])], cues=cues)
    assert [p.code.raw for p in passages(replace(made, fields=()))] == ["0:05"]


LINKS = [
    ("https://www.youtube.com/watch?v=abcdefghijk&t=5", "abcdefghijk", "https://youtu.be/abcdefghijk?t=75"),
    ("https://youtu.be/abcdefghijk?si=xyz", "abcdefghijk", "https://youtu.be/abcdefghijk?t=75"),
    ("https://example.org/talk.mp3#intro", None, "https://example.org/talk.mp3#t=75"),
    ("https://notyoutube.com/x", "abcdefghijk", "https://notyoutube.com/x#t=75"),
    (None, "abcdefghijk", None),
]


@pytest.mark.parametrize(("url", "video", "expected"), LINKS)
def test_links_play_the_second(url: str | None, video: str | None, expected: str | None) -> None:
    made = replace(recording(None), url=url, video=video)
    assert link(made, 75.9) == expected
    assert link(made, None) is None
