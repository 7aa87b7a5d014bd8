"""Entries of pages that state nothing, and choices between names."""

from __future__ import annotations

import pytest

import kg

PAGE = "# Notes on looms\n\nGuest: Ada Ahlgren\n\n## {heading}\n\n{text}\n"


def said(text: str, heading: str = "Summary") -> set[str]:
    facts = kg.extract(PAGE.format(heading=heading, text=text)).facts
    return {f"{one.subject.form} {one.predicate} {one.object.form}" for one in facts}


FACT = "Globex, the boot maker founded by Grace Bell in Leeds"


@pytest.mark.parametrize(
    "text",
    [
        f"This episode was supported by {FACT}.",
        f"The show is brought to you by {FACT}.",
        f"Our sponsor: {FACT}.",
        f"- Globex: sponsor of the episode; {FACT}.",
    ],
)
def test_what_a_sponsor_pays_for_states_nothing(text: str) -> None:
    assert not said(text)


@pytest.mark.parametrize("heading", ["Sponsors", "Ad break", "赞助", "Corrections"])
def test_entries_below_sponsors_and_corrections_state_nothing(heading: str) -> None:
    assert not said(f"{FACT}, makes boots.", heading)


def test_a_guest_may_speak_of_sponsors() -> None:
    assert "Grace Bell founded Globex" in said("Grace Bell founded Globex, which sponsors a football club.")


@pytest.mark.parametrize("hedge", ["", " I think", ", I believe", ", maybe"])
def test_one_of_two_behind_a_hedge_is_no_fact(hedge: str) -> None:
    words = f"Grace Bell worked at Globex Labs{hedge}, or Initech Labs, one or the other."
    assert not {one for one in said(words) if "workedAt" in one}
