"""What was claimed: to filter by speaker, kind, subject and recording; each claim with all its wordings."""

from __future__ import annotations

from dataclasses import replace

from kg.queries import claims as query
from kg.queries import contested as contested_query
from kg.queries.legend import legend, of_claims
from kg.queries.why import why
from kg.records.statement import Claim
from kg.records.vocabulary import CLAIM_KINDS
from kg.web import parts
from kg.web.markup import Markup, markup, tag
from kg.web.page import Desk, Page

A_PAGE = 50


def claims(desk: Desk) -> Page:
    """Return the claims that the address asks for."""
    asked, say = desk.asked, desk.say
    by, about, kind = (asked.get(name) or None for name in ("by", "about", "kind"))
    found = query.claims(desk.site, by, about, kind, None, bool(asked.get("contested")))
    recording = asked.get("recording") or ""
    rows = tuple(claim for claim in found.rows if recording in ("", claim.recording))
    number = desk.number("page", 1_000_000)
    shown = rows if desk.links.static else rows[(number - 1) * A_PAGE : number * A_PAGE]
    entries = [parts.claim(desk, found.legend, claim, claim.id in found.contested) for claim in shown]
    body = markup(
        tag("h1", say("Claims"), " ", tag("span", f"{len(rows):,}", class_="count")),
        None if desk.links.static else _filter(desk, recording),
        tag("div", entries, class_="list") if entries else tag("p", say("no claim here is like that."), class_="none"),
        parts.pages(desk, "claims", number, len(rows), A_PAGE),
    )
    return Page(say("Claims"), body, replace(found, rows=shown).form(), name="claims")


def _filter(desk: Desk, recording: str) -> Markup:
    asked, say = desk.asked, desk.say
    kinds = [(name, desk.tongue.kind(name)) for name in CLAIM_KINDS]
    recordings = [(one.id, one.title or one.id) for one in desk.site.recordings()]
    contested = tag("input", type="checkbox", name="contested", value="1", checked=bool(asked.get("contested")))
    choice = tag("select", parts.options(desk, recording, recordings), name="recording")
    fields = [
        tag("label", say("by"), " ", tag("input", name="by", value=asked.get("by"), data_suggest="name")),
        tag("label", say("about"), " ", tag("input", name="about", value=asked.get("about"), data_suggest="name")),
        tag("label", say("kind"), " ", tag("select", parts.options(desk, asked.get("kind", ""), kinds), name="kind")),
        tag("label", say("recording"), " ", choice) if len(recordings) > 1 else None,
        tag("label", contested, " ", say("contested"), class_="check"),
    ]
    return tag("form", fields, tag("button", say("filter")), action=desk.links.page("claims"), class_="filter")


def claim(desk: Desk, found: Claim) -> Page:
    """Return the page of one claim, with all its wordings side by side."""
    site, say = desk.site, desk.say
    doubted = bool(contested_query.claims([found], contested_query.passages(site)))
    known = legend(site, of_claims([found]))
    at = query.evidence(found)
    meta = (
        tag("span", desk.tongue.kind(found.kind), class_=f"badge kind-{found.kind}"),
        parts.name(desk, known, found.speaker) if found.speaker else None,
        parts.second(desk, found.start_s, at.url if at else None, at.timing if at else None),
        tag("span", say("contested"), class_="badge bad") if doubted else None,
    )
    about = (tag("p", say("about"), " ", parts.names(desk, known, found.about)),) if found.about else ()
    body = markup(
        tag("h1", found.text, class_="said-head", dir="auto"),
        tag("p", parts.joined([one for one in meta if one], " "), class_="meta"),
        *about,
        parts.section(say("All wordings"), parts.mentions(desk, known, found), count=len(found.mentions)),
        _context(desk, found),
        decisions(desk, found.id),
    )
    return Page(found.text[:80], body, why(site, found.id).form(), id=found.id)


def _context(desk: Desk, found: Claim) -> Markup | None:
    recording = desk.site.recording(found.recording) if found.recording else None
    if recording is None:
        return None
    link = tag("a", tag("bdi", recording.title or recording.id), href=desk.links.thing(recording.id))
    return tag("p", desk.say("said in"), " ", link, class_="meta")


def decisions(desk: Desk, id_: str) -> Markup | None:
    """Return the form by which a reader says that a statement or claim is none."""
    if desk.token is None:
        return None
    return tag(
        "form",
        tag("input", type="hidden", name="token", value=desk.token),
        tag("input", type="hidden", name="verb", value="drop"),
        tag("input", type="hidden", name="a", value=id_),
        tag("input", type="hidden", name="back", value=desk.links.thing(id_)),
        tag("button", desk.say("not so: leave it out of the next build"), class_="danger"),
        action="/decide",
        method="post",
        class_="decide",
    )
