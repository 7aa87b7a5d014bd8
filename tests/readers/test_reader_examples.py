"""The examples in the readers' docstrings hold."""

from __future__ import annotations

import doctest
import importlib

import pytest

MODULES = ("header", "headings", "heads", "inline", "quotes")


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    failed, tried = doctest.testmod(importlib.import_module(f"kg.readers.{name}"))
    assert tried
    assert not failed
