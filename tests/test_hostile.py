"""Bad input through the real command line: one clear sentence or a sound graph, never a traceback, never a hang."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

from kg import cli
from kg.exports import EXPORTS, Options
from kg.store.store import Store
from kg.workspace.directory import locate

PAGE = """Ada Lovelace on engines — the long talk
Duration: 90 min
Guest: Ada Lovelace · Analyst at Acme
Chapters (1)
- 00:10 · Beginnings
- How she met Charles Babbage.
People Mentioned (2)
- Mary Somerville — Ada's advisor, who inspired her.
- Charles Babbage — Founder of Acme.
Takeaways
- Engines may do more than numbers.
"""
NAMES = (
    "<script>alert('x')</script>",
    'Ann "Quote" O\'Hara',
    "Back\\slash & Co.",
    "\u202eesreveR\u202c Person",
    "Zero\u200b\u200dWidth\ufeff Name",
    "IRI <unsafe> {person} | ^ ` %zz",
    '"} . DROP ALL ; SELECT * { ?s ?p "',
    '=HYPERLINK("http://example.org/?"&A1,"free")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "Control\x01\x0bCharacter Person",
    "Non\uffffCharacter Person",
    "艾达·洛夫莱斯 🦑 Person",
    "A" * 2000,
)


@pytest.fixture(autouse=True)
def _surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("KG_DEBUG", "0")


class Run(NamedTuple):
    """What a command gave."""

    returncode: int
    stdout: bytes
    stderr: bytes


def kg(home: Path, *arguments: str, seconds: float = 90) -> Run:
    """`kg` in a folder, in this process: failed after so many seconds."""
    build = ("--jobs", "1") if arguments[0] == "build" else ()
    streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2)]
    begun, argv = time.monotonic(), sys.argv
    sys.argv = ["kg", *arguments, *build, "--graph", str(home / ".kg")]
    try:
        with contextlib.chdir(home), contextlib.redirect_stdout(streams[0]), contextlib.redirect_stderr(streams[1]):
            cli.main()
    except SystemExit as ended:
        status = int(ended.code or 0)
    finally:
        sys.argv = argv
    assert time.monotonic() - begun < seconds
    for stream in streams:
        stream.flush()
    out, err = (stream.buffer.getvalue() for stream in streams)  # type: ignore[attr-defined]
    return checked(Run(status, out, err))


def alone(home: Path, *arguments: str, seconds: float = 90) -> Run:
    """`kg` in a folder, in a process of its own, stopped (and so failed) after so many seconds."""
    environment = {**os.environ, "KG_GRAPH": str(home / ".kg"), "NO_COLOR": "1", "COLUMNS": "200"}
    command = [sys.executable, "-c", "from kg.cli import main; main()", *arguments]
    done = subprocess.run(command, cwd=home, env=environment, capture_output=True, timeout=seconds)
    return checked(Run(done.returncode, done.stdout, done.stderr))


def checked(done: Run) -> Run:
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    assert b"should not have happened" not in done.stderr, done.stderr.decode()
    assert done.returncode in (0, 1), done.stderr.decode()
    return done


def refusal(done: Run) -> str:
    """The one sentence that a refused command leaves."""
    assert done.returncode == 1
    (sentence,) = [line for line in done.stderr.decode().splitlines() if line.strip()]
    assert sentence.startswith("kg: ")
    assert sentence.endswith(".")
    return sentence


REFUSED = {
    "empty": b"",
    "blank": b" \r\n\t\n",
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "binary": bytes(range(256)) * 40,
    "utf-16 without a mark": PAGE.encode("utf-16-le"),
    "half of utf-16": b"\xff\xfe" + PAGE.encode("utf-16-le")[:-1] + b"\xd8",
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_named_file_that_is_no_text_is_refused_in_one_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "bad.txt").write_bytes(REFUSED[name])
    assert "bad.txt" in refusal((alone if name == "binary" else kg)(tmp_path, "build", "bad.txt"))
    assert not list((tmp_path / ".kg").glob("builds/*")), "nothing is left to answer"


def test_in_a_folder_they_are_passed_over_and_counted_and_the_rest_is_built(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number, content in enumerate(REFUSED.values()):
        (pages / f"bad{number}.txt").write_bytes(content)
    (pages / "good.txt").write_text(PAGE, encoding="utf-8")
    (pages / "same.txt").write_text(PAGE, encoding="utf-8")
    (pages / "loop").symlink_to(pages, target_is_directory=True)
    (pages / "dangling.txt").symlink_to(pages / "nowhere.txt")
    os.mkfifo(pages / "pipe.txt")
    done = alone(tmp_path, "build", "pages", "--json")
    assert done.returncode == 0, done.stderr.decode()
    told = json.loads(done.stdout)
    assert told["sources"] == 1
    passed = {problem["path"] for problem in told["problems"]}
    expected = {*(f"bad{number}.txt" for number in range(len(REFUSED))), "same.txt", "dangling.txt", "pipe.txt"}
    assert {Path(path).name for path in passed} >= expected
    influenced = json.loads(kg(tmp_path, "who-influenced", "Ada Lovelace", "--json").stdout)
    assert [row["name"] for row in influenced] == ["Mary Somerville"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root can read every file")
def test_an_unreadable_file(tmp_path: Path) -> None:
    (tmp_path / "closed.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "closed.txt").chmod(0)
    assert "closed.txt" in refusal(kg(tmp_path, "build", "closed.txt"))


def test_a_file_or_folder_that_is_not_there(tmp_path: Path) -> None:
    assert "nowhere" in refusal(kg(tmp_path, "build", "nowhere"))
    (tmp_path / "void").mkdir()
    assert "void" in refusal(kg(tmp_path, "build", "void"))


READ = {
    "utf-16 with a mark": PAGE.encode("utf-16"),
    "utf-8 with a mark": b"\xef\xbb\xbf" + PAGE.encode(),
    "cut off in a character": PAGE.encode() + "—".encode()[:2],
    "latin-1": PAGE.replace("—", "-").replace("·", "·").replace("Somerville", "Sömerville").encode("latin-1"),
    "windows line ends": PAGE.replace("\n", "\r\n").encode(),
    "a long line": (PAGE + "- " + "word and " * 12_000 + "\n").encode(),
    "a long line without spaces": (PAGE + "x" * 100_000 + "\n").encode(),
    "a long line of captions": (PAGE + "<b>Hello Ada</b> " * 6_000 + "\n").encode(),
    "a long line of brackets": (PAGE + "(" * 50_000 + "[" * 50_000 + "\n").encode(),
    "a long line of times": (PAGE + "[00:01:02], " * 8_000 + "\n").encode(),
    "a long list of names": (PAGE + "People (3): " + "Ada Byron, " * 9_000 + "\n").encode(),
    "nested bullets": (PAGE + "".join("  " * depth + f"- item {depth}\n" for depth in range(2_000))).encode(),
    "bullets, each deeper by a space": (
        PAGE + "".join(" " * min(depth, 400) + f"• item {depth}\n" for depth in range(5_000))
    ).encode(),
    "20,000 bullets in one line": (PAGE + "- " * 20_000 + "deep\n").encode(),
    "20,000 quotation marks": (PAGE + "> " * 20_000 + "deep\n").encode(),
    "a count without end": PAGE.replace("Chapters (1)", "Chapters (999999999999)").encode(),
    "a count of many digits": PAGE.replace("Chapters (1)", f"Chapters ({'9' * 5000})").encode(),
    "times without end": PAGE.replace("00:10", "99999999999:99:99").replace("90 min", "9" * 400 + " min").encode(),
    "nested html": (b"<html><body>" + b"<div>" * 20_000 + PAGE.encode() + b"</body></html>"),
    "nested json": b"[" * 100_000,
    "a subtitle that goes back": b"WEBVTT\n\n00:10.000 --> 00:05.000\nHello\n\n99999:00.000 --> x\nWorld\n",
}


@pytest.mark.parametrize("name", READ)
def test_what_can_be_read_is_read_in_time(tmp_path: Path, name: str) -> None:
    (tmp_path / "page.txt").write_bytes(READ[name])
    done = (alone if name == "nested json" else kg)(tmp_path, "build", "page.txt")
    if done.returncode:
        assert "page.txt" in refusal(done)
        return
    shown = io.BytesIO()
    EXPORTS["gexf"].write(Store.open(locate(tmp_path / ".kg")), shown, Options())
    ElementTree.fromstring(shown.getvalue())


def test_a_wrong_count_is_reported(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(READ["a count without end"])
    told = json.loads(kg(tmp_path, "build", "page.txt", "--json").stdout)
    assert any("999999999999" in problem["message"] for problem in told["problems"])


def hostile_page() -> str:
    people = "".join(f"- {name} — Founder of Acme, who inspired Ada Lovelace.\n" for name in NAMES)
    quotes = "".join(f"{name} is here. — {name} @ 01:00\n" for name in NAMES)
    return PAGE + f"People Mentioned ({len(NAMES)})\n{people}Notable Quotes ({len(NAMES)})\n{quotes}"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a graph in which hostile names stand."""
    home = tmp_path_factory.mktemp("hostile")
    (home / "page.txt").write_text(hostile_page(), encoding="utf-8", newline="\n")
    done = kg(home, "build", "page.txt")
    assert done.returncode == 0, done.stderr.decode()
    return home


@pytest.mark.parametrize("form", EXPORTS)
def test_exports_of_hostile_names_are_well_formed_and_safe_to_open(hostile: Path, form: str) -> None:
    done = kg(hostile, "export", form)
    assert done.returncode == 0, done.stderr.decode()
    text = done.stdout.decode("utf-8")
    if form in ("gexf", "graphml", "rdfxml"):
        ElementTree.fromstring(done.stdout)
        assert "<script" not in text
    if form in ("gexf", "graphml"):
        assert b"U+FFFD" in done.stderr
    if form == "json":
        assert json.loads(text)["entities"]
    if form.startswith("csv"):
        cells = [cell for row in csv.reader(io.StringIO(text, newline=""), strict=True) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.mark.parametrize(("form", "parser"), [("ttl", "turtle"), ("rdfxml", "xml"), ("jsonld", "json-ld")])
def test_rdf_of_hostile_names_is_read_by_another_library(hostile: Path, form: str, parser: str) -> None:
    import rdflib
    from rdflib.compare import to_isomorphic

    expected = rdflib.Graph().parse(data=kg(hostile, "export", "nt").stdout, format="nt")
    found = rdflib.Graph().parse(data=kg(hostile, "export", form).stdout, format=parser)
    if form == "rdfxml":  # XML has no control characters
        assert len(found) == len(expected)
    else:
        assert to_isomorphic(found) == to_isomorphic(expected)


def test_hostile_names_can_be_asked_for(hostile: Path) -> None:
    for name in NAMES:
        asked = kg(hostile, "search", name, "--json")
        assert asked.returncode == 0, asked.stderr.decode()
    for name in NAMES[1:3]:
        assert kg(hostile, "show", name).returncode == 0


def test_the_graph_of_hostile_names_is_valid(hostile: Path) -> None:
    found = kg(hostile, "validate")
    assert found.returncode == 0, found.stdout.decode() + found.stderr.decode()


@pytest.mark.parametrize(
    "query",
    ["DROP ALL", "INSERT DATA { <a:a> <a:b> 1 }", "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "{", ""],
)
def test_queries_that_are_refused(hostile: Path, query: str) -> None:
    before = sorted(path.stat().st_mtime_ns for path in (hostile / ".kg" / "builds").rglob("*"))
    refusal(kg(hostile, "sparql", query))
    assert sorted(path.stat().st_mtime_ns for path in (hostile / ".kg" / "builds").rglob("*")) == before


def test_two_names_of_one_page_are_one_source(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    shutil.copy(tmp_path / "page.txt", tmp_path / "again.txt")
    told = json.loads(kg(tmp_path, "build", "page.txt", "again.txt", "./page.txt", "--json").stdout)
    assert told["sources"] == 1
    assert [problem["kind"] for problem in told["problems"] if problem["kind"] == "same-content"] == ["same-content"]
