"""The moments of a crisis, told alike by whichever form wrote them down."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from citdesk.casework.custody_facts import CUSTODY_PATHS, ENCOUNTER, HOLD, NOTE, TRANSFER
from citdesk.casework.few_answers import FewAnswers
from citdesk.casework.scene_moments import SCENE_PATHS, SUPPLEMENT, SceneMoment, scene_moments
from citdesk.casework.urgency import URGENCY_PATHS
from tests.unit.forms.rehearsal import form


def _told(xml: str) -> list[tuple[datetime, SceneMoment]]:
    return list(scene_moments(FewAnswers(xml, SCENE_PATHS)))


def test_a_report_names_its_moments() -> None:
    """Arrival by note or by encounter is one and the same; a time without its zone is left out."""
    at = datetime(2026, 3, 12, 20, 41, tzinfo=UTC)
    note = "<quick_note><times><arrived_at>2026-03-12T20:41:00Z</arrived_at></times></quick_note>"
    encounter = (
        "<encounter><call><arrived_at>2026-03-12T20:41:00Z</arrived_at><received_at>2026-03-12T20:30"
        "</received_at></call><outcome><left_at>later</left_at></outcome></encounter>"
    )
    assert _told(note) == _told(encounter) == [(at, SceneMoment.ARRIVED)]
    lifted = "<hold><destination><lifted_at>2026-03-12T20:41:00Z</lifted_at></destination></hold>"
    assert _told(lifted) == [(at, SceneMoment.LET_GO)]
    assert _told("<training><call><arrived_at>2026-03-12T20:41:00Z</arrived_at></call></training>") == []


@pytest.mark.parametrize("paths", [SCENE_PATHS, URGENCY_PATHS, frozenset(CUSTODY_PATHS)])
def test_every_path_is_a_question_of_a_shipped_form(paths: frozenset[str]) -> None:
    """A question that is renamed in a form is not silently lost from clocks, queue and timeline."""
    known: set[str] = set()
    for form_id in (NOTE, ENCOUNTER, HOLD, TRANSFER, SUPPLEMENT):
        known.update(path.lstrip("/").partition("/")[2] for path in form(form_id).binds())
    assert paths - known == set()
