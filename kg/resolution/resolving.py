"""The steps of resolution in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from functools import cache

from kg.names.reason import ACROSS, Reason, because
from kg.records.document import Document, Recording
from kg.records.statement import Doubt, Entity, Evidence, Extraction, Mention, Merge
from kg.resolution import bearers, blocking, decisions, expansions, naming, neighbours, shortforms, stated, told
from kg.resolution.clusters import Clusters, Edge, Refusal, run
from kg.resolution.decisions import Applied, Decision
from kg.resolution.evidence import between, by_name
from kg.resolution.kinds import clash
from kg.resolution.nodes import Node, nodes
from kg.resolution.outcome import Resolution
from kg.text.normalize import key


def resolve(
    documents: Sequence[Document],
    extractions: Sequence[Extraction],
    recordings: Sequence[Recording],
    decisions: Sequence[Decision] = (),
) -> Resolution:
    """Return the entities that the mentions name, the pairs left undecided, and decisions that no longer apply.

    Every mention belongs to exactly one entity. The outcome does not depend on the order of documents or mentions.
    """
    recording_of = {source: recording.id for recording in recordings for source in recording.sources}
    mentions = (mention for extraction in extractions for mention in extraction.mentions)
    found, meant = expansions.apart(nodes(mentions, recording_of, told.classes(extractions)))
    applied = _apply(decisions, found)
    opposed = _opposition(found, applied, shortforms.firms(found, documents), meant)
    clusters = Clusters(len(found), opposed)
    edges = [*_decided(applied), *_stated(found, documents), *_compared(found)]
    run(clusters, edges, opposed, found)
    shortforms.attach(found, clusters, documents)
    bearers.attach(found, clusters, documents, recordings)
    clusters.refusals += [*_homonyms(found, clusters), *_kept_apart(found, edges)]
    entities, home = _entities(found, clusters, applied, neighbours.classes(found, documents))
    texts = {document.source.id: document for document in documents}
    return Resolution(
        entities=entities,
        doubts=_doubts(clusters, found, texts),
        problems=applied.problems,
        merges=_merges(clusters, found, home),
        places=_places(entities, recording_of),
        recording_of=recording_of,
    )


_apply = decisions.apply


def _decided(applied: Applied) -> Iterator[Edge]:
    for a, b, decision in applied.same:
        yield Edge(a, b, because("decided", f"a person decided so: {decision.path}:{decision.line}"))
    for a, b, decision in applied.judged:
        yield Edge(a, b, because("judged", f"a language model says so: {decision.path}"))


def _stated(found: Sequence[Node], documents: Sequence[Document]) -> Iterator[Edge]:
    numbers = {node.id: number for number, node in enumerate(found)}
    for link in stated.links(found, documents):
        yield Edge(numbers[link.a.id], numbers[link.b.id], link.reason)


def _compared(found: Sequence[Node]) -> Iterator[Edge]:
    """Edges between nodes whose names share a block: within each recording, and once across recordings."""
    names: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for number, node in enumerate(found):
        names[key(node.name), node.person].append(number)
    forms = sorted(names)
    rows = [(form, blocking.blocks(found[names[form][0]].name, form[1])) for form in forms]
    for form in forms:
        yield from _equal(names[form], found)
    for one, two in blocking.pairs(rows):
        yield from _crossed(names[forms[one]], names[forms[two]], found)


def _equal(numbers: Sequence[int], found: Sequence[Node]) -> Iterator[Edge]:
    """Nodes of one name: each with the one before it that it does not clash with."""
    for place, number in enumerate(numbers):
        for other in reversed(numbers[:place]):
            reason = between(found[other], found[number])
            if reason is not None and reason.score > 0:
                yield Edge(other, number, reason)
                if found[other].recording != found[number].recording:
                    break


def _homonyms(found: Sequence[Node], clusters: Clusters) -> Iterator[Refusal]:
    """Things of different kinds that go by one name: kept apart, and shown."""
    named: dict[str, list[int]] = defaultdict(list)
    for number, node in enumerate(found):
        named[node.key].append(number)
    for numbers in named.values():
        first = found[numbers[0]]
        for number in numbers[1:]:
            if clash(first.type, found[number].type) and clusters.of(numbers[0]) != clusters.of(number):
                edge = Edge(numbers[0], number, because("letters", f"both are called “{first.form}”"))
                yield Refusal(edge, because("type", f"one is a {first.type}, the other a {found[number].type}"))


def _kept_apart(found: Sequence[Node], edges: Sequence[Edge]) -> Iterator[Refusal]:
    """Names that would be one, were they not of things of two kinds."""
    for edge in edges:
        if edge.reason.rule == "type":
            plain = by_name(found[edge.a].name, found[edge.b].name, None, None, False)
            if plain is not None and plain.score >= ACROSS:
                yield Refusal(Edge(edge.a, edge.b, plain), edge.reason)


def _crossed(left: Sequence[int], right: Sequence[int], found: Sequence[Node]) -> Iterator[Edge]:
    """Nodes of two names: every pair of one recording, and the first pair that two recordings have."""
    at: dict[str, list[int]] = defaultdict(list)
    for number in left:
        at[found[number].recording].append(number)
    for number in right:
        for other in at.get(found[number].recording, ()):
            if (reason := between(found[other], found[number])) is not None:
                yield Edge(other, number, reason)
    yield from _once([(a, b) for a in left[:8] for b in right[:8] if found[a].recording != found[b].recording], found)


def _once(pairs: Sequence[tuple[int, int]], found: Sequence[Node]) -> Iterator[Edge]:
    """The first pair that is one thing; else the pairs that would be, were they of one kind."""
    edges = [Edge(a, b, reason) for a, b in pairs if (reason := between(found[a], found[b])) is not None]
    joining = [edge for edge in edges if edge.reason.score > 0]
    yield from joining[:1] or [edge for edge in edges if edge.reason.rule == "type"]


def _opposition(
    found: Sequence[Node], applied: Applied, firms: Container[int], meant: Mapping[int, tuple[str, expansions.Words]]
) -> Callable[[int, int], Reason | None]:
    """What speaks against two nodes: a person's decision, kinds, names, and standing in one list."""
    listed: dict[int, frozenset[tuple[str, str, int]]] = {}

    @cache
    def opposed(a: int, b: int) -> Reason | None:
        if (min(a, b), max(a, b)) in applied.different:
            return because("decided-different", "a person decided so")
        if (min(a, b), max(a, b)) in applied.judged_apart:
            return because("judged-different", "a language model says so")
        if a in meant and b in meant and meant[a][0] == meant[b][0] and meant[a][1] != meant[b][1]:
            return because("expansion", "the pages give the letters two expansions")
        for firm, other in ((a, b), (b, a)):
            if firm in firms and shortforms.school_of(found[firm], found[other]):
                return because("told-apart", f"the pages call {found[firm].name} a firm")
        reason = between(found[a], found[b])
        if reason is not None and reason.score < 0:
            return reason
        for number in (a, b):
            if number not in listed:
                listed[number] = _lists(found[number])
        beside = _in_one_sentence(found[a], found[b])
        if beside and None not in (found[a].type, found[b].type) and found[a].type != found[b].type:
            return because("told-apart", f"one sentence names a {found[a].type} and a {found[b].type}")
        if beside or _both_listed(listed[a], listed[b]):
            return because("listed", "one page names them beside each other as two")
        return None

    return opposed


def _lists(node: Node) -> frozenset[tuple[str, str, int]]:
    """The lists in which the node is an entry, with its line."""
    return frozenset((m.source, m.section or "", m.line) for m in node.mentions if m.rank == 0 and m.whole and not m.of)


def _both_listed(a: frozenset[tuple[str, str, int]], b: frozenset[tuple[str, str, int]]) -> bool:
    return bool({place[:2] for place in a} & {place[:2] for place in b})


def _in_one_sentence(a: Node, b: Node) -> bool:
    """Whether some line names both, in prose."""
    left = {(m.source, m.line) for m in a.mentions if m.rank == 1 and m.section is not None}
    return bool(left & {(m.source, m.line) for m in b.mentions if m.rank == 1 and m.section is not None})


def _entities(
    found: Sequence[Node], clusters: Clusters, applied: Applied, beside: Mapping[int, str]
) -> tuple[tuple[Entity, ...], dict[int, str]]:
    """The entities, and the id of each cluster's."""
    made: list[tuple[Entity, str]] = []
    roots: dict[Mention, int] = {}
    for members in clusters.all():
        chosen = {kind: next((rows[n] for n in members if n in rows), None) for kind, rows in applied.about.items()}
        if any(n in applied.about["hide"] for n in members):
            continue
        links = [decisions.iri(chosen["link"])] if chosen["link"] else []
        rows = [found[n] for n in members]
        named = [found[n] for n in members if n not in clusters.loose]
        near = next((beside[n] for n in members if n in beside), None)
        made.append(
            (
                naming.entity(rows, chosen["name"], chosen["type"], links, near, named),
                min(node.recording for node in rows),
            )
        )
        roots.update({mention: clusters.of(members[0]) for node in rows for mention in node.mentions})
    entities = naming.former_ids(naming.distinct(made))
    return entities, {roots[entity.mentions[0]]: entity.id for entity in entities}


def _places(entities: Sequence[Entity], recording_of: Mapping[str, str]) -> dict[tuple[str, str], tuple[str, ...]]:
    places: dict[tuple[str, str], set[str]] = defaultdict(set)
    for entity in entities:
        places["", key(entity.name)].add(entity.id)
        for mention in entity.mentions:
            for scope in (mention.source, recording_of.get(mention.source, ""), ""):
                places[scope, key(mention.form)].add(entity.id)
    return {place: tuple(sorted(ids)) for place, ids in places.items()}


def _merges(clusters: Clusters, found: Sequence[Node], home: Mapping[int, str]) -> tuple[Merge, ...]:
    rows = set()
    for edge in clusters.joins:
        entity = home.get(clusters.of(edge.a))
        if entity is not None and found[edge.a].key != found[edge.b].key:
            a, b = sorted((found[edge.a].form, found[edge.b].form))
            rows.add(Merge(a, b, edge.reason.rule, edge.reason.why, entity))
    return tuple(sorted(rows))


def _doubts(clusters: Clusters, found: Sequence[Node], texts: Mapping[str, Document]) -> tuple[Doubt, ...]:
    """What was refused and is still apart: the most mentioned and the likeliest first."""
    best: dict[tuple[str, str], tuple[float, Doubt]] = {}
    shown = cache(lambda mention: _shown(mention, texts))
    for refusal in clusters.refusals:
        a, b = sorted((found[refusal.edge.a], found[refusal.edge.b]), key=lambda node: node.form)
        if clusters.of(refusal.edge.a) == clusters.of(refusal.edge.b) or (a.key == b.key and a.type == b.type):
            continue
        value = min(len(a.mentions), len(b.mentions)) * refusal.edge.reason.score / 100
        doubt = _doubt(a, b, refusal, shown)
        if (a.form, b.form) not in best or best[a.form, b.form][0] < value:
            best[a.form, b.form] = (value, doubt)
    return tuple(doubt for _, doubt in sorted(best.values(), key=lambda row: (-row[0], row[1].a, row[1].b)))


def _doubt(a: Node, b: Node, refusal: Refusal, shown: Callable[[Mention], Evidence | None]) -> Doubt:
    why = refusal.edge.reason.why
    evidence = [shown(node.mentions[0]) for node in (a, b)]
    return Doubt(
        a.form,
        b.form,
        refusal.edge.reason.score / 100,
        f"{why[:1].upper()}{why[1:]}; but {refusal.against.why}",
        tuple(row for row in evidence if row is not None),
    )


def _shown(mention: Mention, texts: Mapping[str, Document]) -> Evidence | None:
    """The line around a mention, cut to what a reader needs."""
    document = texts.get(mention.source)
    if document is None or not 0 < mention.line <= len(document.lines):
        return None
    text = document.text(mention.line)
    at = max(0, text.find(mention.form))
    quote = text[max(0, at - 60) : at + len(mention.form) + 80].strip()
    return Evidence(mention.source, mention.line, mention.line, quote, "resolution")
