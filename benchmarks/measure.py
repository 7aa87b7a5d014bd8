"""Measure kg against its floors, in one interleaved run, and print a table of ratios.

    python benchmarks/measure.py [PAGES…] [--rounds 5] [--large EDGES]

A floor is the least that any program doing the same with the same libraries must do. Everything runs in processes of
its own from a fresh, compiled, non-editable install, each measurement and its floor in turn, so that a busy moment of
the machine hits both. Without PAGES the bundled sample is measured.
"""

from __future__ import annotations

import argparse
import compileall
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
PRELUDE = "import sys; sys.path.insert(0, {site!r})\n"
KG = "from kg.cli import main; main()"
FIRST_ANSWER = """
import typer
app = typer.Typer(add_completion=False)

@app.command()
def ask(build: str, name: str) -> None:
    import pyoxigraph
    store = pyoxigraph.Store.read_only(build + "/store")
    query = 'SELECT ?n {{ ?s <https://w3id.org/interview-kg/ontology#influenced> ?o . ?s <{0}> ?n . ?o <{0}> "%s" }}'
    query = query.format("http://www.w3.org/2004/02/skos/core#prefLabel") % name
    for solution in store.query(query):
        print(solution["n"].value)

app()
"""
TOKENS = """
import pathlib
from spacy.lang.en import English
nlp = English()
nlp.add_pipe("sentencizer")
nlp.max_length = 10_000_000
for path in sys.argv[1:]:
    for line in pathlib.Path(path).read_text(encoding="utf-8", errors="replace").splitlines():
        list(nlp(line).sents)
"""
BULK_LOAD = """
import pyoxigraph
store = pyoxigraph.Store(sys.argv[2])
store.bulk_load(path=sys.argv[1] + "/graph.nq", format=pyoxigraph.RdfFormat.N_QUADS)
store.optimize()
"""
INDEX = """
import os, pathlib, shutil
from kg.store import index
os.mkdir(sys.argv[2])
for name in ("graph.nq", "documents.jsonl"):
    os.link(sys.argv[1] + "/" + name, sys.argv[2] + "/" + name)
index(pathlib.Path(sys.argv[2]))
"""
CHANGED = """
import pathlib
page = pathlib.Path(sys.argv[2])
page.write_bytes(page.read_bytes() + b"\\n- One line more.\\n")
"""
READ_ALL = """
import pathlib
from kg.store import Store
store = Store.open(pathlib.Path(sys.argv[1]))
sum(len(store.mentions(entity.id)) for entity in store.entities())
len(store.statements())
"""


@dataclass
class Measurement:
    """A command and its floor."""

    name: str
    floor_name: str
    command: Sequence[str]
    floor: Sequence[str]
    times: int = 1
    """How often in a round."""
    seconds: list[float] = field(default_factory=list)
    floor_seconds: list[float] = field(default_factory=list)


def main() -> None:
    """Install, build once, measure in rounds, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", default=[str(ROOT / "examples" / "saining-xie")])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--name", default="Saining Xie", help="whom to ask about")
    parser.add_argument("--large", type=int, default=0, help="also write GEXF of a made-up graph with so many edges")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        site = install(home)
        graph = home / ".kg"
        pages = copied(chosen.pages, home / "pages")
        run(python(site, KG, "build", *pages, "--graph", str(graph)), home)
        build = graph / "builds" / (graph / "current").read_text(encoding="utf-8").strip()
        rows = measurements(site, home, build, pages, chosen.name)
        for turn in range(chosen.rounds):
            for row in [one for one in rows for _ in range(one.times)]:
                row.seconds.append(run(fill(row.command, home, turn), home))
                row.floor_seconds.append(run(fill(row.floor, home, turn), home))
        table(rows, build)
        if chosen.large:
            large(site, home, chosen.large)


def install(home: Path) -> Path:
    """Build the wheel and unpack it, compiled, where nothing else is."""
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(home), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    with zipfile.ZipFile(next(home.glob("*.whl"))) as wheel:
        wheel.extractall(home / "site")
    compileall.compile_dir(home / "site", quiet=2)
    return home / "site"


def copied(pages: Sequence[str], folder: Path) -> list[str]:
    """Copies of the pages, and of those in the folders named, so that one may change."""
    folder.mkdir()
    files = [file for page in map(Path, pages) for file in ([page] if page.is_file() else sorted(page.iterdir()))]
    return [shutil.copy(file, folder) for file in files if file.is_file()]


def python(site: Path, code: str, *arguments: str) -> list[str]:
    """A command that runs `code` with the installed kg."""
    return [sys.executable, "-c", PRELUDE.format(site=str(site)) + code, *arguments]


def measurements(site: Path, home: Path, build: Path, pages: Sequence[str], name: str) -> list[Measurement]:
    """What is measured; TURN stands for a path that is new in every round."""
    graph = str(build.parents[1])
    gexf = python(site, KG, "export", "gexf", "-o", str(home / "out.gexf"), "--graph", graph)
    who = python(site, KG, "who-influenced", name, "--graph", graph)
    new = python(site, KG, "build", *pages, "--graph", "TURN")
    changed = python(site, CHANGED + KG, "build", *pages, "--graph", str(home / "changed"))
    run(changed, home)
    return [
        Measurement("`kg who-influenced`, cold", "typer, open the store, one query", who,
                    python(site, FIRST_ANSWER, str(build), name), times=5),
        Measurement("`kg build`, new", "spaCy's tokeniser and sentencizer over the same text", new,
                    python(site, TOKENS, *pages)),
        Measurement("`kg build`, one page changed", "`kg build`, new", changed, new),
        Measurement("store and text index", "pyoxigraph's bulk load and optimize",
                    python(site, INDEX, str(build), "TURN"), python(site, BULK_LOAD, str(build), "TURN")),
        Measurement("`kg export gexf`", "reading the same records from the store", gexf,
                    python(site, READ_ALL, str(build))),
    ]  # fmt: skip


def fill(command: Sequence[str], home: Path, turn: int) -> list[str]:
    """The command with a path of its own for this round."""
    fresh = home / f"turn-{turn}-{time.perf_counter_ns()}"
    return [str(fresh) if word == "TURN" else word for word in command]


def run(command: Sequence[str], home: Path) -> float:
    """Seconds that a command takes; it must succeed."""
    environment = {name: value for name, value in os.environ.items() if name != "KG_GRAPH"}
    begun = time.perf_counter()
    done = subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True)
    seconds = time.perf_counter() - begun
    if done.returncode:
        raise SystemExit(done.stderr)
    return seconds


def table(rows: Sequence[Measurement], build: Path) -> None:
    """Print medians and their ratios as Markdown."""
    lines = (build / "graph.nq").read_bytes().count(b"\n")
    machine = f"Python {sys.version.split()[0]}, {os.cpu_count()} processors"
    print(f"{machine}, {lines} quads, medians of {len(rows[1].seconds)} rounds.\n")
    print("| what | seconds | floor | seconds | ratio |\n|---|---:|---|---:|---:|")
    for row in rows:
        took, floor = statistics.median(row.seconds), statistics.median(row.floor_seconds)
        print(f"| {row.name} | {took:.2f} | {row.floor_name} | {floor:.2f} | {took / floor:.2f} |")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"\nNo process took more than {peak:.0f} MiB.")


MADE_UP = """
import pathlib, random
import factory
edges, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
people = [factory.entity("Person", f"Person {n}") for n in range(max(edges // 10, 2))]
chance = random.Random(1)
ends = {tuple(chance.sample(people, 2)) for _ in range(edges)}
stated = [factory.statement(a.id, "influenced", b.id) for a, b in sorted(ends, key=lambda e: (e[0].id, e[1].id))]
known = factory.knowledge(entities=tuple(people), statements=tuple(stated), claims=(), conflicts=(), doubts=())
factory.build(folder, known)
"""
EXPORT = """
import pathlib, resource, time
from kg.exports import EXPORTS, Options
from kg.store import Store
begun = time.perf_counter()
with open(sys.argv[1] + ".gexf", "wb") as out:
    EXPORTS["gexf"].write(Store.open(pathlib.Path(sys.argv[1])), out, Options(timeline="said"))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
size = pathlib.Path(out.name).stat().st_size >> 20
print(f"{time.perf_counter() - begun:.0f} s, {peak:.0f} MiB of memory, {size} MiB")
"""


def large(site: Path, home: Path, edges: int) -> None:
    """Print what the GEXF of a made-up graph takes."""
    tests = f"sys.path.insert(1, {str(ROOT / 'tests')!r})\n"
    build = home / "large"
    subprocess.run(python(site, tests + MADE_UP, str(edges), str(build)), check=True)
    told = subprocess.run(python(site, EXPORT, str(build)), check=True, capture_output=True, text=True)
    print(f"\nGEXF of {edges:,} made-up statements between {edges // 10:,} people: {told.stdout.strip()} written.")


if __name__ == "__main__":
    main()
