"""Chinese: words with tags, names, clauses, and the words that deny or leave open what is said."""
