"""Sentences, tokens and patterns over them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import nlp


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Lovelace met J. R. Babbage.| She left.",
        "She read ‘What Is a Loom?’, and wept.| “Enough!”| He went on.",
        "It cost 3.5 million, i.e. too much.| Then it fell.",
        "She said no.| No.| I never wove at Globex.| It was loom No. 5 of ten, see Fig. 3 there.",
        "Capt. Hopper spoke to Rev. Babbage Jr. at length.| Nobody left.",
        "她写了程序。|他读了。",
        "No end",
    ],
)
def test_sentences(text: str) -> None:
    parts = text.split("|")
    whole = text.replace("|", "")
    assert [whole[a:b] for a, b in nlp.sentences(whole)] == [part.strip() for part in parts]


def test_hyphenated_words_stay_whole_and_dashes_split() -> None:
    tokens = nlp.tokens("She co-founded Acme—the well-known firm.")
    assert tokens.words == ("She", "co-founded", "Acme", "—", "the", "well-known", "firm", ".")
    assert tokens.span(1, 2) == "co-founded Acme"


def test_patterns_capture_names_and_words() -> None:
    text = "Ada later co-founded the small company Acme with her brother."
    acme, her = text.index("Acme"), text.index("her")
    tokens = nlp.tokens(text, [(0, 3, nlp.NAME), (acme, acme + 4, nlp.NAME), (her, her + 3, nlp.POSSESSIVE)])
    grammar = nlp.Grammar(
        {"founded": "who=N @adv{0,2} founded|co-founded the? kind=~{0,3} org=N", "kin": "who=N's brother|sister"},
        {"adv": frozenset(("later", "also"))},
    )
    matches = {match.rule: match for match in grammar.matches(tokens)}
    slots = matches["founded"].slots
    assert [tokens.span(*slots[name]) for name in ("who", "kind", "org")] == ["Ada", "small company", "Acme"]
    assert tokens.span(*matches["kin"].slots["who"]) == "her"


def test_groups_are_alternatives_and_do_not_nest() -> None:
    grammar = nlp.Grammar({"x": "(instead of / rather than) N"}, {})
    text = "rather than Acme"
    assert [m.rule for m in grammar.matches(nlp.tokens(text, [(12, 16, nlp.NAME)]))] == ["x"]
    with pytest.raises(ValueError, match="brackets"):
        nlp.Grammar({"x": "(a (b / c))"}, {})


@given(st.text(max_size=300))
def test_sentences_are_in_order_and_leave_nothing_but_white_space_out(text: str) -> None:
    spans = nlp.sentences(text)
    at = 0
    for start, end in spans:
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()


@given(st.text(max_size=200))
def test_tokens_stand_where_they_say(text: str) -> None:
    tokens = nlp.tokens(text)
    assert all(text.startswith(word, start) for word, start in zip(tokens.words, tokens.starts, strict=True))
