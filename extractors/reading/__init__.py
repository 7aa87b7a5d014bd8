"""What is known of a document and its sentences: passages, names, what words stand for, whether it is said."""
