"""What a language model is asked and proposes: requests, recorded answers, and proposals that were not taken."""

from __future__ import annotations

from typing import Literal

from kg.records.immutable import dataclass

Subject = Literal["facts", "pairs"]
"""What a model is asked about: the facts of numbered lines, or whether two things are one."""

Reason = Literal[
    "malformed",
    "no-such-line",
    "quote-not-found",
    "name-not-in-quote",
    "reference-differs",
    "unknown-predicate",
    "wrong-type",
    "not-stated",
    "polarity-differs",
    "year-not-in-quote",
    "contradicts-rule",
    "no-answer",
    "no-such-pair",
    "unsure",
    "held-apart",
]
"""Why a proposal was not taken."""


@dataclass(frozen=True, slots=True, order=True)
class Settings:
    """Which model is asked, and how."""

    url: str
    """Base of an OpenAI-compatible interface, e.g. "http://localhost:11434/v1"."""
    model: str
    key_variable: str = ""
    """Name of the environment variable that holds the key; "" for none. The key itself is never stored."""
    record: bool = False
    """Ask for what is not recorded yet; else only recorded answers are read."""
    budget: int = 0
    """Tokens, at most, that new calls may use together; 0 for any number."""
    parallel: int = 4
    """Calls at one time."""
    timeout_s: float = 120.0
    """Seconds for one call."""
    pairs: bool = False
    """Ask it about undecided names and claims as well."""


@dataclass(frozen=True, slots=True, order=True)
class Request:
    """One question to a model: the numbered lines of a stretch of one source."""

    hash: str
    """32 hex digits of the SHA-256 of model, prompt and schema: the name of the recorded answer."""
    source: str
    prompt: str
    """Language and version of the prompt, e.g. "en-1a2b3c4d"."""
    system: str
    user: str
    sentences: tuple[int, ...] = ()
    """Of the reading, by place: line n of the request is the n-th of them."""
    about: Subject = "facts"


@dataclass(frozen=True, slots=True, order=True)
class Answer:
    """What a model answered to a request, as it is recorded."""

    hash: str
    model: str
    prompt: str
    content: str
    """The message as it came."""
    tokens: int = 0
    """Tokens that the server says it used, prompt and answer."""


@dataclass(frozen=True, slots=True, order=True)
class Untaken:
    """A row that a model proposed and that is no statement."""

    source: str
    line: int
    """1-based line of the source of the sentence that was asked about; 0 where the row names none."""
    quote: str
    subject: str
    predicate: str
    object: str
    reason: Reason
    why: str
    """One sentence."""
    model: str


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Two names, or two wordings of claims, of which the rules do not tell whether they are one."""

    kind: Literal["names", "claims"]
    a: str
    b: str
    words_a: str
    """The words in which `a` stands, as in its source."""
    words_b: str
    source: str
    """Where `a` stands, and on which line."""
    line: int
    scope: str = ""
    """Id of the recording of two claims."""


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """What a model says of a pair, borne out by the words: obeyed like a decision, but weaker than a person's."""

    id: str
    """Local name `j-` and 16 hex digits: what `kg curate drop` takes."""
    kind: Literal["names", "claims"]
    a: str
    b: str
    same: bool
    words_a: str
    """The words that decide."""
    words_b: str
    source: str
    line: int
    model: str
    """Name of the model and version of the prompt, e.g. "qwen@pairs-en-1a2b3c4d"."""
    scope: str = ""
