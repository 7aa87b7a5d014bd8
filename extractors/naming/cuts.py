"""Where a run of words with capitals is cut, and what of it is no name: possessives, titles, words at the start."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.names import given, tables
from kg.names.classes.features import english, ordinary_word
from kg.names.person import is_asian_surname, is_vietnamese
from kg.names.shape import given_name_alone, likely_person
from kg.text.normalize import word_set

from ..tables import classes, words
from . import shapes

_PARTICIPLES = word_set(
    "cites quotes echoes references praises reveals describes recalls mentions shares quoting citing inspired "
    "crediting influenced recommended following including regarding described based named called created written "
    "led founded discussed introducing comparing contrasting echoing invoking paraphrasing visiting joining "
    "leaving meeting seeing calling asking using building working reading watching rejecting choosing"
)
"""Words at the start of a sentence that stand before a name and are no part of it."""
_MAX_WORDS = 15
_COUNTED = word_set("one two three four five six seven eight nine ten")
_NUMBERS = _COUNTED | word_set(
    "first second third last next late early open more black white northern southern eastern western"
)
"""Words with which a name of several words may begin, where it does not stand first: "at Two Rivers"."""
_PARTS = word_set(
    "chapter part season episode series act volume section phase step stage round level day year week number grade "
    "class lesson question point case type platform gate room door channel plan option version reviewer team group rule"
)
"""Words that are counted: "Chapter Nine" is no name, "Tremor Nine" is one."""
_MEASURES = word_set(
    "latency weight height length width depth size speed price cost costs number age duration rate share value amount "
    "total average percentage temperature volume capacity power range accuracy error errors revenue budget valuation "
    "population salary date year day start end beginning birth death launch release founding sale"
)
"""Nouns for what is measured or dated, which are no part of the name behind "of"."""
_MAKERS = word_set(
    "author authors co-author creator inventor founder co-founder winner recipient student graduate host"
)


def starts_sentence(text: str, start: int) -> bool:
    """Tell whether a sentence, or a quotation, begins at a place of a text."""
    before = text[max(0, start - 4) : start]
    return not before.strip() or bool(re.search(r"[.!?:;…—–•|>]['\"“‘”’)\]]*\s*$|[\"“‘(\[]$", before))


_LEAVING = re.compile(
    r"\b(?:left|leave|leaves|leaving|quit|quits|quitting|swap(?:ped|s|ping)?|trad(?:ed|es|ing)|abandon(?:ed|s|ing)?|"
    r"ditch(?:ed|es|ing)|exchang(?:ed|es|ing)|depart(?:ed|s|ing)|mist(?:ook|aken|ake)) (?:the )?$"
)
_WINNING = re.compile(r"\b(?:won|wins|receiv(?:ed|es)|awarded|got|gets|nominated for|shortlisted for) (?:the|an?) $")
_OWNERS = re.compile(r"The (?:[A-Z][\w-]+ ){0,2}[A-Z][\w-]+[’']s? [A-Z]")
"""A title that begins with what is whose: "The Weaver's Daughter"."""
_AT_OWNERS = re.compile(r"\b(?:at|for|from|with|joined|left|called|named) $")
_PARTING = re.compile(
    r"[’']s(?= |$)|[’'](?= |$)| (?=([A-Z][A-Za-z-]+)\.? (\S+(?: \S+){1,3})$)"
    r"|(?:(?<=University)|(?<=Institute)|(?<=College)|(?<=Academy)) (?=([A-Z]\S+ [A-Z]\S+)$)"
)


_BELONGS = re.compile(r" (?:of|for) (?:the )?(?=[A-Z])")
"""Between a person and where the person belongs: "Ada Lovelace of the Royal Society"."""


def pieces(run: str, before: str, after: str) -> Iterator[tuple[int, str]]:
    """Yield the parts of a run: "Ada's Engine", "Acme Professor Ada Lovelace", "left Globex for Initech" are two names.

    `before` and `after` stand around it: "The Weaver's Daughter" inside a sentence and "at Lovelace's," are one name.
    """
    apart_from = _LEAVING.search(before[-24:]) or _WINNING.search(before[-24:])
    if cut := re.search(r" for (?=[A-Z])" if apart_from else r" for (?=The )", run):
        yield from pieces(run[: cut.start()], before, cut[0])
        yield from ((cut.end() + at, piece) for at, piece in pieces(run[cut.end() :], before + run[: cut.end()], after))
        return
    if (apart := _BELONGS.search(run)) and _of_a_body(run[: apart.start()], run[apart.end() :]):
        yield 0, run[: apart.start()]
        yield apart.end(), run[apart.end() :]
        return
    inside = not starts_sentence(before, len(before))
    if _OWNERS.match(run) and inside and not likely_person(re.split(r"[’']s? ", run)[1]):
        yield 0, run
        return
    if (
        re.search(r"[’']s$", run)
        and _AT_OWNERS.search(before[-20:])
        and re.match(r"[.,;:!?)]|$| (?:in|for|and)\b", after)
        and not given_name_alone(run[:-2])
        and not re.search(r"[’'].*[’']", run)
    ):
        yield 0, run
        return
    at = 0
    for match in _PARTING.finditer(run):
        if match[1] and not (match[1].lower() in _TITLES and shapes.looks_like_person(match[2])):
            continue
        if match[0][:1] in ("’", "'") and _in_body(run[at : match.start()], match[0], run[match.end() :].strip()):
            continue
        if match[3] and not likely_person(match[3]):
            continue
        yield at, run[at : match.start()]
        at = match.end() + (not match[1] and not match[3])
    if at < len(run):
        yield at, run[at:]


_PATRONS = re.compile(
    r"(?:^|\b)(?:(?:St|Saint)\.? [A-Z][\w-]+|King|Queen|Prince|Princess|People|Children|Women|Men)$"
)
"""Of whom a college, a hospital, a church is: the apostrophe is inside its name."""


def _in_body(owner: str, mark: str, rest: str) -> bool:
    """Tell whether an apostrophe is inside the name of a body: "St. Ada's Hospital", "the Weavers' Guild"."""
    last = owner.rpartition(" ")[2]
    head = rest.partition(" ")[0]
    body = head[:1].isupper() and classes("heads").get(head.lower()) in ("Organization", "Venue", "Award")
    plural = len(mark) == 1 and last.endswith("s") and not given.known(last)
    return bool(body and (plural or _PATRONS.search(owner)))


def _of_a_body(person: str, body: str) -> bool:
    """Tell whether a run is a person and the body behind "of" to which the person belongs.

    Of somebody by given name and surname anything may follow: rulers and saints have no surname, "Anne of Cleves".
    """
    personal = shapes.looks_like_person(person) and given.known(person.split()[0]) and shapes.by_name(person) is None
    surnamed = personal and not english(person.split()[-1]) and not given.known(person.split()[-1])
    return personal and (surnamed or shapes.by_name(body) == "Organization")


_TITLES = words("roles") | {"dr", "prof"}


_SUPPOSING = word_set(
    "had were should imagine suppose watch read reread see try ask tell meet follow visit buy hear did do does is are "
    "was has have would can could inside"
)
"""Words that begin a question, a request or a supposition: "Had Ada joined", "Read Middlemarch", "Did Globex"."""


def named(piece: str, first: bool) -> str | None:  # noqa: C901
    """Return the name in a run, titles and words that name nothing taken off; None where nothing is left."""
    tokens = piece.split()
    if len(tokens) > _MAX_WORDS:
        return None
    no_names = words("no_names")
    if piece.strip(".") in shapes.COUNTRIES:
        return piece
    if first and len(tokens) > 1 and (tokens[0].lower() in _PARTICIPLES | _SUPPOSING or _does(*tokens[:2])):
        tokens, first = tokens[1:], False
    while len(tokens) > 1 and _SHORTENED.search(tokens[0]):
        tokens = tokens[1:]
    if len(tokens) > 2 and first and english(tokens[0]) and tokens[1] in ("of", "for") and tokens[0].endswith("ing"):
        tokens, first = tokens[2:], False  # "Speaking of Globex"
    role = next((at for at, token in enumerate(tokens[:-2]) if token.lower() in words("roles") | _MAKERS), None)
    if role is not None and tokens[role + 1] in ("of", "at", "for", "in") and all(map(english, tokens[:role])):
        post, tokens, first = tokens[role].lower(), tokens[role + 2 :], False
        if post in _HEADS and all(english(token) or token in ("of", "the", "&", "for") for token in tokens):
            return None  # what one is head of
    if len(tokens) > 2 and tokens[1] == "of" and tokens[0].lower() in _MEASURES:
        tokens, first = tokens[2:], False
    if re.search(r"\bChief \w+ Officer$", piece):
        return None
    if len(tokens) > 1 and tokens[0].lower() in _SECONDS and all(map(english, tokens[1:])):
        return None  # "VP Product"
    titles_ = tables.words("honorifics")
    if len(tokens) == 1 and "-" in piece and all(part in no_names for part in piece.lower().split("-")):
        return None  # "Swedish-Nigerian"
    while first and len(tokens) > 1 and _is_adverb(tokens[0]):
        tokens, first = tokens[1:], False
    body = len(tokens) > 1 and tokens[0].lower() in _PEOPLES and _is_body(tokens, piece, first)
    while tokens and not body and (
        (head := tokens[0].lower().strip(".")) in no_names | titles_ or head in ("of", "the", "for", "&")
    ):
        ordinary = len(tokens) > 1 and tokens[1].lower() in no_names - _NUMBERS | words("roles")
        article = tokens[0] == "The" and len(tokens) > 1 and not ordinary
        if not first and (article or (head in _NUMBERS and len(tokens) > 1)):
            break
        tokens, first = tokens[1:], False
    while tokens and (
        tokens[-1].lower() in ("of", "the", "for", "&")
        or (tokens[-1].lower() in no_names and len(tokens) > 1 and not _born_to(tokens) and not _counted(tokens))
    ):
        tokens = tokens[:-1]
    if not tokens or all(token.lower().strip(".") in no_names or token.lower() in words("roles") for token in tokens):
        return None
    if _is_post(tokens):
        return None
    name = _without_tail(tokens).rstrip(".’'-")
    plain = len(tokens) == 1 and name.isalpha() and name[1:] == name[1:].lower()
    owner = " " not in name and not piece.startswith("The ")
    if (
        len(name) < 2
        or (first and plain and not _is_given(name) and (shapes.by_name(name) is None or english(name)))
        or re.fullmatch(r"(?:[A-Za-z]-){2,}[A-Za-z]", name)
        or (owner and re.search(r"[’']..?$|[’']$", name))
    ):
        return None
    return name


def _does(word: str, following: str) -> bool:
    """Tell whether a sentence begins with what is done to whom a name follows: "Finding Ingvar", "Offered Globex"."""
    inflected = re.fullmatch(r"[A-Z][a-z]+(?:ing|ed)", word) is not None and not given.known(word)
    return inflected and ordinary_word(word) and not english(following)


def _is_adverb(word: str) -> bool:
    """Tell whether the word at the start of a sentence says how or how much: "Mostly Globex"."""
    return word.lower().endswith("ly") and english(word) and not given.known(word)


def _is_body(tokens: list[str], piece: str, first: bool) -> bool:
    """Tell whether words that begin with a people are the name of a body: "the European Weaver Panel"."""
    if shapes.by_name(piece) in ("Organization", "Award"):
        return True
    last = tokens[-1].lower()
    ordinary = last in words("no_names") or last in words("roles") or last in _HEADS
    named = not ordinary and english(last) and not given.known(tokens[1])
    return not first and len(tokens) > 2 and named


def _counted(tokens: list[str]) -> bool:
    """Tell whether a number at the end belongs to a name: "Tremor Nine", not "Chapter Nine"."""
    before = tokens[-2].lower()
    return tokens[-1].lower() in _COUNTED and before not in _PARTS and before not in words("no_names")


def _is_given(name: str) -> bool:
    """Tell whether a word is a given name and no word of the language: it is a name at the start of a sentence, too.

    >>> _is_given("Ada"), _is_given("Will"), _is_given("Later")
    (True, False, False)
    """
    lower = name.lower()
    return not english(name) and (lower in tables.words("first_names_he") or lower in tables.words("first_names_she"))


_HEADS = word_set(
    "head heads vp svp evp vice-president director directors lead leader manager professor minister secretary"
)
"""Posts that have a part of a firm, or a field, behind "of"."""
_PEOPLES = word_set(
    "american british english french german japanese korean indian russian european asian african italian spanish "
    "canadian australian chinese nordic scandinavian swedish danish norwegian finnish dutch belgian swiss "
    "austrian polish czech irish scottish welsh greek turkish arab israeli iranian brazilian mexican latin baltic "
    "pacific atlantic mediterranean"
)
"""With which the names of bodies and prizes begin: "the European Weavers' Council"."""
_SECONDS = word_set("vp svp evp")
"""Posts that have it behind them as it is."""
_SHORTENED = re.compile(r"[’'](?:ve|re|ll|d|m|t)$", re.IGNORECASE)
"""A pronoun with its verb, "They've", is no part of a name."""
_KEPT = re.compile(r"-(?!based$|powered$|driven$|like$|style$|led$|owned$|native$|style$|era$)[a-z]{2,7}$")


def _without_tail(tokens: list[str]) -> str:
    """Return a run without what is joined to its last word, "Globex-based"; a given name keeps its part: "Min-seo".

    >>> _without_tail(["Globex-powered"]), _without_tail(["Kang", "Min-seo"])
    ('Globex', 'Kang Min-seo')
    """
    head, dash, tail = tokens[-1].partition("-")
    if dash and tail[:1].islower():
        asian = any(is_asian_surname(token) for token in tokens)
        if not (_KEPT.search(tokens[-1]) and (asian or (not english(tail) and not english(head)))):
            tokens = [*tokens[:-1], head]
    whole = " ".join(tokens[:-1])
    at = re.search(r"-[a-z]+(?= |$)", whole)
    if at and not any(is_asian_surname(token) for token in tokens) and english(at[0][1:]):
        return whole[: at.start()]
    return " ".join(tokens)


def _is_post(tokens: list[str]) -> bool:
    """Tell whether words are a post and no name: "Curriculum Leader", "Senior Loom Engineer".

    Of several partners a firm is named, but for their rank: "Blue Loom Partners", not "Senior Partners".
    """
    if tokens[-1] == "Partners" and tokens[0].lower() not in _RANKS:
        return False
    return len(tokens) > 1 and tokens[-1].lower() in words("roles") and all(map(english, tokens))


_RANKS = word_set("senior junior managing founding general limited equity business design channel strategic")


_SURNAMES = word_set("march may black white king queen prince lord head")
"""Words that name nothing, but somebody behind a given name: "Ada March"; behind an owner, any does."""


def _born_to(tokens: list[str]) -> bool:
    if is_vietnamese(tokens):
        return True
    owned = len(tokens) > 2 and tokens[0] == "The" and tokens[-2].endswith(("’s", "'s"))
    return owned or (len(tokens) == 2 and tokens[1].lower() in _SURNAMES and given_name_alone(tokens[0]))
