"""The office of ``office.py``, with forms compiled once per run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.workspace.office import Office, write_forms
from tests.unit.workspace.stations import Stations


@pytest.fixture(scope="session")
def small_forms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the two short forms."""
    return write_forms(tmp_path_factory.mktemp("forms") / "forms")


@pytest.fixture
def office(tmp_path: Path, small_forms: Path) -> Iterator[Office]:
    """Officer, supervisor and liaison, signed in, with nothing written yet."""
    made = Office(tmp_path, small_forms)
    made.sync()
    yield made
    made.close()


@pytest.fixture
def stations(tmp_path: Path, small_forms: Path) -> Iterator[Stations]:
    """Two units at a real HQ, with nothing written yet."""
    made = Stations(tmp_path, small_forms)
    yield made
    made.close()
