"""The pages as files: each link leads to a file that is there, nothing leads to a server, others' files stay."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

import kg
from kg.exports import folder as folders
from kg.exports import writing
from kg.records.errors import InputError
from kg.store.store import Store


class Leads(HTMLParser):
    """What an HTML page leads to, and its anchors."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src", "action") and value is not None:
                self.links.append(value)
            if name == "id" and value:
                self.anchors.add(value)


@pytest.fixture(scope="module")
def site(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("html") / "site"
    writing.export(store, "html", place, writing.chosen({}))
    return place


def test_every_link_leads_to_a_file_that_is_there(site: Path) -> None:
    pages = {page: Leads(page.read_text(encoding="utf-8")) for page in sorted(site.rglob("*.html"))}
    assert len(pages) > 40
    followed = 0
    for page, leads in pages.items():
        for link in leads.links:
            parts = urlsplit(link)
            if parts.scheme:
                assert parts.scheme == "https", link
                continue
            assert not link.startswith("/"), f"{page} leads to a server: {link}"
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            assert target.is_file(), f"{page.relative_to(site)} leads to {link}"
            assert target.is_relative_to(site)
            if parts.fragment and target.suffix == ".html":
                assert unquote(parts.fragment) in pages[target].anchors, f"{page.relative_to(site)} leads to {link}"
            followed += 1
    assert followed > 500


def test_each_page_tells_the_browser_to_ask_nobody(site: Path) -> None:
    for page in site.rglob("*.html"):
        assert "Content-Security-Policy" in page.read_text(encoding="utf-8")


def test_the_search_box_knows_every_name(site: Path, store: Store) -> None:
    text = (site / "static" / "names.js").read_text(encoding="ascii")
    rows = json.loads(text.removeprefix("window.KG_NAMES = ").rstrip(";\n"))
    assert len(rows) == sum(1 for _ in store.entities())
    (ada,) = [row for row in rows if "艾达" in row["search"]]
    assert (site / unquote(ada["url"])).is_file()


def test_a_second_export_writes_the_same_and_leaves_what_others_put_there(
    site: Path, store: Store, tmp_path: Path
) -> None:
    target = tmp_path / "again"
    writing.export(store, "html", target, writing.chosen({}))
    assert {p.relative_to(target): p.read_bytes() for p in target.rglob("*") if p.is_file()} == {
        p.relative_to(site): p.read_bytes() for p in site.rglob("*") if p.is_file()
    }
    (target / "mine.txt").write_text("mine")
    (target / "claims.html").write_text("changed by me")
    (target / "static" / "kg.css").unlink()
    said: list[str] = []
    writing.export(store, "html", target, writing.chosen({"tell": said.append}))
    assert (target / "mine.txt").read_text() == "mine"
    assert (target / "claims.html").read_text() == "changed by me"
    assert (target / "static" / "kg.css").is_file()
    assert any("claims.html" in words for words in said)


def test_a_folder_loses_only_what_was_ours(tmp_path: Path) -> None:
    target = tmp_path / "folder"
    assert folders.write(target, [("a/one", b"1"), ("two", b"2")]).files == 2
    (target / "a" / "mine").write_text("mine")
    done = folders.write(target, [("two", b"3")])
    assert (done.files, done.removed, done.kept) == (1, 1, ())
    assert sorted(p.name for p in target.rglob("*") if p.is_file()) == [folders.MANIFEST, "mine", "two"]
    folders.write(target, [("two", b"3"), ("a/one", b"1")])
    assert (target / "a" / "one").read_bytes() == b"1"
    assert [p.name for p in tmp_path.iterdir()] == ["folder"]


def test_a_folder_of_others_and_links_are_refused(tmp_path: Path) -> None:
    others = tmp_path / "others"
    others.mkdir()
    (others / "letter.txt").write_text("dear")
    with pytest.raises(InputError, match="did not write"):
        folders.write(others, [("a", b"1")])
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError, match="is a file"):
        folders.write(tmp_path / "file", [("a", b"1")])
    ours = tmp_path / "ours"
    folders.write(ours, [("a", b"1")])
    (ours / "a").unlink()
    (ours / "a").symlink_to(others / "letter.txt")
    with pytest.raises(InputError, match="is a link"):
        folders.write(ours, [("a", b"2")])
    assert (others / "letter.txt").read_text() == "dear"
    with pytest.raises(ValueError, match="no path below"):
        folders.write(tmp_path / "new", [("../a", b"1")])


def test_a_folder_of_another_form_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "folder"
    folders.write(target, [("index.html", b"1")], form="html")
    with pytest.raises(InputError, match=r"folder was written by kg export html; name a new or an empty folder\.$"):
        folders.write(target, [("Index.md", b"1")], form="obsidian")
    assert (target / "index.html").read_bytes() == b"1"
    assert folders.write(target, [("claims.html", b"1")], form="html").removed == 1


def test_the_library_writes_it_too(folder: Path, tmp_path: Path) -> None:
    written = kg.open(folder / ".kg").export("html", tmp_path / "site", lang="zh")
    assert 'lang="zh-Hans"' in (written / "index.html").read_text("utf-8")
