"""Tools that look things up: search, a card, all evidence, SPARQL."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from kg.queries.words import clock
from kg.records.vocabulary import ID
from kg.web.agents.answers import DATA, MOST, Limit, Name, Offset, Page, best_cited, paged
from kg.web.site import Site

ROWS = 200
"""Rows of a SPARQL answer."""
TIMEOUT = 10.0


def search(
    site: Site,
    text: Annotated[str, Field(description='Words in any script; "in quotes" they must stand together.')],
    offset: Offset = 0,
    limit: Limit = 20,
) -> Page:
    """Find names, claims, quotes and lines that hold some words. Begin here: it gives the names to ask about."""
    from kg.queries.legend import legend

    hits = site.search(text, offset + limit + 1)
    known = legend(site, [hit.ref for hit in hits if hit.kind == "entity"])
    rows = []
    for hit in hits:
        row: dict[str, Any] = {"kind": hit.kind, "text": hit.text, "id": hit.ref}
        if hit.kind == "entity":
            row |= {"name": known.name(hit.ref), "type": known.types.get(hit.ref or "", "")}
        else:
            row |= {
                "place": f"{hit.path}:{hit.line}" if hit.path else None,
                "time": clock(hit.start_s),
                "link": hit.url,
            }
        rows.append(row)
    return paged(rows, offset, limit)


def show(site: Site, name: Name) -> dict[str, Any]:
    """Show a card of one person or thing: names, career, works, influences; each fact with its evidence."""
    from kg.queries import card, facts

    found = card.card(site, name)
    paths = found.legend.paths
    groups = {
        title: [
            {
                "fact": " ".join(span.text for span in facts.sentence(fact, found.legend) if span.text),
                "id": fact.id,
                "certainty": fact.certainty,
                "contested": fact.id in found.contested,
                "evidence": best_cited(fact.evidence, paths),
                "places": len(fact.evidence),
            }
            for fact in group[:MOST]
        ]
        for title, group in found.groups
    }
    thing = found.entity
    return {
        "note": DATA,
        "name": thing.name,
        "type": thing.type,
        "iri": ID + thing.id,
        "also_called": list(thing.aliases),
        "description": thing.description,
        "mentions": len(thing.mentions),
        "facts": groups,
        "claims_by": len(found.by),
        "claims_about": len(found.about),
    }


def why(
    site: Site,
    id: Annotated[str, Field(description="Of a statement (s-…), claim (c-…), conflict (x-…), or a name.")],
) -> dict[str, Any]:
    """Give all the evidence behind a fact, claim or conflict: every place that says it."""
    from kg.queries import why as query

    return {"note": DATA, "found": query.why(site, id).form()}


def sparql(
    site: Site,
    query: Annotated[
        str, Field(description="SPARQL 1.1 SELECT or ASK; the prefixes kg, id, rdf, rdfs, prov … are known.")
    ],
) -> dict[str, Any]:
    """Ask the graph in SPARQL 1.1, read-only, at most 200 rows, 10 seconds. For what no other tool answers.

    Facts: ?s kg:workedAt|kg:influenced|kg:authored… ?o. Evidence: ?fact a kg:Assertion; rdf:subject ?s;
    rdf:predicate kg:…; rdf:object ?o; kg:evidence ?p. ?p kg:quote ?quote; kg:line ?line;
    prov:wasDerivedFrom/kg:path ?path. Names: rdfs:label.
    """
    from kg.queries import sparql as form

    found = form.table(site.query(query, TIMEOUT))
    rows = [dict(zip(found.heads, row, strict=True)) for row in found.rows[:ROWS]]
    more = len(found.rows) - len(rows)
    return {"note": DATA, "columns": list(found.heads), "rows": rows, "left_out": more}
