"""What the families of rules look at: pieces of text, transcripts, statements and claims, and how words weigh."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.conflicts.pieces import Piece, Stream, owners, pieces, spoken
from kg.conflicts.words import Weights, stems, words_of
from kg.reconcile import World, linked
from kg.records.document import Cue, Item, Recording
from kg.records.statement import Claim, Entity, Evidence, Statement
from kg.text.normalize import fold

_LISTS = frozenset(("named-entity", "company", "topic", "see-also"))
"""Kinds of items that are lists of names: what stands beside a name there says nothing of it."""
_AROUND = 60
"""Characters around a word of a transcript that are read with it."""


@dataclass(frozen=True)
class Scene:
    """Everything that rules may compare."""

    world: World
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]

    @cached_property
    def recordings(self) -> tuple[str, ...]:
        """Ids of the recordings that have several sources, sorted: one source alone disagrees with none."""
        known = Counter(r.id for source, r in self.world.recordings.items() if source in self.world.documents)
        return tuple(sorted(recording for recording, count in known.items() if count > 1))

    @cached_property
    def sources(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the sources of each of these recordings, sorted."""
        found: dict[str, list[str]] = {recording: [] for recording in self.recordings}
        for source in sorted(self.world.documents):
            recording = self.world.recordings.get(source)
            if recording is not None and recording.id in found:
                found[recording.id].append(source)
        return {recording: tuple(sources) for recording, sources in found.items()}

    @cached_property
    def pieces(self) -> Mapping[str, tuple[Piece, ...]]:
        """The sentences and rows of the pages of each recording, in order of source and line."""
        documents = self.world.documents
        return {
            recording: tuple(piece for source in sources for piece in pieces(documents[source]))
            for recording, sources in self.sources.items()
        }

    @cached_property
    def streams(self) -> Mapping[str, tuple[Stream, ...]]:
        """The transcripts of each recording."""
        documents = self.world.documents
        return {
            recording: tuple(spoken(documents[source]) for source in sources if documents[source].cues)
            for recording, sources in self.sources.items()
        }

    @cached_property
    def weights(self) -> Mapping[str, Weights]:
        """How rare words are in the pages of each recording."""
        return {recording: Weights(stems(piece.text) for piece in rows) for recording, rows in self.pieces.items()}

    def evidence(self, piece: Piece, rule: str) -> Evidence:
        """Return a piece as evidence, with the link that plays it."""
        found = Evidence(piece.source, piece.line, piece.line_end, piece.text, rule, piece.second)
        return linked(found, self.world)

    def naming(self, recording: str, words: Collection[str]) -> Iterator[tuple[Piece, bool]]:
        """Yield the pieces of a recording's pages that hold one of some words (lower case), then those of its
        transcripts, and whether it is a transcript's."""
        for piece in self.pieces[recording]:
            if not words_of(piece.text).isdisjoint(words) or (
                not piece.text.isascii() and any(w in piece.text for w in words)
            ):
                yield piece, False
        for stream in self.streams[recording]:
            last = -1
            for left, right in stream.places(words):
                start, end = max(0, left - _AROUND), min(len(stream.text), right + _AROUND)
                found = stream.piece(start, end) or stream.piece(left, right) if left > last else None
                if found is not None:
                    last = end
                    yield found, True

    @cached_property
    def _persons(self) -> Mapping[tuple[str, int], tuple[tuple[str, str], ...]]:
        """Forms and ids of the persons on each line of each source, the longest form first."""
        found: dict[tuple[str, int], set[tuple[str, str]]] = defaultdict(set)
        for entity in self.world.entities.values():
            if entity.type == "Person":
                for mention in entity.mentions:
                    found[mention.source, mention.line].add((mention.form, entity.id))
        return {place: tuple(sorted(forms, key=lambda f: (-len(f[0]), f))) for place, forms in found.items()}

    def persons(self, piece: Piece) -> Iterator[tuple[str, int, int]]:
        """Yield the ids of the persons that a piece names, with where the name begins and ends in its text."""
        taken: list[tuple[int, int]] = []
        for line in range(piece.line, piece.line_end + 1):
            for form, entity in self._persons.get((piece.source, line), ()):
                start = piece.text.find(form)
                end = start + len(form)
                if start >= 0 and not any(left < end and start < right for left, right in taken):
                    taken.append((start, end))
                    yield entity, start, end

    def known(self, piece: Piece) -> Iterator[tuple[str, str]]:
        """Yield the ids of the persons named on the lines of a piece, with the forms that stand there."""
        for line in range(piece.line, piece.line_end + 1):
            yield from ((entity, form) for form, entity in self._persons.get((piece.source, line), ()))

    def recording(self, evidence: Evidence) -> str:
        """Return the id of the recording that a place is about, "" for none."""
        found = self.world.recordings.get(evidence.source)
        return found.id if found is not None else ""

    def name(self, entity: str) -> str:
        """Return the name of an entity."""
        return self.world.entities[entity].name

    @cached_property
    def _cue_lines(self) -> Mapping[str, frozenset[int]]:
        return {
            source: frozenset(cue.line for cue in document.cues)
            for source, document in self.world.documents.items()
            if document.cues
        }

    def is_spoken(self, evidence: Evidence) -> bool:
        """Tell whether a place is in a transcript: the speakers' own words."""
        return evidence.line in self._cue_lines.get(evidence.source, ())

    def order(self, evidence: Evidence) -> tuple[object, ...]:
        """Return by what places are sorted: no two places are equal in it."""
        path = self.world.documents[evidence.source].source.path
        place = (path, evidence.line, evidence.quote, evidence.extractor, evidence.line_end)
        return (*place, evidence.start_s is None, evidence.start_s or 0.0, repr(evidence))

    @cached_property
    def _items(self) -> Mapping[tuple[str, int], Item]:
        """The shortest item on each line of each source."""
        return {
            (source, line): item
            for source, document in self.world.documents.items()
            for line, item in owners(document).items()
        }

    def item(self, evidence: Evidence) -> Item | None:
        """Return the shortest item that holds the line where a place begins, or None."""
        return self._items.get((evidence.source, evidence.line))

    def guest(self, recording: str) -> str | None:
        """Return the one guest of a recording, by the id of the person; None where there are several or none."""
        return self._only(recording, lambda recording: recording.guests)

    def host(self, recording: str) -> str | None:
        """Return the one host of a recording, by the id of the person; None where there are several or none."""
        return self._only(recording, lambda recording: recording.hosts)

    def _only(self, id_: str, of: Callable[[Recording], tuple[str, ...]]) -> str | None:
        names = {name for source in self.sources[id_] for name in of(self.world.recordings[source])}
        return self.world.find(self.sources[id_][0], next(iter(names)), "Person") if len(names) == 1 else None

    def spoken_by(self, source: str, line: int, line_end: int) -> tuple[Piece, str | None] | None:
        """Return the words of a stretch of a transcript and the person who says them, where one speaker does."""
        cues = self._cues(source, line, line_end)
        labels = {cue.speaker_raw for cue in cues}
        label = next(iter(labels), None)
        if len(labels) != 1 or not label:
            return None
        piece = Piece(source, cues[0].line, cues[0].line, fold(cues[0].text), cues[0].start_s, kind="cue")
        return piece, self.world.find(source, label, "Person")

    @cached_property
    def wrong_codes(self) -> Mapping[tuple[str, int], frozenset[str]]:
        """Source and line to the timecodes there, as they stand, that timing repaired or doubts."""
        found: dict[tuple[str, int], set[str]] = defaultdict(set)
        for source, document in self.world.documents.items():
            for code in document.timecodes:
                if code.status != "as-written":
                    found[source, code.line].add(code.raw)
        return {place: frozenset(codes) for place, codes in found.items()}

    def heard(self, evidence: Evidence) -> float | None:
        """Return the second at which a transcript has the words of the item at a place, where it has them."""
        item = self.item(evidence)
        if item is None or item.said is None:
            return None
        source, line, line_end = item.said
        return next((cue.start_s for cue in self._cues(source, line, line_end)), None)

    @cached_property
    def _lines_of_cues(self) -> Mapping[str, list[int]]:
        return {source: [cue.line for cue in document.cues] for source, document in self.world.documents.items()}

    def _cues(self, source: str, line: int, line_end: int) -> Sequence[Cue]:
        """The cues on some lines of a transcript."""
        lines = self._lines_of_cues[source]
        first, last = bisect_left(lines, line), bisect_right(lines, line_end)
        return self.world.documents[source].cues[first:last]

    @cached_property
    def _by_line(self) -> Mapping[tuple[str, int], tuple[tuple[str, int], ...]]:
        """For each line of a page the recording and the indices of its pieces in `pieces`."""
        found: dict[tuple[str, int], list[tuple[str, int]]] = defaultdict(list)
        for recording, rows in self.pieces.items():
            for number, piece in enumerate(rows):
                for line in range(piece.line, piece.line_end + 1):
                    found[piece.source, line].append((recording, number))
        return {place: tuple(numbers) for place, numbers in found.items()}

    @cached_property
    def _named(self) -> Mapping[str, Mapping[str, Mapping[str, tuple[Piece, ...]]]]:
        """Recording, entity id and form to the pieces of pages that name it so."""
        found: dict[str, dict[str, dict[str, set[Piece]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(set)))
        for entity in self.world.entities.values():
            for mention in entity.mentions:
                for recording, number in self._by_line.get((mention.source, mention.line), ()):
                    piece = self.pieces[recording][number]
                    if mention.form in piece.text:
                        found[recording][entity.id][mention.form].add(piece)
        return {
            recording: {id_: {form: tuple(sorted(rows)) for form, rows in forms.items()} for id_, forms in ids.items()}
            for recording, ids in found.items()
        }

    def entities_of(self, recording: str) -> list[Entity]:
        """Return the entities that the pages of a recording name, sorted by id."""
        return [self.world.entities[id_] for id_ in sorted(self._named.get(recording, {}))]

    def named(self, recording: str, entity: Entity) -> Mapping[str, tuple[Piece, ...]]:
        """Return the pieces of pages in which each form of an entity stands."""
        return self._named.get(recording, {}).get(entity.id, {})

    def around(self, recording: str, rows: Iterable[Piece]) -> frozenset[str]:
        """Return the stems of pieces and of those beside them on their page."""
        pages = self.pieces[recording]
        words: set[str] = set()
        for piece in sorted(rows):
            for _, number in self._by_line[piece.source, piece.line]:
                if pages[number] != piece or piece.kind in _LISTS:
                    continue
                near = pages[max(0, number - 1) : number + 2]
                words.update(*(stems(f"{p.title} {p.text}") for p in near if p.source == piece.source))
        return frozenset(words)

    @cached_property
    def _in_piece(self) -> Mapping[str, Mapping[Piece, tuple[str, ...]]]:
        """Recording and piece to the ids of the entities that the piece names, sorted."""
        found: dict[str, dict[Piece, set[str]]] = defaultdict(lambda: defaultdict(set))
        for recording, ids in self._named.items():
            for id_, forms in ids.items():
                for rows in forms.values():
                    for piece in rows:
                        found[recording][piece].add(id_)
        return {rec: {piece: tuple(sorted(ids)) for piece, ids in rows.items()} for rec, rows in found.items()}

    def entities_in(self, recording: str, piece: Piece) -> list[Entity]:
        """Return the entities that a piece of a page names, sorted by id."""
        return [self.world.entities[id_] for id_ in self._in_piece.get(recording, {}).get(piece, ())]

    def both(self, recording: str, a: str, b: str) -> list[Piece]:
        """Return the pieces of pages that name two entities, in order."""
        left, right = (self.named(recording, self.world.entities[id_]).values() for id_ in (a, b))
        return sorted({p for rows in left for p in rows} & {p for rows in right for p in rows})

    @cached_property
    def _of_recording(self) -> Mapping[str, tuple[Statement, ...]]:
        """The statements that the sources of each recording make."""
        found: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.statements:
            for recording in {self.recording(said) for said in statement.evidence}:
                found[recording].append(statement)
        return {recording: tuple(rows) for recording, rows in found.items()}

    @cached_property
    def _claims(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims of each recording."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            found[claim.recording or ""].append(claim)
        return {recording: tuple(rows) for recording, rows in found.items()}

    def claims_of(self, recording: str) -> tuple[Claim, ...]:
        """Return the claims of a recording, sorted by id."""
        return self._claims.get(recording, ())

    def of(self, recording: str, *predicates: str) -> tuple[Statement, ...]:
        """Return the statements of a recording's sources, of some predicates or of all."""
        rows = self._of_recording.get(recording, ())
        return tuple(row for row in rows if row.predicate in predicates) if predicates else rows
