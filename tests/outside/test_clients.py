"""Programs of other people: SPARQL clients, curl as the docs have it, MCP's conformance suite."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
from conftest import ROOT, Served

MODULES = Path(os.environ["KG_OUTSIDE"]) / "node_modules"
QUERY = "SELECT ?name WHERE { ?who a kg:Person ; rdfs:label ?name } ORDER BY ?name"
PREFIXES = "PREFIX kg: <https://w3id.org/interview-kg/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "


def test_sparqlwrapper(served: Served) -> None:
    wrapper = pytest.importorskip("SPARQLWrapper")
    for method in ("GET", "POST"):
        client = wrapper.SPARQLWrapper(f"{served.url}/sparql", returnFormat=wrapper.JSON)
        client.setMethod(method)
        client.setQuery(QUERY)
        rows = client.queryAndConvert()["results"]["bindings"]
        assert "Saining Xie" in [row["name"]["value"] for row in rows]


def test_rdflibs_store(served: Served) -> None:
    from rdflib import Graph
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    graph = Graph(SPARQLStore(f"{served.url}/sparql", method="POST"))
    assert "Saining Xie" in [str(row[0]) for row in graph.query(PREFIXES + QUERY)]


def test_comunica(served: Served, node: str) -> None:
    program = MODULES / "@comunica" / "query-sparql" / "bin" / "query.js"
    command = [node, str(program), f"sparql@{served.url}/sparql", PREFIXES + QUERY]
    run = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert "Saining Xie" in run.stdout, run.stderr[-2000:]


def test_the_docs_examples_run(served: Served, tmp_path: Path) -> None:
    text = (ROOT / "docs" / "serve.md").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line.startswith("curl ")]
    assert len(lines) == 5
    for line in lines:
        command = line.replace("http://127.0.0.1:8000", served.url).replace("curl ", "curl -sS --fail-with-body ", 1)
        run = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True)
        assert run.returncode == 0, (line, run.stdout, run.stderr)
        assert run.stdout or (tmp_path / "graph.ttl").stat().st_size > 1000, line


SCENARIOS = ("server-initialize", "ping", "tools-list", "resources-list", "prompts-list", "dns-rebinding-protection")
"""Those that a server of its own tools can pass; the others call tools and resources of a server made for tests."""


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_mcp_conformance(served: Served, node: str, scenario: str, tmp_path: Path) -> None:
    program = MODULES / "@modelcontextprotocol" / "conformance" / "dist" / "index.js"
    command = [node, str(program), "server", "--url", f"{served.url}/mcp", "--scenario", scenario]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-1000:]
    assert re.search(r"Passed: (\d+)/\1\b", run.stdout), run.stdout[-2000:]


def test_the_bundle_is_what_its_script_makes(tmp_path: Path) -> None:
    made = tmp_path / "graph.js"
    subprocess.run([str(ROOT / "kg" / "web" / "graph" / "bundle.sh"), str(made)], check=True, timeout=300)
    assert made.read_bytes() == (ROOT / "kg" / "web" / "static" / "graph.js").read_bytes()
