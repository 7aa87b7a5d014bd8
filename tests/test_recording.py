"""Which sources are about one recording: headers in, recordings out."""

from __future__ import annotations

import hashlib
import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.names.guests import people, same_person, stands_in
from kg.names.headers import lengths, video_id
from kg.recordings.grouping import MANY, group
from kg.records.document import Cue, Document, Field, Item, Recording, Source
from kg.records.problem import Problem
from kg.workspace.config import RecordingOverride


def source(path: str, *lines: str, **fields: str) -> Document:
    """A page with this header."""
    digest = hashlib.sha256(repr((path, lines, fields)).encode()).hexdigest()
    made = Source("src-" + digest[:16], path, digest, fields.get("title", path), "digest", "a test's page", None)
    items = tuple(Item(n, n, "Notable Quotes", "quote", line) for n, line in enumerate(lines, 1))
    return Document(made, tuple(Field(name, value, 1) for name, value in fields.items()), items, (), lines)


def grouped(*documents: Document, told: tuple[RecordingOverride, ...] = ()) -> list[list[str]]:
    """The paths of each recording."""
    recordings, _ = group(documents, told)
    path = {document.source.id: document.source.path for document in documents}
    return sorted(sorted(path[id_] for id_ in recording.sources) for recording in recordings)


def only(*documents: Document, told: tuple[RecordingOverride, ...] = ()) -> tuple[Recording, tuple[Problem, ...]]:
    (recording,), problems = group(documents, told)
    return recording, problems


def test_one_video_is_one_recording_whatever_the_titles() -> None:
    a = source("a.txt", title="Engines", url="https://youtu.be/AbCdEf12345?si=x")
    b = source("b.txt", title="Something else", url="https://www.youtube.com/watch?t=5&v=AbCdEf12345")
    recording, problems = only(a, b)
    assert (recording.id, recording.video) == ("rec-AbCdEf12345", "AbCdEf12345")
    assert not problems


def test_an_id_of_a_video_by_itself_is_its_link() -> None:
    a = source("a.txt", title="Engines", video="AbCdEf12345")
    b = source("b.txt", title="Something else", url="https://youtu.be/AbCdEf12345")
    assert grouped(a, b, source("c.txt", title="Looms", video="a film of looms")) == [["a.txt", "b.txt"], ["c.txt"]]


def test_one_guest_and_nearly_one_title_is_one_recording_in_any_script_and_order() -> None:
    a = source("a.txt", title="Xiaoyun Wang: Hash functions, lattices and what comes", guest="Xiaoyun Wang 王小云")
    b = source("b.txt", title="Episode 9 — hash functions, lattices and what comes next", guest="Wang Xiaoyun")
    c = source("c.txt", title="Lattices, hash functions: what comes next | 王小云", guest="王小云")
    assert grouped(a, b, c) == [["a.txt", "b.txt", "c.txt"]]


def test_one_guest_and_nearly_one_length_is_one_recording() -> None:
    a = source("a.txt", title="On engines", guest="Ada Lovelace", duration="405 min")
    b = source("b.txt", title="Ada Lovelace interview (7 hours, 1843)")
    c = source("c.txt", title="Looms", guest="Lovelace, Ada".replace(",", ""), duration="6:45:12")
    assert grouped(a, b) == [["a.txt", "b.txt"]]
    assert grouped(a, c) == [["a.txt", "c.txt"]]


def test_two_videos_or_two_lengths_are_two_recordings() -> None:
    a = source("a.txt", title="Engines and looms today", guest="Ada Lovelace", duration="60 min")
    b = source("b.txt", title="Engines and looms today", guest="Ada Lovelace", duration="95 min")
    assert grouped(a, b) == [["a.txt"], ["b.txt"]]
    a = source("a.txt", title="Engines and looms today", guest="Ada Lovelace", url="https://youtu.be/AAAAAAAAAAA")
    b = source("b.txt", title="Engines and looms today", guest="Ada Lovelace", url="https://youtu.be/BBBBBBBBBBB")
    assert grouped(a, b) == [["a.txt"], ["b.txt"]]


def test_undecided_means_apart_and_is_told() -> None:
    a = source("a.txt", title="On engines", guest="Ada Lovelace")
    b = source("b.txt", title="Looms", guest="Ada Lovelace")
    recordings, (problem,) = group([a, b])
    assert len(recordings) == 2
    assert problem.kind == "undecided-recording"
    assert "kg.toml" in problem.message


def test_many_pages_of_one_guest_are_told_once_each_with_how_many_more() -> None:
    words = "abcdefghijkl"
    _, problems = group([source(f"{word}.txt", guest="Ada Lovelace", title=word * 5) for word in words])
    told = {problem.path: problem.message for problem in problems}
    assert len(problems) == sum(range(1, MANY + 1)) + len(words) - MANY - 1
    assert "so may 10 more" in told["l.txt"]


def test_a_length_is_not_enough_without_the_guest() -> None:
    a = source("a.txt", title="Engines", guest="Ada Lovelace", duration="60 min")
    b = source("b.txt", title="Engines", guest="Grace Hopper", duration="60 min")
    assert grouped(a, b) == [["a.txt"], ["b.txt"]]


def test_kg_toml_has_the_last_word() -> None:
    a = source("notes/a.txt", title="Engines", guest="Ada Lovelace", url="https://youtu.be/AAAAAAAAAAA")
    b = source("notes/b.txt", title="Looms", guest="Grace Hopper", url="https://youtu.be/BBBBBBBBBBB")
    told = RecordingOverride(
        ("a.txt", "notes/b*"),
        url="https://youtu.be/CCCCCCCCCCC",
        date="1843-01-01",
        title="T",
        hosts=("H",),
        guests=("G",),
    )
    recording, problems = only(a, b, told=(told,))
    assert (recording.video, recording.published, recording.title) == ("CCCCCCCCCCC", "1843-01-01", "T")
    assert (recording.hosts, recording.guests) == (("H",), ("G",))
    assert recording.why == "kg.toml says so."
    assert not problems


def test_a_pattern_that_fits_no_source_is_a_problem() -> None:
    _, (problem,) = group([source("a.txt")], [RecordingOverride(("b.txt",))])
    assert (problem.path, problem.kind) == ("kg.toml", "unmatched-file")


def test_the_header_gives_hosts_guests_url_length_and_date() -> None:
    a = source("a.txt", title="Engines and looms today", guest="Ada Lovelace", host="Grace", duration="1 hour 5 min")
    b = source(
        "b.txt",
        title="Engines and looms today",
        guest="Dr. Ada Lovelace",
        channel="Grace Hopper Podcast",
        published="1843",
    )
    recording, _ = only(a, b)
    assert recording.hosts == ("Grace Hopper",)
    assert recording.guests == ("Ada Lovelace",)
    assert recording.duration_s == 3900
    assert recording.published == "1843"


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Ada Lovelace", ("Ada Lovelace",)),
        ("Ada Lovelace 爱达", ("Ada Lovelace",)),
        ("Ada Lovelace + Grace Hopper", ("Ada Lovelace", "Grace Hopper")),
        ("Ada Lovelace, Grace Hopper & Mary Somerville", ("Ada Lovelace", "Grace Hopper", "Mary Somerville")),
        ("Dr. Grace Hopper (US Navy)", ("Grace Hopper",)),
        ("王小云、李白", ("王小云", "李白")),
        ("Teaser_2021", ()),
        ("https://example.org", ()),
        ("", ()),
    ],
)
def test_a_guest_field_gives_persons(value: str, names: tuple[str, ...]) -> None:
    assert people(value) == names


@pytest.mark.parametrize(
    ("title", "is_guest"),
    [
        ("Interview with Ada Lovelace: engines", True),
        ("Ada Lovelace: engines", True),
        ("Engines | Ada Lovelace (author of Notes)", True),
        ("Engines, looms, Ada Lovelace, and 42", False),
        ("Why Ada Lovelace matters", False),
        ("Episode 7 — Lovelace Ada", True),
    ],
)
def test_a_title_names_its_guest_only_where_the_role_is_clear(title: str, is_guest: bool) -> None:
    assert stands_in("Ada Lovelace", title) == is_guest


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("405 min", 24300),
        ("6:45:00", 24300),
        ("1:23:15", 4995),
        ("58:10", 3490),
        ("1小时5分", 3900),
        ("4995.0 s", 4995),
    ],
)
def test_lengths_are_read_in_every_form(text: str, seconds: float) -> None:
    assert [length.seconds for length in lengths([text], "")] == [seconds]


@pytest.mark.parametrize(
    ("url", "video"),
    [
        ("https://www.youtube.com/embed/AbCdEf12345", "AbCdEf12345"),
        ("youtube.com/live/AbCdEf12345?feature=share", "AbCdEf12345"),
        ("https://vimeo.com/123456789", "123456789"),
        ("https://www.bilibili.com/video/BV1xx411c7mD/", "BV1xx411c7mD"),
        ("https://example.org/watch?v=AbCdEf12345", None),
    ],
)
def test_links_give_the_video(url: str, video: str | None) -> None:
    assert video_id(url) == video


def test_names_are_one_in_any_order_and_script_but_not_by_the_surname() -> None:
    assert same_person("Ada Lovelace", "Lovelace Ada")
    assert same_person("Zoë Müller", "Zoe Mueller")
    assert not same_person("Ada Byron", "George Byron")
    assert not same_person("Ada", "Ada Lovelace")


HEADERS = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "title": st.sampled_from(("Engines and looms today", "Looms", "Ada Lovelace: engines", "7 hours on looms")),
            "guest": st.sampled_from(("Ada Lovelace", "Lovelace Ada", "Grace Hopper", "王小云", "x_1")),
            "duration": st.sampled_from(("60 min", "1:00:02", "2 hours")),
            "url": st.sampled_from(("https://youtu.be/AAAAAAAAAAA", "https://youtu.be/BBBBBBBBBBB")),
        },
    ),
    min_size=1,
    max_size=7,
)


@given(HEADERS, st.randoms(use_true_random=False))
def test_every_source_is_in_one_recording_whatever_the_order(headers: list[dict[str, str]], chance: object) -> None:
    documents = [source(f"{number}.txt", **header) for number, header in enumerate(headers)]
    first = group(documents)
    placed = [id_ for recording in first[0] for id_ in recording.sources]
    assert sorted(placed) == sorted(document.source.id for document in documents)
    assert len({recording.id for recording in first[0]}) == len(first[0])
    chance.shuffle(documents)  # type: ignore[attr-defined]
    assert group(documents) == first


def talked(path: str, *lines: str, **fields: str) -> Document:
    """A transcript with this header, its turns in one voice."""
    made = source(path, **fields)
    offsets = [sum(len(line) + 1 for line in lines[:n]) for n in range(len(lines))]
    cues = tuple(
        Cue(n + 1, offset, line, fields.get("guest"))
        for n, (offset, line) in enumerate(zip(offsets, lines, strict=True))
    )
    return replace(made, lines=lines, cues=cues)


VIDEO = "https://youtu.be/AbCdEf12345"
GUESTS = ["Ada Lovelace", "Grace Hopper", "Emmy Noether", "Marie Curie", "Sofia Kovalevskaya"]


def speech(seed: int) -> tuple[str, ...]:
    """Turns that no two seeds have in common, after an advertisement that all have."""
    dice = random.Random(seed)
    advertisement = "this episode is brought to you by looms of the finest iron that money can buy today"
    return advertisement, *(" ".join(f"w{dice.randrange(10**6)}" for _ in range(12)) for _ in range(40))


@given(st.permutations(GUESTS), st.integers(2, 5))
def test_one_video_with_other_guests_and_other_words_is_as_many_recordings_and_told(
    names: list[str], count: int
) -> None:
    documents = [
        talked(f"{n}.md", *speech(n), guest=name, title=f"On {name}", url=VIDEO) for n, name in enumerate(names[:count])
    ]
    recordings, problems = group(documents)
    assert len(recordings) == count
    assert [problem.kind for problem in problems] == ["undecided-recording"] * (count - 1)
    assert all("AbCdEf12345" in problem.message for problem in problems)


@pytest.mark.parametrize(
    ("names", "seeds"),
    [
        (("Ada Lovelace", "Grace Hopper"), (1, 1)),
        (("Ada Lovelace", "Ada King"), (1, 2)),
        (("Ada Lovelace", "王小云"), (1, 2)),
    ],
)
def test_one_video_stays_one_recording_where_words_agree_or_names_cannot_be_told_apart(
    names: tuple[str, str], seeds: tuple[int, int]
) -> None:
    a, b = (
        talked(f"{n}.md", *speech(seed), guest=name, title=f"On {name}", url=VIDEO)
        for n, (name, seed) in enumerate(zip(names, seeds, strict=True))
    )
    assert grouped(a, b) == [["0.md", "1.md"]]


def test_a_page_without_guest_does_not_join_two_that_are_apart() -> None:
    a, b = (talked(f"{n}.md", *speech(n), guest=GUESTS[n], title=f"On {GUESTS[n]}", url=VIDEO) for n in range(2))
    notes = source("notes.md", title="Notes", url=VIDEO)
    assert len(grouped(a, b, notes)) == 2


def test_one_video_with_two_lengths_is_told() -> None:
    a = source("a.txt", title="Engines", url=VIDEO, duration="405 min")
    b = source("b.txt", title="Looms", url=VIDEO, duration="30 min")
    recordings, (problem,) = group([a, b])
    assert len(recordings) == 2
    assert "different lengths" in problem.message


QUOTES = (
    "a loom is nothing but a patient way of counting threads",
    "every winter we wrote the numbers down and every spring we lost them",
    "nobody who has mended a bobbin at night forgets the smell of oil",
)


def test_notes_and_a_transcript_that_name_nobody_are_one_by_quotes_or_by_title() -> None:
    spoken = talked("talk.txt", *QUOTES, title="Recording 12")
    assert grouped(source("notes.md", *QUOTES, title="Looms", guest="Ada Lovelace"), spoken) == [
        ["notes.md", "talk.txt"]
    ]
    assert len(grouped(source("notes.md", *QUOTES[:2], title="Looms", guest="Ada Lovelace"), spoken)) == 2
    named = source("notes.md", title="Looms, winters and the smell of oil", guest="Ada Lovelace")
    titled = talked("talk.txt", *speech(1), title="Looms, winters and the smell of oil")
    assert grouped(named, titled) == [["notes.md", "talk.txt"]]
    part = talked("talk.txt", *speech(1), title="Looms, winters and the smell of oil, part 2")
    assert len(grouped(source("notes.md", title="Looms, winters and the smell of oil, part 1"), part)) == 2
