"""Tools that ask how things are tied: influence and paths."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from kg.queries.words import best, how
from kg.records.vocabulary import ID
from kg.web.agents.answers import DATA, Limit, Name, Offset, Page, best_cited, cited, paged
from kg.web.site import Site

Depth = Annotated[int | None, Field(ge=1, le=10, description="Steps at most; null for all.")]


def who_influenced(site: Site, name: Name, depth: Depth = None, offset: Offset = 0, limit: Limit = 20) -> Page:
    """Say who and what influenced a person or thing, directly and through others, nearest first, with the words."""
    from kg.queries import influence

    return _influence(influence.who_influenced(site, name, depth), offset, limit)


def influenced_by(site: Site, name: Name, depth: Depth = None, offset: Offset = 0, limit: Limit = 20) -> Page:
    """Say whom and what a person or thing influenced, directly and through others, nearest first."""
    from kg.queries import influence

    return _influence(influence.influenced_by(site, name, depth), offset, limit)


def _influence(found: Any, offset: int, limit: int) -> Page:
    rows = []
    for one in sorted(found.reached, key=lambda one: one.depth):
        way = one.ways[0]
        said = best(way.evidence)
        rows.append(
            {
                "name": one.name,
                "type": one.type,
                "id": one.entity.removeprefix(ID),
                "depth": one.depth,
                "how": how(way.predicate, way.kind),
                "through": one.via.name if one.via and one.depth > 1 else None,
                "statement": way.statement.removeprefix(ID),
                "evidence": cited(said, said.path) if said else None,
            }
        )
    return paged(rows, offset, limit)


def path(
    site: Site,
    a: Name,
    b: Name,
    count: Annotated[int, Field(ge=1, le=5, description="How many paths.")] = 1,
    directed: Annotated[bool, Field(description="Follow each fact only from its subject to its object.")] = False,
) -> dict[str, Any]:
    """Explain how two names are connected: the best paths of facts between them, hop by hop with the words of each."""
    from kg.queries import paths

    found = paths.paths(site, a, b, count, directed)
    name = found.legend.name
    return {
        "note": DATA,
        "from": name(found.start),
        "to": name(found.end),
        "paths": [
            [
                {
                    "subject": name(hop.fact.subject),
                    "predicate": hop.fact.predicate,
                    "object": name(str(hop.fact.object)),
                    "statement": hop.fact.id,
                    "weakest": hop.weakest,
                    "evidence": best_cited(hop.fact.evidence, found.legend.paths),
                }
                for hop in hops
            ]
            for hops in found.paths
        ],
    }
