"""The command line: every command of `kg.commands`, and the one place where an error becomes words.

Only typer is imported here: what a command needs is loaded when it runs, so that a question is answered at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
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
NO_PROPOSED = "--no-proposed"
COMPLETES = "_KG_COMPLETE"
"""The variable by which a shell asks for completions."""


def program(name: str = "") -> typer.Typer:
    """Return the program with the one command that is called, if there is one: to read the options of all is slow."""
    made = typer.Typer(**SETTINGS)
    made.callback(invoke_without_command=True)(start)
    for command, function in commands(name):
        made.command(command)(function)
    return made


def start(
    version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
    help_all: Annotated[bool, typer.Option("--help-all", help="Show the help of every command.")] = False,
    no_proposed: Annotated[
        bool, typer.Option("--no-proposed", help="Of any command: leave out what a language model proposed.")
    ] = False,
    lang: Annotated[
        str,
        typer.Option("--lang", metavar="en|zh", help="Before any command: what answers call predicates and classes."),
    ] = "",
) -> None:
    """Turn long interviews into a knowledge graph that can be asked and trusted."""
    if help_all:
        from kg.terminal.output import write

        write("\n\n".join(text.rstrip() for _, text in helps()) + "\n")
    if version:
        import kg

        typer.echo(f"kg {kg.__version__}")


def helps() -> Iterator[tuple[str, str]]:
    """Yield each command with its help, 80 columns wide, in the order in which they are listed."""
    import typer.main

    group = typer.main.get_group(program())
    context = group.make_context("kg", ["--version"], resilient_parsing=True, terminal_width=80)
    yield "kg", group.get_help(context)
    for name, command in group.commands.items():
        below = command.context_class(command, info_name=name, parent=context, terminal_width=80)
        yield f"kg {name}", command.get_help(below)


def as_meant(arguments: list[str]) -> list[str]:
    """Return the arguments as they are meant: `kg help X` is `kg X --help`, --graph may stand before the command.

    >>> as_meant(["--graph", "notes/.kg", "info"]), as_meant(["help", "path"])
    (['info', '--graph', 'notes/.kg'], ['path', '--help'])
    """
    if arguments[:1] == ["help"]:
        return [*arguments[1:2], "--help"]
    if arguments[:1] == ["--graph"] and len(arguments) > 2:
        return [arguments[2], *arguments[:2], *arguments[3:]]
    if arguments and arguments[0].startswith("--graph=") and len(arguments) > 1:
        return [arguments[1], arguments[0], *arguments[2:]]
    return arguments


def without_proposed(arguments: list[str]) -> list[str]:
    """Return the arguments without --no-proposed, wherever it stands; where it does, the graphs opened obey it.

    Raises SettingError where the environment says something else than on or off.
    """
    from kg.workspace.directory import CHOICE, takes_proposed

    if NO_PROPOSED in arguments:
        os.environ[CHOICE] = "off"
    takes_proposed()
    return [one for one in arguments if one != NO_PROPOSED]


def in_language(arguments: list[str]) -> list[str]:
    """Return the arguments without a leading --lang; where it stands, answers give labels in that language.

    Raises InputError for a language that there is not.
    """
    from kg.records.errors import InputError
    from kg.terminal.labels import CHOICE, LANGUAGES

    first, _, value = (arguments or [""])[0].partition("=")
    if first != "--lang" or len(arguments) < 2 + (not value):
        return arguments
    language, rest = (value, arguments[1:]) if value else (arguments[1], arguments[2:])
    if language not in LANGUAGES:
        raise InputError(f"there is no language {language}; write --lang {' or --lang '.join(LANGUAGES)}.")
    os.environ[CHOICE] = language
    return rest


def main() -> None:
    """Run the command line; the one place where an error becomes words."""
    from kg.records.errors import KgError
    from kg.terminal import output

    output.prepare()
    try:
        with output.flushed():
            if COMPLETES in os.environ:
                from typer._completion_classes import completion_init

                completion_init()
            arguments = as_meant(in_language(without_proposed(sys.argv[1:])))
            program(arguments[0] if arguments else "")(arguments, prog_name="kg")
    except KgError as error:
        output.fail(str(error), error.status)
    except (BrokenPipeError, KeyboardInterrupt) as error:
        output.leave(error)
    except Exception as error:
        output.fail(output.sentence(error))
