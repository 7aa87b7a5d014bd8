"""Extraction in a process beside this one, which imports spaCy while this one still reads and times.

It is a program of its own rather than a fork: it holds no lock of the build's and no thread of its caller's, and it
ends with the build, however that ends.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO

import msgspec

from kg.extractors.base import Context
from kg.records.document import Document
from kg.records.statement import Extraction
from kg.workspace import processes

Work = tuple[Document, Context]

_LENGTH = 8
"""Bytes before every message that say how long it is."""


class Aside:
    """One process that extracts."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    def map(self, works: Iterable[Work]) -> Iterator[Extraction]:
        """Yield what each document says, in order; this process takes over where the other one fails."""
        from kg.extractors import extract

        for work in works:
            yield self._asked(work) or extract(*work)

    def _asked(self, work: Work) -> Extraction | None:
        pipes = self._process.stdin, self._process.stdout
        if pipes[0] is None or pipes[1] is None:
            return None
        try:
            _write(pipes[0], msgspec.msgpack.encode(work))
            answer = _read(pipes[1])
            return msgspec.msgpack.decode(answer, type=Extraction) if answer is not None else None
        except (OSError, msgspec.DecodeError):
            return None


@contextmanager
def started(wanted: bool) -> Iterator[Aside | None]:
    """Start the process where it is wanted and can be, and end it."""
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    try:
        command = processes.command(serve)
        process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nothing) if wanted else None
    except OSError:
        process = None
    try:
        yield Aside(process) if process else None
    finally:
        if process:
            process.kill()
            process.communicate()


def serve() -> None:
    """Answer every work on standard input with its extraction on standard output, until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from kg import nlp
    from kg.extractors import extract

    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nobody's word but ours is an answer
    nlp.ready()
    while (work := _read(sys.stdin.buffer)) is not None:
        document, context = msgspec.msgpack.decode(work, type=Work)
        _write(answers, msgspec.msgpack.encode(extract(document, context)))


def _write(pipe: IO[bytes], message: bytes) -> None:
    pipe.write(len(message).to_bytes(_LENGTH, "big"))
    pipe.write(message)
    pipe.flush()


def _read(pipe: IO[bytes]) -> bytes | None:
    """Return the next message, None where there is no whole one any more."""
    length = int.from_bytes(pipe.read(_LENGTH), "big")
    message = pipe.read(length)
    return message if length and len(message) == length else None
