"""The stage at which a language model judges pairs that the rules leave undecided: names, and claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.building.proposals import Judged
from kg.llm import pairs
from kg.llm.asker import Asker
from kg.records.document import Document
from kg.records.problem import Problem
from kg.records.proposal import Judgement, Pair, Untaken
from kg.records.statement import Doubt
from kg.resolution.decisions import Decision
from kg.resolution.outcome import Resolution
from kg.workspace.curation import Curation


def judge(asked: Sequence[Pair], asker: Asker, decided: Curation) -> Judged:
    """Return the judgements on pairs, by recorded answers and, if so set, new ones; none that a person dropped."""
    model = asker.settings.model
    requests = pairs.requests(asked, model)
    answers, failed = asker.answers([one.request for one in requests])
    taken: list[Judgement] = []
    untaken = [asker.unheard(one.request, failed) for one in requests if one.request.hash in failed]
    for one in requests:
        if (answer := answers.get(one.request.hash)) is not None:
            judged, refused = pairs.take(one, answer)
            taken += judged
            untaken += refused
    unwanted = {line.values[0] for line in decided.of("drop")}
    open_ = [one for one in requests if one.request.hash not in answers]
    problems = []
    if open_:
        whys = sorted({failed[one.request.hash] for one in open_ if one.request.hash in failed})
        why = whys[0] if whys else f"no answer of {model} is recorded; --llm-record asks for it"
        count = sum(len(one.pairs) for one in open_)
        told = f"the model was not heard on {count} pair{'s' * (count != 1)} of {open_[0].pairs[0].kind}: {why}."
        problems.append(Problem("", 0, "not-proposed", told))
    left = tuple(sorted(one for one in taken if one.id not in unwanted))
    dropped = frozenset(one.id for one in taken if one.id in unwanted)
    return Judged(left, tuple(sorted(set(untaken))), dropped, tuple(problems))


def obeyed(judged: Judged, resolution: Resolution) -> Judged:
    """Return the judgements on names that resolution obeyed; those that the rules hold apart all the same are told."""
    still = {(doubt.a, doubt.b): doubt.why for doubt in resolution.doubts}
    apart = [one for one in judged.judgements if one.same and (one.a, one.b) in still]
    told = tuple(
        Untaken(
            one.source,
            one.line,
            one.words_a,
            one.a,
            "same",
            one.b,
            "held-apart",
            f"{still[one.a, one.b]}.",
            one.model.partition("@")[0],
        )
        for one in apart
    )
    left = tuple(one for one in judged.judgements if one not in apart)
    return Judged(left, (*judged.untaken, *told), judged.dropped, judged.problems)


def names(doubts: Iterable[Doubt], documents: Sequence[Document]) -> list[Pair]:
    """Return the pairs of names in doubt of which both stand in words of a page, the most valuable first."""
    texts = {document.source.id: document for document in documents}
    found = []
    for doubt in doubts:
        if len(doubt.evidence) == 2 and all(said.source in texts for said in doubt.evidence):
            a, b = doubt.evidence
            found.append(Pair("names", doubt.a, doubt.b, a.quote, b.quote, a.source, a.line))
    return found


def decisions(judgements: Iterable[Judgement]) -> tuple[Decision, ...]:
    """Return the judgements on names as resolution takes them: weaker than a person's, or than what a page says."""
    return tuple(
        Decision("judged-same" if one.same else "judged-different", one.a, one.b, one.model, one.line)
        for one in judgements
        if one.kind == "names"
    )
