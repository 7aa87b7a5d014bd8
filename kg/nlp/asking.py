"""Where in a sentence the question begins that its mark is about: what is stated before it stays stated."""

from __future__ import annotations

import re

_WH = r"(?:who|whom|whose|what|which|where|when|why|how)"
_AUX = r"(?:did|do|does|was|were|are|is|am|have|has|had|can|could|would|will|should|shall|may|might|ai|wo)"
_SUBJECT = (
    r"(?:you|he|she|they|we|i|it|that|there|this|those|these|the|an?|your|his|her|their|my|our|one|(?-i:[A-Z]))"
)
_SEPARATOR = re.compile(r"\s*(?P<mark>[,;:…]|\.\.\.|(?<=\s)[-–—]+(?=\s)|—|–)\s*")
_LEAD = r"(?:(?:and|but|so|then|well|now|also|like|you know|i mean|actually|anyway|okay|ok),? )"
_TAG = (
    r"(?:right|correct|yes|yeah|huh|eh|hm+|okay|ok|true|remember|really|is that (?:right|so|correct|fair)|am i right|"
    rf"don[’']t you (?:think|agree)|{_AUX}(?:n[’']t)? (?:you|he|she|they|we|i|it|there))\W*$"
)
_INVERTED = rf"{_AUX}(?:n[’']t)? {_SUBJECT}(?!\w*[a-z]-)"
_ASKS = re.compile(
    rf"(?:{_TAG}|{_LEAD}+{_WH}\b|{_LEAD}*(?:why|how|what)\b|{_LEAD}*{_INVERTED}|"
    rf"{_LEAD}*{_WH}(?: [a-z]+)? {_INVERTED})",
    re.IGNORECASE,
)
_ASKS_ALOUD = re.compile(rf"{_LEAD}*{_WH}\b", re.IGNORECASE)
"""Behind a dash any question word asks."""
_OPEN = re.compile(
    rf"(?:(?:and|but|so|or|well|okay|ok|now|then|oh|yeah|yes|no|right),? )*(?:{_WH}|{_AUX}(?:n[’']t)?|if|whether|"
    r"i wonder|i[’']m curious|i was wondering|suppose|say|let[’']s say|imagine|maybe|perhaps)\b(?! i\b)",
    re.IGNORECASE,
)
"""How words begin that state nothing themselves."""
_LEAST = 3
"""Words of the shortest statement."""


def asked_from(sentence: str) -> int:
    """Return where the question of a sentence begins: 0 where all of it asks, its length where nothing does.

    >>> [one[:asked_from(one)] for one in ("Ada joined Acme, right?", "So you left Acme — why?", "Did you join Acme?")]
    ['Ada joined Acme, ', 'So you left Acme — ', '']
    """
    if not sentence.rstrip("”’\"') ").endswith(("?", "？")):
        return len(sentence)
    if _OPEN.match(sentence):
        return 0
    for separator in _SEPARATOR.finditer(sentence):
        rest = sentence[separator.end() :]
        if re.match(r"or\b", rest, re.IGNORECASE):
            return 0
        if _ASKS.match(rest) or (separator["mark"] in "—–-;:" and _ASKS_ALOUD.match(rest)):
            return separator.end() if len(sentence[: separator.start()].split()) >= _LEAST else 0
    return 0
