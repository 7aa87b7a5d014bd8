"""The only room that knows spaCy: English tokens, sentences, patterns over tokens, and parsed sentences.

Tokens and patterns over them need no trained model; trees come from the pipeline that the project ships (`kg/model`),
or from another that the user names. spaCy is imported on first use, so that whoever only passes by does not pay for it.
"""

from .assertion import held, stated
from .clauses import Clauses, Edge
from .parser import MODEL, Tree, chosen, parse, ready
from .patterns import Grammar, Match
from .splitting import MAX_SENTENCE, sentences
from .tokens import NAME, POSSESSIVE, Tokens, tokens
from .treerules import TreeGrammar

__all__ = [
    "MAX_SENTENCE",
    "MODEL",
    "NAME",
    "POSSESSIVE",
    "Clauses",
    "Edge",
    "Grammar",
    "Match",
    "Tokens",
    "Tree",
    "TreeGrammar",
    "chosen",
    "held",
    "parse",
    "ready",
    "sentences",
    "stated",
    "tokens",
]
