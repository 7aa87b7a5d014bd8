"""What the one who asked does next: asks on, judges, hands over to another guest, or leads on to something else."""

from __future__ import annotations

import re
from collections.abc import Collection

from kg.text.normalize import fold

from .questions import LIKES, nouns

_HAN = re.compile(r"[\u4e00-\u9fff]")
_MOVES_ON = re.compile(
    r"\b(?:(?:next|final|last|another|first|second|third|fourth|fifth|sixth) (?:\w+ )?questions?|moving on|next "
    r"up|let['’]s (?:move|talk|switch|turn|shift)|"
    r"switching gears|to (?:close|wrap|finish)|wrap(?:ping)? up|where can (?:folks|people|listeners|we)|before "
    r"(?:we|i) let you)\b"
)
_MORE = re.compile(
    r"^(?:(?:and|or|so|okay|ok|great|right|lovely|nice|sure|but|now)\b[,.!]? ?)*"
    r"(?:any(?:thing|body|one)? (?:else|others?|more)\b|any others?\b|(?:what|who|which) else\b|(?:is|are|was|"
    r"were) there "
    r"(?:an(?:y|other)|others?|more)\b|another(?: one)?\b|one more\b|any \w+\?|"
    rf"(?:(?:how|what) about|and|or|any) (?:an?|any|the|some|your)?(?: [a-z-]+){{0,2}} ?{nouns()}\W*$)"
)
"""More of what was asked for."""
_TO_LIFE = re.compile(
    r"(?:and |so |now,? |okay,? |ok,? )?you(?:['’]ve| have| were| had| worked| wrote| ran| run| started| also|"
    r" mentioned| grew| joined| left|['’]re)\b|"
    r"(?:and |so |now,? |okay,? |ok,? )?your (?!(?:\w+ )?(?:favou?rite|taste|choice|pick|answer|list|recommendation))"
)
"""The one who asked speaks of the guest's life again."""
_PRONOUN = re.compile(
    r"\b(?:it|its|it['’]s|this|those|them|they|these|one|ones|another|others?|he|she|him|her|who wrote|whose|by whom|"
    r"too|same|both|neither|either)\b|"
    r"\bthat\b(?! (?:i|you|we|he|she|they|the|a|an|my|your|our|there|people|everyone|somebody|some|most|all)\b)"
)
_EMPTY = re.compile(
    r"\b(?:is|was|does|did|if) (?:it|that|this) (?:true|fair|possible|right|hard|feel|take|mean|help|that)\b"
)
"""A pronoun that stands for nothing that was named: "Is it true that …"."""
_SHORT = re.compile(
    r"^(?:(?:and|or|but|so),? )?(?:why|really|how so|how come|just|like|which|what is it|what['’]s it|in what way|"
    r"for|such as|meaning|who wrote|who|"
    r"truly|honestly|seriously|no|yes|yeah|oh|ah|wow|still|already|again)\b"
)
_YOU_DO = re.compile(
    r"\byou(?:['’](?:ve|d|re|ll))? (?:(?:\w+ly|ever|also|first|still|always|just|would|to|do|did|have|had|could|can|"
    r"might) )*(?P<verb>[\w’']+(?: up| on| to)?)"
)
_OF_TASTE = re.compile(
    rf"{LIKES}|like|likes|loved|mean|mean it|say|said|saying|think|thought|take from|learn|learned|learnt|come across|"
    r"feel|felt|finish|finished|mention|name|choose|chose|add|re-?read|couldn['’]t|see|saw|know|remember|meet|met"
)


_FAVOURITE = re.compile(
    r"\byour (?:[a-z-]+ )?favou?rite (?!of\b|ones?\b|parts?\b|chapters?\b|scenes?\b|characters?\b|bits?\b|episodes?\b|"
    r"lines?\b|moments?\b|features?\b)\w"
)
"""What is asked for is a favourite of another kind: no question of its own was seen in it."""


def ends(sentence: str, said: Collection[str] = ()) -> bool:
    """Tell whether a sentence of the one who asked leads on to something else.

    `said` are the words of the answer so far, in lower case: a sentence that echoes them goes on with it.

    >>> [ends(text) for text in ("Anything else?", "What is your motto?", "Great choice.", "Why that one?")]
    [False, True, False, False]
    >>> ends("Life motto?"), ends("Middlemarch?", {"middlemarch"}), ends("The council has cut the grant for looms.")
    (True, False, True)
    """
    text = " ".join(sentence.lower().split())
    if _MOVES_ON.search(text):
        return True
    if not text.isascii() and _HAN.search(text):
        return text.endswith(("?", "？")) and not re.search(r"还有|其他|别的|另外|为什么|谁写的|真的|哪", text)
    if goes_on(sentence) or asks_for_author(sentence):
        return False
    words = re.findall(r"[^\W_]+(?:[’'-][^\W_]+)*", text)
    if not text.endswith("?"):
        return _TO_LIFE.match(text) is not None or (len(words) > 6 and not _is_about_it(text, words, said))
    if _FAVOURITE.search(text):
        return True
    if len(words) <= 6 and not re.search(r"\byour?\b", text):
        return not (_SHORT.match(text) or _is_about_it(text, words, said))
    if any(not re.fullmatch(_OF_TASTE, match["verb"].split()[0]) for match in _YOU_DO.finditer(text)):
        return True
    favourite = re.search(r"\byour (?!favou?rite)", text) is not None
    return len(words) > 14 or not _is_about_it(text, words, said) or (len(words) > 7 and favourite)


def goes_on(sentence: str) -> bool:
    """Tell whether a sentence asks for more of what was asked for: "Anything else?", "And a film?" """
    return _MORE.search(" ".join(sentence.lower().split())) is not None


def _is_about_it(text: str, words: Collection[str], said: Collection[str]) -> bool:
    """Tell whether a sentence speaks of what was named: by a pronoun, by taste, or by the words of the answer."""
    if _PRONOUN.search(_EMPTY.sub(" ", text)):
        return True
    long = [word for word in words if len(word) > 3]
    known = [word for word in long if word in said]
    echoes = len(long) == len(known) > 0 or (len(long) > 3 and len(known) * 3 >= len(long) * 2)
    return echoes or re.search(rf"\b(?:i|we) (?:[a-z]+ ){{0,2}}{LIKES}\b", text) is not None


def asks_for_author(sentence: str) -> bool:
    """Tell whether a sentence asks who made what was named: "Who wrote that one?" """
    pattern = r"\bwho(?:['’]s| is| was)? (?:wrote|writes|the author|it by|that by|by)\b"
    return re.search(pattern, sentence.lower()) is not None


def addressed(sentence: str, labels: Collection[str]) -> frozenset[str]:
    """Return the labels of those whom a sentence speaks to by name: "And Grace?", "Ada, what are you reading?"

    >>> sorted(addressed("And Grace?", ("Ada Lovelace", "Grace Hopper")))
    ['Grace Hopper']
    """
    text = fold(sentence).lower()
    return frozenset(label for label in labels if any(_called(name, text) for name in _names(label)))


def _names(label: str) -> tuple[str, ...]:
    words = fold(label).lower().split()
    return tuple(dict.fromkeys((" ".join(words), words[0], words[-1]))) if words else ()


def _called(name: str, text: str) -> bool:
    """Tell whether a name stands where one is spoken to: at the head or the end, parted from the rest by a comma."""
    name = re.escape(name)
    return (
        re.search(
            rf"(?:^|[.!?] )(?:(?:and|so|now|okay|ok|but|what about|how about|over to you|you),? )*{name}(?:[,?:]|"
            rf"\W*$)|"
            rf", {name}\W*$",
            text,
        )
        is not None
    )
