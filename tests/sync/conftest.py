"""One HQ that serves over TLS, per test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.agency import TestedAgency


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[TestedAgency]:
    """An agency whose HQ serves on loopback over TLS."""
    tested = TestedAgency(tmp_path / "hq")
    try:
        tested.serve()
        yield tested
    finally:
        tested.close()
