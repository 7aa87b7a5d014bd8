"""Queries run in processes of their own: so many at once, each with a deadline, each ended when nobody waits for it."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from typing import Any

from kg.records.immutable import dataclass
from kg.web.endpoint import worker
from kg.workspace import processes

WAITING = 256
"""Queries that may wait for a process; further ones are told to come back."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a query."""

    kind: str
    """table, graph; error, full, unliked, late, busy or broken, and then the body says it in words."""
    body: bytes
    type: str = ""


class Workers:
    """Up to `count` processes; one is started when it is needed, and again when it was ended."""

    def __init__(self, count: int, timeout: float, megabytes: int) -> None:
        self.timeout = timeout
        self._megabytes = megabytes
        self._slots = asyncio.Semaphore(count)
        self._idle: list[asyncio.subprocess.Process] = []
        self._waiting = 0

    async def ask(self, asked: dict[str, Any]) -> Answer:
        """Return the answer to a query. When the caller is cancelled, the process that works for it is ended."""
        if self._waiting >= WAITING:
            return Answer("busy", b"too many queries are waiting; come back in a while.")
        self._waiting += 1
        try:
            await asyncio.wait_for(self._slots.acquire(), self.timeout)
        except TimeoutError:
            return Answer("busy", b"the queries before this one take too long; come back in a while.")
        finally:
            self._waiting -= 1
        try:
            return await self._served(asked)
        finally:
            self._slots.release()

    async def _served(self, asked: dict[str, Any]) -> Answer:
        process = await self._process()
        done = False
        try:
            answer = await asyncio.wait_for(_exchange(process, asked), self.timeout)
            done = True
        except TimeoutError:
            return Answer("late", f"the query took longer than {self.timeout:g} seconds and was stopped.".encode())
        except (OSError, asyncio.IncompleteReadError, ValueError):
            words = f"the query is nested too deep, or needs more than {self._megabytes} megabytes."
            return Answer("broken", words.encode())
        finally:
            if done:
                self._idle.append(process)
            else:
                await _end(process)
        return answer

    async def _process(self) -> asyncio.subprocess.Process:
        while self._idle:
            process = self._idle.pop()
            if process.returncode is None:
                return process
        command = processes.command(worker.main, str(self._megabytes))
        pipe = asyncio.subprocess.PIPE
        quiet = None if os.environ.get("KG_DEBUG") else asyncio.subprocess.DEVNULL
        return await asyncio.create_subprocess_exec(
            *command, stdin=pipe, stdout=pipe, stderr=quiet, start_new_session=sys.platform != "win32"
        )

    async def close(self) -> None:
        """End all processes."""
        while self._idle:
            await _end(self._idle.pop())


async def _exchange(process: asyncio.subprocess.Process, asked: dict[str, Any]) -> Answer:
    assert process.stdin
    assert process.stdout
    process.stdin.write(json.dumps(asked).encode() + b"\n")
    await process.stdin.drain()
    head = json.loads(await process.stdout.readline())
    body = await process.stdout.readexactly(head["length"])
    return Answer(head["kind"], body, head.get("type", ""))


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        try:
            process.kill()
        except ProcessLookupError:
            return
        await process.wait()
