"""What is known comes back from a store as it went in."""

from __future__ import annotations

from pathlib import Path

import factory


def test_records_come_back_equal(tmp_path: Path) -> None:
    known = factory.knowledge()
    store = factory.build(tmp_path / "build", known)
    assert store.statements() == list(known.statements)
    assert store.claims() == list(known.claims)
    assert store.conflicts() == list(known.conflicts)
    assert store.recordings() == list(known.recordings)
    assert store.doubts() == list(known.doubts)
    assert [store.entity(entity.id, mentions=True) for entity in known.entities] == list(known.entities)
    assert [row.document for row in store.documents()] == list(known.documents)
