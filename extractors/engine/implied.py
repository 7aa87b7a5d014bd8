"""Whom a fragment leaves out: the one guest of a page, where nobody else is said to do it."""

from __future__ import annotations

from kg.nlp import Clauses
from kg.records.statement import Name

from ..frames import Frame, Unit
from ..reading.sentences import Sentence
from ..reference.chunk import Chunk
from .relations import Links

SOMEBODY = Chunk(0, 0, Name("", "Person"), frozenset(("Person",)), refers=True)
"""Stands for the guest until it is known that a sentence leaves somebody out."""
_SILENT = ("topic", "section", "see-also")
_NEAR = 4
"""Names and pronouns before a fragment among which no other person may be."""
_ON_THE_WAY = ("conj", "appos", "parataxis", "list", "dep", "nmod:unmarked")


def may_imply(sentence: Sentence) -> bool:
    """Tell whether a sentence may leave out the guest: it stands on a page of one guest, and asks nothing.

    In a turn the guest speaks, and was not speaking of another person.
    """
    item = sentence.passage.item
    if item.kind == "turn" and any("Person" in chunk.types and not chunk.first for chunk in sentence.before[-_NEAR:]):
        return False
    return sentence.guest is not None and item.kind not in _SILENT and not sentence.text.endswith(("?", "？", ":"))


def implied(links: Links, at: int, frame: Frame, unit: Unit, role: str, relations: tuple[str, ...]) -> Chunk | None:
    """Return the guest as the filler of a role that a fragment leaves open, or None.

    A verb lacks its subject ("Built with Ada in 1950"), a deed told by a noun its doer ("Two years at Globex"); of
    other nouns only the relations that name "guest" are open ("Thesis adviser at Trinity").
    """
    sentence = links.sentence
    wanted = frame.role(role)
    open_ = "guest" in relations or (
        not _of_person(sentence)
        and (
            ("subject" in relations and unit.sort == "verb")
            or "holder" in relations
            or ("who" in relations and links.clauses.preposition(at) == "as")
        )
    )
    if not open_ or not may_imply(sentence) or "Person" not in wanted.classes or sentence.guest is None:
        return None
    if not fragment(links.clauses, at):
        return None
    if sentence.topic and links.tag(at) == "VBN" and not links.of(at, "with"):
        return None
    if _NO & set(links.lower[max(0, at - 8) : at]) or (links.tag(at) == "VBG" and sentence.topic):
        return None
    own = [word for word in links.of(at, "subject") if word != links.clauses.topic]
    owned = [word for word in links.of(at, "owner") if (chunk := links.chunk(word)) and "Person" in chunk.types]
    if own or owned or (links.chunk(at) is not None):
        return None
    name = sentence.guest
    if any(chunk.name == name and not chunk.refers for chunk in sentence.chunks):
        return None
    return Chunk(0, 0, name, frozenset(("Person",)), refers=True)


_NO = frozenset(("not", "no", "never", "neither", "nor", "out", "without", "none", "hardly"))


def _of_person(sentence: Sentence) -> bool:
    return any(name.type == "Person" for name in sentence.topic)


def fragment(clauses: Clauses, at: int) -> bool:
    """Tell whether a word heads a fragment: it is the root, or one of the like that the root begins."""
    tree = clauses.tree
    word = at
    for _ in range(8):
        head = tree.heads[word]
        if head == word or head == clauses.topic:
            break
        as_ = tree.deps[word] in ("nmod", "obl") and clauses.preposition(word) == "as"
        if tree.deps[word] not in _ON_THE_WAY and not as_:
            return False
        word = head
    finite = tree.tags[word] in ("VBZ", "VBP", "MD") or bool(clauses.children(word, "cop", "aux"))
    return not finite and not clauses.children(word, "nsubj", "nsubj:pass", "expl")
