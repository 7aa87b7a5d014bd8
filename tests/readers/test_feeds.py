"""Feeds on disk: every episode is a recording of its own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.readers import read, read_all
from kg.recordings.grouping import group
from kg.records.document import Document

HEAD = """<?xml version="1.0"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
<channel><title>The Potting Shed</title>{show}
"""


def episode(n: int) -> str:
    return (
        f"<item><title>Pot {n}: a talk with Vera Holm</title><link>https://example.org/{n}</link>\n"
        f"<itunes:duration>{600 + 7 * n}</itunes:duration>"
        f"<description>Clay number {n} was dug in Malmö.</description></item>"
    )


def feed(numbers: list[int], show: str = "") -> bytes:
    return (HEAD.format(show=show) + "\n".join(map(episode, numbers)) + "\n</channel></rss>\n").encode()


def documents(numbers: list[int], show: str = "") -> tuple[Document, ...]:
    return read_all("shed.rss", feed(numbers, show))


def test_every_episode_has_its_own_title_fields_words_and_recording() -> None:
    show, first, second = documents([1, 2], "<description>Talks among pots.</description>")
    assert [document.source.title for document in (show, first, second)] == [
        "The Potting Shed", "Pot 1: a talk with Vera Holm", "Pot 2: a talk with Vera Holm",
    ]  # fmt: skip
    assert {field.name: field.value for field in second.fields} == {
        "title": "Pot 2: a talk with Vera Holm", "guest": "Vera Holm", "url": "https://example.org/2",
        "duration": "614", "show": "The Potting Shed",
    }  # fmt: skip
    assert [item.title for item in second.items] == ["Clay number 2 was dug in Malmö."]
    assert "Malmö" in second.lines[second.items[0].line - 1]
    assert not any("number 1" in line for line in second.lines)
    assert len(group([show, first, second])[0]) == 3


def test_a_lone_episode_and_any_other_file_are_one_document() -> None:
    assert documents([1]) == (read("shed.rss", feed([1])),)
    assert len(read_all("a.txt", b"Ada: Hello.")) == 1


@pytest.mark.parametrize("numbers", [[3, 1, 2], [2, 1]])
def test_an_episode_keeps_its_id_when_others_come(numbers: list[int]) -> None:
    ids = {document.source.title: document.source.id for document in documents([1, 2])}
    later = {document.source.title: document.source.id for document in documents(numbers)}
    assert ids.items() <= later.items()


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=2, max_size=8))
def test_ids_are_each_there_once(numbers: list[int]) -> None:
    found = [document.source.id for document in documents(numbers)]
    assert len(found) == len(set(found)) == len(set(numbers))
