"""Answers in fragments, made whole by the question before them: "Who taught you?" "Ada, yeah." is "Ada taught me"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg import nlp
from kg.names.particles import ARTICLE, PARTICLE
from kg.text.normalize import word_set

from ..conversation.makers import idle_words
from .turns import Turn

_CAP = r"(?!I\b)(?:[A-ZÀ-Þ][\w’'&.-]*\w|[A-Z]\.?|\d{4})"
_SMALL = rf"(?:of|the|of the|for|and the|&|{PARTICLE})"
_NAME = rf"(?:[Tt]he )?{_CAP}(?: (?:{_SMALL} )?{ARTICLE}?{_CAP})*"
_CALLED = (
    r"(?:(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir|[Aa]n?|[Tt]he|[Tt]his|[Oo]ne of my) [a-z’'-]+(?: [a-z’'-]+){0,4},? )?"
)
_PREP = r"(?:[Ww]ith|[Aa]t|[Ii]n|[Ff]rom|[Ff]or|[Uu]nder|[Bb]y|[Tt]o|[Oo]n|[Ii]nto|[Oo]f|[Oo]ver at|[Ii]nside)"
_LIST = rf"{_CALLED}{_NAME}(?:(?:,? (?:and|or) |, )(?:also )?{_CALLED}{_NAME})*"
_TAIL = r"(?: (?:in|near|outside) (?:the )?[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)*)?"
_YEAR = r"(?P<year>,? (?:back )?(?:in|from|until|since) (?:19|20)\d\d)?"
_COUNT = r"(?:[A-Z]?[a-z]+ of (?:us|them)|[Aa] few (?:of us|people)|[Tt]wo people)(?:,|:| [—–-]) "
_FRAGMENT = re.compile(
    rf"(?:{_COUNT})?(?:(?P<prep>{_PREP}) )?(?P<names>{_LIST})(?P<tail>{_TAIL})"
    rf"(?P<self>,? and (?:I|me|myself)\b)?{_YEAR}(?P<after>(?!\w).*)$"
)
_AFTER = re.compile(
    r"[^\w\s]*$|[^\w\s]*[.—–(…-]|,? (?:[—–-]|"
    r"(?:did|does|was|were|is|has)\b(?=[^\w]*$)|as\b|"
    r"(?:who|which|where|in|yeah|yes|actually|i think|i believe|of course|mostly|mainly|first|back|at|for|with|under|"
    r"by|really|then|originally|initially|together|too)\b(?! (?:it|that|he|she|they|i|we|told|said|not)\b))"
    r"|, (?:an?|the|my|our|his|her|your|who[’']s|and then)\b",
    re.IGNORECASE,
)
"""What may stand behind the names of a fragment."""
_LEADS = re.compile(
    r"(?:(?:that[’']s|it[’']s|(?:that|it|this|there) (?:was|were|would be|is)|that[’']d be|it[’']d be|oh|ah|um|uh|er|"
    r"hm+|well|"
    r"so|yeah|yes|yep|sure|right|okay|ok|actually|honestly|mostly|mainly|first|originally|initially|let me see|"
    r"let me think|let[’']s see|you know|i mean|i think|i guess|i believe|i[’']d say)"
    r"(?:[,.…—–:-]+\s*|\s+))+",
    re.IGNORECASE,
)
_NO = re.compile(r"(?:No|Nope)\b")
_NOT = re.compile(r"(?:[Nn]o|[Nn]ope)[,.]? |[Nn]ot ")
_NOT_BUT = re.compile(
    rf"(?:(?:[Nn]o|[Nn]ope|[Aa]ctually)[,.] )?[Nn]ot (?:{_PREP} )?{_NAME}[,;:—–. -]+"
    r"(?:no, |but |it was |that was |rather |actually )*(?=[A-Za-z])"
)
_DOUBT = re.compile(
    r"\b(?:maybe|perhaps|possibly|probably|might|may|could|would have|wish|not sure|nobody|no one|none|never|neither|"
    r"don[’']t|can[’']t remember|forget|guess who)\b|\?",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"^[,;]? ?(?:and|but|so|because|when|who|which|where|he|she|they|i|it|we|that)\b", re.IGNORECASE)
"""What goes on behind the names as a clause of its own."""
_GOES_ON = re.compile(r"(?:And|Then|Also|Plus|Later)\b,? (?:then |also |later |maybe )?")
_AUX = r"did|do|does|was|were|are|is|am|have|has|had"
_ASKS = re.compile(
    r"(?:^|[,;:.—–-] |\b(?:and|so|but|then|okay|me|right|wondering|sorry|remember) )"
    r"(?P<wh>(?:with|at|for|from|under|by|in|to|of) (?:whom|who|which [a-z]+|what [a-z]+)|who(?:m|se [a-z]+)?|"
    r"where|when|"
    r"(?:which|what) (?:of the )?[a-z]+(?: [a-z]+)??(?= (?:did|do|does|was|were|are|is|have|has|had)\b)|"
    rf"(?:which|what) (?!(?:{_AUX})\b)[a-z]+|what)(?P<else> else)? (?P<rest>[^?]+)\?$",
    re.IGNORECASE,
)
_INVERTED = re.compile(
    rf"(?P<aux>{_AUX})(?:n[’']t)? "
    r"(?P<who>you|he|she|they|we|i|it|(?<=did )(?:your [a-z]+|(?-i:[A-Z]\w+(?: [A-Z]\w+)?)))"
    r"(?: both| all| two| guys)? (?P<rest>.+)$",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"(?P<adverbs>(?:(?:first|ever|then|originally|actually|really|also|end up|go on to|later|even|just|mostly) )*)"
    r"(?P<verb>[a-z]+)(?P<more> .+)?$"
)
_GOES_ON_WITH = re.compile(r" (?:up|out|off|on|down|over|back|to|[a-z]+ing)\b")
_STRANDED = re.compile(
    r"(?:^| )(?:with|for|at|by|under|to|from|in|on|of|about)"
    r"(?=$| (?:these days|now|then|there|at the time|back then|first|before|after|at|in|on)\b)"
)
_POLAR = re.compile(
    rf"(?:^|[,;:.—–-] |\b(?:and|so|but) )(?:(?:{_AUX})(?:n[’']t)? (?:you|he|she|they|we|i|it)\b|"
    r"you [a-z]+ed\b)[^?]*\?$",
    re.IGNORECASE,
)
_ANYONE = re.compile(
    r"(?:(?P<prep>with|at|by|under|from|for|to) )?\b(?:any|some)(?:one|body|where)(?: else| in particular)?\b(?! who)",
    re.IGNORECASE,
)
_ALONE = re.compile(r" (?:alone|by yourself|on your own|yourself|solo)\b", re.IGNORECASE)
_FOLLOWS = re.compile(
    r"(?:(?:and|so|okay|right|,|then) ?)*(?:(?:and )?(?:before|after) (?:that|this|then)|who else|where else|what else|"
    r"anyone else|anybody else|anywhere else|else|and then|then)(?: [a-z]+)?\?$",
    re.IGNORECASE,
)
_HYPOTHETICAL = re.compile(
    r"\b(?:would|could|should|might|will|if|want|wish|hope|going to|ever (?:think|consider))\b", re.IGNORECASE
)
_TURNED = {"you": "I", "your": "my", "yours": "mine", "yourself": "myself", "yourselves": "ourselves"}
_INTERJECTION = 3
"""Words of a sentence that only takes up a question: "Oh, well."."""


@dataclass(frozen=True, slots=True)
class Completed:
    """A fragment that answers a question, and the sentence that it stands for."""

    text: str
    """The words of the answer."""
    whole: str
    """What they say, in the words of the question."""
    question: str


def completed(turns: Sequence[Turn]) -> Mapping[tuple[int, str], Completed]:
    """Return the answers in fragments by the line of their turn and their words."""
    found: dict[tuple[int, str], Completed] = {}
    question = asker = None
    awaiting = False
    for turn, text in said(turns):
        if text.endswith("?"):
            if question is None or asker != turn.speaker_raw or not _FOLLOWS.match(text):
                question, asker = text, turn.speaker_raw
            awaiting = True
        elif turn.speaker_raw == asker or question is None or not turn.speaker_raw:
            awaiting = awaiting and len(text.split()) <= _INTERJECTION and turn.speaker_raw == asker
        elif awaiting and len(text) < _LONGEST:
            if whole := complete(question, text):
                found[(turn.line, text)] = Completed(text, whole, question)
            else:
                awaiting = len(text.split()) <= _INTERJECTION and not _DOUBT.search(text)
        else:
            awaiting = False
    return found


_LONGEST = 300
"""Characters of the longest answer."""


def said(turns: Sequence[Turn]) -> Iterator[tuple[Turn, str]]:
    """Yield the sentences of what is said, each with its turn."""
    for turn in turns:
        for part in turn.sentences:
            text = " ".join(part.split())
            yield from ((turn, text[start:end].strip()) for start, end in nlp.sentences(text))


def complete(question: str, answer: str) -> str | None:
    """Return what an answer in a fragment says, as a sentence of the one who answers; None for any other answer.

    >>> complete("Who supervised you?", "With Ada, yeah.")
    'Ada supervised me.'
    >>> complete("And where did you study?", "At Kelo, in Leith.")
    'I did study at Kelo.'
    >>> complete("Which firm did you join in 1950?", "Oh, not Kelo, Hooli."), complete("Did you join Kelo?", "No.")
    ('I did join Hooli in 1950.', None)
    """
    if _HYPOTHETICAL.search(question):
        return None
    denies = _NOT.match(_LEADS.sub("", answer, count=1) if _LEADS.match(answer) else answer) is not None
    told = _fragment(answer)
    if told is None:
        return None
    prep, names, year = told
    asked = _ASKS.search(question)
    if asked is not None:
        return _sentence(None if _NO.match(answer) else _of_word(asked, prep, names), year)
    return _sentence(_of_polar(question, prep, names, denies), year) if _POLAR.search(question) else None


def _fragment(answer: str) -> tuple[str, str, str] | None:
    """Return the preposition, the names and the year of an answer that is little else."""
    bare = _GOES_ON.sub("", answer, count=1)
    bare = _LEADS.sub("", bare, count=1) if _LEADS.match(bare) else bare
    bare = _NOT_BUT.sub("", bare, count=1)
    bare = re.sub(r"^(?:No|Nope)[,.] (?:no, )?", "", bare)
    bare = _LEADS.sub("", bare, count=1) if _LEADS.match(bare) else bare
    match = _FRAGMENT.match(bare)
    if match is None or _DOUBT.search(bare.split(".")[0]):
        return None
    if not _AFTER.match(match["after"]) or all(word.lower() in _idle() for word in re.findall(r"\w+", match["names"])):
        return None
    year = (match["year"] or "").strip(" ,")
    names = _DETERMINER.sub(lambda word: word[0].lower(), match["names"])
    if match["self"] and " and " not in names:
        names = " and ".join(names.rsplit(", ", 1))
    return (match["prep"] or "").lower(), f"{names}{match['tail']}", year


@cache
def _idle() -> frozenset[str]:
    return idle_words() | word_set("no nope yes yep yeah nobody nothing none")


_DETERMINER = re.compile(r"^(?:The|My|Our|His|Her|Their|An?|This|One)\b(?= [a-zA-Z])")


def _of_word(asked: re.Match[str], prep: str, names: str) -> str | None:
    """Return a question with the answer in the place of its question word."""
    word, rest = asked["wh"].lower(), turned(asked["rest"])
    before, _, noun = word.rpartition(" ")
    lead = before.split()[0] if before and before.split()[0] in _PREPOSITIONS else ""
    inverted = _INVERTED.match(asked["rest"])
    year = re.fullmatch(r"(?:in )?(?:19|20)\d\d", names) is not None
    if inverted is None:
        if word in ("where", "when") or lead or year or word.startswith("whose"):
            return None
        if re.match(r"(?:did|do|does)\b", rest):
            return None
        return f"{names} {rest}"
    who = _subject(inverted["who"])
    aux = _auxiliary(who, inverted["aux"].lower())
    rest = turned(inverted["rest"])
    head = f"{who} {aux}"
    if year:
        timed = word == "when" or noun in ("year", "summer") or word.endswith(" year")
        return f"{head} {rest} in {names}" if timed else None
    if word == "when":
        return None
    if stranded := _STRANDED.search(rest):
        return f"{head} {rest[: stranded.end()]} {names}{rest[stranded.end() :]}"
    verb = _VERB.match(rest)
    if lead or word == "where" or prep:
        joint = prep or lead or ("to" if verb and verb["verb"] in _GOING else "in")
        names = f"{joint} {names}"
        if verb is None or not verb["more"] or not _LATER.match(verb["more"]):
            return f"{head} {rest} {names}"
    if verb is None or not verb["more"] or _GOES_ON_WITH.match(verb["more"]):
        return f"{head} {rest} {names}"
    return f"{head} {verb['adverbs']}{verb['verb']} {names}{verb['more']}"


_GOING = ("go", "move", "transfer", "switch", "head", "come", "going", "moving")
_LATER = re.compile(r" (?:after|before|next|then|from)\b")
_PREPOSITIONS = ("with", "at", "for", "from", "under", "by", "in", "to", "of")


def _of_polar(question: str, prep: str, names: str, denies: bool) -> str | None:
    """Return a question for yes or no with the answer in it: for "anyone", for "alone", or in the place of a name."""
    clause = _POLAR.search(question)
    body = re.sub(r"^[^\w]*(?:(?:and|so|but) )?", "", clause[0], flags=re.IGNORECASE).rstrip("?") if clause else ""
    if anyone := _ANYONE.search(body):
        if denies:
            return None
        joint = prep or (anyone["prep"] or "").lower()
        body = f"{body[: anyone.start()]}{joint + ' ' if joint else ''}{names}{body[anyone.end() :]}"
    elif prep and (alone := _ALONE.search(body)):
        body = f"{body[: alone.start()]}{body[alone.end() :]} {prep} {names}"
    else:
        place = rf"{prep} (?:the )?{_NAME}" if prep else rf"(?<=[a-z] ){_NAME}"
        held = list(re.finditer(place, body))
        if len(held) != 1 or not denies:
            return None
        body = f"{body[: held[0].start()]}{prep + ' ' if prep else ''}{names}{body[held[0].end() :]}"
    inverted = _INVERTED.match(body)
    if inverted is None:
        return turned(body)
    who = _subject(inverted["who"])
    return f"{who} {_auxiliary(who, inverted['aux'].lower())} {turned(inverted['rest'])}"


def _auxiliary(subject: str, word: str) -> str:
    return {"were": "was", "are": "am"}.get(word, word) if subject == "I" else word


def _subject(word: str) -> str:
    if word[0].isupper() and word not in ("You", "He", "She", "They", "We", "It", "I"):
        return word
    return {"you": "I", "i": "you"}.get(word.lower(), re.sub("^your", "my", word.lower()))


def turned(spoken: str) -> str:
    """Return the words of one who asks as those of the one who is asked: "your" is "my", an object "you" is "me"."""
    turned = re.sub(
        r"\b(?:your|yours|yourself|yourselves)\b", lambda match: _TURNED[match[0].lower()], spoken, flags=re.IGNORECASE
    )
    turned = _YOU_DID.sub("I", turned)
    return re.sub(r"\b[Yy]ou\b", "me", turned).strip()


_YOU_DID = re.compile(
    r"\byou(?= (?:were|are|was|had|have|did|first|started|joined|left|worked|studied|met|went|got|lived)\b)"
)


def _sentence(said: str | None, year: str) -> str | None:
    """Return words as a sentence, with the year that the answer adds."""
    if said is None:
        return None
    text = " ".join(f"{said} {year}".split()).strip(" ,.")
    return f"{text[:1].upper()}{text[1:]}."
