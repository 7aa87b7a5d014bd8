"""The form for SPARQL queries: examples, the answer as a table with every IRI of ours leading to its page."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

from kg.queries.sparql import short
from kg.records.vocabulary import ID
from kg.web.endpoint.workers import Answer
from kg.web.markup import Markup, markup, tag
from kg.web.page import Desk, Page

EXAMPLES = {
    "Who influenced whom": """SELECT DISTINCT ?from ?to {
  ?a kg:influenced ?b . ?a rdfs:label ?from . ?b rdfs:label ?to
} ORDER BY ?to ?from LIMIT 100""",
    "Who worked where, with the words that say so": """SELECT ?person ?place ?quote ?path ?line {
  ?fact a kg:Assertion ; rdf:subject / rdfs:label ?person ; rdf:predicate kg:workedAt ; rdf:object / rdfs:label ?place ;
    kg:evidence ?passage .
  ?passage kg:quote ?quote ; kg:line ?line ; prov:wasDerivedFrom / kg:path ?path
} ORDER BY ?person ?place LIMIT 100""",
    "What was predicted, and at which second": """SELECT ?second ?who ?text {
  ?claim a kg:Claim ; kg:kind kg:Prediction ; kg:text ?text
  OPTIONAL { ?claim kg:speaker / rdfs:label ?who }
  OPTIONAL { ?claim kg:madeAt / kg:startSecond ?second }
} ORDER BY ?second LIMIT 100""",
    "Where sources disagree": """SELECT ?topic ?says ?path ?line {
  ?conflict a kg:Conflict ; kg:topic ?topic ; kg:value ?value .
  ?value rdf:value ?says ; kg:evidence ?passage .
  ?passage kg:line ?line ; prov:wasDerivedFrom / kg:path ?path
} ORDER BY ?topic ?says""",
}
DOWNLOADS = {"table": ("json", "csv", "tsv", "xml"), "graph": ("ttl", "nt", "jsonld")}


def query(desk: Desk, asked: str | None, answer: Answer | None) -> Page:
    """Return the form, with an answer (solutions as JSON, triples as N-Triples) where there is one."""
    say = desk.say
    examples = [
        tag("li", tag("a", say(title), href=f"/sparql?{urlencode({'query': text})}"))
        for title, text in EXAMPLES.items()
    ]
    known = "kg id rdf rdfs owl xsd skos prov dcterms foaf schema"
    form = tag(
        "form",
        tag("label", say("Query"), for_="query"),
        tag("textarea", asked or next(iter(EXAMPLES.values())), name="query", id="query", spellcheck="false"),
        tag(
            "p",
            tag("button", say("ask")),
            " ",
            tag("span", say("known prefixes: {known}", known=known), class_="count"),
        ),
        action="/sparql",
        method="get",
    )
    body = markup(
        tag("h1", "SPARQL"),
        tag("p", say("Ask everything that the graph knows."), class_="lead"),
        tag("ul", examples, class_="chips"),
        form,
        _shown(desk, asked or "", answer) if answer else None,
    )
    return Page("SPARQL", body, None, name="sparql")


def _shown(desk: Desk, asked: str, answer: Answer) -> Markup:
    if answer.kind not in DOWNLOADS:
        return tag("p", answer.body.decode("utf-8", "replace"), class_="refused", role="alert")
    links = [
        tag("a", name.upper(), href=f"/sparql?{urlencode({'query': asked, 'format': name})}")
        for name in DOWNLOADS[answer.kind]
    ]
    files = tag("p", [markup(link, " ") for link in links], class_="links")
    if answer.kind == "graph":
        return markup(tag("pre", answer.body.decode("utf-8", "replace")[:200_000], tabindex="0"), files)
    return markup(_table(desk, json.loads(answer.body)), files)


def _table(desk: Desk, results: dict[str, Any]) -> Markup:
    if "boolean" in results:
        return tag("p", desk.say("yes") if results["boolean"] else desk.say("no"), class_="lead", role="status")
    names, rows = results["head"]["vars"], results["results"]["bindings"]
    if not rows:
        return tag("p", desk.say("no solution."), class_="none", role="status")
    head = tag("tr", [tag("th", name, scope="col") for name in names])
    lines = [tag("tr", [tag("td", _term(desk, row.get(name))) for name in names]) for row in rows[:1000]]
    count = tag("p", f"{len(rows):,}", class_="count", role="status")
    table = tag("table", tag("thead", head), tag("tbody", lines))
    return markup(tag("div", table, class_="tablebox", tabindex="0"), count)


def _term(desk: Desk, term: dict[str, str] | None) -> Markup | str:
    if term is None:
        return ""
    value = term.get("value", "")
    if term.get("type") == "uri" and value.startswith(ID):
        return tag("a", tag("bdi", short(value)), href=desk.links.thing(value.removeprefix(ID)))
    return tag("span", short(value) if term.get("type") == "uri" else str(value), dir="auto")
