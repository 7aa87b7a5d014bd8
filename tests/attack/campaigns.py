"""Campaigns: odd pages through the readers and through whole builds, builds killed, graph directories damaged.

Each yields one line for everything that went wrong, with the number that makes it come again.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager, suppress
from pathlib import Path

from attack.mutating import SAMPLES, odd, texts
from kg.building import faults, pipeline
from kg.readers import read
from kg.records.errors import KgError
from kg.store import validate
from kg.store.store import Store
from kg.workspace import directory, plain

SLOW = 5.0
"""CPU seconds that no odd page may take."""
BATCH = 20
"""Odd pages of one build."""
RUN = "from kg.cli import main; main()"
CHECKS = (
    validate.files_are_as_sealed,
    validate.quotes_stand,
    validate.names_and_codes_stand,
    validate.statements_are_whole,
    validate.claims_are_whole,
    validate.ids_read_back,
    validate.nothing_dangles,
)
"""What holds of every graph; the shapes take longer."""


@contextmanager
def folder() -> Iterator[Path]:
    home = Path(tempfile.mkdtemp(prefix="kg-attack-"))
    try:
        yield home
    finally:
        shutil.rmtree(home, ignore_errors=True)


def reading(count: int, first: int = 0) -> Iterator[str]:
    """Odd pages through the readers: a document or one sentence, soon."""
    pages = [text.split("\n") for text in texts()]
    for number in range(first, first + count):
        data = odd(number, pages).encode("utf-8", "surrogatepass")
        begun = time.process_time()
        try:
            read("page.txt", data)
        except KgError:
            pass
        except Exception as error:
            yield f"page {number}: {error!r}"
        if time.process_time() - begun > SLOW:
            yield f"page {number}: {time.process_time() - begun:.1f} s"


def building(count: int, first: int = 0) -> Iterator[str]:
    """Odd pages through whole builds, some at once: no fault that costs a document, soon."""
    pages = [text.split("\n") for text in texts()]
    for start in range(first, first + count, BATCH):
        with folder() as home:
            (home / "pages").mkdir()
            for number in range(start, min(start + BATCH, first + count)):
                data = odd(number, pages).encode("utf-8", "surrogatepass")
                (home / "pages" / f"{number}.txt").write_bytes(data)
            begun = time.process_time()
            try:
                summary = pipeline.build([str(home / "pages")], home / ".kg", jobs=1)
                yield from (f"{problem.path}: {problem}" for problem in summary.problems if problem.kind == faults.KIND)
                yield from (f"pages from {start}: {problem}" for problem in _unsound(home))
            except KgError as error:
                yield f"pages from {start}: {error}"
            except Exception as error:
                yield f"pages from {start}: {error!r}"
            if time.process_time() - begun > SLOW * BATCH:
                yield f"pages from {start}: {time.process_time() - begun:.1f} s"


def _unsound(home: Path) -> Iterator[str]:
    store = Store.open(directory.locate(home / ".kg"))
    for check in CHECKS:
        yield from (f"{problem.path}:{problem.line} {problem.kind} {problem.message}" for problem in check(store))


def start(home: Path, *more: str) -> subprocess.Popen[bytes]:
    """A build of the pages in a folder by the real command, in a process group of its own."""
    command = [sys.executable, "-c", RUN, "build", "pages", "--graph", ".kg", *more]
    with open(home / "said.txt", "wb") as said:
        return subprocess.Popen(command, cwd=home, stdout=said, stderr=said, start_new_session=True)


def answering(home: Path) -> str:
    """The digest of the build that answers, which is whole."""
    build = directory.locate(home / ".kg")
    assert directory.digest(build) == build.name
    store = Store.open(build)
    assert store.entity(store.find("Ada Lovelace")).name == "Ada Lovelace"
    assert store.search("Ada")
    return build.name


def change(home: Path, number: int) -> None:
    """Make one page another than before."""
    text = f"Notes\n- Engine {number} ran.\nPeople Mentioned (1)\n- Ada Lovelace — Founder of Acme.\n"
    (home / "pages" / "more.txt").write_text(text, encoding="utf-8")


def finish(home: Path, *more: str) -> float:
    begun = time.monotonic()
    if start(home, *more).wait(300):
        raise AssertionError((home / "said.txt").read_text(encoding="utf-8"))
    return time.monotonic() - begun


def _alive(home: Path) -> list[int]:
    """The processes whose working directory is a folder (Linux)."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and os.readlink(entry / "cwd") == str(home):
                found.append(int(entry.name))
        except OSError:
            continue
    return found


KINDS: tuple[tuple[str, ...], ...] = ((), ("--jobs", "2"))


def killing(moments: int, seed: int = 0) -> Iterator[str]:
    """
    Builds killed: fresh ones, changed ones, of several processes, with their processes or alone.

    After each: the old graph answers as before (of a fresh build none), the next build is that of pages that nobody
    disturbed, and no process, lock or draft is left.
    """
    chance = random.Random(seed)
    with folder() as home, folder() as calm:
        for place in (home, calm):
            (place / "pages").mkdir()
            for name in ("digest.txt", "highlights.txt"):
                shutil.copy(SAMPLES / "saining-xie" / name, place / "pages")
        change(home, -1)
        seconds = [finish(home, *kind) for kind in KINDS]
        for number in range(moments):
            kind, fresh = number % len(KINDS), number % 4 == 0
            told = f"moment {number} ({' '.join(KINDS[kind])}{' fresh' if fresh else ''})"
            if fresh:
                plain.remove(home / ".kg")
            before = None if fresh else answering(home)
            change(home, number)
            change(calm, number)
            build = start(home, *KINDS[kind])
            time.sleep(seconds[kind] * chance.random())
            with suppress(ProcessLookupError):
                (os.killpg if number % 2 else os.kill)(build.pid, signal.SIGKILL)
            build.wait(30)
            limit = time.monotonic() + 2
            while (left := _alive(home)) and time.monotonic() < limit:
                time.sleep(0.05)
            if left:
                yield f"{told}: {len(left)} processes outlive the build"
            try:
                if before is not None and answering(home) != before and not _new(home, calm):
                    yield f"{told}: another graph answers"
            except (AssertionError, KgError) as error:
                yield f"{told}: {error}"
            yield from not_mended(home, calm, told, *KINDS[kind])


def not_mended(home: Path, calm: Path, told: str, *kind: str) -> Iterator[str]:
    """What the next build leaves wrong of a disturbed one: other bytes than of pages nobody disturbed, a draft."""
    try:
        finish(home, *kind)
        if answering(home) != undisturbed(calm):
            yield f"{told}: the next build has other bytes"
    except (AssertionError, KgError) as error:
        yield f"{told}: {error}"
    if (home / ".kg" / "builds" / "draft").exists():
        yield f"{told}: a draft is left"


def _new(home: Path, calm: Path) -> bool:
    """Whether the build was published before it was killed: then it is the one that nobody disturbed makes."""
    return answering(home) == undisturbed(calm)


def undisturbed(calm: Path) -> str:
    with chdir(calm):
        return pipeline.build(["pages"], Path(".kg"), jobs=1).build.name


PAGE = "Engines — the talk\nGuest: Ada Lovelace\nPeople Mentioned (1)\n- Charles Babbage — Founder of Acme.\n"


def flip(path: Path, chance: random.Random) -> None:
    """One bit the other way round."""
    content = bytearray(path.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def cut(path: Path, chance: random.Random) -> None:
    """The end of a file is missing."""
    content = path.read_bytes()
    path.write_bytes(content[: chance.randrange(len(content))])


def blank(path: Path, chance: random.Random) -> None:
    """A file of zeros, as after a lost write."""
    path.write_bytes(bytes(path.stat().st_size))


def lose(path: Path, chance: random.Random) -> None:
    """A file is gone."""
    path.unlink()


def swap(path: Path, chance: random.Random) -> None:
    """A folder stands where a file was."""
    path.unlink()
    path.mkdir()
    (path / "thesis").write_text("mine", encoding="utf-8")


DAMAGES: tuple[Callable[[Path, random.Random], None], ...] = (flip, cut, blank, lose, swap)
NOTES = ("LOG", "LOCK", "lock")
"""Files whose content says nothing."""


def damaging(count: int, seed: int = 0) -> Iterator[str]:
    """Random damages of a graph directory: answered rightly or refused in a sentence, and healed by one build."""
    chance = random.Random(seed)
    with folder() as home:
        (home / "page.txt").write_text(PAGE, encoding="utf-8")
        pipeline.build([str(home / "page.txt")], home / "whole", jobs=1)
        right = _answer(home / "whole")
        names = [path.relative_to(home / "whole") for path in sorted((home / "whole").rglob("*")) if path.is_file()]
        names = [name for name in names if name.name not in NOTES and (home / "whole" / name).stat().st_size]
        for number in range(count):
            shutil.copytree(home / "whole", home / ".kg")
            hurt = [(chance.choice(DAMAGES), chance.choice(names)) for _ in range(chance.choice((1, 1, 2, 3)))]
            told = f"damage {number}: " + ", ".join(f"{damage.__name__} {name}" for damage, name in hurt)
            for damage, name in hurt:
                if (home / ".kg" / name).is_file() and (home / ".kg" / name).stat().st_size:
                    damage(home / ".kg" / name, chance)
            try:
                if _answer(home / ".kg") != right:
                    yield f"{told}: another answer"
            except KgError:
                pass
            except Exception as error:
                yield f"{told}: {error!r}"
            try:
                pipeline.build([str(home / "page.txt")], home / ".kg", jobs=1)
                if _answer(home / ".kg") != right or any(_unsound(home)):
                    yield f"{told}: not healed"
            except Exception as error:
                yield f"{told}: {error!r} when built again"
            plain.remove(home / ".kg")


def _answer(graph: Path) -> str:
    store = Store.open(directory.locate(graph))
    found = store.find("Charles Babbage")
    return json.dumps([found, [repr(said) for said in store.statements()], [repr(hit) for hit in store.search("Ada")]])
