"""A first name or surname alone: it joins only inside the recording, where exactly one full name there bears it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.names import bearer
from kg.names.person import parse, plain
from kg.names.reason import Reason, because
from kg.names.shape import LONGEST
from kg.records.document import Document, Recording
from kg.records.statement import Mention
from kg.resolution.clusters import Clusters, Edge, Refusal
from kg.resolution.full_names import RUN_ON, Fit, FullNames
from kg.resolution.nodes import Node, bare, unclassed
from kg.text.normalize import key

_KIN = re.compile(
    r"\b(?:his|her|their|the|[A-Z]\w+['’]s)\s+(?:\w+\s+){0,2}?(?:sister|brother|wife|husband|mother|father|son|daughter|cousin|"
    r"uncle|aunt|nephew|niece|twin|widow|fan)\s*,?\s+(?:named\s+)?([A-Z][\w'’-]+)"
)
_KIN_HAN = re.compile(r"的(?:姐姐|妹妹|哥哥|弟弟|妻子|丈夫|母亲|父亲|儿子|女儿|书迷|粉丝|同名者|学生|助手)")
_SENTENCE = re.compile(r"(?<=[.!?。!?])\s+|(?<=[。!?])")


def attach(
    nodes: list[Node], clusters: Clusters, documents: Sequence[Document], recordings: Sequence[Recording]
) -> None:
    """Join every bare name to its one bearer; where pages of the recording name several, page by page and line by line.

    `nodes` grows where the mentions of one form are of different persons.
    """
    names = FullNames(nodes, clusters)
    guests = {recording.id: recording.guests[0] for recording in recordings if len(recording.guests) == 1}
    texts = {document.source.id: document for document in documents}
    left: list[int] = []
    for number, node in sorted(enumerate(list(nodes)), key=lambda row: (not parse(row[1].name).full, row[0])):
        if not (node.person or unclassed(node)):
            _called_otherwise(number, names, nodes, clusters)
        elif not _settled(number, nodes, clusters):
            fits = list(names.bearers(number))
            if any(fit.how == RUN_ON for fit in fits):
                clusters.loose.add(number)
            if not _place(number, fits, nodes, clusters, texts, guests) and not parse(nodes[number].name).full:
                left.append(number)
    _hosts(left, nodes, clusters, documents, recordings)


def _called_otherwise(number: int, names: FullNames, nodes: Sequence[Node], clusters: Clusters) -> None:
    """Tell where a name of a thing, which some place does not class, is also a part of a person's name."""
    node = nodes[number]
    if " " in node.name or len(node.name) > LONGEST or all(mention.type for mention in node.mentions):
        return
    for fit in names.bearers(number):
        against = because("type", f"a {node.type} is no Person")
        clusters.refusals.append(
            Refusal(Edge(number, fit.node, _one(node, nodes[fit.node], fit.how, "recording")), against)
        )


def _settled(number: int, nodes: Sequence[Node], clusters: Clusters) -> bool:
    """Whether the name's cluster has a full name of the recording already."""
    node = nodes[number]
    if node.person and not bare(node):
        return False
    return any(
        not bare(nodes[n]) and nodes[n].recording == node.recording for n in clusters.members(number) if n != number
    )


def _place(
    number: int,
    fits: Sequence[Fit],
    nodes: list[Node],
    clusters: Clusters,
    texts: Mapping[str, Document],
    guests: Mapping[str, str],
) -> bool:
    """Join the name to the one cluster that fits; else its mentions one by one; tell where that leaves some over."""
    node = nodes[number]
    fits = [fit for fit in fits if not _somebody_else(node, nodes[fit.node], fit.how, texts)]
    if not fits:
        return False
    homes = _homes(fits, clusters)
    if len(homes) == 1:
        return clusters.join(Edge(number, fits[0].node, _one(node, nodes[fits[0].node], fits[0].how, "recording")))
    if parse(node.name).full:
        return _refuse(number, fits, nodes, clusters)
    rest = _split(number, homes, nodes, clusters, guests.get(node.recording))
    return not rest or _refuse(number, fits, nodes, clusters)


def _homes(fits: Iterable[Fit], clusters: Clusters) -> dict[int, Fit]:
    """The clusters that fit, each with its first name; a part of a name counts only where nothing else fits."""
    rows = list(fits)
    better = [fit for fit in rows if fit.how != "part of the name"] or rows
    return {clusters.of(fit.node): fit for fit in reversed(better)}


def _one(node: Node, full: Node, how: str, where: str = "") -> Reason:
    alone = f", and of nobody else in the {where}" if where else ""
    return because("bare-name", f"“{node.name}” is the {how} of {full.name}{alone}")


def _refuse(number: int, fits: Sequence[Fit], nodes: Sequence[Node], clusters: Clusters) -> bool:
    names = sorted({nodes[fit.node].name for fit in fits})
    against = because("several", f"“{nodes[number].name}” may be {' or '.join(names[:4])}")
    for fit in _homes(fits, clusters).values():
        clusters.refusals.append(
            Refusal(Edge(number, fit.node, _one(nodes[number], nodes[fit.node], fit.how)), against)
        )
    return False


def _split(number: int, homes: Mapping[int, Fit], nodes: list[Node], clusters: Clusters, guest: str | None) -> bool:
    """Give each mention to the bearer whom alone its page, or its line, names in full; return whether some are left.

    A surname that the guest shares is the guest's where no other bearer stands on the line: relatives go by both names.
    """
    node = nodes[number]
    pages = {home: _mentions(home, nodes, clusters, node.recording) for home in homes}
    told: dict[int, list[Mention]] = defaultdict(list)
    for mention in node.mentions:
        here = _here(mention, pages, line=False)
        here = here if len(here) == 1 else _here(mention, pages, line=True)
        here = here or _of_guest(homes, nodes, clusters, guest)
        if len(here) == 1:
            told[here[0]].append(mention)
    rest = [mention for mention in node.mentions if not any(mention in mentions for mentions in told.values())]
    shares = [*sorted(told.items()), (None, rest)] if rest else sorted(told.items())
    for place, (home, mentions) in enumerate(shares):
        if place == 0:
            nodes[number], new = replace(node, mentions=tuple(mentions)), number
        else:
            nodes.append(replace(node, mentions=tuple(mentions), kind=node.kind + 100 * place))
            new = clusters.add()
        if home is not None:
            fit = homes[home]
            clusters.join(Edge(new, fit.node, _one(node, nodes[fit.node], fit.how, "page or line")))
            against = because("several", f"the page or line names {nodes[fit.node].name} alone")
            others = [homes[other] for other in sorted(homes) if other != home]
            clusters.refusals += [
                Refusal(Edge(new, other.node, _one(node, nodes[other.node], other.how)), against) for other in others
            ]
    return bool(rest)


def _of_guest(homes: Mapping[int, Fit], nodes: Sequence[Node], clusters: Clusters, guest: str | None) -> list[int]:
    """The cluster of the one guest, where the bare name is the surname of all who fit."""
    if guest is None or any(fit.how != "family name" for fit in homes.values()):
        return []
    return [home for home in sorted(homes) if any(nodes[n].key == key(guest) for n in clusters.members(home))]


def _here(mention: Mention, pages: Mapping[int, Sequence[Mention]], line: bool) -> list[int]:
    """The clusters that the mention's page, or its line, names in full."""
    return [
        home
        for home in sorted(pages)
        if any(m.source == mention.source and (not line or m.line == mention.line) for m in pages[home])
    ]


def _mentions(home: int, nodes: Sequence[Node], clusters: Clusters, recording: str) -> list[Mention]:
    """Where the cluster is named in full in the recording."""
    members = [nodes[n] for n in clusters.members(home) if nodes[n].recording == recording and not bare(nodes[n])]
    return [mention for node in members for mention in node.mentions]


def _somebody_else(node: Node, full: Node, how: str, texts: Mapping[str, Document]) -> bool:
    """Whether the page shows that the bare name is another's: a relative beside the full name, a title it never has."""
    places = {(m.source, m.line) for m in node.mentions} | {(m.source, m.line) for m in full.mentions}
    for source, line in sorted(places):
        document = texts.get(source)
        if document is None or line > len(document.lines):
            continue
        for sentence in _SENTENCE.split(document.lines[line - 1][:4000]):
            if full.name in sentence and _told_apart(sentence, node, full, how):
                return True
    return False


def _told_apart(sentence: str, node: Node, full: Node, how: str) -> bool:
    outside = sentence.replace(full.name, "\0")
    if how == "family name" and any(kin[1] not in full.name for kin in _KIN.finditer(outside)):
        return True
    if node.name not in outside:
        return False
    if _KIN_HAN.search(outside) and re.search(_KIN_HAN.pattern + re.escape(node.name), outside):
        return True
    titled = parse(node.name).titles
    return bool(titled) and how != "family name" and not parse(full.name).titles


def _hosts(
    left: Sequence[int],
    nodes: Sequence[Node],
    clusters: Clusters,
    documents: Sequence[Document],
    recordings: Sequence[Recording],
) -> None:
    """A host's first name crosses to the other recordings of the show, where one host there bears it."""
    shows = _shows(documents, recordings)
    hosts: dict[str, list[int]] = defaultdict(list)
    for number, node in enumerate(nodes):
        show = shows.get(node.recording)
        if show and node.person and not bare(node) and _hosts_show(node.name, show, node.recording, recordings):
            hosts[show].append(number)
    for number in left:
        node = nodes[number]
        show = shows.get(node.recording, "")
        if not show or not _hosts_show(node.name, show, node.recording, recordings):
            continue
        fits = [Fit(n, how) for n in hosts[show] if (how := bearer.bears(node.name, nodes[n].name))]
        if len(_homes(fits, clusters)) == 1:
            host = nodes[fits[0].node].name
            why = f"“{node.name}” is the {fits[0].how} of {host}, host of one show with this recording"
            clusters.join(Edge(number, fits[0].node, because("bare-name", why)))


def _shows(documents: Sequence[Document], recordings: Sequence[Recording]) -> dict[str, str]:
    """The show of each recording, as its pages' headers name it."""
    of_source = {source: recording.id for recording in recordings for source in recording.sources}
    found: dict[str, str] = {}
    for document in sorted(documents, key=lambda document: document.source.id):
        show = next((name for field in ("show", "channel") if (name := document.field(field))), None)
        if show and document.source.id in of_source:
            found.setdefault(of_source[document.source.id], key(show))
    return found


def _hosts_show(name: str, show: str, recording: str, recordings: Sequence[Recording]) -> bool:
    """Whether the recording's header makes the person a host, or the show bears the name."""
    stated = next((r.hosts for r in recordings if r.id == recording), ())
    if any(key(name) == key(host) or bearer.bears(name, host) for host in stated):
        return True
    first = parse(name).words[:1]
    return bool(first) and plain(first[0]) in {plain(re.sub(r"['’]s$", "", word)) for word in show.split()}
