"""A language model as one more reader, held to the same rules: it proposes, and what stands in the words is kept.

Off unless a model is named. Every answer is recorded under the hash of its request, so that a build with the same
records makes the same graph, offline.
"""
