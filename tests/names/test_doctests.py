"""The examples in the docstrings of the rooms of names and identity are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import kg.names
import kg.resolution
import kg.text.normalize

MODULES = ["kg.text.normalize", *(
    module.name
    for package in (kg.names, kg.resolution)
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
)]  # fmt: skip


@pytest.mark.parametrize("name", MODULES)
def test_examples_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
