"""The command line: every command of `kg.commands`, and the one place where an error becomes words.

Only typer is imported here: what a command needs is loaded when it runs, so that a question is answered at once.
"""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer

from kg.commands import commands

SETTINGS: dict[str, Any] = {
    "no_args_is_help": True,
    "add_completion": False,
    "rich_markup_mode": None,  # plain help: the same words in a pipe, and rich stays unloaded
    "pretty_exceptions_enable": False,
    "context_settings": {"help_option_names": ["-h", "--help"]},
}


def program(name: str = "") -> typer.Typer:
    """Return the program with the one command that is called, if there is one: to read the options of all is slow."""
    made = typer.Typer(**SETTINGS)
    made.callback(invoke_without_command=True)(start)
    for command, function in commands(name):
        made.command(command)(function)
    return made


def start(version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False) -> None:
    """Turn long interviews into a knowledge graph that can be asked and trusted."""
    if version:
        import kg

        typer.echo(f"kg {kg.__version__}")


def main() -> None:
    """Run the command line; the one place where an error becomes words."""
    from kg.records.errors import KgError
    from kg.terminal import output

    output.prepare()
    try:
        with output.flushed():
            program(sys.argv[1] if len(sys.argv) > 1 else "")(prog_name="kg")
    except KgError as error:
        output.fail(str(error))
    except (BrokenPipeError, KeyboardInterrupt) as error:
        output.leave(error)
    except Exception as error:
        output.fail(output.sentence(error))
