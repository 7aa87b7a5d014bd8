"""How an answer looks: views, and what leaves the program for a terminal or a pipe."""
