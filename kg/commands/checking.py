"""Why something is held: evidence, names, doubts, conflicts, checks."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.commands.answers import one_question, opened, tell
from kg.commands.options import About, Full, Graph, Json, OfConflicts, One, Other


def why(
    id_: Annotated[
        str, typer.Argument(metavar="ID", help="A name, or the id of a statement (s-…), claim or conflict.")
    ],
    full: Full = False,
    as_json: Json = False,
    graph: Graph = None,
) -> None:
    """Show all the evidence behind a fact, claim or name.

    Of a name every fact with its quotes, denials, claims and places; of a fact also what speaks against it. IDs stand
    in the answers of the other commands; a unique beginning will do.

    \b
    Examples:
      kg why "Ada Lovelace"
      kg why s-3f2a
    """
    tell(opened(graph).why(id_), as_json, full)


def why_same(a: One, b: Other, as_json: Json = False, graph: Graph = None) -> None:
    """Say why two names are one thing, or not.

    \b
    Example:
      kg why-same "Ada Lovelace" "Countess Lovelace"
    """
    tell(opened(graph).why_same(a, b), as_json)


def compare(a: One, b: Other, full: Full = False, as_json: Json = False, graph: Graph = None) -> None:
    """Show what A and B share, and what both spoke of.

    What ties them to each other, the places, works and influences of both, what each said on the same things, and
    whether they judge a thing alike, each with its words.

    \b
    Example:
      kg compare "Ada Lovelace" "Charles Babbage"
    """
    tell(opened(graph).compare(a, b), as_json, full)


def doubts(
    llm: Annotated[
        bool, typer.Option("--llm", help="What a language model said: not taken, and why; judgements obeyed.")
    ] = False,
    facts: Annotated[bool, typer.Option("--facts", help="Facts that were refused, and by which word.")] = False,
    recordings: Annotated[
        bool, typer.Option("--recordings", help="Pages that may be about one recording, and what to write in kg.toml.")
    ] = False,
    full: Full = False,
    as_json: Json = False,
    graph: Graph = None,
) -> None:
    """Show what stayed in doubt: names, facts, recordings.

    Names that may be one thing and were not merged; or facts that were refused; or pages that may be of one recording.
    A fact is refused where a word denies it, hopes, asks, reports or supposes it, or leaves a choice.

    \b
    Examples:
      kg doubts
      kg doubts --facts
      kg doubts --recordings
    """
    one_question(llm=llm, facts=facts, recordings=recordings)
    asked = opened(graph)
    if recordings:
        tell(asked.doubted_recordings(), as_json, full)
    else:
        tell(asked.refused() if facts else asked.untaken() if llm else asked.doubts(), as_json, full)


def conflicts(
    about: About = None, kind: OfConflicts = None, full: Full = False, as_json: Json = False, graph: Graph = None
) -> None:
    """Show where sources disagree, the most telling first.

    Each value with its evidence, and which is preferred and why: what its kind alone tells (the second at which the
    transcript has a quote, a corrected label), else the transcript's own words, else more independent witnesses,
    else the more specific.

    \b
    Examples:
      kg conflicts
      kg conflicts --about "Ada Lovelace" --kind role
    """
    tell(opened(graph).conflicts(about, kind), as_json, full)


def validate(as_json: Json = False, graph: Graph = None) -> None:
    """Check the graph: shapes, and every quote on its line.

    Exits with 1 where something is wrong.

    \b
    Example:
      kg validate
    """
    answer = opened(graph).validate()
    tell(answer, as_json)
    raise typer.Exit(1 if answer.found.problems else 0)
