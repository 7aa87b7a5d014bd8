"""The ontology as it ships: where its files lie, and its words for people."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import kg
from kg.records.vocabulary import KG, RDFS


def path(name: str = "ontology.ttl") -> Path:
    """Return where `name` (ontology.ttl or shapes.ttl) lies: inside an installed package, beside it in a checkout.

    Raises FileNotFoundError where the installation is broken.
    """
    for root in kg.__path__:
        file = Path(root) / name
        if file.is_file():
            return file
    raise FileNotFoundError(f"{name} is missing from this installation; install the program again.")


def label(term: str, language: str = "en") -> str:
    """Return what people call a class or property: `label("workedAt", "zh")`; its own name where it has no label."""
    return _words("label").get((term, language), term)


def comment(term: str, language: str = "en") -> str | None:
    """Return the sentence that says what a class or property means, None where there is none."""
    return _words("comment").get((term, language))


@cache
def _words(kind: str) -> dict[tuple[str, str], str]:
    """Labels or comments by (local name, language)."""
    import pyoxigraph

    found = {}
    for quad in pyoxigraph.parse(path=str(path()), format=pyoxigraph.RdfFormat.TURTLE):
        subject, value = quad.subject, quad.object
        if (
            quad.predicate.value == RDFS + kind
            and isinstance(subject, pyoxigraph.NamedNode)
            and isinstance(value, pyoxigraph.Literal)
        ):
            found[subject.value.removeprefix(KG), value.language or ""] = value.value
    return found
