"""Questions over one thing, or over two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.library.answer import Answer
from kg.library.build import Build

if TYPE_CHECKING:
    from kg.queries.card import Card
    from kg.queries.career import Career
    from kg.queries.compare import Comparison
    from kg.queries.influence import Influence
    from kg.queries.paths import Paths
    from kg.queries.recording_card import RecordingCard
    from kg.queries.statements import Statements
    from kg.queries.why import Why
    from kg.queries.why_same import WhySame

ALUMNI = ("workedAt", "founded", "studiedAt", "memberOf")
"""Predicates that make a person one of a firm's or a school's."""


class Things(Build):
    """Questions over one thing, or over two."""

    def entity(self, name: str) -> Answer[Card | RecordingCard]:
        """Return the card of a thing: its names and IRI, career, works, influences, claims.

        For the id, a file or the title of a recording: date, guests, topics, what it names most, quotes.

        >>> graph.entity("林雅琴").to_dict()["name"]
        'Yaqin Lin'
        """
        from kg.queries.recordings import shown

        return Answer(shown(self.store, name))

    def career(self, name: str) -> Answer[Career]:
        """Return where a person studied and worked, in the order of the life."""
        from kg.queries.career import career

        return Answer(career(self.store, name))

    def who_influenced(
        self, name: str, depth: int | None = None, kinds: Sequence[str] = (), limit: int = 0
    ) -> Answer[Influence]:
        """Return who and what influenced a thing, the nearest first, each with the path and its evidence.

        `depth` is how many steps to go (None: all), `kinds` keeps to ways such as "advised" or "inspired", `limit` to
        the nearest (0: all).

        >>> [row["name"] for row in graph.who_influenced("林雅琴", depth=1)]
        ['Mary Okafor', 'Tomas Brandt']
        """
        from kg.queries.influence import who_influenced

        return Answer(who_influenced(self.opened, name, depth, kinds, limit))

    def influenced_by(
        self, name: str, depth: int | None = None, kinds: Sequence[str] = (), limit: int = 0
    ) -> Answer[Influence]:
        """Return whom and what a thing influenced, as `who_influenced` does."""
        from kg.queries.influence import influenced_by

        return Answer(influenced_by(self.opened, name, depth, kinds, limit))

    def paths(self, a: str, b: str, number: int = 1, directed: bool = False, via: Sequence[str] = ()) -> Answer[Paths]:
        """Return up to `number` paths from one thing to another, each hop with its evidence.

        An edge is followed either way unless `directed`; `via` keeps to predicates, such as "influenced". Raises
        QueryError for a predicate that is none.

        >>> [hop["to_name"] for hop in graph.paths("Silkgate", "Tomas Brandt").to_dict()[0]["hops"]]
        ['Yaqin Lin', 'Tomas Brandt']
        """
        from kg.queries.paths import paths

        return Answer(paths(self.store, a, b, number, directed, via))

    def compare(self, a: str, b: str) -> Answer[Comparison]:
        """Return what two things share, what both spoke of and whether they judge a thing alike.

        >>> graph.compare("Yaqin Lin", "Tomas Brandt").to_dict()["shared"][0]["name"]
        'Northmill'
        """
        from kg.queries.compare import compare

        return Answer(compare(self.store, a, b))

    def alumni(self, name: str) -> Answer[Statements]:
        """Return the statements by which people worked at, founded, studied at or belonged to a firm or school."""
        from kg.queries.statements import statements

        none = f"nobody here worked at, founded or studied at {name}."
        return Answer(statements(self.store, None, name, ALUMNI, "asserted", none))

    def recommended(self, name: str) -> Answer[Statements]:
        """Return the statements by which somebody recommended a thing."""
        from kg.queries.statements import statements

        none = f"nobody here recommended {name}."
        return Answer(statements(self.store, None, name, ("recommended",), "asserted", none))

    def why(self, id_or_name: str) -> Answer[Why]:
        """Return all the evidence behind a statement, claim, conflict or name.

        Raises QueryError for an id that is none, or that several things share the beginning of.
        """
        from kg.queries.why import why

        return Answer(why(self.store, id_or_name))

    def why_same(self, a: str, b: str) -> Answer[WhySame]:
        """Return why two names are one thing, or not."""
        from kg.queries.why_same import why_same

        return Answer(why_same(self.store, a, b))
