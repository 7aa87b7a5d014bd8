"""SPARQL 1.1 over HTTP: the protocol for queries, the service's description, the Graph Store Protocol for reading."""
