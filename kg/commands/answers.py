"""From the arguments of a command to a graph, and from an answer to the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from kg.library.answer import Answer
    from kg.library.graph import Graph


def opened(graph: Path | None) -> Graph:
    """Return the graph of a directory (None: as `kg.open` finds it)."""
    import kg

    return kg.open(graph)


def tell(answer: Answer[Any], as_json: bool, full: bool = False) -> None:
    """Write an answer: as JSON, drawn on a terminal, or tab-separated in a pipe."""
    from kg.terminal import output

    output.show(answer.found, as_json, full)


def one_form(**chosen: object) -> None:
    """Refuse more than one of the ways to write an answer. Raises typer's BadParameter."""
    _one(chosen, "ways to write one answer")


def one_question(**chosen: object) -> None:
    """Refuse more than one of the options that each ask something else. Raises typer's BadParameter."""
    _one(chosen, "questions")


def _one(chosen: Mapping[str, object], what: str) -> None:
    named = [f"--{name.removeprefix('as_')}" for name, value in chosen.items() if value]
    if len(named) > 1:
        many = "two" if len(named) == 2 else "several"
        raise typer.BadParameter(f"{' and '.join(named)} are {many} {what}; choose one")


def seconds(between: tuple[str, str] | None) -> tuple[float, float] | None:
    """Return two times in seconds. Raises typer's BadParameter for what is none."""
    if between is None:
        return None
    from kg.text.timecode import seconds

    start, end = (float(raw) if raw.isdecimal() else seconds(raw) for raw in between)
    if start is None or end is None:
        raise typer.BadParameter("write two times such as 1:00:00 1:30:00", param_hint="--between")
    if start > end:
        raise typer.BadParameter(f"{between[0]} is after {between[1]}; write the earlier first", param_hint="--between")
    return start, end
