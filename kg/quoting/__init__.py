"""Where the words of one source stand in another."""
