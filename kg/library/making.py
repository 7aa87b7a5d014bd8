"""Making a graph, opening one, and reading one file or text by itself."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.library.graph import Graph

if TYPE_CHECKING:
    from kg.building.running import Progress
    from kg.records.document import Document
    from kg.records.statement import Extraction


def build(
    paths: str | Path | Sequence[str | Path],
    dir: str | Path | None = None,
    *,
    jobs: int = 0,
    strict: bool = False,
    links: str | Path | None = None,
    progress: Progress | None = None,
) -> Graph:
    """Read files and folders into a graph that is exactly what they say, and return it.

    `dir` is the graph directory (None: `KG_GRAPH`, the nearest `.kg`, else a new one in the working directory), `jobs`
    the number of processes (0: one a core where that pays), `links` a CSV of names and external ids; with `strict` any
    problem is a failure; `progress` is called with stage, done and of. `Graph.summary` says what was read and met.
    Raises KgError and leaves the earlier graph as it was.

    >>> graph = kg.build([folder / "talk.md", folder / "digest.txt"], folder / "looms.kg")
    >>> graph.summary.sources
    2
    """
    from kg.building import start

    named = [paths] if isinstance(paths, (str, Path)) else paths
    summary = start.build(
        [os.fspath(path) for path in named],
        Path(dir) if dir is not None else None,
        jobs,
        strict,
        progress,
        os.fspath(links) if links is not None else None,
    )
    return Graph(summary.build, summary)


def open(dir: str | Path | None = None) -> Graph:
    """Return the graph that is built in a directory (None: `KG_GRAPH`, else the nearest `.kg` here or above).

    Raises GraphError where there is none.

    >>> kg.open(folder / "looms.kg").info().to_dict()["sources"]
    2
    """
    from kg.workspace.directory import locate

    return Graph(locate(Path(dir) if dir is not None else None))


def demo_paths() -> list[str]:
    """Return the paths of the pages of the bundled sample.

    >>> len(kg.demo_paths())
    5
    """
    from kg.building import pipeline

    return pipeline.demo_paths()


def read(path: str | Path) -> Document:
    """Return one file as its reader sees it: header, items, captions, lines, problems; times as the file has them.

    Raises InputError for a file that cannot be opened or is no text.

    >>> document = kg.read(folder / "digest.txt")
    >>> document.source.format, document.field("guest")
    ('digest', '林雅琴 Yaqin Lin')
    """
    from kg.building import single

    return single.file(os.fspath(path))


def extract(text_or_path: str | Path) -> Extraction:
    """Return what one text or file says by itself: `facts`, `refused`, `mentions` and `sayings`, by the names there.

    A `Path`, or a text that is the path of a file, is read as a file; any other text as a page of plain text. Names are
    not resolved and seconds not linked: that takes the other pages of a build. Raises InputError as `read` does.

    >>> found = kg.extract("Ada Lovelace founded Initech in 1840. Ada Lovelace never worked at Globex.")
    >>> [(fact.subject.form, fact.predicate, fact.object.form, fact.polarity) for fact in found.facts]
    [('Ada Lovelace', 'founded', 'Initech', 'asserted'), ('Ada Lovelace', 'workedAt', 'Globex', 'negated')]
    >>> hedged = kg.extract("Ada Lovelace may have founded Initech.")
    >>> [(one.predicate, one.category, one.trigger) for one in hedged.refused]
    [('founded', 'possible', 'may')]
    """
    from kg.building import single

    return single.extraction(single.document(text_or_path))
