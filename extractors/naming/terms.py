"""Terms in small letters that a text introduces as names: "we call it slow weaving", "the Hopper test"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from kg.names.classes import Vote, known
from kg.names.classes.features import ordinary_word
from kg.text.normalize import alternatives, word_set

from ..tables import words
from . import shapes

_WORD = r"[a-zà-ÿ]{2,}(?:-[a-zà-ÿ]+)*"
_TERM = rf"(?P<term>{_WORD}(?: {_WORD}){{0,3}}?(?: of {_WORD}(?: {_WORD})??)?)"
_QUOTED = rf"[\"“‘'](?P<term>{_WORD}(?: {_WORD}){{0,4}})[\"”’']"
_END = (
    r"(?=[.,;:!?)…]|$| [—–-] | (?:is|was|are|were|isn[’']t|which|that|who|where|when|because|since|and|but|so|or|for|"
    r"in|at|on|to|from|with|by|means|has|had|does|did|can|will|would|doesn[’']t|meant|seems?|looks?)\b)"
)
_IDEAS = word_set("idea concept notion phrase term word expression metaphor principle theory name")
_WORDS = _IDEAS - {"concept", "notion", "principle", "theory"}
"""Nouns for words, of which a text may speak as words."""
_WAYS = word_set(
    "method technique approach process practice procedure trick exercise scheme protocol system model algorithm test "
    "thing effect pattern format ritual framework rule"
)
_NOUN = f"(?P<noun>{alternatives(_IDEAS | _WAYS)})"
_IDEA = f"(?P<noun>{alternatives(_IDEAS)})"
_WE = r"(?:[Ii]|[Ww]e|[Yy]ou|[Tt]hey|[Hh]e|[Ss]he|[Pp]eople|[A-ZÀ-Þ][\w’'-]+)"
_OFTEN = r"(?:(?:now|always|usually|just|also|still|later|since|then|actually|sometimes) )?"
_CALL = (
    rf"{_OFTEN}(?:calls?|called|ha(?:ve|s) called|like to call|term(?:s|ed)?|dub(?:s|bed)?|named|refer(?:s|red)? to as)"
)
_WHOSE = r"(?: of (?:yours|hers|his|mine|ours|theirs))"
_INTRODUCED = tuple(
    (re.compile(pattern), several)
    for pattern, several in (
        (rf"\bwhat {_WE} {_CALL} (?:the )?{_TERM}{_END}", False),
        (rf"\bwhat {_WE} {_CALL} (?:the )?{_QUOTED}", False),
        (rf"\b(?:[Ii]|[Ww]e) {_CALL} (?:it|this|that|them) (?:the )?{_TERM}{_END}", False),
        (rf"\b{_NOUN}(?:{_WHOSE}| for (?:it|this|that)| here| is| was| of the| of a| of)*,? {_QUOTED}", False),
        (rf"\b(?:[Tt]his|that|your|her|his|my|our|their|an?) {_NOUN}{_WHOSE}?, the {_TERM}{_END}", False),
        (rf"\b{_NOUN}(?: [a-z]+){{0,2}},? (?:called|named|known as|dubbed) (?:the )?{_TERM}{_END}", False),
        (rf"\b(?:coined|introduced|invented|came up with) the {_IDEA}(?: of)? (?:the )?{_TERM}{_END}", False),
        (rf"\b{_IDEA} of (?:the )?{_TERM}, which {_WE} (?:propos|coin|introduc|develop|invent|came up)", False),
        (rf"\b{_WE} {_CALL} (?:it|this|that|them) (?:the )?{_TERM}{_END}", True),
        (rf"\b(?:known as|so-called|referred to as) (?:the )?{_TERM}{_END}", True),
        (rf"(?:^|[.!?…] )The {_TERM}[.!?](?= |$)", True),
        (rf"\b{_NOUN} {_TERM}(?=[;,.)]|$)", True),
    )
)
"""Words by which a text says that something is called so; and whether it must stand elsewhere, too, to be sure."""
_ELSEWHERE = (words("no_names") | words("small_words") | words("no_terms")) - word_set(
    "of early late first second third one two three four five black white open internet web figure table note head"
)
"""Words that are no part of a term, and no term by themselves."""
_NAME = r"[A-ZÀ-ÖØ-ÞŁŚŠŽ][a-zà-ÿ\u0101-\u024f-]+"
_IS_IDEA = word_set(
    "effect effects rule rules law laws principle principles theorem scaling ratio curve cycle hypothesis paradox "
    "conjecture constant number scale index equation equations"
)
_IS_WAY = word_set(
    "model models method methods process test tests filter filters board boards technique algorithm algorithms "
    "transform procedure system systems rotor engine protocol formula valve lamp frame stitch knot grip"
)
_AFTER = re.compile(
    rf"(?<![\w’'-])(?P<name>{_NAME})(?P<own>[’']s)? (?P<rest>(?:(?!of\b){_WORD} )?"
    rf"(?P<head>{alternatives(_IS_IDEA | _IS_WAY)}))(?![\w’'-])"
)
"""A name before the noun for what is named after it: "the Hopper test", "Lovelace’s rule"."""
_LOOSE = word_set("system systems process procedure protocol method methods engine frame index")
"""Nouns behind the name of a maker or an owner as well: here a person or a place must be meant."""
_OWNED = word_set("law rule algorithm theorem paradox constant principle conjecture equation hypothesis curve")
"""What is named after its finder as the finder's; a method of somebody's has a name of its own."""
_TOLD = re.compile(r"\b(?:called|named|known as|famous|invent(?:s|ed)|devised|so-called) (?:the )?$")
_ARTICLE = re.compile(r"\b(?:the|an?|this|that|these|those|on|of|old|from|every) $", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Term:
    """A term where it stands, and what tells its class."""

    text: str
    start: int
    end: int
    form: str
    vote: Vote


def terms(texts: Sequence[str], shown: Collection[str] = ()) -> Iterator[Term]:
    """Yield a term for each place that introduces one; `shown` are the words that a page emphasises.

    >>> [one.form for one in terms(["We call it slow weaving. It was a method called cold dyeing.", "the Hopper test"])]
    ['slow weaving', 'cold dyeing', 'Hopper test']
    >>> [one.form for one in terms(["They called it a mistake. She called it utter madness. I call it home."])]
    []
    """
    whole = "\n".join(texts)
    for text in texts:
        for found in (_introduced(text, whole), _named_after(text, whole), _emphasised(text, shown, whole)):
            yield from found


def _introduced(text: str, whole: str) -> Iterator[Term]:
    for pattern, several in _INTRODUCED:
        for match in pattern.finditer(text):
            form = match["term"]
            quoted = text[match.start("term") - 1 : match.start("term")] in tuple("\"“‘'")
            noun = match["noun"] if "noun" in match.groupdict() else None
            again = several or (" " not in form and noun in _WORDS)
            if _is_term(form, quoted) and (not again or _times(form, whole) > 1):
                yield _term(text, match.start("term"), _singular(form, whole), noun)


def _named_after(text: str, whole: str) -> Iterator[Term]:
    for match in _AFTER.finditer(text):
        name, before = match["name"], text[max(0, match.start() - 24) : match.start()]
        if name.lower() in words("no_names") or not all(map(_content, match["rest"].split()[:-1])):
            continue
        before_it = re.findall(rf"([A-ZÀ-Þ][\w’'.-]+) {re.escape(name)}\b", whole)
        surname = any(word.lower().strip(".") not in words("no_names") for word in before_it)
        told = _TOLD.search(before) is not None
        if match["own"] and not (surname and match["head"] in _OWNED):
            continue
        alone = re.findall(rf"(?<![\w’'-]){re.escape(name)}\b(?! (?:[A-ZÀ-Þ]|{re.escape(match['rest'])}))", whole)
        with_noun = _times(f"{name} {match['rest'].removesuffix('s')}", whole)
        listed = ordinary_word(name) or not {"Organization", "Product"}.isdisjoint(known.classes(name))
        loose = match["head"] in _LOOSE and not surname and shapes.by_name(name) != "Place"
        stands = (surname or len(alone) < with_noun) and not loose
        stands = stands and not (listed and not _ARTICLE.search(before)) and _apart(match["name"], before)
        if told or match["own"] or stands:
            form = f"{name}{match['own'] or ''} {_singular(match['rest'], whole)}"
            yield Term(text, match.start(), match.start() + len(form), form, _vote(match["head"]))


def _apart(name: str, before: str) -> bool:
    """Tell whether a name is no verb or adjective at the head of a sentence, and no second part of another name."""
    opens = re.search(r"(?:^|[.!?…:] ?[\"“]?)$", before) is not None
    ordinary = ordinary_word(name) or name.endswith("ly")
    return not (opens and ordinary) and not re.search(r"[A-ZÀ-Þ][\w’'-]* $", before.removesuffix("The "))


def _emphasised(text: str, shown: Collection[str], whole: str) -> Iterator[Term]:
    for form in sorted(shown):
        if form == form.lower() and " " in form and _is_term(form, True) and (at := text.find(form)) >= 0:
            told = re.match(r",? (?:which|is|was|means)\b", text[at + len(form) :])
            if told or _times(form, whole) > 1:
                yield _term(text, at, form, None)


def _term(text: str, start: int, form: str, noun: str | None) -> Term:
    vote = Vote("Method" if noun in _WAYS else "Concept", 5.0, f"“{noun}” by which it is introduced") if noun else None
    return Term(text, start, start + len(form), form, vote or _vote(form.split(" of ")[0].rpartition(" ")[2]))


def _vote(head: str) -> Vote:
    class_ = "Method" if head in _IS_WAY else "Concept" if head in _IS_IDEA else "Idea"
    return Vote(class_, 5.0, "the words that introduce it")


def _is_term(form: str, quoted: bool) -> bool:
    """Tell whether words are a noun with what is before it: a term of one word must be quoted."""
    tokens = form.split()
    content = [token for token in tokens if token != "of"]
    return (
        (len(content) > 1 or (quoted and len(form) > 7))
        and len(form) > 6
        and all(map(_content, content))
        and not tokens[-1].endswith("ly")
        and "of" not in (tokens[0], tokens[-1])
    )


def _content(word: str) -> bool:
    return word not in _ELSEWHERE


def _singular(form: str, whole: str) -> str:
    """Return a term as one of its kind where the text names one, too."""
    single = form.removesuffix("s")
    return single if single != form and re.search(rf"\b{re.escape(single)}\b", whole) else form


def _times(form: str, whole: str) -> int:
    return len(re.findall(rf"\b{re.escape(form)}s?\b", whole, re.IGNORECASE))
