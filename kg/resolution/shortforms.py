"""Firms by the beginning of their names: "Globex" after "Globex Robotics"; a firm is no university of its name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.names.form import core
from kg.names.reason import because
from kg.names.shape import LONGEST, likely_person
from kg.names.tables import words
from kg.records.document import Document
from kg.resolution.clusters import Clusters, Edge, Refusal
from kg.resolution.nodes import Node
from kg.resolution.stated import lines_with_names
from kg.text.normalize import key

_OFTEN = 4
"""A short form that stands more often than so for each long one is the whole firm, of which the long one is a part."""
_FIRM = r"(?:company|start-?up|firm|business|employer)"
_CALLED = re.compile(
    rf"\b(?:{_FIRM}(?: (?:called|named|like))?|C[A-Z]O of|co-?founders? of|(?:acquired|bought|hired) by|"
    r"(?:engineer|designer|product manager|VP[\w ]{0,20}|director of product) (?:at|of)|invest\w* in) $"
)
_CALLED_AFTER = re.compile(
    rf",? (?:is |was |which is )?an? (?:[\w-]+ ){{0,4}}{_FIRM}\b|"
    r"['’]s (?:C[A-Z]O|IPO|employees|engineers|valuation|shares)\b"
    r"| (?:Inc|Ltd|Corp|GmbH)\b| (?:acquired|went public|laid off|raised)\b"
)


def attach(nodes: Sequence[Node], clusters: Clusters, documents: Sequence[Document]) -> None:
    """Join every short form of a firm to the one of its recording whose name begins so and stood there before.

    An unclassed name joins the one university or college whose name begins so, unless it is a place's or a firm's.
    """
    firms: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, node in enumerate(nodes):
        if node.type == "Organization" and (short := _shortened(node.name)):
            firms[node.recording, short].append(number)
    texts = {document.source.id: document for document in documents}
    for number, node in enumerate(nodes):
        fits = firms.get((node.recording, " ".join(core(node.name))), ())
        if not fits or node.type not in (None, "Organization") or likely_person(node.name):
            continue
        homes = {clusters.of(fit): fit for fit in reversed(fits) if _stands_for(node, nodes[fit], texts)}
        edges = [Edge(number, fit, because("short-form", _why(node, nodes[fit]))) for _, fit in sorted(homes.items())]
        if len(edges) == 1:
            clusters.join(edges[0])
        else:
            several = because("several", f"“{node.name}” may be {' or '.join(nodes[edge.b].name for edge in edges)}")
            clusters.refusals += [Refusal(edge, several) for edge in edges]


def _stands_for(short: Node, long: Node, texts: Mapping[str, Document]) -> bool:
    """Tell whether a short form may stand for the long one: a university's where nothing else is known of it."""
    if key(long.name).endswith(_STUDIES):
        return short.type is None and not any(_town(text, short.name) for text in _lines(short, texts))
    return _introduced(short, long, texts)


_STUDIES = (" university", " college")


def _town(text: str, name: str) -> bool:
    """Tell whether a line speaks of a place, or of a firm, of this name."""
    at_place = rf"\b(?:in|near|around|outside|town of|city of) {re.escape(name)}\b"
    return re.search(at_place, text) is not None or any(_calls(text, name))


def _lines(node: Node, texts: Mapping[str, Document]) -> Iterator[str]:
    for mention in node.mentions:
        document = texts.get(mention.source)
        if document is not None and mention.line <= len(document.lines):
            yield document.lines[mention.line - 1]


def _why(short: Node, long: Node) -> str:
    return (
        f"“{short.name}” begins the name of {long.name}, which stands before it, and of no other firm of the recording"
    )


def _shortened(name: str) -> str:
    """Return the core of a firm's name without the words that are left out in speech; "" where none are."""
    parts = list(core(name)) if len(name) <= LONGEST else []
    size = len(parts)
    if len(parts) > 1 and key(name).endswith(_STUDIES):
        return " ".join(parts[:-1])
    while len(parts) > 1 and not words("firm_words").isdisjoint((parts[-1], f"{parts[-1]}s")):
        parts.pop()
    short = " ".join(parts)
    return short if len(parts) < size and len(short) > 2 else ""


def _introduced(short: Node, long: Node, texts: Mapping[str, Document]) -> bool:
    """Tell whether the long form stands before the short one in every page that has the short one."""
    last = list(core(long.name))[-1]
    branch = not words("branch_words").isdisjoint((last, f"{last}s"))
    if len(short.mentions) > (1 if branch else _OFTEN) * len(long.mentions):
        return False
    first = {mention.source: mention.line for mention in sorted(long.mentions, key=lambda m: (m.source, -m.line))}
    return all(_before(first.get(m.source), m.line, m.source, short, long, texts) for m in short.mentions)


def _before(at: int | None, line: int, source: str, short: Node, long: Node, texts: Mapping[str, Document]) -> bool:
    if at != line:
        return at is not None and at < line
    document = texts.get(source)
    text = document.lines[line - 1] if document is not None and line <= len(document.lines) else ""
    return 0 <= text.find(long.name) <= text.find(short.name)


def firms(nodes: Sequence[Node], documents: Sequence[Document]) -> frozenset[int]:
    """Return the numbers of the nodes that some line calls a firm: "the startup Globex", "Globex's CEO"."""
    numbers = {node.id: number for number, node in enumerate(nodes)}
    schools = {(node.recording, name) for node in nodes if (name := _of_university(node.name))}
    found = set()
    for text, forms in lines_with_names(nodes, documents):
        for form, node in forms.items():
            if (node.recording, " ".join(core(node.name))) in schools and any(_calls(text, form)):
                found.add(numbers[node.id])
    return frozenset(found)


def _calls(text: str, form: str) -> Iterator[bool]:
    for match in re.finditer(rf"(?<![\w-]){re.escape(form)}(?![\w-]| University)", text):
        before = text[max(0, match.start() - 40) : match.start()]
        yield _CALLED.search(before) is not None or _CALLED_AFTER.match(text, match.end()) is not None


def _of_university(name: str) -> str:
    parts: Iterable[str] = core(name) if len(name) <= LONGEST else ()
    rest = [part for part in parts if part not in ("university", "of", "the")]
    return " ".join(rest) if "university" in parts and rest else ""


def school_of(firm: Node, other: Node) -> bool:
    """Tell whether a node bears the name of a university with the first one's name in it.

    Takes a firm, and another node; the firm and "Globex University" are two things.
    """
    return _of_university(other.name) == " ".join(core(firm.name))
