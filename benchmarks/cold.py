"""Measure the cold start of every question against its floor, command and floor in turn, and print the ratios.

    python benchmarks/cold.py PAGES… [--rounds 9] [--name NAME] [--other NAME] [--word WORD]

The floor is a program that loads typer, opens the store and asks one query; that of `path` loads networkx too, which
answers it. Processor seconds (user and system) are compared: they suffer least from what else the machine does.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from measure import FIRST_ANSWER, KG, copied, install, python, run

QUESTIONS = (
    "who-influenced NAME", "influenced-by NAME", "show NAME", "career NAME", "path NAME OTHER", "claims --by NAME",
    "quotes", "timeline", "timecodes", "search WORD", "info", "sources", "conflicts", "doubts", "why NAME",
    "why-same NAME OTHER", "compare NAME OTHER", "top people", "guests", "first WORD", "alumni OTHER",
    "recommended WORD", "sparql ASK{}", "export nq",
)  # fmt: skip
ANY = {"why-same", "recommended", "first", "alumni"}
"""Questions whose answer may be that there is none."""


def main() -> None:
    """Install, build once, measure every question in rounds, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="+")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--name", default="Saining Xie", help="a person")
    parser.add_argument("--other", default="Yann LeCun", help="another")
    parser.add_argument("--word", default="vision")
    parser.add_argument("--graph", type=Path, help="a graph that is built already")
    parser.add_argument("--only", nargs="*", default=(), help="commands; all where none is named")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        site, graph = install(home), chosen.graph or home / ".kg"
        if chosen.graph is None:
            run(python(site, KG, "build", *copied(chosen.pages, home / "pages"), "--graph", str(graph)), home)
        build = graph / "builds" / (graph / "current").read_text(encoding="utf-8").strip()
        words = {"NAME": chosen.name, "OTHER": chosen.other, "WORD": chosen.word}
        print("| question | CPU ms | floor | ratio |\n|---|---:|---:|---:|")
        for question in QUESTIONS:
            name, *arguments = [words.get(word, word) for word in question.split()]
            if chosen.only and name not in chosen.only:
                continue
            ours = python(site, KG, name, *arguments, "--graph", str(graph))
            needs = "import networkx\n" if name == "path" else ""
            floor = python(site, needs + FIRST_ANSWER, str(build), chosen.name)
            took = [(cpu(ours, home, name in ANY), cpu(floor, home)) for _ in range(chosen.rounds)]
            mine, least = (statistics.median(column) * 1000 for column in zip(*took, strict=True))
            print(f"| `kg {question}` | {mine:.0f} | {least:.0f} | {mine / least:.2f} |", flush=True)


def cpu(command: Sequence[str], home: Path, any_end: bool = False) -> float:
    """Processor seconds, user and system, that a command and its children take; it must succeed unless `any_end`."""
    started = subprocess.Popen(command, cwd=home, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode and not any_end:
        raise SystemExit(f"{command} failed")
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
