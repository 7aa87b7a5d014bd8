"""The recorded answers: a file each under `responses/`, beside the graph directory, to be kept in version control."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import msgspec

from kg.records.errors import InputError
from kg.records.proposal import Answer, Request

FOLDER = "responses"


def load(home: Path, request: Request, model: str) -> Answer | None:
    """Return the recorded answer to a request, None where there is none. Raises InputError for a damaged one."""
    path = home / FOLDER / f"{request.hash}.json"
    try:
        answer = msgspec.json.decode(path.read_bytes(), type=Answer)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.DecodeError) as error:
        raise InputError(f"{path} is no recorded answer: {error}. Remove it, and record it again.") from None
    if (answer.hash, answer.model, answer.prompt) != (request.hash, model, request.prompt):
        raise InputError(f"{path} answers another request or comes from another model. Remove it, and record it again.")
    return answer


def save(home: Path, answer: Answer) -> None:
    """Record an answer, in one step, so that a build that is stopped keeps what has come. Raises InputError."""
    folder = home / FOLDER
    try:
        folder.mkdir(exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=folder, prefix=".draft-")
        with os.fdopen(handle, "wb") as file:
            file.write(msgspec.json.format(msgspec.json.encode(answer), indent=1) + b"\n")
        os.replace(draft, folder / f"{answer.hash}.json")
    except OSError as error:
        raise InputError(f"{folder} cannot be written: {error.strerror or error}.") from None
