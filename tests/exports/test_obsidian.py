"""A vault read back: properties by a YAML parser, notes by a Markdown parser, links by the files they name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kg.exports import VAULT_FOOT, writing
from kg.store.store import Store
from kg.vault.paths import file_name
from kg.vault.words import plain, properties

LINK = re.compile(r"\[\[([^|\]]+)(?:\|[^\]]*)?\]\]")


@pytest.fixture(scope="module")
def vault(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("obsidian") / "vault"
    writing.export(store, "obsidian", place, writing.chosen({}))
    return place


def notes(vault: Path) -> dict[str, tuple[dict[str, object], str]]:
    """Properties and text of each note, by its path without the ending."""
    found = {}
    for path in sorted(vault.rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        head, body = ("", text) if not text.startswith("---\n") else text[4:].split("\n---\n", 1)
        found[path.relative_to(vault).with_suffix("").as_posix()] = (yaml.safe_load(head) or {}, body)
    return found


def test_there_is_a_note_for_each_thing_and_recording_and_three_maps(vault: Path, store: Store) -> None:
    things = list(store.entities())
    assert len(notes(vault)) == len(things) + len(store.recordings()) + 3
    irs = {told.get("iri") for told, _ in notes(vault).values()}
    assert {f"https://w3id.org/interview-kg/id/{thing.id}" for thing in things} <= irs


def test_every_link_names_a_note(vault: Path) -> None:
    known = notes(vault)
    links = [target for _, body in known.values() for target in LINK.findall(body)]
    assert len(links) > 40
    assert set(links) <= set(known)


def test_aliases_are_in_all_scripts_and_facts_have_their_words(vault: Path) -> None:
    told, body = notes(vault)["People/Ada Lovelace"]
    assert "艾达" in told["aliases"]  # type: ignore[operator]
    assert "- **worked at** [[Organizations/Acme|Acme]], analyst, 2018" in body
    assert "> [!quote]- " in body
    assert "- **denied: worked at** [[Organizations/Initech|Initech]]" in body
    assert "Machines may compose music one day." in body


def test_notes_are_markdown_in_which_no_name_is_markup(vault: Path) -> None:
    parser = MarkdownIt("commonmark")
    for path, (_, body) in notes(vault).items():
        tokens = parser.parse(LINK.sub("LINK", body))
        kinds = {token.type for token in tokens}
        assert not kinds & {"html_block", "fence", "code_block", "hr"}, path
        inline = {child.type for token in tokens if token.children for child in token.children}
        assert not inline & {"html_inline", "image", "code_inline"}, path


@settings(max_examples=60)
@given(st.text(max_size=60))
def test_a_text_stays_one_paragraph_of_text(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(plain(text))
    assert [token.type for token in tokens] in ([], ["paragraph_open", "inline", "paragraph_close"])
    shown = "".join(child.content for token in tokens for child in token.children or ())
    kept = re.sub(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]", " ", text)
    assert shown.split() == kept.split()


@settings(max_examples=60)
@given(st.lists(st.text(min_size=1, max_size=30), min_size=1), st.text(min_size=1, max_size=30))
def test_properties_are_what_yaml_reads(texts: list[str], text: str) -> None:
    made = properties({"aliases": texts, "name": text, "none": None, "number": 3})
    told = yaml.safe_load(made.encode("utf-8", "replace").decode().strip().strip("-"))
    assert (told["aliases"], told["name"], told["number"]) == (texts, text, 3)


@settings(max_examples=60)
@given(st.text(max_size=200))
def test_names_of_files_are_taken_by_every_system(text: str) -> None:
    name = file_name(text)
    assert not set(name) & set('*"\\/<>:|?#^[]%\x00\n')
    assert name == name.strip(". ")
    assert len(name.encode("utf-8", "replace")) <= 200
    assert file_name(name) == name


def test_what_a_person_writes_below_the_line_stays(store: Store, tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    writing.export(store, "obsidian", vault, writing.chosen({}))
    note, other = vault / "People" / "Ada Lovelace.md", vault / "People" / "Mary Somerville.md"
    ours = note.read_text("utf-8")
    assert ours.endswith(f"{VAULT_FOOT}\n")
    note.write_text(f"{ours}My own thought.\n", "utf-8")
    other.write_text(f"MINE\n{other.read_text('utf-8')}", "utf-8")
    (vault / "Diary.md").write_text("today", "utf-8")
    said: list[str] = []
    writing.export(store, "obsidian", vault, writing.chosen({"tell": said.append}))
    assert note.read_text("utf-8") == f"{ours}My own thought.\n"
    assert other.read_text("utf-8").startswith("MINE\n")
    assert (vault / "Diary.md").read_text("utf-8") == "today"
    assert len(said) == 2
    assert "Mary Somerville.md" in said[1]
    assert "Ada" not in said[1]
