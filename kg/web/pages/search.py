"""Search over everything: names first, then claims, quotes and the rest of the words."""

from __future__ import annotations

from kg.queries import forms
from kg.queries.legend import legend
from kg.records.errors import KgError
from kg.records.vocabulary import CLASSES, ID
from kg.store.store import Hit
from kg.web import parts
from kg.web.markup import Markup, markup, tag
from kg.web.page import Desk, Missing, Page

FIRST = {"entity": 12, "claim": 12, "quote": 8}
"""How many of each kind are shown before the rest."""
REST = 40
A_PAGE = 200
"""Names on a page."""


def search(desk: Desk) -> Page:
    """Return what holds the words asked for."""
    text, say = desk.asked.get("q", "").strip()[:500], desk.say
    names, hits = found(desk, text) if text else ([], [])
    known = legend(desk.site, [*names, *(hit.ref for hit in hits if hit.ref)])
    shown_names = [_name(desk, known.name(id_), known.types.get(id_, ""), id_) for id_ in names]
    blocks = [parts.section(say("Names"), tag("ul", shown_names, class_="cards"))] if names else []
    for title, kinds in (("Claims", ("claim",)), ("Quotes", ("quote",)), ("Words", ())):
        rows = [hit for hit in hits if (hit.kind in kinds if kinds else hit.kind not in FIRST)]
        if rows:
            blocks.append(
                parts.section(say(title), tag("ul", [_hit(desk, hit, known.short) for hit in rows], class_="hits"))
            )
    none = (
        tag("p", say("nothing here holds the words “{text}”.", text=text), class_="none")
        if text and not blocks
        else None
    )
    body = markup(tag("h1", say("Search")), none, blocks)
    form = {
        "text": text,
        "names": [
            {"id": forms.iri(i), "name": known.name(i), "type": known.types.get(i, ""), "url": desk.links.thing(i)}
            for i in names
        ],
        "hits": [
            {
                "kind": hit.kind,
                "text": hit.text,
                "id": forms.iri(hit.ref) if hit.ref else None,
                "path": hit.path,
                "line": hit.line,
                "start_s": hit.start_s,
                "url": hit.url,
            }
            for hit in hits
        ],
    }
    return Page(f"{text} · {say('Search')}" if text else say("Search"), body, form, name="search")


def found(desk: Desk, text: str) -> tuple[list[str], list[Hit]]:
    """Return the entities that are called so, the nearest first, and the other texts that hold the words."""
    site = desk.site
    names = [id_ for _, id_ in site.text.names(text)]
    names += [hit.ref for hit in site.search(text, FIRST["entity"], ("entity",)) if hit.ref]
    if desk.asked.get("only") == "names":
        return list(dict.fromkeys(names))[: FIRST["entity"]], []
    hits = [hit for kind in ("claim", "quote") for hit in site.search(text, FIRST[kind], (kind,))]
    hits += [hit for hit in site.search(text, REST) if hit.kind not in FIRST]
    if not names:
        names = _near(desk, text)
    return list(dict.fromkeys(names))[: FIRST["entity"]], hits


def _near(desk: Desk, text: str) -> list[str]:
    """What a person may have meant, where nothing is called so."""
    site, near = desk.site, []
    for name in site.nearest(text[:80]):
        try:
            near.append(site.find(name).removeprefix(ID))
        except KgError:
            continue
    return near


def _name(desk: Desk, name: str, type_: str, id_: str) -> Markup:
    kind = tag("span", desk.tongue.term(type_), class_="badge type") if type_ else None
    return tag("li", tag("a", tag("bdi", name), href=desk.links.thing(id_)), " ", kind, class_="card")


def _hit(desk: Desk, hit: Hit, short: dict[str, str]) -> Markup:
    words = tag("span", hit.text[:400], dir="auto", class_="words")
    shown = tag("a", words, href=desk.links.thing(hit.ref)) if hit.ref else words
    place = None
    if hit.source and hit.line:
        where = f"{short.get(hit.source, hit.source)}:{hit.line}"
        place = tag("a", tag("bdi", where), href=desk.links.thing(hit.source, anchor=f"L{hit.line}"), class_="place")
    kind = tag("span", desk.tongue.kind(hit.kind), class_="badge soft") if hit.kind not in FIRST else None
    at = (place, " ", parts.second(desk, hit.start_s, hit.url), " ", kind)
    return tag("li", shown, tag("span", at, class_="where"))


def names(desk: Desk) -> Page:
    """Return the names of the graph, of one class where the address says so."""
    site, say = desk.site, desk.say
    asked = desk.asked.get("type", "")
    if asked and asked not in CLASSES:
        raise Missing(desk.say("there is no such thing here."))
    counts = site.ids
    classes = [name for name in CLASSES if counts.get(name)]
    ids = list(counts.get(asked, ())) if asked else [id_ for name in classes for id_ in counts[name]]
    number = desk.number("page", 1 + len(ids) // A_PAGE)
    shown = ids if desk.links.static else ids[(number - 1) * A_PAGE : number * A_PAGE]
    known = legend(site, shown)
    chips = [
        tag(
            "li",
            tag(
                "a",
                desk.tongue.term(name),
                href=desk.links.page("names", type=name),
                aria_current="page" if name == asked else None,
            ),
            " ",
            tag("span", f"{len(counts[name]):,}", class_="count"),
        )
        for name in classes
    ]
    rows = [
        tag("li", parts.name(desk, known, id_))
        for id_ in sorted(shown, key=lambda id_: (known.name(id_).casefold(), id_))
    ]
    body = markup(
        tag(
            "h1", desk.tongue.term(asked) if asked else say("Names"), " ", tag("span", f"{len(ids):,}", class_="count")
        ),
        None if desk.links.static else tag("ul", chips, class_="chips"),
        tag("ul", rows, class_="index"),
        parts.pages(desk, "names", number, len(ids), A_PAGE),
    )
    form = [{"id": forms.iri(id_), "name": known.name(id_), "type": known.types.get(id_, "")} for id_ in shown]
    return Page(say("Names"), body, form, name="names")
