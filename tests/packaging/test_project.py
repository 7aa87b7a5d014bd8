"""The files around the program say what is there: settings, licences, containers, CI."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from importlib import metadata
from pathlib import Path

import pytest
import yaml

import kg
from kg.commands import MODULES
from kg.records.errors import InputError
from kg.workspace import config

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def test_the_version_is_one() -> None:
    assert PROJECT["version"] == kg.__version__
    assert f"## {kg.__version__}" in text("CHANGELOG.md")


def test_the_readme_of_the_package_leads_nowhere_else_and_knows_the_extras() -> None:
    page = text(PROJECT["readme"])
    assert not re.search(r"\]\((?!https)", page)
    assert set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)) == set(PROJECT["optional-dependencies"]) - {"test"}
    assert set(re.findall(r"^    kg ([\w-]+)", page, re.MULTILINE)) <= {
        one for names in MODULES.values() for one in names.split()
    }


def test_every_dependency_has_its_licence() -> None:
    page = text("docs/licences.md")
    wanted = [*PROJECT["dependencies"], *(one for extra in PROJECT["optional-dependencies"].values() for one in extra)]
    for name in {re.split(r"[^\w-]", one, maxsplit=1)[0] for one in wanted}:
        assert re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", page), name


PERMISSIVE = re.compile(r"MIT|BSD|Apache|ISC|PSF|Python Software|PostgreSQL|Zlib|Unlicense|matplotlib", re.IGNORECASE)
COPYLEFT = re.compile(r"GPL|GNU|Affero|SSPL|MPL", re.IGNORECASE)


def test_what_is_installed_for_users_is_permissive_and_has_a_least_version() -> None:
    extras = PROJECT["optional-dependencies"].items()
    wanted = [*PROJECT["dependencies"], *(one for extra, more in extras if extra != "test" for one in more)]
    for one in wanted:
        name = re.split(r"[^\w-]", one, maxsplit=1)[0]
        assert re.fullmatch(r"[\w-]+>=\d+(\.\d+)*(,<\d+(\.\d+)*)?", one), one
        try:
            told = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue
        fields_ = [told.get("License-Expression"), (told.get("License") or "")[:300], *told.get_all("Classifier", [])]
        licence = " ".join(field for field in fields_ if (field and "::" not in field) or "License ::" in (field or ""))
        assert PERMISSIVE.search(licence), (name, licence)
        assert not COPYLEFT.search(licence), (name, licence)


def test_init_writes_every_setting_and_leaves_what_is_there(tmp_path: Path) -> None:
    path = config.init(tmp_path)
    assert config.load(tmp_path) == ()
    assert config.llm(tmp_path) is None
    path.write_text(re.sub(r"(?m)^# (?=\[|\w+ = )", "", path.read_text("utf-8")), "utf-8")
    (recording,) = config.load(tmp_path)
    assert all(getattr(recording, field.name) for field in fields(recording))
    settings = config.llm(tmp_path)
    assert settings
    assert settings.model == "name-of-the-model"
    with pytest.raises(InputError, match="is there already"):
        config.init(tmp_path)


def test_every_setting_is_documented() -> None:
    page = text("docs/configuration.md")
    for name in re.findall(r"(?m)^# (\w+) = ", config.TEMPLATE):
        assert f"| `{name}` |" in page
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "kg").rglob("*.py"))
    for name in set(re.findall(r"environ(?:\.get\(|\[)\"(KG_[A-Z]+)", sources)):
        assert f"| `{name}` |" in page


def test_containers_and_ci_are_read_and_call_what_is_there() -> None:
    compose = yaml.safe_load(text("compose.yaml"))
    commands = {one for names in MODULES.values() for one in names.split()}
    assert {service["command"][0] for service in compose["services"].values()} <= commands
    workflow = yaml.safe_load(text(".github/workflows/tests.yml"))
    offered = [one.rpartition(" ")[2] for one in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", one)]
    assert workflow["jobs"]["suite"]["strategy"]["matrix"]["python"] == offered
    extras = re.search(r"\.\[([\w,]+)\]", text("Dockerfile"))
    assert extras
    assert set(extras[1].split(",")) <= set(PROJECT["optional-dependencies"])
