"""The arguments and options of the commands."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.records.vocabulary import ClaimKind, ConflictKind

Graph = Annotated[
    Path | None,
    typer.Option("--graph", metavar="DIR", help="Graph directory; else KG_GRAPH, else .kg here or in a folder above."),
]
Json = Annotated[bool, typer.Option("--json", help="Write JSON.")]
Full = Annotated[bool, typer.Option("--full", help="On a terminal: every quote, and each in whole.")]


def names(incomplete: str) -> list[str]:
    """Return names of the graph that is here that begin so, for the completion of shells; none without a graph."""
    try:
        from kg.store.opened import Opened
        from kg.workspace.directory import locate

        return Opened.open(locate(None)).completed(incomplete)
    except Exception:  # a shell that completes shows no errors
        return []


Name = Annotated[
    str,
    typer.Argument(
        metavar="NAME", help="A name in any form that the pages or their readers use.", autocompletion=names
    ),
]
Shown = Annotated[
    str,
    typer.Argument(
        metavar="NAME",
        help="A name in any form; or a recording's id, file, title or words of it.",
        autocompletion=names,
    ),
]
One = Annotated[str, typer.Argument(metavar="A", help="A name.", autocompletion=names)]
Other = Annotated[str, typer.Argument(metavar="B", help="Another.", autocompletion=names)]
By = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Only what this person said.", autocompletion=names)
]
About = Annotated[
    str | None,
    typer.Option("--about", metavar="NAME", help="Only what is about this person or thing.", autocompletion=names),
]
Topic = Annotated[
    str | None,
    typer.Option(
        "--about",
        metavar="NAME",
        help="Only what is about this person or thing, or has these words.",
        autocompletion=names,
    ),
]
Between = Annotated[
    tuple[str, str] | None,
    typer.Option("--between", metavar="FROM TO", help="Only what was said between two times, such as 1:00:00 1:30:00."),
]
Depth = Annotated[int | None, typer.Option("--depth", metavar="N", min=1, help="How many steps to go; else all.")]
Kinds = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar="KIND", help="Only this way: advised, inspired, 'built on' …; repeatable."),
]
Nearest = Annotated[int, typer.Option("--limit", metavar="N", min=0, help="Show the nearest N; 0 for all.")]
Source = Annotated[
    str | None, typer.Option("--source", metavar="PATH", help="Only this source; the end of its path will do.")
]
Recorded = Annotated[
    str | None,
    typer.Option(
        "--recording", metavar="RECORDING", help="Only this recording: its id, a file of it, its title or its guest."
    ),
]
K = Annotated[int, typer.Option("-k", metavar="N", min=1, max=100, help="How many paths.")]
Via = Annotated[
    list[str] | None, typer.Option("--via", metavar="PREDICATE", help="Only over this predicate; repeatable.")
]
Decision = Annotated[str, typer.Argument(metavar="DECISION", help="One of those below.")]
Texts = Annotated[list[str], typer.Argument(metavar="TEXT...", help="The names or ids that it is about.")]
OfClaims = Annotated[ClaimKind | None, typer.Option("--kind", help="Only claims of this kind.")]
OfConflicts = Annotated[ConflictKind | None, typer.Option("--kind", help="Only conflicts of this kind.")]
HitKinds = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar="KIND", help="Only this kind: entity, claim, quote, cue, chapter …; repeatable."),
]
Limit = Annotated[int, typer.Option("--limit", "-n", metavar="N", min=1, max=10_000, help="How many hits at most.")]
Query = Annotated[
    str | None, typer.Argument(metavar="QUERY", help="A query, a file that holds one, or - for the standard input.")
]
