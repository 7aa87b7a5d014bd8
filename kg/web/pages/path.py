"""The paths between two names, hop by hop, and the form that asks for them."""

from __future__ import annotations

from kg.records.errors import KgError
from kg.web import parts
from kg.web.markup import Markup, markup, tag
from kg.web.page import Desk, Page


def paths_form(desk: Desk, a: str = "", b: str = "") -> Markup | None:
    """Return the form that asks for the paths between two names."""
    if desk.links.static:
        return None
    return tag(
        "form",
        tag("h2", desk.say("From one name to another")),
        tag("label", desk.say("from"), " ", tag("input", name="a", value=a, data_suggest="name", required=True)),
        tag("label", desk.say("to"), " ", tag("input", name="b", value=b, data_suggest="name", required=True)),
        tag("button", desk.say("find the paths")),
        action=desk.links.page("path"),
        class_="filter",
    )


def path(desk: Desk) -> Page:
    """Return the best explained paths between two names, hop by hop."""
    from kg.queries import paths as query
    from kg.records.errors import QueryError

    a, b, say = desk.asked.get("a", "").strip(), desk.asked.get("b", "").strip(), desk.say
    form = paths_form(desk, a, b)
    if not a or not b:
        return Page(say("Paths"), markup(form), [], name="path")
    number = desk.number("k", 20) if desk.asked.get("k") else 3
    via = [one for one in desk.asked.get("via", "").split(",") if one]
    try:
        found = query.paths(desk.site, a, b, number, bool(desk.asked.get("directed")), via)
    except QueryError as error:
        raise KgError(str(error)) from None
    names = (found.legend.name(found.start), found.legend.name(found.end))
    shown = []
    for path_ in found.paths:
        hops = []
        for hop in path_:
            weakest = tag("span", say("weakest hop"), class_="badge doubt") if hop.weakest else None
            facts = [parts.fact(desk, found.legend, one, hop.start) for one in (hop.fact, *hop.also)]
            hops.append(tag("li", tag("h3", parts.name(desk, found.legend, hop.start), " ", weakest), facts))
        hops.append(tag("li", tag("h3", parts.name(desk, found.legend, found.end))))
        shown.append(parts.section(desk.tongue.count(len(path_), "hop"), tag("ol", hops, class_="hops")))
    none = tag("p", say("no path leads from {a} to {b}.", a=names[0], b=names[1]), class_="none") if not shown else None
    title = say("From {a} to {b}", a=names[0], b=names[1])
    return Page(title, markup(tag("h1", title), form, none, shown), found.form(), name="path")
