"""Who the host and the guests of a plain transcript are: lines above the turns, introductions, the title."""

from __future__ import annotations

import pytest
from heard import document

from kg import readers

TALK = """
GRACE HOPPER: Welcome back to The Loom Room. I'm Grace Hopper, and today my guest is {guest}.

ADA LOVELACE: Thank you for having me here.

GRACE HOPPER: What did you weave first, and when did you begin with it?

ADA LOVELACE: A scarf, and it was a very long one.

GRACE HOPPER: And did anybody ever wear it outside of the house?

ADA LOVELACE: Never once, not in all these years.
"""


def header(text: str, path: str = "talk.txt") -> set[tuple[str, str, int]]:
    document = readers.read(path, text.encode())
    return {(field.name, field.value, field.line) for field in document.fields}


def test_a_host_who_opens_the_show_and_the_guest_whom_he_introduces() -> None:
    assert header(TALK.format(guest="Ada Lovelace")) == {("host", "Grace Hopper", 2), ("guest", "Ada Lovelace", 2)}


def test_a_heading_is_the_title_though_a_name_stands_before_its_colon() -> None:
    text = "# The Loom Room: Ada Lovelace\n" + TALK.format(guest="a weaver")
    assert header(text) == {
        ("title", "The Loom Room: Ada Lovelace", 1),
        ("host", "Grace Hopper", 3),
        ("guest", "Ada Lovelace", 1),
    }


@pytest.mark.parametrize(
    "line", ["Host: Joan Clarke", "Recorded in Leeds. Hosted by Joan Clarke.", "Presenter: Joan Clarke."]
)
def test_a_line_above_the_turns_names_the_host(line: str) -> None:
    text = f"# On Looms\n\n{line}\n" + TALK.format(guest="Ada Lovelace")
    assert {row for row in header(text) if row[0] == "host"} == {("host", "Joan Clarke", 3)}


def test_what_the_front_matter_states_is_kept() -> None:
    text = "---\nguest: Ada King\nhost: Joan Clarke\n---\n" + TALK.format(guest="Ada Lovelace, or Ada King")
    assert {row[:2] for row in header(text)} == {("guest", "Ada King"), ("host", "Joan Clarke")}


@pytest.mark.parametrize(
    "words",
    [
        "Welcome to Leeds. I'm Alan Turing's sister, and my guest is Ada Lovelace.",
        "I met Ada Lovelace when I was young, and I'm glad.",
        "Hello, everyone.",
    ],
)
def test_who_does_not_open_the_show_by_the_own_name_is_no_host(words: str) -> None:
    text = TALK.replace("Welcome back to The Loom Room. I'm Grace Hopper, and today my guest is {guest}.", words)
    assert header(text) == set()


def test_those_who_are_introduced_and_do_not_speak_are_no_guests() -> None:
    assert header(TALK.format(guest="Emmy Noether")) == {("host", "Grace Hopper", 2)}
    co_host = TALK.format(guest="away; joining me is my co-host, Ada Lovelace")
    assert header(co_host) == {("host", "Grace Hopper", 2)}


@pytest.mark.parametrize(
    ("above", "host", "guest"),
    [
        ("# An interview with Ada Lovelace", None, "Ada Lovelace"),
        ("ORAL HISTORY OF ADA LOVELACE\n\nInterviewed by Grace Hopper", "Grace Hopper", "ADA LOVELACE"),
        ("# Recollections of Dr. Ada Lovelace, 1843", None, "Ada Lovelace"),
        ("# A talk about looms", None, None),
    ],
)
def test_who_asks_and_who_answers_is_told_above_the_turns(above: str, host: str | None, guest: str | None) -> None:
    found = document(above + "\n\n" + "Q: Where was that?\n\nA: In Leeds.\n\n" * 3)
    assert (found.field("host"), found.field("guest")) == (host, guest)
    assert not found.problems


def test_a_speaker_whom_nobody_knows_is_nobody() -> None:
    turns = "**Unknown Speaker** (0:01):\nI founded Acme.\n\n**Ada** (0:03):\nGood.\n\n" * 2
    assert [cue.speaker_raw for cue in document(turns).cues] == [None, "Ada", None, "Ada"]
