"""The immutable records that every room trades in, their vocabulary, failures and problems."""
