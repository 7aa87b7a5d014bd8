"""What the words of a name, and the words around it, tell about the class of the thing."""

from __future__ import annotations

import re

from kg.names import given
from kg.names.shape import given_name_alone
from kg.text.normalize import base_letters, word_set

from ..tables import classes, entries, phrases, words

_SMALL_LETTER = r"[a-zà-ÿ\u0101-\u024f\u1e01-\u1eff]"
_PERSON_WORD = re.compile(
    rf"(?=[^\W\d_a-z])(?:[^\W\d_]|[^\W\d_]'?[^\W\d_]*{_SMALL_LETTER}[^\W\d_]*)(?:['’-][^\W\d_]+)*"
)
_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_ONE_OF = re.compile(r"\bone of (?:the|its|their|his|her)\s(?:[\w’'-]+\s){0,5}?([a-z]+s)\b")
_HEAD_END = re.compile(
    r"\s(?:that|which|who|where|when|used|designed|developed|proposed|created|made|built|for|of|to|in|by|from|with|"
    r"arguing|describing|discussed|mentioned|advocating|written|viewed|known)\b|[,;:.(–—]"
)
_NOUNS = {
    "conference": "Venue", "conferences": "Venue", "journal": "Venue", "workshop": "Venue", "symposium": "Venue",
    "award": "Award", "prize": "Award", "medal": "Award", "event": "Event", "war": "Event", "festival": "Event",
    "university": "Organization", "company": "Organization", "startup": "Organization", "lab": "Organization",
    "laboratory": "Organization", "institute": "Organization", "organization": "Organization", "firm": "Organization",
    "agency": "Organization", "school": "Organization", "college": "Organization", "nonprofit": "Organization",
    "city": "Place", "country": "Place", "neighborhood": "Place", "district": "Place", "region": "Place",
    "field": "Field", "discipline": "Field", "branch": "Field", "subfield": "Field",
    "publisher": "Organization", "newspaper": "Organization", "orchestra": "Organization", "quartet": "Organization",
    "choir": "Organization", "band": "Organization", "charity": "Organization", "museum": "Organization",
    "theatre": "Organization", "theater": "Organization", "consultancy": "Organization", "brewery": "Organization",
    "village": "Place", "town": "Place", "island": "Place", "river": "Place", "suburb": "Place", "county": "Place",
    "code": "Software", "solver": "Software", "simulator": "Software", "codebase": "Software", "scheduler": "Method",
    "protocol": "Method", "ship": "Product", "vessel": "Product", "boat": "Product", "aircraft": "Product",
    "yacht": "Product", "car": "Product", "telescope": "Product",
    "hardware": "Product", "accelerator": "Product", "accelerators": "Product", "chips": "Product",
    "idea": "Concept", "theory": "Concept", "concept": "Concept", "phenomenon": "Concept", "metaphor": "Concept",
    "principle": "Concept", "observation": "Concept", "hypothesis": "Concept", "strategy": "Concept",
}  # fmt: skip
"""Nouns by which a description says what kind of thing it describes."""
HEADINGS = (
    (re.compile(r"people|persons?|guests?|speakers?|figures|names|人物|人名", re.I), "Person"),
    (
        re.compile(r"compan|organi[sz]ation|institution|labs?\b|universit|schools?\b|公司|机构|组织|企业", re.I),
        "Organization",
    ),
    (re.compile(r"\bbooks?\b|书籍|图书", re.I), "Book"),
    (re.compile(r"\b(?:films?|movies?)\b|电影", re.I), "Film"),
    (re.compile(r"places?|locations?|cities|countries|地点", re.I), "Place"),
    (re.compile(r"conferences?|venues?|journals?|会议", re.I), "Venue"),
    (re.compile(r"awards?|prizes?|奖项", re.I), "Award"),
    (re.compile(r"podcasts?|播客", re.I), "Podcast"),
    (re.compile(r"papers?|methods?|models?|datasets?|tools?|algorithms?|论文|方法|模型|工具|数据集", re.I), "Method"),
    (re.compile(r"products?|apps?\b|产品", re.I), "Product"),
    (re.compile(r"concepts?|ideas?|terms?|概念|术语", re.I), "Concept"),
)
"""What a list's heading says of its entries: evidence, not truth."""


def by_heading(heading: str) -> str | None:
    """Return the class that the heading of a list announces, or None.

    >>> by_heading("Companies / Institutions"), by_heading("Odds and ends")
    ('Organization', None)
    """
    return next((class_ for pattern, class_ in HEADINGS if pattern.search(heading)), None)


COUNTRIES = frozenset({"US", "U.S", "USA", "U.S.A", "UK", "U.K", "UAE", "EU"})
"""Places by their letters; small letters are other words."""


def by_name(form: str) -> str | None:
    """Return the class that the words of a name give away by themselves, or None.

    >>> by_name("University of Quito"), by_name("Lovelace Prize"), by_name("AdaNet"), by_name("Ada Lovelace")
    ('Organization', 'Award', 'Method', None)
    >>> by_name("Lovelace Institute of Mathematical Sciences"), by_name("A Traveller's Guide to the Moon")
    ('Organization', 'Book')
    """
    bare = form.strip().lower().removeprefix("the ")
    if re.sub(r"[ ’'-]+(?:\d\d|20\d\d|19\d\d)$", "", form.strip()) in entries("venues"):
        return "Venue"
    if bare in phrases("places") or form.strip(" .") in COUNTRIES:
        return "Place"
    if bare in phrases("awards"):
        return "Award"
    if bare in phrases("schools"):
        return "Organization"
    heads = classes("heads")
    tokens = _WORD.findall(bare)
    if len(tokens) == 2 and _bears_noun(form.strip().split()[0], tokens[1]):
        return None
    if len(tokens) > 1:
        place = next((at for at, token in enumerate(tokens) if at and token in ("of", "for", "to")), 0)
        if place and (head := heads.get(tokens[place - 1])) in ("Organization", "Book", "Venue"):
            return head
        if tokens[-1] == "robotics" and len(tokens) == 2 and form[:1].isupper() and not _ADJECTIVE.search(tokens[0]):
            return "Organization"
        for last in (" ".join(tokens[-2:]), tokens[-1]):
            if last in heads:
                return "Organization" if heads[last] == "Method" and _begins_with_place(tokens) else heads[last]
    elif bare in ("robotics", "mathematics", "physics", "philosophy", "economics", "biology", "psychology"):
        return "Field"
    return _by_ending(form.strip())


def _bears_noun(first: str, noun: str) -> bool:
    """Tell whether the noun behind a given name is a surname: "Ruth Park", "Martha Bench"."""
    if noun in _SURNAMES:
        return given.known(first.lower()) or "-" in first
    return classes("heads").get(noun) in _ALSO_SURNAMES and given_name_alone(first)


_SURNAMES = word_set(
    "park lake church beach hill hills hall forest brook brooks street field fields banks bridge castle house temple "
    "bay mountain valley garden island ford wells school college press bank parks rivers woods lane court gate"
)
"""Nouns of places and bodies that are family names behind a given name: "Ruth Park"."""
_ALSO_SURNAMES = ("Benchmark", "Dataset", "Product", "Event", "Software")
"""Classes of which what is so named has no given name in front: "Martha Bench"."""
_ADJECTIVE = re.compile(
    r"(?:al|ic|ive|ary|ed|ing|ile|oid|ous|ant|ent|able|ible|ical|o)$|^(?:soft|swarm|cloud|space|field|home|human|bio|nano|"
    r"micro|open|modern|marine|rescue|service|warehouse|farm|vehicle|legged|arm|hand|machine|robot|deep|ai|and)\b"
)
"""Before "robotics": a branch of the field. With other words it is a firm's name."""
_SCHOOL = re.compile(
    r"\b(?:universit\w*|college|school|institute of technology|academy|polytechnic|seminary|"
    r"conservatoire|conservator(?:y|ium|io)|(?:\w*hoch)?schule|akademi\w|académie|école|escuela|escola|scuola|"
    r"polytechnique|politecnico|lycée)\b|大学|学院", re.I
)


def is_school(form: str) -> bool:
    """Tell whether a name is that of a place of study.

    >>> is_school("Lovelace College"), is_school("Oxford"), is_school("Globex")
    (True, True, False)
    """
    return bool(_SCHOOL.search(form)) or form.strip(" .").lower().removeprefix("the ") in phrases("schools")


def is_organization(form: str) -> bool:
    """Tell whether a name is by its own words that of an organization.

    >>> is_organization("Lovelace College"), is_organization("Globex Ltd"), is_organization("Globex")
    (True, True, False)
    """
    return is_school(form) or by_name(form) == "Organization"


def _begins_with_place(tokens: list[str]) -> bool:
    """Tell whether the words of a name begin with those of a place, as firms' names do."""
    return any(" ".join(tokens[:size]) in phrases("places") for size in range(1, len(tokens)))


def _by_ending(form: str) -> str | None:
    if " " in form:
        return None
    for ending, class_ in classes("shapes").items():
        bare = ending.lstrip("-")
        inner = form[: -len(bare)]
        if (
            form.lower().endswith(bare)
            and inner
            and (not bare.isalpha() or form[-len(bare)].isupper() or inner[-1] in "-")
        ):
            return class_
    return None


def by_description(description: str) -> str | None:
    """Return the class that a description begins by naming, or None.

    >>> by_description("A network architecture that adds gates."), by_description("One of the largest conferences.")
    ('Method', 'Venue')
    """
    text = description.strip()[:300]
    if one_of := _ONE_OF.search(text.lower()[:120]):
        return _noun(one_of[1])
    phrase = _HEAD_END.split(text, maxsplit=1)[0].lower()
    nouns = _WORD.findall(phrase)
    return _noun(nouns[-1]) if nouns and len(nouns) <= 8 else None


def _noun(noun: str) -> str | None:
    nouns = classes("work_nouns")
    single = noun.removesuffix("s")
    return _NOUNS.get(noun) or _NOUNS.get(single) or nouns.get(noun) or nouns.get(single)


_ARABIC = re.compile(r"^(?:al|el|ad|an|ar|as|ash|at|az|ul)-(?=[^\W\d_a-z])")
"""The article before a family name."""


def looks_like_person(form: str) -> bool:
    """Tell whether a form of two or three Latin words, each with one capital, may be a person's name."""
    tokens = base_letters(form).replace(".", " ").split()
    small = ("de", "van", "von", "der", "da", "di", "la", "bin", "al")
    return 2 <= len(tokens) <= 4 and all(
        token in small or _PERSON_WORD.fullmatch(_ARABIC.sub("", token)) for token in tokens
    )


def is_title(text: str) -> bool:
    """Tell whether a line is written with capitals throughout, so that a capital tells nothing."""
    tokens = [token for token in _WORD.findall(text) if token.replace("-", "").isalpha()]
    content = [token for token in tokens if token.lower() not in _SMALL]
    capitals = sum(token[0].isupper() for token in content)
    sentence = text.rstrip('’”"').endswith((".", "!")) and capitals < len(content)
    return bool(content) and capitals >= 0.8 * len(content) and not sentence


_SMALL = word_set(
    "a an the of in on at to for and or but by with from into as vs via per over through about than like between under "
    "after"
)


def is_acronym(short: str, long: str) -> bool:
    """Tell whether the letters of `short` are the initials of the words of `long`, small words left out or not.

    >>> is_acronym("LWC", "Loom Weight Count"), is_acronym("MIT", "Acme Labs")
    (True, False)
    """
    letters = re.sub(r"[^A-Za-z]", "", short).lower().removesuffix("s" if short[-1:] == "s" else "")
    tokens = re.findall(r"[A-Za-z]+", long)
    initials = "".join(token[0] for token in tokens).lower()
    content = "".join(token[0] for token in tokens if token.lower() not in words("no_names")).lower()
    return len(letters) > 1 and (letters in (initials, content) or _within(letters, long.lower()))


def _within(letters: str, long: str) -> bool:
    """Tell whether the letters stand in order in the words, the first at the start, one or more in most words."""
    tokens = re.findall(r"[a-z]+", long)
    if len(tokens) < 2 or not tokens[0].startswith(letters[0]):
        return False
    at, used = 0, set()
    for number, token in enumerate(tokens):
        for char in token:
            if at < len(letters) and char == letters[at]:
                at += 1
                used.add(number)
    return at == len(letters) and 2 * len(used) >= len(tokens) and len(letters) <= 3 * len(used)
