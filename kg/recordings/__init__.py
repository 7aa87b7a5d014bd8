"""Which sources are about one recording."""
