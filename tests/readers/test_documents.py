"""Word, OpenDocument, EPUB and PDF: read, or refused in one sentence."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.readers import documents, read
from kg.records.errors import InputError

SAMPLES = Path(__file__).parent / "formats"
NAMES = ("teams.docx", "interview.odt", "book.epub", "article.pdf")
TEXT = "application/vnd.oasis.opendocument.text"


def archive(**parts: str) -> bytes:
    """A ZIP archive; "__" stands for "/" in the parts' names, "_" for "."."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, text in parts.items():
            zipped.writestr(name.replace("__", "/").replace("_", "."), text)
    return made.getvalue()


def opened(content: str) -> str:
    """The HTML of an OpenDocument text with such a body."""
    names = "".join(f' xmlns:{name}="urn:{name}"' for name in ("office", "text", "table"))
    raw = archive(mimetype=TEXT, content_xml=f"<office:body{names}>{content}</office:body>")
    found = documents.text_of("a.odt", raw)
    assert found is not None
    return found[0].removeprefix("<html><body>\n").removesuffix("\n</body></html>\n")


@pytest.mark.parametrize(
    ("content", "html"),
    [
        ('<text:h text:outline-level="2">A &amp; B</text:h>', "<h2>A &amp; B</h2>"),
        ("<text:p>One<text:line-break/>Two<text:s/>three</text:p>", "<p>One</p>\n<p>Two three</p>"),
        ("<text:list><text:list-item><text:p>A</text:p></text:list-item></text:list>", "<li>A</li>"),
        ("<text:p>A<text:note><text:p>aside</text:p></text:note> b</text:p>", "<p>A b</p>"),
        (
            "<table:table-row><table:table-cell><text:p>A</text:p></table:table-cell>"
            "<table:table-cell><text:p>B</text:p></table:table-cell></table:table-row>",
            "<table><tr><td>A</td><td>B</td></tr></table>",
        ),
    ],
)
def test_opendocument_becomes_html(content: str, html: str) -> None:
    assert opened(content) == html


@pytest.mark.parametrize(("name", "library"), [("teams.docx", "mammoth"), ("article.pdf", "pypdf")])
def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch, name: str, library: str) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(InputError, match=rf"^{name} is .+ \[documents\]: pip install .+\.$"):
        read(name, (SAMPLES / name).read_bytes())


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_broken_document_is_read_or_refused_in_one_sentence(name: str, data: st.DataObject) -> None:
    raw = bytearray((SAMPLES / name).read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(raw)))
    told = ""
    try:
        lines = read(name, bytes(raw[: max(cut, len(raw) // 2)])).lines
    except InputError as error:
        lines, told = (), str(error)
    assert lines or (name in told and "\n" not in told)


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (archive(mimetype=TEXT, content_xml=" " * 101_000_000), "unpacks to more than"),
        (archive(word__document_xml='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "entities"),
        (archive(mimetype=TEXT, content_xml='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "entities"),
        (archive(mimetype=TEXT, content_xml="<p>" * 5000), "nested"),
        (archive(mimetype="application/epub+zip"), "broken"),
        (archive(mimetype=TEXT, content_xml="<a/>"), "no text"),
        (archive(anything="a"), "ZIP archive"),
        (b"%PDF-1.7\n1 0 obj", "PDF file"),
    ],
)
def test_what_cannot_be_read_is_refused(raw: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read("file", raw)


def test_edges_of_pages_that_return_are_left_out() -> None:
    pages = [["The Lamp Room", f"Words of page {n}.", f"Page {n} of 4"] for n in range(1, 5)]
    assert list(documents._without_edges(pages)) == [f"Words of page {n}." for n in range(1, 5)]
