"""One model for one build: its recorded answers, new ones where they are asked for, and what they used together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg.llm import responses
from kg.records.proposal import Answer, Request, Settings, Untaken

if TYPE_CHECKING:
    from kg.llm.client import Client


@dataclass
class Asker:
    """Replays records, and asks for what is missing where the settings say so."""

    settings: Settings
    home: Path
    """The folder that holds the records."""
    asked: list[Request] = field(default_factory=list)
    """Everything that was asked for, in order."""
    _client: Client | None = None

    def answers(
        self, requests: Sequence[Request], landed: Callable[[int], None] = lambda _: None
    ) -> tuple[dict[str, Answer], dict[str, str]]:
        """Return the answers by hash, and why there is none of those that were sent in vain.

        `landed` is told how many there are as each comes. Raises InputError as the client and the records do.
        """
        self.asked += requests
        model = self.settings.model
        loaded = {one.hash: responses.load(self.home, one, model) for one in requests}
        found = {hash_: answer for hash_, answer in loaded.items() if answer is not None}
        missing = list({one.hash: one for one in requests if one.hash not in found}.values())
        if not missing or not self.settings.record:
            return found, {}
        if self._client is None:
            from kg.llm.client import Client

            self._client = Client(self.settings)

        def keep(answer: Answer) -> None:
            responses.save(self.home, answer)
            found[answer.hash] = answer
            landed(len(found))

        return found, self._client.ask(missing, keep)

    def unheard(self, request: Request, failed: Mapping[str, str]) -> Untaken:
        """Return the row that tells why a request has no answer."""
        why = f"{failed[request.hash]}."
        return Untaken(request.source, 0, "", "", "", "", "no-answer", why, self.settings.model)
