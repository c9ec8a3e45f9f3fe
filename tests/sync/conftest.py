"""One HQ that serves over TLS, per test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.agency import TestedAgency
from tests.sync.station import Station


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[TestedAgency]:
    """An agency whose HQ serves on loopback over TLS."""
    tested = TestedAgency(tmp_path / "hq")
    try:
        tested.serve()
        yield tested
    finally:
        tested.close()


@pytest.fixture
def station(agency: TestedAgency) -> Station:
    """One report at HQ, waiting for a decision."""
    return Station(agency)
