"""Tools that ask what was said: claims, quotes, conflicts."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from urllib.parse import quote

from pydantic import Field

from kg.queries.words import clock
from kg.web.agents.answers import Evidence, Limit, Offset, Page, cited, page, paged
from kg.web.site import Site

Kind = Literal["claim", "prediction", "opinion", "fact", "number", "definition"]


def claims(
    site: Site,
    by: Annotated[str | None, Field(description="Only what this person said.")] = None,
    about: Annotated[str | None, Field(description="Only what is about this person or thing.")] = None,
    kind: Kind | None = None,
    contested: Annotated[bool, Field(description="Only those that another source contradicts.")] = False,
    offset: Offset = 0,
    limit: Limit = 20,
) -> Page:
    """List what was claimed: text, speaker, kind, time, whether it is contested, where it stands; in order of time."""
    from kg.queries import claims as query

    found = query.claims(site, by, about, kind, None, contested)
    rows = found.rows[offset : offset + limit]
    shown = [
        {
            "claim": one.text,
            "speaker": found.legend.name(one.speaker) or None,
            "kind": one.kind,
            "about": [found.legend.name(id_) for id_ in one.about],
            "hedged": one.hedged,
            "contested": one.id in found.contested,
            "mentions": len(one.mentions),
            "id": one.id,
            "evidence": _claimed(query.evidence(one), found.legend.paths),
        }
        for one in rows
    ]
    return page(shown, offset + limit, len(found.rows))


def _claimed(said: Any, paths: dict[str, str]) -> Evidence | None:
    return cited(said, paths.get(said.source, "")) if said else None


def quotes(
    site: Site,
    by: Annotated[str | None, Field(description="Only what this person said.")] = None,
    about: Annotated[str | None, Field(description="Only what is about this person or thing.")] = None,
    offset: Offset = 0,
    limit: Limit = 20,
) -> Page:
    """List the quotes that pages give, with speaker, time and place."""
    from kg.queries import quotes as query

    found = query.quotes(site, by, about)
    rows = [
        {
            "quote": one.item.title,
            "speaker": found.legend.name(one.speaker) if one.speaker else one.item.speaker_raw,
            "time": clock(one.item.start_s),
            "link": one.url,
            "place": f"{found.legend.paths[one.source]}:{one.item.line}",
            "resource": f"source://{quote(found.legend.paths[one.source])}#L{one.item.line}",
        }
        for one in found.rows
    ]
    return paged(rows, offset, limit)


def conflicts(
    site: Site,
    about: Annotated[str | None, Field(description="Only what concerns this person or thing.")] = None,
    offset: Offset = 0,
    limit: Limit = 20,
) -> Page:
    """Show where sources disagree: each value with its evidence, which is preferred and why. Nothing is averaged."""
    from kg.queries import conflicts as query

    found = query.conflicts(site, about)
    paths = found.legend.paths
    rows = [
        {
            "topic": one.topic,
            "kind": one.kind,
            "id": one.id,
            "why": one.why,
            "values": [
                {
                    "value": value.value,
                    "preferred": number == one.preferred,
                    "evidence": [cited(said, paths.get(said.source, "")) for said in value.evidence[:5]],
                }
                for number, value in enumerate(one.values)
            ],
        }
        for one in found.rows
    ]
    return paged(rows, offset, limit)
