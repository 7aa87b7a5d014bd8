"""What resolution knows in the end, and how it is asked."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.names.person import parse
from kg.names.shape import shaped_like_person
from kg.records.problem import Problem
from kg.records.statement import Doubt, Entity, Merge
from kg.resolution.evidence import by_name
from kg.resolution.identity import parse_id
from kg.resolution.nodes import bracketed
from kg.text.normalize import key


@dataclass(frozen=True)
class Resolution:
    """Who is who."""

    entities: tuple[Entity, ...]
    """Sorted by id."""
    doubts: tuple[Doubt, ...] = ()
    """The most valuable first."""
    problems: tuple[Problem, ...] = ()
    merges: tuple[Merge, ...] = ()
    """Every step that made an entity of several forms, sorted."""
    places: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict, repr=False)
    """(source id, recording id or "", key of a form) to ids of the entities that it names there."""
    recording_of: Mapping[str, str] = field(default_factory=dict, repr=False)

    def find(self, source_id: str, form: str, type: str | None = None) -> str | None:
        """Return the id of the entity that the form names in that source, else in its recording, else anywhere.

        Of several, the one of the class asked for; None where it names none or several. A form with a bracket, or with
        a title, that is no mention itself is looked up without it.
        """
        for name in _ways(form):
            for scope in (source_id, self.recording_of.get(source_id, ""), ""):
                ids = self.places.get((scope, key(name)), ())
                if len(ids) > 1 and type is not None:
                    ids = tuple(id_ for id_ in ids if parse_id(id_)[0] == type) or ids
                if ids:
                    return ids[0] if len(ids) == 1 else None
        return None

    def why_same(self, a: str, b: str) -> tuple[str, ...]:
        """Return the sentences that say why two names are one thing, or why not."""
        left, right = (self.places.get(("", key(name)), ()) for name in (a, b))
        missing = [name for name, ids in ((a, left), (b, right)) if not ids]
        if missing:
            return tuple(f"Nothing is called “{name}”." for name in missing)
        shared = sorted(set(left) & set(right))
        if shared:
            return self._chain(a, b, shared[0])
        return self._apart(a, b)

    def _chain(self, a: str, b: str, entity: str) -> tuple[str, ...]:
        """The merges that lead from one form to the other."""
        if key(a) == key(b):
            return (f"“{a}” and “{b}” are one form but for case and spaces.",)
        steps: dict[str, list[Merge]] = defaultdict(list)
        for merge in self.merges:
            if merge.entity == entity:
                steps[key(merge.a)].append(merge)
                steps[key(merge.b)].append(merge)
        back: dict[str, tuple[str, Merge] | None] = {key(a): None}
        queue = deque([key(a)])
        while queue and key(b) not in back:
            here = queue.popleft()
            for merge in steps[here]:
                other = key(merge.b) if key(merge.a) == here else key(merge.a)
                if other not in back:
                    back[other] = (here, merge)
                    queue.append(other)
        found: list[str] = []
        at = back.get(key(b))
        while at is not None:
            found.append(f"“{at[1].a}” and “{at[1].b}”: {at[1].why}.")
            at = back[at[0]]
        return tuple(reversed(found)) or (f"Both are {parse_id(entity)[1]}.",)

    def _apart(self, a: str, b: str) -> tuple[str, ...]:
        """What was undecided, or what tells them apart."""
        told = tuple(f"{d.why}." for d in self.doubts if {key(d.a), key(d.b)} == {key(a), key(b)})
        if told:
            return told
        types = [self._type(name) for name in (a, b)]
        if None not in types and types[0] != types[1]:
            return (f"“{a}” is a {types[0]}, “{b}” is a {types[1]}, and no page says that they are one.",)
        reason = by_name(a, b, types[0], types[1], shaped_like_person(a) and shaped_like_person(b))
        if reason is not None:
            return (f"{reason.why[:1].upper()}{reason.why[1:]}.",)
        bare = [name for name in (a, b) if len(parse(name).words) == 1]
        hint = f" A single name such as “{bare[0]}” joins only the one bearer in its own recording." if bare else ""
        return (f"No page says that “{a}” and “{b}” are one, and their names do not show it.{hint}",)

    def _type(self, name: str) -> str | None:
        ids = self.places.get(("", key(name)), ())
        return parse_id(ids[0])[0] if len(ids) == 1 else None


def _ways(form: str) -> Sequence[str]:
    """The form, its head without a bracket, and a person's name without titles."""
    head = bracketed(form)
    parsed = parse(form)
    untitled = [" ".join(parsed.words)] if parsed.titles else []
    return [form, *([head[0]] if head else []), *untitled]
