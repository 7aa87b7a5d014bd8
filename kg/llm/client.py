"""Calls to an OpenAI-compatible `/chat/completions`, by httpx alone, which is imported only where a call is made."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.llm import asking
from kg.llm.deadline import Deadline
from kg.records.errors import InputError
from kg.records.proposal import Answer, Request, Settings

if TYPE_CHECKING:
    import httpx

TRIES = 4
"""Times that a request is sent at most: servers that load a model, or count requests, refuse at first."""
WAIT_S = 0.5
"""Seconds before the second try; each further wait is twice as long."""
LONGEST_WAIT_S = 30.0
TRIES_IN_SILENCE = 2
"""The same for a server that sends nothing whole: each try costs the whole time of a call."""
LONGEST_REPLY = 8 << 20
"""Bytes of a reply that are read."""
_AGAIN = (408, 409, 425, 429, 500, 502, 503, 504)


@dataclass(frozen=True, slots=True)
class _Failure:
    why: str
    silent: bool = False
    """The server sent nothing whole."""


@dataclass(frozen=True, slots=True)
class _Reply:
    status: int
    body: bytes
    retry_after: str | None


@dataclass
class Client:
    """One server and one model."""

    settings: Settings
    sleep: Callable[[float], None] = time.sleep
    _schema: bool = field(default=True, init=False)
    """The server knows JSON schemas, as far as is known."""
    _used: int = field(default=0, init=False)
    """Tokens so far."""

    def ask(self, requests: Sequence[Request], landed: Callable[[Answer], None]) -> dict[str, str]:
        """Send requests, at most `parallel` at once; `landed` is called with each answer as it comes.

        Returns why there is no answer, by hash, for those without; a budget that is used up is such a reason. A server
        that leaves a whole round without any reply is not asked again. Raises InputError where nothing can be asked at
        all: no httpx, no key, a URL that is none.
        """
        failed: dict[str, str] = {}
        silent = ""
        with self._opened() as http, ThreadPoolExecutor(max(1, self.settings.parallel)) as pool:
            for batch in _batches(requests, max(1, self.settings.parallel)):
                wanted = sum(asking.tokens(request) for request in batch)
                if silent or (self.settings.budget and self._used + wanted > self.settings.budget):
                    failed |= {request.hash: silent or "the budget is used up" for request in batch}
                    continue
                results = list(pool.map(lambda request: self._one(http, request), batch))
                for request, result in zip(batch, results, strict=True):
                    if isinstance(result, Answer):
                        self._used += result.tokens or asking.tokens(request)
                        landed(result)
                    else:
                        failed[request.hash] = result.why
                if all(isinstance(result, _Failure) and result.silent for result in results):
                    silent = f"the server had not replied before ({failed[batch[0].hash]})"
        return failed

    def _opened(self) -> httpx.Client:
        try:
            import httpx
        except ImportError:
            raise InputError("asking a model needs httpx: install interview-kg[llm].") from None
        headers = {}
        if name := self.settings.key_variable:
            if not (value := os.environ.get(name)):
                raise InputError(f"the environment variable {name}, which is to hold the model's key, is not set.")
            headers["Authorization"] = f"Bearer {value}"
        if not self.settings.url.startswith(("http://", "https://")):
            raise InputError(f"“{self.settings.url}” is no address of a model: it begins with http:// or https://.")
        once = httpx.Limits(max_keepalive_connections=0)  # a deadline watches the connection of its own call
        return httpx.Client(headers=headers, timeout=self.settings.timeout_s, trust_env=False, limits=once)

    def _one(self, http: httpx.Client, request: Request) -> Answer | _Failure:
        """Return the answer to a request, or why there is none."""
        failure = _Failure("no answer")
        for attempt in range(TRIES):
            after = WAIT_S * 2**attempt
            reply = self._reply(http, request)
            if isinstance(reply, _Failure):
                failure = reply
            elif reply.status in (400, 422) and self._schema and b"format" in reply.body:
                self._schema = False
                continue
            elif reply.status == 200:
                answer = self._answer(request, reply.body)
                if isinstance(answer, Answer):
                    return answer
                failure = _Failure(answer)
            elif reply.status in _AGAIN:
                failure = _Failure(f"the server answered {reply.status}")
                after = max(after, _seconds(reply.retry_after))
            else:
                words = " ".join(reply.body.decode("utf-8", "replace").split())[:120]
                return _Failure(f"the server answered {reply.status}: {words}")
            if attempt + 1 < (TRIES_IN_SILENCE if failure.silent else TRIES):
                self.sleep(min(after, LONGEST_WAIT_S))
            elif failure.silent:
                break
        return failure

    def _reply(self, http: httpx.Client, request: Request) -> _Reply | _Failure:
        """Return what the server sends within the time of one call, or why that is nothing whole."""
        import httpx

        seconds = self.settings.timeout_s
        url = f"{self.settings.url.rstrip('/')}/chat/completions"
        body = asking.body(request, self.settings.model, self._schema)
        late = f"no answer within {seconds:g} seconds"
        with Deadline(seconds) as deadline:
            try:
                with http.stream("POST", url, json=body, extensions={"trace": deadline.watch}) as reply:
                    found = bytearray()
                    for part in reply.iter_bytes():
                        found += part
                        if len(found) > LONGEST_REPLY:
                            return _Failure(f"the server's reply is longer than {LONGEST_REPLY >> 20} MiB")
                    whole = _Reply(reply.status_code, bytes(found), reply.headers.get("Retry-After"))
            except httpx.TimeoutException:
                return _Failure(late, silent=True)
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                return _Failure(late if deadline.over else f"{type(error).__name__}: {error}".rstrip(": "), silent=True)
        return _Failure(late, silent=True) if deadline.over else whole

    def _answer(self, request: Request, body: bytes) -> Answer | str:
        try:
            told: Any = json.loads(body)
            content = told["choices"][0]["message"]["content"]
        except (ValueError, KeyError, IndexError, TypeError, RecursionError):
            return "the server's reply is no chat completion"
        if not isinstance(content, str):
            return "the server's reply holds no text"
        usage = told.get("usage")
        total = usage.get("total_tokens") if isinstance(usage, dict) else None
        tokens = total if isinstance(total, int) and total > 0 else 0
        return Answer(request.hash, self.settings.model, request.prompt, content, tokens)


def _batches(requests: Sequence[Request], size: int) -> Iterator[Sequence[Request]]:
    return (requests[at : at + size] for at in range(0, len(requests), size))


def _seconds(value: str | None) -> float:
    try:
        seconds = float(value or 0)
    except ValueError:
        return 0.0
    return seconds if 0 <= seconds < LONGEST_WAIT_S else LONGEST_WAIT_S
