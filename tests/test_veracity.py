"""Whether a sentence states what it speaks of, by one table of triggers: made-up sentences, one a trigger and scope."""

from __future__ import annotations

import pytest
from kg.extractors import extract

from kg import nlp
from kg.nlp.veracity.table import scopes
from tests.extractors import world
from tests.test_trees import reads

STATES = [
    ("Ada joined Globex.", "joined"),
    ("Ada left Initech to join Globex.", "join"),
    ("I think that Ada founded Globex.", "founded"),
    ("Ada was the first to join Globex.", "join"),
    ("I hope that Ada, who founded Globex, comes.", "founded"),
    ("Ada joined Globex, or so.", "joined"),
    ("Grace says that Ada founded Globex.", "founded"),
]
SILENT = {
    "denied": [
        ("Ada never joined Globex.", "joined"),
        ("Ada nearly joined Globex.", "joined"),
        ("Ada refused to join Globex.", "join"),
        ("I do not think that Ada joined Globex.", "joined"),
        ("It was not Ada who founded Globex.", "founded"),
        ("Ada stopped short of joining Globex.", "joining"),
        ("The rain kept Ada from joining Globex.", "joining"),
        ("Ada was too young to join Globex.", "join"),
        ("Ada built looms instead of joining Globex.", "joining"),
    ],
    "hoped": [
        ("Ada wanted to join Globex.", "join"),
        ("Ada was going to join Globex.", "join"),
        ("Ada was about to join Globex.", "join"),
        ("Ada has yet to join Globex.", "join"),
        ("Ada needed money to join Globex.", "join"),
        ("We talked about founding Globex.", "founding"),
        ("Ada thought about founding Globex.", "founding"),
    ],
    "possible": [
        ("Perhaps Ada joined Globex.", "joined"),
        ("Ada might join Globex.", "join"),
        ("If Ada joined Globex, Grace would leave.", "joined"),
        ("Had Ada joined Globex, Grace would be glad.", "joined"),
    ],
    "asked": [("Ada joined Globex?", "joined"), ("Who founded Globex?", "founded")],
    "reported": [
        ("People say that Ada founded Globex.", "founded"),
        ("My cousin swears that Ada founded Globex.", "founded"),
        ("Rumor has it that Ada founded Globex.", "founded"),
    ],
    "fiction": [
        ("Ada joked that Grace founded Globex.", "founded"),
        ("In my dream, Ada founded Globex.", "founded"),
        ("Ada posed as the founder of Globex.", "founder"),
    ],
    "alternative": [
        ("Ada left or founded Globex.", "left"),
        ("Ada left or founded Globex.", "founded"),
        ("Ada left Initech, joined Hooli or founded Globex.", "joined"),
        ("Either Ada left Hooli or bought Initech.", "left"),
        ("Either Ada left Hooli or bought Initech.", "bought"),
    ],
}


@pytest.fixture(scope="module")
def parsed() -> dict[str, nlp.Clauses]:
    texts = sorted({text for text, _ in (*STATES, *(pair for pairs in SILENT.values() for pair in pairs))})
    return dict(zip(texts, reads(texts), strict=True))


@pytest.mark.parametrize(("text", "word"), STATES)
def test_what_is_stated(parsed: dict[str, nlp.Clauses], text: str, word: str) -> None:
    clauses = parsed[text]
    assert nlp.status(clauses, clauses.tokens.words.index(word)) == nlp.Status("stated", None, "asserted")


@pytest.mark.parametrize(
    ("category", "text", "word"), [(name, *pair) for name, pairs in SILENT.items() for pair in pairs]
)
def test_what_is_not(parsed: dict[str, nlp.Clauses], category: str, text: str, word: str) -> None:
    clauses = parsed[text]
    found = nlp.status(clauses, clauses.tokens.words.index(word))
    assert (found.category, found.polarity) == (category, None)
    assert found.trigger is not None


def test_an_alternative_says_which_word_makes_it_one(parsed: dict[str, nlp.Clauses]) -> None:
    clauses = parsed["Ada left or founded Globex."]
    trigger = nlp.status(clauses, clauses.tokens.words.index("left")).trigger
    assert trigger is not None
    assert clauses.tokens.words[trigger] == "or"


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Ada joined Globex.", "asserted"),
        ("Ada never joined Globex.", "negated"),
        ("Ada did not join Globex alone.", None),
        ("Ada joined Globex or Initech.", None),
        ("Ada or Grace joined Globex.", None),
        ("Ada joined Globex and Initech.", "asserted"),
    ],
)
def test_what_words_say_together(text: str, polarity: str | None) -> None:
    clauses = reads([text])[0]
    verb = next(at for at, word in enumerate(clauses.tokens.lower) if word.startswith("join"))
    names = [at for at in range(len(clauses.tokens.words)) if clauses.is_name(at)]
    assert nlp.judge(clauses, verb, {verb}, names).polarity == polarity


def test_every_category_has_triggers_and_tests() -> None:
    rows = [row for scope in scopes().values() for row in (*scope.words.values(), *(r for _, r in scope.phrases))]
    assert {row.category for row in rows} == set(nlp.CATEGORIES) == set(SILENT)


@pytest.mark.parametrize(
    ("text", "category", "trigger"),
    [
        ("Either Grace Hopper joined Initech or founded Globex.", "alternative", "Either"),
        ("Grace Hopper might join Globex.", "possible", "might"),
        ("People say that Grace Hopper founded Globex.", "reported", "say"),
    ],
)
def test_a_refused_candidate_is_kept_with_its_trigger(text: str, category: str, trigger: str) -> None:
    found = extract(world.page(("story", "", text)), world.context())
    told = {(one.subject.form, one.category, one.trigger, one.evidence.quote[one.at :]) for one in found.refused}
    assert told == {("Grace Hopper", category, trigger, text[text.index(trigger) :])}
    assert not [fact for fact in found.facts if fact.subject.form == "Grace Hopper"]
