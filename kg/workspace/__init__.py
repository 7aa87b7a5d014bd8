"""What lies on disk beside a graph: its directory, the cache, the files to read, settings, decisions."""
