"""Ways out: SPARQL, other libraries, files for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.library.answer import Answer
from kg.library.build import Build

if TYPE_CHECKING:
    import networkx as nx
    import rdflib as rdf

    from kg.queries.sparql import Rows


class Outlets(Build):
    """Ways out: SPARQL, other libraries, files for other programs."""

    def sparql(self, query: str, timeout: float | None = 60) -> Answer[Rows]:
        """Return the solutions of a SPARQL 1.1 query as rows of text; the usual prefixes are known.

        `timeout` in seconds; None waits for ever. Raises QueryError for a query that is wrong, too slow, or would
        change the graph. `graph.store.query` gives pyoxigraph's own terms.

        >>> graph.sparql('ASK { ?who kg:declinedOfferFrom / rdfs:label "Silkgate" }').to_dict()
        [{'answer': 'yes'}]
        """
        from kg.queries.sparql import table

        return Answer(table(self.opened.query(query, timeout)))

    def networkx(self) -> nx.MultiDiGraph:
        """Return the things and what ties them as networkx's own, for its algorithms.

        Nodes are ids such as "person/Ada_Lovelace"; the attributes of nodes and edges are those of `kg export
        graphml`, an edge's key is the id of its statement.

        >>> network = graph.networkx()
        >>> network.nodes["person/Yaqin_Lin"]["label"]
        'Yaqin Lin'
        """
        from kg.library import networks

        return networks.multigraph(self.store)

    def rdflib(self) -> rdf.Graph:
        """Return the whole graph as rdflib's own, with provenance.

        >>> len(graph.rdflib()) > 300
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
