"""Names that are known, found again in a text: a tree of words, the longest name first. No tokeniser is needed."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.names import chinese, tables
from kg.text.normalize import key, word_set

from ..tables import words
from . import han, shapes

WORD = re.compile(r"[^\W_\u3400-\u4dbf\u4e00-\u9fff]+")
_HAN_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff·・][\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff·・\d]+")
_LOWER_CASE = frozenset(("Concept", "Field", "Method", "Event", "Dataset", "Software", "Product"))
"""Classes whose names of several words may be written in lower case."""
_SENTENCE_END = re.compile(r"(?:^|[.!?:;—–\-\"“”‘«(\[>•…])['\"“‘(]?\s*$")


WORK = "Work"
"""The class of what is surely a work, of which class nothing tells."""
OF_WORKS = frozenset(("Book", "Film", "TVSeries", "Paper", "Artwork"))
"""The classes that it may have."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A known name."""

    form: str
    types: frozenset[str]
    part_of: str | None = None
    """The full name of the person whose first or last name this is."""


@dataclass(frozen=True, slots=True)
class Found:
    """A known name in a text."""

    start: int
    end: int
    entry: Entry


@dataclass(slots=True)
class _Node:
    """A word of the tree."""

    children: dict[str, _Node] = field(default_factory=dict)
    entries: list[tuple[str, Entry]] = field(default_factory=list)
    """With the separators between the words."""


class Lexicon:
    """Known names, to be found in texts."""

    def __init__(
        self,
        names: Iterable[tuple[str, str | None]],
        discovered: Iterable[tuple[str, str | None]] = (),
        lower_counts: Mapping[str, tuple[int, int]] | None = None,
    ) -> None:
        """Take (form, type) of the names that are given and of those that running text holds.

        `lower_counts` says how often words of the text stand in lower case and with a capital.
        """
        self.counts = lower_counts or {}
        self._root = _Node()
        self._han: dict[str, dict[str, Entry]] = {}
        self.entries: dict[str, Entry] = {}
        types: dict[str, set[str]] = {}
        for form, type_ in names:
            types.setdefault(form, set()).update({type_} if type_ else ())
        for form in sorted(types):
            self._add(Entry(form, frozenset(types[form])))
        self._add_parts_of_persons(sorted(form for form, kinds in types.items() if "Person" in kinds))
        discovered = tuple(discovered)
        of_people = {
            form.split()[at] for form, type_ in discovered if type_ == "Person" and " " in form for at in (0, -1)
        }
        for form, type_ in sorted(discovered, key=lambda name: name[0]):
            if form not in self.entries and (type_ or form not in of_people):
                self._add(Entry(form, OF_WORKS if type_ == WORK else frozenset({type_} if type_ else ())))
        self._add_parts_of_persons(sorted(form for form, type_ in discovered if type_ == "Person"))

    def _add(self, entry: Entry) -> None:
        self.entries.setdefault(entry.form, entry)
        if chinese.has_han(entry.form):
            if _HAN_RUN.fullmatch(entry.form):
                self._han.setdefault(entry.form[0], {})[entry.form] = entry
            return
        tokens = list(WORD.finditer(entry.form))
        if not tokens or len(tokens) > 12 or not any(char.isalpha() for char in entry.form):
            return
        node = self._root
        for token in tokens:
            node = node.children.setdefault(token[0].casefold(), _Node())
        between = "\t".join(_separator(entry.form[a.end() : b.start()]) for a, b in itertools.pairwise(tokens))
        around = entry.form[: tokens[0].start()] + "\t" + entry.form[tokens[-1].end() :]
        node.entries.append((between + "\n" + around, entry))

    def _add_parts_of_persons(self, forms: Iterable[str]) -> None:
        """Add the first and last names of persons, and the other order of Chinese names."""
        for form in forms:
            for part in han.parts(form):
                self._add_unless_known(part, form)
            tokens = form.split()
            if (
                chinese.has_han(form)
                or not 2 <= len(tokens) <= 5
                or any(not token[0].isupper() for token in (tokens[0], tokens[-1]))
            ):
                continue
            if len(tokens) == 2 and chinese.is_pinyin(tokens):
                self._add_unless_known(f"{tokens[1]} {tokens[0]}", form)
            for part in (tokens[0], tokens[-1]):
                if (
                    len(part.strip(".")) > 2
                    and part.strip(".").isalpha() is not False
                    and part not in ("The", "Professor")
                ):
                    self._add_unless_known(part, form)

    def _add_unless_known(self, form: str, whole: str) -> None:
        if (
            form not in self.entries
            and form.lower().strip(".") not in words("no_names")
            and form.lower() not in words("roles")
        ):
            self._add(Entry(form, frozenset({"Person"}), whole))

    def common(self, word: str) -> bool:
        """Tell whether a word, given in lower case, stands so in the text, as it is or as one of many."""
        return any(self.counts.get(form, (0, 0))[0] for form in (word, word.removesuffix("s"), f"{word}s"))

    def find(self, text: str) -> list[Found]:
        """Return the known names that stand in the text, in order, none inside another."""
        taken = sorted(self._latin(text), key=lambda f: f.start)
        if not text.isascii():
            taken += self._chinese(text)
        return sorted(taken, key=lambda found: found.start)

    def _latin(self, text: str) -> Iterator[Found]:
        tokens = list(WORD.finditer(text))
        lower = [token[0].casefold() for token in tokens]
        root, at = self._root.children, 0
        while at < len(tokens):
            if lower[at] not in root and not (lower[at][-1] == "s" and lower[at][:-1] in root):
                at += 1
                continue
            step = 1
            for last, plural, node in reversed(list(self._walk(lower, at))):
                if found := self._accepted(text, tokens, at, last, plural, node):
                    yield found
                    step = last - at + 1
                    break
            at += step

    def _walk(self, lower: list[str], at: int) -> Iterator[tuple[int, bool, _Node]]:
        """Yield every end of a name that begins at a word, the shortest first, and whether it is a plural there."""
        node = self._root
        for last in range(at, min(len(lower), at + 12)):
            word = lower[last]
            single = node.children.get(word[:-1]) if word.endswith("s") and len(word) > 3 else None
            if single and single.entries:
                yield last, True, single
            following = node.children.get(word)
            if following is None:
                return
            node = following
            if node.entries:
                yield last, False, node

    def _accepted(
        self, text: str, tokens: list[re.Match[str]], at: int, last: int, plural: bool, node: _Node
    ) -> Found | None:
        start, end = tokens[at].start(), tokens[last].end()
        seen = "\t".join(_separator(text[tokens[n].end() : tokens[n + 1].start()]) for n in range(at, last))
        for shape, entry in sorted(node.entries, key=lambda row: row[1].form != text[start:end]):
            between, _, around = shape.partition("\n")
            before, _, after = around.partition("\t")
            if between != seen or not text.startswith(after, end) or (before and not text.endswith(before, 0, start)):
                continue
            found = Found(start - len(before), end + len(after), entry)
            if self._fits(text, found, plural) and not (plural and not _may_be_plural(entry)):
                return found
        return None

    def _fits(self, text: str, found: Found, plural: bool) -> bool:
        """Tell whether case and surroundings let the words be the name."""
        form, surface = found.entry.form, text[found.start : found.end]
        if _joined(text, found) or (_titled(form) and _capital_after(text, found.end)):
            return False
        if surface == form or (plural and surface[:-1] == form):
            return bool(found.entry.types & {"Field", "Concept"}) or self._sure(text, found)
        several = " " in form or "-" in form
        lower_case = not found.entry.types or bool(found.entry.types & _LOWER_CASE)
        if several:
            capitals = [token[0].isupper() for token in WORD.findall(surface)]
            if lower_case and len(form) > 6:
                return True
            return surface.isupper() or (capitals[0] and 2 * sum(capitals) >= len(capitals))
        if not surface[0].islower():
            return surface.isupper() and len(surface) > 4 and self._sure(text, found)
        return bool(found.entry.types & {"Field", "Concept"}) and form[1:].islower() and len(form) > 5

    def _sure(self, text: str, found: Found) -> bool:
        """Tell whether a name as it is written is more than a word with a capital."""
        form = found.entry.form
        if " " in form or "-" in form or not form.isalpha() or form.isupper() or not form[1:].islower():
            return True
        if found.entry.part_of and self._beside_capital(text, found):
            return False
        lower, capital = self.counts.get(form.casefold(), (0, 0))
        if lower <= 0.1 * capital and form.lower() not in words("common_words"):
            return True
        if found.entry.part_of and _ACTS.match(text, found.end):
            return True
        quoted = (
            text[found.start - 1 : found.start] in ("‘", "“", '"', "《", "'")
            and text[found.end : found.end + 1] in "’”\",'》"
        )
        return quoted or _SENTENCE_END.search(text[max(0, found.start - 4) : found.start]) is None

    def _beside_capital(self, text: str, found: Found) -> bool:
        """Tell whether a first or last name stands beside another capitalised word, so that it names somebody else."""
        if _capital_after(text, found.end):
            return True
        previous = _PREVIOUS_WORD.search(text, max(0, found.start - 30), found.start)
        if not previous or not previous[1][0].isupper() or previous[1].lower().strip(".") in words("no_names"):
            return False
        at_start = _SENTENCE_END.search(text[max(0, previous.start() - 3) : previous.start()])
        word = previous[1].lower().strip(".")
        ordinary = word in _OPENERS or self.counts.get(word, (0, 0))[0] > 0
        return word not in tables.words("honorifics") and (at_start is None or not ordinary)

    def _chinese(self, text: str) -> Iterator[Found]:
        for run in _HAN_RUN.finditer(text):
            at = run.start()
            while at < run.end():
                known = self._han.get(text[at], {})
                best = max((form for form in known if text.startswith(form, at)), key=len, default=None)
                if best and len(best) > 1 and not han.inside_word(text, at, at + len(best)):
                    yield Found(at, at + len(best), known[best])
                at += len(best) if best else 1


def _titled(form: str) -> bool:
    """Tell whether a name is a title with one word: "Professor Lovelace"."""
    head, _, rest = form.partition(" ")
    return " " not in rest and head.lower().strip(".") in tables.words("honorifics")


def _capital_after(text: str, end: int) -> bool:
    following = _NEXT_WORD.match(text, end, end + 30)
    return following is not None and following[1][0].isupper() and following[1].lower() not in words("no_names")


def _separator(text: str) -> str:
    """Return what stands between two words, hyphens and white space alike."""
    return key(text).replace("-", " ").strip() if text.strip(" -‐‑\t\n") else " "


def _may_be_plural(entry: Entry) -> bool:
    return "Person" not in entry.types and not entry.form.endswith("s")


def _joined(text: str, found: Found) -> bool:
    """Tell whether the words are part of a longer word: "V-ADA", "Ada-2", "ada.ai"."""
    before, after = text[max(0, found.start - 2) : found.start], text[found.end : found.end + 2]
    if (
        before[-1:] in ("-", "_", "@", "#", ".")
        and before[:1].isalnum()
        and (before[:1].isupper() or before[:1].isdigit())
    ):
        return True
    return len(after) == 2 and after[0] in "-_.@" and (after[1].isupper() or after[1].isdigit() or after[0] in "_@" or
                                                       (after[0] == "." and after[1].isalpha()))  # fmt: skip


_ACTS = re.compile(
    r" (?:and (?=[A-Z])|is\b|was\b|has\b|had\b|[a-z]+ed\b|led\b|ran\b|left\b|wrote\b|built\b|spent\b|says?\b|said\b)"
)
"""After a first name that is also a word: "Mark joined", "Grace was"."""
_NEXT_WORD = re.compile(r"[ \-]([^\W\d_]+)")
_PREVIOUS_WORD = re.compile(r"([^\W\d_]+[.]?)[ \-]$")


_OPENERS = words("roles") | words("no_names") | word_set("later former young famous dear both like unlike while")


def case_counts(texts: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Return for each word how often it stands in lower case, and how often with a capital inside a sentence."""
    lower: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in texts:
        if shapes.is_title(text) and len(text) < 200:
            continue
        lower.update(re.findall(r"\b[a-z]{2,}\b", text))
        capital.update(word.lower() for word in re.findall(r"(?<=[a-z,;] )[A-Z][a-z]+\b", text))
    return {word: (lower[word], capital[word]) for word in lower.keys() | capital.keys()}
