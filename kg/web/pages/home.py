"""The first page: what is here, and what is new to read."""

from __future__ import annotations

from kg.queries import conflicts as conflicts_query
from kg.queries import forms
from kg.queries.legend import legend
from kg.queries.words import clock
from kg.records.document import Recording
from kg.web import parts
from kg.web.markup import Markup, markup, tag
from kg.web.page import Desk, Page
from kg.web.pages.conflicts import entry

MANY = 12
"""How many of each are shown."""
FEW = 4


def home(desk: Desk) -> Page:
    """Return the first page."""
    site, say = desk.site, desk.say
    named = site.most_named("person/", MANY)
    strongest = site.strongest(MANY)
    open_ = conflicts_query.conflicts(site).rows[:FEW]
    known = legend(site, {*(id_ for id_, _ in named), *(id_ for one in strongest for id_ in one[:2])})
    totals = site.totals
    hero = tag(
        "section",
        tag("h1", say("What was said, by whom, and when")),
        tag("p", _summary(desk, totals), class_="lead"),
        class_="hero",
    )
    people = [_person(desk, known.name(id_), id_, number) for id_, number in named]
    influences = [
        tag(
            "li",
            parts.name(desk, known, a),
            tag("span", " → ", aria_hidden="true"),
            parts.name(desk, known, b),
            " ",
            tag("span", desk.tongue.count(sources, "source"), class_="count"),
        )
        for a, b, sources in strongest
    ]
    body = markup(
        hero,
        parts.section(say("Recordings"), recordings_list(desk, site.recordings()[:MANY]), _more(desk, "recordings")),
        tag(
            "div",
            parts.section(say("Most named"), tag("ul", people, class_="chips")) if people else None,
            parts.section(say("Strongest influences"), tag("ul", influences, class_="plain")) if influences else None,
            class_="columns",
        ),
        parts.section(say("Open conflicts"), [entry(desk, one, known) for one in open_], _more(desk, "conflicts"))
        if open_
        else None,
    )
    form = {
        "build": site.name,
        **totals,
        "most_named": [{"id": forms.iri(i), "name": known.name(i), "mentions": n} for i, n in named],
        "strongest_influences": [
            {
                "from": forms.iri(a),
                "from_name": known.name(a),
                "to": forms.iri(b),
                "to_name": known.name(b),
                "sources": n,
            }
            for a, b, n in strongest
        ],
        "open_conflicts": [forms.conflict(one, known.paths) for one in open_],
    }
    return Page("", body, form)


def _summary(desk: Desk, totals: dict[str, int]) -> str:
    count = desk.tongue.count
    told = ("recording", "source", "entity", "statement", "claim", "conflict")
    plural = {"entity": "entities"}
    parts_ = [count(totals[plural.get(noun, noun + "s")], noun) for noun in told]
    return " · ".join(parts_)


def _person(desk: Desk, name: str, id_: str, number: int) -> Markup:
    shown = tag("a", tag("bdi", name), href=desk.links.thing(id_))
    return tag("li", shown, " ", tag("span", f"{number:,}", class_="count"))


def _more(desk: Desk, page: str) -> Markup:
    return tag("p", tag("a", desk.say("all of them"), href=desk.links.page(page)), class_="links")


def recordings(desk: Desk) -> Page:
    """Return the page of all recordings."""
    found = desk.site.recordings()
    form = [recording_form(desk, one) for one in found]
    body = markup(
        tag("h1", desk.say("Recordings"), " ", tag("span", f"{len(found):,}", class_="count")),
        recordings_list(desk, found),
    )
    return Page(desk.say("Recordings"), body, form, name="recordings")


def recording_form(desk: Desk, one: Recording) -> dict[str, object]:
    """Return a recording with the keys of `kg export json`, its sources and why they are one."""
    site = desk.site
    return {
        "id": forms.iri(one.id),
        "title": one.title,
        "url": one.url,
        "duration_s": one.duration_s,
        "published": one.published,
        "hosts": forms.iris(site.people(one.id, "host")),
        "guests": forms.iris(site.people(one.id, "guest")),
        "sources": forms.iris(one.sources),
        "why": one.why,
    }


def recordings_list(desk: Desk, found: list[Recording]) -> Markup:
    """Return recordings as cards."""
    return tag("ul", [_recording(desk, one) for one in found], class_="cards")


def _recording(desk: Desk, one: Recording) -> Markup:
    facts = [
        ", ".join(one.guests) or None,
        desk.say("with {who}", who=", ".join(one.hosts)) if one.hosts else None,
        clock(one.duration_s) or None,
        (one.published or "")[:10] or None,
        desk.tongue.count(len(one.sources), "source"),
    ]
    told = parts.joined([tag("bdi", fact) for fact in facts if fact], " · ")
    title = tag("a", tag("bdi", one.title or one.id), href=desk.links.thing(one.id))
    return tag("li", tag("h3", title), tag("p", told, class_="meta"), class_="card")
