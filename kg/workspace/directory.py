"""The graph directory: builds, the pointer to the current one, the lock, the cache.

    .kg/
        current          the name of the build that answers; replaced in one step at the end of a build
        builds/HASH/     graph.nq, documents.jsonl and the indexes made from them; HASH is that of the two files
        cache/           what reading and extracting an unchanged file gave
        lock             held by the one process that builds

A build killed at any moment leaves the old graph answering; what it left behind goes at the next build.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.records.errors import GraphError

NAME = ".kg"
PRODUCTS = ("graph.nq", "documents.jsonl")
"""The two files of a build that hold everything; the indexes can be made from them again."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """One graph directory."""

    root: Path

    @property
    def home(self) -> Path:
        """The folder that holds the graph directory, kg.toml and curation.toml."""
        return self.root.parent

    @contextlib.contextmanager
    def lock(self) -> Iterator[None]:
        """Keep a second writer out; readers go on. Raises GraphError where another process builds here."""
        self.root.mkdir(parents=True, exist_ok=True)
        with open(self.root / "lock", "w") as file:
            try:
                import fcntl

                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except ImportError:
                pass  # no advisory locks on this system
            except OSError:
                raise GraphError(f"another kg build is writing to {self.root}; wait until it has ended.") from None
            yield

    def current(self) -> Path | None:
        """Return the directory of the build that answers, or None where nothing is built yet."""
        try:
            name = (self.root / "current").read_text(encoding="utf-8").strip()
        except (FileNotFoundError, NotADirectoryError):
            return None
        build = self.root / "builds" / name
        return build if name and build.is_dir() else None

    def publish(self, fill: Callable[[Path], None], finish: Callable[[Path], None], maker: str = "") -> Path:
        """Make a build and let it answer.

        `fill` writes the product files into an empty directory, `finish` adds the indexes; those of an earlier build
        of the same content serve again where they are whole and of the same `maker`, the program's fingerprint.
        Returns the build's directory. Call it inside `lock()`.
        """
        builds = self.root / "builds"
        self._sweep()
        draft = builds / "draft"
        draft.mkdir(parents=True)
        fill(draft)
        build = builds / digest(draft)
        if _is_whole(build, maker):
            shutil.rmtree(draft)
        else:
            finish(draft)
            (draft / STAMP).write_text("\n".join([maker, *sorted(os.listdir(draft))]), encoding="utf-8")
            _sync_tree(draft)
            if build.is_dir():
                build.rename(builds / f"{build.name}.broken")
            draft.rename(build)
        self._point_to(build.name)
        return build

    def _sweep(self) -> None:
        """Remove the drafts and earlier builds that nothing points to."""
        builds = self.root / "builds"
        current = self.current()
        for path in builds.iterdir() if builds.is_dir() else ():
            if path != current:
                shutil.rmtree(path, ignore_errors=True)

    def _point_to(self, name: str) -> None:
        draft = self.root / "current.draft"
        with open(draft, "w", encoding="utf-8") as file:
            file.write(name + "\n")
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.root / "current")
        _sync(self.root)


STAMP = "stamp"
"""Names the program that made the indexes of a build, and the files that belong to it; written last."""


def _is_whole(build: Path, maker: str) -> bool:
    try:
        made_by, *names = (build / STAMP).read_text(encoding="utf-8").split("\n")
    except OSError:
        return False
    return made_by == maker and all((build / name).exists() for name in names)


def locate(graph: Path | None = None) -> Path:
    """Return the directory of the current build.

    `graph` is the graph directory, or None to take `KG_GRAPH` or the nearest `.kg` from the working directory
    upwards. Raises GraphError where there is none.
    """
    workspace = find(graph)
    build = workspace.current() if workspace else None
    if workspace is None:
        raise GraphError("no graph here or in a folder above; run `kg build PATH…` first, or name one with --graph.")
    if build is None:
        raise GraphError(f"nothing is built in {workspace.root} yet; run `kg build PATH…` first.")
    return build


def find(graph: Path | None = None) -> Workspace | None:
    """Return the workspace that `graph`, `KG_GRAPH` or the working directory names; None where there is none."""
    if graph is None and os.environ.get("KG_GRAPH"):
        graph = Path(os.environ["KG_GRAPH"])
    if graph is not None:
        return Workspace(_absolute(graph))
    here = Path.cwd()
    return next((Workspace(folder / NAME) for folder in (here, *here.parents) if (folder / NAME).is_dir()), None)


def create(graph: Path | None = None) -> Workspace:
    """Return the workspace to build in: the one that is there, else `.kg` in the working directory.

    Raises GraphError where the place is taken by a file or cannot be written to.
    """
    workspace = find(graph) or Workspace(Path.cwd() / NAME)
    try:
        workspace.root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise GraphError(f"cannot make the graph directory {workspace.root}: {error.strerror}.") from None
    foreign = [path.name for path in workspace.root.iterdir() if path.name not in _OURS]
    if foreign and not (workspace.root / "builds").is_dir():
        raise GraphError(f"{workspace.root} holds other files ({foreign[0]}); name an empty folder with --graph.")
    return workspace


_OURS = ("current", "current.draft", "builds", "cache", "lock")


def digest(build: Path) -> str:
    """Return 16 hex digits of the SHA-256 over the product files of a build."""
    import hashlib  # felt in a cold start, and only a build needs it

    total = hashlib.sha256()
    for name in PRODUCTS:
        with open(build / name, "rb") as file:
            total.update(hashlib.file_digest(file, "sha256").digest())
    return total.hexdigest()[:16]


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))


def _sync_tree(folder: Path) -> None:
    for path, _, files in os.walk(folder):
        for name in files:
            with open(Path(path) / name, "rb") as file:
                os.fsync(file.fileno())
        _sync(Path(path))


def _sync(folder: Path) -> None:
    if os.name == "nt":
        return  # directories cannot be synced there
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
