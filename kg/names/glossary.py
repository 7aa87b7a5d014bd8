"""Common terms and places in two languages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kg.names import chinese
from kg.names.form import joined
from kg.names.tables import rows


@cache
def _english() -> Mapping[str, str]:
    return {term: english[0].replace("_", " ") for term, english in rows("glossary").items()}


@cache
def _chinese() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for term, english in _english().items():
        found.setdefault(joined(english), []).append(term)
    return {english: tuple(terms) for english, terms in found.items()}


def in_english(term: str) -> str | None:
    """Return the English term for a common Chinese one, or None.

    >>> in_english("機器學習")
    'machine learning'
    """
    return _english().get(chinese.simplified(term))


def in_chinese(term: str) -> tuple[str, ...]:
    """Return the Chinese terms for a common English one, whatever its case and number.

    >>> in_chinese("Neural Networks")
    ('神经网络',)
    """
    return _chinese().get(joined(term), ())
