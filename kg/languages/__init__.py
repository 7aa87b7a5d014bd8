"""What is particular to one language: its words, names, clauses and the words that deny."""
