"""Prompts: a brief on somebody or something, and what two people disagree on."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from kg.web.agents.answers import DATA


def brief_me_on(name: Annotated[str, Field(description="A person or thing.")]) -> str:
    """Return the prompt for a brief."""
    return (
        f"Brief me on “{name}” from the interview graph. Call `show`, then `claims` by and about it, `quotes`, and "
        "`conflicts` about it. Write at most 300 words: who or what it is, its career or origin in order, what "
        "influenced it and what it influenced, what was claimed. After every sentence cite place and time, with the "
        f"link. Say where sources disagree, and what is not known. {DATA}"
    )


def disagree(
    a: Annotated[str, Field(description="A person.")], b: Annotated[str, Field(description="Another.")]
) -> str:
    """Return the prompt for a comparison."""
    return (
        f"What do “{a}” and “{b}” disagree on? Call `claims` by each, `conflicts` about each, and `path` between them. "
        "Put claims on one subject side by side in a table, in their own words with place, time and link; then say in "
        "three sentences where they differ and where they only use other words. Invent no disagreement. " + DATA
    )
