"""What `kg curate` does: check a decision against the graph, and write it beside the graph directory."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg.records.errors import InputError
from kg.records.vocabulary import ID
from kg.store.opened import Opened
from kg.workspace import curation, directory

NAMES = {"same": (0, 1), "different": (0, 1), "name": (0,), "type": (0,), "hide": (0,), "link": (0,), "add": (0, 2)}
"""Which texts of a decision name things that the graph must know; of a speaker, it is the second."""


def decide(graph: Path | None, verb: str, values: Sequence[str]) -> str:
    """Write one decision into curation.toml and return a sentence that says so.

    Raises InputError for a wrong decision, NameUnknown and NameAmbiguous for names that the graph does not know or
    knows twice, GraphError where there is no graph.
    """
    if verb not in curation.VERBS:
        raise InputError(f"“{verb}” is no kind of decision; there are {', '.join(curation.VERBS)}.")
    if len(values) != curation.VERBS[verb]:
        raise InputError(f"“{verb}” takes {curation.VERBS[verb]} texts, not {len(values)}; see `kg curate --help`.")
    opened = Opened.open(directory.locate(graph))
    for place in NAMES.get(verb, ()):
        opened.find(values[place])
    if verb in ("drop", "speaker"):
        values = [_judged(opened, values[0]) or _completed(opened, values[0]), *values[1:]]
    if verb == "speaker":
        opened.find(values[1])
    place_ = directory.find(graph)
    home = place_.home if place_ else Path.cwd()
    line = curation.add(home, verb, values)
    return f"wrote {line.rstrip(',')} to {home / curation.NAME}; the next `kg build` obeys it."


def _judged(opened: Opened, start: str) -> str | None:
    """The one judgement of a language model whose id begins so; None for the id of anything else. Raises InputError."""
    if not start.startswith("j-"):
        return None
    ids = [str(row["id"]) for row in opened.text.records("judged")]
    found = [id_ for id_ in ids if id_.startswith(start)]
    if len(found) != 1:
        many = "several judgements begin" if found else "there is no judgement"
        raise InputError(f"{many} “{start}”; `kg doubts --llm` shows ids.")
    return found[0]


def _completed(opened: Opened, start: str) -> str:
    """The one statement or claim whose id begins so. Raises InputError for none or several."""
    local = start.rsplit("/", 1)[-1].removeprefix("id:")
    if local[:2] not in ("s-", "c-") or not local[2:].isalnum():
        raise InputError(f"“{start}” is no id of a statement or claim; `kg why NAME` shows ids.")
    kinds = "kg:Assertion kg:Denial" if local[0] == "s" else "kg:Claim"
    query = f'SELECT ?x {{ VALUES ?kind {{ {kinds} }} ?x a ?kind FILTER STRSTARTS(STR(?x), "{ID}{local}") }} LIMIT 2'
    rows: Any = opened.query(query)
    found = sorted(row["x"].value.removeprefix(ID) for row in rows)
    if len(found) != 1:
        many = "several statements or claims begin" if found else "there is no statement or claim"
        raise InputError(f"{many} “{start}”; `kg why NAME` shows ids.")
    return str(found[0])
