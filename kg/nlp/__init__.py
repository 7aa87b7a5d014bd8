"""The only room that knows spaCy: English tokens, sentences, patterns over tokens, and parsed sentences.

Tokens and patterns over them need no trained model; trees come from the pipeline that the project ships (`kg/model`),
or from another that the user names. spaCy is imported on first use, so that whoever only passes by does not pay for it.
"""

from .asking import asked_from
from .clauses import Clauses, Edge
from .parser import MODEL, Tree, chosen, parse, ready
from .patterns import Grammar, Match
from .splitting import MAX_SENTENCE, sentences
from .tokens import NAME, POSSESSIVE, Tokens, tokens
from .veracity import CATEGORIES, Category, Status, alternative, denied, held, judge, stated, status

__all__ = [
    "CATEGORIES",
    "MAX_SENTENCE",
    "MODEL",
    "NAME",
    "POSSESSIVE",
    "Category",
    "Clauses",
    "Edge",
    "Grammar",
    "Match",
    "Status",
    "Tokens",
    "Tree",
    "alternative",
    "asked_from",
    "chosen",
    "denied",
    "held",
    "judge",
    "parse",
    "ready",
    "sentences",
    "stated",
    "status",
    "tokens",
]
