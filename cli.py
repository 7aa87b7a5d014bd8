"""The command line: one function a command, heavy imports inside.

Only typer is imported here: what a command needs is loaded when it runs, so that a question is answered at once.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

if TYPE_CHECKING:
    from typer.models import CommandInfo

    from kg.store.opened import Opened
    from kg.store.store import Store
    from kg.terminal.output import Answer

SETTINGS: dict[str, Any] = {
    "no_args_is_help": True,
    "add_completion": False,
    "rich_markup_mode": None,  # plain help: the same words in a pipe, and rich stays unloaded
    "pretty_exceptions_enable": False,
    "context_settings": {"help_option_names": ["-h", "--help"]},
}
app = typer.Typer(**SETTINGS)

Graph = Annotated[
    Path | None,
    typer.Option("--graph", metavar="DIR", help="Graph directory; else KG_GRAPH, else .kg here or in a folder above."),
]
Json = Annotated[bool, typer.Option("--json", help="Write JSON.")]
Full = Annotated[bool, typer.Option("--full", help="On a terminal: every quote, and each in whole.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="A name in any form that the pages or their readers use.")]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Only what this person said.")]
About = Annotated[str | None, typer.Option("--about", metavar="NAME", help="Only what is about this person or thing.")]
Between = Annotated[
    tuple[str, str] | None,
    typer.Option("--between", metavar="FROM TO", help="Only what was said between two times, such as 1:00:00 1:30:00."),
]
Depth = Annotated[int | None, typer.Option("--depth", metavar="N", min=1, help="How many steps to go; else all.")]
Kinds = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar="KIND", help="Only this way: advised, inspired, 'built on' …; repeatable."),
]
Nearest = Annotated[int, typer.Option("--limit", metavar="N", min=0, help="Show the nearest N; 0 for all.")]
Source = Annotated[
    str | None, typer.Option("--source", metavar="PATH", help="Only this source; the end of its path will do.")
]
K = Annotated[int, typer.Option("-k", metavar="N", min=1, max=100, help="How many paths.")]
Via = Annotated[
    list[str] | None, typer.Option("--via", metavar="PREDICATE", help="Only over this predicate; repeatable.")
]
Decision = Annotated[str, typer.Argument(metavar="DECISION", help="One of those below.")]
Texts = Annotated[list[str], typer.Argument(metavar="TEXT...", help="The names or ids that it is about.")]
ClaimKind = Annotated[
    Literal["claim", "prediction", "opinion", "fact", "number", "definition", "advice", "narration"] | None,
    typer.Option("--kind", help="Only claims of this kind."),
]
ConflictKind = Annotated[
    Literal["role", "profession", "outcome", "amount", "date", "denial", "speaker", "name", "time"] | None,
    typer.Option("--kind", help="Only conflicts of this kind."),
]
HitKinds = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar="KIND", help="Only this kind: entity, claim, quote, cue, chapter …; repeatable."),
]
Limit = Annotated[int, typer.Option("--limit", "-n", metavar="N", min=1, max=10_000, help="How many hits at most.")]
Query = Annotated[
    str | None, typer.Argument(metavar="QUERY", help="A query, a file that holds one, or - for the standard input.")
]
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
ExportForm = Annotated[
    Literal[
        "ttl", "nt", "nq", "trig", "jsonld", "rdfxml", "json", "gexf", "graphml", "csv", "csv-nodes", "cypher",
        "html", "obsidian", "tables", "parquet", "neo4j-csv",
    ],
    typer.Argument(
        metavar="FORMAT",
        help="A file: ttl, nt, nq, trig, jsonld, rdfxml, json, gexf, graphml, csv (edges), csv-nodes or cypher; "
        "a folder: html, obsidian, tables, parquet or neo4j-csv.",
    ),
]  # fmt: skip
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="The file or folder to write; else the standard output."),
]
Plain = Annotated[bool, typer.Option("--plain", help="RDF: without assertions and passages.")]
Axis = Annotated[
    Literal["said", "true", "none"],
    typer.Option("--timeline", help="GEXF: a time axis of seconds when it was said, or of years when it was true."),
]
WithClaims = Annotated[bool, typer.Option("--claims", help="GEXF, GraphML: claims as nodes too.")]
Types = Annotated[
    list[str] | None,
    typer.Option("--types", metavar="TYPE", help="GEXF, GraphML, CSV: only entities of this type; repeatable."),
]
Connected = Annotated[
    bool, typer.Option("--connected", help="GEXF, GraphML, CSV: only nodes that something joins to another.")
]
NamedGraphs = Annotated[
    Literal["one", "source"],
    typer.Option("--graphs", help="N-Quads, TriG: one default graph, or what each source says in a graph of its own."),
]
InfluenceOnly = Annotated[bool, typer.Option("--influence-only", help="GEXF, GraphML, CSV: only influence.")]

Dialect = Annotated[
    Literal["neo4j", "memgraph", "ladybug"],
    typer.Option("--dialect", help="Cypher: for which engine; Ladybug is the successor of Kùzu."),
]
Lang = Annotated[Literal["en", "zh"], typer.Option("--lang", help="HTML: the language of the words around.")]


@app.callback(invoke_without_command=True)
def start(version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False) -> None:
    """Turn long interviews into a knowledge graph that can be asked and trusted."""
    if version:
        import kg

        typer.echo(f"kg {kg.__version__}")


@app.command()
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
    from kg.building import pipeline, proposals
    from kg.queries import built
    from kg.terminal.output import progress, show

    asked = proposals.chosen(graph, llm, llm_model, llm_record, llm_budget, llm_estimate)
    with progress() as tell:
        if llm_estimate and asked:
            return show(built.Estimated.of(pipeline.estimate(paths, asked, graph, tell)), as_json)
        summary = pipeline.build(paths, graph, jobs, strict, tell, links, model, asked, max_size * 2**20)
    show(built.Built.of(summary), as_json)


@app.command()
def demo(graph: Graph = None) -> None:
    """Build the bundled sample and ask it the main questions.

    Its graph is made in kg-demo/.kg, or where --graph says.

    \b
    Example:
      kg demo
    """
    from kg.building import demo as tour

    tour.walk(graph)


@app.command()
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

    _show(explaining.explain(what), as_json, full)


@app.command()
def info(as_json: Json = False, graph: Graph = None) -> None:
    """Show what the graph holds, in numbers.

    \b
    Example:
      kg info
    """
    from kg.queries import info as query

    _show(query.info(_store(graph)), as_json)


@app.command()
def sources(as_json: Json = False, graph: Graph = None) -> None:
    """Show what was read: each source and its problems.

    With its format and why, its counts, its recording and why, and how it got its times.

    \b
    Example:
      kg sources
    """
    from kg.queries import sources as query

    _show(query.sources(_store(graph)), as_json)


@app.command("who-influenced")
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
    from kg.queries import influence

    _show(influence.who_influenced(_opened(graph), name, depth, kind or (), limit), as_json, full)


@app.command("influenced-by")
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
    from kg.queries import influence

    _show(influence.influenced_by(_opened(graph), name, depth, kind or (), limit), as_json, full)


@app.command()
def path(
    a: Annotated[str, typer.Argument(metavar="A", help="Where to start.")],
    b: Annotated[str, typer.Argument(metavar="B", help="Where to arrive.")],
    k: K = 1,
    directed: Annotated[bool, typer.Option("--directed", help="Follow each edge only from subject to object.")] = False,
    via: Via = None,
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
    """
    from kg.queries import paths

    _show(paths.paths(_store(graph), a, b, k, directed, via or ()), as_json, full)


@app.command()
def show(name: Name, full: Full = False, as_json: Json = False, graph: Graph = None) -> None:
    """Show a card of NAME.

    Its IRI and other names, career, works, influences, and the claims by and about it.

    \b
    Example:
      kg show "Ada Lovelace"
    """
    from kg.queries import card

    _show(card.card(_store(graph), name), as_json, full)


@app.command()
def career(name: Name, full: Full = False, as_json: Json = False, graph: Graph = None) -> None:
    """Show where NAME studied and worked, in order.

    \b
    Example:
      kg career "Ada Lovelace"
    """
    from kg.queries import career as query

    _show(query.career(_store(graph), name), as_json, full)


@app.command()
def claims(
    by: By = None,
    about: About = None,
    kind: ClaimKind = None,
    between: Between = None,
    contested: Annotated[bool, typer.Option("--contested", help="Only those that another source contradicts.")] = False,
    as_json: Json = False,
    graph: Graph = None,
) -> None:
    """Show what was claimed, in the order of the recording.

    \b
    Examples:
      kg claims --by "Ada Lovelace" --kind prediction
      kg claims --about "analytical engine" --between 0:10:00 1:00:00
    """
    from kg.queries import claims as query

    _show(query.claims(_store(graph), by, about, kind, _seconds(between), contested), as_json)


@app.command()
def quotes(
    by: By = None, about: About = None, between: Between = None, as_json: Json = False, graph: Graph = None
) -> None:
    """Show the quotes of the pages, with speaker and time.

    \b
    Example:
      kg quotes --by "Ada Lovelace"
    """
    from kg.queries import quotes as query

    _show(query.quotes(_store(graph), by, about, _seconds(between)), as_json)


@app.command()
def timeline(
    about: About = None, by: By = None, between: Between = None, as_json: Json = False, graph: Graph = None
) -> None:
    """Show what was said when.

    Chapters, claims, quotes and facts by the second of the recording.

    \b
    Example:
      kg timeline --about "analytical engine" --between 1:00:00 2:00:00
    """
    from kg.queries import timeline as query

    _show(query.timeline(_store(graph), about, by, _seconds(between)), as_json)


@app.command()
def timecodes(
    doubtful: Annotated[bool, typer.Option("--doubtful", help="Only those that could not be placed.")] = False,
    source: Source = None,
    as_json: Json = False,
    graph: Graph = None,
) -> None:
    """Show the timecodes of the pages, what each means, why.

    \b
    Example:
      kg timecodes --doubtful
    """
    from kg.queries import timecodes as query

    _show(query.timecodes(_store(graph), doubtful, source), as_json)


@app.command()
def search(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Words in any script.")],
    kind: HitKinds = None,
    source: Source = None,
    between: Between = None,
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
    from kg.queries import search as query

    _show(query.search(_store(graph), text, limit, kind or (), source, _seconds(between)), as_json)


@app.command()
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
    from kg.queries import why as query

    _show(query.why(_store(graph), id_), as_json, full)


@app.command("why-same")
def why_same(
    a: Annotated[str, typer.Argument(metavar="A", help="A name.")],
    b: Annotated[str, typer.Argument(metavar="B", help="Another.")],
    as_json: Json = False,
    graph: Graph = None,
) -> None:
    """Say why two names are one thing, or not.

    \b
    Example:
      kg why-same "Ada Lovelace" "Countess Lovelace"
    """
    from kg.queries import why_same as query

    _show(query.why_same(_store(graph), a, b), as_json)


@app.command()
def doubts(
    llm: Annotated[
        bool, typer.Option("--llm", help="What a language model proposed and was not taken, and why.")
    ] = False,
    facts: Annotated[bool, typer.Option("--facts", help="Facts that were refused, and by which word.")] = False,
    full: Full = False,
    as_json: Json = False,
    graph: Graph = None,
) -> None:
    """Show names that may be one thing and were not merged, or facts that were refused.

    A fact is refused where a word denies it, hopes, asks, reports or supposes it, or leaves a choice.

    \b
    Examples:
      kg doubts
      kg doubts --facts
    """
    if facts:
        from kg.queries.refused import refused

        _show(refused(_store(graph)), as_json, full)
        return
    from kg.queries import doubts as query
    from kg.queries import untaken

    if llm:
        return _show(untaken.untaken(_store(graph)), as_json, full)

    _show(query.doubts(_store(graph)), as_json, full)


@app.command()
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


@app.command()
def conflicts(
    about: About = None, kind: ConflictKind = None, full: Full = False, as_json: Json = False, graph: Graph = None
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
    from kg.queries import conflicts as query

    _show(query.conflicts(_store(graph), about, kind), as_json, full)


@app.command()
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
    ask.write(_opened(graph), ask.text(query), "json" if as_json else format_, timeout or None)


@app.command()
def export(
    format_: ExportForm,
    output: Output = None,
    plain: Plain = False,
    timeline: Axis = "none",
    claims: WithClaims = False,
    types: Types = None,
    influence_only: InfluenceOnly = False,
    connected: Connected = False,
    graphs: NamedGraphs = "one",
    dialect: Dialect = "neo4j",
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
    """
    from kg.exports import writing
    from kg.terminal.output import say

    rdf = {"plain": plain, "graphs": graphs}
    nets = {"types": tuple(types or ()), "influence_only": influence_only, "connected": connected}
    more = {"claims": claims, "timeline": timeline, "dialect": dialect, "lang": lang, "tell": say}
    writing.export(_store(graph), format_, output, writing.chosen({**rdf, **nets, **more}))


@app.command()
def validate(as_json: Json = False, graph: Graph = None) -> None:
    """Check the graph: shapes, and every quote on its line.

    Exits with 1 where something is wrong.

    \b
    Example:
      kg validate
    """
    from kg.queries.validated import Validated
    from kg.store.validate import changed_sources
    from kg.store.validate import validate as check

    store = _store(graph)
    answer = Validated(tuple(check(store)), changed_sources(store))
    _show(answer, as_json)
    raise typer.Exit(1 if answer.problems else 0)


@app.command()
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


@app.command()
def mcp(graph: Graph = None) -> None:
    """Let agents ask: tools over the standard streams (MCP).

    Read-only. Name this command in the settings of your agent; `kg serve` has the same at /mcp. Wants the extra [mcp].

    \b
    Example:
      kg mcp --graph notes/.kg
    """
    from kg.web import stdio

    stdio.serve(graph)


def _store(graph: Path | None) -> Store:
    from kg.store.store import Store
    from kg.workspace.directory import locate

    return Store.open(locate(graph))


def _opened(graph: Path | None) -> Opened:
    from kg.store.opened import Opened
    from kg.workspace.directory import locate

    return Opened.open(locate(graph))


def _show(answer: Answer, as_json: bool, full: bool = False) -> None:
    from kg.terminal.output import show

    show(answer, as_json, full)


def _seconds(between: tuple[str, str] | None) -> tuple[float, float] | None:
    if between is None:
        return None
    from kg.text.timecode import seconds

    start, end = (float(raw) if raw.isdecimal() else seconds(raw) for raw in between)
    if start is None or end is None:
        raise typer.BadParameter("write two times such as 1:00:00 1:30:00", param_hint="--between")
    if start > end:
        raise typer.BadParameter(f"{between[0]} is after {between[1]}; write the earlier first", param_hint="--between")
    return start, end


def _asked(program: typer.Typer, arguments: list[str]) -> typer.Typer:
    """Return the program with the one command that is called: to read the options of all takes as long as an answer."""
    asked = [command for command in program.registered_commands if _name(command) in arguments[:1]]
    if not asked:
        return program
    narrow = typer.Typer(**SETTINGS)
    narrow.registered_callback, narrow.registered_commands = program.registered_callback, asked
    return narrow


def _name(command: CommandInfo) -> str:
    return command.name or (command.callback.__name__.replace("_", "-") if command.callback else "")


def main() -> None:
    """Run the command line; the one place where an error becomes words."""
    from kg.records.errors import KgError
    from kg.terminal import output

    output.prepare()
    try:
        with output.flushed():
            _asked(app, sys.argv[1:])(prog_name="kg")
    except KgError as error:
        output.fail(str(error))
    except (BrokenPipeError, KeyboardInterrupt) as error:
        output.leave(error)
    except Exception as error:
        output.fail(output.sentence(error))
