"""An archive that grows and shrinks by random steps; after each the graph is the one that a fresh build makes."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from kg.building import start
from kg.records.errors import KgError
from kg.workspace import plain

PEOPLE = ("Ada Lovelace", "Mary Somerville", "Charles Babbage", "A. Lovelace", "何恺明", "Ben Roe")
FIRMS = ("Acme", "Globex", "Acme Labs")
NAMES = (*PEOPLE, *FIRMS)
FORMS = {
    "txt": "Looms {n} — the talk\nDuration: 10 min\nGuest: {who}\n"
    "People Mentioned (1)\n- {other} — Founder of {firm}.\n"
    "Notable Quotes (1)\n- “The loom {n} weaves by itself.” — {who} @ 01:0{n}\n",
    "md": "# Looms {n}\n\n**Guest**: {who}\n\n## Notes\n\n{who} was advised by {other} and joined {firm} in 199{n}.\n",
    "srt": "1\n00:00:01,000 --> 00:00:04,000\n{who}: I joined {firm} in 199{n}.\n\n"
    "2\n00:00:05,000 --> 00:00:09,000\n{other}: The loom {n} weaves by itself.\n",
}
"""A page of each format; the same words stand in two of them, so that a page and its captions may be one recording."""
DECISIONS = (
    '{{same = ["{a}", "{b}"]}}',
    '{{different = ["{a}", "{b}"]}}',
    '{{name = ["{a}", "Dame {a}"]}}',
    '{{hide = ["{a}"]}}',
    '{{add = ["{a}", "workedAt", "{b}"]}}',
    '{{type = ["{a}", "Organization"]}}',
)
PLACES = ("a", "b", "deep/a", "deep/er/b")
place, other_place = st.sampled_from(PLACES), st.sampled_from(PLACES)
pages = st.builds(
    lambda form, who, other, firm, n: (form, FORMS[form].format(who=who, other=other, firm=firm, n=n)),
    st.sampled_from(sorted(FORMS)),
    *(st.sampled_from(names) for names in (PEOPLE, PEOPLE, FIRMS)),
    st.integers(0, 3),
)
decisions = st.builds(
    lambda form, a, b: form.format(a=a, b=b), st.sampled_from(DECISIONS), st.sampled_from(NAMES), st.sampled_from(NAMES)
)


class Archive(RuleBasedStateMachine):
    """A folder of pages with its settings and decisions; what is built over earlier builds, and what is built anew."""

    steps = 0
    """Taken by all of them, each to another state."""

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp(prefix="kg-attack-"))
        (self.home / "pages").mkdir()
        self.state: object = None

    def teardown(self) -> None:
        shutil.rmtree(self.home, ignore_errors=True)

    @property
    def there(self) -> list[Path]:
        """The pages, by name."""
        return sorted(path for path in (self.home / "pages").rglob("*") if path.is_file())

    def one(self, number: int) -> Path:
        return self.there[number % len(self.there)]

    @initialize(first=st.lists(st.tuples(place, pages), min_size=2, max_size=4))
    def begin(self, first: list[tuple[str, tuple[str, str]]]) -> None:
        for name, page in first:
            self.add_or_change(name, page)

    @rule(place=place, page=pages)
    def add_or_change(self, place: str, page: tuple[str, str]) -> None:
        path = self.home / "pages" / f"{place}.{page[0]}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page[1], encoding="utf-8")

    @precondition(lambda self: self.there)
    @rule(number=st.integers(0, 9), line=st.integers(0, 9))
    def lose_a_line(self, number: int, line: int) -> None:
        path = self.one(number)
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(lines[: line % len(lines)] + lines[line % len(lines) + 1 :] or lines), encoding="utf-8")

    @precondition(lambda self: self.there)
    @rule(number=st.integers(0, 9), place=place, copied=st.booleans())
    def move_or_double(self, number: int, place: str, copied: bool) -> None:
        path = self.one(number)
        target = self.home / "pages" / f"{place}{path.suffix}"
        target.parent.mkdir(parents=True, exist_ok=True)
        content = path.read_bytes()
        if not copied:
            path.unlink()
        target.write_bytes(content)

    @precondition(lambda self: self.there)
    @rule(number=st.integers(0, 9))
    def remove(self, number: int) -> None:
        self.one(number).unlink()

    @rule(chosen=st.lists(decisions, max_size=3))
    def decide(self, chosen: list[str]) -> None:
        text = "decisions = [\n" + "".join(f"  {one},\n" for one in chosen) + "]\n"
        (self.home / "curation.toml").write_text(text, encoding="utf-8")

    @rule(place=place, form=st.sampled_from(("*", *FORMS)), guest=st.sampled_from(PEOPLE), url=st.booleans())
    def set_up(self, place: str, form: str, guest: str, url: bool) -> None:
        text = f'[[recording]]\nfiles = ["{place}.{form}"]\nguests = ["{guest}"]\n'
        text += 'url = "https://www.youtube.com/watch?v=abcdefghijk"\n' if url else ""
        (self.home / "kg.toml").write_text(text, encoding="utf-8")

    @rule()
    def set_nothing_up(self) -> None:
        (self.home / "kg.toml").unlink(missing_ok=True)

    @invariant()
    def the_graph_is_that_of_a_fresh_build(self) -> None:
        settings = [self.home / name for name in ("kg.toml", "curation.toml")]
        state = [(path, path.read_bytes()) for path in (*self.there, *settings) if path.exists()]
        if state == self.state:
            return
        self.state = state
        Archive.steps += 1
        plain.remove(self.home / "fresh")
        assert self._built("kept") == self._built("fresh")

    def _built(self, graph: str) -> str:
        """The digest of the build, or why there is none."""
        with chdir(self.home):
            try:
                return start.build(["pages"], Path(graph), jobs=1).build.name
            except KgError as error:
                return str(error)


def wander(archives: int, steps: int, first: int = 0) -> None:
    """Take so many steps in each of some archives. Raises what went wrong, with the shortest way to it as a note."""
    chosen = settings(
        max_examples=archives + 1,  # the first is always the simplest, in which nothing changes
        stateful_step_count=steps,
        deadline=None,
        database=None,
        derandomize=False,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(seed(first)(Archive), settings=chosen)


def growing_and_shrinking(steps: int, first: int = 0) -> Iterator[str]:
    """Random steps of made-up archives: no graph is another than that of a fresh build."""
    before, number = Archive.steps, first
    while Archive.steps - before < steps:
        try:
            wander(5, 20, number)
        except Exception as error:
            yield f"archives of {number}: {error!r} {getattr(error, '__notes__', '')}"
        number += 1
