"""Parsed sentences: who does what in them, whether it is stated, and what patterns find. The parser is the real one."""

from __future__ import annotations

import os
import re

import pytest

from kg import nlp
from kg.nlp.forms import forms
from kg.nlp.labels import universal
from kg.records.errors import InputError

NAMES = re.compile(r"Ada|Grace|Alan|Initech|Globex|Hooli|Tapestry|\bI\b|\bshe\b|\bwho\b|\bwhich\b")
PERSONS = ("Ada", "Grace", "Alan")


def read(text: str, batch: int = 8) -> nlp.Clauses:
    return reads([text], batch)[0]


def reads(texts: list[str], batch: int = 8) -> list[nlp.Clauses]:
    sentences = [nlp.tokens(text, [(*m.span(), nlp.NAME) for m in NAMES.finditer(text)]) for text in texts]
    persons = [frozenset(n for n, word in enumerate(s.words) if word in PERSONS) for s in sentences]
    trees = nlp.parse(sentences, persons, batch)
    return [nlp.Clauses(s, tree, None, people) for s, people, tree in zip(sentences, persons, trees, strict=True)]


def relations(clauses: nlp.Clauses) -> set[str]:
    words = clauses.tokens.words
    return {f"{words[edge.head]} {edge.relation} {words[edge.word]}" for edge in clauses.edges}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada founded Globex.", "founded subject Ada; founded object Globex"),
        ("Globex was founded by Ada and Grace.", "founded subject Ada; founded subject Grace; founded object Globex"),
        ("Globex, which was acquired by Initech, made looms.", "acquired object Globex; acquired subject Initech"),
        ("I love Tapestry, which Grace wrote in 1950.", "wrote object Tapestry; wrote subject Grace; wrote in 1950"),
        ("Ada worked at Globex, Initech and Hooli.", "worked at Globex; worked at Initech; worked at Hooli"),
        ("Ada left Globex and joined Initech.", "joined subject Ada; joined object Initech"),
        ("I started a company called Initech.", "started object Initech"),
        ("I ran the growth team at Globex.", "ran at Globex; ran object team"),
        ("Ada is an engineer who founded Globex.", "founded subject Ada; engineer subject Ada"),
        ("Grace, a designer at Hooli, agreed.", "designer subject Grace; designer at Hooli"),
        ("Ada went on to join Initech.", "join subject Ada"),
        ("Tapestry draws on the notes of Grace.", "draws subject Tapestry; draws on notes"),
        ("Globex, founded in 1950, sits in the hills.", "sits subject Globex; sits in hills"),
        ("Ada, with whom Grace wove carpets, left Globex.", "wove with Ada; wove subject Grace; left subject Ada"),
        ("Grace, to whom the prize was awarded, taught at Hooli.", "awarded to Grace; taught subject Grace"),
        ("I ran packaging at Globex.", "ran object packaging; ran at Globex"),
        ("Ada, a weaver at Globex, trained at Hooli.", "trained subject Ada; trained at Hooli"),
        ("Globex, in which Hooli holds shares, is run by Ada.", "run object Globex; run subject Ada; holds in Globex"),
        ("Grace runs Globex, a firm based in Leeds.", "based object Globex; based in Leeds"),
    ],
)
def test_who_does_what(text: str, expected: str) -> None:
    assert set(expected.split("; ")) <= relations(read(text))


@pytest.mark.parametrize(
    ("text", "verb", "fact"),
    [
        ("Ada joined Globex.", "joined", True),
        ("Ada did not join Globex.", "join", False),
        ("Ada never joined Globex.", "joined", False),
        ("Had Ada joined Globex, Grace would have wept.", "joined", False),
        ("Were Ada to join Globex, Grace would weep.", "join", False),
        ("Ada would join Globex.", "join", False),
        ("If Ada joined Globex, Grace left.", "joined", False),
        ("Ada wanted to join Globex.", "join", False),
        ("Ada decided to join Globex.", "join", True),
        ("Ada left without joining Globex.", "joining", False),
        ("I think that Ada joined Globex.", "joined", True),
        ("Ada almost joined Globex.", "joined", False),
        ("I do not think that Ada joined Globex.", "joined", False),
        ("Ada applied to join Globex.", "join", False),
        ("Globex asked Ada to join Initech.", "join", False),
        ("I spoke with Grace about founding Globex.", "founding", False),
        ("She dreamt of working at Globex.", "working", False),
        ("Everybody thinks that I founded Globex.", "founded", False),
        ("I think I founded Globex in May.", "founded", True),
        ("My aunt tells her friends that I founded Globex.", "founded", False),
        ("Ada was too young to join Globex.", "join", False),
        ("I was lucky enough to work at Globex.", "work", True),
        ("Ada stopped short of joining Globex.", "joining", False),
        ("I came within a week of joining Globex.", "joining", False),
        ("We joked that I founded Globex.", "founded", False),
        ("Had Ada stayed at Globex, looms would be rare.", "stayed", False),
        ("Ada had stayed at Globex, and looms were rare.", "stayed", True),
        ("Rumor has it that Ada founded Globex.", "founded", False),
        ("Ada was about to join Globex.", "join", False),
        ("She was a signature away from joining Globex.", "joining", False),
        ("In the novel, Ada founded Globex.", "founded", False),
        ("I never got around to joining Globex.", "joining", False),
        ("I finally got around to joining Globex.", "joining", True),
        ("I was going to work at Globex.", "work", False),
        ("I thought I had founded Globex.", "founded", False),
        ("Ada posed as an engineer.", "engineer", False),
        ("I loved working at Globex.", "working", True),
        ("Ada remembers working at Globex.", "working", True),
    ],
)
def test_what_is_stated(text: str, verb: str, fact: bool) -> None:
    clauses = read(text)
    assert nlp.stated(clauses, clauses.tokens.words.index(verb)) is fact


def test_trees_do_not_depend_on_how_many_are_parsed_at_a_time() -> None:
    texts = ["Ada founded Globex.", "Globex, which Grace left, was sold to Hooli in 1950.", "I ran it.", "Looms!"] * 20
    trees = [[clauses.tree for clauses in reads(texts, batch)] for batch in (1, 7, 64, 128)]
    assert all(other == trees[0] for other in trees)
    assert trees[0][:4] == trees[0][4:8]


def test_labels_of_other_pipelines_become_universal_ones() -> None:
    clear = [(1, "nsubj", "NNP", "ada"), (1, "ROOT", "VBD", "was"), (3, "det", "DT", "the"), (1, "attr", "NN", "head"),
             (3, "prep", "IN", "at"), (4, "pobj", "NNP", "globex")]  # fmt: skip
    heads, deps, _ = universal(clear)
    assert (heads, deps) == ([3, 3, 3, 3, 5, 3], ["nsubj", "cop", "det", "root", "case", "nmod"])
    passive = [(2, "nsubjpass", "NNP", "globex"), (2, "auxpass", "VBD", "was"), (2, "ROOT", "VBN", "sold"),
               (2, "agent", "IN", "by"), (3, "pobj", "NNP", "ada")]  # fmt: skip
    heads, deps, _ = universal(passive)
    assert (heads, deps) == ([2, 2, 2, 4, 2], ["nsubj:pass", "aux:pass", "root", "case", "obl:agent"])


def test_a_word_takes_all_its_forms() -> None:
    assert forms("run") == {"run", "runs", "ran", "running"}
    assert forms("found") == {"found", "founds", "founded", "founding"}
    assert {"teams", "team"} <= forms("team")


def test_a_pipeline_that_is_not_installed_is_named() -> None:
    with pytest.raises(InputError, match=r"no pipeline “en_nowhere” is installed"), nlp.chosen("en_nowhere"):
        pass
    assert nlp.MODEL not in os.environ


def test_the_weights_tell_nothing_of_where_they_were_made() -> None:
    from kg.nlp.parser import OWN

    texts = [path.read_text(encoding="utf-8") for path in (OWN / "config.cfg", OWN / "meta.json")]
    assert not any(word in text for text in texts for word in ("/home", "/tmp", "/work", "C:\\"))
    assert {path.name for path in OWN.iterdir()} >= {"LICENSE", "README.md", "config.cfg", "meta.json", "parser"}
