"""Running many works of one kind: each once and then from the cache; here, in other processes, or in one beside."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import TypeVar

from kg.building import worker
from kg.extractors.base import Context
from kg.records.document import Document
from kg.records.statement import Extraction
from kg.workspace import processes
from kg.workspace.cache import Cache

Progress = Callable[[str, int, int], None]
"""Told the stage, how much of it is done, and how much there is."""
Work = TypeVar("Work")
Product = TypeVar("Product")
Spread = Callable[[Iterable[Work]], Iterable[Product]]
"""Makes the product of each work, in order, in whichever process."""
Spoken = tuple[Document, Context]
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
    """Return the product of every work, in order: from the cache where it is there; `spread` makes the others."""
    products = {key: product for key in keys if (product := store.get(key, kind)) is not None}
    missing = {key: work for key, work in zip(keys, works, strict=True) if key not in products}
    tell(stage, len(products), len(keys))
    for key, product in zip(missing, spread(missing.values()), strict=True):
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
    spawned = get_context("spawn")  # a fork would hold the build's lock
    with ProcessPoolExecutor(count, spawned, processes.follow, (os.getpid(),)) as executor:
        yield executor


@contextmanager
def extractor(alone: bool, executor: Executor | None) -> Iterator[Spread[Spoken, Extraction]]:
    """Give what extracts: the processes, if any; else one more beside this one, where there is a core to spare.

    With `alone` there is none beside it.
    """
    with worker.started(executor is None and not alone and (os.cpu_count() or 1) > 1) as beside:
        yield beside.map if beside else spread(extract, executor)


def spread(make: Callable[[Work], Product], executor: Executor | None) -> Spread[Work, Product]:
    """Return what makes many of what `make` makes one of: in the processes, if any."""
    return lambda works: executor.map(make, works) if executor else map(make, works)


def extract(work: Spoken) -> Extraction:
    """Return what a document says; importing spaCy only now."""
    from kg import extractors

    found: Extraction = extractors.extract(*work)
    return found
