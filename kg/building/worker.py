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

from kg.building import faults
from kg.extractors.base import Context
from kg.records.document import Document
from kg.records.immutable import dataclass
from kg.records.statement import Extraction
from kg.workspace import processes

Work = tuple[Document, Context]
"""A document whose times are known, and what is known about its recording."""

_LENGTH = 8
"""Bytes before every message that say how long it is."""
_HELLO = b"ready"
"""The first message: from now on what ends the process is a document."""
_ENDED = "the process that read it ended"


@dataclass(frozen=True, slots=True)
class Said:
    """What a document says, and what failed where it says nothing for that reason."""

    extraction: Extraction
    fault: str = ""


def extract(work: Work) -> Said:
    """Return what a document says; importing spaCy only now."""
    from kg import extractors

    try:
        return Said(extractors.extract(*work))
    except Exception as error:
        return Said(Extraction(), faults.told(error))


class Aside:
    """One process that extracts."""

    def __init__(self) -> None:
        self._process = _start()
        self._ready = False
        """It has answered: what ends it now is the document."""

    def map(self, works: Iterable[Work]) -> Iterator[Said]:
        """Yield what each document says, in order; this process takes over where there can be no other one."""
        for work in works:
            yield self.said(work) or (extract(work) if not self._ready else Said(Extraction(), _ENDED))

    def said(self, work: Work) -> Said | None:
        """Return what a document says; None where the process ended over it, twice if it had worked before."""
        answer = self._asked(work)
        if answer is None and self._ready:
            self.end()
            self._process = _start()
            answer = self._asked(work)
        return answer

    def end(self) -> None:
        """End the process."""
        if self._process:
            self._process.kill()
            self._process.communicate()

    def _asked(self, work: Work) -> Said | None:
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            return None
        try:
            _write(process.stdin, msgspec.msgpack.encode(work))
            if (greeting := _read(process.stdout)) is None:
                return None
            self._ready = True
            answer = greeting if greeting != _HELLO else _read(process.stdout)
            return msgspec.msgpack.decode(answer, type=Said) if answer is not None else None
        except (OSError, msgspec.DecodeError):
            return None


def _start() -> subprocess.Popen[bytes] | None:
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    try:
        return subprocess.Popen(processes.command(serve), stdin=pipe, stdout=pipe, stderr=nothing)
    except OSError:
        return None


@contextmanager
def started(wanted: bool) -> Iterator[Aside | None]:
    """Start the process where it is wanted and can be, and end it."""
    aside = Aside() if wanted else None
    try:
        yield aside
    finally:
        if aside:
            aside.end()


def serve() -> None:
    """Answer every work on standard input with its extraction on standard output, until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from kg import nlp

    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nobody's word but ours is an answer
    nlp.ready()
    _write(answers, _HELLO)
    while (work := _read(sys.stdin.buffer)) is not None:
        _write(answers, msgspec.msgpack.encode(extract(msgspec.msgpack.decode(work, type=Work))))


def _write(pipe: IO[bytes], message: bytes) -> None:
    pipe.write(len(message).to_bytes(_LENGTH, "big"))
    pipe.write(message)
    pipe.flush()


def _read(pipe: IO[bytes]) -> bytes | None:
    """Return the next message, None where there is no whole one any more."""
    length = int.from_bytes(pipe.read(_LENGTH), "big")
    message = pipe.read(length)
    return message if length and len(message) == length else None
