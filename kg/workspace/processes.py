"""Processes of our own that do not outlive the one that started them, whatever ends it."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable

_SECOND_LOOK = 0.5
"""Seconds between two looks at the parent, where the system does not tell of its end."""
_PR_SET_PDEATHSIG = 1


def command(serve: Callable[[], None], *arguments: str) -> list[str]:
    """Return the command line of a new Python that calls `serve` of ours with these arguments and ends with us.

    `serve` is a function at the top of a module; it finds the arguments in `sys.argv[1:]`.
    """
    steps = (
        "import sys",
        f"sys.path[:] = {sys.path!r}",
        f"from {follow.__module__} import follow",
        f"follow({os.getpid()})",
        f"from {serve.__module__} import {serve.__qualname__} as serve",
        "serve()",
    )
    return [sys.executable or "python3", "-c", "; ".join(steps), *arguments]


def follow(parent: int) -> None:
    """End this process as soon as its parent, the process of this id, has ended.

    Linux kills it; elsewhere a thread looks twice a second.
    """
    told = sys.platform == "linux" and _told_by_linux()
    if os.getppid() != parent:
        os._exit(1)  # it ended before we could ask
    if not told and os.name != "nt":
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _told_by_linux() -> bool:
    import ctypes

    try:
        return bool(ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0) == 0)
    except (OSError, AttributeError):
        return False


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_SECOND_LOOK)
    os._exit(1)


def limit_memory(size: int) -> None:
    """Let this process use no more bytes of memory of its own, where the system can hold it to that."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (size, size))
    except (ImportError, OSError, ValueError):
        return
