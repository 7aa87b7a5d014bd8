"""The command line: what each command answers in a pipe, in JSON and on a terminal, and how it fails."""

from __future__ import annotations

import ast
import csv
import io
import json
import os
import pty
import re
import runpy
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
import typer.main
from rich.cells import cell_len

from kg import cli
from kg.exports import EXPORTS, FOLDERS

ROOT = Path(__file__).parents[1]
KG = [sys.executable, "-c", "from kg.cli import main; main()"]


class Run(NamedTuple):
    """What a command gave."""

    status: int
    out: str
    err: str


Kg = Callable[..., Run]


@pytest.fixture
def kg(folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Kg:
    """Run a command in the folder of the graph, in this process, its output in a pipe."""
    monkeypatch.chdir(folder)
    monkeypatch.delenv("KG_GRAPH", raising=False)

    def run(*arguments: str) -> Run:
        monkeypatch.setattr(sys, "argv", ["kg", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        sys.stdout.flush()
        out, err = capfd.readouterr()
        return Run(int(ended.value.code or 0), out, err)

    return run


def on_terminal(folder: Path, *arguments: str, width: int = 80, **environment: str) -> str:
    """Run a command on a terminal of that many columns."""
    ours, theirs = pty.openpty()
    env = {**os.environ, "TERM": "xterm-256color", "COLUMNS": str(width), **environment}
    with subprocess.Popen([*KG, *arguments], cwd=folder, env=env, stdin=theirs, stdout=theirs, stderr=theirs) as run:
        os.close(theirs)
        shown = b""
        while part := _read(ours):
            shown += part
    os.close(ours)
    assert run.returncode == 0, shown.decode()
    return shown.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other end is closed
        return b""


QUESTIONS = [
    ["info"], ["sources"], ["who-influenced", "Ada"], ["influenced-by", "艾达"], ["path", "Ada", "Acme"],
    ["show", "Ada"], ["career", "Ada"], ["claims"], ["quotes"], ["timeline"], ["timecodes"], ["search", "作曲"],
    ["why", "x-1"], ["why-same", "Ada", "艾达"], ["doubts"], ["conflicts"], ["validate"],
    ["compare", "Ada", "Charles Babbage"], ["top", "people"], ["guests"], ["first", "loom"], ["alumni", "Acme"],
    ["sparql", "SELECT ?s { ?s a kg:Person }"],
]  # fmt: skip
ALL = pytest.mark.parametrize("arguments", QUESTIONS, ids=lambda arguments: arguments[0])


def test_every_command_is_asked_here() -> None:
    commands = set(typer.main.get_group(cli.program()).commands)
    others = {"init", "build", "demo", "explain", "export", "curate", "serve", "mcp", "completion"}
    others |= {"recommended", "resonances", "tensions"}
    assert {arguments[0] for arguments in QUESTIONS} | others == commands


@ALL
def test_in_a_pipe_an_answer_is_a_table_between_tabs(kg: Kg, arguments: list[str]) -> None:
    run = kg(*arguments)
    if arguments != ["validate"]:
        assert run.status == 0
    head, *rows = run.out.splitlines()
    assert rows
    assert all(row.count("\t") == head.count("\t") for row in rows)
    assert "\x1b" not in run.out


@ALL
def test_json_is_json(kg: Kg, arguments: list[str]) -> None:
    assert json.loads(kg(*arguments, "--json").out)


@ALL
def test_on_a_terminal_no_line_is_wider_than_it(folder: Path, arguments: list[str]) -> None:
    if arguments == ["validate"]:
        pytest.skip("validate says what is wrong with a made-up graph")
    shown = on_terminal(folder, *arguments, NO_COLOR="1")
    assert shown.strip()
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    assert "\x1b" not in plain
    assert all(cell_len(line) <= 80 for line in plain.splitlines() if not line.startswith("/"))


def test_a_tree_on_a_terminal_of_forty_columns(folder: Path) -> None:
    shown = on_terminal(folder, "who-influenced", "艾达", width=40, TERM="dumb")
    assert shown.splitlines()[0] == "Ada Lovelace  Person"
    assert any(line.startswith("├─ Mary Somerville") for line in shown.splitlines())
    assert all(cell_len(line) <= 40 for line in shown.splitlines())


def test_a_time_is_a_link_where_the_terminal_has_links(folder: Path) -> None:
    linked = on_terminal(folder, "who-influenced", "Ada", FORCE_HYPERLINK="1")
    assert "https://example.org/watch?v=abc&t=60\x1b\\" in linked
    assert "example.org" not in on_terminal(folder, "who-influenced", "Ada", FORCE_HYPERLINK="0")


def test_no_color_is_obeyed(folder: Path) -> None:
    assert "\x1b[36m" in on_terminal(folder, "who-influenced", "Ada", NO_COLOR="")
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", on_terminal(folder, "who-influenced", "Ada", NO_COLOR="1"))


@pytest.mark.parametrize(
    "arguments", [["show", "Ada"], ["search", "bobby"], ["sparql", "SELECT ?n { ?s rdfs:label ?n }"]]
)
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_a_name_can_neither_colour_nor_turn_the_terminal(folder: Path, arguments: list[str], form: list[str]) -> None:
    shown = on_terminal(folder, *arguments, *form, TERM="dumb")
    assert "[bold]Tables[/bold]" in shown
    assert "\x1b" not in shown
    assert form or "\u202e" not in shown


def test_raw_results_do_not_reach_the_terminal_as_commands(folder: Path) -> None:
    for form in ("csv", "tsv", "json", "xml"):
        assert "\x1b" not in on_terminal(folder, "sparql", "SELECT ?n { ?s rdfs:label ?n }", "-f", form)
    assert "\x1b" not in on_terminal(folder, "export", "csv-nodes")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["show", "Ada Lovelase"], "nothing is called “Ada Lovelase” in this graph; did you mean Ada Lovelace"),
        (["who-influenced", "Mercury"], "“Mercury” could be Mercury (Organization) or Mercury (Person)"),
        (["claims", "--by", "Nobody at all"], "nothing is called “Nobody at all”"),
        (["path", "Ada", "Acme", "--via", "loves"], "there is no predicate “loves”; there are workedAt, "),
        (["why", "s-0000"], "nothing here has the id s-0000"),
        (["sparql", "SELECT nonsense"], "the query is wrong at line 1"),
        (["sparql", "SELECT * { ?s foaff:name ?o }"], "the prefix “foaff:” is not declared; did you mean “foaf:”?"),
        (["sparql", "SELECT * { ?s kg:workdAt ?o }"], "the ontology has no kg:workdAt; did you mean kg:workedAt?"),
        (["sparql", "SELECT * { ?s kg:advised ?o }"], "only its inverse; write ^kg:advisedBy"),
        (["sparql", "SELECT * {\n ?s ?p '{' . # }"], "the brace that is opened at line 1, column 10 is never closed"),
        (["sparql", "SELECT * { ?s ?p ?o }}"], "the brace that is closed at line 1, column 22 was never opened"),
        (["timeline", "--plot", "x.docx"], "a picture ends in .svg, .png, .pdf; x.docx does not"),
        (["sparql", "DELETE WHERE { ?s ?p ?o }"], "DELETE is refused"),
        (["sparql", "SELECT * { SERVICE <http://example.org> { ?s ?p ?o } }"], "SERVICE is refused"),
        (["sparql", "SELECT * { ?s ?p ?o }", "-f", "ttl"], "SELECT and ASK give a table, not ttl"),
        (["sparql", "CONSTRUCT WHERE { ?s ?p ?o }", "-f", "csv"], "CONSTRUCT and DESCRIBE give triples, not csv"),
        (["export", "gexf", "--types", "Dragon"], "there is no type “Dragon”; there are Person, "),
        (["export", "ttl", "-o", "no/such/folder/x.ttl"], "there is no such folder; make it first"),
        (["export", "svg", "-o", ".kg"], "this is a folder; name a file: .kg"),
        (["export", "obsidian", "-o", "/dev/null/x"], "this is a file, not a folder: /dev/null"),
        (["init", "--graph", "no/such/.kg"], "no/such; make it first"),
        (["first", " "], "write a name, or words to look for"),
        (["search", ""], "write words to look for"),
        (["top", "books", "--since", "2023-13"], "“2023-13” is no date"),
        (["compare", "Ada", "艾达"], "“Ada” and “艾达” are one thing"),
        (["explain", "none.md:9"], "there is no file none.md:9; write a sentence in quotation marks, or FILE:LINE"),
        (["show", "none.md"], "no thing and no recording here is called “none.md”"),
        (["explain", ".kg"], ".kg is a folder; name one file of it"),
        (["timecodes", "--source", "nope.md"], "no source here is called “nope.md”"),
        (["info", "--graph", "nowhere"], "nothing is built in"),
    ],
)
def test_what_a_user_can_put_right_is_one_sentence_and_status_1(kg: Kg, arguments: list[str], words: str) -> None:
    run = kg(*arguments)
    assert (run.status, run.out) == (1, "")
    assert run.err.startswith("kg: ")
    assert words in run.err
    assert run.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"], ["path", "Ada"], ["export", "docx"], ["claims", "--kind", "rumour"], ["search", "x", "-n", "0"],
        ["sparql", "ASK {}", "-f", "pdf"], ["claims", "--between", "noon", "night"], ["show", "Ada", "--nope"],
        ["who-influenced", "Ada", "--depth", "0"], ["build"], ["path", "Ada", "Acme", "--dot", "--mermaid"],
        ["timeline", "--plot", "x.svg", "--json"], ["compare", "Ada"], ["first"], ["completion", "cmd"],
        ["doubts", "--facts", "--recordings"],
    ],
)  # fmt: skip
def test_a_wrong_call_is_status_2(kg: Kg, arguments: list[str]) -> None:
    run = kg(*arguments)
    assert (run.status, run.out) == (2, "")
    assert "Error:" in run.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["who-influenced", "Jacquard Loom"], ["path", "Jacquard Loom", "Acme"], ["career", "Acme"],
        ["search", "zeppelin"], ["quotes", "--by", "Mary Somerville"], ["claims", "--between", "0:00", "0:10"],
        ["timecodes", "--source", "2025/ada.md"], ["sparql", "SELECT * { ?s foaf:nick ?o }"],
    ],
)  # fmt: skip
def test_an_empty_list_is_an_answer(kg: Kg, arguments: list[str]) -> None:
    run = kg(*arguments)
    assert (run.status, run.out) == (0, "")
    assert run.err.endswith(".\n")
    form = kg(*arguments, "--json")
    assert (form.status, form.err) == (0, "")
    assert json.loads(form.out) == [] or json.loads(form.out)["results"]["bindings"] == []


def test_times_may_be_seconds(kg: Kg) -> None:
    assert kg("timeline", "--between", "0", "120").out == kg("timeline", "--between", "0:00", "2:00").out != ""


def test_the_graph_is_found_from_below_or_by_name(kg: Kg, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    below = folder / "deep" / "down"
    below.mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(below)
    assert kg("info").status == 0
    monkeypatch.chdir("/")
    assert "run `kg build PATH…` first" in kg("info").err
    assert kg("info", "--graph", str(folder / ".kg")).status == 0
    monkeypatch.setenv("KG_GRAPH", str(folder / ".kg"))
    assert kg("info").status == 0


def test_sparql_from_a_file_and_the_standard_input(kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    query = "ASK { ?s kg:workedAt ?o }"
    (tmp_path / "ask.rq").write_bytes(b"\xef\xbb\xbf" + query.encode())
    assert kg("sparql", query).out == kg("sparql", str(tmp_path / "ask.rq")).out == "answer\nyes\n"
    piped = subprocess.run([*KG, "sparql"], input=query, cwd=Path.cwd(), capture_output=True, text=True)
    assert piped.stdout == "answer\nyes\n"


def test_a_query_file_that_is_not_there_is_named(kg: Kg) -> None:
    assert kg("sparql", "no such.rq") == Run(1, "", "kg: there is no file no such.rq.\n")


def test_sparql_in_the_forms_of_the_standard(kg: Kg) -> None:
    query = 'SELECT ?name ?n { ?s rdfs:label ?name BIND(1 AS ?n) FILTER(?name = "Ada Lovelace") }'
    assert (
        json.loads(kg("sparql", query, "-f", "json").out)["results"]["bindings"][0]["name"]["value"] == "Ada Lovelace"
    )
    assert list(csv.reader(io.StringIO(kg("sparql", query, "-f", "csv").out)))[1] == ["Ada Lovelace", "1"]
    assert kg("sparql", query, "-f", "tsv").out.splitlines()[1] == '"Ada Lovelace"\t1'
    assert "<literal>Ada Lovelace</literal>" in kg("sparql", query, "-f", "xml").out
    assert kg("sparql", "CONSTRUCT WHERE { ?s kg:workedAt ?o }").out.splitlines()[1].split("\t")[1] == "kg:workedAt"
    assert kg("sparql", "DESCRIBE id:x-1", "-f", "nt").out.count(" .\n") > 3


def test_sparql_has_an_end(kg: Kg) -> None:
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    run = kg("sparql", slow, "--timeout", "0.5")
    assert (run.status, run.err) == (1, "kg: the query took longer than 0.5 seconds and was stopped.\n")


def test_formats_are_those_of_the_exports(kg: Kg, tmp_path: Path) -> None:
    refused = kg("export", "gexff")
    assert refused.status == 2
    assert all(name in refused.err for name in (*EXPORTS, *FOLDERS))
    for name, export in EXPORTS.items():
        target = tmp_path / f"graph{export.ending}"
        assert kg("export", name, "-o", str(target)) == Run(0, "", "") or target.stat().st_size
        assert kg("export", name).out.encode() == target.read_bytes()


def test_a_failed_export_leaves_the_earlier_file(kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "graph.nt"
    target.write_text("earlier")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kg.exports.rdf.triples", full)
    assert "No space left on device" in kg("export", "nt", "-o", str(target)).err
    assert target.read_text() == "earlier"
    assert list(tmp_path.iterdir()) == [target]


def test_an_export_into_no_folder_says_so(kg: Kg, tmp_path: Path) -> None:
    run = kg("export", "nt", "-o", str(tmp_path / "missing" / "graph.nt"))
    assert run == Run(1, "", f"kg: there is no such folder; make it first: {tmp_path / 'missing'}.\n")


def shell(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    kg = f"{sys.executable} -c 'from kg.cli import main; main()'"
    return subprocess.run(
        ["bash", "-c", command.replace("KG", kg)], cwd=folder, capture_output=True, text=True, timeout=60
    )


@pytest.mark.parametrize("arguments", ["export nt", "claims --json", "sparql 'SELECT * { ?s ?p ?o }'", "show Ada"])
def test_a_reader_that_stops_reading_is_no_error(folder: Path, arguments: str) -> None:
    assert shell(folder, f"KG {arguments} | head -c 10 >/dev/null").stderr == ""
    assert shell(folder, f"KG {arguments} | true").stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("arguments", ["info", "claims --json", "export nt", "sparql 'ASK {}' -f json"])
def test_a_full_disk_is_one_sentence(folder: Path, arguments: str) -> None:
    run = shell(folder, f"KG {arguments} >/dev/full")
    assert (run.returncode, run.stderr.splitlines()[-1]) == (1, "kg: No space left on device.")
    assert "Traceback" not in run.stderr


def test_no_output_at_all_is_no_error(folder: Path) -> None:
    assert shell(folder, "KG claims >&- 2>&-").returncode in (0, 1)
    assert "Traceback" not in shell(folder, "KG claims --json >&-").stderr


def test_another_encoding_gets_escapes(folder: Path) -> None:
    run = shell(folder, "PYTHONIOENCODING=ascii KG show 艾达")
    assert (run.returncode, run.stderr) == (0, "")
    assert "\\u827e\\u8fbe" in run.stdout


def test_a_name_that_is_no_text_is_unknown(folder: Path) -> None:
    run = shell(folder, "KG show $'\\xff\\xfe'")
    assert (run.returncode, run.stdout) == (1, "")
    assert "Traceback" not in run.stderr


def test_what_should_not_happen_is_a_sentence_too(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("kg.store.opened.Opened.open", broken)
    run = kg("info")
    assert run == Run(1, "", "kg: this should not have happened: RecursionError: too deep. KG_DEBUG=1 shows where.\n")


def test_an_interrupt_leaves_quietly(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.store.opened.Opened.open", stopped)
    assert kg("info") == Run(130, "", "")


def test_a_build_ends_with_its_table(kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.md").write_text("# An interview with Ada\n\n## People\n\n- Ada Lovelace — worked at Acme\n")
    run = kg("build", "page.md")
    assert (run.status, [line.split("\t")[0] for line in run.out.splitlines()]) == (
        0, ["built", "sources", "items", "entities", "statements", "claims", "sources of unsure format", "problems"],
    )  # fmt: skip
    assert run.err.endswith(f"the graph is in {tmp_path / '.kg'}\n")
    assert kg("info", "--json").status == 0
    assert kg("build", "no-such-page.md").err == "kg: there is no file or folder no-such-page.md.\n"


def test_the_demo_asks_the_main_questions_in_a_graph_of_its_own(
    kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KG_GRAPH", str(tmp_path / "mine" / ".kg"))
    run = kg("demo")
    asked = [line.rpartition(": kg ")[2].split()[0] for line in run.out.splitlines() if line.startswith("# ")]
    assert run.status == 0
    assert asked[0] == "build"
    assert {"who-influenced", "path", "search", "sparql"} <= set(asked)
    assert [path.name for path in tmp_path.iterdir()] == ["kg-demo"]
    monkeypatch.chdir(tmp_path / "kg-demo")
    monkeypatch.delenv("KG_GRAPH")
    assert kg("info").status == 0


def test_every_command_is_documented_with_an_example() -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    reference = runpy.run_path(str(ROOT / "docs" / "commands.py"))
    assert page == reference["page"](), "run python docs/commands.py"
    for name, text in reference["helps"]():
        assert all(len(line) <= 80 for line in text.splitlines()), name
        assert name == "kg" or re.search(rf"Examples?:\n    {name} ?", text), name


def test_the_version(kg: Kg) -> None:
    assert kg("--version").out.startswith("kg 0.")


def test_commands_are_short() -> None:
    modules = [ROOT / "cli.py", *(ROOT / "kg" / "commands").glob("*.py")]
    for node in (node for module in modules for node in ast.parse(module.read_text(encoding="utf-8")).body):
        if isinstance(node, ast.FunctionDef) and node.name != "main":
            body = node.body[1:] if ast.get_docstring(node) else node.body
            assert sum((part.end_lineno or 0) - part.lineno + 1 for part in body) <= 10, node.name


def test_python_m_kg_is_kg(folder: Path) -> None:
    run = subprocess.run([sys.executable, "-m", "kg", "--version"], cwd=folder, capture_output=True, text=True)
    assert (run.returncode, run.stdout.startswith("kg ")) == (0, True), run.stderr


def test_between_two_times_the_wrong_way_round_is_told(folder: Path) -> None:
    command = [sys.executable, "-m", "kg", "claims", "--between", "2:00:00", "1:00:00"]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert run.returncode == 2
    assert "2:00:00 is after 1:00:00" in run.stderr


def test_the_graph_may_be_named_before_the_command_and_help_after_help(kg: Kg, folder: Path) -> None:
    assert kg("--graph", str(folder / ".kg"), "info") == kg("info")
    assert kg(f"--graph={folder / '.kg'}", "info") == kg("info")
    assert kg("help", "path") == kg("path", "--help")
    assert kg("help") == kg("--help")
    assert kg("--help-all").out.count("Usage: kg ") == len(typer.main.get_group(cli.program()).commands) + 1


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("kg who-influenced Ada", {"Ada", "Ada Lovelace"}),
        ("kg show 艾", {"艾达"}),
        ("kg comp", {"compare", "completion"}),
        ("kg export neo", {"neo4j-csv"}),
        ("kg claims --by Mary", {"Mary Somerville"}),
    ],
)
def test_a_shell_completes_commands_and_names(folder: Path, words: str, expected: set[str]) -> None:
    asked = {"COMP_WORDS": words, "COMP_CWORD": str(words.count(" ")), "_KG_COMPLETE": "complete_bash"}
    run = subprocess.run(KG, cwd=folder, env={**os.environ, **asked}, capture_output=True, text=True)
    assert set(run.stdout.split("\n")) - {""} == expected


def test_the_script_of_a_shell_names_the_program(kg: Kg) -> None:
    for shell_name in ("bash", "zsh", "fish"):
        assert "_KG_COMPLETE" in kg("completion", shell_name).out
