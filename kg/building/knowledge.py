"""The order of the stages: documents to facts, to entities, to statements, to all that they say."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg import reconcile
from kg.building import curated, proposals, stages
from kg.building.proposals import Judged, Proposals
from kg.building.running import Progress, Spoken, Spread
from kg.building.worker import Said
from kg.llm.asker import Asker
from kg.recordings import grouping, voices
from kg.records.document import Document
from kg.records.immutable import dataclass
from kg.records.problem import Problem
from kg.records.proposal import Settings, Untaken
from kg.records.statement import Extraction, Knowledge, Refused, Statement
from kg.resolution.decisions import Decision
from kg.workspace import config
from kg.workspace.cache import Cache
from kg.workspace.curation import Curation


@dataclass(frozen=True, slots=True)
class Given:
    """What is given beside the documents that were read."""

    home: Path
    decided: Curation
    told: Sequence[Decision]
    problems: tuple[Problem, ...]
    """Of the files that are no documents."""
    store: Cache
    extract: Spread[Spoken, Said]
    tell: Progress
    llm: Settings | None = None


def know(documents: Sequence[Document], given: Given, asker: Asker | None = None) -> Knowledge:
    """Return everything that the documents say; `asker` is the model to ask, by default the one that is given."""
    from kg import derive
    from kg.claims import claims as claimed
    from kg.claims.undecided import undecided
    from kg.conflicts import find as disagreements
    from kg.resolution import resolve
    from kg.timing.link import link
    from kg.timing.sureness import sureness

    decided, told, tell = given.decided, given.told, given.tell
    recordings, ungrouped = grouping.group(documents, config.load(given.home))
    documents = voices.named(documents, recordings)
    documents, untimed = stages.time(documents, recordings, given.store, tell)
    extractions, unsaid = stages.extract(documents, recordings, given.store, given.extract, tell)
    work = stages.with_context(documents, recordings) if given.llm else []
    asker = asker or (Asker(given.llm, given.home) if given.llm else None)
    proposed = proposals.propose(work, asker, given.store, tell) if asker else Proposals()
    if proposed.mentions:
        extractions = (*extractions, Extraction(mentions=proposed.mentions))
    tell("resolving", 0, 1)
    resolution = resolve(documents, extractions, recordings, told)
    called = Judged()
    if asker and asker.settings.pairs:
        from kg.building import judging

        called = judging.judge(judging.names(resolution.doubts, documents), asker, decided)
        resolution = resolve(documents, extractions, recordings, (*told, *judging.decisions(called.judgements)))
        called = judging.obeyed(called, resolution)
    tell("resolving", 1, 1)
    if (page := curated.document(decided)) is not None:
        documents = (*documents, page)
        extractions = (*extractions, Extraction(facts=tuple(curated.facts(decided, page.source.id))))
    of_source = {source: rec for rec in recordings for source in rec.sources}
    world = reconcile.World(
        documents={document.source.id: document for document in documents},
        recordings=of_source,
        entities={entity.id: entity for entity in resolution.entities},
        find=resolution.find,
        link=lambda source, second: link(of_source[source], second) if source in of_source else None,
        timing=sureness(documents),
    )
    statements, misplaced = reconcile.statements((f for e in extractions for f in e.facts), world)
    types = {entity.id: entity.type for entity in resolution.entities}
    stated, dropped = curated.sifted(decided, statements, world.entities)
    concluded, refused = derive.conclude(stated, types, derive.shipped(), dropped)
    sayings = [s for e in extractions for s in e.sayings]
    meant = Judged()
    if asker and asker.settings.pairs:
        meant = judging.judge(undecided(sayings, world), asker, decided)
    claims, unquoted = claimed(sayings, world, verdicts=meant.verdicts())
    judged = called + meant
    claims, disobeyed = curated.obey(decided, (*statements, *concluded, *refused), claims, world, judged.dropped)
    tell("comparing", 0, 1)
    conflicts, copies = disagreements(world, concluded, claims)
    added, unplaced, untaken = _proposed(proposed, concluded, world, given) if given.llm else ((), (), ())
    tell("comparing", 1, 1)
    read = [problem for document in documents for problem in document.problems]
    problems = {
        *given.problems,
        *ungrouped,
        *untimed,
        *unsaid,
        *read,
        *resolution.problems,
        *misplaced,
        *unquoted,
        *disobeyed,
        *proposed.problems,
        *judged.problems,
        *unplaced,
    }
    return Knowledge(
        recordings=recordings,
        documents=tuple(documents),
        entities=resolution.entities,
        statements=tuple(sorted((*concluded, *added), key=lambda s: s.id)),
        claims=claims,
        conflicts=conflicts,
        doubts=resolution.doubts,
        problems=tuple(sorted(problems)),
        merges=resolution.merges,
        copies=copies,
        untaken=tuple(sorted({*proposed.untaken, *untaken, *judged.untaken})),
        judged=judged.judgements,
        refused=tuple(sorted({one for e in extractions for one in e.refused}, key=_place)),
    )


def _proposed(
    proposed: Proposals, stated: Sequence[Statement], world: reconcile.World, given: Given
) -> tuple[tuple[Statement, ...], tuple[Problem, ...], tuple[Untaken, ...]]:
    """The statements that a model adds, what of it could not be placed, and what rules contradict."""
    made, misplaced = reconcile.statements(proposed.facts, world)
    left, _ = curated.sifted(given.decided, made, world.entities)
    added, against = proposals.apart(stated, left, world.entities, given.llm.model if given.llm else "")
    return added, misplaced, against


def _place(one: Refused) -> tuple[str, int, str, str, str]:
    return one.evidence.source, one.evidence.line, one.subject.form, one.predicate, one.object.form
