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


BROKEN_ROWS = {
    "{not json": "row 2 cannot be compared: the line is no JSON",
    "[1]": "row 2 cannot be compared: the line is no JSON object",
    '{"expression": "1"}': "row 2 cannot be compared: the row has no xml, kind, expected",
    '{"xml": "<a/>", "expression": "1", "kind": "Nmber", "expected": 1}': "there is no kind “Nmber”",
    '{"xml": "<a/>", "expression": "1", "kind": "NumberValue", "expected": "one"}': "row 2 (no topic)",
}


@pytest.mark.parametrize("line", BROKEN_ROWS)
def test_a_row_that_cannot_be_compared_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    """A slip in one line of the rows is told by its number; the other rows are compared all the same."""
    good = {"xml": "<a/>", "context": None, "expression": "1 + 1", "kind": "NumberValue", "expected": 2}
    (tmp_path / "xpath.jsonl").write_text(f"{json.dumps(good)}\n{line}\n\n", encoding="utf-8")
    monkeypatch.setenv("CONFORMANCE", str(tmp_path))
    assert main(["rows"]) == 1
    said = capsys.readouterr().out
    assert BROKEN_ROWS[line] in said
    assert "rows: 1 of 2 agree" in said


def test_a_scenario_that_cannot_be_replayed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Likewise a slip in the scenarios."""
    (tmp_path / "scenarios.jsonl").write_text('{"id": "mine"}\nnonsense\n', encoding="utf-8")
    monkeypatch.setenv("CONFORMANCE", str(tmp_path))
    assert main(["scenarios"]) == 1
    said = capsys.readouterr().out
    assert "scenario mine (unnamed): cannot be replayed: it has no xml, steps" in said
    assert "scenario in line 2 (unnamed): cannot be replayed: the line is no JSON" in said


def test_a_form_that_should_be_refused_and_is_not_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A form under must-be-refused- that loads is a difference that says so."""
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "must-be-refused-nothing.md").write_text(
        "| survey | | | |\n| | type | name | label |\n| | text | a | A |\n", encoding="utf-8"
    )
    monkeypatch.setenv("CONFORMANCE", str(tmp_path))
    assert main(["forms"]) == 1
    assert "loads and starts, though its name begins with must-be-refused-" in capsys.readouterr().out
