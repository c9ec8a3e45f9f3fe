"""The lifecycle of a report as one pure table: state, event and relation to the report give the new state."""

from citdesk.casework.lifecycle.act import Act
from citdesk.casework.lifecycle.case_standing import (
    CASE_TABLE,
    CaseAct,
    CaseStanding,
    apply_to_case,
    may_assign,
)
from citdesk.casework.lifecycle.cover import (
    MOST_DAYS,
    Cover,
    covered_by,
    ended_cover,
    may_cover,
    started_cover,
    units_supervised,
)
from citdesk.casework.lifecycle.dealt_with import subject
from citdesk.casework.lifecycle.diverting import corrected_by, steps_that_count
from citdesk.casework.lifecycle.judging import REFUSALS, apply
from citdesk.casework.lifecycle.paper_trail import replaced_scan, scans_that_count
from citdesk.casework.lifecycle.standing import Consult, ConsultState, Standing
from citdesk.casework.lifecycle.states import GONE, Relation, ReportState, Rule
from citdesk.casework.lifecycle.table import ON_RECORD, TABLE, WHILE_SEALED

__all__ = [
    "CASE_TABLE",
    "GONE",
    "MOST_DAYS",
    "ON_RECORD",
    "REFUSALS",
    "TABLE",
    "WHILE_SEALED",
    "Act",
    "CaseAct",
    "CaseStanding",
    "Consult",
    "ConsultState",
    "Cover",
    "Relation",
    "ReportState",
    "Rule",
    "Standing",
    "apply",
    "apply_to_case",
    "corrected_by",
    "covered_by",
    "ended_cover",
    "may_assign",
    "may_cover",
    "replaced_scan",
    "scans_that_count",
    "started_cover",
    "steps_that_count",
    "subject",
    "units_supervised",
]
