"""Whom pronouns stand for: candidates from the sentences before, a score for each, and refusal where two fit."""
