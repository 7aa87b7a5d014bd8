"""A walk for a newcomer: build the bundled sample, then ask it the main questions.

What is asked is taken from the graph itself: the person with most influences, something at the far end of a path to
them, whom they said most about. So the walk fits whatever sample is bundled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.terminal.output import Answer, progress, say, show, title

if TYPE_CHECKING:
    from kg.store.store import Store

FOLDER = Path("kg-demo", ".kg")
"""Where the sample's graph is made when no other place is named: never in the graph that is being worked on."""


class Stop(NamedTuple):
    """One question of the walk."""

    says: str
    """What it shows, in a sentence."""
    command: str
    """What to type."""
    ask: Callable[[], Answer]


def walk(graph: Path | None = None) -> None:
    """Build the sample in `graph` (None: in `FOLDER`) and show each question with its answer. Raises KgError."""
    from kg.building import pipeline
    from kg.queries.built import Built
    from kg.queries.words import count
    from kg.store.store import Store

    place = graph or FOLDER
    with progress() as tell:
        summary = pipeline.build(pipeline.demo_paths(), place, progress=tell)
    title(f"{count(summary.sources, 'page')} about one interview, built into a graph", "kg build PAGES…")
    show(Built.of(summary))
    for stop in stops(Store.open(summary.build)):
        title(stop.says, stop.command)
        show(stop.ask())
    say(f"Now ask it yourself: cd {place.parent} and type one of these commands; kg --help lists them all.")


def stops(store: Store) -> Iterator[Stop]:
    """Yield the questions that this graph has an answer to."""
    from kg.queries import claims, conflicts, influence, paths, search, sparql, timecodes

    person, name, other = _person(store)
    if person:
        yield Stop(
            f"Who influenced {name}? Every line has its words, its place and its second",
            f'kg who-influenced "{other}"' if other else f'kg who-influenced "{name}"',
            lambda: influence.who_influenced(store, person),
        )
        far = influence.who_influenced(store, person).reached
        if far:
            end = max(far, key=lambda one: (one.depth, one.name))
            yield Stop(
                f"How does {end.name} lead to {name}? Each hop is explained, the weakest is marked",
                f'kg path "{end.name}" "{name}"',
                lambda: paths.paths(store, end.entity, person),
            )
        if store.claims(speaker=person, kind="prediction"):
            yield Stop(
                f"What did {name} predict?",
                f'kg claims --by "{name}" --kind prediction',
                lambda: claims.claims(store, by=person, kind="prediction"),
            )
    if store.conflicts():
        yield Stop("Where do the pages disagree?", "kg conflicts", lambda: conflicts.conflicts(store))
    if any(code.status != "as-written" for page in store.documents() for code in page.document.timecodes):
        yield Stop(
            "Which timecodes could not be placed?",
            "kg timecodes --doubtful",
            lambda: timecodes.timecodes(store, doubtful=True),
        )
    if name:
        yield Stop("Where is the name written?", f'kg search "{name}" -n 3', lambda: search.search(store, name, 3))
    yield Stop("The same in SPARQL, for questions of your own", f"kg sparql '{_SPARQL}'", lambda: _asked(store, sparql))


_SPARQL = "SELECT ?type (COUNT(?x) AS ?n) { ?x a ?type ; skos:prefLabel [] } GROUP BY ?type ORDER BY DESC(?n) LIMIT 5"
_MOST = """SELECT ?who ?name (COUNT(DISTINCT ?by) AS ?n) {
    ?by kg:influenced ?who . ?who a kg:Person ; rdfs:label ?name
} GROUP BY ?who ?name ORDER BY DESC(?n) ?who LIMIT 1"""


def _person(store: Store) -> tuple[str, str, str]:
    """The person whom most things influenced: IRI, name, and the name in another script where there is one."""
    rows: Any = store.query(_MOST)
    for row in rows:
        entity = store.entity(row["who"].value)
        other = next((alias for alias in entity.aliases if not alias.isascii() and alias.isalpha()), "")
        return row["who"].value, entity.name, other
    return "", "", ""


def _asked(store: Store, sparql: Any) -> Answer:
    answer: Answer = sparql.table(store.query(_SPARQL))
    return answer
