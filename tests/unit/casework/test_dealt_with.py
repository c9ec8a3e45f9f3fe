"""Which later step deals with one that HQ did not take."""

from __future__ import annotations

from datetime import date

import pytest

from citdesk.casework.events import AgreedCondition, Decision, DiversionAdvanced, DiversionStep, PaperVoided
from citdesk.casework.ids import EventId
from citdesk.casework.lifecycle import subject

MAY_3, MAY_10 = date(2026, 5, 3), date(2026, 5, 10)
CARE, HOURS = AgreedCondition("treatment", "Weekly visits"), AgreedCondition("service", "20 hours")
S = DiversionStep


@pytest.mark.parametrize(
    ("refused", "again"),
    [
        (DiversionAdvanced(S.INTAKE_DONE, MAY_3), DiversionAdvanced(S.INTAKE_DONE, MAY_10)),
        (DiversionAdvanced(S.IN_PROGRESS, MAY_3, "Late"), DiversionAdvanced(S.IN_PROGRESS, MAY_3, "On time")),
        (
            DiversionAdvanced(S.INTAKE_DONE, MAY_10, corrects=MAY_3),
            DiversionAdvanced(S.INTAKE_DONE, MAY_10, corrects=date(2026, 5, 4)),
        ),
        (
            DiversionAdvanced(S.IN_PROGRESS, MAY_3, "", CARE),
            DiversionAdvanced(S.IN_PROGRESS, MAY_10, "", CARE),
        ),
        (PaperVoided("D-1", "Wrong name"), PaperVoided("D-1", "Wrong person")),
        (Decision(EventId("r-1")), Decision(EventId("r-2"))),
    ],
)
def test_a_step_about_the_same_deals_with_it(refused: object, again: object) -> None:
    """The same step, day, condition or paper; a decision goes on from where the report stands."""
    assert subject(refused) == subject(again)


@pytest.mark.parametrize(
    ("refused", "other"),
    [
        (DiversionAdvanced(S.IN_PROGRESS, MAY_3), DiversionAdvanced(S.IN_PROGRESS, MAY_10)),
        (DiversionAdvanced(S.INTAKE_DONE, MAY_3), DiversionAdvanced(S.COMPLETED, MAY_10)),
        (
            DiversionAdvanced(S.IN_PROGRESS, MAY_3, "", CARE),
            DiversionAdvanced(S.IN_PROGRESS, MAY_3, "", HOURS),
        ),
        (DiversionAdvanced(S.INTAKE_DONE, MAY_3), DiversionAdvanced(S.INTAKE_DONE, MAY_10, corrects=MAY_3)),
        (PaperVoided("D-1", "Wrong name"), PaperVoided("D-2", "Wrong name")),
        (PaperVoided("D-1", "Wrong name"), Decision(EventId("r-1"))),
    ],
)
def test_a_step_about_something_else_leaves_it_to_be_seen(refused: object, other: object) -> None:
    """Two days of compliance are two things that the court is to know."""
    assert subject(refused) != subject(other)
