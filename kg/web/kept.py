"""Answers that stay in memory: a build never changes, so what was made once is right until the next build."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping
from typing import NamedTuple

MOST = 48_000_000
"""Bytes of all answers that are kept."""


class Kept(NamedTuple):
    """One answer."""

    content: bytes
    media_type: str
    headers: Mapping[str, str]


class Shown:
    """The answers that were given last, up to `most` bytes."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._size = 0
        self._kept: OrderedDict[tuple[str, ...], Kept] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: tuple[str, ...]) -> Kept | None:
        """Return the answer that was kept under a key."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def put(self, key: tuple[str, ...], answer: Kept) -> None:
        """Keep an answer; the oldest go where there are too many bytes."""
        with self._lock:
            if len(answer.content) > self._most // 8:
                return
            self._size += len(answer.content) - len(self._kept.pop(key, Kept(b"", "", {})).content)
            self._kept[key] = answer
            while self._size > self._most:
                self._size -= len(self._kept.popitem(last=False)[1].content)
