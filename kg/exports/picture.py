"""`kg export svg`: who and what influenced whom, as a picture for a slide or a page: no program draws it but ours.

In columns from who influenced to who was influenced; names are text, and each edge tells its words when pointed at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import BinaryIO

from kg.exports import network
from kg.exports.base import Options
from kg.exports.gexf import COLOURS
from kg.exports.network import Edge, Node
from kg.exports.xml import Cleaner
from kg.records.errors import QueryError
from kg.records.immutable import dataclass
from kg.records.vocabulary import ID
from kg.store.store import Store

MOST = 150
"""Things in one picture: those with the most influence around them."""
COLUMN, ROW, MARGIN = 250, 30, 24
LONGEST = 30
"""Characters of a name; what is longer is cut."""
SWEEPS = 6


@dataclass(frozen=True, slots=True)
class Tie:
    """One influence, from who had it to who was under it."""

    first: str
    then: str
    edge: Edge


def write(store: Store, out: BinaryIO, options: Options) -> None:
    """Write the picture. Raises QueryError where nothing influenced anything, NameUnknown for `around`."""
    nodes = network.nodes(store, options)
    ties = [_tie(edge) for edge in network.edges(store, replace(options, influence_only=True), nodes)]
    if options.around:
        ties = _around(store.find(options.around).removeprefix(ID), ties)
    shown = _most(ties)
    if not shown:
        raise QueryError("there is no influence to draw here.")
    if left := len({end for tie in ties for end in (tie.first, tie.then)} - shown):
        options.tell(f"the {len(shown)} most tied are drawn, {left:,} are left out; --around NAME draws one thing's.")
    ties = [tie for tie in ties if tie.first in shown and tie.then in shown and tie.first != tie.then]
    places = _places(sorted(shown), ties)
    clean = Cleaner()
    out.writelines(line.encode() for line in _drawn({id_: nodes[id_] for id_ in sorted(shown)}, ties, places, clean))
    if note := clean.note():
        options.tell(note)


def _tie(edge: Edge) -> Tie:
    ends = (edge.source, edge.target) if edge.influence == "forward" else (edge.target, edge.source)
    return Tie(*ends, edge)


def _around(id_: str, ties: Sequence[Tie]) -> list[Tie]:
    """The ties on the ways to and from one thing."""
    found: dict[str, Tie] = {}
    for backward in (True, False):
        seen, level = {id_}, [id_]
        while level:
            here = [tie for tie in ties if (tie.then if backward else tie.first) in set(level)]
            found.update((tie.edge.id, tie) for tie in here)
            ends = {tie.first if backward else tie.then for tie in here}
            level = sorted(ends - seen)
            seen |= ends
    return [tie for tie in ties if tie.edge.id in found]


def _most(ties: Sequence[Tie]) -> set[str]:
    degree: dict[str, int] = defaultdict(int)
    for tie in ties:
        degree[tie.first] += 1
        degree[tie.then] += 1
    return set(sorted(degree, key=lambda id_: (-degree[id_], id_))[:MOST])


def _places(ids: Sequence[str], ties: Sequence[Tie]) -> dict[str, tuple[int, int]]:
    """Column and row of each: an influence leads to the right wherever no circle forbids it, near ends lie near."""
    after: dict[str, list[str]] = {id_: [] for id_ in ids}
    for tie in ties:
        after[tie.first].append(tie.then)
    columns = _columns(ids, after)
    near: dict[str, list[str]] = {id_: [] for id_ in ids}
    for tie in ties:
        near[tie.first].append(tie.then)
        near[tie.then].append(tie.first)
    rows: dict[int, list[str]] = defaultdict(list)
    for id_ in ids:
        rows[columns[id_]].append(id_)
    at = {id_: float(row) for column in rows.values() for row, id_ in enumerate(column)}
    for sweep in range(SWEEPS):
        for column in sorted(rows, reverse=bool(sweep % 2)):
            middle = {id_: sum(at[other] for other in near[id_]) / len(near[id_]) for id_ in rows[column] if near[id_]}
            rows[column].sort(key=lambda id_, middle=middle: (middle.get(id_, at[id_]), id_))  # type: ignore[misc]
            tallest = max(map(len, rows.values()))
            start = (tallest - len(rows[column])) / 2
            at.update((id_, start + row) for row, id_ in enumerate(rows[column]))
    return {id_: (columns[id_], round(at[id_] * ROW)) for id_ in ids}


def _columns(ids: Sequence[str], after: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """The longest way that leads to each, edges that close a circle left out."""
    order, state = [], dict.fromkeys(ids, 0)
    kept: dict[str, list[str]] = {id_: [] for id_ in ids}
    for first in ids:
        stack = [(first, iter(after[first]))] if not state[first] else []
        state[first] = max(state[first], 1)
        while stack:
            here, rest = stack[-1]
            other = next(rest, None)
            if other is None:
                state[here] = 2
                order.append(here)
                stack.pop()
            elif state[other] != 1:
                kept[here].append(other)
                if not state[other]:
                    state[other] = 1
                    stack.append((other, iter(after[other])))
    columns = dict.fromkeys(ids, 0)
    for here in reversed(order):
        for other in kept[here]:
            columns[other] = max(columns[other], columns[here] + 1)
    return columns


def _drawn(
    nodes: Mapping[str, Node], ties: Sequence[Tie], places: Mapping[str, tuple[int, int]], clean: Cleaner
) -> Iterator[str]:
    width = MARGIN * 2 + COLUMN * (1 + max(column for column, _ in places.values()))
    height = MARGIN * 2 + ROW + max(row for _, row in places.values())
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        ' font-family="system-ui, Helvetica, Arial, &quot;Noto Sans CJK SC&quot;, sans-serif" font-size="13">\n'
        "<title>Who and what influenced whom</title>\n"
        '<defs><marker id="to" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0 8 4 0 8z" fill="#777"/></marker></defs>\n'
        f'<rect width="{width}" height="{height}" fill="#fff"/>\n'
    )
    for tie in ties:
        yield _curve(tie, nodes, places, clean)
    for id_, node in nodes.items():
        x, y = _point(places[id_])
        red, green, blue = COLOURS[node.type]
        name = _short(node.label)
        yield (
            f'<g><title>{clean.text(node.label)} ({clean.text(node.type)})</title><circle cx="{x}" cy="{y}" r="5"'
            f' fill="rgb({red},{green},{blue})"/><text x="{x + 9}" y="{y + 4}" stroke="#fff" stroke-width="3"'
            f' paint-order="stroke">{clean.text(name)}</text></g>\n'
        )
    yield "</svg>\n"


def _point(place: tuple[int, int]) -> tuple[int, int]:
    return MARGIN + place[0] * COLUMN, MARGIN + place[1] + ROW // 2


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"


def _wide(name: str) -> int:
    """Units that a name takes, about."""
    return sum(13 if ord(char) > 0x2E7F else 7 for char in _short(name))


def _curve(tie: Tie, nodes: Mapping[str, Node], places: Mapping[str, tuple[int, int]], clean: Cleaner) -> str:
    (x1, y1), (x2, y2) = _point(places[tie.first]), _point(places[tie.then])
    x1 = min(x1 + 12 + _wide(nodes[tie.first].label), x1 + COLUMN - 40) if x1 < x2 else x1
    bend = max(30, abs(x2 - x1) // 2)
    told = f"{nodes[tie.first].label} {tie.edge.how or tie.edge.label} {nodes[tie.then].label}"
    if tie.edge.quote:
        told += f"\n“{tie.edge.quote}”\n{tie.edge.places}"
    if tie.edge.influence == "backward":
        told = told.replace(f" {tie.edge.label} ", " → ", 1) if not tie.edge.how else told
    line = f"M{x1 + 6} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2 - 7} {y2}"
    wide = min(4.0, 1 + 0.5 * (tie.edge.weight - 1))
    return (
        f'<path d="{line}" fill="none" stroke="#999" stroke-opacity=".7" stroke-width="{wide:g}"'
        f' marker-end="url(#to)"><title>{clean.text(told)}</title></path>\n'
    )
