"""The influence graph: who influenced whom around a name, each node at a place that it keeps as the graph grows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.queries import ways as read
from kg.queries.ways import Said, Way
from kg.queries.words import best, how, when
from kg.records.vocabulary import ID
from kg.web import parts
from kg.web.markup import Markup, markup, tag
from kg.web.page import Desk, Page
from kg.web.pages.path import paths_form

MOST = 200
"""Nodes of one graph."""
COLUMN = 420.0
ROW = 44.0
DEEPEST = 4


@dataclass
class Laid:
    """Nodes as they are laid out: what stands somewhere never moves."""

    at: dict[str, tuple[int, int]] = field(default_factory=dict)
    """IRI to column and row."""
    taken: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))

    def put(self, iri: str, column: int, near: int) -> None:
        """Put a node into a column, at the free row nearest to `near`, above before below."""
        if iri in self.at:
            return
        step = 0
        while True:
            for row in (near - step, near + step):
                if row not in self.taken[column]:
                    self.taken[column].add(row)
                    self.at[iri] = (column, row)
                    return
            step += 1


@dataclass(frozen=True, slots=True)
class Around:
    """Some things with all the influence between them."""

    start: str
    nodes: dict[str, tuple[str, str]]
    """IRI to name and type, in the order in which they were met."""
    ways: tuple[Way, ...]
    """From `far`, who influenced, to `near`, who was."""
    laid: Laid
    hidden: int
    """How many more there are than are shown."""


def around(desk: Desk, start: str, opened: Sequence[str], depth: int, kinds: Iterable[str]) -> Around:
    """Return what is tied to `start` within `depth` steps, and to each of `opened` in one: all IRIs.

    The places depend on the order of the steps alone: a graph that has grown keeps its nodes where they were.
    """
    site, wanted = desk.site, set(kinds)
    nodes = {start: read.named(site, start)}
    laid = Laid()
    laid.put(start, 0, 0)
    hidden: set[str] = set()
    ways: dict[str, Way] = {}
    seen: set[str] = set()

    def open_(iri: str) -> list[str]:
        column, row = laid.at[iri]
        seen.add(iri)
        met = []
        for backward, side in ((True, -1), (False, 1)):
            ways_there = read.around(site, iri, backward)
            found = [way for way in ways_there if not wanted or how(way.predicate, way.kind) in wanted]
            for way in sorted(found, key=_rank):
                if way.far not in nodes and len(nodes) >= MOST:
                    hidden.add(way.far)
                    continue
                if way.far not in nodes:
                    nodes[way.far] = (way.name, way.type)
                    laid.put(way.far, column + side, row)
                    met.append(way.far)
                turned = way if backward else way._replace(near=way.far, far=way.near)
                ways.setdefault(way.statement, turned)
        return met

    level = [start]
    for _ in range(depth):
        level = [met for iri in level if iri not in seen for met in open_(iri)]
    for iri in opened:
        if iri in nodes and iri not in seen:
            open_(iri)
    return Around(start, nodes, tuple(ways.values()), laid, len(hidden - set(nodes)))


def _rank(way: Way) -> tuple[int, str, str]:
    return -len({said.source for said in way.evidence}), way.name, way.statement


def graph(desk: Desk) -> Page:
    """Return the influence around the thing that the address names."""
    name, say = desk.asked.get("name", "").strip(), desk.say
    if not name:
        return _ask(desk)
    start = desk.site.find(name)
    depth = min(desk.number("depth", DEEPEST), DEEPEST) if desk.asked.get("depth") else 2
    opened = [ID + one for one in desk.asked.get("open", "").split(",") if one]
    kinds = [kind for kind in desk.asked.get("kind", "").split(",") if kind]
    found = around(desk, start, opened, depth, kinds)
    form = _form(desk, found)
    label = found.nodes[start][0]
    hidden = tag("p", say("{n} more are not shown; open a name to go on from it.", n=found.hidden), class_="none")
    body = markup(
        tag("h1", say("Influence around {name}", name=label)),
        _ask_form(desk, label),
        tag(
            "div",
            _tools(desk, found),
            tag("div", class_="canvas", id="graph", data_start=start, aria_hidden="true"),
            tag(
                "aside",
                tag("p", say("Choose a line to read its evidence, a name to walk on."), class_="none"),
                id="beside",
                aria_live="polite",
            ),
            tag("script", _island(form), type="application/json", id="graph-data"),
            class_="walk",
        ),
        hidden if found.hidden else None,
        _told(desk, found),
    )
    return Page(say("Influence around {name}", name=label), body, form, name="graph", scripts=("graph.js",), wide=True)


def _island(form: Any) -> Markup:
    """JSON that stands in a page: nothing in it can end the element."""
    import json

    text = json.dumps(form, ensure_ascii=False, separators=(",", ":"))
    return Markup(
        text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e").replace("\u2028", "\\u2028")
    )


def _ask(desk: Desk) -> Page:
    named = desk.site.most_named("person/", 24)
    strongest = [id_ for a, b, _ in desk.site.strongest(24) for id_ in (a, b)]
    ids = list(dict.fromkeys([*strongest, *(id_ for id_, _ in named)]))[:24]
    from kg.queries.legend import legend

    known = legend(desk.site, ids)
    ids = [id_ for id_ in ids if id_ in desk.site.influential or not desk.links.static]

    def to(id_: str) -> str:
        return desk.links.page("graph", name=ID + id_)

    links = [tag("li", tag("a", tag("bdi", known.name(id_)), href=to(id_))) for id_ in ids]
    body = markup(
        tag("h1", desk.say("Influence")),
        tag("p", desk.say("Who influenced whom: begin with a name and walk."), class_="lead"),
        _ask_form(desk, ""),
        tag("ul", links, class_="chips"),
        paths_form(desk),
    )
    return Page(desk.say("Influence"), body, {"nodes": [], "edges": []}, name="graph")


def _ask_form(desk: Desk, name: str) -> Markup | None:
    if desk.links.static:
        return None
    return tag(
        "form",
        tag(
            "label", desk.say("around"), " ", tag("input", name="name", value=name, data_suggest="name", required=True)
        ),
        tag("button", desk.say("show")),
        action=desk.links.page("graph"),
        class_="filter",
    )


def _tools(desk: Desk, found: Around) -> Markup:
    kinds = sorted({how(way.predicate, way.kind) for way in found.ways})
    boxes = [
        tag("label", tag("input", type="checkbox", value=kind, checked=True, class_="kind-box"), " ", kind)
        for kind in kinds
    ]
    buttons = [
        tag("button", desk.say(words), type="button", id=id_)
        for id_, words in (("fit", "fit"), ("hide", "hide the chosen"), ("pin", "pin the chosen"), ("back", "show all"))
    ]
    choices = tag("fieldset", tag("legend", desk.say("kinds")), boxes) if len(kinds) > 1 else None
    return tag("div", buttons, choices, class_="tools", hidden=True, id="tools")


def _form(desk: Desk, found: Around) -> dict[str, Any]:
    return {
        "start": found.start,
        "nodes": [
            {
                "id": iri,
                "name": name,
                "type": type_,
                "x": found.laid.at[iri][0] * COLUMN,
                "y": -found.laid.at[iri][1] * ROW,
                "url": desk.links.thing(iri.removeprefix(ID)),
            }
            for iri, (name, type_) in found.nodes.items()
        ],
        "edges": [_edge(desk, way) for way in found.ways],
        "hidden": found.hidden,
    }


def _edge(desk: Desk, way: Way) -> dict[str, Any]:
    said = best(way.evidence)
    return {
        "id": way.statement,
        "from": way.far,
        "to": way.near,
        "how": how(way.predicate, way.kind),
        "predicate": way.predicate,
        "certainty": way.certainty,
        "sources": len({one.source for one in way.evidence}),
        "quote": said.quote if said else "",
        "path": said.path if said else "",
        "line": said.line if said else None,
        "time": when(said) if said else "",
        "play": said.url if said else None,
        "url": desk.links.thing(way.statement.removeprefix(ID)),
    }


def _told(desk: Desk, found: Around) -> Markup:
    """The same graph in words: for readers without scripts, without eyes, and for print."""
    rows = []
    for way in sorted(found.ways, key=lambda way: (found.nodes[way.near][0], found.nodes[way.far][0], way.statement)):
        said = best(way.evidence)
        head = (
            _node(desk, found, way.far),
            " ",
            tag("span", how(way.predicate, way.kind), " →", class_="how"),
            " ",
            _node(desk, found, way.near),
        )
        rows.append(tag("li", tag("p", head), _words(desk, way, said) if said else None))
    return parts.section(desk.say("In words"), tag("ul", rows, class_="plain edges"), count=len(rows))


def _words(desk: Desk, way: Way, said: Said) -> Markup:
    time = parts.second(desk, said.start_s, said.url, said.timing)
    link = tag("a", f"{said.path}:{said.line}", href=desk.links.thing(way.statement.removeprefix(ID)), class_="place")
    return tag("p", parts.quoted(said.quote), " ", tag("span", link, " ", time, class_="where"), class_="said")


def _node(desk: Desk, found: Around, iri: str) -> Markup:
    name = tag("bdi", found.nodes[iri][0])
    return tag("a", name, href=desk.links.page("graph", name=iri), class_="name")
