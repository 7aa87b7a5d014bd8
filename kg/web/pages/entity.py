"""One thing: its names, its life in order, its works, whom it influenced, what is said by and about it, and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kg.queries import card as card_query
from kg.queries import conflicts as conflicts_query
from kg.queries import forms
from kg.queries.card import Card
from kg.queries.words import how
from kg.records.statement import Claim, Entity, Statement
from kg.records.stations import joined, together
from kg.records.vocabulary import CLASSES
from kg.web import parts
from kg.web.markup import Markup, markup, tag
from kg.web.page import Desk, Page
from kg.web.pages.conflicts import entry as conflict_entry

CLAIMS = 10
"""How many claims of each kind a page shows; the page of claims has all."""
ROWS = 60
"""How many statements of a group are shown open."""
LINES = 24
"""How many lines of a source are shown."""
GROUPS = {
    "Career": "career",
    "Influenced by": "influenced-by",
    "Influenced": "influenced",
    "Works": "works",
    "More": "more",
}


def entity(desk: Desk, id_: str) -> Page:
    """Return the page of an entity."""
    found = card_query.card(desk.site, forms.iri(id_))
    against = conflicts_query.conflicts(desk.site, forms.iri(id_))
    quotes = desk.site.quotes_by(id_)
    groups = dict(found.groups)
    sections: list[Markup | None] = [_career(desk, found, groups["Career"]) if "Career" in groups else None]
    sections.append(_influence(desk, found, groups))
    sections += [_group(desk, found, title, groups[title]) for title in ("Works", "More") if title in groups]
    sections.append(_claims(desk, found, "Claims by it", found.by, "by"))
    sections.append(_claims(desk, found, "Claims about it", found.about, "about"))
    if quotes:
        shown = [_quote(desk, found, quote) for quote in quotes[:CLAIMS]]
        sections.append(parts.section(desk.say("Quotes"), tag("div", shown, class_="list"), count=len(quotes)))
    if against.rows:
        shown = [conflict_entry(desk, one, against.legend) for one in against.rows[:CLAIMS]]
        sections.append(parts.section(desk.say("Who disagrees"), shown, count=len(against.rows), id_="conflicts"))
    sections.append(_named(desk, found))
    body = markup(_head(desk, found), sections, _decisions(desk, found.entity))
    form = {**found.form(), "conflicts": [forms.conflict(one, against.legend.paths) for one in against.rows]}
    return Page(found.entity.name, body, form, id=found.entity.id)


def _head(desk: Desk, found: Card) -> Markup:
    thing, say = found.entity, desk.say
    sources = {mention.source for mention in thing.mentions}
    if thing.type:
        kind: Markup | None = tag("span", desk.tongue.term(thing.type), class_="badge type")
    else:
        kind = None
    where = say(
        "named in {n} of {m}",
        n=desk.tongue.count(len(thing.mentions), "place"),
        m=desk.tongue.count(len(sources), "source"),
    )
    outside = [
        tag("a", one, href=one, rel="noreferrer noopener") for one in thing.same_as if one.startswith("https://")
    ]
    also = [tag("bdi", alias, lang=_script(alias)) for alias in thing.aliases]
    return tag(
        "header",
        tag("h1", tag("bdi", thing.name), " ", kind),
        tag("p", say("also"), " ", parts.joined(also, " · "), class_="also") if also else None,
        tag("p", thing.description, class_="lead", dir="auto") if thing.description else None,
        tag("p", where, " ", tag("code", forms.iri(thing.id)), class_="meta"),
        tag("p", say("elsewhere:"), " ", parts.joined(outside, ", ")) if outside else None,
        class_="thing",
    )


def _script(text: str) -> str | None:
    return "zh" if any("\u4e00" <= char <= "\u9fff" for char in text) else None


def _career(desk: Desk, found: Card, stations: Sequence[Statement]) -> Markup:
    """The stations in order, each with its years beside it."""
    order = {said.id: number for number, said in enumerate(stations)}
    rows = sorted(map(joined, together(stations)), key=lambda said: order[said.id])
    entries = []
    for said in rows:
        years = "–".join(dict.fromkeys(part for part in (said.start, said.end) if part))
        shown = parts.fact(desk, found.legend, said, found.entity.id, said.id in found.contested)
        entries.append(tag("li", tag("span", years, class_="years") if years else None, shown))
    return parts.section(desk.say("Career"), tag("ol", entries, class_="timeline"), id_="career", count=len(rows))


def _influence(desk: Desk, found: Card, groups: dict[str, tuple[Statement, ...]]) -> Markup | None:
    sides = [_group(desk, found, title, groups[title]) for title in ("Influenced by", "Influenced") if title in groups]
    if not sides:
        return None
    address = desk.links.page("graph", name=forms.iri(found.entity.id))
    walk = tag("a", desk.say("walk the influence graph"), href=address, class_="button")
    return markup(tag("div", sides, class_="columns"), tag("p", walk, class_="links"))


def _group(desk: Desk, found: Card, title: str, group: Sequence[Statement]) -> Markup:
    influence = title.startswith("Influenced")
    shown = [
        parts.fact(
            desk,
            found.legend,
            said,
            found.entity.id,
            said.id in found.contested,
            _how(desk, said) if influence else "",
        )
        for said in group[:ROWS]
    ]
    rest = len(group) - ROWS
    more = tag("p", desk.say("… and {n} more in the JSON", n=rest), class_="none") if rest > 0 else None
    return parts.section(desk.say(title), tag("div", shown, class_="list"), more, id_=GROUPS[title], count=len(group))


def _how(desk: Desk, said: Statement) -> str:
    if said.kind or desk.tongue.code == "en":
        return how(said.predicate, said.kind)
    return desk.tongue.term(said.predicate)


def _claims(desk: Desk, found: Card, title: str, said: Sequence[Claim], side: str) -> Markup | None:
    if not said:
        return None
    by = side == "by"
    shown = [parts.claim(desk, found.legend, one, one.id in found.contested, speaker=not by) for one in said[:CLAIMS]]
    name = forms.iri(found.entity.id)
    address = desk.links.page("claims", **{side: name})
    more = tag("p", tag("a", desk.say("all of them"), href=address), class_="links") if len(said) > CLAIMS else None
    return parts.section(desk.say(title), tag("div", shown, class_="list"), more, id_=f"claims-{side}", count=len(said))


def _quote(desk: Desk, found: Card, quote: object) -> Markup:
    from kg.queries.quotes import Quote

    assert isinstance(quote, Quote)
    item = quote.item
    where = (
        parts.place(desk, found.legend, quote.source, item.line),
        parts.second(desk, item.start_s, quote.url),
    )
    others = (item.part("original"), item.part("translation"))
    below = [tag("p", words, dir="auto") for words in others if words and words not in item.title]
    return tag(
        "figure",
        tag("blockquote", tag("p", item.title, dir="auto"), below),
        tag("figcaption", parts.joined([one for one in where if one], " "), class_="where"),
        class_="card",
    )


def _named(desk: Desk, found: Card) -> Markup | None:
    places: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for mention in found.entity.mentions:
        places[mention.source].append((mention.line, mention.form))
    rows = []
    for source, lines in sorted(places.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        title = tag("a", tag("bdi", found.legend.short.get(source, source)), href=desk.links.thing(source))
        numbers = list(dict.fromkeys(line for line, _ in lines))
        shown = [tag("a", f"{line}", href=desk.links.thing(source, anchor=f"L{line}")) for line in numbers[:LINES]]
        more = f" … +{len(numbers) - LINES}" if len(numbers) > LINES else ""
        heading = (title, " ", tag("span", desk.tongue.count(len(lines), "mention"), class_="count"))
        rows.append(tag("li", heading, tag("span", " ", parts.joined(shown, " "), more, class_="lines")))
    if not rows:
        return None
    return parts.section(desk.say("Where named"), tag("ul", rows, class_="named"), id_="named", count=len(rows))


def _decisions(desk: Desk, thing: Entity) -> Markup | None:
    """The forms by which a reader says what a thing is, and that it is none."""
    if desk.token is None:
        return None
    hidden = [
        tag("input", type="hidden", name="token", value=desk.token),
        tag("input", type="hidden", name="a", value=forms.iri(thing.id)),
        tag("input", type="hidden", name="back", value=desk.links.thing(thing.id)),
    ]
    classes = [tag("option", desk.tongue.term(one), value=one, selected=one == thing.type) for one in CLASSES]
    typed = tag(
        "form",
        hidden,
        tag("input", type="hidden", name="verb", value="type"),
        tag("label", desk.say("it is a"), " ", tag("select", classes, name="b")),
        tag("button", desk.say("decide")),
        action="/decide",
        method="post",
        class_="decide",
    )
    hide = tag(
        "form",
        hidden,
        tag("input", type="hidden", name="verb", value="hide"),
        tag("button", desk.say("no name of anything"), class_="danger"),
        action="/decide",
        method="post",
        class_="decide",
    )
    return parts.section(desk.say("Decide"), typed, hide, id_="decide")
