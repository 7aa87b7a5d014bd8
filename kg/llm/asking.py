"""What a model is asked: the sentences of a document in numbered lines, with the names known there.

Nothing else of the document leaves: no path, no title, no other page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.extractors.reading.reading import Reading
from kg.extractors.reading.sentences import Sentence
from kg.llm.prompts import SCHEMAS, prompt
from kg.records.proposal import Request
from kg.records.statement import Name
from kg.workspace.cache import hashed

SIZE = 2400
"""Characters of numbered lines in one request, about 600 tokens: small models lose the thread of longer ones."""
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
NAMES = 60
"""Names listed in a request at most, the first in the alphabet."""


def requests(reading: Reading, model: str) -> tuple[Request, ...]:
    """Return the requests about a document, in order; the same for the same reading and model."""
    told = prompt(reading.document.source.language)
    return tuple(
        Request(
            hash=hashed(model, told.version, told.text, user),
            source=reading.document.source.id,
            prompt=told.version,
            system=told.text,
            user=user,
            sentences=tuple(numbers),
        )
        for numbers in _batches(reading.sentences)
        for user in [_user([reading.sentences[number] for number in numbers])]
    )


def body(request: Request, model: str, schema: bool = True) -> Mapping[str, Any]:
    """Return the JSON that is sent for a request: deterministic settings, and a schema where the server knows one."""
    known = {"name": request.about, "strict": True, "schema": SCHEMAS[request.about]}
    form: Mapping[str, Any] = {"type": "json_schema", "json_schema": known} if schema else {"type": "json_object"}
    return {
        "model": model,
        "messages": [{"role": "system", "content": request.system}, {"role": "user", "content": request.user}],
        "temperature": 0,
        "seed": 0,
        "stream": False,
        "response_format": form,
    }


def tokens(request: Request) -> int:
    """Return about how many tokens a request takes: four bytes a token, and as much again for the answer as is read."""
    asked = len(request.user.encode()) // 4
    return len(request.system.encode()) // 4 + 2 * asked


def _batches(sentences: Sequence[Sentence]) -> Iterator[list[int]]:
    """Yield the places of sentences that are asked about together: each text of a line once, none cut."""
    batch: list[int] = []
    size = 0
    seen: set[tuple[int, str]] = set()
    for number, sentence in enumerate(sentences):
        place = (sentence.passage.item.line, sentence.text)
        if place in seen or not _tells(sentence.text):
            continue
        seen.add(place)
        if batch and size + len(sentence.text) > SIZE:
            yield batch
            batch, size = [], 0
        batch.append(number)
        size += len(sentence.text)
    if batch:
        yield batch


def _tells(text: str) -> bool:
    """Tell whether a text may state something: it has two words, or four characters of a script without spaces."""
    return len(text.split()) > 1 or len(_UNSPACED.findall(text)) > 3


def _user(sentences: Sequence[Sentence]) -> str:
    """Return the numbered lines, each with who or what it is about, and the names known in them."""
    names = {chunk.name for sentence in sentences for chunk in sentence.chunks if not chunk.refers}
    listed = sorted(f"{name.form} ({name.type})" if name.type else name.form for name in names)[:NAMES]
    lines = [f"[{number}] {_lead(sentence)}{sentence.text}" for number, sentence in enumerate(sentences, 1)]
    return "\n".join(["NAMES", json.dumps(listed, ensure_ascii=False), "", "LINES", *lines])


def _lead(sentence: Sentence) -> str:
    """Return who speaks, or what an entry describes."""
    about: Sequence[Name] = sentence.topic
    item = sentence.passage.item
    who = ", ".join(name.form for name in about) or (item.speaker_raw or "" if item.kind == "turn" else "")
    return f"({who}) " if who else ""
