"""Questions: who influenced whom, how things are tied, what was said when."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.commands.answers import one_form, opened, seconds, tell
from kg.commands.options import (
    About,
    Between,
    By,
    Depth,
    Full,
    Graph,
    HitKinds,
    Json,
    K,
    Kinds,
    Limit,
    Name,
    Nearest,
    OfClaims,
    Recorded,
    Shown,
    Source,
    Via,
    names,
)


def info(as_json: Json = False, graph: Graph = None) -> None:
    """Show what the graph holds, in numbers.

    \b
    Example:
      kg info
    """
    tell(opened(graph).info(), as_json)


def sources(as_json: Json = False, graph: Graph = None) -> None:
    """Show what was read: each source and its problems.

    With its format and why, its counts, its recording and why, and how it got its times.

    \b
    Example:
      kg sources
    """
    tell(opened(graph).sources(), as_json)


def who_influenced(
    name: Name,
    depth: Depth = None,
    kind: Kinds = None,
    limit: Nearest = 500,
    full: Full = False,
    as_json: Json = False,
    graph: Graph = None,
) -> None:
    """Show who and what influenced NAME, as a tree.

    Each with the way, the words that say so, their place and the second at which they were said.

    \b
    Examples:
      kg who-influenced "Ada Lovelace"
      kg who-influenced "Ada Lovelace" --depth 1 --kind advised --json
    """
    tell(opened(graph).who_influenced(name, depth, kind or (), limit), as_json, full)


def influenced_by(
    name: Name,
    depth: Depth = None,
    kind: Kinds = None,
    limit: Nearest = 500,
    full: Full = False,
    as_json: Json = False,
    graph: Graph = None,
) -> None:
    """Show whom and what NAME influenced, as a tree.

    Each with the way, the words that say so, their place and the second at which they were said.

    \b
    Example:
      kg influenced-by "Charles Babbage" --depth 2
    """
    tell(opened(graph).influenced_by(name, depth, kind or (), limit), as_json, full)


def path(
    a: Annotated[str, typer.Argument(metavar="A", help="Where to start.", autocompletion=names)],
    b: Annotated[str, typer.Argument(metavar="B", help="Where to arrive.", autocompletion=names)],
    k: K = 1,
    directed: Annotated[bool, typer.Option("--directed", help="Follow each edge only from subject to object.")] = False,
    via: Via = None,
    dot: Annotated[bool, typer.Option("--dot", help="Write Graphviz's DOT.")] = False,
    mermaid: Annotated[bool, typer.Option("--mermaid", help="Write a Mermaid flowchart.")] = False,
    full: Full = False,
    as_json: Json = False,
    graph: Graph = None,
) -> None:
    """Show the best explained paths from A to B.

    Hop by hop with the evidence; the weakest hop is marked. The best path has the fewest hops, said most outright and
    by most sources.

    \b
    Examples:
      kg path "Charles Babbage" "Alan Turing" -k 3
      kg path "Charles Babbage" Acme --via influenced --via buildsOn --directed
      kg path "Charles Babbage" Acme --dot | dot -Tsvg > path.svg
    """
    one_form(dot=dot, mermaid=mermaid, as_json=as_json)
    answer = opened(graph).paths(a, b, k, directed, via or ())
    if dot or mermaid:
        from kg.queries import diagram

        return diagram.show(answer.found, diagram.dot if dot else diagram.mermaid)
    tell(answer, as_json, full)


def show(name: Shown, full: Full = False, as_json: Json = False, graph: Graph = None) -> None:
    """Show a card of NAME, a thing or a recording.

    Of a thing: its IRI and other names, career, works, influences, and the claims by and about it. Of a recording (an
    id, a file or a title): date, guests, topics, what it names most, its best quotes.

    \b
    Examples:
      kg show "Ada Lovelace"
      kg show talks/engines.md
    """
    tell(opened(graph).entity(name), as_json, full)


def career(name: Name, full: Full = False, as_json: Json = False, graph: Graph = None) -> None:
    """Show where NAME studied and worked, in order.

    \b
    Example:
      kg career "Ada Lovelace"
    """
    tell(opened(graph).career(name), as_json, full)


def claims(
    by: By = None,
    about: About = None,
    kind: OfClaims = None,
    between: Between = None,
    contested: Annotated[bool, typer.Option("--contested", help="Only those that another source contradicts.")] = False,
    recording: Recorded = None,
    as_json: Json = False,
    graph: Graph = None,
) -> None:
    """Show what was claimed, in the order of each recording.

    \b
    Examples:
      kg claims --by "Ada Lovelace" --kind prediction
      kg claims --about "analytical engine" --between 0:10:00 1:00:00
      kg claims --recording "Ada Lovelace"
    """
    tell(opened(graph).claims(by, about, kind, seconds(between), contested, recording), as_json)


def quotes(
    by: By = None,
    about: About = None,
    between: Between = None,
    recording: Recorded = None,
    as_json: Json = False,
    graph: Graph = None,
) -> None:
    """Show the quotes of the pages, recording by recording.

    \b
    Example:
      kg quotes --by "Ada Lovelace"
    """
    tell(opened(graph).quotes(by, about, seconds(between), recording), as_json)


def timeline(
    about: About = None,
    by: By = None,
    between: Between = None,
    recording: Recorded = None,
    plot: Annotated[
        Path | None,
        typer.Option("--plot", metavar="FILE", help="Draw it: .svg, .png or .pdf; wants the extra [pictures]."),
    ] = None,
    as_json: Json = False,
    graph: Graph = None,
) -> None:
    """Show what was said when.

    Chapters, claims, quotes and facts by the second of each recording, one recording after the other.

    \b
    Examples:
      kg timeline --about "analytical engine" --between 1:00:00 2:00:00
      kg timeline --plot talk.svg
    """
    one_form(plot=plot, as_json=as_json)
    answer = opened(graph).timeline(about, by, seconds(between), recording)
    if plot is None:
        return tell(answer, as_json)
    from kg.exports.writing import write_file
    from kg.queries.plot import plot as drawn

    write_file(plot, drawn(answer.found, plot))


def timecodes(
    doubtful: Annotated[bool, typer.Option("--doubtful", help="Only those that could not be placed.")] = False,
    source: Source = None,
    recording: Recorded = None,
    as_json: Json = False,
    graph: Graph = None,
) -> None:
    """Show the timecodes of the pages, what each means, why.

    \b
    Example:
      kg timecodes --doubtful
    """
    tell(opened(graph).timecodes(doubtful, source, recording), as_json)


def search(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Words in any script.")],
    kind: HitKinds = None,
    source: Source = None,
    between: Between = None,
    recording: Recorded = None,
    limit: Limit = 20,
    as_json: Json = False,
    graph: Graph = None,
) -> None:
    """Search the texts of entities, claims, items, captions.

    Things come first, then claims and quotes, other items, captions. Words in double quotes must stand together; a
    word also finds those that begin with it.

    \b
    Examples:
      kg search "punched cards"
      kg search loom --kind claim --kind quote --between 0:10:00 1:00:00
    """
    tell(opened(graph).search(text, limit, kind or (), source, seconds(between), recording), as_json)
