"""A graph that answers: every question of the command line as a method, which imports what it needs when asked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.library.answer import Answer

if TYPE_CHECKING:
    import networkx as nx
    import rdflib as rdf

    from kg.building.pipeline import Summary
    from kg.queries.card import Card
    from kg.queries.career import Career
    from kg.queries.claims import Claims
    from kg.queries.compare import Comparison
    from kg.queries.conflicts import Conflicts
    from kg.queries.doubts import Doubts
    from kg.queries.first import First
    from kg.queries.guests import Guests
    from kg.queries.influence import Influence
    from kg.queries.info import Info
    from kg.queries.paths import Paths
    from kg.queries.quotes import Quotes
    from kg.queries.refused import Candidates
    from kg.queries.search import Hits
    from kg.queries.sources import Sources
    from kg.queries.sparql import Rows
    from kg.queries.statements import Statements
    from kg.queries.timecodes import Timecodes
    from kg.queries.timeline import Timeline
    from kg.queries.top import Top
    from kg.queries.untaken import Untaken
    from kg.queries.validated import Validated
    from kg.queries.why import Why
    from kg.queries.why_same import WhySame
    from kg.records.vocabulary import Polarity
    from kg.store.opened import Opened
    from kg.store.store import Store

Between = tuple[float, float] | None
ALUMNI = ("workedAt", "founded", "studiedAt", "memberOf")
"""Predicates that make a person one of a firm's or a school's."""


class Graph:
    """One build, read-only. Names may be given in any form that the sources use.

    Every method that takes a name raises `kg.NameUnknown`, with the nearest names, or `kg.NameAmbiguous`; all
    errors are `kg.KgError`.
    """

    def __init__(self, build: Path, summary: Summary | None = None) -> None:
        self.build = build
        """The directory of the build."""
        self.summary = summary
        """What `kg.build` read and met: counts and problems; None for a graph that was opened."""

    def __repr__(self) -> str:
        return f"<Graph {self.build}>"

    @cached_property
    def opened(self) -> Opened:
        """The build, open for names and SPARQL."""
        from kg.store.opened import Opened

        return Opened.open(self.build)

    @cached_property
    def store(self) -> Store:
        """The build, open for its records (`kg.store.store.Store`)."""
        from kg.store.store import Store

        return Store.open(self.build)

    def info(self) -> Answer[Info]:
        """Return what the graph holds, in numbers.

        >>> graph.info().to_dict()["sources"]
        5
        """
        from kg.queries.info import info

        return Answer(info(self.store))

    def sources(self) -> Answer[Sources]:
        """Return each source with its format, counts, recording and problems.

        >>> sorted(row["format"] for row in graph.sources())
        ['bilingual-digest', 'digest', 'highlights', 'reading', 'wiki']
        """
        from kg.queries.sources import sources

        return Answer(sources(self.store))

    def who_influenced(
        self, name: str, depth: int | None = None, kinds: Sequence[str] = (), limit: int = 0
    ) -> Answer[Influence]:
        """Return who and what influenced a thing, the nearest first, each with the path and its evidence.

        `depth` is how many steps to go (None: all), `kinds` keeps to ways such as "advised" or "inspired", `limit` to
        the nearest (0: all).

        >>> [row["name"] for row in graph.who_influenced("谢赛宁", depth=1, kinds=["advised"])]
        ['Zhang Tao', 'Zhuowen Tu']
        """
        from kg.queries.influence import who_influenced

        return Answer(who_influenced(self.opened, name, depth, kinds, limit))

    def influenced_by(
        self, name: str, depth: int | None = None, kinds: Sequence[str] = (), limit: int = 0
    ) -> Answer[Influence]:
        """Return whom and what a thing influenced, as `who_influenced` does."""
        from kg.queries.influence import influenced_by

        return Answer(influenced_by(self.opened, name, depth, kinds, limit))

    def paths(
        self, a: str, b: str, number: int = 1, directed: bool = False, via: Sequence[str] = ()
    ) -> Answer[Paths]:
        """Return up to `number` paths from one thing to another, each hop with its evidence.

        An edge is followed either way unless `directed`; `via` keeps to predicates, such as "influenced". Raises
        QueryError for a predicate that is none.

        >>> len(graph.paths("Kenneth Craik", "Saining Xie"))
        1
        """
        from kg.queries.paths import paths

        return Answer(paths(self.store, a, b, number, directed, via))

    def compare(self, a: str, b: str) -> Answer[Comparison]:
        """Return what two things share, what both spoke of and whether they judge a thing alike.

        >>> graph.compare("Saining Xie", "Kaiming He").to_dict()["shared"][0]["name"]
        'Facebook AI Research'
        """
        from kg.queries.compare import compare

        return Answer(compare(self.store, a, b))

    def top(self, kind: str, by_guests: bool = False, since: str | None = None, limit: int = 20) -> Answer[Top]:
        """Return the books, films, products, people, companies or ideas that are recommended and named most.

        With `by_guests` only what guests recommend counts; `since` keeps to recordings published on or after an ISO
        year, month or day.

        >>> graph.top("companies", limit=1).to_dict()[0]["type"]
        'Organization'
        """
        from kg.queries.top import top

        return Answer(top(self.store, kind, by_guests, since, limit))

    def guests(self, year: str | None = None) -> Answer[Guests]:
        """Return the guests in order of publication: date, firms, works, what is named most; of one year if asked.

        >>> graph.guests().to_dict()[0]["name"]
        'Saining Xie'
        """
        from kg.queries.guests import guests

        return Answer(guests(self.store, year))

    def first(self, text: str) -> Answer[First]:
        """Return where a thing, or else a word, first comes up in each recording, in order of publication."""
        from kg.queries.first import first

        return Answer(first(self.store, text))

    def alumni(self, name: str) -> Answer[Statements]:
        """Return the statements by which people worked at, founded, studied at or belonged to a firm or school."""
        from kg.queries.statements import statements

        return Answer(statements(self.store, None, name, ALUMNI, "asserted"))

    def recommended(self, name: str) -> Answer[Statements]:
        """Return the statements by which somebody recommended a thing."""
        from kg.queries.statements import statements

        return Answer(statements(self.store, None, name, ("recommended",), "asserted"))

    def entity(self, name: str) -> Answer[Card]:
        """Return the card of a thing: its names and IRI, career, works, influences, claims.

        >>> graph.entity("谢赛宁").to_dict()["name"]
        'Saining Xie'
        """
        from kg.queries.card import card

        return Answer(card(self.store, name))

    def career(self, name: str) -> Answer[Career]:
        """Return where a person studied and worked, in the order of the life."""
        from kg.queries.career import career

        return Answer(career(self.store, name))

    def statements(
        self,
        subject: str | None = None,
        object: str | None = None,
        predicates: Sequence[str] = (),
        polarity: Polarity | None = None,
    ) -> Answer[Statements]:
        """Return statements with their evidence: between two names, of these predicates, asserted or negated.

        What is None or empty does not matter. Raises QueryError for a predicate that is none.

        >>> {row["object_name"] for row in graph.statements("Saining Xie", predicates=["declinedOfferFrom"])}
        {'OpenAI'}
        """
        from kg.queries.statements import statements

        return Answer(statements(self.store, subject, object, predicates, polarity))

    def claims(
        self,
        by: str | None = None,
        about: str | None = None,
        kind: str | None = None,
        between: Between = None,
        contested: bool = False,
    ) -> Answer[Claims]:
        """Return what was claimed, in the order of the recording: by and about names, of a kind, between two seconds.

        With `contested` only what another source contradicts. Raises QueryError for a kind that is none.

        >>> {row["kind"] for row in graph.claims(by="Saining Xie", kind="prediction")}
        {'prediction'}
        """
        from kg.queries.claims import claims

        return Answer(claims(self.store, by, about, kind, between, contested))

    def quotes(self, by: str | None = None, about: str | None = None, between: Between = None) -> Answer[Quotes]:
        """Return the quotes of the sources, with speaker and second."""
        from kg.queries.quotes import quotes

        return Answer(quotes(self.store, by, about, between))

    def timeline(self, about: str | None = None, by: str | None = None, between: Between = None) -> Answer[Timeline]:
        """Return chapters, claims, quotes and facts by the second of the recording."""
        from kg.queries.timeline import timeline

        return Answer(timeline(self.store, about, by, between))

    def timecodes(self, doubtful: bool = False, source: str | None = None) -> Answer[Timecodes]:
        """Return the timecodes of the sources, what each means and why; only the doubtful, only of one source."""
        from kg.queries.timecodes import timecodes

        return Answer(timecodes(self.store, doubtful, source))

    def conflicts(self, about: str | None = None, kind: str | None = None) -> Answer[Conflicts]:
        """Return where sources disagree, the most telling first, each value with its evidence.

        Raises QueryError for a kind that is none.

        >>> any("role" in row["topic"] or row["kind"] == "role" for row in graph.conflicts())
        True
        """
        from kg.queries.conflicts import conflicts

        return Answer(conflicts(self.store, about, kind))

    def doubts(self) -> Answer[Doubts]:
        """Return names that may be one thing and were not merged."""
        from kg.queries.doubts import doubts

        return Answer(doubts(self.store))

    def refused(self) -> Answer[Candidates]:
        """Return facts that words would say, were it not for one of them: a denial, a hope, a question …"""
        from kg.queries.refused import refused

        return Answer(refused(self.store))

    def untaken(self) -> Answer[Untaken]:
        """Return what a language model proposed and the build did not take, and why."""
        from kg.queries.untaken import untaken

        return Answer(untaken(self.store))

    def why(self, id_or_name: str) -> Answer[Why]:
        """Return all the evidence behind a statement, claim, conflict or name.

        Raises QueryError for an id that is none, or that several things share the beginning of.
        """
        from kg.queries.why import why

        return Answer(why(self.store, id_or_name))

    def why_same(self, a: str, b: str) -> Answer[WhySame]:
        """Return why two names are one thing, or not."""
        from kg.queries.why_same import why_same

        return Answer(why_same(self.store, a, b))

    def search(
        self,
        text: str,
        limit: int = 20,
        kinds: Sequence[str] = (),
        source: str | None = None,
        between: Between = None,
    ) -> Answer[Hits]:
        """Return the texts that hold the words of `text`: things first, then claims and quotes, other items, captions.

        >>> graph.search("squirrel", limit=1)
        <Hits: 1 row>
        """
        from kg.queries.search import search

        return Answer(search(self.store, text, limit, kinds, source, between))

    def validate(self) -> Answer[Validated]:
        """Return what is wrong with the graph: shapes that do not fit, quotes that are not on their lines."""
        from kg.queries.validated import Validated
        from kg.store.validate import changed_sources, validate

        return Answer(Validated(tuple(validate(self.store)), changed_sources(self.store)))

    def sparql(self, query: str, timeout: float | None = 60) -> Answer[Rows]:
        """Return the solutions of a SPARQL 1.1 query as rows of text; the usual prefixes are known.

        `timeout` in seconds; None waits for ever. Raises QueryError for a query that is wrong, too slow, or would
        change the graph. `graph.store.query` gives pyoxigraph's own terms.

        >>> graph.sparql('ASK { ?who kg:declinedOfferFrom / rdfs:label "OpenAI" }').to_dict()
        [{'answer': 'yes'}]
        """
        from kg.queries.sparql import table

        return Answer(table(self.opened.query(query, timeout)))

    def networkx(self) -> nx.MultiDiGraph:
        """Return the things and what ties them as networkx's own, for its algorithms.

        Nodes are ids such as "person/Ada_Lovelace"; the attributes of nodes and edges are those of `kg export
        graphml`, an edge's key is its predicate.

        >>> network = graph.networkx()
        >>> network.nodes["person/Saining_Xie"]["label"]
        'Saining Xie'
        """
        from kg.library import networks

        return networks.multigraph(self.store)

    def rdflib(self) -> rdf.Graph:
        """Return the whole graph as rdflib's own, with provenance.

        >>> len(graph.rdflib()) > 1000
        True
        """
        from kg.library import networks

        return networks.triples(self.store)

    def export(self, form: str, path: str | Path, **options: Any) -> Path:
        """Write the graph for other programs and return the path. The forms are those of `kg export`.

        `options` are the fields of `kg.exports.Options`, such as `plain=True` or `timeline="said"`. An export that
        fails leaves an earlier file as it was. Raises QueryError for a form, a type or an option that is none, and
        OSError.
        """
        from kg.exports import writing

        writing.export(self.store, form, Path(path), writing.chosen(options))
        return Path(path)


