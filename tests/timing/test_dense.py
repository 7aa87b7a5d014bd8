"""A line that holds thousands of timecodes is a list of times: each is read, and none is lost."""

from kg.readers import read
from kg.recordings.grouping import group
from kg.timing import time
from kg.timing.passages import passages

HEAD = "Ada Lovelace: on engines\nDuration: 400 min\nGuest: Ada Lovelace\nChapters (2)\n- 00:00 · One\n"


def test_every_code_of_a_dense_line_has_its_row() -> None:
    page = read("page.txt", (HEAD + "- " + "[1:02:03] " * 3000 + "\n- 10:00 · Two\n").encode())
    recordings, _ = group([page])
    ((timed,), _) = time([page], recordings[0])
    assert sum(code.raw == "1:02:03" for code in timed.timecodes) == 3000


def test_a_code_of_a_dense_line_has_no_words_of_its_own() -> None:
    dense = read("page.txt", (HEAD + "- " + "and so on [1:02:03] " * 3000 + "\n").encode())
    sparse = read("page.txt", (HEAD + "- and so on and on, said she of the looms [1:02:03]\n").encode())
    assert {passage.text for passage in passages(dense) if passage.line == 6} == {""}
    assert all(passage.text for passage in passages(sparse) if passage.line == 6)


def test_points_are_colons_only_where_the_page_puts_its_codes() -> None:
    codes = ["— Ada @ 12:30", "— Ada @ 1.12.44", "(Bonn, 1.12.44)", "1.12.44 Looms", "It flies. [1.22.02]"]
    coded = read("page.txt", (HEAD + "".join(f"- She spoke of looms. {code}\n" for code in codes)).encode())
    assert [passage.code.raw for passage in passages(coded) if passage.line > 5] == ["12:30", "1.12.44"]
