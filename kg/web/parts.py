"""Pieces that many pages share: names, seconds, places, evidence, facts, claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.queries import claims as claims_query
from kg.queries import facts
from kg.queries.legend import Legend
from kg.queries.words import best, clock, places, qualifiers, when
from kg.records.statement import Claim, Evidence, Statement
from kg.web.links import outside
from kg.web.markup import Content, Markup, markup, tag
from kg.web.page import Desk


def name(desk: Desk, legend: Legend, id_: str | None) -> Markup:
    """Return the name of an entity, leading to its page."""
    if not id_:
        return Markup()
    words = tag("bdi", legend.name(id_))
    return tag("a", words, href=desk.links.thing(id_), class_="name") if id_ in legend.names else words


def names(desk: Desk, legend: Legend, ids: Iterable[str]) -> Markup:
    """Return names with commas between them."""
    return joined([name(desk, legend, id_) for id_ in ids], ", ")


def joined(pieces: Sequence[Content], between: Content) -> Markup:
    """Return pieces with something between them."""
    return markup([(between if number else "", piece) for number, piece in enumerate(pieces)])


def second(desk: Desk, at: float | None, url: str | None, timing: str | None = None) -> Markup:
    """Return a second of the recording, leading to where it is played."""
    if at is None:
        return Markup()
    sign = {"doubtful": ("", "?"), "estimated": ("~", "")}.get(timing or "", ("", ""))
    words = f"{sign[0]}{clock(at)}{sign[1]}"
    if not (address := outside(url)):
        return tag("span", words, class_="time")
    shown = (tag("span", "▸", aria_hidden="true"), words)
    told = desk.say("play at {time}", time=words)
    return tag("a", *shown, href=address, class_="time", rel="noreferrer noopener", target="_blank", aria_label=told)


def place(desk: Desk, legend: Legend, source: str, line: int) -> Markup:
    """Return file:line, leading to the line."""
    words = f"{legend.short.get(source, source)}:{line}"
    return tag("a", tag("bdi", words), href=desk.links.thing(source, anchor=f"L{line}"), class_="place")


def quoted(words: str, lang: str | None = None) -> Markup:
    """Return the words of a source."""
    bare = words.strip()
    shown = bare if bare[:1] in "“\"'‘「『«" else f"“{bare}”"
    return tag("q", shown, class_="quote", lang=lang, dir="auto")


def evidence(desk: Desk, legend: Legend, said: Evidence, rules: str = "") -> Markup:
    """Return one place that says it: the words, file and line, the second that plays it, the rule that read it."""
    told = tag("span", rules, class_="rule") if rules else None
    timing = tag("span", desk.tongue.kind(said.timing), class_="badge doubt") if said.timing else None
    at = (place(desk, legend, said.source, said.line), second(desk, said.start_s, said.url, said.timing), timing, told)
    return tag("div", quoted(said.quote), tag("span", joined([p for p in at if p], " "), class_="where"), class_="said")


def supported(desk: Desk, legend: Legend, told: Sequence[Evidence]) -> Markup:
    """Return all places that say something, each once, with the rules that read it."""
    order = {said: number for number, said in enumerate(told)}
    rows = sorted(places(told), key=lambda row: order[row[0]])
    rules = [", ".join(dict.fromkeys(said.extractor for said in sorted(row, key=order.__getitem__))) for row in rows]
    return markup([evidence(desk, legend, row[0], rule) for row, rule in zip(rows, rules, strict=True)])


def verb(desk: Desk, fact: Statement, here: str) -> Markup:
    """Return the predicate as it reads from one end of a statement."""
    words = desk.tongue.term(fact.predicate)
    denied = tag("span", desk.say("denied"), class_="badge bad") if fact.polarity == "negated" else None
    return markup(denied, " " if denied else None, tag("span", words if fact.subject == here else f"← {words}"))


def fact(desk: Desk, legend: Legend, said: Statement, here: str, contested: bool = False, how: str = "") -> Markup:
    """Return a statement under one of its ends, opening to its evidence."""
    said_first = best(said.evidence)
    other = said.object if said.subject == here else said.subject
    far = name(desk, legend, other) if isinstance(other, str) else tag("bdi", facts.other_end(said, here, legend))
    more = ", ".join(part for part in (said.kind if said.kind and said.kind != how else "", qualifiers(said)) if part)
    count = len(places(said.evidence))
    marks = (
        tag("span", how or verb(desk, said, here), class_="how"),
        far,
        tag("span", more, class_="more") if more else None,
        tag("span", desk.say("contested"), class_="badge bad") if contested else None,
        _certainty(desk, said.certainty),
        tag("span", desk.tongue.count(count, "place"), class_="count") if count > 1 else None,
    )
    head = joined([mark for mark in marks if mark], " ")
    at = second(desk, said_first.start_s, said_first.url, said_first.timing) if said_first else None
    below = (
        supported(desk, legend, said.evidence),
        tag("p", permalink(desk, said.id, desk.say("this fact")), class_="links"),
    )
    opened = tag(
        "details",
        tag("summary", desk.say("evidence")),
        *below,
        data_more=desk.links.thing(said.id) if not desk.links.static else None,
    )
    return tag("div", tag("div", tag("span", head, class_="fact-head"), at, class_="line"), opened, class_="fact")


def _certainty(desk: Desk, certainty: str) -> Markup | None:
    if certainty in ("verbatim", "observed"):
        return None  # a page says it: what needs a word is what was concluded or proposed
    return tag("span", desk.tongue.kind(certainty), class_=f"badge {'doubt' if certainty == 'proposed' else 'soft'}")


def permalink(desk: Desk, id_: str, words: str) -> Markup:
    """Return a link to the page of a thing."""
    return tag("a", words, href=desk.links.thing(id_), class_="permalink")


def claim(desk: Desk, legend: Legend, said: Claim, contested: bool = False, speaker: bool = True) -> Markup:
    """Return a claim as an entry, opening to all its wordings."""
    shown = claims_query.evidence(said)
    timing = shown.timing if shown and shown.start_s == said.start_s else None
    at = second(desk, said.start_s, shown.url if shown else None, timing)
    sources = len({mention.evidence.source for mention in said.mentions})
    who = name(desk, legend, said.speaker) if speaker and said.speaker else None
    marks = (
        tag("span", desk.tongue.kind(said.kind), class_=f"badge kind-{said.kind}"),
        tag("span", desk.say("hedged"), class_="badge soft") if said.hedged else None,
        tag("span", desk.say("contested"), class_="badge bad") if contested else None,
        tag("span", desk.say("horizon: {h}", h=said.horizon), class_="count") if said.horizon else None,
        tag("span", wordings(desk, len(said.mentions), sources), class_="count") if len(said.mentions) > 1 else None,
    )
    about = (
        (tag("span", desk.say("about"), " ", names(desk, legend, said.about), class_="about"),) if said.about else ()
    )
    head = tag("span", who, tag("span", said.text, class_="words", dir="auto"), class_="claim-head")
    below = tag("span", *[markup(mark, " ") for mark in marks if mark], class_="marks")
    opened = tag(
        "details",
        tag("summary", desk.say("all wordings")),
        mentions(desk, legend, said),
        tag("p", *about, " ", permalink(desk, said.id, desk.say("this claim")), class_="links"),
    )
    return tag("div", tag("div", head, at, below, class_="line"), opened, class_="claim")


def wordings(desk: Desk, mentions_: int, sources: int) -> str:
    """Return how many places make a claim, in how many sources."""
    return f"{desk.tongue.count(mentions_, 'mention')} · {desk.tongue.count(sources, 'source')}"


def mentions(desk: Desk, legend: Legend, said: Claim) -> Markup:
    """Return all wordings of a claim side by side."""
    cards = []
    for mention in said.mentions:
        at = mention.evidence
        raw = mention.time_raw
        differs = raw and clock(at.start_s) not in (raw, raw.removeprefix("0"))
        where = (
            place(desk, legend, at.source, at.line),
            second(desk, at.start_s, at.url, at.timing),
            tag("span", desk.say("written {raw}", raw=raw or ""), class_="count") if differs else None,
            tag("span", at.extractor, class_="rule"),
        )
        words = tag("p", mention.text, dir="auto")
        quote = quoted(at.quote) if at.quote not in mention.text else None
        why = tag("p", mention.why, class_="why") if mention.why else None
        cards.append(
            tag("div", words, quote, why, tag("p", joined([p for p in where if p], " "), class_="where"), class_="card")
        )
    return tag("div", *cards, class_="wordings")


def timing_of(said: Evidence) -> str:
    """Return when it was said, with the signs of doubt and of estimate."""
    return when(said)


def section(title: str, *content: Content, id_: str | None = None, count: int | None = None) -> Markup:
    """Return a section with its heading."""
    told = tag("span", f"{count:,}", class_="count") if count is not None else None
    return tag("section", tag("h2", title, " " if told else None, told), *content, id=id_)


def options(desk: Desk, chosen: str, choices: Iterable[tuple[str, str]]) -> Markup:
    """Return the options of a choice, the first for all."""
    first = tag("option", desk.say("all"), value="")
    return markup(first, [tag("option", words, value=value, selected=value == chosen) for value, words in choices])


def pages(desk: Desk, name_: str, number: int, count: int, of: int) -> Markup:
    """Return links to the pages before and after page `number` of `count` rows, `of` on a page."""
    last = max(1, -(-count // of))
    if last == 1 or desk.links.static:
        return Markup()
    here = dict(desk.asked)

    def to(page: int, words: str, rel: str) -> Markup:
        return tag("a", words, href=desk.links.page(name_, **{**here, "page": str(page)}), rel=rel)

    before = to(number - 1, desk.say("← before"), "prev") if number > 1 else None
    after = to(number + 1, desk.say("after →"), "next") if number < last else None
    told = tag("span", desk.say("page {n} of {m}", n=number, m=last))
    return tag("nav", before, " ", told, " ", after, class_="pages", aria_label=desk.say("pages"))
