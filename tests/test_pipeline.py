"""A build is a pure function of what the files say: the same bytes, whatever the order, the processes, the cache."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.building import pipeline, worker
from kg.readers import read
from kg.records.errors import InputError
from kg.workspace import curation, directory

PAGES = [Path(path) for path in pipeline.demo_paths()]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the pages of the sample in `pages` and their graph in `.kg`."""
    home = tmp_path_factory.mktemp("built")
    (home / "pages").mkdir()
    for page in PAGES:
        shutil.copy(page, home / "pages")
    with contextlib.chdir(home):
        build(Path(".kg"))
    return home


@pytest.fixture
def home(tmp_path: Path, built: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, with its cache, as the working directory: the pages are `pages` there too."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def build(graph: Path, **options: Any) -> pipeline.Summary:
    """Build `pages` in this process."""
    return pipeline.build(["pages"], graph, jobs=1, **options)


def products(graph: Path) -> list[bytes]:
    build = directory.locate(graph)
    return [(build / name).read_bytes() for name in directory.PRODUCTS]


def test_neither_order_nor_processes_nor_hash_seed_change_a_byte(sample_folder: Path, tmp_path: Path) -> None:
    code = "import sys, kg.cli; kg.cli.main()"
    names = [str(page) for page in reversed(PAGES)]
    command = [sys.executable, "-c", code, "build", "--graph", str(tmp_path / ".kg"), "--jobs", "2", *names]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": "1"}, capture_output=True)
    assert products(tmp_path / ".kg") == products(sample_folder / ".kg")


def test_a_build_from_the_cache_is_the_build(home: Path) -> None:
    first = products(home / ".kg")
    build(home / ".kg")
    assert products(home / ".kg") == first


def test_a_changed_page_alone_is_read_again_and_gives_what_a_new_build_gives(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import kg.readers

    read = []
    whole = kg.readers.read_all
    monkeypatch.setattr(kg.readers, "read_all", lambda path, text: read.append(path) or whole(path, text))
    for name in ("digest.txt", "highlights.txt", "wiki.txt"):
        page = home / "pages" / name
        lines = page.read_text(encoding="utf-8").splitlines()
        page.write_text("\n".join([*lines[:-1], "", "One more line about engines."]), encoding="utf-8")
        build(home / ".kg")
        assert [Path(path).name for path in read] == [name]
        read.clear()
    build(home / "fresh" / ".kg")
    assert products(home / ".kg") == products(home / "fresh" / ".kg")


def test_times_are_settled_again_only_where_codes_changed(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.timing import rounds

    settled = []
    settle = rounds._settle
    monkeypatch.setattr(rounds, "_settle", lambda *given: settled.append(1) or settle(*given))
    with open(home / "pages" / "wiki.txt", "a", encoding="utf-8") as page:
        page.write("\nOne more line.\n")
    build(home / ".kg")
    assert not settled
    with open(home / "pages" / "digest.txt", "a", encoding="utf-8") as page:
        page.write("\n- The engine runs at last, as they say (1:02:03)\n")
    build(home / ".kg")
    assert settled


def test_what_is_extracted_beside_is_what_is_extracted_here() -> None:
    from kg.extractors.base import Context

    page = Path(PAGES[-1]).read_bytes()
    work = read("wiki.txt", page), Context((), (), ())
    with worker.started(True) as beside:
        assert beside is not None
        there, again = beside.map([work, work])
        beside._process.kill()
        beside._process.wait()
        assert list(beside.map([work])) == [there], "this process takes over where the other one is gone"
    assert there == again == worker.extract(work)


def test_a_cache_that_is_broken_is_made_again(home: Path) -> None:
    first = products(home / ".kg")
    for entry in (home / ".kg" / "cache").iterdir():
        entry.write_bytes(b"\xc1 broken")
    build(home / ".kg")
    assert products(home / ".kg") == first


def test_the_same_page_twice_is_read_once_and_told(home: Path) -> None:
    shutil.copy(home / "pages" / "wiki.txt", home / "pages" / "wiki-copy.txt")
    summary = build(home / ".kg")
    assert summary.sources == len(PAGES)
    assert [problem.kind for problem in summary.problems if problem.line == 0].count("same-content") == 1


def test_what_cannot_be_read_is_refused_when_named_and_passed_over_in_a_folder(home: Path) -> None:
    picture = home / "pages" / "cover.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 8)
    summary = build(home / ".kg")
    assert (summary.sources, summary.skipped) == (len(PAGES), 1)
    with pytest.raises(InputError, match=r"cover\.png"):
        pipeline.build([str(picture)], home / ".kg", jobs=1)


def test_strict_leaves_the_old_graph(home: Path) -> None:
    old = directory.locate(home / ".kg")
    shutil.copy(home / "pages" / "wiki.txt", home / "pages" / "wiki-copy.txt")
    with pytest.raises(InputError, match="--strict"):
        build(home / ".kg", strict=True)
    assert directory.locate(home / ".kg") == old


def statements(graph: Path, predicate: str) -> list[tuple[str, str, str]]:
    from kg.store.store import Store

    found = Store.open(directory.locate(graph)).statements(predicates=[predicate])
    return [(s.id, s.subject, str(s.object)) for s in found]


def test_a_build_obeys_what_people_decided(home: Path) -> None:
    graph = home / ".kg"
    doomed, who, where = statements(graph, "workedAt")[0]
    people = [subject for _, subject, _ in statements(graph, "workedAt") if subject != who]
    curation.add(home, "drop", [doomed])
    curation.add(home, "add", [people[0], "memberOf", where])
    curation.add(home, "drop", ["s-0000000000000000"])
    summary = build(graph)
    assert doomed not in [id_ for id_, _, _ in statements(graph, "workedAt")]
    assert (people[0], where) in [(subject, object_) for _, subject, object_ in statements(graph, "memberOf")]
    assert [p.line for p in summary.problems if p.kind == "decision-without-object"] == [4]


def test_what_is_dropped_stays_dropped_under_a_better_name(home: Path) -> None:
    from kg.store.store import Store

    graph = home / ".kg"
    before = statements(graph, "workedAt")
    doomed, who, _ = before[0]
    name = Store.open(directory.locate(graph)).entity(who).name
    curation.add(home, "name", [name, f"Dr {name}"])
    build(graph)
    renamed = statements(graph, "workedAt")
    assert len(renamed) == len(before)
    assert doomed not in [id_ for id_, _, _ in renamed]
    curation.add(home, "drop", [doomed])
    summary = build(graph)
    assert len(statements(graph, "workedAt")) == len(before) - 1
    assert not [p for p in summary.problems if p.kind == "decision-without-object"]


def test_a_link_leads_to_another_catalogue(home: Path) -> None:
    from kg.store.store import Store

    who = "Yann LeCun"
    links = home / "links.csv"
    links.write_text(f"name,id\n{who},wikidata:Q3571662\nNobody At All,wikidata:Q1\n", encoding="utf-8")
    summary = build(home / ".kg", links=str(links))
    store = Store.open(directory.locate(home / ".kg"))
    assert "http://www.wikidata.org/entity/Q3571662" in store.entity(store.find(who)).same_as
    assert [(p.path, p.line) for p in summary.problems if p.kind == "decision-without-object"] == [(str(links), 3)]


def test_evidence_at_a_doubtful_timecode_says_so(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "Ada Lovelace: on engines\nDuration: 30 min\nGuest: Ada Lovelace · Analyst at Acme Labs\n"
        "Career Arc & Personal Stories (2)\n"
        "- [05:00] Ada joined Acme Labs as an analyst.\n"
        "- [95:77] Ada founded Northwind Labs in London.\n",
        encoding="utf-8",
    )
    pipeline.build([str(page)], tmp_path / ".kg", jobs=1)
    from kg.store.store import Store

    said = [e for s in Store.open(directory.locate(tmp_path / ".kg")).statements() for e in s.evidence]
    assert {(e.line, e.timing) for e in said if e.start_s is not None} >= {(5, None)}
    assert all(e.timing == "doubtful" for e in said if e.line == 6 and e.start_s is not None)
