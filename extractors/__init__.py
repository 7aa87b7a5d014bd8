"""The extractors: Document to mentions, facts and sayings. One file a family, one row in `EXTRACTORS`."""
