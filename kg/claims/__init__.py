"""Sayings become claims: what several pages say in several wordings is one claim with many mentions.

telling     the wordings of a recording, prepared for comparing (`smallwords`: what does not count)
near        which of them are worth comparing
likeness    how alike two of them are, and why: comparators
clusters    which are one claim
"""
