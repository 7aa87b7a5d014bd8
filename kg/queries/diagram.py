"""Paths as a diagram in words: Graphviz's DOT, and Mermaid, which pages of code and notes draw."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from kg.queries import facts
from kg.queries.words import best, when
from kg.records.vocabulary import in_words

if TYPE_CHECKING:
    from kg.queries.paths import Hop, Paths


def show(found: Paths, form: Callable[[Paths], str]) -> None:
    """Write paths as a diagram, and to the reader what is to be said of them."""
    from kg.terminal.output import say, write

    write(form(found))
    for note in found.view().notes:
        say(note)


def dot(found: Paths) -> str:
    """Return paths as DOT: `kg path A B --dot | dot -Tsvg`."""
    lines = ["digraph paths {", "  rankdir=LR;", '  node [shape=box, style=rounded, fontname="sans-serif"];']
    lines.append('  edge [fontname="sans-serif", fontsize=10];')
    nodes = _nodes(found)
    lines += [f"  n{number} [label={_quoted(found.legend.name(id_))}];" for id_, number in nodes.items()]
    for hop in _hops(found):
        a, b = nodes[hop.fact.subject], nodes[str(hop.fact.object)]
        style = ", style=dashed" if hop.weakest else ""
        tip = _quoted(_told(found, hop))
        lines.append(f"  n{a} -> n{b} [label={_quoted(_label(hop))}, tooltip={tip}{style}];")
    return "\n".join((*lines, "}", ""))


def mermaid(found: Paths) -> str:
    """Return paths as a Mermaid flowchart."""
    nodes = _nodes(found)
    lines = ["flowchart LR"]
    lines += [f'  n{number}["{_mermaid(found.legend.name(id_))}"]' for id_, number in nodes.items()]
    for hop in _hops(found):
        a, b = nodes[hop.fact.subject], nodes[str(hop.fact.object)]
        arrow = "-.->" if hop.weakest else "-->"
        lines.append(f'  n{a} {arrow}|"{_mermaid(_label(hop))}"| n{b}')
    return "\n".join((*lines, ""))


def _nodes(found: Paths) -> dict[str, int]:
    ids = [id_ for path in found.paths for hop in path for id_ in (hop.start, hop.end)]
    return {id_: number for number, id_ in enumerate(dict.fromkeys([found.start, *ids]))}


def _hops(found: Paths) -> Iterator[Hop]:
    """Each hop once, in order."""
    seen = set()
    for path in found.paths:
        for hop in path:
            if hop.fact.id not in seen:
                seen.add(hop.fact.id)
                yield hop


def _label(hop: Hop) -> str:
    return hop.fact.kind or in_words(hop.fact.predicate)


def _told(found: Paths, hop: Hop) -> str:
    said = best(hop.fact.evidence, facts.around(hop.fact, found.legend))
    if said is None:
        return ""
    where = f"{found.legend.short.get(said.source, said.source)}:{said.line}"
    return " ".join(part for part in (f"“{said.quote}”", where, when(said)) if part)


def _quoted(text: str) -> str:
    escaped = _one_line(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _mermaid(text: str) -> str:
    marks = {"&": "&amp;", '"': "#quot;", "<": "&lt;", ">": "&gt;", "`": "&#96;", "#": "#35;"}
    return "".join(marks.get(char, char) for char in _one_line(text))


def _one_line(text: str) -> str:
    from kg.terminal.output import clean

    return " ".join(clean(text).split())
