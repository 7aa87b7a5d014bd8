"""The questions: each a file with its frozen answer, which has a JSON form and a view. A `Store` in, an answer out."""
