"""The graph directory: an old build answers until the new one stands."""

import os
from pathlib import Path

import pytest

from kg.records.errors import GraphError
from kg.workspace import cache, directory
from kg.workspace.cache import Cache


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


ELSEWHERE = ("builds", "cache", "lock", "current", "format")


@pytest.mark.parametrize("name", ELSEWHERE)
def test_no_link_in_the_graph_directory_is_followed(tmp_path: Path, name: str) -> None:
    graph, target = tmp_path / ".kg", tmp_path / "elsewhere"
    publish(directory.create(graph), "one")
    if name in ("builds", "cache"):
        target.mkdir()
        (target / "thesis.txt").write_text("mine")
    else:
        target.write_text("mine")
    directory.plain.remove(graph / name)
    (graph / name).symlink_to(target)
    with pytest.raises(GraphError, match=f"{name} is a link"):
        directory.create(graph)
    with pytest.raises(GraphError, match=f"{name} is a link"):
        directory.locate(graph)
    assert (target / "thesis.txt" if target.is_dir() else target).read_text() == "mine"


LEFTOVERS = ("current.draft", "format.draft", "builds/draft", "builds/0123456789abcdef", "cache/x")


@pytest.mark.parametrize("place", LEFTOVERS)
def test_what_a_leftover_link_leads_to_stays(tmp_path: Path, place: str) -> None:
    graph, target = tmp_path / ".kg", tmp_path / "thesis"
    publish(directory.create(graph), "one")
    target.mkdir()
    (target / "chapter.txt").write_text("mine")
    (graph / "cache").mkdir()
    (graph / place).symlink_to(target)
    publish(directory.create(graph), "two")
    Cache(graph / "cache").sweep()
    assert not (graph / place).is_symlink()
    assert (target / "chapter.txt").read_text() == "mine"


def test_the_pointer_leads_nowhere_else(tmp_path: Path) -> None:
    build = publish(directory.create(tmp_path / "other"), "one")
    publish(directory.create(tmp_path / ".kg"), "one")
    (tmp_path / ".kg" / "current").write_text(f"../../other/builds/{build.name}\n")
    with pytest.raises(GraphError, match="current is damaged"):
        directory.locate(tmp_path / ".kg")


def test_a_folder_that_another_program_made_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".kg" / "cache").mkdir(parents=True)
    (tmp_path / ".kg" / "cache" / "precious").write_text("mine")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_GRAPH", raising=False)
    for act in (directory.create, directory.locate):
        with pytest.raises(GraphError, match="was not made by kg"):
            act()
    assert (tmp_path / ".kg" / "cache" / "precious").read_text() == "mine"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="root alone can give a folder away")
def test_a_graph_directory_of_another_user_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(directory.create(tmp_path / ".kg"), "one")
    os.chown(tmp_path / ".kg", 12345, 12345)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_GRAPH", raising=False)
    for act in (directory.create, directory.locate):
        with pytest.raises(GraphError, match="belongs to another user"):
            act()
    assert directory.locate(tmp_path / ".kg"), "to read it is enough to name it"
    with pytest.raises(GraphError, match="belongs to another user"):
        directory.create(tmp_path / ".kg")


def test_a_graph_directory_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    publish(directory.create(tmp_path / ".kg"), "one")
    (tmp_path / ".kg" / "format").write_text("interview-kg graph directory 999\n")
    with pytest.raises(GraphError, match="newer version"):
        directory.create(tmp_path / ".kg")


def test_one_of_an_earlier_version_is_known(tmp_path: Path) -> None:
    build = tmp_path / ".kg" / "builds" / "0123456789abcdef"
    build.mkdir(parents=True)
    (build / "stamp").write_text("…")
    assert directory.create(tmp_path / ".kg").earlier


KEY = "read-" + "0" * 32
DAMAGES = {
    "another byte": lambda kept: kept[:-1] + bytes([kept[-1] ^ 1]),
    "cut": lambda kept: kept[:-1],
    "longer": lambda kept: kept + b"\0",
    "empty": lambda kept: b"",
    "a bare record": lambda kept: kept[48:],
}


@pytest.mark.parametrize("name", DAMAGES)
def test_the_cache_believes_only_what_it_wrote(tmp_path: Path, name: str) -> None:
    kept = Cache(tmp_path / "cache")
    kept.put(KEY, ["Ada", "Mary"])
    assert kept.get(KEY, list[str]) == ["Ada", "Mary"]
    assert cache.foreign(tmp_path / "cache") == []
    file = tmp_path / "cache" / KEY
    file.write_bytes(DAMAGES[name](file.read_bytes()))
    assert kept.get(KEY, list[str]) is None
    assert cache.foreign(tmp_path / "cache") == [KEY]


def test_the_cache_believes_no_record_under_another_name(tmp_path: Path) -> None:
    kept, other = Cache(tmp_path / "cache"), "read-" + "1" * 32
    kept.put(KEY, ["Ada"])
    (tmp_path / "cache" / other).write_bytes((tmp_path / "cache" / KEY).read_bytes())
    assert kept.get(other, list[str]) is None


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="what is synced is looked up in /proc")
def test_a_build_is_on_the_disk_before_the_pointer_and_the_pointer_before_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = directory.create(tmp_path / ".kg")
    done: list[tuple[str, str]] = []
    sync, replace, rename = os.fsync, Path.replace, Path.rename

    def synced(descriptor: int) -> None:
        done.append(("sync", os.readlink(f"/proc/self/fd/{descriptor}")))
        sync(descriptor)

    def named(how: str, one: Path, other: Path) -> Path:
        done.append((how, str(other)))
        return (replace if how == "replace" else rename)(one, other)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", lambda one, other: named("replace", one, other))
    monkeypatch.setattr(Path, "rename", lambda one, other: named("rename", one, other))
    build = publish(place, "one")
    names = [(how, os.path.relpath(what, tmp_path / ".kg")) for how, what in done]
    moved = names.index(("rename", os.path.relpath(build, tmp_path / ".kg")))
    drafts = {what for how, what in names[:moved] if how == "sync"}
    assert {f"builds/draft/{name}" for name in directory.PRODUCTS} | {"builds/draft"} <= drafts
    pointed = names.index(("replace", "current"))
    assert moved < pointed
    before, after = names[moved:pointed], names[pointed:]
    assert any(how == "sync" and what.startswith("current") for how, what in before), "the pointer's own words"
    assert ("sync", ".") in after, "the directory that the pointer stands in"
