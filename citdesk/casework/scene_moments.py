"""The moments of a crisis as its reports tell them, each by one name wherever it was written down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from enum import StrEnum

from citdesk.casework.custody_facts import ENCOUNTER, HOLD, NOTE, TRANSFER, Said

SUPPLEMENT = "supplement"


class SceneMoment(StrEnum):
    """What happened, in the order in which it usually does."""

    RECEIVED = "received"
    OCCURRED = "occurred"
    DISPATCHED = "dispatched"
    ARRIVED = "arrived"
    CIT_ARRIVED = "cit_arrived"
    CLINICIAN = "clinician"
    ANOTHER_ARRIVED = "another_arrived"
    CUSTODY = "custody"
    CALM = "calm"
    LEFT = "left"
    SET_OUT = "set_out"
    AT_FACILITY = "at_facility"
    HANDED_OVER = "handed_over"
    LET_GO = "let_go"
    CLEARED = "cleared"


_M = SceneMoment
#: Where each form has its moments, by paths below its root.
_PATHS: Mapping[str, Mapping[str, SceneMoment]] = {
    NOTE: {
        "times/arrived_at": _M.ARRIVED,
        "times/cit_arrived_at": _M.CIT_ARRIVED,
        "times/clinician_at": _M.CLINICIAN,
        "times/custody_at": _M.CUSTODY,
        "times/left_at": _M.LEFT,
        "times/let_go_at": _M.LET_GO,
    },
    ENCOUNTER: {
        "call/received_at": _M.RECEIVED,
        "call/occurred_at": _M.OCCURRED,
        "call/dispatched_at": _M.DISPATCHED,
        "call/arrived_at": _M.ARRIVED,
        "call/cit_arrived_at": _M.CIT_ARRIVED,
        "call/clinician_at": _M.CLINICIAN,
        "outcome/stable_at": _M.CALM,
        "outcome/left_at": _M.LEFT,
        "outcome/cleared_at": _M.CLEARED,
    },
    SUPPLEMENT: {"person/arrived_at": _M.ANOTHER_ARRIVED},
    HOLD: {
        "person/detained_at": _M.CUSTODY,
        "destination/facility_arrived_at": _M.AT_FACILITY,
        "destination/lifted_at": _M.LET_GO,
    },
    TRANSFER: {
        "journey/departed_at": _M.SET_OUT,
        "handover/handed_over_at": _M.HANDED_OVER,
        "facilities/let_go_at": _M.LET_GO,
    },
}
#: All answers that are read here.
SCENE_PATHS = frozenset(path for paths in _PATHS.values() for path in paths)


def scene_moments(said: Said) -> Iterator[tuple[datetime, SceneMoment]]:
    """The moments that a report names; a time without its distance from UTC is none."""
    for path, moment in _PATHS.get(said.form, {}).items():
        try:
            at = datetime.fromisoformat(said.text(path))
        except ValueError:
            continue
        if at.tzinfo is not None:
            yield at, moment
