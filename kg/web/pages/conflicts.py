"""Where sources disagree: values side by side, each with its evidence, and the rule that prefers."""

from __future__ import annotations

from kg.queries import conflicts as query
from kg.queries import forms
from kg.queries.legend import Legend, legend
from kg.queries.words import witness
from kg.records.statement import Conflict, ConflictValue
from kg.records.vocabulary import CONFLICT_KINDS
from kg.web import parts
from kg.web.markup import Markup, markup, tag
from kg.web.page import Desk, Page

A_PAGE = 25


def conflicts(desk: Desk) -> Page:
    """Return the conflicts, about one thing or of one kind where the address says so."""
    about, kind = desk.asked.get("about") or None, desk.asked.get("kind") or None
    found = query.conflicts(desk.site, about, kind)
    number = desk.number("page", 100_000)
    shown = found.rows if desk.links.static else found.rows[(number - 1) * A_PAGE : number * A_PAGE]
    body = markup(
        tag("h1", desk.say("Conflicts"), " ", tag("span", f"{len(found.rows):,}", class_="count")),
        tag(
            "p",
            desk.say("Where sources disagree; every source keeps its word."),
            class_="lead",
        ),
        None if desk.links.static else _filter(desk, kind or "", about or ""),
        [entry(desk, one, found.legend) for one in shown]
        or tag("p", desk.say("no two sources disagree here."), class_="none"),
        parts.pages(desk, "conflicts", number, len(found.rows), A_PAGE),
    )
    form = [forms.conflict(one, found.legend.paths) for one in shown]
    return Page(desk.say("Conflicts"), body, form, name="conflicts")


def _filter(desk: Desk, kind: str, about: str) -> Markup:
    kinds = [(name, desk.tongue.kind(name)) for name in CONFLICT_KINDS]
    return tag(
        "form",
        tag("label", desk.say("kind"), " ", tag("select", parts.options(desk, kind, kinds), name="kind")),
        tag("label", desk.say("about"), " ", tag("input", name="about", value=about, data_suggest="name")),
        tag("button", desk.say("filter")),
        action=desk.links.page("conflicts"),
        class_="filter",
    )


def entry(desk: Desk, conflict: Conflict, known: Legend) -> Markup:
    """Return a conflict with its values side by side."""
    values = [_value(desk, value, known, n == conflict.preferred) for n, value in enumerate(conflict.values)]
    head = tag(
        "h3",
        tag("a", tag("bdi", conflict.topic), href=desk.links.thing(conflict.id)),
        " ",
        tag("span", desk.tongue.kind(conflict.kind), class_="badge"),
    )
    why = tag("p", conflict.why, class_="why")
    return tag("article", head, tag("div", values, class_="values"), why, class_="conflict", id=conflict.id)


def _value(desk: Desk, value: ConflictValue, known: Legend, preferred: bool) -> Markup:
    sources = {said.source for said in value.evidence}
    support = (
        f"{desk.tongue.count(len(sources), 'source')}, {_witnesses(desk, known.witnesses(sources))}"
        if len(sources) > 1
        else None
    )
    mark = tag("span", desk.say("preferred"), class_="badge good") if preferred else None
    head = tag("h4", tag("bdi", value.value), " ", mark)
    told = tag("p", support, class_="count") if support else None
    class_ = "card preferred" if preferred else "card"
    return tag("div", head, told, parts.supported(desk, known, value.evidence), class_=class_)


def _witnesses(desk: Desk, number: int) -> str:
    return witness(number) if desk.tongue.code == "en" else desk.tongue.count(number, "independent witness")


def conflict(desk: Desk, found: Conflict) -> Page:
    """Return the page of one conflict."""
    known = legend(desk.site)
    body = markup(tag("h1", tag("bdi", found.topic)), entry(desk, found, known))
    return Page(found.topic, body, forms.conflict(found, known.paths), id=found.id)
