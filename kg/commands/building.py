"""Making a graph: reading files, trying the sample, seeing how words are read, deciding."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.commands.options import Decision, Full, Graph, Json, Texts


def init(graph: Graph = None) -> None:
    """Write kg.toml, with every setting commented out.

    Beside the graph directory, or where --graph says it will be. A file that is there is left as it is.

    \b
    Example:
      kg init
    """
    from kg.workspace import config

    typer.echo(f"{config.init(graph.absolute().parent if graph else Path())} is written.", err=True)


def build(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Pages, transcripts, or folders of them.")],
    jobs: Annotated[int, typer.Option(min=0, help="Processes; 0 for one a core where that pays.")] = 0,
    strict: Annotated[bool, typer.Option("--strict", help="Fail on any problem, and leave the old graph.")] = False,
    links: Annotated[
        str | None,
        typer.Option("--links", metavar="FILE", help="CSV of names and external ids, such as wikidata:Q7259."),
    ] = None,
    model: Annotated[
        str | None,
        typer.Option("--model", metavar="NAME", help="An installed spaCy pipeline of English, not the one that ships."),
    ] = None,
    max_size: Annotated[
        int, typer.Option("--max-size", min=1, metavar="MIB", help="MiB of all files together, at most.")
    ] = 2048,
    llm: Annotated[
        str | None,
        typer.Option("--llm", metavar="URL", help="A language model as one more reader: an OpenAI-compatible URL."),
    ] = None,
    llm_model: Annotated[str | None, typer.Option("--llm-model", metavar="NAME", help="Its name.")] = None,
    llm_record: Annotated[bool, typer.Option("--llm-record", help="Ask it for what is not recorded yet.")] = False,
    llm_budget: Annotated[
        int, typer.Option("--llm-budget", min=0, metavar="TOKENS", help="Tokens at most; 0 for any number.")
    ] = 0,
    llm_estimate: Annotated[
        bool, typer.Option("--llm-estimate", help="Say what asking would take; build nothing.")
    ] = False,
    llm_pairs: Annotated[
        bool, typer.Option("--llm-pairs", help="Put undecided names and claims to it as well.")
    ] = False,
    as_json: Json = False,
    graph: Graph = None,
) -> None:
    """Read files and folders into the graph.

    The graph then is exactly what they say. Unchanged files come from the cache. Ends with what was read and the
    problems met; a build that fails or is stopped leaves the earlier graph as it was.

    \b
    Example:
      kg build notes/ interview.srt
    """
    from kg.building import start
    from kg.queries import built
    from kg.terminal.output import progress, show

    asked = start.chosen(graph, llm, llm_model, llm_record, llm_budget, llm_estimate, llm_pairs)
    with progress() as tell:
        if llm_estimate and asked:
            return show(built.Estimated.of(start.estimate(paths, asked, graph, tell)), as_json)
        summary = start.build(paths, graph, jobs, strict, tell, links, model, asked, max_size * 2**20)
    show(built.Built.of(summary), as_json)


def demo(graph: Graph = None) -> None:
    """Build the bundled sample and ask it the main questions.

    Its graph is made in kg-demo/.kg, or where --graph says.

    \b
    Example:
      kg demo
    """
    from kg.building import demo as tour

    tour.walk(graph)


def explain(
    what: Annotated[str, typer.Argument(metavar="TEXT|FILE[:LINE]", help="Words, a file, or a line of a file.")],
    full: Full = False,
    as_json: Json = False,
) -> None:
    """Show how words are read, and what refused a fact.

    Of each sentence the names with their class and what tells it, whom its pronouns stand for, how its words hang
    together, each fact with the rule or frame that made it, and each fact that a word refused. What is given is read by
    itself: in a build the other pages of a recording lend it their names. Of a file, the sentences that tell something.

    \b
    Examples:
      kg explain "Ada Lovelace may have joined Acme Labs."
      kg explain notes/ada.md:12
    """
    from kg.building import explaining
    from kg.terminal.output import show

    show(explaining.explain(what), as_json, full)


def curate(decision: Decision, texts: Texts, graph: Graph = None) -> None:
    """Write down what you decide; every build obeys it.

    One line in curation.toml beside the graph directory, for version control.

    \b
    same A B         two names are one thing
    different A B    they are not
    name A "Name"    what A is called
    type A Person    what A is
    hide A           A is no name of anything
    link A ID        A in another catalogue: wikidata:Q7259, orcid:…, doi:…
    drop STATEMENT   a statement (or claim) is wrong
    add A workedAt B a fact, with you as its evidence
    speaker CLAIM A  who made a claim

    \b
    Examples:
      kg curate same "Ada Lovelace" "Countess of Lovelace"
      kg curate add "Ada Lovelace" workedAt Acme
    """
    from kg.building.curating import decide

    typer.echo(decide(graph, decision, texts), err=True)
