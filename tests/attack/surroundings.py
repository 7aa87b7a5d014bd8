"""Campaigns against what a build stands on: a disk that is full, pages that change meanwhile, clocks that are wrong."""

from __future__ import annotations

import os
import random
import resource
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from attack.campaigns import SAMPLES, answering, change, finish, folder, not_mended, start
from kg.records.errors import KgError

SIZES = (100, 2_000_000)
"""Bytes that a file may have at least and at most where the disk is full."""
YEARS = 3 * 365 * 24 * 3600.0


def full(home: Path, chance: random.Random) -> None:
    """A build whose files can grow to some size only, as on a full disk."""
    most = int(SIZES[0] * (SIZES[1] / SIZES[0]) ** chance.random())
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, limits[1]))
    try:
        build = start(home)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    build.wait(300)


def moving(home: Path, chance: random.Random) -> None:
    """A build while pages are written, cut, renamed and removed."""
    build = start(home)
    while build.poll() is None:
        page = home / "pages" / f"moving{chance.randrange(4)}.txt"
        with suppress(FileNotFoundError):
            chance.choice((_write, _write, _cut, _rename, _remove))(page, chance)
        time.sleep(0.02 * chance.random())


def _write(page: Path, chance: random.Random) -> None:
    lines = [f"Ada Lovelace met Person Number{n} at Acme.\n" for n in range(chance.randrange(200))]
    page.write_text("Notes\n" + "".join(lines), encoding="utf-8")


def _cut(page: Path, chance: random.Random) -> None:
    os.truncate(page, chance.randrange(100))


def _rename(page: Path, chance: random.Random) -> None:
    page.replace(page.with_name(f"moving{chance.randrange(4)}.txt"))


def _remove(page: Path, chance: random.Random) -> None:
    page.unlink()


def clocks(home: Path, chance: random.Random) -> None:
    """Every file of the folder is of another year; one page has other words, and the length and time of before."""
    page = home / "pages" / "more.txt"
    before = page.stat()
    page.write_bytes(page.read_bytes().replace(b"ran", chance.choice((b"lay", b"was", b"sat"))))
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert page.stat().st_size == before.st_size
    for path in sorted((home / "pages").iterdir()):
        moment = time.time() + YEARS * chance.uniform(-1, 1)
        if path != page:
            os.utime(path, (moment, moment))
    start(home).wait(300)


DISTURBANCES: tuple[Callable[[Path, random.Random], None], ...] = (full, moving, clocks)


def disturbing(count: int, seed: int = 0) -> Iterator[str]:
    """
    Builds on a full disk, over pages that change meanwhile, by wrong clocks, in turn.

    Each ends with a graph or one sentence; a graph answers, and the next build is that of pages nobody disturbed.
    """
    chance = random.Random(seed)
    with folder() as home, folder() as calm:
        (home / "pages").mkdir()
        shutil.copy(SAMPLES / "saining-xie" / "digest.txt", home / "pages")
        change(home, -1)
        finish(home)
        for number in range(count):
            disturb = DISTURBANCES[number % len(DISTURBANCES)]
            told = f"{disturb.__name__} {number}"
            change(home, number)
            disturb(home, chance)
            said = (home / "said.txt").read_text(encoding="utf-8")
            if "Traceback" in said or "should not have happened" in said:
                yield f"{told}: {said}"
            shutil.rmtree(calm / "pages", ignore_errors=True)
            shutil.copytree(home / "pages", calm / "pages")
            try:
                answering(home)
            except (AssertionError, KgError) as error:
                yield f"{told}: {error}"
            yield from not_mended(home, calm, told)
