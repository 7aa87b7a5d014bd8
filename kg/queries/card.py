"""A card of one thing: its names, what it did and made, whom it influenced, what is said by and about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kg.queries import contested, facts, forms
from kg.queries.claims import branch, evidence
from kg.queries.legend import Legend, legend, local, of_claims
from kg.queries.words import cells, count, how
from kg.records.chronology import positions
from kg.records.immutable import dataclass
from kg.records.stations import STATIONS, in_order
from kg.records.vocabulary import PREDICATES
from kg.terminal.view import Branch, Line, Outline, Span, Table, View, columns

if TYPE_CHECKING:
    from kg.records.statement import Claim, Entity, Statement
    from kg.store.store import Store

FEW = 5
"""How many claims a card shows; `kg claims` shows all."""
WORKS = ("authored", "proposed", "directed")


@dataclass(frozen=True, slots=True)
class Card:
    """What the graph holds about one thing."""

    entity: Entity
    """With its mentions."""
    groups: tuple[tuple[str, tuple[Statement, ...]], ...]
    """Career, works, influences and the rest, by heading."""
    by: tuple[Claim, ...]
    about: tuple[Claim, ...]
    contested: frozenset[str]
    """Ids of statements and claims that another source contradicts."""
    legend: Legend

    def form(self) -> dict[str, Any]:
        """Return the entity with its statements by heading and its claims."""
        paths = self.legend.paths
        return {
            **forms.entity(self.entity),
            "mentions": len(self.entity.mentions),
            "sources": sorted({paths[mention.source] for mention in self.entity.mentions if mention.source in paths}),
            "statements": {
                title: [
                    {
                        **forms.statement(fact, paths),
                        "name": facts.other_end(fact, self.entity.id, self.legend),
                        "contested": fact.id in self.contested,
                    }
                    for fact in group
                ]
                for title, group in self.groups
            },
            "claims_by": [forms.claim(claim, paths) for claim in self.by],
            "claims_about": [forms.claim(claim, paths) for claim in self.about],
        }

    def view(self) -> View:
        """Return a card for a terminal, its statements as rows in a pipe."""
        heads = columns("heading " + facts.ROW)
        rows = tuple((title, *facts.row(fact, self.legend)) for title, group in self.groups for fact in group)
        about = tuple(("claims", *_claim_row(claim, self.legend)) for claim in (*self.by, *self.about))
        return View(Table(heads, (*self._names(), *rows, *about)), tuple(self._drawn()))

    def _names(self) -> Iterator[tuple[str, ...]]:
        entity, blank = self.entity, ("",) * (len(facts.ROW.split()) - 3)
        pairs = [("iri", forms.iri(entity.id)), ("type", entity.type or ""), ("description", entity.description or "")]
        pairs += [("alias", alias) for alias in entity.aliases] + [("same as", forms.iri(o)) for o in entity.same_as]
        yield from (("names", entity.name, name, value, *blank) for name, value in pairs if value)

    def _drawn(self) -> Iterator[Outline]:
        entity, sources = self.entity, {mention.source for mention in self.entity.mentions}
        named = f"named in {count(len(entity.mentions), 'place')} of {count(len(sources), 'source')}"
        lines = [
            _line(forms.iri(entity.id), "id"),
            _line("also " + ", ".join(entity.aliases)) if entity.aliases else None,
            _line("same as " + ", ".join(forms.iri(other) for other in entity.same_as)) if entity.same_as else None,
            _line(entity.description) if entity.description else None,
            _line(named, "faint"),
        ]
        head = Line((Span(entity.name, "head"), Span(entity.type or "of no known class", "type")))
        yield Outline((Branch(0, head, tuple(line for line in lines if line)),))
        for title, group in self.groups:
            yield Outline((_head(title, len(group)), *(self._entry(title, fact) for fact in group)))
        for title, claims, option in (("Claims by it", self.by, "by"), ("Claims about it", self.about, "about")):
            if claims:
                yield Outline(tuple(self._claims(title, claims, option)))

    def _entry(self, title: str, fact: Statement) -> Branch:
        influence = title in ("Influenced by", "Influenced")
        verb = how(fact.predicate, fact.kind) if influence else facts.verb(fact, self.entity.id)
        return facts.entry(fact, self.entity.id, self.legend, verb, fact.id in self.contested)

    def _claims(self, title: str, claims: Sequence[Claim], option: str) -> Iterator[Branch]:
        yield _head(title, len(claims))
        for claim in claims[:FEW]:
            yield branch(claim, self.legend, claim.id in self.contested, 1)
        if len(claims) > FEW:
            yield Branch(1, _line(f'… all with kg claims --{option} "{self.entity.name}"', "faint"))


def card(store: Store, name: str) -> Card:
    """Return what the graph holds about the thing called `name`. Raises NameUnknown and NameAmbiguous."""
    entity = store.entity(local(store, name) or "", mentions=True)
    said = {fact.id: fact for fact in (*store.statements(subject=entity.id), *store.statements(object=entity.id))}
    by, about = store.claims(speaker=entity.id), store.claims(about=entity.id)
    names = legend(store, {entity.id, *facts.ends(said.values()), *of_claims(by), *of_claims(about)})
    found = tuple(_groups(entity.id, list(said.values()), _lived(store, entity.id, said.values(), names)))
    doubted = contested.passages(store)
    against = contested.claims([*by, *about], doubted) | contested.statements(said.values(), doubted)
    return Card(entity, found, tuple(by), tuple(about), against, names)


def _lived(store: Store, id_: str, said: Iterable[Statement], names: Legend) -> list[Statement]:
    """The stations of a life in order."""
    told = in_order([f for f in said if f.subject == id_ and f.predicate in STATIONS and f.polarity == "asserted"])
    part_of = [(part, whole) for part, _, whole in store.edges(["partOf"])] if told else []
    orders = positions(told, part_of, {place: names.forms(place) for place in names.names})
    return sorted(told, key=lambda fact: orders.get(fact.id, 0))


def _groups(
    id_: str, said: Sequence[Statement], lived: Sequence[Statement]
) -> Iterator[tuple[str, tuple[Statement, ...]]]:
    """The statements by heading, without empty ones."""
    left = {fact.id: fact for fact in said}

    def take(wanted: Sequence[Statement]) -> tuple[Statement, ...]:
        return tuple(left.pop(fact.id) for fact in wanted if fact.id in left)

    order = list(PREDICATES)
    asserted = [fact for fact in said if fact.polarity == "asserted"]
    groups = (
        ("Influenced by", take([fact for fact in asserted if _influence(fact, id_) == "object"])),
        ("Career", take(lived)),
        ("Works", take([fact for fact in asserted if fact.subject == id_ and fact.predicate in WORKS])),
        ("Influenced", take([fact for fact in asserted if _influence(fact, id_) == "subject"])),
        ("More", take(sorted(said, key=lambda fact: (fact.subject != id_, order.index(fact.predicate), fact.id)))),
    )
    return ((title, group) for title, group in groups if group)


def _influence(fact: Statement, id_: str) -> str | None:
    """Whether `id_` is the one that influenced ("subject") or was influenced ("object") in a statement."""
    direction = PREDICATES[fact.predicate].influence
    if direction is None or not isinstance(fact.object, str):
        return None
    return "subject" if (fact.subject if direction == "forward" else fact.object) == id_ else "object"


def _claim_row(claim: Claim, legend: Legend) -> tuple[str, ...]:
    said = evidence(claim)
    what = (legend.name(claim.speaker), claim.kind, claim.text, "", "", "", "", "")
    return (*what, said.quote if said else "", *cells(said, legend.paths), claim.id)


def _head(title: str, count: int) -> Branch:
    return Branch(0, Line((Span(title, "head"), Span(str(count), "faint"))))


def _line(words: str, style: str = "") -> Line:
    return Line((Span(words, style),), folds=True)
