"""Running many works of one kind: each once and then from the cache; here, in other processes, or in one beside."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import TypeVar

from kg.building import worker
from kg.building.worker import Said
from kg.records.statement import Extraction
from kg.workspace import processes
from kg.workspace.cache import Cache

Progress = Callable[[str, int, int], None]
"""Told the stage, how much of it is done, and how much there is."""
Work = TypeVar("Work")
Product = TypeVar("Product")
Spread = Callable[[Iterable[Work]], Iterable[Product]]
"""Makes the product of each work, in order, in whichever process."""
Spoken = worker.Work
"""A document whose times are known, and what is known about its recording."""
PARALLEL_BYTES = 2_000_000
"""Text below this is read sooner by one process: each further one has spaCy to import."""


def cached(
    stage: str,
    spread: Spread[Work, Product],
    works: Sequence[Work],
    keys: Sequence[str],
    kind: type[Product],
    store: Cache,
    tell: Progress,
) -> list[Product]:
    """Return the product of every work, in order: from the cache where it is there; `spread` makes the others.

    A product with a `fault` is not kept: it is made again by the next build.
    """
    products = {key: product for key in keys if (product := store.get(key, kind)) is not None}
    missing = {key: work for key, work in zip(keys, works, strict=True) if key not in products}
    tell(stage, len(products), len(keys))
    for key, product in zip(missing, spread(missing.values()), strict=True):
        if not getattr(product, "fault", ""):
            store.put(key, product)
        products[key] = product
        tell(stage, len(products), len(keys))
    return [products[key] for key in keys]


@contextmanager
def pool(jobs: int, size: int) -> Iterator[Executor | None]:
    """Give processes to work in, or None for this one alone.

    `jobs` is how many (0: one a core, where `size` bytes of text are enough to do).
    """
    count = jobs or (os.cpu_count() or 1 if size > PARALLEL_BYTES else 1)
    if count <= 1:
        yield None
        return
    with _processes(count) as executor:
        yield executor


def _processes(count: int) -> ProcessPoolExecutor:
    spawned = get_context("spawn")  # a fork would hold the build's lock
    return ProcessPoolExecutor(count, spawned, processes.follow, (os.getpid(),))


@contextmanager
def extractor(alone: bool, executor: Executor | None) -> Iterator[Spread[Spoken, Said]]:
    """Give what extracts: the processes, if any; else one more beside this one, where there is a core to spare.

    With `alone` there is none beside it.
    """
    with worker.started(executor is None and not alone and (os.cpu_count() or 1) > 1) as beside:
        yield beside.map if beside else spread(worker.extract, _silent, executor)


def spread(
    make: Callable[[Work], Product], failed: Callable[[str], Product], executor: Executor | None
) -> Spread[Work, Product]:
    """Return what makes many of what `make` makes one of: in the processes, if any.

    Where one of them ends, what is left is made one work a process; `failed` gives the product of a work over which
    that one ends too.
    """
    return lambda works: _spread(make, failed, executor, list(works)) if executor else map(make, works)


def _spread(
    make: Callable[[Work], Product], failed: Callable[[str], Product], executor: Executor, works: Sequence[Work]
) -> Iterator[Product]:
    done = 0
    try:
        for product in executor.map(make, works):
            yield product
            done += 1
    except BrokenExecutor:
        for work in works[done:]:
            yield _alone(make, failed, work)


def _alone(make: Callable[[Work], Product], failed: Callable[[str], Product], work: Work) -> Product:
    try:
        with _processes(1) as executor:
            return executor.submit(make, work).result()
    except BrokenExecutor:
        return failed("the process that read it ended")


def _silent(fault: str) -> Said:
    return Said(Extraction(), fault)
