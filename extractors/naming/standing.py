"""Titles of works that nothing marks: their small words, and where they stand, show them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.names.classes import known
from kg.names.classes.features import ordinary_word
from kg.names.shape import given_name_alone
from kg.text.normalize import word_set

from ..tables import classes, words
from . import shapes
from .discovery import DONE, SMALL, TITLE, Proper, is_title, without_end

_TAKEN = re.compile(
    r"\b(?:(?:re-?)?read|reads|(?:re-?)?reading|watch|watched|watching|saw|say|recommend|recommended|finished|"
    r"translated|directed|wrote|published|(?:documentary|novel|novella|memoir|book|film|movie|play|poem|essay|album|song|"
    rf"series),?) ({TITLE})"
)
"""What one reads, sees or makes, and the noun for it, with a title behind."""
_STANDS = re.compile(rf"(?:^|[.!?…] )({TITLE})(?=[.!?…](?: |$)|, (?:I|we|you|he|she|it|they|that|which)\b)")
"""A title that is a sentence by itself, or is named first and then spoken of: "Cakes and Ale, I loved that"."""
_FEWEST = 2
"""Words with a capital in a title that nothing else shows."""


def standing_titles(text: str) -> Iterator[Proper]:
    """Yield titles that their small words and their place alone show, behind a verb of reading or as a sentence.

    >>> [t.form for t in standing_titles("The Loom and the Lantern. I read Thinking Like a Loom in Paris.")]
    ['The Loom and the Lantern', 'Thinking Like a Loom']
    """
    for pattern, alone in ((_TAKEN, False), (_STANDS, True)):
        for match in pattern.finditer(text):
            form = _without_place(without_end(match[1]))
            noun = not alone and match[0].split()[0].lower().rstrip(",") in classes("work_nouns")
            if weight := _shows_title(form, alone, noun):
                yield Proper(match.start(1), match.start(1) + len(form), form, None, True, weight)


_DATED = re.compile(r" (?:in|since|from|by|to|at|of)(?: the)? (?:\d{4}|\d\ds?|[A-Z][a-z]+ \d{4})$")
_PLACING = re.compile(r" (?:in|at|on|from|with|for|to|by|into) (?=(?:the )?[A-Z]\S*(?: [A-Z]\S*)?$)")


def _without_place(form: str) -> str:
    """Return a title without where, when or with whom behind it: "Thinking Like a Loom in Paris"."""
    form = _DATED.sub("", form)
    if (cut := _PLACING.search(form)) and not all(ordinary_word(word) for word in form[cut.end() :].split()):
        return form[: cut.start()]
    return form


def _shows_title(form: str, alone: bool, noun: bool) -> float:
    """Return how much words with capitals look like a title by the small words inside; "A in B" may be two names.

    `alone`: as a sentence, or at its head. `noun`: behind a noun for a work.
    """
    tokens = form.split()
    content = [token for token in tokens if token.lower() not in SMALL]
    small = [token for token in tokens[1:] if token.islower()]
    own = shapes.by_name(form) in ("Organization", "Place", "Award", "Venue", "Event")
    named = own or any(_named_by_itself(token) for token in content)
    if len(content) < _FEWEST or named or not is_title(form) or tokens[-1].islower():
        return 0
    several = tokens.count("and") > 1  # "Cakes and The Loom and Ale"
    if several or tokens[-1].lower() in _GOES_ON or (alone and _SENTENCE.match(form)):
        return 0
    ordinary = sum(ordinary_word(re.sub(r"[’']s$", "", token)) or token.isdigit() for token in content)
    article = tokens[0] in ("The", "A", "An")
    counted = any(token.isdigit() for token in content)
    told = article or counted or noun or ordinary_word(content[0])
    first = content[0].lower()
    opens = first in words("roles") | _GREETING or (not article and first in words("no_names"))
    opens = opens or (alone and DONE.match(first) is not None)
    if 2 * ordinary < len(content) or opens or not told:
        return 0
    if not small:
        return _ARTICLED if alone and article else 0
    return 0 if alone and not article and set(small) <= _JOINING else _SHOWN


_GOES_ON = word_set("what where how why who which whom whose that")
"""Words with which no title ends: it goes on in small letters."""
_SENTENCE = re.compile(
    r"(?:he|she|it|that|there|here|what|who|where|how|let)[’']s |\w+[’'](?:m|re|ve|ll|d) |\w+n[’']t ", re.IGNORECASE
)
"""With a contraction for its first words a sentence is one: "He's a Weaver"."""
_JOINING = word_set("of and or for the")
"""Small words between names as well."""
_GREETING = word_set("good dear back head part thank welcome happy")
_SHOWN, _ARTICLED = 2.2, 0.8
"""How much small words inside, and an article with words of the language behind it, tell of a title."""


def _named_by_itself(word: str) -> bool:
    """Tell whether a word names a person, a place or a firm that is widely known."""
    return shapes.by_name(word) == "Place" or given_name_alone(word) or bool(known.classes(word))
