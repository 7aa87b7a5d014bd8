"""The files in which a graph leaves the program: one row a form.

A new form is one file beside this one and one row in `EXPORTS`, or in `FOLDERS` where it takes several files.
"""

from __future__ import annotations

from kg.exports import csv, gexf, graphml, rdf
from kg.exports import json as json_
from kg.exports.base import Export, Folder, Options

__all__ = ["EXPORTS", "FOLDERS", "Export", "Folder", "Options"]

EXPORTS = {
    row.name: row
    for row in (
        Export("ttl", "Turtle: RDF to read", "text/turtle", ".ttl", rdf.turtle),
        Export("nt", "N-Triples: RDF, one triple a line", "application/n-triples", ".nt", rdf.ntriples),
        Export("nq", "N-Quads: RDF, one quad a line", "application/n-quads", ".nq", rdf.ntriples),
        Export("trig", "TriG: RDF to read, ready for named graphs", "application/trig", ".trig", rdf.turtle),
        Export("jsonld", "JSON-LD: RDF as JSON", "application/ld+json", ".jsonld", rdf.jsonld),
        Export("rdfxml", "RDF/XML: RDF as XML", "application/rdf+xml", ".rdf", rdf.rdfxml),
        Export("json", "the whole graph as one JSON document", "application/json", ".json", json_.write),
        Export("gexf", "GEXF: a network for Gephi, with time", "application/gexf+xml", ".gexf", gexf.write),
        Export("graphml", "GraphML: a network for yEd and others", "application/xml", ".graphml", graphml.write),
        Export("csv", "CSV: the network's edges, one a row", "text/csv", ".csv", csv.edges),
        Export("csv-nodes", "CSV: the network's nodes, one a row", "text/csv", ".csv", csv.nodes),
    )
}
"""Every form that is one file, by the name that `kg export` takes, in the order of its help."""

FOLDERS = {
    row.name: row
    for row in (Folder("html", "the pages of `kg serve` as files that open from disk", "kg.web.files:files"),)
}
"""Every form that is a folder of files."""
