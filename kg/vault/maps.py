"""The maps of a vault: a first page, who influenced whom, where sources disagree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from kg.queries.legend import legend
from kg.queries.words import best, how
from kg.records.statement import Statement
from kg.records.vocabulary import PREDICATES, THINGS
from kg.store.store import Store
from kg.vault.words import FOOT, callout, link, plain

Paths = Mapping[str, str]
HOME, INFLUENCES, CONFLICTS = "Home", "Influences", "Conflicts"


def maps(store: Store, paths: Paths) -> Iterator[tuple[str, str]]:
    """Yield the maps."""
    for name, lines in ((HOME, _home), (INFLUENCES, _influences), (CONFLICTS, _conflicts)):
        yield f"{name}.md", "".join((f"# {name}\n", *lines(store, paths), "\n", FOOT))


def _home(store: Store, paths: Paths) -> Iterator[str]:
    yield f"\n- [[{INFLUENCES}]]: who and what influenced whom\n- [[{CONFLICTS}]]: where sources disagree\n"
    recordings = store.recordings()
    if recordings:
        yield "\n## Recordings\n\n"
        yield from (f"- {link(paths, one.id, one.title or one.id)}\n" for one in recordings)
    for type_ in THINGS:
        found = sorted((entity.name, entity.id) for entity in store.entities(type_))
        if found:
            yield f"\n## {paths[found[0][1]].partition('/')[0]}\n\n"
            yield from (f"- {link(paths, id_, name)}\n" for name, id_ in found)


def _influences(store: Store, paths: Paths) -> Iterator[str]:
    """Each one who was influenced, with who and what did it."""
    names = [predicate.name for predicate in PREDICATES.values() if predicate.influence]
    told: dict[str, list[tuple[str, Statement]]] = defaultdict(list)
    for said in store.statements(predicates=names, polarity="asserted"):
        if isinstance(said.object, str):
            ends = (said.subject, said.object)
            first, then = ends if PREDICATES[said.predicate].influence == "forward" else ends[::-1]
            told[then].append((first, said))
    known = legend(store, {*told, *(first for rows in told.values() for first, _ in rows)})
    for id_ in sorted(told, key=lambda id_: (known.name(id_), id_)):
        yield f"\n## {link(paths, id_, known.name(id_))}\n\n"
        for first, said in sorted(told[id_], key=lambda row: (known.name(row[0]), row[1].id)):
            quote = best(said.evidence, (known.forms(first), known.forms(id_)))
            below = callout(quote, known.short.get(quote.source, quote.source)) if quote else ""
            yield f"- {link(paths, first, known.name(first))} *{plain(how(said.predicate, said.kind))}*\n{below}"


def _conflicts(store: Store, paths: Paths) -> Iterator[str]:
    known = legend(store)
    for conflict in store.conflicts():
        yield f"\n## {plain(conflict.topic)}\n\n"
        for number, value in enumerate(conflict.values):
            mark = " (preferred)" if number == conflict.preferred else ""
            below = "".join(callout(said, known.short.get(said.source, said.source)) for said in value.evidence)
            yield f"- {plain(value.value)}{mark}\n{below}"
        yield f"\n{plain(conflict.why)}\n"
