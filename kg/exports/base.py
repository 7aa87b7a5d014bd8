"""What every export is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

from kg.records.immutable import dataclass

if TYPE_CHECKING:
    from kg.store.store import Store

Axis = Literal["said", "true", "none"]
Language = Literal["en", "zh"]
Graphs = Literal["one", "source"]
Dialect = Literal["neo4j", "memgraph", "ladybug"]


def _silent(note: str) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a user may choose; an export obeys those that mean something to it."""

    plain: bool = False
    """RDF: leave assertions and passages out."""
    graphs: Graphs = "one"
    """N-Quads, TriG: all in the default graph, or what each source says in a named graph of its own."""
    types: tuple[str, ...] = ()
    """GEXF, GraphML, CSV: only entities of these classes."""
    influence_only: bool = False
    """GEXF, GraphML, CSV: only statements that count as influence."""
    around: str = ""
    """SVG: only what influenced this thing, by any of its names, and what it influenced, on all ways."""
    connected: bool = False
    """GEXF, GraphML, CSV: only nodes that an edge leads from or to."""
    claims: bool = False
    """GEXF, GraphML: claims as nodes too."""
    timeline: Axis = "none"
    """GEXF: a time axis of the seconds at which it was said, or of the years in which it was true."""
    dialect: Dialect = "neo4j"
    """Cypher: for which engine; Ladybug is the successor of Kùzu, and wants its tables made first."""
    lang: Language = "en"
    """HTML: the language of the words around."""
    tell: Callable[[str], None] = _silent
    """Called with a sentence for the user where something had to be changed, e.g. characters that XML forbids."""

    @property
    def joined(self) -> bool:
        """Whether nodes that no edge joins to another are left out."""
        return self.influence_only or self.connected


class Form:
    """A form in which a graph leaves the program."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Export(Form):
    """One row of the table of exports."""

    name: str
    about: str
    """For the help, without a full stop."""
    media_type: str
    ending: str
    """Of the file's name, with its dot."""
    home: str
    """Module (without a dot: beside this one) and function, a colon between them, imported when it is asked for."""
    obeys: tuple[str, ...] = ()
    """The options that mean something to it."""

    def write(self, store: Store, out: BinaryIO, options: Options) -> None:
        """Write the whole graph to a binary stream."""
        _imported(self.home if "." in self.home else f"kg.exports.{self.home}")(store, out, options)


@dataclass(frozen=True, slots=True)
class Folder(Form):
    """One row of the table of exports that are folders of files."""

    name: str
    about: str
    """For the help, without a full stop."""
    home: str
    """Module and function, with a colon between them, imported when it is asked for: (store, options) to the files."""
    obeys: tuple[str, ...] = ()
    """The options that mean something to it."""
    foot: str = ""
    """The last line of ours in a file, where what others write below it stays; empty for none."""

    def files(self, store: Store, options: Options) -> Iterator[tuple[str, bytes]]:
        """Yield each file: its path below the folder, with "/" between the parts, and what it holds."""
        made: Iterator[tuple[str, bytes]] = _imported(self.home)(store, options)
        return made


def _imported(home: str) -> Callable[..., Any]:
    from importlib import import_module

    module, _, function = home.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), function)
    return found
