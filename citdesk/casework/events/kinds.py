"""The kinds of event that can enter the record."""

from __future__ import annotations

from enum import StrEnum


class EventKind(StrEnum):
    """Every act that the append-only log knows (design §4.2)."""

    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    RETURN = "return"
    APPROVE = "approve"
    AMEND = "amend"
    VOID = "void"
    MARK_DUPLICATE = "mark_duplicate"
    UNMARK_DUPLICATE = "unmark_duplicate"
    REASSIGN_AUTHOR = "reassign_author"
    ASSIGN_OFFICER = "assign_officer"
    UNASSIGN_OFFICER = "unassign_officer"
    LINK_CASES = "link_cases"
    UNLINK_CASES = "unlink_cases"
    SET_NUMBER = "set_number"
    GIVE_CONSENT = "give_consent"
    REVOKE_CONSENT = "revoke_consent"
    ADVANCE_DIVERSION = "advance_diversion"
    ASK_CONSULT = "ask_consult"
    TAKE_CONSULT = "take_consult"
    ANSWER_CONSULT = "answer_consult"
    WITHDRAW_CONSULT = "withdraw_consult"
    ISSUE_PAPER = "issue_paper"
    REISSUE_PAPER = "reissue_paper"
    VOID_PAPER = "void_paper"
    ATTACH_SIGNED_SCAN = "attach_signed_scan"
    RELEASE = "release"
    SEAL = "seal"
    UNSEAL = "unseal"
    SET_LEGAL_HOLD = "set_legal_hold"
    LIFT_LEGAL_HOLD = "lift_legal_hold"
    START_COVER = "start_cover"
    END_COVER = "end_cover"
    OVERRIDE_RULE = "override_rule"
    CONFIRM_QUARANTINED = "confirm_quarantined"
    EXPUNGE = "expunge"


#: About a case as a whole: the header names no report.
CASE_KINDS = frozenset(
    {EventKind.ASSIGN_OFFICER, EventKind.UNASSIGN_OFFICER, EventKind.LINK_CASES, EventKind.UNLINK_CASES}
)
#: About no case either: the header's case is a UUID made for the arrangement itself.
AGENCY_KINDS = frozenset({EventKind.START_COVER, EventKind.END_COVER, EventKind.CONFIRM_QUARANTINED})
#: About one report.
REPORT_KINDS = frozenset(EventKind) - CASE_KINDS - AGENCY_KINDS
