"""A damaged graph directory never answers as if it were whole, and one build heals it."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from attack.campaigns import DAMAGES, NOTES, PAGE

from kg.building import pipeline
from kg.records.errors import GraphError
from kg.store.store import Store
from kg.store.validate import files_are_as_sealed
from kg.workspace import directory, plain


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("whole")
    (home / "page.txt").write_text(PAGE, encoding="utf-8")
    pipeline.build([str(home / "page.txt")], home / ".kg", jobs=1)
    return home


@pytest.mark.parametrize("damage", DAMAGES)
def test_no_damage_is_believed_and_each_is_healed(whole: Path, tmp_path: Path, damage: object) -> None:
    chance = random.Random(7)
    names = [path.relative_to(whole) for path in sorted((whole / ".kg").rglob("*")) if path.is_file()]
    for name in (name for name in names if name.name not in NOTES and (whole / name).stat().st_size):
        home = tmp_path / "home"
        shutil.copytree(whole, home)
        damage(home / name, chance)  # type: ignore[operator]
        if name.parts[1] in ("builds", "current"):
            with pytest.raises(GraphError):
                Store.open(directory.locate(home / ".kg"))
        else:
            assert Store.open(directory.locate(home / ".kg")).find("Charles Babbage")
        shutil.rmtree(home)


@pytest.mark.parametrize("part", ["graph.nq", "text.db", "seal", "store", "current", "format", "cache", "lock"])
def test_one_build_heals(whole: Path, tmp_path: Path, part: str) -> None:
    home = tmp_path / "home"
    shutil.copytree(whole, home)
    build = directory.locate(home / ".kg")
    path = build / part if (build / part).exists() else home / ".kg" / part
    plain.remove(path)
    path.write_text("wrong", encoding="utf-8")
    pipeline.build([str(whole / "page.txt")], home / ".kg", jobs=1)
    healed = Store.open(directory.locate(home / ".kg"))
    assert directory.digest(healed.build) == build.name
    assert healed.find("Charles Babbage")
    assert list(files_are_as_sealed(healed)) == []
