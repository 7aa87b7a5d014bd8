"""What words refer to: pronouns, "who", "the company"; candidates with a score each, and refusal where two fit.

It is given what is known of a document (`..reading`) and imports nothing from there.
"""
