"""Word, OpenDocument, EPUB and PDF to the HTML or text in them.

Word is opened by mammoth and PDF by pypdf, the libraries of the extra [documents], imported where they are used; of the
others the archive's XML is read here. Whatever goes wrong becomes one sentence, and what a file says that it unpacks to
is bounded before anything is unpacked. What comes out is read as any page is: a line is a paragraph (in a PDF, a line).
"""

from __future__ import annotations

import io
import logging
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from posixpath import dirname, join, normpath

from kg.readers.base import Page
from kg.readers.placed_xml import Element, Run, parse
from kg.records.errors import InputError

MOST_BYTES = 100_000_000
"""Of all parts of a file together, unpacked."""
MOST_PARTS = 10_000
MOST_PAGES = 3_000
_BLOCK = re.compile(r"(</(?:p|h[1-6]|li|tr|table|ul|ol)>|<br ?/?>)")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_BODY = re.compile(r"<body\b[^>]{0,2000}>")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of document."""

    name: str
    """As a person would call it."""
    open: Callable[[str, bytes], str]
    """From the file's path and bytes to its text or HTML."""


def text_of(path: str, data: bytes) -> tuple[str, str] | None:
    """Return the text or HTML of a document and what it was, None where the bytes are no document of these kinds.

    Raises InputError where the extra is missing, or the file is broken, locked, too large or without text.
    """
    kind = _kind(path, data)
    if kind is None:
        return None
    try:
        found = kind.open(path, data)
    except ImportError:
        raise InputError(
            f"{path} is {kind.name}, which needs the extra [documents]: pip install 'interview-kg[documents]'."
        ) from None
    except InputError:
        raise
    except (Exception, RecursionError) as error:
        told = type(error).__name__
        raise InputError(f"{path} is {kind.name}, but broken ({told}); open it and save it again.") from None
    if not any(map(str.isalnum, _TAG.sub("", found))):
        raise InputError(f"{path} is {kind.name}, but holds no text (a scan, or pictures only); give its text instead.")
    return found, kind.name


def _kind(path: str, data: bytes) -> Kind | None:
    if data.startswith(b"%PDF"):
        return KINDS["pdf"]
    if not data.startswith(b"PK\x03\x04"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            mime = archive.read("mimetype")[:100].decode("ascii", "replace") if "mimetype" in names else ""
    except Exception:
        return None
    found = KINDS.get("docx" if "word/document.xml" in names else mime.strip())
    if found and (len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES):
        raise InputError(f"{path} is {found.name} that unpacks to more than {MOST_BYTES // 1_000_000} MB; it is left.")
    return found


def _word(path: str, data: bytes) -> str:
    """Return a Word document as HTML, a block a line."""
    import mammoth

    _sound(path, data)
    none = mammoth.images.img_element(lambda image: {"src": ""})
    html = str(mammoth.convert_to_html(io.BytesIO(data), convert_image=none).value)
    return f"<html><body>\n{_by_line(html)}</body></html>\n"


def _by_line(html: str) -> str:
    return _BLOCK.sub(r"\1\n", html)


def _open_document(path: str, data: bytes) -> str:
    """Return an OpenDocument text as HTML: its headings, paragraphs, lists and tables."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = _xml(path, archive.read("content.xml"))
    return "<html><body>\n" + "\n".join(_written(content, "p")) + "\n</body></html>\n"


ASIDE = frozenset(("annotation", "note", "tracked-changes", "frame", "tracked-change", "ruby-text"))
"""Elements of OpenDocument whose words stand beside the text."""
_SIGNS = {"s": " ", "tab": "\t", "line-break": "\n"}


def _written(one: Element, tag: str) -> Iterator[str]:
    """Yield the blocks below an element as HTML; paragraphs get the tag."""
    for child in one.children:
        if isinstance(child, Run) or child.name in ASIDE:
            continue
        if child.name == "table-row":
            cells = ("".join(f" {_plain(part)}" for part in cell.children) for cell in child.all("table-cell"))
            yield f"<table><tr>{''.join(f'<td>{escape(cell.strip())}</td>' for cell in cells)}</tr></table>"
        elif child.name == "h":
            level = child.attributes.get("outline-level", "1")
            level = level if level in "123456" and len(level) == 1 else "6"
            yield f"<h{level}>{escape(' '.join(_plain(child).split()))}</h{level}>"
        elif child.name == "p":
            yield from (f"<{tag}>{escape(line)}</{tag}>" for line in _plain(child).split("\n") if line.strip())
        else:
            yield from _written(child, "li" if child.name == "list-item" else tag)


def _plain(one: Element | Run) -> str:
    """Return the words of an element, its breaks as line ends, without what stands beside the text."""
    if isinstance(one, Run):
        return " ".join(one.text.split("\n"))
    if one.name in ASIDE:
        return ""
    return _SIGNS.get(one.name, "") + "".join(map(_plain, one.children))


def _book(path: str, data: bytes) -> str:
    """Return the chapters of an EPUB in the order in which they are read, as HTML."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        held = frozenset(archive.namelist())
        container = _xml(path, archive.read("META-INF/container.xml"))
        package = next(one.attributes["full-path"] for one in container.walk() if one.name == "rootfile")
        book = _xml(path, archive.read(package))
        files = {
            one.attributes.get("id", ""): normpath(join(dirname(package), one.attributes.get("href", "")))
            for one in book.walk()
            if one.name == "item" and "html" in one.attributes.get("media-type", "")
        }
        titles = [one.text for one in book.walk() if one.name == "title" and one.text]
        spine = [files.get(one.attributes.get("idref", "")) for one in book.walk() if one.name == "itemref"]
        chapters = [archive.read(name).decode("utf-8", "replace") for name in spine if name in held]
    bodies = "\n".join(map(_body, chapters))
    return f"<html><head><title>{escape(titles[0] if titles else '')}</title></head><body>\n{bodies}\n</body></html>\n"


def _body(chapter: str) -> str:
    match = _BODY.search(chapter)
    begin = match.end() if match else 0
    end = chapter.rfind("</body")
    return chapter[begin : end if end > begin else len(chapter)]


def _pages(path: str, data: bytes) -> str:
    """Return the text of a PDF, page after page, without lines that stand on nearly every page."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings would stand among the answers
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise InputError(f"{path} is a PDF file that a password locks; save it without one.")
    pages = [page.extract_text() or "" for page in list(reader.pages)[:MOST_PAGES]]
    return "\n\n".join(_without_edges([page.replace("\r", "\n").split("\n") for page in pages])) + "\n"


def _without_edges(pages: list[list[str]]) -> Iterator[str]:
    """Yield the pages without head and foot: first and last lines that, but for their digits, most pages share."""
    if len(pages) < 3:
        yield from ("\n".join(lines) for lines in pages)
        return
    full = [[n for n, line in enumerate(lines) if line.strip()] for lines in pages]
    edges = [{_edge(lines[n]) for n in (*rows[:1], *rows[-1:])} for lines, rows in zip(pages, full, strict=True)]
    shared = {one for row in edges for one in row if sum(one in other for other in edges[:50]) * 2 > len(edges[:50])}
    for lines, rows in zip(pages, full, strict=True):
        left = {n for n in (*rows[:1], *rows[-1:]) if _edge(lines[n]) in shared}
        yield "\n".join(line for n, line in enumerate(lines) if n not in left)


def _edge(line: str) -> str:
    return re.sub(r"\d+", "0", line.strip())


def _xml(path: str, data: bytes) -> Element:
    text = data.decode("utf-8-sig", "replace")
    return parse(Page(path, text, tuple(text.split("\n"))))[0]


def _sound(path: str, data: bytes) -> None:
    """Refuse a file whose XML declares entities. Raises InputError."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.infolist():
            if part.filename.endswith((".xml", ".rels")) and b"<!ENTITY" in archive.read(part):
                raise InputError(f"{path} declares entities of its own in its XML; save it again without.")


KINDS: dict[str, Kind] = {
    "docx": Kind("a Word document", _word),
    "application/vnd.oasis.opendocument.text": Kind("an OpenDocument text", _open_document),
    "application/epub+zip": Kind("an EPUB book", _book),
    "pdf": Kind("a PDF file", _pages),
}
"""By what their bytes say that they are."""
