"""Write docs/commands.md from the help of every command: `python docs/commands.py`. A test holds the two equal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import typer.main

from kg import cli

PAGE = Path(__file__).with_suffix(".md")
WIDTH = 80
OPENING = """# Commands

Every command, as `kg COMMAND --help` has it; `python docs/commands.py` writes this page from there.

Tables on a terminal, tab-separated text in a pipe (the first line names the columns), JSON with `--json`. Names may be
typed in any form that the pages or their readers use. Data goes to the standard output, words to the standard error.
The exit status is 0 (also for an empty list), 1 for an unknown name or bad input, 2 for a wrong call. `NO_COLOR`,
`COLUMNS` and `FORCE_HYPERLINK` are obeyed.
"""


def helps() -> Iterator[tuple[str, str]]:
    """Yield each command with its help, 80 columns wide, in the order in which they are listed."""
    group = typer.main.get_group(cli.program())
    context = group.make_context("kg", ["--version"], resilient_parsing=True, terminal_width=WIDTH)
    yield "kg", group.get_help(context)
    for name, command in group.commands.items():
        below = command.context_class(command, info_name=name, parent=context, terminal_width=WIDTH)
        yield f"kg {name}", command.get_help(below)


def page() -> str:
    """Return the page."""
    parts = (f"## {name}\n\n```text\n{text.rstrip()}\n```\n" for name, text in helps())
    return "\n".join((OPENING, *parts))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
