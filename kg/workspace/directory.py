"""The graph directory: builds, the pointer to the current one, the lock, the cache.

    .kg/
        format           says that kg made the directory, and in which version
        current          the name of the build that answers; replaced in one step at the end of a build
        builds/HASH/     the three products and the indexes made from them; HASH is that of the products
        builds/HASH/stated/   the same without what a language model proposed, where it proposed something
        cache/           what reading and extracting an unchanged file gave
        lock             held by the one process that builds

A build killed at any moment leaves the old graph answering; what it left behind goes at the next build. No link is
followed inside the directory; what stands in a place where it does not belong goes at the next build.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from kg.records.errors import GraphError, SettingError
from kg.records.immutable import dataclass
from kg.workspace import plain, seal

NAME = ".kg"
PRODUCTS = ("graph.nq", "documents.jsonl", "refused.jsonl")
"""The files of a build that hold everything; the indexes can be made from them again."""
MARKER = "format"
_MARKED = re.compile(r"interview-kg graph directory (\d{1,9})\n")
VERSION = 1
"""Of the directory's layout; written into its marker."""
_OURS = ("format", "current", "builds", "cache", "lock")
_BUILD = re.compile(r"[\w-]+")
STATED = "stated"
"""The folder of a build with the same graph, without what a language model proposed."""
CHOICE = "KG_PROPOSED"
"""The variable that is `off` where what a language model proposed is to be left out; `on` where not, as without it."""
_TWINS = ("", "-again")
"""Behind the hash: a build that answers goes no sooner than the one of the same content stands that replaces it."""


def takes_proposed() -> bool:
    """Tell whether what a language model proposed is shown. Raises SettingError where `KG_PROPOSED` does not say."""
    said = os.environ.get(CHOICE, "")
    if said not in ("", "on", "off"):
        words = "set it to off, which leaves out what a language model proposed, or to on."
        raise SettingError(f"{CHOICE} is “{said}”; {words}")
    return said != "off"


@dataclass(frozen=True, slots=True)
class Workspace:
    """One graph directory."""

    root: Path
    earlier: bool = False
    """An earlier version of the program made it: the next build makes it again."""

    @property
    def home(self) -> Path:
        """The folder that holds the graph directory, kg.toml and curation.toml."""
        return self.root.parent

    @contextlib.contextmanager
    def lock(self) -> Iterator[None]:
        """Keep a second writer out; readers go on. Raises GraphError where another process builds here."""
        self.root.mkdir(parents=True, exist_ok=True)
        _refuse_links(self.root)
        with open(plain.held(self.root / "lock"), "r+b", buffering=0) as file:
            try:
                import fcntl

                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except ImportError:
                pass  # no advisory locks on this system
            except OSError:
                raise GraphError(f"another kg build is writing to {self.root}; wait until it has ended.") from None
            plain.write(self.root / MARKER, f"interview-kg graph directory {VERSION}\n".encode())
            yield

    def current(self) -> Path | None:
        """Return the directory of the build that answers, or None where nothing is built yet.

        Where `KG_PROPOSED` is `off`, that of its graph without what a language model proposed. Raises SettingError
        where it is neither that nor `on`.
        """
        build = self._current()
        stated = build / STATED if build and not takes_proposed() else None
        return stated if stated and plain.is_folder(stated) else build

    def _current(self) -> Path | None:
        try:
            name = plain.read(self.root / "current").decode().strip()
        except (OSError, UnicodeDecodeError):
            return None
        build = self.root / "builds" / name
        return build if _BUILD.fullmatch(name) and plain.is_folder(build) else None

    def publish(self, fill: Callable[[Path], None], finish: Callable[[Path], None], maker: str = "") -> Path:
        """Make a build and let it answer.

        `fill` writes the product files into an empty directory, `finish` adds the indexes; those of an earlier build
        of the same content serve again where they are whole and of the same `maker`, the program's fingerprint.
        Returns the build's directory. Call it inside `lock()`.
        """
        builds = self.root / "builds"
        plain.folder(builds)
        current = self._current()
        self._sweep(current)
        draft = builds / "draft"
        draft.mkdir()
        try:
            fill(draft)
            places = [builds / f"{digest(draft)}{more}" for more in _TWINS]
            build = next((place for place in places if _is_whole(place, maker)), None)
            if build is None:
                finish(draft)
                seal.write(draft, maker)
                _sync_tree(draft)
                build = next(place for place in places if place != current)
                plain.remove(build)
                draft.rename(build)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
        plain.write(self.root / "current", f"{build.name}\n".encode(), sync=True)
        _sync(self.root)
        return build

    def standing(self, name: str, maker: str) -> Path | None:
        """Return the build that answers where it is called so, whole, and of this `maker`; None otherwise.

        What killed builds left beside it goes. Call it inside `lock()`.
        """
        build = self._current()
        if build is None or build.name != name or not _is_whole(build, maker):
            return None
        self._sweep(build)
        return build

    def _sweep(self, current: Path | None) -> None:
        """Remove the drafts and the builds that do not answer."""
        for path in (self.root / "builds").iterdir():
            if path != current:
                with contextlib.suppress(OSError):
                    plain.remove(path)
        for path in self.root.glob(f"*{plain.DRAFT}"):
            plain.remove(path)


def _is_whole(build: Path, maker: str) -> bool:
    sealed = seal.load(build)
    return sealed is not None and sealed.maker == maker and not any(seal.broken(build, sealed, whole=True))


def whole(build: Path) -> Path:
    """Return the build that one without proposals lies in; of any other itself."""
    return build.parent if build.name == STATED else build


def name(build: Path) -> str:
    """Return what a build is called: the hash of what it holds, and whether that is only what is stated."""
    return build.name if build == whole(build) else f"{build.parent.name}-{STATED}"


def locate(graph: Path | None = None) -> Path:
    """Return the directory of the current build.

    `graph` is the graph directory, or None to take `KG_GRAPH` or the nearest `.kg` from the working directory
    upwards. Raises GraphError where there is none.
    """
    workspace = find(graph)
    if workspace is None:
        raise GraphError("no graph here or in a folder above; run `kg build PATH…` first, or name one with --graph.")
    build = workspace.current()
    if build is None and (workspace.root / "current").exists():
        raise GraphError(f"{workspace.root / 'current'} is damaged; run `kg build` again.")
    if build is None:
        raise GraphError(f"nothing is built in {workspace.root} yet; run `kg build PATH…` first.")
    return build


def find(graph: Path | None = None) -> Workspace | None:
    """Return the workspace that `graph`, `KG_GRAPH` or the working directory names; None where there is none.

    Raises GraphError where kg did not make what is there or a newer version did, where a link stands in it, and for a
    directory that nobody named where another user owns it.
    """
    if graph is None and os.environ.get("KG_GRAPH"):
        graph = Path(os.environ["KG_GRAPH"])
    if graph is not None:
        return _checked(_absolute(graph))
    here = Path.cwd()
    found = next((folder / NAME for folder in (here, *here.parents) if os.path.isdir(folder / NAME)), None)
    if found is None:
        return None
    if plain.is_link(found):
        raise GraphError(f"{found} is a link; name the graph directory that is meant with --graph.")
    if not _own(found):
        raise GraphError(f"{found} belongs to another user; name the graph directory that is meant with --graph.")
    return _checked(found)


def create(graph: Path | None = None) -> Workspace:
    """Return the workspace to build in: the one that is there, else `.kg` in the working directory.

    Raises GraphError as `find` does, and where the place is taken by a file, cannot be written to or belongs to another
    user.
    """
    workspace = find(graph) or Workspace(Path.cwd() / NAME)
    try:
        workspace.root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise GraphError(f"cannot make the graph directory {workspace.root}: {error.strerror}.") from None
    if not _own(workspace.root):
        raise GraphError(f"{workspace.root} belongs to another user; name a directory of your own with --graph.")
    return workspace


def _checked(root: Path) -> Workspace:
    """The workspace of a directory that is missing, empty or ours. Raises GraphError for any other."""
    try:
        names = set(os.listdir(root))
    except (FileNotFoundError, NotADirectoryError):
        return Workspace(root)
    except OSError as error:
        raise GraphError(f"the graph directory {root} cannot be opened: {error.strerror}.") from None
    version = _version(root)
    if version is not None and version > VERSION:
        raise GraphError(f"{root} was made by a newer version of kg; name another directory with --graph.")
    foreign = sorted(name for name in names if name.removesuffix(plain.DRAFT) not in _OURS)
    if version is None and (foreign or not _is_like_ours(root, names)):
        held = (foreign or sorted(names))[0]
        raise GraphError(
            f"{root} was not made by kg and holds other files ({held}); name an empty folder with --graph."
        )
    _refuse_links(root)
    return Workspace(root, earlier=version is None and any(root.glob(f"builds/*/{seal.EARLIER}")))


def _version(root: Path) -> int | None:
    try:
        found = _MARKED.fullmatch(plain.read(root / MARKER).decode())
    except (OSError, UnicodeDecodeError):
        return None
    return int(found[1]) if found else None


def _is_like_ours(root: Path, names: set[str]) -> bool:
    """Whether a directory without a marker is of an earlier version, or was left by a build killed at its beginning."""
    if not names & {"builds", "cache", "current"}:
        return True
    if any(plain.is_link(root / name) for name in names):
        return True  # it is refused for that
    names = {path.name for path in root.glob("builds/*/*")}
    return not names.isdisjoint((seal.NAME, seal.EARLIER, *PRODUCTS)) or any(
        re.fullmatch(r"[a-z]+-[0-9a-f]{32}", path.name) for path in root.glob("cache/*")
    )


def _refuse_links(root: Path) -> None:
    for name in _OURS:
        if plain.is_link(root / name):
            raise GraphError(f"{root / name} is a link, and none is followed in a graph directory; remove it first.")


def _own(folder: Path) -> bool:
    """Whether this user owns a folder, where the system tells."""
    return os.name == "nt" or os.stat(folder).st_uid == os.geteuid()


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
