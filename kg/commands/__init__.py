"""The commands, by what they are for: each a function of a few lines that imports what it needs.

A new command is one function in one of the modules and its name in `MODULES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from kg.records.immutable import dataclass

MODULES = {
    "building": "init build demo explain curate",
    "asking": "info sources who-influenced influenced-by path show career claims quotes timeline timecodes search",
    "archive": "top guests first alumni recommended resonances tensions",
    "checking": "why why-same compare doubts conflicts validate",
    "interfaces": "sparql export serve mcp completion",
}
"""Every command in the order of the help, by the module that has it; its function has underscores for hyphens."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command that another package adds: the row of `kg.queries` that its entry point names."""

    name: str
    run: Callable[..., Any]
    """A function whose arguments are those of the command, as typer reads them; its docstring is the help."""


def commands(name: str = "") -> Iterator[tuple[str, Callable[..., Any]]]:
    """Yield the command of a name with its function; all where none is called so. Only its module is imported.

    Raises InputError for the command of a plugin that cannot be used.
    """
    known = [(one, module) for module, names in MODULES.items() for one in names.split()]
    one_ = [row for row in known if row[0] == name]
    if not one_ and name and not name.startswith("-") and (added := _added(name)):
        yield added.name, added.run
        return
    for one, module in one_ or known:
        yield one, getattr(import_module(f"kg.commands.{module}"), one.replace("-", "_"))
    if not one_:
        yield from ((row.name, row.run) for row in _all_added({one for one, _ in known}))


def _added(name: str) -> Command | None:
    from kg.workspace import plugins

    return plugins.row("kg.queries", name, Command)


def _all_added(own: set[str]) -> Iterator[Command]:
    from kg.workspace import plugins

    yield from (row for entry in plugins.found("kg.queries") if entry.name not in own and (row := _or_said(entry.name)))


def _or_said(name: str) -> Command | None:
    """The command of a plugin; of one that cannot be used only a word is said: the help goes on."""
    from kg.records.errors import KgError
    from kg.terminal.output import say

    try:
        return _added(name)
    except KgError as error:
        say(f"kg: {error}")
        return None
