"""Fixtures of the stories that go through every part."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.scenario.real_agency import RealAgency


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[RealAgency]:
    """HQ over TLS and three laptops, each with its owner's vault open."""
    made = RealAgency(tmp_path)
    try:
        made.open_vaults()
        yield made
    finally:
        made.close()
