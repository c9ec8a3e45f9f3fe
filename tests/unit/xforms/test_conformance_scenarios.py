"""The engine against scenarios and real forms of other engines, where the folder with them is there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.conformance import forms, scenarios
from tests.conformance.on_purpose import scenario_reason

FOLDER = Path(os.environ.get("CONFORMANCE") or "../shared/conformance")

needs_folder = pytest.mark.skipif(
    not (FOLDER / "scenarios.jsonl").exists(), reason=f"there is no conformance data in {FOLDER}"
)


@needs_folder
def test_every_scenario_agrees_or_differs_on_purpose() -> None:
    """Replayed step by step, every scenario shows what it showed in the engine it was recorded from."""
    results = scenarios.run(FOLDER)
    differing = {result.id: result.difference for result in results if result.difference}
    assert {name: difference for name, difference in differing.items() if not scenario_reason(name)} == {}
    assert len(results) > 50


@needs_folder
def test_every_form_comes_back_or_is_refused_by_name() -> None:
    """Each form loads, starts, is saved and resumes to the same instance, or is refused as it should be."""
    results = forms.run(FOLDER)
    assert {result.name: result.difference for result in results if result.difference} == {}
    assert all("/" in result.refusal for result in results if result.refusal)
    assert len(results) > 50
