"""Which files a build reads, and what it says about those it passes over."""

import os
from pathlib import Path

import pytest

from kg.records.errors import InputError
from kg.workspace import files


def paths(*named: Path | str) -> list[str]:
    return [Path(found.path).name for found in files.collect([str(name) for name in named])[0]]


def test_a_folder_is_read_whole_and_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "deep/c.vtt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words")
    assert paths(tmp_path) == ["a.md", "b.txt", "c.vtt"]


def test_the_order_of_the_names_does_not_matter(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name)
    one, two = tmp_path / "a.txt", tmp_path / "b.txt"
    assert files.collect([str(one), str(two)]) == files.collect([str(two), str(one), str(one)])


def test_settings_and_hidden_files_are_no_pages(tmp_path: Path) -> None:
    for name in ("page.txt", "kg.toml", "curation.toml", ".hidden", ".kg/current"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words")
    assert paths(tmp_path) == ["page.txt"]


def test_a_loop_of_folders_ends(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("words")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert paths(tmp_path) == ["page.txt"]


@pytest.mark.skipif(os.name == "nt", reason="no named pipes there")
def test_a_pipe_in_a_folder_is_passed_over_and_told(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("words")
    os.mkfifo(tmp_path / "pipe")
    found, problems = files.collect([str(tmp_path)])
    assert len(found) == 1
    assert [(problem.kind, problem.message) for problem in problems] == [
        ("unreadable", "is no regular file; it was passed over.")
    ]


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"there is no file or folder .*nowhere"):
        files.collect([str(tmp_path / "nowhere")])


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nothing to read in"):
        files.collect([str(tmp_path)])


def test_a_file_that_is_no_page_by_its_size_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("words")
    with open(tmp_path / "film.mkv", "wb") as film:
        film.truncate(files.LIMIT + 1)
    found, problems = files.collect([str(tmp_path)])
    assert len(found) == 1
    assert "has 64 MiB" in problems[0].message


def test_the_graph_directory_holds_no_pages(tmp_path: Path) -> None:
    for name in ("page.txt", "graph/builds/one/graph.nq"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("words")
    found, _ = files.collect([str(tmp_path)], tmp_path / "graph")
    assert [Path(file.path).name for file in found] == ["page.txt"]


def test_links_that_lead_out_of_the_folder_are_told_and_passed_over(tmp_path: Path) -> None:
    outside, pages = tmp_path / "outside", tmp_path / "pages"
    for folder in (outside, pages, pages / "inner"):
        folder.mkdir()
        (folder / "page.txt").write_text(f"a page of {folder.name}", encoding="utf-8")
    (pages / "away").symlink_to(outside, target_is_directory=True)
    (pages / "away.txt").symlink_to(outside / "page.txt")
    (pages / "near.txt").symlink_to(pages / "inner" / "page.txt")
    found, problems = files.collect([str(pages)])
    assert [Path(file.path).name for file in found] == ["page.txt", "near.txt", "page.txt"]
    assert [Path(problem.path).name for problem in problems] == ["away", "away.txt"]


def test_all_files_together_have_a_bound(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"page{number}.txt").write_bytes(b"x" * 1000)
    with pytest.raises(InputError, match="--max-size"):
        files.collect([str(tmp_path)], most=2500)
