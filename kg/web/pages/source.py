"""A source, line by line as it was read, with the names in it leading to what they name; and one fact in its words."""

from __future__ import annotations

import re
from collections import defaultdict

import msgspec

from kg.queries import contested as contested_query
from kg.queries import facts, forms
from kg.queries.legend import Legend, legend
from kg.queries.why import why
from kg.records.document import Document
from kg.records.statement import Evidence, Statement
from kg.store.documents import Placed
from kg.web import parts
from kg.web.markup import Content, Markup, markup, tag
from kg.web.page import Desk, Missing, Page
from kg.web.pages.claims import decisions

A_PAGE = 3000
"""Lines on a page."""
AROUND = 2
"""Lines before and after a passage that no item holds."""
LONG = 1200
"""Characters of a paragraph before and after the words that are shown."""


def source(desk: Desk, id_: str) -> Page:
    """Return a source line by line."""
    page = desk.site.page(id_)
    if page is None:
        raise Missing(desk.say("there is no such thing here."))
    document, site = page.document, desk.site
    about = site.recording_of(id_)
    named: dict[int, list[Placed]] = defaultdict(list)
    for placed in page.mentions:
        named[placed.mention.line].append(placed)
    lines = list(enumerate(document.lines, 1))
    number = desk.number("page", 1 + len(lines) // A_PAGE)
    shown = lines if desk.links.static else lines[(number - 1) * A_PAGE : number * A_PAGE]
    rows = [_line(desk, document, at, words, named.get(at, [])) for at, words in shown]
    told = document.source
    facts_ = [desk.tongue.count(len(lines), "line"), told.format, told.language or ""]
    recording = tag("a", tag("bdi", about.title or about.id), href=desk.links.thing(about.id)) if about else None
    head = tag(
        "header",
        tag("h1", tag("bdi", told.title or told.path)),
        tag("p", tag("code", told.path), " · ", " · ".join(fact for fact in facts_ if fact), class_="meta"),
        tag("p", desk.say("about"), " ", recording, class_="meta") if recording else None,
        tag("p", told.format_why, class_="why"),
    )
    body = markup(
        head,
        parts.pages(desk, "", number, len(lines), A_PAGE) if not desk.links.static else None,
        tag("div", rows, class_="lines-of"),
    )
    return Page(told.title or told.path, body, msgspec.to_builtins(document), id=id_, wide=True)


def _line(desk: Desk, document: Document, number: int, words: str, named: list[Placed]) -> Markup:
    doubtful = any(first <= number <= last for first, last in document.doubtful)
    at = tag("a", f"{number}", href=f"#L{number}", class_="number")
    return tag(
        "p",
        at,
        tag("span", _linked(desk, words, named), dir="auto"),
        id=f"L{number}",
        class_="doubtful" if doubtful else None,
    )


def _linked(desk: Desk, words: str, named: list[Placed]) -> Content:
    """The words with each name in them leading to what it names: the longest first, none inside another."""
    if not named:
        return words
    leads = {placed.mention.form: placed.entity for placed in named}
    pattern = "|".join(re.escape(form) for form in sorted(leads, key=lambda form: (-len(form), form)))
    pieces: list[Content] = []
    at = 0
    for match in re.finditer(pattern, words):
        pieces += [words[at : match.start()], tag("a", match[0], href=desk.links.thing(leads[match[0]]))]
        at = match.end()
    return [*pieces, words[at:]]


def paragraph(desk: Desk, said: Evidence) -> Markup | None:
    """Return the words of a passage marked in their paragraph: the item that holds them, else the lines around."""
    document = desk.site.document(said.source)
    if document is None:
        return None
    first, last = _bounds(document, said)
    words = document.text(first, last)
    at = words.find(said.quote)
    if at < 0:
        return tag("p", words[: 2 * LONG], dir="auto", class_="paragraph")
    before, after = words[:at], words[at + len(said.quote) :]
    shown = (
        ("… " + before[-LONG:] if len(before) > LONG else before),
        tag("mark", said.quote),
        (after[:LONG] + " …" if len(after) > LONG else after),
    )
    return tag("p", *shown, dir="auto", class_="paragraph")


def _bounds(document: Document, said: Evidence) -> tuple[int, int]:
    held = [item for item in document.items if item.line <= said.line and said.line_end <= item.line_end]
    if held:
        item = min(held, key=lambda item: item.line_end - item.line)
        return item.line, item.line_end
    return max(1, said.line - AROUND), min(len(document.lines), said.line_end + AROUND)


def fact(desk: Desk, found: Statement) -> Page:
    """Return the page of one statement: its words, each in its paragraph, with file, line and second."""
    site, say = desk.site, desk.say
    doubted = bool(contested_query.statements([found], contested_query.passages(site)))
    premises = [one for id_ in found.premises if (one := site.statement(id_))]
    known = legend(site, facts.ends([found, *premises]))
    more = facts.more(found, "")
    marks = (
        tag("span", say("denied"), class_="badge bad") if found.polarity == "negated" else None,
        tag("span", desk.tongue.kind(found.certainty), class_="badge soft"),
        tag("span", say("contested"), class_="badge bad") if doubted else None,
        tag("span", desk.tongue.count(len(found.evidence), "place"), class_="count"),
    )
    shown = [
        markup(parts.evidence(desk, known, said, said.extractor), paragraph(desk, said)) for said in found.evidence
    ]
    body = markup(
        tag(
            "h1",
            sentence(desk, known, found),
            tag("span", " ", more, class_="more") if more else None,
            class_="fact-title",
        ),
        tag("p", parts.joined([mark for mark in marks if mark], " "), class_="meta"),
        parts.section(say("Evidence"), [tag("div", one, class_="card") for one in shown], id_="evidence"),
        parts.section(
            say("Because"),
            tag(
                "ul",
                [tag("li", tag("a", sentence(desk, known, one), href=desk.links.thing(one.id))) for one in premises],
            ),
        )
        if premises
        else None,
        decisions(desk, found.id),
    )
    title = " ".join(span.text for span in facts.sentence(found, known) if span.text)
    return Page(title, body, why(site, found.id).form(), id=found.id)


def sentence(desk: Desk, known: Legend, found: Statement) -> Markup:
    """Return a statement as words: subject, predicate, object."""
    object_ = parts.name(desk, known, found.object) if isinstance(found.object, str) else tag("bdi", found.object.value)
    verb = tag("span", desk.tongue.term(found.predicate), class_="how")
    return markup(parts.name(desk, known, found.subject), " ", verb, " ", object_)


def passage(desk: Desk, id_: str) -> Page:
    """Return the page of one passage: its words in their paragraph, and all that rests on it."""
    site = desk.site
    said = site.passage(id_)
    if said is None:
        raise Missing(desk.say("there is no such thing here."))
    owners = site.supported(id_)
    known = legend(site)
    links = [tag("li", permalink(desk, one)) for one in owners]
    body = markup(
        tag("h1", desk.say("A passage")),
        tag("div", parts.evidence(desk, known, said, said.extractor), paragraph(desk, said), class_="card"),
        parts.section(desk.say("What rests on it"), tag("ul", links)),
    )
    form = {**forms.evidence(said, known.paths.get(said.source, "")), "supports": forms.iris(owners)}
    return Page(said.quote[:60], body, form, id=id_)


def permalink(desk: Desk, id_: str) -> Markup:
    """Return a link to a statement or claim, in words."""
    if id_.startswith("c-"):
        claim = desk.site.claim(id_)
        return tag("a", claim.text if claim else id_, href=desk.links.thing(id_))
    found = desk.site.statement(id_)
    known = legend(desk.site, facts.ends([found] if found else []))
    words = " ".join(span.text for span in facts.sentence(found, known) if span.text) if found else id_
    return tag("a", words, href=desk.links.thing(id_))
