"""The command line: one function a command, heavy imports inside."""

from __future__ import annotations

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False)


def main() -> None:
    """Run the command line; the one place where an error becomes words."""
    app()
