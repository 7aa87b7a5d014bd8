"""What is read from the lines of graph.nq is what the store gives."""

from __future__ import annotations

from pathlib import Path

import factory
import pytest
from factory import ACME, ADA

from kg.rdf import lines, sorted_records
from kg.records.statement import Literal
from kg.store.store import Store


def test_the_records_are_those_of_the_store(store: Store) -> None:
    assert list(store.records.statements()) == store.statements()
    assert list(store.records.entities()) == sorted(store.entities(), key=lambda entity: entity.id)
    assert list(store.records.entities(by_class=True)) == list(store.entities())


def test_odd_texts_come_back(tmp_path: Path) -> None:
    odd = 'He said “"x" .\\” \u2028\x85 <a> .\n<b> \t\U0001f600'
    page = factory.document([odd, "Ada Lovelace worked at Acme."])
    said = factory.evidence(1, page, odd), factory.evidence(2, page)
    facts = (
        factory.statement(ADA, "workedAt", ACME, *said, role=odd),
        factory.statement(ADA, "authored", Literal(odd)),
    )
    store = factory.build(tmp_path, factory.knowledge(statements=facts, documents=(page, factory.PAGE)))
    assert list(store.records.statements()) == store.statements()


@pytest.mark.parametrize("block", [16, 200, 5_000])
def test_blocks_of_any_size_give_the_same_groups(store: Store, block: int) -> None:
    graph = store.build / "graph.nq"
    whole = [(subject, tuple(pair)) for subject, _, pairs in lines.groups(graph, block=block) for pair in pairs]
    assert whole == [(subject, (predicate, object_)) for subject, predicate, object_ in lines.read(graph)]


def test_a_graph_without_statements_has_no_records(tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_bytes(b"")
    records = sorted_records.Records(tmp_path / "graph.nq")
    assert list(records.statements()) == list(records.entities()) == []
