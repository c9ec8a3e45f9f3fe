"""The workspace's public names: every one of them is where the boundary says."""

from __future__ import annotations

import pytest

import citdesk.workspace


@pytest.mark.parametrize("name", citdesk.workspace.__all__)
def test_every_public_name_can_be_had(name: str) -> None:
    """Names are loaded late; none of them leads nowhere."""
    assert getattr(citdesk.workspace, name) is not None


def test_an_unknown_name_is_refused() -> None:
    """A misspelt name is an error as in any other module."""
    with pytest.raises(AttributeError):
        _ = citdesk.workspace.Workplace  # type: ignore[attr-defined]
