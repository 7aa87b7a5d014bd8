"""One acronym with two expansions: "AE (Analytical Engine)" here, "AE (Ada's Essays)" there are two things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.names import acronym
from kg.names.form import core
from kg.records.statement import Mention
from kg.resolution.nodes import Node, bracketed
from kg.text.normalize import key

_ALIKE = 0.4
"""Share of equal words from which two expansions are one, written in two ways."""
Words = frozenset[str]


def apart(nodes: Sequence[Node]) -> tuple[list[Node], Mapping[int, tuple[str, Words]]]:
    """Return the nodes, and for those of an acronym with several expansions the acronym and the words of theirs.

    The mentions of such an acronym alone are shared out by the pages that give one expansion only.
    """
    spelt: dict[tuple[str, str], dict[Words, set[str]]] = defaultdict(dict)
    for node, short, words in _expanded(nodes):
        spelt[node.recording, short].setdefault(words, set()).update(m.source for m in node.mentions)
    several = {place: found for place, found in spelt.items() if len(found) > 1 and _unlike(list(found))}
    made: list[Node] = []
    meant: dict[int, tuple[str, Words]] = {}
    for node in nodes:
        for share, place in _shares(node, several):
            if place is not None:
                meant[len(made)] = place
            made.append(share)
    return made, meant


def _expanded(nodes: Sequence[Node]) -> Iterator[tuple[Node, str, Words]]:
    """Nodes with an acronym and its expansion in a bracket, in either order."""
    for node in nodes:
        for short, long in _readings(node.form):
            if acronym.is_short(short) and (acronym.spells(short, long) or acronym.loosely(short, long)):
                yield node, key(short), frozenset(core(long))
                break


def _readings(form: str) -> Iterator[tuple[str, str]]:
    parts = bracketed(form)
    if parts:
        yield parts
        yield parts[1], parts[0]


def _unlike(found: Sequence[Words]) -> bool:
    """Tell whether all expansions differ in most words."""
    return all(len(a & b) < _ALIKE * min(len(a), len(b)) for number, a in enumerate(found) for b in found[number + 1 :])


def _shares(
    node: Node, several: Mapping[tuple[str, str], Mapping[Words, set[str]]]
) -> Iterator[tuple[Node, tuple[str, Words] | None]]:
    """A node, or one for each expansion that its pages give where it is the acronym alone."""
    own = next(((short, words) for _, short, words in _expanded([node])), None)
    if own is not None and (node.recording, own[0]) in several:
        yield node, own
        return
    whole = frozenset(core(node.form)) if " " in node.form else frozenset()
    for (recording, short), found in sorted(several.items(), key=lambda row: row[0]):
        if recording == node.recording and whole and whole in found:
            yield node, (short, whole)
            return
    here = several.get((node.recording, node.key))
    if here is None:
        yield node, None
        return
    homes: dict[int, list[Mention]] = defaultdict(list)
    ranked = sorted(here, key=sorted)
    for mention in node.mentions:
        fits = [number for number, words in enumerate(ranked) if mention.source in here[words]]
        homes[fits[0] if len(fits) == 1 else -1].append(mention)
    for number, mentions in sorted(homes.items()):
        share = replace(node, mentions=tuple(mentions), kind=node.kind + 200 * (number + 1))
        yield share, None if number < 0 else (node.key, ranked[number])
