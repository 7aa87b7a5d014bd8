"""The commands, by what they are for: each a function of a few lines that imports what it needs.

A new command is one function in one of the modules and its name in `MODULES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

MODULES = {
    "making": "build demo explain curate",
    "asking": "info sources who-influenced influenced-by path show career claims quotes timeline timecodes search",
    "judging": "why why-same compare doubts conflicts validate",
    "giving": "sparql export serve mcp completion",
}
"""Every command in the order of the help, by the module that has it; its function has underscores for hyphens."""


def commands(name: str = "") -> Iterator[tuple[str, Callable[..., Any]]]:
    """Yield the command of a name with its function; all where none is called so. Only its module is imported."""
    known = [(one, module) for module, names in MODULES.items() for one in names.split()]
    for one, module in [row for row in known if row[0] == name] or known:
        yield one, getattr(import_module(f"kg.commands.{module}"), one.replace("-", "_"))
