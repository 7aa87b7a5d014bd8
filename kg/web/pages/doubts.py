"""The review desk: names that may be one thing, with both contexts; a reader may decide."""

from __future__ import annotations

from kg.queries import doubts as query
from kg.queries.legend import Legend
from kg.records.statement import Doubt
from kg.web import parts
from kg.web.markup import Markup, markup, tag
from kg.web.page import Desk, Page

A_PAGE = 25


def doubts(desk: Desk) -> Page:
    """Return the undecided pairs."""
    found, say = query.doubts(desk.site), desk.say
    number = desk.number("page", 100_000)
    shown = found.rows if desk.links.static else found.rows[(number - 1) * A_PAGE : number * A_PAGE]
    told = say("decided: {what}", what=desk.asked["done"][:300]) if desk.asked.get("done") else None
    body = markup(
        tag("h1", say("Doubts"), " ", tag("span", f"{len(found.rows):,}", class_="count")),
        tag(
            "p",
            say(
                "Names that may be one thing and were not merged. What you decide stands in curation.toml; "
                "the next build obeys."
            ),
            class_="lead",
        ),
        tag("p", told, class_="done", role="status") if told else None,
        None
        if desk.token
        else tag("p", say("To decide here, start the server with --curate."), class_="none")
        if not desk.links.static
        else None,
        [entry(desk, one, found.legend, n) for n, one in enumerate(shown)]
        or tag("p", say("there is nothing undecided."), class_="none"),
        parts.pages(desk, "doubts", number, len(found.rows), A_PAGE),
    )
    form = found.form()
    return Page(say("Doubts"), body, form, name="doubts")


def entry(desk: Desk, doubt: Doubt, known: Legend, number: int) -> Markup:
    """Return one pair with both contexts."""
    head = tag("h3", tag("bdi", doubt.a), tag("span", " ≟ ", aria_label=desk.say("the same as?")), tag("bdi", doubt.b))
    contexts = [tag("div", parts.evidence(desk, known, said), class_="card") for said in doubt.evidence]
    return tag(
        "article",
        head,
        tag("p", doubt.why, " ", tag("span", f"{doubt.score:.2f}", class_="count"), class_="why"),
        tag("div", contexts, class_="values"),
        _forms(desk, doubt),
        class_="conflict",
        id=f"d{number}",
    )


def _forms(desk: Desk, doubt: Doubt) -> Markup | None:
    if desk.token is None:
        return None
    hidden = [
        tag("input", type="hidden", name=name, value=value)
        for name, value in (("token", desk.token), ("a", doubt.a), ("b", doubt.b), ("back", "/doubts"))
    ]
    buttons = [
        tag("button", desk.say(words), name="verb", value=verb)
        for verb, words in (("same", "the same"), ("different", "different"))
    ]
    return tag("form", hidden, parts.joined(buttons, " "), action="/decide", method="post", class_="decide")
