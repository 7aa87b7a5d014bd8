"""For other programs: SPARQL, files, a server, tools for agents."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from kg.commands.answers import opened
from kg.commands.options import Graph, Json, Query, names
from kg.exports import EXPORTS, FOLDERS
from kg.exports.base import Axis, Dialect, Graphs, Language

AnswerForm = Annotated[
    Literal["table", "json", "csv", "tsv", "xml", "ttl", "nt"],
    typer.Option("--format", "-f", help="How the answer is written; ttl and nt for CONSTRUCT and DESCRIBE."),
]


def _seconds_or_never(value: float) -> float:
    if not 0 <= value <= 10**6:
        raise typer.BadParameter("write a number of seconds from 0 (never) to 1000000")
    return value


Timeout = Annotated[
    float,
    typer.Option("--timeout", metavar="SECONDS", callback=_seconds_or_never, help="When to give up; 0 for never."),
]


def _forms(incomplete: str) -> list[str]:
    return [name for name in (*EXPORTS, *FOLDERS) if name.startswith(incomplete)]


def _form(name: str) -> str:
    if name not in (*EXPORTS, *FOLDERS):
        from kg.exports.writing import form_of
        from kg.records.errors import QueryError

        try:
            form_of(name)
        except QueryError as error:
            raise typer.BadParameter(str(error).rstrip(".")) from None
    return name


ExportForm = Annotated[
    str,
    typer.Argument(
        metavar="FORMAT",
        callback=_form,
        autocompletion=_forms,
        help=f"A file: {', '.join(EXPORTS)}; a folder: {', '.join(FOLDERS)}.",
    ),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="The file or folder to write; else the standard output."),
]
Plain = Annotated[bool, typer.Option("--plain", help="RDF: without assertions and passages.")]
OnAxis = Annotated[
    Axis,
    typer.Option("--timeline", help="GEXF: a time axis of seconds when it was said, or of years when it was true."),
]
WithClaims = Annotated[bool, typer.Option("--claims", help="GEXF, GraphML: claims as nodes too.")]
Types = Annotated[
    list[str] | None,
    typer.Option("--types", metavar="TYPE", help="GEXF, GraphML, CSV: only entities of this type; repeatable."),
]
Around = Annotated[
    str,
    typer.Option(
        "--around", metavar="NAME", help="SVG: only what influenced NAME and what NAME did.", autocompletion=names
    ),
]
Connected = Annotated[
    bool, typer.Option("--connected", help="GEXF, GraphML, CSV: only nodes that something joins to another.")
]
NamedGraphs = Annotated[
    Graphs,
    typer.Option("--graphs", help="N-Quads, TriG: one default graph, or what each source says in a graph of its own."),
]
InfluenceOnly = Annotated[bool, typer.Option("--influence-only", help="GEXF, GraphML, CSV: only influence.")]
ForEngine = Annotated[
    Dialect,
    typer.Option("--dialect", help="Cypher: for which engine; Ladybug is the successor of Kùzu."),
]
Lang = Annotated[
    Language,
    typer.Option("--lang", help="HTML: the language of the words around."),
]


def sparql(
    query: Query = None,
    format_: AnswerForm = "table",
    timeout: Timeout = 60,
    as_json: Json = False,
    graph: Graph = None,
) -> None:
    """Ask in SPARQL 1.1: SELECT, ASK, CONSTRUCT or DESCRIBE.

    The usual prefixes are known. Updates and SERVICE are refused. A query that takes longer than a minute, or more than
    2 GiB of memory, is stopped.

    \b
    Examples:
      kg sparql 'SELECT ?who { ?who kg:workedAt / rdfs:label "Acme" }'
      kg sparql question.rq --format csv > answer.csv
    """
    from kg.queries import sparql as ask

    if query is None and sys.stdin is not None and sys.stdin.isatty():
        raise typer.BadParameter("write a query, the name of a file that holds one, or pipe one in", param_hint="QUERY")
    ask.write(opened(graph).opened, ask.text(query), "json" if as_json else format_, timeout or None)


def export(
    format_: ExportForm,
    output: Output = None,
    plain: Plain = False,
    timeline: OnAxis = "none",
    claims: WithClaims = False,
    types: Types = None,
    influence_only: InfluenceOnly = False,
    connected: Connected = False,
    around: Around = "",
    graphs: NamedGraphs = "one",
    dialect: ForEngine = "neo4j",
    lang: Lang = "en",
    graph: Graph = None,
) -> None:
    """Write the whole graph for other programs.

    An export that fails or is stopped leaves an earlier file as it was. A folder is written again file by file: what
    others put there, and what they changed, stays.

    \b
    Examples:
      kg export gexf -o interview.gexf --timeline said
      kg export ttl --plain | less
      kg export html -o site
      kg export svg --around "Ada Lovelace" -o ada.svg
    """
    from kg.exports import writing
    from kg.terminal.output import say

    rdf = {"plain": plain, "graphs": graphs}
    nets = {"types": tuple(types or ()), "influence_only": influence_only, "connected": connected}
    more = {"claims": claims, "timeline": timeline, "around": around, "dialect": dialect, "lang": lang}
    options = writing.chosen({**rdf, **nets, **more, "tell": say})
    writing.export(opened(graph).store, format_, output, options)


def serve(
    port: Annotated[int, typer.Option(metavar="PORT", min=0, max=65535, help="Where to listen; 0: any free.")] = 8000,
    host: Annotated[str, typer.Option(metavar="HOST", help="Other than this machine's own address.")] = "127.0.0.1",
    open_: Annotated[bool, typer.Option("--open", help="Open a browser.")] = False,
    curate: Annotated[bool, typer.Option("--curate", help="Let the reader decide doubts, with a token.")] = False,
    timeout: Annotated[float, typer.Option(metavar="SECONDS", min=0.1, help="When a SPARQL query is stopped.")] = 30.0,
    allow_origin: Annotated[
        list[str] | None, typer.Option(metavar="URL", help="A site whose scripts may read the graph; repeatable.")
    ] = None,
    graph: Graph = None,
) -> None:
    """Show the graph in a browser, and answer SPARQL over HTTP.

    For this machine only, read-only, offline. A build shows without a restart. Wants the extra [serve].

    \b
    Examples:
      kg serve --open
      kg serve --port 8080 --curate
    """
    from kg.web import serve as web

    web.serve(graph, host, port, open_, curate, timeout, tuple(allow_origin or ()))


def mcp(graph: Graph = None) -> None:
    """Let agents ask: tools over the standard streams (MCP).

    Read-only. Name this command in the settings of your agent; `kg serve` has the same at /mcp. Wants the extra [mcp].

    \b
    Example:
      kg mcp --graph notes/.kg
    """
    from kg.web.agents import over_stdio

    over_stdio.serve(graph)


def completion(
    shell: Annotated[Literal["bash", "zsh", "fish"], typer.Argument(metavar="SHELL", help="bash, zsh or fish.")],
) -> None:
    """Write what makes a shell complete commands and names.

    Commands, options, and the names of the graph that is here.

    \b
    Example:
      kg completion bash >> ~/.bash_completion
    """
    from typer._completion_shared import get_completion_script

    typer.echo(get_completion_script(prog_name="kg", complete_var="_KG_COMPLETE", shell=shell))
