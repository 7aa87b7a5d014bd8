"""What each command loads: a question is answered at once because nothing heavy is imported that it has no use for."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main

from kg import cli

HEAVY = {
    "spacy", "networkx", "rdflib", "pydantic", "rich", "pypinyin", "pyshacl", "matplotlib", "numpy", "bs4",
    "markdown_it", "rapidfuzz",
}  # fmt: skip
RECORDS = {"kg.records.statement", "kg.records.document", "kg.store.store"}
"""Our own modules that a cold start feels: the classes of the records."""
RUN = """
import sys, kg.cli
try:
    kg.cli.main()
finally:
    print("MODULES", *sorted(sys.modules), file=sys.stderr)
"""
CARD = [["show", "Ada"], ["career", "Ada"], ["claims"], ["quotes"], ["timeline"], ["timecodes"], ["search", "loom"]]
LIGHT = [
    ["info"], ["sources"], *CARD, ["why", "x-1"], ["compare", "Ada", "Acme"],
    ["top", "people"], ["guests"], ["first", "loom"], ["alumni", "Acme"],
    ["recommended", "Notes on the Engine"], ["doubts"], ["conflicts"],
    ["completion", "bash"],
    ["export", "ttl"], ["export", "nq"], ["export", "jsonld"], ["export", "json"], ["export", "rdfxml"],
]  # fmt: skip
AT_ONCE = [
    ["who-influenced", "Ada"], ["who-influenced", "Ada", "--json"], ["influenced-by", "Ada"], ["sparql", "ASK {}"],
    ["--version"], ["--help"],
]  # fmt: skip
COMMANDS: list[tuple[list[str], set[str]]] = [
    *((arguments, set()) for arguments in (*AT_ONCE, *LIGHT)),
    (["path", "Ada", "Acme"], {"networkx"}),
    (["why-same", "Ada", "Acme"], {"rapidfuzz", "pypinyin"}),  # names are compared again
    (["show", "Nobody at all"], {"rapidfuzz"}),
    (["curate", "same", "Nobody at all", "Ada"], {"rapidfuzz", "pypinyin"}),
    (["export", "gexf"], {"numpy"}),
    (["export", "graphml"], {"numpy"}),
    (["export", "csv"], {"numpy"}),
    (["export", "svg"], {"numpy"}),
    (["export", "cypher"], {"numpy"}),
    (["validate"], {"rdflib", "rapidfuzz"}),
    (["resonances"], {"rapidfuzz"}),
    (["tensions"], {"rapidfuzz"}),
]


def modules(folder: Path, arguments: list[str], err: str) -> set[str]:
    loaded = set(err.partition("MODULES ")[2].split())
    assert "kg.cli" in loaded, err
    return loaded


def shown(value: list[str] | set[str]) -> str:
    """Words that are the same in every process."""
    return " ".join(value if isinstance(value, list) else sorted(value))[:30]


@pytest.mark.parametrize(("arguments", "allowed"), COMMANDS, ids=shown)
def test_a_command_loads_only_what_it_needs(folder: Path, arguments: list[str], allowed: set[str]) -> None:
    run = subprocess.run([sys.executable, "-c", RUN, *arguments], cwd=folder, capture_output=True, text=True)
    loaded = modules(folder, arguments, run.stderr)
    assert {name.partition(".")[0] for name in loaded} & HEAVY <= allowed
    if arguments in AT_ONCE:
        assert not loaded & RECORDS


def test_every_command_is_held() -> None:
    held = {arguments[0] for arguments, _ in COMMANDS}
    building = {"init", "build", "demo", "explain"}  # they read pages and so may load everything
    serving = {"serve", "mcp"}  # runs until it is stopped
    assert set(typer.main.get_group(cli.program()).commands) - held - building - serving == set()


def test_rich_is_loaded_on_a_terminal_and_nothing_else_is(folder: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", RUN, "who-influenced", "Ada"]
    env = {**os.environ, "TERM": "xterm"}
    run = subprocess.run(command, cwd=folder, env=env, stdout=theirs, stderr=subprocess.PIPE, text=True)
    os.close(theirs)
    os.close(ours)
    loaded = modules(folder, command, run.stderr)
    assert {name.partition(".")[0] for name in loaded} & HEAVY == {"rich"}


def test_only_the_command_that_is_called_is_read() -> None:
    assert list(typer.main.get_group(cli.program("who-influenced")).commands) == ["who-influenced"]
    everything = list(typer.main.get_group(cli.program()).commands)
    assert len(everything) > 20
    for other in ("no-such-command", "--help"):
        assert list(typer.main.get_group(cli.program(other)).commands) == everything
