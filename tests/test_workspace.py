"""The graph directory: an old build answers until the new one stands."""

from pathlib import Path

import pytest

from kg.records.errors import GraphError
from kg.workspace import directory


def fill(words: str):  # type: ignore[no-untyped-def]
    def write(folder: Path) -> None:
        for name in directory.PRODUCTS:
            (folder / name).write_text(words)

    return write


def nothing(folder: Path) -> None:
    """No index."""


def publish(place: directory.Workspace, words: str) -> Path:
    with place.lock():
        return place.publish(fill(words), nothing)


def test_the_newest_build_answers(tmp_path: Path) -> None:
    place = directory.create(tmp_path / ".kg")
    publish(place, "one")
    publish(place, "two")
    assert (directory.locate(tmp_path / ".kg") / "graph.nq").read_text() == "two"


def test_the_same_content_is_the_same_build(tmp_path: Path) -> None:
    place = directory.create(tmp_path / ".kg")
    assert publish(place, "one") == publish(place, "one")


def test_a_build_that_fails_leaves_the_old_graph_answering(tmp_path: Path) -> None:
    place = directory.create(tmp_path / ".kg")
    old = publish(place, "one")

    def fail(folder: Path) -> None:
        (folder / "graph.nq").write_text("half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), place.lock():
        place.publish(fail, nothing)
    assert directory.locate(tmp_path / ".kg") == old
    publish(place, "two")
    assert not (tmp_path / ".kg" / "builds" / "draft").exists()


def test_the_build_before_the_last_is_kept_for_those_who_still_read_it(tmp_path: Path) -> None:
    place = directory.create(tmp_path / ".kg")
    one, two, three = (publish(place, words) for words in ("one", "two", "three"))
    assert not one.exists()
    assert two.exists()
    assert three.exists()


def test_a_second_writer_is_kept_out(tmp_path: Path) -> None:
    place = directory.create(tmp_path / ".kg")
    with place.lock(), pytest.raises(GraphError, match="another kg build is writing"), place.lock():
        pass


def test_the_graph_is_found_from_a_folder_below(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built = publish(directory.create(tmp_path / ".kg"), "one")
    (tmp_path / "notes" / "deep").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "notes" / "deep")
    monkeypatch.delenv("KG_GRAPH", raising=False)
    assert directory.locate() == built


def test_no_graph_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KG_GRAPH", str(tmp_path / "elsewhere"))
    with pytest.raises(GraphError, match="nothing is built in"):
        directory.locate()


def test_a_folder_that_holds_other_files_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("mine")
    with pytest.raises(GraphError, match=r"holds other files \(thesis.doc\)"):
        directory.create(tmp_path)


def test_a_build_that_lost_a_file_is_made_again(tmp_path: Path) -> None:
    place = directory.create(tmp_path / ".kg")

    def index(folder: Path) -> None:
        (folder / "index").write_text("whole")

    for _ in range(2):
        with place.lock():
            build = place.publish(fill("one"), index)
        assert (build / "index").read_text() == "whole"
        (build / "index").unlink()
