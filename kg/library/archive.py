"""Questions over all that is there: what was said, by whom, when, and how sure it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.library.answer import Answer
from kg.library.build import Build

if TYPE_CHECKING:
    from kg.queries.claims import Claims
    from kg.queries.conflicts import Conflicts
    from kg.queries.doubted_recordings import DoubtedRecordings
    from kg.queries.doubts import Doubts
    from kg.queries.first import First
    from kg.queries.guests import Guests
    from kg.queries.info import Info
    from kg.queries.quotes import Quotes
    from kg.queries.refused import Candidates
    from kg.queries.resonances import Resonances
    from kg.queries.search import Hits
    from kg.queries.sources import Sources
    from kg.queries.statements import Statements
    from kg.queries.timecodes import Timecodes
    from kg.queries.timeline import Timeline
    from kg.queries.top import Top
    from kg.queries.untaken import Untaken
    from kg.queries.validated import Validated
    from kg.records.vocabulary import Polarity

Between = tuple[float, float] | None


class Archive(Build):
    """Questions over all that is there: what was said, by whom, when, and how sure it is."""

    def info(self) -> Answer[Info]:
        """Return what the graph holds, in numbers.

        >>> graph.info().to_dict()["sources"]
        2
        """
        from kg.queries.info import info

        return Answer(info(self.store))

    def sources(self) -> Answer[Sources]:
        """Return each source with its format, counts, recording and problems.

        >>> sorted(row["format"] for row in graph.sources())
        ['digest', 'speaker-transcript']
        """
        from kg.queries.sources import sources

        return Answer(sources(self.store))

    def statements(
        self,
        subject: str | None = None,
        object: str | None = None,
        predicates: Sequence[str] = (),
        polarity: Polarity | None = None,
    ) -> Answer[Statements]:
        """Return statements with their evidence: between two names, of these predicates, asserted or negated.

        What is None or empty does not matter. Raises QueryError for a predicate that is none.

        >>> {row["object_name"] for row in graph.statements("Yaqin Lin", predicates=["declinedOfferFrom"])}
        {'Silkgate'}
        """
        from kg.queries.statements import statements

        return Answer(statements(self.store, subject, object, predicates, polarity))

    def claims(
        self,
        by: str | None = None,
        about: str | None = None,
        kind: str | None = None,
        between: Between = None,
        contested: bool = False,
        recording: str | None = None,
    ) -> Answer[Claims]:
        """Return what was claimed, in the order of the recording: by and about names, of a kind, between two seconds.

        With `contested` only what another source contradicts; of one recording by its id, file, title or guest, if
        asked. Raises QueryError for a kind that is none.

        >>> [row["text"] for row in graph.claims(by="Yaqin Lin", kind="prediction")]
        ['By 2040 every loom will mend its own thread.']
        """
        from kg.queries.claims import claims

        return Answer(claims(self.store, by, about, kind, between, contested, recording))

    def quotes(
        self, by: str | None = None, about: str | None = None, between: Between = None, recording: str | None = None
    ) -> Answer[Quotes]:
        """Return the quotes of the sources, with speaker and second; `recording` keeps to one recording."""
        from kg.queries.quotes import quotes

        return Answer(quotes(self.store, by, about, between, recording))

    def timeline(
        self, about: str | None = None, by: str | None = None, between: Between = None, recording: str | None = None
    ) -> Answer[Timeline]:
        """Return chapters, claims, quotes and facts by the second of each recording; of one recording if asked."""
        from kg.queries.timeline import timeline

        return Answer(timeline(self.store, about, by, between, recording))

    def timecodes(
        self, doubtful: bool = False, source: str | None = None, recording: str | None = None
    ) -> Answer[Timecodes]:
        """Return the timecodes of the sources, what each means and why; the doubtful, of one source or recording."""
        from kg.queries.timecodes import timecodes

        return Answer(timecodes(self.store, doubtful, source, recording))

    def search(
        self,
        text: str,
        limit: int = 20,
        kinds: Sequence[str] = (),
        source: str | None = None,
        between: Between = None,
        recording: str | None = None,
    ) -> Answer[Hits]:
        """Return the texts that hold the words of `text`: things first, then claims and quotes, other items, captions.

        >>> graph.search("forgives", limit=1)
        <Hits: 1 row>
        """
        from kg.queries.search import search

        return Answer(search(self.store, text, limit, kinds, source, between, recording))

    def top(self, kind: str, by_guests: bool = False, since: str | None = None, limit: int = 20) -> Answer[Top]:
        """Return the books, films, products, people, companies or ideas that are recommended and named most.

        With `by_guests` only what guests recommend counts; `since` keeps to recordings published on or after an ISO
        year, month or day.

        >>> [(row["name"], row["recommended_by"][0]["name"]) for row in graph.top("books", limit=1)]
        [('The Patient Thread', 'Yaqin Lin')]
        """
        from kg.queries.top import top

        return Answer(top(self.store, kind, by_guests, since, limit))

    def guests(self, year: str | None = None) -> Answer[Guests]:
        """Return the guests in order of publication: date, firms, works, what is named most; of one year if asked.

        >>> [(row["name"], row["published"], row["works"][0]["name"]) for row in graph.guests()]
        [('Yaqin Lin', '2024-05-02', 'A Grammar of Weaving')]
        """
        from kg.queries.guests import guests

        return Answer(guests(self.store, year))

    def first(self, text: str) -> Answer[First]:
        """Return where a thing, or else a word, first comes up in each recording, in order of publication."""
        from kg.queries.first import first

        return Answer(first(self.store, text))

    def resonances(self, about: str | None = None, by: str | None = None) -> Answer[Resonances]:
        """Return where claims of two recordings surely say the same; about a thing, one of them by a person."""
        from kg.queries.resonances import resonances

        return Answer(resonances(self.store, about, by))

    def tensions(self, about: str | None = None, by: str | None = None) -> Answer[Resonances]:
        """Return where claims of two recordings surely say the opposite, and where one person does so later."""
        from kg.queries.resonances import tensions

        return Answer(tensions(self.store, about, by))

    def conflicts(self, about: str | None = None, kind: str | None = None) -> Answer[Conflicts]:
        """Return where sources disagree, the most telling first, each value with its evidence.

        Raises QueryError for a kind that is none.

        >>> [row["topic"] for row in graph.conflicts(kind="date")]
        ['when Loom Works was founded']
        """
        from kg.queries.conflicts import conflicts

        return Answer(conflicts(self.store, about, kind))

    def doubts(self) -> Answer[Doubts]:
        """Return names that may be one thing and were not merged."""
        from kg.queries.doubts import doubts

        return Answer(doubts(self.store))

    def doubted_recordings(self) -> Answer[DoubtedRecordings]:
        """Return pairs of sources that may be about one recording and are apart, or were joined by little.

        Each with the reason, and with what to write in kg.toml to decide.

        >>> graph.doubted_recordings().to_dict()
        []
        """
        from kg.queries.doubted_recordings import doubted_recordings

        return Answer(doubted_recordings(self.store))

    def refused(self) -> Answer[Candidates]:
        """Return facts that words would say, were it not for one of them: a denial, a hope, a question …"""
        from kg.queries.refused import refused

        return Answer(refused(self.store))

    def untaken(self) -> Answer[Untaken]:
        """Return what a language model proposed and the build did not take, and why."""
        from kg.queries.untaken import untaken

        return Answer(untaken(self.store))

    def validate(self) -> Answer[Validated]:
        """Return what is wrong with the graph: shapes that do not fit, quotes that are not on their lines."""
        from kg.queries.validated import Validated
        from kg.store.validate import changed_sources, validate

        return Answer(Validated(tuple(validate(self.store)), changed_sources(self.store)))
