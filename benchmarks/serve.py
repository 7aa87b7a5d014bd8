"""Measure the cold start of `kg serve` against its floor, in turn: from nothing to the first answer to a SPARQL query.

    python benchmarks/serve.py GRAPH [--rounds 9]

The floor is starlette and uvicorn with one route that asks the open store. Seconds and processor seconds (user and
system, of all processes of the server) are printed, and their ratios.
"""

from __future__ import annotations

import argparse
import os
import signal
import socket
import statistics
import subprocess
import tempfile
import time
import urllib.parse
from collections.abc import Sequence
from pathlib import Path

from measure import KG, install, python

QUERY = "SELECT ?s { ?s a <https://w3id.org/interview-kg/ontology#Person> } ORDER BY ?s LIMIT 5"
FLOOR = """
import pyoxigraph, uvicorn
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
store = pyoxigraph.Store.read_only(sys.argv[1])
def sparql(request):
    found = store.query(request.query_params["query"])
    return Response(found.serialize(format=pyoxigraph.QueryResultsFormat.JSON))
uvicorn.run(Starlette(routes=[Route("/sparql", sparql)]), port=int(sys.argv[2]), log_level="warning", http="h11")
"""


def main() -> None:
    """Install, measure both in rounds, print medians and ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph", type=Path)
    parser.add_argument("--rounds", type=int, default=9)
    chosen = parser.parse_args()
    graph = chosen.graph.resolve()
    build = graph / "builds" / (graph / "current").read_text(encoding="utf-8").strip()
    with tempfile.TemporaryDirectory() as folder:
        site = install(Path(folder))
        rounds = []
        for _ in range(chosen.rounds):
            port = str(free())
            ours = first_answer(python(site, KG, "serve", "--port", port, "--graph", str(graph)), port)
            rounds.append((*ours, *first_answer(python(site, FLOOR, str(build / "store"), port), port)))
    wall, cpu, least_wall, least_cpu = (statistics.median(column) for column in zip(*rounds, strict=True))
    print("| | `kg serve` | floor | ratio |\n|---|---:|---:|---:|")
    print(f"| seconds | {wall:.3f} | {least_wall:.3f} | {wall / least_wall:.2f} |")
    print(f"| processor seconds | {cpu:.3f} | {least_cpu:.3f} | {cpu / least_cpu:.2f} |")


def free() -> int:
    """A port that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def first_answer(command: Sequence[str], port: str) -> tuple[float, float]:
    """Seconds and processor seconds from the start of a server to its first answer."""
    begun = time.perf_counter()
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    address = f"/sparql?{urllib.parse.urlencode({'query': QUERY})}"
    request = f"GET {address} HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()
    while not (answer := asked(int(port), request)):
        time.sleep(0.002)
    seconds = time.perf_counter() - begun
    if b" 200 " not in answer or b"bindings" not in answer:
        raise SystemExit(answer)
    spent = sum(map(processor_seconds, group(server.pid)))
    os.killpg(server.pid, signal.SIGKILL)
    server.wait()
    return seconds, spent


def asked(port: int, request: bytes) -> bytes:
    """What a server answers; nothing where it does not listen yet."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
            connection.sendall(request)
            answer = b""
            while more := connection.recv(65_536):
                answer += more
            return answer
    except ConnectionError:
        return b""


def group(leader: int) -> list[int]:
    """A process and its children."""
    children = Path(f"/proc/{leader}/task/{leader}/children").read_text(encoding="ascii").split()
    return [leader, *map(int, children)]


def processor_seconds(process: int) -> float:
    """User and system seconds of a process so far."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
