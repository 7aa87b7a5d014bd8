"""The notes: one for each thing with its facts and claims, one for each recording in the order of its seconds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.queries import card, facts
from kg.queries.card import Card
from kg.queries.claims import evidence
from kg.queries.legend import Legend, legend, of_claims
from kg.queries.words import best, clock, how
from kg.records.document import Recording
from kg.records.statement import Claim, Statement
from kg.records.vocabulary import ID
from kg.store.store import Store
from kg.vault.words import FOOT, callout, link, plain, play, properties

Paths = Mapping[str, str]


def things(store: Store, paths: Paths) -> Iterator[tuple[str, str]]:
    """Yield the note of each entity."""
    for entity in list(store.entities()):
        found = card.card(store, ID + entity.id)
        yield f"{paths[entity.id]}.md", "".join((*_thing(found, paths), "\n", FOOT))


def _thing(found: Card, paths: Paths) -> Iterator[str]:
    thing, known = found.entity, found.legend
    yield properties(
        {
            "aliases": thing.aliases,
            "type": thing.type,
            "iri": ID + thing.id,
            "same as": [other if "://" in other else ID + other for other in thing.same_as],
            "mentions": len(thing.mentions),
            "sources": sorted({known.paths[one.source] for one in thing.mentions if one.source in known.paths}),
            "tags": [f"kg/{(thing.type or 'thing').lower()}"],
        }
    )
    yield f"# {plain(thing.name)}\n"
    if thing.description:
        yield f"\n{plain(thing.description)}\n"
    for title, group in found.groups:
        yield f"\n## {title}\n\n"
        yield from (_fact(found, title, said, paths) for said in group)
    for title, claims in (("Claims", found.by), ("Claims about it", found.about)):
        if claims:
            yield f"\n## {title}\n\n"
            yield from (_claim(claim, known, paths, speaker=claims is found.about) for claim in claims)


def _fact(found: Card, title: str, said: Statement, paths: Paths) -> str:
    known, here = found.legend, found.entity.id
    verb = how(said.predicate, said.kind) if title.startswith("Influenced") else facts.verb(said, here)
    other = said.object if said.subject == here else said.subject
    far = link(paths, other, known.name(other)) if isinstance(other, str) else plain(facts.other_end(said, here, known))
    more = facts.more(said, verb)
    doubt = " ⚠ contested" if said.id in found.contested else ""
    quote = best(said.evidence, facts.around(said, known))
    below = callout(quote, known.short.get(quote.source, quote.source)) if quote else ""
    return f"- **{plain(verb)}** {far}{f', {plain(more)}' if more else ''}{doubt}\n{below}"


def _claim(claim: Claim, known: Legend, paths: Paths, speaker: bool) -> str:
    at = evidence(claim)
    who = f"{link(paths, claim.speaker, known.name(claim.speaker))}: " if speaker and claim.speaker else ""
    time = play(claim.start_s, at.url if at else None)
    about = ", ".join(link(paths, id_, known.name(id_)) for id_ in claim.about)
    rest = " · ".join(part for part in (claim.kind, time, f"about {about}" if about else "") if part)
    below = callout(at, known.short.get(at.source, at.source)) if at else ""
    return f"- {who}{plain(claim.text)} ({rest})\n{below}"


def recordings(store: Store, paths: Paths) -> Iterator[tuple[str, str]]:
    """Yield the note of each recording."""
    for one in store.recordings():
        yield f"{paths[one.id]}.md", "".join((*_recording(store, one, paths), "\n", FOOT))


def _recording(store: Store, one: Recording, paths: Paths) -> Iterator[str]:
    people = [(role, store.people(one.id, role)) for role in ("guest", "host")]
    claims = store.claims(recording=one.id)
    known = legend(store, {*of_claims(claims), *(id_ for _, ids in people for id_ in ids)})
    yield properties(
        {
            "iri": ID + one.id,
            "url": one.url,
            "published": one.published,
            "duration": clock(one.duration_s),
            "sources": [known.paths[source] for source in one.sources if source in known.paths],
            "tags": ["kg/recording"],
        }
    )
    yield f"# {plain(one.title or one.id)}\n\n"
    for role, ids in people:
        if ids:
            yield f"{role.capitalize()}: {', '.join(link(paths, id_, known.name(id_)) for id_ in ids)}\n"
    if one.url and one.url.startswith(("https://", "http://")):
        yield f"\n[the recording](<{one.url}>)\n"
    yield from _said(claims, known, paths)


def _said(claims: Sequence[Claim], known: Legend, paths: Paths) -> Iterator[str]:
    if claims:
        yield "\n## Claims, in the order in which they were said\n\n"
        yield from (_claim(claim, known, paths, speaker=True) for claim in claims)
