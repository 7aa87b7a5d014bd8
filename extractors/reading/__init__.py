"""What is known of a document and its sentences: passages, turns, names, whether it is said."""
