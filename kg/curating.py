"""What `kg curate` does: check a decision against the graph, and write it beside the graph directory."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg import curation, workspace
from kg.errors import InputError
from kg.opened import Opened
from kg.vocabulary import ID

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
    opened = Opened.open(workspace.locate(graph))
    for place in NAMES.get(verb, ()):
        opened.find(values[place])
    if verb in ("drop", "speaker"):
        _known(opened, values[0])
    if verb == "speaker":
        opened.find(values[1])
    place_ = workspace.find(graph)
    home = place_.home if place_ else Path.cwd()
    line = curation.add(home, verb, values)
    return f"wrote {line.rstrip(',')} to {home / curation.NAME}; the next `kg build` obeys it."


def _known(opened: Opened, id_: str) -> None:
    """Raise InputError where the graph has no statement or claim of this id."""
    iri = ID + id_.rsplit("/", 1)[-1].removeprefix("id:")
    if not opened.query(f"ASK {{ <{iri}> a ?kind }}" if _is_id(id_) else "ASK { FILTER(false) }"):
        raise InputError(f"there is no statement or claim “{id_}”; `kg why NAME` shows ids.")


def _is_id(text: str) -> bool:
    local = text.rsplit("/", 1)[-1].removeprefix("id:")
    return local[:2] in ("s-", "c-") and local[2:].isalnum()
