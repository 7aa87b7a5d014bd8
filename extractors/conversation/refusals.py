"""What is not meant, though it stands where something is named: denials, others' likings, persons, places, channels."""

from __future__ import annotations

import re
from collections.abc import Collection

from kg.names.shape import given_name_alone, likely_person
from kg.text.normalize import word_set

from ..naming import shapes
from ..tables import classes, entries, phrases
from .makers import is_person
from .questions import Asked, nouns
from .titles import Span

FIRST = r"(?:i|we|i['’](?:m|ve|d|ll)|we['’](?:re|ve|d|ll))"
"""The speaker, in lower case."""
_NEGATIVE = re.compile(
    r"\b(?:not|never|cannot|hate[ds]?|dislike[ds]?|instead of|unlike|rather than|stopped|quit|abandoned|avoid|"
    r"overrated|"
    r"terrible|awful|boring|disaster|muddled|disappoint\w+|garbage|gave up|deleted|ripped|worse|worst|neither|nor|"
    r"no longer|"
    r"used to (?:read|watch|use|love|like|listen)|[a-z]+n['’]t|without|far from|except|other than|sick of|tired of)\b"
)
_JUDGES = re.compile(
    r"\b(?:i|we|it|which|that one)\b(?: [\w’']+){0,3}|\band (?:gave up|quit|stopped|hated|returned|deleted|dropped)\b|"
    r"\b(?:overrated|terrible|awful|boring|a disaster|muddled|disappoint\w+|garbage|ripped it)\b"
)
_HARMLESS = re.compile(
    r"\b(?:can['’]?t|cannot|couldn['’]t|could not|can not) (?:recommend|wait|live without|get enough|stop|go "
    r"wrong|put|say enough|imagine|go through|speak highly|do without|help|choose|pick|decide|believe|not)\b"
    r"[^,.;]*?(?:without (?=giving|mentioning))?|"
    r"\bnot (?:surprisingly|only|just|to mention|recent|new|sure|a new|the newest|that recent|necessarily|my "
    r"usual)\b|\bisn['’]t (?:exactly )?(?:recent|new)\b|\bdon['’]t (?:know|think|mind|laugh|judge|remember|tell)\b|"
    r"\bwithout (?:hesitation|a doubt|question|fail|giving|mentioning)\b|\bif you haven['’]t\b[^,.;]*|\bwhy not\b|"
    r"\bhaven['’]t (?:finished|stopped)\b|\bdidn['’]t (?:expect|think|realize|know)\b|"
    r"\bnever (?:miss(?:ed)?|stopped|gets? old|tire[ds]?)\b|\bwhich is not\b[^,.;]*"
)
"""Words of denial that deny nothing of what is named: "I can't recommend it enough"."""
_DENIED_IN_CHINESE = re.compile(
    r"没[读看听]|没有[读看听]|不[太怎]?[么]?(?:推荐|喜欢|爱|建议)|别[读看]|没读过|没看过|看不下去|读不下去"
)
_VERB_FRAMES = {"read": "book", "watc": "screen", "list": "podcast"}
"""The frame that a verb belongs to, by its first letters."""
_VERB = re.compile(r"\b(read|reading|watch|watched|watching|listen\w* to)(?: [a-z]+)? $")
_NOUN = re.compile(rf"\b{nouns()},? (?:called )?[“\"]?$")
_OTHERS = re.compile(
    r"\b(?:(?:my|our|his|her|their|your) (?:\w+ )?(?:wife|husband|partner|spouse|kids?|child|children|sons?|"
    r"daughters?|"
    r"sisters?|brothers?|mother|father|mum|mom|dad|parents?|friends?|colleagues?|boss|roommate|flatmate|nephew|niece|"
    r"cousins?|girlfriend|boyfriend|users|customers|grandmother|grandfather|students?)|"
    r"the (?:kids|children|wife|husband|boys|girls|family)|"
    r"(?:some|many|most|other) (?:people|colleagues|folks|others|teams|friends)|"
    r"(?:he|she|they)(?= (?:[a-z]+ )?(?:is|are|was|loves?|uses?|swears?|recommends?|likes?|reads?|watch\w*)))\b"
)
"""Others than the speaker, of whom something is said."""
_SPEAKER = re.compile(rf"\b{FIRST}\b")
_SOMEBODY = re.compile(
    r"\b(?:man|woman|person|guy|someone|somebody|author|writer|friend|fellow|chap|scientist|lady|gentleman|kid|"
    r"dog|cat) (?:called|named) [“\"]?$"
)
_SPEECH = re.compile(
    r"(?:like|said|says?|saying|goes|went|asked?|asks|thinking|thought|told \w+|tells? \w+|was|be)[,:]? [“\"‘]$"
)
_ACTS = re.compile(
    r"[”\"’'》]? (?!(?:during|evening|morning|according|including|regarding|starting|everything|something|"
    r"anything|nothing)\b)[a-z]+ing\b"
)
_PLURAL = re.compile(r", (?:mostly|mainly|usually|chiefly|and so on|etc)\b")
_CALLED = re.compile(r"(?:called|titled|book|novel|memoir|film|movie|show|series|app)[, “\"‘]*$")
_NO_WORK = word_set("university college institute school inc ventures capital labs llc ltd corporation foundation")
_OWN = re.compile(
    r"\b(?:i|we)(?:[’']ve| have)? (?:also |just |even |once )?(?:wrote|written|co-wrote|published|authored|released)"
    r" (?:an?|the|this|my|our|one|another) (?:[a-z-]+ ){0,4}[“\"‘]?$"
)


def _own(text: str, span: Span) -> bool:
    """Tell whether it is the speaker's own: "I wrote a book called Looms" recommends nothing."""
    return _OWN.search(text[max(0, span.start - 80) : span.start].lower()) is not None


_FAN = re.compile(r" (?:fan|addict|devotee|nerd|junkie)\b")
_BESIDE = re.compile(r"[^,.;:], (?:and |or )?$")
"""Behind a comma a person's name is that of somebody beside a work: "The Slow Weaver, Ada Lovelace in a mill"."""
_KIND_OF = re.compile(r" (?:bestseller|best-seller|winner|pick|selection|finalist|notable|reporter|columnist|review)\b")
"""After the name of what a work is by its rank: "a Harbour Post bestseller"."""
_TITLED = re.compile(r"(?:Dr|Prof|Professor|Sir|Mr|Mrs|Ms|Dame)\.? [A-Z]")
_BREAK = re.compile(r"[.;!?]\s|, but | but ")


def refused(
    text: str, span: Span, following: int, wanted: Asked | None, before: Collection[str], praised: bool
) -> bool:
    """Tell whether what a sentence names is denied, liked by others only, or plainly no thing of the kind asked for.

    `following` is where the next name begins (the end of the text, if there is none), `before` are the names so far,
    `praised` tells whether somebody speaks for it.
    """
    frame = wanted.frame if wanted else ""
    if text[span.start - 1 : span.start] == "《":
        return _DENIED_IN_CHINESE.search(text[max(0, span.start - 12) : span.end + 12]) is not None
    return (
        _denied(text, span, following, wanted is not None)
        or (praised and _anothers(text, span, frame))
        or _no_name(text, span, before)
        or _wrong_kind(text, span, frame)
    )


def _clause(text: str, start: int) -> str:
    """Return the words of a clause before a place, in lower case."""
    near = text[max(0, start - 240) : start]
    begin = max((match.end() for match in _BREAK.finditer(near)), default=0)
    return near[begin:].lower()


def _denied(text: str, span: Span, following: int, answering: bool) -> bool:
    clause = f"{_clause(text, span.start)} ■ {text[span.end : max(span.end, following)][:240]}".lower()
    before, _, after = _HARMLESS.sub(" ", clause).partition(" ■")
    return bool(_NEGATIVE.search(before)) or (answering and bool(_NEGATIVE.search(_verdict(after))))


def _verdict(after: str) -> str:
    """Return the words after a name that judge it: what the speaker or "it" does not do, or plain blame."""
    said = re.split(r"[.!?;]\s|\bbut (?:i|we) (?:love|like|enjoy)", after)[0]
    return " ".join(match[0] for match in _JUDGES.finditer(said))


_SAID_TO_ME = re.compile(
    r"\b(?:supposed|expected|meant|obliged|bound|tempted) to (?:say|name|pick|choose|answer|recommend|like|love)\b|"
    r"\b(?:tells?|told|telling|begs?|begged|wants?|asks?|asked|urges?|urged|makes?|nags?|bugs?) (?:me|us) (?:that |"
    r"to )?"
    r"(?:(?:i|we) )?(?:should|ought to|must|have to|need to|read|watch|try|get|see|buy|use|listen)\b|"
    r"\b(?:everyone|everybody|people|they|nobody|no one) (?:else )?(?:(?:always|all|keeps?|just) )?(?:says?|tells?|"
    r"telling|saying|raves?|loves?|recommends?|reads?|uses?|talks?|goes on)\b(?! that i)"
)
"""What others want the speaker to name, or what they like."""
_LIKED_BY = re.compile(
    r"[”\"’'》]?,? (?:which|that) (?:is |was )?(?:the (?:favou?rite|choice) of )?(?:my|our|his|her|their|your) "
    r"(?:\w+ )?(?!favou?rite|go-to|own|all-time|first|second|last|best)[a-z]+ (?:\w+ )?(?:loves?|loved|likes?|"
    r"liked|adores?|"
    r"adored|swears? by|recommends?|recommended|raves? about|enjoys?|enjoyed|reads|watches|"
    r"uses)\b(?!,? and (?:so do )?i\b)"
)
"""After a name that somebody else likes: "X, which my husband loves"; "which my sister gave me" is another thing."""


_TAKEN_BACK = re.compile(
    r"^(?:(?:but|and|well|honestly|sadly|frankly|to be honest|though),? )*(?:i|we) (?:[a-z]+ly |just |really |"
    r"still )*(?:"
    r"(?:couldn['’]?t|could not|didn['’]?t|did not|don['’]?t|do not|never|haven['’]?t|have not|wouldn['’]?t|"
    r"can['’]?t|cannot|"
    r"won['’]?t)(?: (?:even|really|actually|quite|ever))? (?:finish(?:ed)?|get (?:through|past|into|on with)|"
    r"got (?:through|past|into)|like[ds]?|love[ds]?|"
    r"enjoy(?:ed)?|read|stand|bear|recommend(?:ed)?|watch(?:ed)?|seen?|use[ds]?|care for) (?:it|that|this|them|"
    r"any of it)\b"
    r"(?! (?:enough|highly|in|since|for|as|without|until|before|anywhere))|(?:hated?|loathed?|dislike[ds]?|"
    r"gave up on|abandoned|"
    r"returned|regret(?:ted)?) (?:it|that|them|every)\b|gave up\b)"
)


_THINKS_BETTER = re.compile(
    r"(?:or|well|actually|oh|hmm|um|uh)?,? ?(?:no,? (?:wait|sorry|actually|scratch)|wait,? no|scratch that|(?<=or, )no|"
    r"(?<=or )no|i take (?:that|it) back|i['’]m (?:joking|kidding)|just kidding|only joking)\b"
)
"""After a name that the speaker takes back for another: "Or, no, …"."""


def taken_back(following: str) -> bool:
    """Tell whether the sentence after a name speaks against it.

    >>> taken_back("I couldn't finish it."), taken_back("I can't recommend it enough."), taken_back("I loved it.")
    (True, False, False)
    """
    low = following.lower()
    return _TAKEN_BACK.match(low) is not None or _THINKS_BETTER.match(low) is not None


def _anothers(text: str, span: Span, frame: str) -> bool:
    """Tell whether it is somebody else who likes it, or something else that is done with it than what was asked."""
    clause = _clause(text, span.start)
    if _SAID_TO_ME.search(clause) or _LIKED_BY.match(text[span.end : span.end + 120].lower()):
        return True
    other = _OTHERS.search(clause)
    if other and not _SPEAKER.search(clause, other.end()):
        return True
    verb = _VERB.search(clause)
    if verb is None or frame not in _VERB_FRAMES.values() or _NOUN.search(clause):
        return False
    return _VERB_FRAMES[verb[1][:4]] != frame


_THE_ONE = re.compile(r"[”\"’'》]?(?:['’]s)? (?:one|version|ones|adaptation|remake|translation|edition|cut|original)\b")
"""After a name that says which of several is meant: "the Ada Lovelace one", "the BBC version"."""


def _no_name(text: str, span: Span, before: Collection[str]) -> bool:
    """Tell whether it is quoted speech, a part of a name before it, says which one is meant, or does something."""
    left = text[max(0, span.start - 60) : span.start].lower()
    if _THE_ONE.match(text, span.end) and re.search(r"\b(?:the|this|that|an?|not) $", left):
        return True
    if _SPEECH.search(left) or _SOMEBODY.search(left) or _ACTS.match(text, span.end):
        return True
    return " " not in span.form and any(span.form in other.split() for other in before)


def _wrong_kind(text: str, span: Span, frame: str) -> bool:
    low, called = span.form.lower(), _CALLED.search(text[max(0, span.start - 60) : span.start].lower())
    if frame == "inspiration":
        return not _is_somebody(text, span)
    if frame in ("book", "shaping") and _PLURAL.match(text, span.end):
        return True
    if given_name_alone(span.form) and not span.makers and not called:
        return True
    if frame in ("screen", "podcast") and span.form in entries("channels"):
        return True
    beside = _FAN.match(text, span.end) or _BESIDE.search(text[: span.start])
    if beside and not called and not span.makers and likely_person(span.form):
        return True
    if _own(text, span):
        return True
    if _KIND_OF.match(text, span.end) and re.search(r"\b(?:a|an|the) $", text[: span.start]):
        return True
    if low in classes("asked") or low in phrases("places") or low.split()[-1] in _NO_WORK:
        return True
    if shapes.by_name(span.form) in ("Award", "Venue"):
        return True
    if _TITLED.match(span.form) and not span.makers:
        return len(span.form.split()) < 4
    person = frame in ("book", "shaping", "product", "") and not span.makers and is_person(span.form)
    return person and not called and not low.endswith("biography")


_THING_WORDS = word_set(
    "the a an of and in for on at to press journal times news review society company group band school theatre"
)
_DOES_ELSE = re.compile(
    r"(?:,? [^,.;!?]*,)* ?(?:['’]s|has|have|had|is|was|are|were|will|would|came|went|got|took|runs?|ran|said|says|"
    r"found|left|"
    r"works?|worked|wants?|wanted|became|joined|led|leads|died|lives?|lived|bought|sold|calls?|"
    r"called)\b(?P<rest>[^.;!?]*)"
)
_INSPIRES = re.compile(
    r"\b(?:inspir\w+|influenc\w+|shap(?:e|ed|es|ing)|taught|teach\w*|hero\w*|heroine|mentor\w*|idol\w*|role model|"
    r"reason|made me|gave me|showed me|told me|changed|encourag\w+|believed|always|first|there|big|huge|enormous|"
    r"one|probably|"
    r"definitely|certainly|up there|the person|a person|who|why|because|biggest|great|greatest|my|our|me|us)\b"
)


def _is_somebody(text: str, span: Span) -> bool:
    """Tell whether a name that answers "Who inspired you?" may be a person's, of whom nothing else is told."""
    low = span.form.lower()
    tokens = low.split()
    if not (shapes.looks_like_person(span.form) or (len(tokens) == 1 and low.isalpha())):
        return False
    if any(token in _THING_WORDS for token in tokens) or tokens[-1] in _NO_WORK or _before(text, span).endswith("the "):
        return False
    told = _DOES_ELSE.match(text[span.end : span.end + 240].lower())
    return told is None or _INSPIRES.search(told["rest"]) is not None


def _before(text: str, span: Span) -> str:
    return text[max(0, span.start - 12) : span.start].lower()
