"""What a push and a pull cost goes by what they bring, not by how long the record is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from citdesk.casework.people import Role
from tests.sync.agency import TestedAgency
from tests.sync.story import ReportStory

#: They grow with every event; everything else with the number of people or computers, or with what is open.
_GROWING = ("log", "events", "deliveries", "standings", "court_projections")


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[TestedAgency]:
    """An HQ that need not serve."""
    tested = TestedAgency(tmp_path / "hq")
    yield tested
    tested.close()


def test_no_question_goes_through_a_whole_table_that_grows(agency: TestedAgency) -> None:
    """SQLite's own plan of each statement of a first and a later pull, a report, its approval, a recall."""
    officer = agency.local_vault(agency.person("101", Role.OFFICER))
    supervisor = agency.local_vault(agency.person("201", Role.SUPERVISOR))
    liaison = agency.local_vault(agency.person("301", Role.LIAISON))
    story = ReportStory()
    asked: dict[str, Any] = {}

    @event.listens_for(agency.hq.database.engine, "before_cursor_execute")
    def note(_line: object, _cursor: object, statement: str, given: Any, *more: Any) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "DELETE", "UPDATE")):
            asked[statement] = given[0] if more[-1] else given

    agency.take(officer, story.sent(officer))
    agency.take(supervisor, story.approved(supervisor))
    agency.take(supervisor, story.voided(supervisor))
    for vault in (officer, supervisor, liaison):
        _, person = agency.hq.admission.admitted(vault.vault)
        answer = agency.hq.pulling.after(person, 0, 250, agency.hq_clock.now(), vault=vault.vault)
        agency.hq.pulling.after(person, answer.cursor, 250, agency.hq_clock.now(), mark=answer.mark)
    event.remove(agency.hq.database.engine, "before_cursor_execute", note)
    scans: list[str] = []
    with agency.hq.database.read() as connection:
        for statement, given in asked.items():
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given).all()
            steps = [step for row in plan if (step := str(row[3]).split())[0] in {"SCAN", "SEARCH"}]
            ends_early = "ORDER BY log.position DESC\n LIMIT" in statement  # the newest row, by its index
            scans += [
                f"{' '.join(step)}: {statement}"
                for step in steps
                if step[1] in _GROWING and not ends_early and not _is_bounded(step)
            ]
    assert len(asked) > 15
    assert scans == []


def _is_bounded(step: list[str]) -> bool:
    """Whether the step looks up what an index has under given values, which the plan shows in brackets."""
    return step[0] == "SEARCH" and "(" in " ".join(step)
