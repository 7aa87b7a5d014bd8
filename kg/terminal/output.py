"""What leaves the program: text safe for any terminal, tab-separated rows in a pipe, JSON, words on the error stream.

Drawing with rich is in `kg.terminal.drawing`, which is imported on a terminal only.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NoReturn, Protocol

from kg.terminal.cells import HIDDEN
from kg.terminal.labels import localized

if TYPE_CHECKING:
    from kg.terminal.view import View

_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)))
"""C0, DEL and C1: what a terminal obeys rather than shows."""
_BREAKS = dict.fromkeys((0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), " ")
_INLINE: dict[int, str | None] = {**_CONTROLS, **_BREAKS, **HIDDEN}
_STREAM = {**dict.fromkeys(code for code in _CONTROLS if code not in (0x09, 0x0A, 0x0D)), **HIDDEN}


class Answer(Protocol):
    """What a query returns: it can be shown and it has a JSON form."""

    def form(self) -> Any:
        """Return the answer in lists, dicts, strings and numbers."""

    def view(self) -> View:
        """Return the answer as it is shown."""


def clean(text: str) -> str:
    """Return text on one line without control characters, marks of direction and invisible tags: it stays in its cell.

    >>> clean("one\\ttwo\\x1b[31m\\nthree\\u202e")
    'one two[31m three'
    """
    return text.translate(_INLINE)


def is_terminal() -> bool:
    """Say whether a person reads the standard output."""
    return sys.stdout is not None and sys.stdout.isatty()


def show(answer: Answer, as_json: bool = False, full: bool = False) -> None:
    """Write an answer: as JSON, drawn on a terminal (`full`: nothing cut), or tab-separated in a pipe."""
    if as_json:
        return write_json(answer.form())
    view = localized(answer.view())
    if is_terminal():
        from kg.terminal.drawing import draw

        draw(view, full)
    elif view.table.rows:
        write(tab_separated(view))
    for note in view.notes:
        say(note)


def tab_separated(view: View) -> str:
    """Return the table as lines of cells between tabs, the names of the columns first."""
    rows = [[column.name for column in view.table.columns]]
    rows += [[cell if isinstance(cell, str) else cell.text for cell in row] for row in view.table.rows]
    return "".join("\t".join(map(clean, row)) + "\n" for row in rows)


def write_json(form: Any) -> None:
    """Write a JSON document, indented, in the characters of every script."""
    import json

    write(json.dumps(form, ensure_ascii=False, indent=2) + "\n")


def write(text: str) -> None:
    """Write to the standard output; on a terminal without what it would obey."""
    if sys.stdout is None:
        return
    sys.stdout.write(text.translate(_STREAM) if is_terminal() else text)


def write_bytes(content: bytes) -> None:
    """Write UTF-8 text that another library made; to a pipe byte for byte."""
    if sys.stdout is None:
        return
    if is_terminal():
        return write(content.decode("utf-8", "replace"))
    sys.stdout.flush()
    sys.stdout.buffer.write(content)


def say(words: str) -> None:
    """Write a line for the reader to the error stream."""
    if sys.stderr is not None:
        print(clean(words), file=sys.stderr)


def title(words: str, command: str) -> None:
    """Write what comes next and the command for it; in a pipe as a comment line."""
    if is_terminal():
        from kg.terminal.drawing import draw_title

        draw_title(words, command)
    else:
        write(f"# {clean(words)}: {clean(command)}\n")


@contextlib.contextmanager
def progress() -> Iterator[Callable[[str, int, int], None] | None]:
    """Give a function that shows how far a build is (stage, done, of); None where no person looks."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    from kg.terminal.drawing import bar

    with bar() as tell:
        yield tell


def prepare() -> None:
    """Make the streams take any text: what their encoding lacks is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


@contextlib.contextmanager
def flushed() -> Iterator[None]:
    """Write out the standard output at the end, so that a full disk or a closed pipe is known of in time.

    Meanwhile garbage is looked for seldom, and never in what is imported: that takes a sixth of a cold start, and a
    command is over before it pays.
    """
    threshold = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(50_000, *threshold[1:])
    try:
        yield
    finally:
        gc.set_threshold(*threshold)
        gc.freeze()
        if sys.stdout is not None:
            sys.stdout.flush()


def sentence(error: Exception) -> str:
    """Return an error of the system, or one of ours that should not be, in one sentence; KG_DEBUG=1 shows where."""
    if os.environ.get("KG_DEBUG") == "1":
        raise error
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror}{f': {error.filename}' if error.filename else ''}."
    if isinstance(error, OSError) or type(error).__module__ == "sqlite3":
        return stored(error)
    return f"this should not have happened: {type(error).__name__}: {error}. KG_DEBUG=1 shows where."


_STORED = (
    (("too many open files",), "too many files are open; close some, or raise the limit (ulimit -n)."),
    (("no space left", "disk is full", "disk full", "disk quota"), "the disk is full; make room and try again."),
    (("permission denied",), "the files of the graph may not be read by this user."),
    (
        ("corrupt", "checksum", "malformed", "not a database", "no such file", "truncated", "i/o error"),
        "the graph is damaged; `kg validate` says where, `kg build` makes it again.",
    ),
)
"""Words of RocksDB and SQLite, in lower case, and what they mean; the first row that fits."""


def stored(error: BaseException) -> str:
    """Return what an error of the libraries under the store means, and what to do.

    >>> stored(OSError("IO error: No space left on device: While appending to file: /x/000011.sst: No space left"))
    'the disk is full; make room and try again.'
    """
    words = " ".join(str(getattr(error, "strerror", None) or error).split())
    known = next((told for signs, told in _STORED if any(sign in words.lower() for sign in signs)), None)
    return known or f"the graph cannot be read: {(words[:159] or type(error).__name__).rstrip('.')}."


def fail(words: str, status: int = 1) -> NoReturn:
    """Say what is wrong and leave with a status."""
    say(f"kg: {words}")
    _let_go()
    raise SystemExit(status)


def leave(error: BaseException) -> NoReturn:
    """Leave without a word: nobody reads any more, or the user wants to stop."""
    _let_go()
    raise SystemExit(130 if isinstance(error, KeyboardInterrupt) else 1)


def _let_go() -> None:
    """Let go of a standard output that cannot be written to, so that closing it raises nothing."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except (OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
