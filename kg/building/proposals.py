"""The stage at which a language model proposes: ask or replay, take what the words bear out, keep the rest as told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from kg.building.running import Progress
from kg.extractors.base import Context
from kg.llm import responses
from kg.llm.asker import Asker
from kg.records.document import Document
from kg.records.errors import InputError
from kg.records.immutable import dataclass
from kg.records.problem import Problem
from kg.records.proposal import Answer, Judgement, Request, Settings, Untaken
from kg.records.statement import Entity, Fact, Mention, Statement
from kg.workspace import cache, config, directory
from kg.workspace.cache import Cache

Work = tuple[Document, Context]


@dataclass(frozen=True, slots=True)
class Proposals:
    """What a model adds to the documents."""

    facts: tuple[Fact, ...] = ()
    mentions: tuple[Mention, ...] = ()
    untaken: tuple[Untaken, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """What a model said of pairs."""

    judgements: tuple[Judgement, ...] = ()
    untaken: tuple[Untaken, ...] = ()
    dropped: frozenset[str] = frozenset()
    """Ids of those that a person dropped."""
    problems: tuple[Problem, ...] = ()

    def __add__(self, other: Judged) -> Judged:
        return Judged(
            tuple(sorted((*self.judgements, *other.judgements))),
            (*self.untaken, *other.untaken),
            self.dropped | other.dropped,
            (*self.problems, *other.problems),
        )

    def verdicts(self) -> Mapping[tuple[str, str, str], bool]:
        """Return what is said of claims, by recording and wordings: whether they are one."""
        return {(one.scope, one.a, one.b): one.same for one in self.judgements if one.kind == "claims"}


@dataclass(frozen=True, slots=True)
class Estimate:
    """What asking would take."""

    documents: int
    calls: int
    """Requests without a recorded answer."""
    recorded: int
    tokens: int
    """About how many the calls take, prompts and answers."""


@dataclass(frozen=True, slots=True)
class _Asked:
    requests: tuple[Request, ...]


@dataclass(frozen=True, slots=True)
class _Took:
    facts: tuple[Fact, ...]
    mentions: tuple[Mention, ...]
    untaken: tuple[Untaken, ...]


def settings(
    graph: Path | None,
    url: str | None,
    model: str | None,
    record: bool = False,
    budget: int = 0,
    pairs: bool = False,
) -> Settings:
    """Return the model to ask: as given, the rest from `[llm]` in kg.toml. Raises InputError where it is not whole."""
    told = config.llm(directory.create(graph).home) or Settings("", "")
    whole = replace(told, url=url or told.url, model=model or told.model, pairs=pairs or told.pairs)
    whole = replace(whole, record=record, budget=budget)
    if not whole.model or (record and not whole.url):
        raise InputError("name the model: --llm URL and --llm-model NAME, or [llm] in kg.toml with url and model.")
    return whole


def estimate(documents: int, asked: Sequence[Request], settings: Settings, home: Path) -> Estimate:
    """Return how many calls and tokens requests would take, asking nothing."""
    from kg.llm import asking

    missing = [one for one in asked if responses.load(home, one, settings.model) is None]
    tokens = sum(map(asking.tokens, missing))
    return Estimate(documents, len(missing), len(asked) - len(missing), tokens)


def propose(work: Sequence[Work], asker: Asker, store: Cache, tell: Progress) -> Proposals:
    """Return what a model proposes and the words bear out, by recorded answers and, if so set, new ones.

    The same answers give the same proposals, whatever order they came in. Raises InputError as `kg.llm` does.
    """
    settings = asker.settings
    asked = requests(work, settings, store, tell)
    answers, failed = asker.answers(asked, lambda there: tell("asking", there, len(asked)))
    taken = [_take(one, asked, answers, store) for one in work]
    unanswered = [one for one in asked if one.hash not in answers]
    silent = [asker.unheard(one, failed) for one in unanswered if one.hash in failed]
    return Proposals(
        facts=tuple(fact for one in taken for fact in one.facts),
        mentions=tuple(mention for one in taken for mention in one.mentions),
        untaken=tuple(sorted({*(row for one in taken for row in one.untaken), *silent})),
        problems=tuple(_problems(work, unanswered, failed, settings)),
    )


def apart(
    stated: Sequence[Statement], proposed: Iterable[Statement], entities: Mapping[str, Entity], model: str
) -> tuple[tuple[Statement, ...], tuple[Untaken, ...]]:
    """Return the proposed statements that rules neither make nor contradict, and those that they contradict.

    What a rule states already gains nothing from a model: it is one reader of the same words, no further witness.
    """
    known: dict[tuple[str, str, object], str] = {}
    for one in stated:
        known.setdefault((one.subject, one.predicate, one.object), one.polarity)
    kept: list[Statement] = []
    against: list[Untaken] = []
    for one in proposed:
        polarity = known.get((one.subject, one.predicate, one.object))
        if polarity is None:
            kept.append(one)
        elif polarity != one.polarity:
            object_ = one.object if isinstance(one.object, str) else one.object.value
            ends = [entities[end].name if end in entities else end for end in (one.subject, object_)]
            why = f"A rule reads it as {polarity}."
            for e in one.evidence:
                row = (e.source, e.line, e.quote, ends[0], one.predicate, ends[1])
                against.append(Untaken(*row, "contradicts-rule", why, model))
    return tuple(kept), tuple(against)


def requests(work: Sequence[Work], settings: Settings, store: Cache, tell: Progress) -> list[Request]:
    """Return the requests about all documents, in order, from the cache where nothing has changed."""
    found: list[Request] = []
    for done, (document, context) in enumerate(work):
        tell("asking", done, len(work))
        key = _key("ask", document, context, settings.model)
        asked = store.get(key, _Asked)
        if asked is None:
            from kg.extractors.reading.reading import read
            from kg.llm import asking

            asked = _Asked(asking.requests(read(document, context), settings.model))
            store.put(key, asked)
        found += asked.requests
    tell("asking", len(work), len(work))
    return found


def _take(one: Work, asked: Iterable[Request], answers: Mapping[str, Answer], store: Cache) -> _Took:
    document, context = one
    pairs = [
        (request, answers[request.hash])
        for request in asked
        if request.source == document.source.id and request.hash in answers
    ]
    if not pairs:
        return _Took((), (), ())
    key = _key("take", document, context, *(cache.record_hash(answer) for _, answer in pairs))
    took = store.get(key, _Took)
    if took is None:
        from kg.extractors.reading.reading import read
        from kg.llm import accepting

        reading = read(document, context)
        all_ = [accepting.take(reading, request, answer) for request, answer in pairs]
        took = _Took(
            tuple(fact for each in all_ for fact in each.facts),
            tuple(mention for each in all_ for mention in each.mentions),
            tuple(row for each in all_ for row in each.untaken),
        )
        store.put(key, took)
    return took


def _key(what: str, document: Document, context: Context, *parts: str) -> str:
    return cache.key(f"llm-{what}", cache.record_hash(document), cache.record_hash(context), *parts)


def _problems(
    work: Sequence[Work], unanswered: Sequence[Request], failed: Mapping[str, str], settings: Settings
) -> Iterable[Problem]:
    """Yield one problem a document of which something was not answered."""
    for document, _ in work:
        open_ = [one for one in unanswered if one.source == document.source.id]
        if open_:
            whys = sorted({failed[one.hash] for one in open_ if one.hash in failed})
            why = whys[0] if whys else f"no answer of {settings.model} is recorded; --llm-record asks for it"
            count = f"{len(open_)} stretch{'es' * (len(open_) != 1)}"
            yield Problem(document.source.path, 0, "not-proposed", f"the model was not heard on {count}: {why}.")
