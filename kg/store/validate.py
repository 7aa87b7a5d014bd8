"""Whether a graph keeps its promises: SHACL shapes for what RDF can see, our own checks for the rest.

Each check is a function from a store to problems; a new one is a function and a row in `CHECKS`. All read the lines of
graph.nq in order, so the work grows with the graph and no faster.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from kg.rdf import lines, read, terms, write_claims
from kg.rdf.passages import passage_ids
from kg.records.document import Document
from kg.records.problem import Problem
from kg.records.statement import Claim, Evidence, Statement
from kg.records.vocabulary import ID, KG, PREDICATES, RDF, UNCLASSED
from kg.resolution import entity_id, parse_id
from kg.store.store import DOCUMENTS, GRAPH, Store
from kg.timing.choices import latest
from kg.workspace import cache, directory, seal

Check = Callable[[Store], Iterator[Problem]]

MOST = 100
"""Problems of one kind that are told; the rest are counted."""


def validate(store: Store) -> tuple[Problem, ...]:
    """Return what is wrong with a graph: () where it keeps every promise.

    Sorted by check; of each kind the first hundred, and how many there are in all.
    """
    return tuple(problem for check in CHECKS for problem in _first(check(store)))


def _first(problems: Iterator[Problem]) -> Iterator[Problem]:
    told: dict[str, int] = {}
    last: dict[str, Problem] = {}
    for problem in problems:
        told[problem.kind] = told.get(problem.kind, 0) + 1
        last[problem.kind] = problem
        if told[problem.kind] <= MOST:
            yield problem
    for kind, count in told.items():
        if count > MOST:
            yield Problem(last[kind].path, 0, kind, f"there are {count:,} of this kind; the first {MOST} are shown.")


def files_are_as_sealed(store: Store) -> Iterator[Problem]:
    """Every file of the build holds the bytes it was sealed with; what the cache holds was left there by kg."""
    sealed = seal.load(store.build)
    if sealed is None:
        yield Problem(seal.NAME, 0, "damaged", "the seal of the build is broken; run `kg build` again.")
        return
    for name, what in seal.broken(store.build, sealed, whole=True):
        yield Problem(name, 0, "damaged", f"it {what}; run `kg build` again.")
    folder = directory.whole(store.build).parent.parent / "cache"
    for name in cache.foreign(folder) if directory.whole(store.build).parent.name == "builds" else ():
        told = "it is not as kg wrote it, and is not believed; it goes at the next build."
        yield Problem(f"cache/{name}", 0, "foreign", told)


def changed_sources(store: Store) -> tuple[str, ...]:
    """Return a sentence for each source whose file is not there any more, or holds other bytes: no damage, but worth
    knowing. Looked for from the working directory and from the folder of the graph directory, by path."""
    told = []
    for source in store.sources():
        places = (Path(source.path), directory.whole(store.build).parent.parent.parent / source.path)
        path = next((place for place in places if place.is_file()), None)
        if path is None:
            if source.format != "curation":
                told.append(f"{source.path} is not there any more.")
        elif seal.sha256(path) != source.sha256:
            told.append(f"{source.path} has changed since the build.")
    return tuple(told)


def graph_is_canonical(store: Store) -> Iterator[Problem]:
    """Every line of graph.nq stands once, in order, without blank nodes, and is in the index."""
    before, count = "", 0
    with open(store.build / GRAPH, encoding="utf-8", newline="\n") as file:
        for number, line in enumerate(file, 1):
            if line <= before:
                yield Problem(GRAPH, number, "unsorted", "the line stands twice or is out of order.")
            if line.startswith("_:") or " _:" in line.partition('"')[0]:
                yield Problem(GRAPH, number, "blank-node", "the line has a blank node.")
            before, count = line, number
    if count != len(store.quads):
        yield Problem(GRAPH, 0, "stale-index", f"{count} lines, but {len(store.quads)} quads in the index.")


def shapes_fit(store: Store) -> Iterator[Problem]:
    """The graph fits shapes.ttl."""
    import rdflib

    from kg import ontology
    from kg.store.shapes import Shapes

    shapes = Shapes(rdflib.Graph().parse(ontology.path("shapes.ttl")), rdflib.Graph().parse(ontology.path()))
    found = []
    for broken in shapes.check(store.build / GRAPH):
        terms_ = (broken.focus, broken.path, broken.value)
        what = " ".join(_short(_bare(term)) for term in terms_ if term is not None)
        found.append(Problem(GRAPH, 0, "shape", f"{what}: {broken.constraint}."))
    yield from sorted(found)


def _bare(term: str) -> str:
    """An IRI or the value of a literal."""
    literal = lines.literal(term) if term.startswith('"') else None
    return literal[0] if literal else term.removeprefix("<").removesuffix(">")


def _short(term: str) -> str:
    text = term.removeprefix(KG) if term.startswith(KG) else term.removeprefix(ID)
    return text if len(text) <= 80 else text[:79] + "…"


def quotes_stand(store: Store) -> Iterator[Problem]:
    """Every quote stands on its lines."""
    documents = {page.document.source.id: page.document for page in store.documents()}
    for id_, passage in _passages(store):
        yield from _misplaced(id_, passage, documents.get(passage.source))


def _passages(store: Store) -> Iterator[tuple[str, Evidence]]:
    return store.records.passages()


def _misplaced(id_: str, passage: Evidence, document: Document | None) -> Iterator[Problem]:
    if document is None:
        yield Problem(DOCUMENTS, 0, "no-source", f"{id_} is from {passage.source}, which is not there.")
    elif not 1 <= passage.line <= passage.line_end <= len(document.lines):
        told = f"{id_} is on lines {passage.line} to {passage.line_end} of {len(document.lines)}."
        yield Problem(document.source.path, passage.line, "no-such-line", told)
    elif passage.quote not in document.text(passage.line, passage.line_end):
        told = f"the quote of {id_}, “{_short(passage.quote)}”, does not stand there."
        yield Problem(document.source.path, passage.line, "quote-not-found", told)


def names_and_codes_stand(store: Store) -> Iterator[Problem]:
    """Every mention and every timecode stands on its line."""
    for page in store.documents():
        document = page.document
        for placed in page.mentions:
            mention = placed.mention
            if mention.form not in document.text(mention.line, mention.line + 1):  # a name may go over a line's end
                told = f"“{_short(mention.form)}” ({placed.entity}) does not stand there."
                yield Problem(document.source.path, mention.line, "form-not-found", told)
        for code in document.timecodes:
            if not document.lines[code.line - 1].startswith(code.raw, code.column):
                yield Problem(document.source.path, code.line, "code-not-found", f"“{code.raw}” does not stand there.")


def statements_are_whole(store: Store) -> Iterator[Problem]:
    """Every statement has evidence; an assertion has its plain triple, and the edge of influence where it is one."""
    plain = set(store.edges())
    asserted = set()
    for statement in store.records.statements():
        if not statement.evidence:
            yield Problem(GRAPH, 0, "no-evidence", f"{statement.id} has no evidence.")
        if statement.polarity == "asserted" and isinstance(statement.object, str):
            asserted |= set(_plain(statement, statement.object))
    for subject, predicate, object_ in sorted(asserted - plain):
        yield Problem(GRAPH, 0, "no-plain-triple", f"{subject} {predicate} {object_} is asserted, but no plain triple.")
    for subject, predicate, object_ in sorted(plain - asserted):
        yield Problem(
            GRAPH, 0, "no-assertion", f"{subject} {predicate} {object_} is a plain triple that nobody asserts."
        )


def _plain(statement: Statement, object_: str) -> Iterator[tuple[str, str, str]]:
    yield statement.subject, statement.predicate, object_
    predicate = PREDICATES.get(statement.predicate)
    direction = predicate.influence if predicate else None
    if direction == "forward":
        yield statement.subject, "influenced", object_
    elif direction == "backward":
        yield object_, "influenced", statement.subject


def claims_are_whole(store: Store) -> Iterator[Problem]:
    """Every claim is made somewhere, inside its recording."""
    # Its end is where the readers have it (`latest`): lengths are rounded to minutes, and times drift.
    lengths = {recording.id: recording.duration_s for recording in store.recordings()}
    for claim in store.claims():
        if not claim.mentions:
            yield Problem(GRAPH, 0, "no-evidence", f"{claim.id} is made nowhere.")
        yield from _outside(claim, lengths.get(claim.recording or ""))


def _outside(claim: Claim, length: float | None) -> Iterator[Problem]:
    last = max((second for second in (claim.start_s, claim.end_s) if second is not None), default=0)
    if length is not None and last > latest(length):
        yield Problem(GRAPH, 0, "outside", f"{claim.id} is made at {last:g} s of a recording of {length:g} s.")


def ids_read_back(store: Store) -> Iterator[Problem]:
    """Every id says what it stands for: an entity's its class and a name, a passage's what it holds."""
    for entity in store.records.entities(by_class=True):
        type_, name = parse_id(entity.id)
        if (
            type_ != entity.type
            or entity_id(type_, name) != entity.id
            or terms.local(entity.id) != f"<{ID}{entity.id}>"
        ):
            yield Problem(GRAPH, 0, "odd-id", f"{entity.id} is a {entity.type or UNCLASSED} called “{entity.name}”.")
    passages = list(_passages(store))
    documents = [page.document for page in store.documents()]
    pages = {document.source.id: (document.source.path, document.lines) for document in documents}
    right = passage_ids((passage for _, passage in passages), pages)
    for id_, passage in passages:
        if right[passage] != id_:
            yield Problem(GRAPH, 0, "odd-id", f"{id_} is not the id of what it holds, {right[passage]}.")
    for claim in store.claims():
        node = write_claims.interval_id(claim)
        if node is not None and KG + "Interval" not in read.types(store.quads, read.node(node)):
            yield Problem(GRAPH, 0, "odd-id", f"{claim.id} is not made at its interval {node}.")


_OURS = re.compile(f"<{re.escape(ID)}[^>]*>")


def nothing_dangles(store: Store) -> Iterator[Problem]:
    """Every thing of ours that is spoken of is there, with its class; every mention is of an entity that is."""
    there, named = set(), dict[str, str]()
    for subject, predicate, object_ in lines.read(store.build / GRAPH):
        named.setdefault(subject, subject)
        if predicate == f"<{RDF}type>":
            there.add(subject)
        elif _OURS.fullmatch(object_) and not predicate.endswith("#sameAs>"):
            named.setdefault(object_, subject)
    for object_ in sorted(named.keys() - there):
        told = f"{_short(named[object_][1:-1])} speaks of {_short(object_[1:-1])}, of which no class is told."
        yield Problem(GRAPH, 0, "dangling", told)
    for page in store.documents():
        for entity in sorted({placed.entity for placed in page.mentions if f"<{ID}{placed.entity}>" not in there}):
            yield Problem(page.document.source.path, 0, "dangling", f"names {entity}, of which no class is told.")


CHECKS: tuple[Check, ...] = (
    files_are_as_sealed,
    graph_is_canonical,
    nothing_dangles,
    quotes_stand,
    names_and_codes_stand,
    statements_are_whole,
    claims_are_whole,
    ids_read_back,
    shapes_fit,
)
"""Every check, in the order of the report."""
