"""A command: who made how many claims."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from kg.commands import Command


def speakers(graph: Annotated[Path | None, typer.Option("--graph", help="Graph directory.")] = None) -> None:
    """Show who made how many claims.

    \b
    Example:
      kg speakers
    """
    import kg

    counts = Counter(row["speaker_name"] for row in kg.open(graph).claims() if row["speaker_name"])
    for name, number in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        print(f"{number}\t{name}")


SPEAKERS = Command("speakers", speakers)
