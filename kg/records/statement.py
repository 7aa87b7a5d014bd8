"""What the sources say: names with their places, facts by name, statements by entity, and the evidence of each.

Extractors return `Mention`, `Fact` and `Saying` records that speak of things by the *forms* in which the page names
them. Resolution decides which forms are one entity; then facts become `Statement`s and sayings become `Claim`s.
What was read is never overwritten.
"""

from __future__ import annotations

from typing import Literal as OneOf

from kg.records.document import Document, Recording
from kg.records.immutable import dataclass
from kg.records.problem import Problem
from kg.records.proposal import Judgement, Untaken
from kg.records.vocabulary import Certainty, Polarity


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """One place in one source where it is said."""

    source: str
    """Id of the source."""
    line: int
    """1-based."""
    line_end: int
    quote: str
    """The words as they stand: `quote in document.text(line, line_end)` always holds (white space folded)."""
    extractor: str
    """The name of the rule that read it: the family's module, a colon, the rule, e.g. "descriptions:founder-of"."""
    start_s: float | None = None
    """Second of the recording, where the place has one."""
    end_s: float | None = None
    url: str | None = None
    """A link that plays that second, where the recording has a url and the place a second."""
    timing: str | None = None
    """"doubtful" where the page's timecode is, "estimated" where the second comes from aligning cues, else None."""


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A thing by the form in which a page names it."""

    form: str
    """The words as they stand."""
    type: str | None = None
    """Class of the ontology that the place suggests (Person, Organization, Paper …), None where it suggests none."""


@dataclass(frozen=True, slots=True, order=True)
class Literal:
    """A value that is not an entity."""

    value: str
    datatype: str = "string"
    """Local name of an XSD datatype: string, integer, decimal, gYear, date."""


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """One place where a thing is named."""

    source: str
    line: int
    form: str
    """The words as they stand."""
    type: str | None
    """What the place suggests: a list's heading is evidence, not truth."""
    section: str | None
    """The heading of the item; "header" for header fields; None in cues."""
    whole: bool = False
    """The list item or header as a whole names the thing; the names inside it are mentions of their own."""
    of: str | None = None
    """The whole form that it stands inside ("NLP" in "Natural Language Processing (NLP)"), if they name one thing."""
    description: str | None = None
    """What the place says of the thing, for a person or tool with a description."""
    rank: int = 0
    """How sure the place makes it that the form is a name: 0 a list or header, 1 a pattern, 2 found again.

    3 is 2 where the class is a guess, from the name's letters and the words around it alone."""


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """What one place says, by the names as they stand there."""

    subject: Name
    predicate: str
    object: Name
    evidence: Evidence
    polarity: Polarity = "asserted"
    role: str | None = None
    start: str | None = None
    """When it was true: an ISO year, month or day as stated."""
    end: str | None = None
    kind: str | None = None
    """How, for influence: inspired, taught, advised, persuaded, shaped, recommended …"""
    certainty: Certainty = "observed"


Refusal = OneOf["denied", "hoped", "possible", "asked", "reported", "fiction", "alternative"]
"""What takes the truth of a clause away (`kg/nlp/veracity/table.txt`)."""


@dataclass(frozen=True, slots=True, order=True)
class Refused:
    """A fact that words would say, were it not for one of them: kept to be looked at, never a statement."""

    subject: Name
    predicate: str
    object: Name
    evidence: Evidence
    category: Refusal
    trigger: str
    """The word that refuses it, as it stands."""
    at: int | None = None
    """Where it stands in the quote: a character offset, from 0; None where the quote does not hold it."""


@dataclass(frozen=True, slots=True, order=True)
class Saying:
    """A claim as one place words it."""

    text: str
    kind: str
    """claim, prediction, opinion, fact, number or definition."""
    evidence: Evidence
    speaker: Name | None = None
    time_raw: str | None = None
    about: tuple[Name, ...] = ()
    hedged: bool = False
    horizon: str | None = None
    extra: tuple[tuple[str, str], ...] = ()
    """Named parts beside the text, such as ("evidence", …), ("translation", …), ("value", …)."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that the extractors found in one document."""

    mentions: tuple[Mention, ...] = ()
    facts: tuple[Fact, ...] = ()
    sayings: tuple[Saying, ...] = ()
    refused: tuple[Refused, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """One real thing."""

    id: str
    """Local name: type and canonical name, percent-encoded, e.g. "person/Ada_Lovelace"."""
    type: str | None
    """Its class; None where nothing tells."""
    name: str
    aliases: tuple[str, ...]
    """Every other form, sorted."""
    same_as: tuple[str, ...]
    """Earlier ids of the same thing (local names) and external IRIs, sorted."""
    mentions: tuple[Mention, ...]
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Subject, predicate, object, with all that supports it; equal when it says the same."""

    id: str
    """Local name `s-` and 16 hex digits of the hash of subject, predicate, object, polarity and qualifiers."""
    subject: str
    """Id of an entity."""
    predicate: str
    object: str | Literal
    polarity: Polarity
    role: str | None
    start: str | None
    end: str | None
    kind: str | None
    certainty: Certainty
    premises: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def statement_id(
    subject: str, predicate: str, object: str, polarity: Polarity, role: str | None, start: str | None, end: str | None
) -> str:
    """Return the id of a statement between two entities: equal for what says the same."""
    return "s-" + digest(subject, predicate, object, polarity, role or "", start or "", end or "")


def digest(*parts: str) -> str:
    """Return 16 hex digits of the SHA-256 of the parts."""
    import hashlib  # felt in a cold start

    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class ClaimMention:
    """One place that makes a claim."""

    evidence: Evidence
    text: str
    time_raw: str | None
    speaker_raw: str | None
    why: str = ""
    """Why it is a mention of the claim: which other mention it is like and what they share; "" for the first."""
    kind: str = ""
    """What kind of claim the words are at this place: a name of `CLAIM_KINDS`; "" where the claim's own."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody said: one claim, many mentions."""

    id: str
    """Local name `c-` and 16 hex digits."""
    text: str
    kind: str
    speaker: str | None
    """Id of an entity."""
    start_s: float | None
    end_s: float | None
    recording: str | None
    about: tuple[str, ...]
    hedged: bool
    horizon: str | None
    mentions: tuple[ClaimMention, ...]


@dataclass(frozen=True, slots=True)
class ConflictValue:
    """One of the values that sources give."""

    value: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A property that can have one value at a time, and the different values that sources give it."""

    id: str
    topic: str
    values: tuple[ConflictValue, ...]
    preferred: int | None
    """Index into `values`; None where no rule prefers one."""
    why: str
    kind: str = ""
    """role, profession, outcome, amount, date, denial, speaker, name or time: a row of `kg.conflicts.FAMILIES`."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two forms that may be one thing: not merged, shown with both contexts."""

    a: str
    b: str
    """Forms as they stand."""
    score: float
    why: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Merge:
    """One step by which two forms became one entity."""

    a: str
    b: str
    """Forms as they stand."""
    rule: str
    why: str
    entity: str
    """Id of the entity that has both."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything that a build knows: what `kg.rdf` writes as quads and `kg.exports` as files."""

    recordings: tuple[Recording, ...]
    documents: tuple[Document, ...]
    """Timed, sorted by path."""
    entities: tuple[Entity, ...]
    """Sorted by id; so are the next three."""
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    conflicts: tuple[Conflict, ...]
    doubts: tuple[Doubt, ...]
    problems: tuple[Problem, ...]
    merges: tuple[Merge, ...] = ()
    """Every step that made an entity of several forms, sorted."""
    copies: tuple[tuple[str, str], ...] = ()
    """Ids of sources that are one witness with another, and of that other: the first of those that share their words
    (`kg.conflicts.witnesses`). Sorted; a source that stands alone or is the first is left out."""
    untaken: tuple[Untaken, ...] = ()
    judged: tuple[Judgement, ...] = ()
    """What a language model said of undecided pairs and the build obeyed, sorted."""
    """What a language model proposed and nobody took, sorted."""
    refused: tuple[Refused, ...] = ()
    """Sorted by place."""
