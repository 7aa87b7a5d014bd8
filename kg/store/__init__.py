"""One build on disk, open for questions: store, indexes, documents, names, SPARQL, paths, validation."""
