"""Where a build starts: what would be made stands already, or the stages are loaded and make it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.building import unchanged
from kg.building.summary import Summary
from kg.workspace import config, directory, files
from kg.workspace.cache import Cache

if TYPE_CHECKING:
    from kg.building.proposals import Estimate
    from kg.building.running import Progress
    from kg.records.proposal import Settings


def build(
    paths: Sequence[str],
    graph: Path | None = None,
    jobs: int = 0,
    strict: bool = False,
    progress: Progress | None = None,
    links: str | None = None,
    model: str | None = None,
    llm: Settings | None = None,
    max_size: int = files.TOTAL,
) -> Summary:
    """Build as `kg.building.pipeline.build` does, which says what is given; at once where nothing has changed.

    With `model`, `llm` or a language model in kg.toml, the stages always run. Raises KgError.
    """
    place = directory.create(graph)
    if not (model or llm or place.earlier or config.llm(place.home)):
        found = _standing(paths, place, links, max_size)
        if found and not (strict and found.problems):
            return found
    from kg.building import pipeline

    return pipeline.build(paths, graph, jobs, strict, progress, links, model, llm, max_size)


def chosen(
    graph: Path | None,
    url: str | None,
    model: str | None,
    record: bool,
    budget: int,
    estimated: bool,
    pairs: bool,
) -> Settings | None:
    """Return the model that options of the command line ask for, None where none of them is given."""
    if not (url or model or record or budget or estimated or pairs):
        return None
    from kg.building import proposals

    return proposals.settings(graph, url, model, record, budget, pairs)


def estimate(
    paths: Sequence[str], llm: Settings, graph: Path | None = None, progress: Progress | None = None
) -> Estimate:
    """Estimate as `kg.building.pipeline.estimate` does."""
    from kg.building import pipeline

    return pipeline.estimate(paths, llm, graph, progress)


def _standing(paths: Sequence[str], place: directory.Workspace, links: str | None, max_size: int) -> Summary | None:
    if place.current() is None:
        return None
    with place.lock():
        found, passed_over = files.collect(paths, place.root, max_size)
        key = unchanged.key(found, passed_over, place.home, links)
        return unchanged.summary(place, Cache(place.root / "cache"), key)
