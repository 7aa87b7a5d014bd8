"""A build is a pure function of what the files say: the same bytes, whatever the order, the processes, the cache."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.building import pipeline, worker
from kg.readers import read
from kg.records.errors import InputError
from kg.workspace import curation, directory

PAGES = [Path(path) for path in pipeline.demo_paths()]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for page in PAGES:
        shutil.copy(page, folder)
    return folder


def products(graph: Path) -> list[bytes]:
    build = directory.locate(graph)
    return [(build / name).read_bytes() for name in directory.PRODUCTS]


def run(graph: Path, *arguments: str, seed: str = "0", cwd: Path | None = None) -> list[bytes]:
    """Build in a process of its own, with a hash seed of its own."""
    code = "import sys, kg.cli; kg.cli.main()"
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-c", code, "build", "--graph", str(graph), *arguments]
    subprocess.run(command, check=True, env=environment, capture_output=True, cwd=cwd)
    return products(graph)


def test_the_sample_is_one_recording_with_facts_and_claims(tmp_path: Path) -> None:
    summary = pipeline.build([str(page) for page in PAGES], tmp_path / ".kg")
    assert summary.sources == len(PAGES)
    assert min(summary.items, summary.entities, summary.statements, summary.claims) > 20


def test_neither_order_nor_processes_nor_hash_seed_change_a_byte(tmp_path: Path, pages: Path) -> None:
    names = [str(page) for page in sorted(pages.iterdir())]
    first = run(tmp_path / "one" / ".kg", *names, seed="1")
    assert run(tmp_path / "two" / ".kg", *reversed(names), seed="2") == first
    assert run(tmp_path / "three" / ".kg", str(pages), "--jobs", "2", seed="3") == first


def test_a_build_from_the_cache_is_the_build(tmp_path: Path, pages: Path) -> None:
    pipeline.build([str(pages)], tmp_path / ".kg")
    first = products(tmp_path / ".kg")
    pipeline.build([str(pages)], tmp_path / ".kg")
    assert products(tmp_path / ".kg") == first


def test_after_one_changed_page_only_that_page_is_read_again(
    tmp_path: Path, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import kg.readers

    pipeline.build([str(pages)], tmp_path / ".kg")
    changed = pages / "wiki.txt"
    changed.write_text(changed.read_text(encoding="utf-8") + "\nOne more line.\n", encoding="utf-8")
    read = []
    whole = kg.readers.read
    monkeypatch.setattr(kg.readers, "read", lambda path, text: read.append(path) or whole(path, text))
    pipeline.build([str(pages)], tmp_path / ".kg")
    assert [Path(path).name for path in read] == ["wiki.txt"]
    fresh = tmp_path / "fresh" / ".kg"
    pipeline.build([str(pages)], fresh)
    assert products(tmp_path / ".kg") == products(fresh)


@pytest.mark.parametrize("name", ["digest.txt", "highlights.txt", "wiki.txt"])
def test_a_page_changed_after_a_build_gives_what_a_new_build_gives(tmp_path: Path, pages: Path, name: str) -> None:
    pipeline.build([str(pages)], tmp_path / ".kg")
    lines = (pages / name).read_text(encoding="utf-8").splitlines()
    (pages / name).write_text("\n".join([*lines[:-1], "", "One more line about engines."]), encoding="utf-8")
    pipeline.build([str(pages)], tmp_path / ".kg")
    pipeline.build([str(pages)], tmp_path / "fresh" / ".kg", jobs=1)
    assert products(tmp_path / ".kg") == products(tmp_path / "fresh" / ".kg")


def test_times_are_settled_again_only_where_codes_changed(
    tmp_path: Path, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kg.timing import rounds

    pipeline.build([str(pages)], tmp_path / ".kg")
    settled = []
    settle = rounds._settle
    monkeypatch.setattr(rounds, "_settle", lambda *given: settled.append(1) or settle(*given))
    with open(pages / "wiki.txt", "a", encoding="utf-8") as page:
        page.write("\nOne more line.\n")
    pipeline.build([str(pages)], tmp_path / ".kg")
    assert not settled
    with open(pages / "digest.txt", "a", encoding="utf-8") as page:
        page.write("\n- The engine runs at last, as they say (1:02:03)\n")
    pipeline.build([str(pages)], tmp_path / ".kg")
    assert settled


def test_what_is_extracted_beside_is_what_is_extracted_here(pages: Path) -> None:
    from kg.extractors.base import Context

    page = (pages / "wiki.txt").read_bytes()
    work = read("wiki.txt", page), Context((), (), ())
    with worker.started(True) as beside:
        assert beside is not None
        there, again = beside.map([work, work])
        beside._process.kill()
        beside._process.wait()
        assert list(beside.map([work])) == [there], "this process takes over where the other one is gone"
    assert there == again == worker.extract(work)


def test_a_cache_that_is_broken_is_made_again(tmp_path: Path, pages: Path) -> None:
    pipeline.build([str(pages)], tmp_path / ".kg")
    first = products(tmp_path / ".kg")
    for entry in (tmp_path / ".kg" / "cache").iterdir():
        entry.write_bytes(b"\xc1 broken")
    pipeline.build([str(pages)], tmp_path / ".kg")
    assert products(tmp_path / ".kg") == first


def test_the_same_page_twice_is_read_once_and_told(tmp_path: Path, pages: Path) -> None:
    shutil.copy(pages / "wiki.txt", pages / "wiki-copy.txt")
    summary = pipeline.build([str(pages)], tmp_path / ".kg")
    assert summary.sources == len(PAGES)
    assert [problem.kind for problem in summary.problems if problem.line == 0].count("same-content") == 1


def test_what_cannot_be_read_is_refused_when_named_and_passed_over_in_a_folder(tmp_path: Path, pages: Path) -> None:
    picture = pages / "cover.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 8)
    summary = pipeline.build([str(pages)], tmp_path / ".kg")
    assert (summary.sources, summary.skipped) == (len(PAGES), 1)
    with pytest.raises(InputError, match=r"cover\.png"):
        pipeline.build([str(picture)], tmp_path / ".kg")


def test_strict_leaves_the_old_graph(tmp_path: Path, pages: Path) -> None:
    pipeline.build([str(pages)], tmp_path / ".kg")
    old = directory.locate(tmp_path / ".kg")
    shutil.copy(pages / "wiki.txt", pages / "wiki-copy.txt")
    with pytest.raises(InputError, match="--strict"):
        pipeline.build([str(pages)], tmp_path / ".kg", strict=True)
    assert directory.locate(tmp_path / ".kg") == old


def statements(graph: Path, predicate: str) -> list[tuple[str, str, str]]:
    from kg.store.store import Store

    found = Store.open(directory.locate(graph)).statements(predicates=[predicate])
    return [(s.id, s.subject, str(s.object)) for s in found]


def test_a_build_obeys_what_people_decided(tmp_path: Path, pages: Path) -> None:
    graph = tmp_path / ".kg"
    pipeline.build([str(pages)], graph)
    doomed, who, where = statements(graph, "workedAt")[0]
    people = [subject for _, subject, _ in statements(graph, "workedAt") if subject != who]
    curation.add(tmp_path, "drop", [doomed])
    curation.add(tmp_path, "add", [people[0], "memberOf", where])
    curation.add(tmp_path, "drop", ["s-0000000000000000"])
    summary = pipeline.build([str(pages)], graph)
    assert doomed not in [id_ for id_, _, _ in statements(graph, "workedAt")]
    assert (people[0], where) in [(subject, object_) for _, subject, object_ in statements(graph, "memberOf")]
    assert [p.line for p in summary.problems if p.kind == "decision-without-object"] == [4]


def test_what_is_dropped_stays_dropped_under_a_better_name(tmp_path: Path, pages: Path) -> None:
    from kg.store.store import Store

    graph = tmp_path / ".kg"
    pipeline.build([str(pages)], graph)
    before = statements(graph, "workedAt")
    doomed, who, _ = before[0]
    name = Store.open(directory.locate(graph)).entity(who).name
    curation.add(tmp_path, "name", [name, f"Dr {name}"])
    pipeline.build([str(pages)], graph)
    renamed = statements(graph, "workedAt")
    assert len(renamed) == len(before)
    assert doomed not in [id_ for id_, _, _ in renamed]
    curation.add(tmp_path, "drop", [doomed])
    summary = pipeline.build([str(pages)], graph)
    assert len(statements(graph, "workedAt")) == len(before) - 1
    assert not [p for p in summary.problems if p.kind == "decision-without-object"]


def test_a_link_leads_to_another_catalogue(tmp_path: Path, pages: Path) -> None:
    from kg.store.store import Store

    who = "Yann LeCun"
    links = tmp_path / "links.csv"
    links.write_text(f"name,id\n{who},wikidata:Q3571662\nNobody At All,wikidata:Q1\n", encoding="utf-8")
    summary = pipeline.build([str(pages)], tmp_path / ".kg", links=str(links))
    store = Store.open(directory.locate(tmp_path / ".kg"))
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
    pipeline.build([str(page)], tmp_path / ".kg")
    from kg.store.store import Store

    said = [e for s in Store.open(directory.locate(tmp_path / ".kg")).statements() for e in s.evidence]
    assert {(e.line, e.timing) for e in said if e.start_s is not None} >= {(5, None)}
    assert all(e.timing == "doubtful" for e in said if e.line == 6 and e.start_s is not None)
