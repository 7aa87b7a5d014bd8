"""The tests that need a browser and npm run by a command of their own."""

from __future__ import annotations

import os

import pytest


@pytest.mark.skipif(not os.environ.get("KG_OUTSIDE"), reason="browser, npm, load: run tests/outside/run")
def test_outside() -> None:
    """Stands for `tests/outside`."""
