"""kg.toml: what the user knows better than the pages."""

import os
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

import pytest

from kg.building import start
from kg.records.errors import InputError
from kg.workspace import config


def load(home: Path, text: str) -> tuple[config.RecordingOverride, ...]:
    (home / "kg.toml").write_text(text, encoding="utf-8")
    return config.load(home)


def test_without_one_nothing_is_overridden(tmp_path: Path) -> None:
    assert config.load(tmp_path) == ()


def test_a_recording_is_read(tmp_path: Path) -> None:
    (row,) = load(tmp_path, '[[recording]]\nfiles = ["ada*"]\nguests = ["Ada Lovelace"]\ndate = 1843-09-01\n')
    assert (row.files, row.guests, row.date, row.url) == (("ada*",), ("Ada Lovelace",), "1843-09-01", None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[recording]]\n", "needs “files”"),
        ('[recording]\nfiles = ["a"]\n', "two brackets"),
        ('[[recording]]\nfiles = "a"\n', "“files” of a .* is a list"),
        ('[[recording]]\nfiles = ["a"]\nguest = ["b"]\n', "unknown key “guest”"),
        ("[recordings]\n", "unknown table “recordings”"),
        ("not toml", "cannot be read"),
    ],
)
def test_a_wrong_one_is_refused_in_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        load(tmp_path, text)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no names here")
@pytest.mark.parametrize("name", ["kg.toml", "curation.toml", "links.csv"])
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: os.symlink("/dev/zero", path)])
def test_what_is_no_regular_file_is_refused_and_not_waited_for(
    tmp_path: Path, name: str, make: Callable[[Path], None]
) -> None:
    (tmp_path / "page.txt").write_text("Engines\nGuest: Ada Lovelace\n")
    make(tmp_path / name)
    with chdir(tmp_path), pytest.raises(InputError, match="it is no regular file"):
        start.build(["page.txt"], Path(".kg"), jobs=1, links=name if name == "links.csv" else None)
