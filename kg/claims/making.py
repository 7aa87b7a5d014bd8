"""A claim is made of its tellings: the best words, kind, second and speaker that they give, each place a mention."""

from __future__ import annotations

from collections.abc import Sequence

from kg.claims.likeness import Comparator
from kg.claims.telling import Telling
from kg.claims.times import best
from kg.reconcile import World, evidence_order, linked
from kg.records.document import Recording
from kg.records.statement import Claim, ClaimMention, Saying, digest
from kg.text.normalize import key

WORDED = ("claim", "key-claim", "quote", "prediction", "number", "takeaway", "list-item", "concept", "turn",
          "paragraph")  # fmt: skip
"""Kinds of items from which a claim takes its words, the best first: where a page states it, not tells of it."""
WHOLE = 3
"""Telling words from which a wording is taken for a whole sentence."""
ADOPTED = ("prediction", "opinion")
"""Kinds that a claim has which another place words as a mere claim, the first that one gives."""


def claim(
    group: Sequence[Telling],
    comparator: Comparator,
    recording: Recording,
    world: World,
    heard: Sequence[ClaimMention] = (),
) -> Claim:
    """Return the claim that the tellings of a group make, its own wording's mentions first, those `heard` last.

    Its id is derived from the recording and that wording, and from the speaker where another has the same words.
    """
    first = min(group, key=_worded)
    rest = sorted((telling for telling in group if telling is not first), key=lambda t: _order(t.sayings[0]))
    mentions = [*_mentions(first, None, comparator, world)]
    for telling in rest:
        mentions += _mentions(telling, _nearest(telling, group, comparator), comparator, world)
    sayings = [saying for telling in (first, *rest) for saying in telling.sayings]
    mentions += heard
    when = best([mention.evidence for mention in mentions])
    speaker = next((telling.speaker for telling in (first, *rest) if telling.speaker), None)
    return Claim(
        id="c-" + digest(recording.id, key(first.text), *([first.whose] if first.whose else [])),
        text=first.text,
        kind=_kind(sayings),
        speaker=speaker,
        start_s=when.start_s if when else None,
        end_s=when.end_s if when else None,
        recording=recording.id,
        about=tuple(sorted({id_ for telling in group for id_ in telling.about})),
        hedged=any(saying.hedged for saying in sayings),
        horizon=next((saying.horizon for saying in sayings if saying.horizon), None),
        mentions=tuple(mentions),
    )


def _worded(telling: Telling) -> tuple[object, ...]:
    """Tellings in the order in which they may word the claim: by where they stand, then the shortest whole sentence.

    Nothing of a file's name or place counts, so that the id stays when files move.
    """
    kinds = [said.evidence.extractor.partition(":")[2] for said in telling.sayings]
    rank = min(WORDED.index(kind) if kind in WORDED else len(WORDED) for kind in kinds)
    narrated = all(said.kind == "narration" for said in telling.sayings)
    return narrated, rank, len(telling.terms) < WHOLE, len(telling.text), telling.text, telling.whose


def _order(saying: Saying) -> tuple[object, ...]:
    return (*evidence_order(saying.evidence), saying.kind, saying.text)


def _nearest(telling: Telling, group: Sequence[Telling], comparator: Comparator) -> Telling:
    """The telling of the group that this one is likest to."""
    others = (other for other in group if other is not telling)
    return max(others, key=lambda other: (comparator.score(telling, other), -other.number))


def _mentions(
    telling: Telling, nearest: Telling | None, comparator: Comparator, world: World
) -> Sequence[ClaimMention]:
    why = ""
    if nearest is not None:
        said = nearest.sayings[0].evidence
        place = f"{world.documents[said.source].source.path.rpartition('/')[2]}:{said.line}"
        why = f"as in {place}: {comparator.why(telling, nearest)}"
    return [
        ClaimMention(
            linked(row.evidence, world),
            row.text,
            row.time_raw,
            row.speaker.form if row.speaker else None,
            why,
            row.kind,
        )
        for row in telling.sayings
    ]


def _kind(sayings: Sequence[Saying]) -> str:
    """The kind of the claim's own wording, the first; where it is of no kind, what others say it is."""
    given = {saying.kind for saying in sayings}
    if "definition" in given and not given & set(ADOPTED):
        return "definition"
    return next((kind for kind in ADOPTED if kind in given), "claim") if sayings[0].kind == "claim" else sayings[0].kind
