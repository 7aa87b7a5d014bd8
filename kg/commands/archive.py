"""Questions over all recordings together: what is named most, who was asked, what came up first."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.commands.answers import opened, tell
from kg.commands.options import By, Full, Graph, Json, Limit, Name, Topic

Kind = Annotated[str, typer.Argument(metavar="KIND", help="books, films, products, people, companies or ideas.")]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="Only recordings published since a year, month or day.")
]
Year = Annotated[str | None, typer.Option("--year", metavar="YEAR", help="Only recordings published in this year.")]


def top(
    kind: Kind,
    by_guests: Annotated[bool, typer.Option("--by-guests", help="Count what guests recommend only.")] = False,
    since: Since = None,
    limit: Limit = 20,
    full: Full = False,
    as_json: Json = False,
    graph: Graph = None,
) -> None:
    """Rank books, people, companies … over all recordings.

    The most recommended first, with who recommends them in which words; then those that most recordings name, but for
    the recordings in which they are host or guest.

    \b
    Examples:
      kg top books --by-guests
      kg top people --since 2023
    """
    tell(opened(graph).top(kind, by_guests, since, limit), as_json, full)


def guests(year: Year = None, as_json: Json = False, graph: Graph = None) -> None:
    """List the guests, in order of publication.

    Each with date, firms, works, what the recording names most, and how many claims there are.

    \b
    Example:
      kg guests --year 2024
    """
    tell(opened(graph).guests(year), as_json)


def first(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A name in any form, or words.")],
    full: Full = False,
    as_json: Json = False,
    graph: Graph = None,
) -> None:
    """Show where a thing or a word first comes up, and when again.

    A row for each recording, in order of publication, with the first place and how many there are.

    \b
    Example:
      kg first "analytical engine"
    """
    tell(opened(graph).first(text), as_json, full)


def alumni(name: Name, full: Full = False, as_json: Json = False, graph: Graph = None) -> None:
    """Show who worked at, founded or studied at NAME.

    \b
    Example:
      kg alumni Acme
    """
    tell(opened(graph).alumni(name), as_json, full)


def recommended(name: Name, full: Full = False, as_json: Json = False, graph: Graph = None) -> None:
    """Show who recommended NAME, in which words.

    \b
    Example:
      kg recommended "Notes on the Engine"
    """
    tell(opened(graph).recommended(name), as_json, full)


def resonances(
    about: Topic = None, by: By = None, full: Full = False, as_json: Json = False, graph: Graph = None
) -> None:
    """Show where speakers of two recordings say the same.

    Two claims that judge, advise or measure one thing alike, or in nearly the same words; with the sentence that
    decides. What is not sure is left out.

    \b
    Example:
      kg resonances --by "Ada Lovelace"
    """
    tell(opened(graph).resonances(about, by), as_json, full)


def tensions(
    about: Topic = None, by: By = None, full: Full = False, as_json: Json = False, graph: Graph = None
) -> None:
    """Show where speakers of two recordings say the opposite.

    By a denial, an opposite word, advice against a warning, or another number with the same unit. What one person says
    otherwise in a later recording is a change of view.

    \b
    Example:
      kg tensions --about "analytical engine"
    """
    tell(opened(graph).tensions(about, by), as_json, full)
