"""GEXF 1.3 for Gephi (https://gexf.net): typed attributes, colours, sizes, places and a time axis.

Written as it comes: the edges go to a file of their own while they are counted, then the nodes are written, then the
edges are copied behind them. Besides the nodes and two numbers an edge, nothing is held.
"""

from __future__ import annotations

import shutil
import tempfile
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import BinaryIO

import kg
from kg.exports import network
from kg.exports.base import Options
from kg.exports.network import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Edge, Node, seconds
from kg.exports.xml import Cleaner
from kg.records.errors import KgError
from kg.store.store import Store

NAMESPACE = "http://gexf.net/1.3"
TIMELINES = {
    "said": ' mode="dynamic" timeformat="double" timerepresentation="interval"',
    "true": ' mode="dynamic" timeformat="date" timerepresentation="interval"',
    "none": ' mode="static"',
}
"""What each time axis asks of the graph: seconds of the recording, days, none."""
SIZES = (6.0, 60.0)
"""Diameter of a node that nothing is joined to, and the largest of all."""
SPOOL = 16_000_000
"""Bytes of edges that are kept in memory before they go to a file."""
COLOURS = {
    "Entity": (170, 170, 170),
    "Person": (228, 87, 46),
    "Organization": (56, 108, 176),
    "Method": (43, 140, 94),
    "Dataset": (102, 194, 165),
    "Benchmark": (127, 188, 65),
    "Paper": (145, 97, 166),
    "Software": (0, 150, 136),
    "Venue": (166, 118, 29),
    "Award": (230, 171, 2),
    "Book": (169, 84, 45),
    "Film": (197, 27, 125),
    "TVSeries": (222, 119, 174),
    "Game": (241, 105, 19),
    "Artwork": (250, 159, 181),
    "Field": (84, 39, 143),
    "Concept": (117, 112, 179),
    "Place": (99, 99, 99),
    "Event": (215, 181, 109),
    "Product": (29, 145, 192),
    "Podcast": (140, 81, 10),
    network.CLAIM: (150, 150, 150),
    network.VALUE: (189, 189, 189),
}
"""Red, green and blue of every type."""
_of_node, _of_edge = (attrgetter(*(name for name, _ in table)) for table in (NODE_ATTRIBUTES, EDGE_ATTRIBUTES))
_NODE_HEADS, _EDGE_HEADS = (
    [f'<attvalue for="{name}" value="' for name, _ in table] for table in (NODE_ATTRIBUTES, EDGE_ATTRIBUTES)
)


@dataclass
class _Joined:
    """What the edges tell about the nodes while they go by."""

    number: dict[str, int] = field(default_factory=dict)
    sources: array[int] = field(default_factory=lambda: array("q"))
    targets: array[int] = field(default_factory=lambda: array("q"))
    degree: dict[str, int] = field(default_factory=dict)
    first_said: dict[str, float] = field(default_factory=dict)

    def add(self, edge: Edge) -> None:
        self.sources.append(self.number.setdefault(edge.source, len(self.number)))
        self.targets.append(self.number.setdefault(edge.target, len(self.number)))
        for end in (edge.source, edge.target):
            self.degree[end] = self.degree.get(end, 0) + 1
            if edge.said:
                self.first_said[end] = min(edge.said[0][0], self.first_said.get(end, edge.said[0][0]))


def write(store: Store, out: BinaryIO, options: Options) -> None:
    """Write the network. Raises KgError for a time axis or a type that there is not."""
    if options.timeline not in TIMELINES:
        raise KgError(f"there is no time axis “{options.timeline}”; write said, true or none.")
    clean = Cleaner()
    nodes = network.nodes(store, options)
    joined = _Joined()
    with tempfile.SpooledTemporaryFile(SPOOL) as spool:
        for edge in network.edges(store, options, nodes):
            joined.add(edge)
            spool.write(_edge(edge, options.timeline, clean).encode())
        shown = [node for node in nodes.values() if not options.joined or node.id in joined.degree]
        out.writelines(line.encode() for line in _head(options.timeline))
        out.write(f'<nodes count="{len(shown)}">\n'.encode())
        out.writelines(line.encode() for line in _nodes(shown, joined, options.timeline, clean))
        out.write(f'</nodes>\n<edges count="{len(joined.sources)}">\n'.encode())
        spool.seek(0)
        shutil.copyfileobj(spool, out)
    out.write(b"</edges>\n</graph>\n</gexf>\n")
    if note := clean.note():
        options.tell(note)


def _head(timeline: str) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<gexf xmlns="{NAMESPACE}" xmlns:viz="{NAMESPACE}/viz" version="1.3">\n'
    yield f"<meta>\n<creator>kg {kg.__version__}</creator>\n"
    yield "<description>What was said in interviews, with the words that say it.</description>\n</meta>\n"
    yield f'<graph defaultedgetype="directed" idtype="string"{TIMELINES[timeline]}>\n'
    for kind, attributes in (("node", NODE_ATTRIBUTES), ("edge", EDGE_ATTRIBUTES)):
        yield f'<attributes class="{kind}">\n'
        for name, type_ in attributes:
            yield f'<attribute id="{name}" title="{name}" type="{type_}"/>\n'
        yield "</attributes>\n"


def _nodes(nodes: list[Node], joined: _Joined, timeline: str, clean: Cleaner) -> Iterator[str]:
    from kg.exports import layout

    for node in nodes:
        joined.number.setdefault(node.id, len(joined.number))
    places = layout.place(len(joined.number), joined.sources, joined.targets)
    for node in nodes:
        degree = joined.degree.get(node.id, 0)
        start = joined.first_said.get(node.id) if timeline == "said" else None
        yield _node(node, places[joined.number[node.id]], degree, start, clean)


def _node(node: Node, place: tuple[float, float], degree: int, start: float | None, clean: Cleaner) -> str:
    """One node; with a time axis it is there from the second at which it is first spoken of."""
    red, green, blue = COLOURS[node.type]
    since = "" if start is None else f' start="{seconds(start)}"'
    return (
        f'<node id="{clean.attribute(node.id)}" label="{clean.attribute(node.label)}"{since}>\n'
        f"{_values(_of_node(node), _NODE_HEADS, clean)}"
        f'<viz:color r="{red}" g="{green}" b="{blue}"/>\n'
        f'<viz:position x="{place[0]}" y="{place[1]}" z="0.0"/>\n'
        f'<viz:size value="{min(SIZES[1], round(SIZES[0] + 4.0 * degree**0.5, 1))}"/>\n'
        "</node>\n"
    )


def _edge(edge: Edge, timeline: str, clean: Cleaner) -> str:
    times, spells = _times(edge, timeline) if timeline != "none" else ("", "")
    dashed = '<viz:shape value="dashed"/>\n' if edge.polarity == "negated" else ""
    return (
        f'<edge id="{clean.attribute(edge.id)}" source="{clean.attribute(edge.source)}"'
        f' target="{clean.attribute(edge.target)}" label="{clean.attribute(edge.label)}"'
        f' kind="{clean.attribute(_kind(edge))}" weight="{edge.weight}"{times}>\n'
        f"{_values(_of_edge(edge), _EDGE_HEADS, clean)}{spells}{dashed}</edge>\n"
    )


def _kind(edge: Edge) -> str:
    """What keeps edges between the same two nodes apart: Gephi makes those of one kind one."""
    return ", ".join(part for part in (edge.label, edge.role, edge.since, edge.until and f"–{edge.until}") if part)


def _values(values: Iterable[str | int], heads: Sequence[str], clean: Cleaner) -> str:
    """The attributes that have a value."""
    attribute = clean.attribute
    said = [f'{head}{attribute(str(value))}"/>\n' for head, value in zip(heads, values, strict=True) if value != ""]
    return f"<attvalues>\n{''.join(said)}</attvalues>\n"


def _times(edge: Edge, timeline: str) -> tuple[str, str]:
    """When an edge is there: attributes for one span of time, a list of spells for several; both empty for always."""
    if timeline == "said" and len(edge.said) > 1:
        spells = "".join(f'<spell start="{seconds(a)}" end="{seconds(b)}"/>\n' for a, b in edge.said)
        return "", f"<spells>\n{spells}</spells>\n"
    start, end = _span(edge, timeline)
    return (f' start="{start}"' if start else "") + (f' end="{end}"' if end else ""), ""


def _span(edge: Edge, timeline: str) -> tuple[str, str]:
    if timeline == "said" and edge.said:
        return seconds(edge.said[0][0]), seconds(edge.said[0][1])
    if timeline == "true":
        start, end = first_day(edge.since), last_day(edge.until)
        return (start, end) if not (start and end) or start <= end else ("", "")
    return "", ""


def first_day(date: str) -> str:
    """Return the first day of an ISO year, month or day; nothing for any other wording.

    >>> first_day("2018"), first_day("2018-06"), first_day("soon")
    ('2018-01-01', '2018-06-01', '')
    """
    return _day(date, ("-01", "-01"))


def last_day(date: str) -> str:
    """Return the last day of an ISO year, month or day; nothing for any other wording.

    >>> last_day("2018"), last_day("2024-02"), last_day("2018-06-03")
    ('2018-12-31', '2024-02-29', '2018-06-03')
    """
    import calendar

    if len(date) == 7 and (first := first_day(date)):
        return f"{date}-{calendar.monthrange(int(first[:4]), int(first[5:7]))[1]}"
    return _day(date, ("-12", "-31"))


def _day(date: str, missing: tuple[str, str]) -> str:
    import datetime

    day = date + "".join(missing[date.count("-") :])
    try:
        return datetime.date.fromisoformat(day).isoformat() if len(day) == 10 else ""
    except ValueError:
        return ""
