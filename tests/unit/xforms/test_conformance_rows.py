"""The expression rows of the conformance folder, where it is at hand, and how the comparison ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conformance.__main__ import folder, main
from tests.conformance.on_purpose import reasons, row_reason
from tests.conformance.rows import difference_in, rows_in

DECISIONS = Path(__file__).parents[3] / "docs" / "decisions"


def test_every_row_agrees_or_differs_on_purpose() -> None:
    """Each recorded expression gives the recorded value, but for those listed with their reason."""
    rows = list(rows_in(folder()))
    if not rows:
        pytest.skip("there is no conformance folder beside the checkout, and CONFORMANCE names none")
    differences = [difference for row in rows if (difference := difference_in(row))]
    assert [str(each) for each in differences if row_reason(each) is None] == []
    assert len(differences) < 10


def test_every_reason_to_differ_stands_in_a_decision() -> None:
    """What the comparison calls a difference on purpose is written down where it says."""
    for reason in reasons():
        assert (DECISIONS / reason.page).is_file()


@pytest.mark.parametrize(
    ("expected", "ends"), [(2, 0), (3, 1)], ids=["all agree", "one differs for no reason"]
)
def test_a_difference_without_a_reason_fails_the_comparison(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    expected: int,
    ends: int,
) -> None:
    """The comparison ends with an error exactly where something differs that nobody decided."""
    row = {"topic": "t", "xml": "<a/>", "context": None, "expression": "1 + 1", "kind": "NumberValue"}
    lost = {**row, "topic": "native/attributes", "expression": "4 * ..", "expected": 16}
    lines = [json.dumps({**row, "expected": expected}), json.dumps(lost)]
    (tmp_path / "xpath.jsonl").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setenv("CONFORMANCE", str(tmp_path))
    assert main([]) == ends
    said = capsys.readouterr().out
    assert "on purpose" in said
    assert "0002-xpath-choices.md" in said
