"""Write docs/commands.md from the help of every command: `python docs/commands.py`. A test holds the two equal."""

from __future__ import annotations

from pathlib import Path

from kg import cli

helps = cli.helps
PAGE = Path(__file__).with_suffix(".md")
OPENING = """# Commands

Every command, as `kg COMMAND --help` has it; `python docs/commands.py` writes this page from there.

Tables on a terminal, tab-separated text in a pipe (the first line names the columns), JSON with `--json`. Names may be
typed in any form that the pages or their readers use. Data goes to the standard output, words to the standard error.
The exit status is 0 (also for an empty list), 1 for an unknown name or bad input, 2 for a wrong call. `NO_COLOR`,
`COLUMNS` and `FORCE_HYPERLINK` are obeyed.
"""


def page() -> str:
    """Return the page."""
    parts = (f"## {name}\n\n```text\n{text.rstrip()}\n```\n" for name, text in helps())
    return "\n".join((OPENING, *parts))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
