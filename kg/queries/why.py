"""Everything behind one fact, claim, conflict, passage or name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, cast

from kg.queries import claims, conflicts, contested, facts, forms, wordings
from kg.queries.legend import Legend, legend, of_claims
from kg.queries.transcript import Documents, documents, heard_at, is_doubtful
from kg.queries.words import cells, count, places, quote_line, witness
from kg.records.errors import QueryError
from kg.records.immutable import dataclass
from kg.records.vocabulary import ID, PREDICATES, Polarity
from kg.terminal.view import Branch, Line, Outline, Span, Table, View, columns

if TYPE_CHECKING:
    from pyoxigraph import QuerySolutions

    from kg.records.statement import Claim, Conflict, Entity, Evidence, Statement
    from kg.store.store import Store

DEPTH = 20
"""How many steps of conclusions are followed back to what was read."""


@dataclass(frozen=True, slots=True)
class Why:
    """What was asked about, with all that it rests on: facts, a claim, a conflict, or an entity with its facts."""

    facts: tuple[Statement, ...]
    """A statement and, after it, the premises it was concluded from, theirs and so on; or all that a passage says."""
    claim: Claim | None
    conflict: Conflict | None
    entity: Entity | None
    """With its mentions."""
    legend: Legend
    known: Documents
    """The sources word for word."""
    contested: bool = False
    """Whether another source contradicts the claim."""
    against: tuple[Statement, ...] = ()
    """Denials of a fact that was asked about, or facts that a denial denies."""
    conflicts: tuple[Conflict, ...] = ()
    """In which sources disagree over the fact."""
    claims: tuple[Claim, ...] = ()
    """By and about the entity."""

    def form(self) -> Any:
        """Return the record with the keys of `kg export json`."""
        paths = self.legend.paths
        if self.claim:
            return self._claim_form(self.claim)
        if self.conflict:
            return forms.conflict(self.conflict, paths)
        if self.entity:
            mentions = [
                {
                    "source": forms.iri(m.source),
                    "line": m.line,
                    "form": m.form,
                    "section": m.section,
                    "path": paths.get(m.source),
                }
                for m in self.entity.mentions
            ]
            return {
                **forms.entity(self.entity),
                "mentions": mentions,
                "statements": [forms.statement(fact, paths) for fact in self.facts],
                "claims": [forms.claim(claim, paths) for claim in self.claims],
            }
        first, *premises = [forms.statement(fact, paths) for fact in self.facts]
        return {
            **first,
            "premise_statements": premises,
            "against": [forms.statement(fact, paths) for fact in self.against],
            "conflicts": [forms.conflict(conflict, paths) for conflict in self.conflicts],
        }

    def _claim_form(self, claim: Claim) -> Any:
        form = forms.claim(claim, self.legend.paths)
        for mention, made in zip(form["mentions"], claim.mentions, strict=True):
            found = heard_at(made.evidence.source, made.evidence.line, self.known)
            mention["words"], mention["why"] = made.text, made.why or None
            mention["heard"] = found.form(self.legend.paths) if found else None
            mention["doubtful"] = is_doubtful(made.evidence.source, made.evidence.line, self.known)
        return form

    def view(self) -> View:
        """Return an outline for a terminal, a row for each place in a pipe."""
        return View(Table(columns("what words source line time link rule"), tuple(self._rows())), (self._outline(),))

    def _rows(self) -> Iterator[tuple[str, ...]]:
        for fact in (*self.facts, *self.against):
            what = " ".join(span.text for span in facts.sentence(fact, self.legend) if span.text)
            yield from ((what, said.quote, *cells(said, self.legend.paths), said.extractor) for said in fact.evidence)
        for mention in (mention for claim in (*self._claim(), *self.claims) for mention in claim.mentions):
            said = mention.evidence
            yield (mention.text, said.quote, *cells(said, self.legend.paths), said.extractor)
        for value in (value for conflict in (*self._clash(), *self.conflicts) for value in conflict.values):
            yield from (
                (value.value, said.quote, *cells(said, self.legend.paths), said.extractor) for said in value.evidence
            )
        for named in self.entity.mentions if self.entity else ():
            yield (
                named.form,
                named.section or "",
                self.legend.paths.get(named.source, ""),
                str(named.line),
                "",
                "",
                "",
            )

    def _claim(self) -> tuple[Claim, ...]:
        return (self.claim,) if self.claim else ()

    def _clash(self) -> tuple[Conflict, ...]:
        return (self.conflict,) if self.conflict else ()

    def _outline(self) -> Outline:
        if self.claim:
            return Outline(tuple(wordings.branches(self.claim, self.legend, self.known, self.contested)))
        if self.conflict:
            return Outline(tuple(self._conflict(self.conflict)))
        if self.entity:
            return Outline(tuple(self._all_of(self.entity)))
        told = (branch for n, fact in enumerate(self.facts) for branch in self._fact(fact, "because" if n else ""))
        against = (branch for fact in self.against for branch in self._fact(fact, "against it"))
        clashes = (branch for conflict in self.conflicts for branch in conflicts.entry(conflict, self.legend, 1))
        return Outline((*told, *against, *clashes))

    def _all_of(self, entity: Entity) -> Iterator[Branch]:
        """An entity: every fact with its quotes, its denials, its claims, then every place that names it."""
        head, *named = _entity(entity, self.legend)
        yield head
        for title, polarity in (("Facts", "asserted"), ("Denials", "negated")):
            found = [fact for fact in self.facts if fact.polarity == polarity]
            yield from _heading(title, len(found))
            for fact in found:
                left = Line(facts.sentence(fact, self.legend), (Span(fact.id, "id"),), folds=True)
                around = facts.around(fact, self.legend)
                rows = [row[0] for row in places(fact.evidence)]
                lines = tuple(quote_line(said, self.legend.short, around) for said in rows)
                yield Branch(1, left, lines)
        yield from _heading("Claims by and about it", len(self.claims))
        for claim in self.claims:
            yield claims.branch(claim, self.legend, False, 1)
        yield from _heading("Places that name it", len(named))
        yield from named

    def _conflict(self, conflict: Conflict) -> Iterator[Branch]:
        """The values with every place in full: its words, by what rule it was read, and the link that plays it."""
        for branch, value in zip(conflicts.entry(conflict, self.legend), (None, *conflict.values), strict=True):
            yield branch if value is None else branch._replace(below=())
            for said in value.evidence if value else ():
                yield Branch(2, quote_line(said, self.legend.short, folds=True), self._below(said, said.extractor))

    def _fact(self, fact: Statement, why: str) -> Iterator[Branch]:
        premise = bool(why)
        because = (Span(why, "weak" if why.startswith("against") else "faint"),) if premise else ()
        head = Line((*because, *facts.sentence(fact, self.legend)), folds=True)
        support = Line((Span(f"{fact.certainty}, {_places(fact.evidence, self.legend)}", "faint"),))
        yield Branch(int(premise), head, (support, Line((Span(forms.iri(fact.id), "id"),))))
        order = {said: number for number, said in enumerate(fact.evidence)}
        for row in sorted(places(fact.evidence), key=lambda row: order[row[0]]):
            rules = ", ".join(dict.fromkeys(said.extractor for said in sorted(row, key=order.__getitem__)))
            yield Branch(1 + premise, quote_line(row[0], self.legend.short, folds=True), self._below(row[0], rules))

    def _below(self, said: Evidence, rules: str) -> tuple[Line, ...]:
        """By what rules a passage was read, its link, and whether it is to be doubted."""
        doubtful = is_doubtful(said.source, said.line, self.known)
        warning = Span("in a doubtful stretch of the transcript" if doubtful else "", "weak")
        rule = Span(f"read by {rules}", "faint")
        return (Line((rule, warning), (Span(said.url, "faint", said.url),) if said.url else (), folds=True),)


def why(store: Store, id_: str) -> Why:
    """Return all that is behind `id_`: an IRI, an id, its unique beginning, or a name.

    Raises QueryError where nothing has such an id, or several things do; NameUnknown and NameAmbiguous for a name.
    """
    name = id_.strip().strip("<>").removeprefix(ID).removeprefix("id:")
    if name[:2] not in _KINDS:
        entity = store.entity(store.find(id_), mentions=True)
        return _of_entity(store, entity)
    return _known(store, _completed(store, name))


def _of_entity(store: Store, entity: Entity) -> Why:
    """An entity with every statement at one of whose ends it stands, and the claims by and about it."""
    found = {fact.id: fact for fact in (*store.statements(subject=entity.id), *store.statements(object=entity.id))}
    order = list(PREDICATES)
    said = sorted(found.values(), key=lambda fact: (order.index(fact.predicate), fact.subject != entity.id, fact.id))
    made = {claim.id: claim for claim in (*store.claims(speaker=entity.id), *store.claims(about=entity.id))}
    names = legend(store, {entity.id, *facts.ends(said), *of_claims(made.values())})
    return Why(tuple(said), None, None, entity, names, {}, claims=tuple(made.values()))


def _against(store: Store, fact: Statement) -> tuple[Statement, ...]:
    """What says the opposite of a statement: the same ends and predicate, the other polarity."""
    other: Polarity = "negated" if fact.polarity == "asserted" else "asserted"
    ends = store.statements(subject=fact.subject, predicates=(fact.predicate,), polarity=other)
    return tuple(said for said in ends if said.object == fact.object)


def _clashes(store: Store, fact: Statement) -> tuple[Conflict, ...]:
    """The conflicts that one of a statement's passages is evidence in."""
    own = {(said.source, said.line, said.quote) for said in fact.evidence}
    return tuple(
        conflict
        for conflict in store.conflicts()
        if any((said.source, said.line, said.quote) in own for value in conflict.values for said in value.evidence)
    )


_KINDS = {"s-": ("Assertion", "Denial"), "c-": ("Claim",), "p-": ("Passage",), "x-": ("Conflict",)}


def _completed(store: Store, start: str) -> str:
    """The one id that begins so. Raises QueryError for none or several."""
    kinds = " ".join(f"kg:{kind}" for kind in _KINDS[start[:2]])
    safe = "".join(char for char in start if char.isalnum() or char == "-")
    test = f'VALUES ?kind {{ {kinds} }} ?thing a ?kind FILTER STRSTARTS(STR(?thing), "{ID}{safe}")'
    query = f"SELECT DISTINCT ?thing {{ {test} }} ORDER BY ?thing LIMIT 6"
    found = [row["thing"].value.removeprefix(ID) for row in cast("QuerySolutions", store.query(query))]
    if start in found:
        return start
    if not found or safe != start:
        raise QueryError(f"nothing here has the id {start}; the ids stand beside the answers of the other commands.")
    if len(found) > 1:
        raise QueryError(f"{start} is the beginning of several ids: {', '.join(found[:5])}{' …' * (len(found) > 5)}")
    return str(found[0])


def _known(store: Store, id_: str) -> Why:
    known = documents(store)
    if claim := store.claim(id_):
        doubted = bool(contested.claims([claim], contested.passages(store)))
        return Why((), claim, None, None, legend(store, of_claims([claim])), known, doubted)
    if statement := store.statement(id_):
        found = tuple(_with_premises(store, statement))
        against, clashes = _against(store, statement), _clashes(store, statement)
        names = legend(store, facts.ends((*found, *against)))
        return Why(found, None, None, None, names, known, against=against, conflicts=clashes)
    if conflict := next((conflict for conflict in store.conflicts() if conflict.id == id_), None):
        return Why((), None, conflict, None, legend(store), known)
    said = tuple(fact for owner in store.supported(id_) if (fact := store.statement(owner)))
    return Why(said, None, None, None, legend(store, facts.ends(said)), known)


def _with_premises(store: Store, statement: Statement) -> Iterator[Statement]:
    """A statement, then what it was concluded from, then what that was."""
    seen, level = {statement.id}, [statement]
    for _ in range(DEPTH):
        yield from level
        ids = dict.fromkeys(id_ for fact in level for id_ in fact.premises if id_ not in seen)
        seen.update(ids)
        level = [fact for id_ in ids if (fact := store.statement(id_))]


def _heading(title: str, number: int) -> Iterator[Branch]:
    if number:
        yield Branch(0, Line((Span(title, "head"), Span(str(number), "faint"))))


def _entity(entity: Entity, legend: Legend) -> Iterator[Branch]:
    iri = Line((Span(forms.iri(entity.id), "id"),))
    yield Branch(0, Line((Span(entity.name, "head"), Span(entity.type or "", "type"))), (iri,))
    for mention in entity.mentions:
        place = Span(f"{legend.short.get(mention.source, '')}:{mention.line}", "place")
        yield Branch(1, Line((Span(mention.form, "name"), Span(mention.section or "", "faint")), (place,)))


def _places(evidence: Sequence[Evidence], legend: Legend) -> str:
    """How many places and sources there are, and how many independent witnesses the sources are."""
    sources = {said.source for said in evidence}
    told = f"{count(len(places(evidence)), 'place')} in {count(len(sources), 'source')}"
    return told if len(sources) < 2 else f"{told}, {witness(legend.witnesses(sources))}"
