"""The ontology's terms as constants; `tests/test_vocabulary.py` holds them equal to ontology.ttl."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple, get_args

BASE = "https://w3id.org/interview-kg/"
KG = BASE + "ontology#"
ID = BASE + "id/"

CLASSES = (
    "Person", "Organization", "Method", "Dataset", "Benchmark", "Paper", "Software", "Venue", "Award", "Book", "Film",
    "TVSeries", "Game", "Artwork", "Field", "Concept", "Place", "Event", "Product", "Podcast",
)  # fmt: skip
"""The types of entities, in the order in which they are shown."""

UNCLASSED = "Entity"
"""The class in RDF of what nothing gives a class."""
THINGS = (*CLASSES, UNCLASSED)
"""The classes of everything that interviews name."""

WORKS = (
    "Method", "Dataset", "Benchmark", "Paper", "Software", "Book", "Film", "TVSeries", "Game", "Artwork", "Product",
)  # fmt: skip
"""Classes of things that somebody made."""

IDEAS = ("Field", "Concept")


class Predicate(NamedTuple):
    """A property between entities."""

    name: str
    domain: tuple[str, ...]
    """Classes of its subject; empty for any."""
    range: tuple[str, ...]
    """Classes of its object; empty for any."""
    influence: str | None = None
    """forward (the subject influenced the object), backward (the object influenced the subject) or None."""
    symmetric: bool = False


_ORG = ("Organization",)
_PERSON = ("Person",)
_MAKER = ("Person", "Organization")

PREDICATES = {
    p.name: p
    for p in (
        Predicate("workedAt", _PERSON, _ORG),
        Predicate("studiedAt", _PERSON, _ORG),
        Predicate("founded", _PERSON, _ORG),
        Predicate("memberOf", _PERSON, _ORG),
        Predicate("hosts", _PERSON, ("Podcast",)),
        Predicate("declinedOfferFrom", _PERSON, _ORG),
        Predicate("advisedBy", _PERSON, _PERSON, "backward"),
        Predicate("mentored", _PERSON, _PERSON, "forward"),
        Predicate("influenced", (), (), "forward"),
        Predicate("buildsOn", (), (), "backward"),
        Predicate("usedIn", (), (), "forward"),
        Predicate("replaced", (), ()),
        Predicate("collaboratedWith", _PERSON, _PERSON, symmetric=True),
        Predicate("familyOf", _PERSON, _PERSON, symmetric=True),
        Predicate("authored", _MAKER, WORKS),
        Predicate("proposed", _PERSON, (*IDEAS, "Method")),
        Predicate("directed", _PERSON, ("Film", "TVSeries")),
        Predicate("recommended", _PERSON, ()),
        Predicate("agreesWith", _PERSON, _PERSON),
        Predicate("disagreesWith", _PERSON, _PERSON),
        Predicate("criticizes", _PERSON, ()),
        Predicate("quotedPerson", _PERSON, _PERSON),
        Predicate("appearsIn", _PERSON, ("Podcast", "Event", "Film", "TVSeries")),
        Predicate("wonAward", (), ("Award",)),
        Predicate("submittedTo", WORKS, ("Venue",)),
        Predicate("rejectedBy", WORKS, ("Venue",)),
        Predicate("acceptedAt", WORKS, ("Venue",)),
        Predicate("investedIn", _MAKER, _ORG),
        Predicate("acquiredBy", _ORG, _ORG),
        Predicate("partOf", (), ()),
        Predicate("locatedIn", (), ("Place",)),
    )
}
"""Every property between entities, by name, in the order of the docs."""

Polarity = Literal["asserted", "negated"]
Certainty = Literal["verbatim", "observed", "derived", "proposed"]
"""How a fact is known: a list or table says it, a sentence says it, a rule concludes it, a model proposes it."""
CERTAINTIES: tuple[Certainty, ...] = ("verbatim", "observed", "derived", "proposed")
CERTAINTY_TERMS: dict[Certainty, str] = {name: name for name in CERTAINTIES} | {"proposed": "proposedByModel"}
"""Each certainty and its local name in the ontology, where `proposed` is a property already."""
CERTAINTY_OF = {term: name for name, term in CERTAINTY_TERMS.items()}
ClaimKind = Literal["claim", "prediction", "opinion", "fact", "number", "definition", "advice", "narration"]
CLAIM_KINDS: tuple[ClaimKind, ...] = get_args(ClaimKind)
ConflictKind = Literal["role", "profession", "outcome", "amount", "date", "denial", "speaker", "name", "time"]
"""What the values of a conflict are, the most telling first."""
CONFLICT_KINDS: tuple[ConflictKind, ...] = get_args(ConflictKind)
CLAIM_KIND_TERMS = {
    "claim": "PlainClaim",
    "prediction": "Prediction",
    "opinion": "Opinion",
    "fact": "Fact",
    "number": "Number",
    "definition": "Definition",
    "advice": "Advice",
    "narration": "Narration",
}
"""Each kind of claim and the local name of its concept in the ontology."""

RECORD_CLASSES = (
    "Statement", "Assertion", "Denial", "Passage", "Source", "Recording", "Claim", "ClaimMention", "Interval",
    "Conflict", "ConflictValue", "Certainty", "ClaimKind",
)  # fmt: skip
"""Classes of what the program writes about entities: who says so, what was claimed, where sources disagree."""

RECORD_PROPERTIES = (
    "evidence", "certainty", "premise", "role", "how", "startDate", "endDate", "startYear", "endYear",
    "line", "lineEnd", "quote", "extractor", "startSecond", "endSecond", "link", "timing",
    "mentionedIn", "recording", "path", "sha256", "format", "formatWhy",
    "video", "durationSecond", "host", "guest", "hostName", "guestName", "why",
    "madeAt", "speaker", "about", "kind", "mention", "text", "hedged", "horizon", "timeRaw", "speakerRaw", "position",
    "order", "topic", "value", "preferred", "conflictKind", "copyOf",
)  # fmt: skip
"""Properties of these records."""

INVERSES = {
    "influenced": "influencedBy", "advisedBy": "advised", "mentored": "mentoredBy", "buildsOn": "builtOnBy",
    "usedIn": "uses", "workedAt": "employed", "founded": "foundedBy", "authored": "authoredBy",
    "directed": "directedBy", "partOf": "hasPart",
}  # fmt: skip
"""Predicates that have a name in the other direction; the graph holds the first only."""

XSD = "http://www.w3.org/2001/XMLSchema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PROV = "http://www.w3.org/ns/prov#"
DCTERMS = "http://purl.org/dc/terms/"

PREFIXES = {
    "kg": KG,
    "id": ID,
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "xsd": XSD,
    "skos": SKOS,
    "prov": PROV,
    "dcterms": DCTERMS,
    "foaf": "http://xmlns.com/foaf/0.1/",
    "schema": "https://schema.org/",
    "org": "http://www.w3.org/ns/org#",
    "cito": "http://purl.org/spar/cito/",
    "time": "http://www.w3.org/2006/time#",
}
"""Known to every query, and written at the head of Turtle."""


@cache
def in_words(predicate: str) -> str:
    """Return a predicate as words.

    >>> in_words("declinedOfferFrom")
    'declined offer from'
    """
    return "".join(f" {char.lower()}" if char.isupper() else char for char in predicate)
