"""Bytes of every sort: read, read with a problem, or refused in one sentence that says what to do."""

from __future__ import annotations

import pytest

from kg import readers
from kg.readers.decode import decode
from kg.records.errors import InputError

PAGE = "Ada Lovelace: notes\nPeople Mentioned (1)\n- Zoë Müller — a façade of naïveté\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings_give_the_same_items(encoding: str) -> None:
    document = readers.read("page.txt", PAGE.encode(encoding))
    assert document.items == readers.read("page.txt", PAGE.encode()).items


def test_latin_1_is_reported_where_it_begins() -> None:
    problem = readers.read("page.txt", PAGE.replace("—", "-").encode("latin-1")).problems[0]
    assert (problem.line, problem.kind) == (3, "encoding")


def test_a_character_cut_off_at_the_end_is_reported_with_its_line() -> None:
    document = readers.read("page.txt", "Ada Lovelace: notes\nTopics\n• Looms\n• 织机".encode()[:-1])
    assert [(problem.line, problem.kind) for problem in document.problems if problem.kind == "truncated"]
    assert [item.title for item in document.items if item.kind == "topic"] == ["Looms", "织"]
    assert document.problems[0].line == 4


REFUSED = {
    "empty": b"",
    "only white space": b" \n\t\r\n",
    "only a mark": b"\xef\xbb\xbf",
    "only a mark of UTF-16": b"\xff\xfe",
    "binary": bytes(range(256)) * 8,
    "zeros": b"\x00" * 100,
    "UTF-16 without a mark": PAGE.encode("utf-16-le"),
    "PDF": b"%PDF-1.7\n1 0 obj",
    "ZIP": b"PK\x03\x04" + b"\x14\x00" * 20,
    "picture": b"\x89PNG\r\n\x1a\n" + b"\x01" * 50,
    "UTF-16 cut off": PAGE.encode("utf-16")[:-1],
    "UTF-16 with half a pair": b"\xff\xfea\x00\x00\xd8a\x00",
    "GB 18030": ("名字：阿达\n" * 40).encode("gb18030"),
    "Shift JIS": ("名前：エイダ\n" * 40).encode("shift-jis"),
    "UTF-8 with a broken byte": PAGE.encode() + b"\xff\xfe\n" + PAGE.encode(),
}


@pytest.mark.parametrize("raw", REFUSED.values(), ids=REFUSED.keys())
def test_refused_in_one_sentence(raw: bytes) -> None:
    with pytest.raises(InputError) as error:
        readers.read("notes/page.txt", raw)
    words = str(error.value)
    assert words.startswith("notes/page.txt")
    assert words.count("\n") == 0
    assert words.endswith(".")
    assert any(word in words for word in ("save", "give", "export")), "it says what to do"


def test_the_line_of_a_broken_byte_is_named() -> None:
    with pytest.raises(InputError, match="line 3"):
        decode("page.txt", "one\ntwo\n三".encode() + b"\xff\n" + "四\n".encode())


def test_lines_end_at_lf_and_crlf_only() -> None:
    lines = readers.split("a\r\nb\rc\x0cd\u2028e\n\nf")
    assert lines == ("a", "b\rc\x0cd\u2028e", "", "f")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("I said so.", "en"),
        ("我这样说过。", "zh"),
        ("我用 Python 写过一个 compiler。", "zh"),
        ("12:30 —", None),
        ("как дела", None),
    ],
)
def test_language_of_most_of_the_text(text: str, code: str | None) -> None:
    assert readers.language(text) == code
