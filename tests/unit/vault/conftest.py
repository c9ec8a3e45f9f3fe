"""A laptop in a temporary folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from citdesk.vault.vault import Vault
from tests.unit.vault.props import Laptop


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    """An enrolled device without any vault."""
    return Laptop(tmp_path / "profile")


@pytest.fixture
def vault(laptop: Laptop) -> Iterator[Vault]:
    """The officer's new, open vault on the laptop."""
    made = laptop.new_vault()
    yield made
    made.close()
