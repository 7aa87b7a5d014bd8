"""Calls to an OpenAI-compatible `/chat/completions`, by httpx alone, which is imported only where a call is made."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.llm import asking
from kg.records.errors import InputError
from kg.records.proposal import Answer, Request, Settings

if TYPE_CHECKING:
    import httpx

TRIES = 4
"""Times that a request is sent at most: servers that load a model, or count requests, refuse at first."""
WAIT_S = 0.5
"""Seconds before the second try; each further wait is twice as long."""
LONGEST_WAIT_S = 30.0
_AGAIN = (408, 409, 425, 429, 500, 502, 503, 504)


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

        Returns why there is no answer, by hash, for those without; a budget that is used up is such a reason.
        Raises InputError where nothing can be asked at all: no httpx, no key, a URL that is none.
        """
        failed: dict[str, str] = {}
        with self._opened() as http, ThreadPoolExecutor(max(1, self.settings.parallel)) as pool:
            for batch in _batches(requests, max(1, self.settings.parallel)):
                wanted = sum(asking.tokens(request) for request in batch)
                if self.settings.budget and self._used + wanted > self.settings.budget:
                    failed |= {request.hash: "the budget is used up" for request in batch}
                    continue
                results = pool.map(lambda request: self._one(http, request), batch)
                for request, result in zip(batch, results, strict=True):
                    if isinstance(result, Answer):
                        self._used += result.tokens or asking.tokens(request)
                        landed(result)
                    else:
                        failed[request.hash] = result
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
        return httpx.Client(headers=headers, timeout=self.settings.timeout_s, trust_env=False)

    def _one(self, http: httpx.Client, request: Request) -> Answer | str:
        """Return the answer to a request, or why there is none."""
        import httpx

        why = "no answer"
        for attempt in range(TRIES):
            after = WAIT_S * 2**attempt
            try:
                url = f"{self.settings.url.rstrip('/')}/chat/completions"
                reply = http.post(url, json=asking.body(request, self.settings.model, self._schema))
            except httpx.TimeoutException:
                why = f"no answer within {self.settings.timeout_s:g} seconds"
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                why = f"{type(error).__name__}: {error}"
            else:
                if reply.status_code in (400, 422) and self._schema and "format" in reply.text:
                    self._schema = False
                    continue
                if reply.status_code == 200:
                    answer = self._answer(request, reply)
                    if isinstance(answer, Answer):
                        return answer
                    why = answer
                elif reply.status_code in _AGAIN:
                    why = f"the server answered {reply.status_code}"
                    after = max(after, _seconds(reply.headers.get("Retry-After")))
                else:
                    return f"the server answered {reply.status_code}: {' '.join(reply.text.split())[:120]}"
            if attempt + 1 < TRIES:
                self.sleep(min(after, LONGEST_WAIT_S))
        return why

    def _answer(self, request: Request, reply: httpx.Response) -> Answer | str:
        try:
            told: Any = reply.json()
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
