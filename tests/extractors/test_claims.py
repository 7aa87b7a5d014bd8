"""What pages claim, who says it, and of what kind it is."""

from __future__ import annotations

import pytest
from kg.extractors import extract
from kg.extractors.base import Context
from kg.extractors.claims import says_something

from kg.records.document import Document, Field, Item, Source
from kg.records.statement import Saying

CONTEXT = Context(("Ada Lovelace",), ("Joan Clarke",), (("Loom", "Method"),))


def said(item: Item, *lines: str) -> list[Saying]:
    """The sayings of a page with this one item."""
    source = Source("src-1", "page.txt", "", "", "", "", "en")
    document = Document(source, (Field("guest", "Ada Lovelace", 1),), (item,), (), lines)
    sayings = extract(document, CONTEXT).sayings
    for saying in sayings:
        assert saying.evidence.quote in document.text(saying.evidence.line, saying.evidence.line_end)
    return list(sayings)


def test_a_claim_with_its_evidence_is_one_saying_on_both_lines() -> None:
    title, reason = "Looms may think.", "They follow cards."
    item = Item(1, 2, "Claims", "claim", title, reason, "1:02", parts=(("evidence", reason),), start_s=62.0)
    (saying,) = said(item, f"[1:02] {title}", f"evidence: {reason}")
    assert (saying.text, saying.kind, saying.time_raw) == (title, "claim", "1:02")
    assert (saying.evidence.line, saying.evidence.line_end, saying.evidence.start_s) == (1, 2, 62.0)
    assert saying.hedged
    assert saying.speaker is not None
    assert saying.speaker.form == "Ada Lovelace"
    assert saying.extra == (("evidence", reason),)


def test_a_prediction_keeps_its_horizon_and_who_predicts() -> None:
    item = Item(
        1, 1, "Predictions", "prediction", "Looms will rule.", speaker_raw="Grace Hopper", parts=(("horizon", "1850"),)
    )
    (saying,) = said(item, "(1850) — Grace Hopper: Looms will rule.")
    assert (saying.kind, saying.horizon) == ("prediction", "1850")
    assert saying.speaker is not None
    assert saying.speaker.form == "Grace Hopper"


@pytest.mark.parametrize(
    ("label", "speaker"),
    [
        ("guest", "Ada Lovelace"),
        ("Host", "Joan Clarke"),
        ("Ada Lovelace (quoting Grace Hopper)", "Ada Lovelace"),
        ("爱达 (Ada Lovelace)", "爱达 (Ada Lovelace)"),
        (None, "Ada Lovelace"),
    ],
)
def test_who_speaks(label: str | None, speaker: str) -> None:
    item = Item(1, 1, "Quotes", "quote", "The loom will weave numbers.", speaker_raw=label)
    (saying,) = said(item, f"The loom will weave numbers. — {label}")
    assert saying.speaker is not None
    assert saying.speaker.form == speaker


def test_a_quote_in_two_languages_is_told_in_english_and_shown_as_it_stands() -> None:
    parts = (("original", "织机会思考。"), ("translation", "The loom thinks."), ("comment", "Bold."))
    item = Item(1, 1, "Quotes", "quote", "织机会思考。", "The loom thinks. Bold.", parts=parts)
    (saying,) = said(item, "Original (中文): 织机会思考。 The loom thinks. • Bold.")
    assert (saying.text, saying.evidence.quote) == ("The loom thinks.", "织机会思考。")


def test_numbers_and_definitions() -> None:
    number = Item(
        1,
        1,
        "Numbers",
        "number",
        "Cards",
        "In one pattern.",
        parts=(("value", "24,000"), ("context", "In one pattern.")),
    )
    assert [s.text for s in said(number, "| Cards | 24,000 | In one pattern. |")] == ["Cards: 24,000 (In one pattern.)"]
    concept = Item(1, 2, "Concepts", "concept", "Loom", "A machine that weaves.")
    (saying,) = said(concept, "Loom", "A machine that weaves.")
    assert (saying.kind, saying.text) == ("definition", "Loom: A machine that weaves.")
    assert [name.form for name in saying.about] == ["Loom"]


def test_only_sentences_that_say_something() -> None:
    assert says_something("She argues that cards are programs.", "chapter")
    assert not says_something("A walk through the mill.", "chapter")
    assert says_something("6 co-founders.", "paragraph")
    assert says_something("Budget of $17,000, a crew of about 25.", "paragraph")
    assert not says_something("Ada, 1843.", "paragraph")
    assert not says_something("Why do looms think?", "paragraph")
    assert not says_something("This interview covers more looms than any book on weaving does.", "paragraph")
    assert not says_something("This is a strong claim: looms think.", "paragraph")
    assert not says_something("“Describing how the loom is built.”", "gesture")
    body = "She tours the mill. She argues that cards are programs."
    item = Item(1, 2, "Chapters", "chapter", "The Mill", body, "0:10")
    assert [s.text for s in said(item, "0:10 · The Mill", body)] == ["She argues that cards are programs."]


def test_a_label_says_whose_words_are_quoted() -> None:
    item = Item(1, 1, "Quotes", "quote", "Look up.", speaker_raw="Ada Lovelace (quoting Grace Hopper)")
    source = Source("src-1", "page.txt", "", "", "", "", "en")
    lines = ("Look up. — Ada Lovelace (quoting Grace Hopper) @ 1:02",)
    made = extract(Document(source, (), (item,), (), lines), CONTEXT)
    assert [(f.subject.form, f.predicate, f.object.form) for f in made.facts] == [
        ("Ada Lovelace", "quotedPerson", "Grace Hopper")
    ]
    assert {m.form for m in made.mentions if m.type == "Person"} == {"Ada Lovelace", "Grace Hopper"}


def test_of_a_gesture_only_what_is_said_with_it_is_a_claim() -> None:
    title, body = "“A card is a thought that the loom can keep.”", "She holds up a hand. The hand shows a card."
    item = Item(1, 2, "Gestures", "gesture", title, body, "0:10")
    assert [s.text for s in said(item, f"0:10 — {title}", body)] == [title]
