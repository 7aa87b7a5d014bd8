"""Claims and conflicts to quads."""

from __future__ import annotations

from collections.abc import Iterator

from kg.rdf.nodes import LABEL, TYPE, VALUE, Line, evidenced, maybe, written
from kg.rdf.passages import Passages, short_hash
from kg.rdf.terms import address, boolean, integer, local, seconds, string, term
from kg.records.statement import Claim, ClaimMention, Conflict
from kg.records.vocabulary import CLAIM_KIND_TERMS


def claim(claim: Claim, passages: Passages) -> Iterator[Line]:
    """Yield a claim with its mentions and the interval in which it was made."""
    node = local(claim.id)
    interval = interval_id(claim)
    yield from written(
        node,
        (
            (TYPE, term("Claim")),
            (LABEL, string(claim.text)),
            (term("text"), string(claim.text)),
            (term("kind"), term(CLAIM_KIND_TERMS.get(claim.kind, "PlainClaim"))),
            (term("speaker"), maybe(local, claim.speaker)),
            *((term("about"), local(entity)) for entity in claim.about),
            (term("hedged"), boolean(True) if claim.hedged else None),
            (term("horizon"), maybe(string, claim.horizon)),
            (term("recording"), maybe(local, claim.recording)),
            (term("madeAt"), maybe(local, interval)),
        ),
    )
    if interval:
        yield from _interval(local(interval), claim)
    for number, mention in enumerate(claim.mentions):
        yield from _claim_mention(node, claim, number, mention, passages)


def interval_id(claim: Claim) -> str | None:
    """Return the local name of the interval in which a claim was made; None where no second is known."""
    if claim.start_s is None and claim.end_s is None:
        return None
    ends = ["" if second is None else seconds(second).split('"')[1] for second in (claim.start_s, claim.end_s)]
    return "-".join(("t", claim.recording or "", *ends)).rstrip("-")


def _interval(node: str, claim: Claim) -> Iterator[Line]:
    links = (mention.evidence.url for mention in claim.mentions if mention.evidence.start_s == claim.start_s)
    link = min((link for link in links if link), default=None)
    return written(
        node,
        (
            (TYPE, term("Interval")),
            (term("recording"), maybe(local, claim.recording)),
            (term("startSecond"), maybe(seconds, claim.start_s)),
            (term("endSecond"), maybe(seconds, claim.end_s)),
            (term("link"), maybe(address, link)),
        ),
    )


def _claim_mention(
    claim_node: str, claim: Claim, number: int, mention: ClaimMention, passages: Passages
) -> Iterator[Line]:
    passage = passages[mention.evidence]
    node = local("m-" + short_hash(claim.id, str(number), passage, mention.text))
    yield f"{claim_node} {term('evidence')} {local(passage)} ."
    yield f"{claim_node} {term('mention')} {node} ."
    yield from written(
        node,
        (
            (TYPE, term("ClaimMention")),
            (term("position"), integer(number)),
            (term("text"), string(mention.text)),
            (term("timeRaw"), maybe(string, mention.time_raw)),
            (term("speakerRaw"), maybe(string, mention.speaker_raw)),
            (term("why"), string(mention.why) if mention.why else None),
            (term("kind"), term(CLAIM_KIND_TERMS[mention.kind]) if mention.kind in CLAIM_KIND_TERMS else None),
        ),
    )
    yield from evidenced(node, mention.evidence, passages)


def conflict(conflict: Conflict, passages: Passages) -> Iterator[Line]:
    """Yield a conflict with its values and what supports each."""
    node = local(conflict.id)
    yield from written(
        node,
        (
            (TYPE, term("Conflict")),
            (LABEL, string(conflict.topic)),
            (term("topic"), string(conflict.topic)),
            (term("conflictKind"), string(conflict.kind) if conflict.kind else None),
            (term("why"), string(conflict.why)),
        ),
    )
    for number, value in enumerate(conflict.values):
        value_node = local("v-" + short_hash(conflict.id, str(number), value.value))
        yield f"{node} {term('value')} {value_node} ."
        if number == conflict.preferred:
            yield f"{node} {term('preferred')} {value_node} ."
        yield f"{value_node} {TYPE} {term('ConflictValue')} ."
        yield f"{value_node} {VALUE} {string(value.value)} ."
        yield f"{value_node} {term('position')} {integer(number)} ."
        for evidence in value.evidence:
            yield from evidenced(value_node, evidence, passages)
