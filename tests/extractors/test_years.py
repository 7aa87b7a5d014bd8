"""Which years are said of what: those that hang on its verb."""

from __future__ import annotations

import pytest

from tests.extractors.test_rules import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada worked at Globex from 1930 to 1940.", "workedAt Globex 1930 1940"),
        ("Ada worked at Globex between 1930 and 1940.", "workedAt Globex 1930 1940"),
        ("Ada worked at Globex until 1940.", "workedAt Globex None 1940"),
        ("Ada has worked at Globex since 1930.", "workedAt Globex 1930 None"),
        ("In 1930 Ada joined Globex.", "workedAt Globex 1930 None"),
        ("Ada joined Globex in March 1930.", "workedAt Globex 1930 None"),
        ("Ada joined Globex early 1930.", "workedAt Globex 1930 None"),
        ("Ada joined Globex before 1940.", "workedAt Globex None None"),
        ("Ada left Globex in 1940.", "workedAt Globex None 1940"),
        ("Ada dropped out of Trinity College in 1920.", "studiedAt Trinity College None 1920"),
        ("Ada joined Globex after the war ended in 1945.", "workedAt Globex None None"),
        ("Globex, which Ada founded, was sold to Initech in 1930.", "founded Globex None None"),
        ("Ada worked at Globex, which Grace Hopper had founded in 1901.", "workedAt Globex None None"),
        ("Ada, who joined Globex in 1940, founded Initech in 1950.", "workedAt Globex 1940 None"),
        ("Ada, who joined Globex in 1940, founded Initech in 1950.", "founded Initech 1950 None"),
        ("In 1930 Ada joined Globex, and in 1940 she founded Initech.", "founded Initech 1940 None"),
        ("Globex, where Ada had been manager until 1950, was bought by Hooli in 1960.", "acquiredBy Hooli 1960 None"),
        ("From 1930 to 1940 Ada was the CTO of Globex.", "workedAt Globex 1930 1940"),
    ],
)
def test_a_year_belongs_to_its_verb(text: str, expected: str) -> None:
    assert expected in {f"{fact.predicate} {fact.object.form} {fact.start} {fact.end}" for fact in told(text)}
