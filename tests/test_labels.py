"""`kg --lang zh`: predicates and classes by their Chinese labels, whatever the answer; names and quotes as they are."""

from __future__ import annotations

import pytest
from kg.cli import in_language

from kg import ontology
from kg.records.errors import InputError
from kg.records.vocabulary import CLASSES, PREDICATES, in_words
from kg.terminal.labels import CHOICE, chinese, localized
from kg.terminal.view import Branch, Line, Outline, Span, Table, View, columns


def test_every_predicate_and_class_has_a_chinese_label() -> None:
    for name in (*PREDICATES, *CLASSES):
        assert chinese(name) == ontology.label(name, "zh") != name
    assert all(chinese(in_words(name)) != in_words(name) for name in PREDICATES)


def test_only_predicates_and_classes_are_translated(monkeypatch: pytest.MonkeyPatch) -> None:
    table = Table(columns("subject predicate type"), (("worked at", "workedAt", "Person"),))
    line = Line((Span("Person", "name"), Span("worked at", "how"), Span("Person", "type")))
    view = View(table, (Outline((Branch(0, line),)),))
    assert localized(view) == view
    monkeypatch.setenv(CHOICE, "zh")
    told = localized(view)
    assert told.table.rows == (("worked at", ontology.label("workedAt", "zh"), ontology.label("Person", "zh")),)
    (drawn,) = told.drawn
    assert isinstance(drawn, Outline)
    texts = [span.text for span in drawn.branches[0].head.left]
    assert texts == ["Person", ontology.label("workedAt", "zh"), ontology.label("Person", "zh")]


def test_the_language_stands_before_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CHOICE, "en")
    assert (
        in_language(["--lang", "zh", "show", "李明"]) == ["show", "李明"] == in_language(["--lang=zh", "show", "李明"])
    )
    assert in_language(["export", "html", "--lang", "zh"]) == ["export", "html", "--lang", "zh"]
    with pytest.raises(InputError, match="there is no language fr"):
        in_language(["--lang", "fr", "show"])
