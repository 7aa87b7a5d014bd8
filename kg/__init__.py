"""Turn long interviews into a knowledge graph that can be asked and trusted."""

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.library.answer import Answer
    from kg.library.graph import Graph
    from kg.library.making import build, demo_paths, extract, open, read
    from kg.records.errors import GraphError, InputError, KgError, NameAmbiguous, NameUnknown, QueryError

__all__ = [
    "Answer",
    "Graph",
    "GraphError",
    "InputError",
    "KgError",
    "NameAmbiguous",
    "NameUnknown",
    "QueryError",
    "build",
    "demo_paths",
    "extract",
    "open",
    "read",
]

_beside = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
if os.path.isfile(os.path.join(_beside, "ontology.ttl")):
    # A checkout keeps cli.py, extractors/ and ontology.ttl beside the package; a wheel ships them inside it.
    __path__.append(_beside)

__version__ = "0.2.0"

_HOMES = {
    "kg.library.answer": ("Answer",),
    "kg.library.graph": ("Graph",),
    "kg.library.making": ("build", "demo_paths", "extract", "open", "read"),
    "kg.records.errors": ("GraphError", "InputError", "KgError", "NameAmbiguous", "NameUnknown", "QueryError"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Return what the library offers, imported when it is first asked for: a command wants the least of it."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found = globals()[name] = getattr(import_module(_HOME[name]), name)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
