"""Names in running text: found, cut, and told what they name."""
