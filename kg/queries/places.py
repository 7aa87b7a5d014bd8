"""What is known of each place of a page: who speaks there, who is named, which claims are made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from kg.records.errors import KgError
from kg.records.immutable import dataclass
from kg.records.vocabulary import ID
from kg.text.normalize import fold

if TYPE_CHECKING:
    from kg.records.document import Document, Item, Recording
    from kg.records.statement import Claim, ClaimMention
    from kg.store.store import Store


@dataclass(frozen=True, slots=True)
class PageView:
    """One page with what stands on each of its lines."""

    document: Document
    named: Mapping[int, tuple[tuple[str, str], ...]]
    """Line to the forms that stand there and the ids of the entities that they name, in order."""
    claimed: Mapping[int, tuple[tuple[Claim, ClaimMention], ...]]
    """Line to the claims made there."""
    people: Mapping[str, str | None]
    """Each speaker as the page writes it to the id of the entity."""

    @property
    def source(self) -> str:
        """The id of the source."""
        return self.document.source.id

    def items(self) -> tuple[Item, ...]:
        """Return the page's items in order."""
        return self.document.items

    def claims(self, item: Item) -> list[Claim]:
        """Return the claims that an item makes, in order: of those on its lines, those whose words are its own."""
        return list({claim.id: claim for claim, _ in self._made(item)}.values())

    def _made(self, item: Item) -> list[tuple[Claim, ClaimMention]]:
        words = _words(item)
        found = [row for line in _lines(item) for row in self.claimed.get(line, ())]
        return [row for row in found if row[1].evidence.quote in words or row[1].text in words]

    def claim(self, item: Item) -> Claim | None:
        """Return the claim that an item makes first."""
        return next(iter(self.claims(item)), None)

    def speaker(self, item: Item) -> str | None:
        """Return the id of who speaks in an item: as its claim says, else as the page does."""
        claim = self.claim(item)
        if claim is not None and claim.speaker:
            return claim.speaker
        return self.people.get(item.speaker_raw) if item.speaker_raw else None

    def about(self, item: Item) -> tuple[str, ...]:
        """Return the ids of the entities that an item names, and that its claims are about; not those who speak."""
        words = _words(item)
        named = [id_ for line in _lines(item) for form, id_ in self.named.get(line, ()) if form in words]
        claimed = [id_ for claim in self.claims(item) for id_ in claim.about]
        return tuple(dict.fromkeys(id_ for id_ in (*claimed, *named)))

    def url(self, item: Item) -> str | None:
        """Return a link to the second at which an item was said, where one of its claims has it."""
        found = (mention.evidence for _, mention in self._made(item))
        return next((said.url for said in found if said.url and said.start_s == item.start_s), None)


def pages(store: Store, recording: Recording | None = None) -> Iterator[PageView]:
    """Yield the pages of a build, in order of path; those of one recording alone where one is given."""
    claimed: dict[str, dict[int, list[tuple[Claim, ClaimMention]]]] = defaultdict(lambda: defaultdict(list))
    for claim in store.claims(recording=recording.id if recording else None):
        for mention in claim.mentions:
            claimed[mention.evidence.source][mention.evidence.line].append((claim, mention))
    for page in store.documents(recording.sources if recording else None):
        named: dict[int, list[tuple[str, str]]] = defaultdict(list)
        for placed in page.mentions:
            named[placed.mention.line].append((placed.mention.form, placed.entity))
        speakers = {item.speaker_raw for item in page.document.items if item.speaker_raw}
        yield PageView(
            page.document,
            {line: tuple(ids) for line, ids in named.items()},
            {line: tuple(found) for line, found in claimed[page.document.source.id].items()},
            {raw: _found(store, raw) for raw in sorted(speakers)},
        )


def _lines(item: Item) -> range:
    return range(item.line, item.line_end + 1)


def _words(item: Item) -> str:
    """All the words of an item, white space folded: several items may stand on one line."""
    return fold(" ".join((item.title, item.body, item.speaker_raw or "", *(value for _, value in item.parts))))


def _found(store: Store, name: str) -> str | None:
    try:
        return store.find(name).removeprefix(ID)
    except KgError:
        return None
