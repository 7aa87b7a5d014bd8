"""A recording: the whole conversation on one line of time, and the transcript beside what the pages say of it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from kg.queries import forms
from kg.queries.legend import Legend, legend, of_claims
from kg.queries.words import clock
from kg.records.document import Cue, Document, Item, Recording
from kg.records.immutable import dataclass
from kg.records.statement import Claim
from kg.web import parts
from kg.web.links import outside
from kg.web.markup import Markup, markup, tag
from kg.web.page import Desk, Page
from kg.web.pages import timebar
from kg.web.pages.home import recording_form
from kg.web.site import Site

STRETCH = 600.0
"""Seconds of a stretch where no chapters part the recording."""
NAMED = 8
"""How many persons get a line of their own."""
PARAGRAPH = 30.0
"""Seconds that a paragraph of captions covers."""


@dataclass(frozen=True, slots=True)
class Talk:
    """What the sources of a recording say, by the second."""

    recording: Recording
    transcript: Document | None
    """The source with the most captions."""
    chapters: tuple[tuple[float, Item, str], ...]
    """Second, item and source of each chapter."""
    items: tuple[tuple[float, Item, str], ...]
    """Other items that stand at a second."""
    claims: tuple[Claim, ...]
    named: tuple[tuple[str, tuple[float, ...]], ...]
    """The persons named most, each with the seconds."""
    end: float


def talk(site: Site, recording: Recording) -> Talk:
    """Return what the sources of a recording say."""
    pages = [page for source in recording.sources if (page := site.page(source))]
    documents = [page.document for page in pages]
    with_cues = [document for document in documents if document.cues]
    transcript = max(with_cues, key=lambda one: (len(one.cues), one.source.id), default=None)
    timed = [(item.start_s, item, one.source.id) for one in documents for item in one.items if item.start_s is not None]
    timed.sort(key=lambda row: (row[0], row[2], row[1].line))
    chapters = _chapters([row for row in timed if row[1].kind == "chapter"])
    claims = site.claims(recording=recording.id)
    times: dict[str, set[float]] = defaultdict(set)
    for page in pages:
        seconds = {cue.line: cue.start_s for cue in page.document.cues if cue.start_s is not None}
        for item in page.document.items:
            if item.start_s is not None:
                seconds |= dict.fromkeys(range(item.line, item.line_end + 1), item.start_s)
        for placed in page.mentions:
            if placed.entity.startswith("person/") and placed.mention.line in seconds:
                times[placed.entity].add(seconds[placed.mention.line])
    most = sorted(times, key=lambda id_: (-len(times[id_]), id_))[:NAMED]
    ends = [recording.duration_s or 0.0, *(row[0] for row in timed), *(c.start_s or 0.0 for c in claims)]
    ends += [cue.end_s or cue.start_s or 0.0 for cue in (transcript.cues if transcript else ())]
    return Talk(
        recording,
        transcript,
        chapters,
        tuple(row for row in timed if row[1].kind != "chapter"),
        tuple(claim for claim in claims if claim.start_s is not None),
        tuple((id_, tuple(sorted(times[id_]))) for id_ in most),
        max(ends),
    )


def _chapters(rows: Sequence[tuple[float, Item, str]]) -> tuple[tuple[float, Item, str], ...]:
    """The chapters of the page that has the most, so that two lists do not cut each other."""
    counts = Counter(source for _, _, source in rows)
    best = min(counts, key=lambda source: (-counts[source], source), default=None)
    return tuple(row for row in rows if row[2] == best)


def recording(desk: Desk, found: Recording) -> Page:
    """Return the page of a recording."""
    said = talk(desk.site, found)
    known = legend(desk.site, {*of_claims(said.claims), *(id_ for id_, _ in said.named), *_people(desk, found)})
    cuts = _cuts(said)
    at = _asked_second(desk)
    bar = timebar.draw(desk, known, said, cuts)
    first = max(0, bisect_right(cuts, at) - 1)
    chosen = range(len(cuts)) if desk.links.static else range(first, min(first + 1, len(cuts)))
    stretches = [_stretch(desk, known, said, cuts, number) for number in chosen]
    body = markup(
        _head(desk, known, found),
        bar,
        _claims_by_kind(desk, said),
        tag("section", tag("h2", desk.say("Side by side")), stretches, id_="side") if cuts else None,
        _sources(desk, known, found),
    )
    form = recording_form(desk, found) | {
        "chapters": [
            {"start_s": s, "title": i.title, "source": forms.iri(src), "line": i.line} for s, i, src in said.chapters
        ],
        "claims": forms.iris(claim.id for claim in said.claims),
        "named": [{"id": forms.iri(id_), "name": known.name(id_), "seconds": list(at)} for id_, at in said.named],
    }
    return Page(found.title or found.id, body, form, id=found.id, wide=True, video=True)


def _asked_second(desk: Desk) -> float:
    raw = desk.asked.get("from", "")
    return float(raw) if raw.isascii() and raw.isdigit() and len(raw) < 9 else 0.0


def _people(desk: Desk, found: Recording) -> list[str]:
    return [*desk.site.people(found.id, "guest"), *desk.site.people(found.id, "host")]


def _head(desk: Desk, known: Legend, found: Recording) -> Markup:
    site, say = desk.site, desk.say
    guests, hosts = site.people(found.id, "guest"), site.people(found.id, "host")
    told = [
        parts.names(desk, known, guests) if guests else ", ".join(found.guests),
        markup(say("with {who}", who="").strip(), " ", parts.names(desk, known, hosts)) if hosts else None,
        clock(found.duration_s) or None,
        (found.published or "")[:10] or None,
    ]
    url = outside(found.url)
    link = tag("a", say("the recording"), href=url, rel="noreferrer noopener", target="_blank") if url else None
    video = (
        tag(
            "button",
            say("show the video here (asks {host})", host="youtube-nocookie.com"),
            type="button",
            class_="ask-video",
            data_video=found.video,
            hidden=True,
        )
        if found.video and url and "youtu" in url
        else None
    )
    return tag(
        "header",
        tag("h1", tag("bdi", found.title or found.id)),
        tag("p", parts.joined([one for one in (*told, link) if one], " · "), class_="meta"),
        tag("p", video) if video else None,
    )


def _cuts(said: Talk) -> list[float]:
    """Where the stretches begin."""
    if not said.end and not said.items:
        return []
    if len(said.chapters) > 2:
        return sorted({0.0, *(second for second, _, _ in said.chapters)})
    return [n * STRETCH for n in range(int(said.end // STRETCH) + 1)]


def _claims_by_kind(desk: Desk, said: Talk) -> Markup | None:
    counts = Counter(claim.kind for claim in said.claims)
    if not counts or desk.links.static:
        return None
    links = [
        tag(
            "a",
            desk.tongue.kind(kind),
            " ",
            tag("span", f"{number:,}", class_="count"),
            href=desk.links.page("claims", recording=said.recording.id, kind=kind),
            class_=f"badge kind-{kind}",
        )
        for kind, number in sorted(counts.items())
    ]
    return tag("p", desk.say("Claims"), ": ", parts.joined(links, " "), class_="meta")


def _stretch(desk: Desk, known: Legend, said: Talk, cuts: Sequence[float], number: int) -> Markup:
    """One stretch: what the pages say, each beside the captions from its second on."""
    start = cuts[number]
    end = cuts[number + 1] if number + 1 < len(cuts) else said.end + 1.0
    title = next((item.title for second, item, _ in said.chapters if second == start), "")
    entries = _entries(desk, known, said, start, end)
    cues = [cue for cue in (said.transcript.cues if said.transcript else ()) if start <= (cue.start_s or -1.0) < end]
    marks = [start, *sorted({second for second, _ in entries if second > start}), end]
    rows = []
    for low, high in pairwise(marks):
        left = _heard(desk, said, [cue for cue in cues if low <= (cue.start_s or 0.0) < high])
        right = [entry for second, entry in entries if low <= second < high]
        if left or right:
            rows.append(tag("div", tag("div", left, class_="heard"), tag("div", right, class_="told"), class_="row"))
    head = tag("h3", tag("span", clock(start), class_="time"), " ", tag("bdi", title))
    ways = _ways(desk, said, cuts, number)
    empty = tag("p", desk.say("nothing is known of this stretch."), class_="none") if not rows else None
    columns = tag(
        "div", tag("span", desk.say("transcript")), tag("span", desk.say("what the pages say")), class_="row heads"
    )
    return tag("section", head, ways, columns if rows else empty, rows, class_="stretch", id=f"t{int(start)}")


def _ways(desk: Desk, said: Talk, cuts: Sequence[float], number: int) -> Markup | None:
    if desk.links.static or len(cuts) < 2:
        return None
    base = desk.links.thing(said.recording.id)
    before = tag("a", desk.say("← before"), href=f"{base}?from={int(cuts[number - 1])}#side") if number else None
    last = number + 1 == len(cuts)
    after = None if last else tag("a", desk.say("after →"), href=f"{base}?from={int(cuts[number + 1])}#side")
    told = tag("span", f"{number + 1} / {len(cuts)}")
    return tag("nav", before, " ", told, " ", after, class_="pages", aria_label=desk.say("stretches"))


def _entries(desk: Desk, known: Legend, said: Talk, start: float, end: float) -> list[tuple[float, Markup]]:
    """Claims, and the items that make none, in order of their seconds."""
    found: list[tuple[float, int, Markup]] = []
    claimed: set[tuple[str, int]] = set()
    for claim in said.claims:
        if claim.start_s is not None and start <= claim.start_s < end:
            claimed.update((m.evidence.source, m.evidence.line) for m in claim.mentions)
            found.append((claim.start_s, 1, parts.claim(desk, known, claim)))
    for second, item, source in said.items:
        if start <= second < end and (source, item.line) not in claimed:
            found.append((second, 0, _item(desk, known, second, item, source)))
    return [(second, shown) for second, _, shown in sorted(found, key=lambda row: row[:2])]


def _item(desk: Desk, known: Legend, second: float, item: Item, source: str) -> Markup:
    words = tag("span", item.title or item.body, class_="words", dir="auto")
    head = (tag("span", desk.tongue.kind(item.kind), class_="badge soft"), " ", words)
    where = (parts.place(desk, known, source, item.line), " ", tag("span", clock(second), class_="time"))
    return tag("div", tag("p", head), tag("p", where, class_="where"), class_="item")


def _heard(desk: Desk, said: Talk, cues: Sequence[Cue]) -> list[Markup]:
    """Captions as paragraphs: a new one where the speaker changes, where it is doubted or not, after half a minute."""
    rows: list[list[Cue]] = []
    for cue in cues:
        last = rows[-1][0] if rows else None
        if last and _joins(said, last, cue):
            rows[-1].append(cue)
        else:
            rows.append([cue])
    return [_paragraph(desk, said, row) for row in rows]


def _joins(said: Talk, first: Cue, cue: Cue) -> bool:
    near = (cue.start_s or 0.0) - (first.start_s or 0.0) < PARAGRAPH
    return near and (first.speaker_raw, _doubtful(said, first)) == (cue.speaker_raw, _doubtful(said, cue))


def _doubtful(said: Talk, cue: Cue) -> bool:
    return bool(said.transcript and any(a <= cue.line <= b for a, b in said.transcript.doubtful))


def _paragraph(desk: Desk, said: Talk, cues: Sequence[Cue]) -> Markup:
    assert said.transcript
    first = cues[0]
    sign = "~" if first.timing == "estimated" else ""
    line = desk.links.thing(said.transcript.source.id, anchor=f"L{first.line}")
    time = tag("a", f"{sign}{clock(first.start_s)}", href=line, class_="time")
    who = tag("b", tag("bdi", first.speaker_raw), " ") if first.speaker_raw else None
    words = tag("span", " ".join(cue.text for cue in cues), dir="auto")
    return tag("p", time, " ", who, words, class_="cue doubtful" if _doubtful(said, first) else "cue")


def _sources(desk: Desk, known: Legend, found: Recording) -> Markup:
    rows = []
    for source in found.sources:
        link = tag("a", tag("bdi", known.paths.get(source, source)), href=desk.links.thing(source))
        rows.append(tag("li", link))
    why = tag("p", desk.say("one recording because:"), " ", found.why, class_="why") if len(found.sources) > 1 else None
    return parts.section(desk.say("Sources"), tag("ul", rows, class_="plain"), why, count=len(rows))
