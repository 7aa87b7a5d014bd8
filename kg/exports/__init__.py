"""The files in which a graph leaves the program: one row a form.

A new form is one file beside this one and one row in `EXPORTS`, or in `FOLDERS` where it takes several files.
"""

from __future__ import annotations

from kg.exports.base import Export, Folder, Options

__all__ = ["EXPORTS", "FOLDERS", "Export", "Folder", "Options"]

NETWORK = ("types", "influence_only", "connected")
PICTURE = ("around", "types")
VAULT_FOOT = "%% kg writes what stands above again at the next export; what you write below stays %%"
EXPORTS = {
    row.name: row
    for row in (
        Export("ttl", "Turtle: RDF to read", "text/turtle", ".ttl", "rdf:turtle", ("plain",)),
        Export("nt", "N-Triples: RDF, one triple a line", "application/n-triples", ".nt", "rdf:ntriples", ("plain",)),
        Export("nq", "N-Quads: RDF, one quad a line", "application/n-quads", ".nq", "rdf:nquads", ("plain", "graphs")),
        Export(
            "trig", "TriG: RDF to read, in named graphs", "application/trig", ".trig", "rdf:trig", ("plain", "graphs")
        ),
        Export("jsonld", "JSON-LD: RDF as JSON", "application/ld+json", ".jsonld", "rdf:jsonld", ("plain",)),
        Export("rdfxml", "RDF/XML: RDF as XML", "application/rdf+xml", ".rdf", "rdf:rdfxml", ("plain",)),
        Export("json", "the whole graph as one JSON document", "application/json", ".json", "json:write"),
        Export(
            "gexf",
            "GEXF: a network for Gephi, with time",
            "application/gexf+xml",
            ".gexf",
            "gexf:write",
            (*NETWORK, "claims", "timeline"),
        ),
        Export(
            "graphml",
            "GraphML: a network for yEd and others",
            "application/xml",
            ".graphml",
            "graphml:write",
            (*NETWORK, "claims"),
        ),
        Export("svg", "SVG: who influenced whom, as a picture", "image/svg+xml", ".svg", "picture:write", PICTURE),
        Export("csv", "CSV: the network's edges, one a row", "text/csv", ".csv", "csv:edges", NETWORK),
        Export("csv-nodes", "CSV: the network's nodes, one a row", "text/csv", ".csv", "csv:nodes", NETWORK),
        Export(
            "cypher",
            "Cypher: statements for a graph database",
            "text/plain",
            ".cypher",
            "property_graph:cypher",
            (*NETWORK, "dialect"),
        ),
    )
}
"""Every form that is one file, by the name that `kg export` takes, in the order of its help."""

FOLDERS = {
    row.name: row
    for row in (
        Folder("html", "the pages of `kg serve` as files that open from disk", "kg.web.files:files", ("lang",)),
        Folder("obsidian", "a vault of linked notes for Obsidian", "kg.vault:files", foot=VAULT_FOOT),
        Folder("tables", "CSV: all of it as tables that join by id", "kg.exports.tabular:files"),
        Folder("parquet", "Parquet: the same tables, typed", "kg.exports.parquet:files"),
        Folder("neo4j-csv", "CSV for the import of Neo4j", "kg.exports.property_graph:files", NETWORK),
    )
}
"""Every form that is a folder of files."""
