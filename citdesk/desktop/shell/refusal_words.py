"""Why HQ did not take a step, or does not answer, in the language of the screen.

HQ says it in English, with a code that both ends agree on. In English its own sentence shows, which may name
more than the code does; in other languages the code's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from citdesk.desktop.translation import spoken

if TYPE_CHECKING:  # the sign-in page has no report to speak of
    from citdesk.workspace import RefusedArrangement, RefusedRow, ReportRow

_NOOP = QT_TRANSLATE_NOOP
#: What a step runs into: see ``casework.lifecycle.REFUSALS``; then what HQ alone can find.
_OF_STEPS: Mapping[str, str] = {
    "unknown_report": str(_NOOP("Refusal", "HQ does not have this report. Send the report first.")),
    "unknown_case": str(_NOOP("Refusal", "HQ does not have this case. Send its report first.")),
    "unknown_cover": str(_NOOP("Refusal", "There is no such cover.")),
    "not_in_this_state": str(
        _NOOP("Refusal", "The report cannot take this step. Look at it as it stands now.")
    ),
    "second_submission": str(
        _NOOP("Refusal", "This report was already sent from another computer. Both are kept: compare them.")
    ),
    "overtaken": str(
        _NOOP("Refusal", "The report moved on before this arrived. What you wrote is safe: look again.")
    ),
    "not_allowed": str(_NOOP("Refusal", "You may not do this. Ask your supervisor.")),
    "own_report": str(_NOOP("Refusal", "Nobody decides on their own report. Ask another supervisor.")),
    "no_reason": str(_NOOP("Refusal", "Say why the report is returned: choose at least one reason.")),
    "wrong_case": str(_NOOP("Refusal", "The report belongs to another case. Open it again and repeat.")),
    "malformed_payload": str(
        _NOOP("Refusal", "HQ cannot use what was sent. It is safe here; tell your administrator.")
    ),
    "sealed": str(_NOOP("Refusal", "The report is sealed by order. Ask HQ's administrator.")),
    "expunged": str(_NOOP("Refusal", "The report was expunged by order. Nothing more can be done with it.")),
    "legal_hold": str(
        _NOOP("Refusal", "The report is under legal hold and may not be destroyed. Lift the hold first.")
    ),
    "unknown_paper": str(_NOOP("Refusal", "No such paper was issued from this report. Check its number.")),
    "unknown_consent": str(
        _NOOP("Refusal", "This consent is not there, or cannot be revoked. Look at the report again.")
    ),
    "unknown_consult": str(_NOOP("Refusal", "This consult is not open anymore.")),
    "consult_taken": str(_NOOP("Refusal", "Another clinician has this consult.")),
    "wrong_step": str(_NOOP("Refusal", "A diversion does not go this way. Look at its steps so far.")),
    "no_change": str(_NOOP("Refusal", "It stands so already.")),
    "no_such_officer": str(_NOOP("Refusal", "This can only be given to an officer of the agency.")),
    "no_such_deputy": str(_NOOP("Refusal", "Only a supervisor of the agency can cover for a unit.")),
    "already_taken": str(_NOOP("Refusal", "HQ has this already, as it was sent before.")),
    "made_anew": str(
        _NOOP("Refusal", "HQ has this as it was sent again after an older copy of the vault was put back.")
    ),
    "foreign_author": str(_NOOP("Refusal", "This was written by somebody else than this vault's owner.")),
    "unknown_form": str(
        _NOOP(
            "Refusal",
            "HQ does not have this version of the form yet. Your report is safe here; "
            "tell your administrator.",
        )
    ),
    "too_many_attachments": str(
        _NOOP("Refusal", "The report has more attachments than HQ takes. Take some out and send it again.")
    ),
    "broken_chain": str(
        _NOOP(
            "Refusal",
            "This does not follow what HQ has of this vault. Nothing is lost; tell your administrator.",
        )
    ),
}
#: Why HQ does not answer, or takes nothing at all.
_OF_HQ: Mapping[str, str] = {
    "revoked": str(
        _NOOP(
            "Refusal",
            "HQ does not take anything from this computer or vault anymore. What you wrote is kept here; "
            "ask your administrator.",
        )
    ),
    "not_certified": str(_NOOP("Refusal", "HQ does not know this vault. Ask your administrator.")),
    "unreachable": str(
        _NOOP("Refusal", "HQ cannot be reached. Your work is safe here and is sent when the network is back.")
    ),
    "not_hq": str(
        _NOOP(
            "Refusal",
            "The network answers, but not HQ: perhaps it wants you to sign in first. Your work is safe here.",
        )
    ),
    "hq_busy": str(
        _NOOP("Refusal", "HQ is busy and asks to try again a little later. Your work is safe here.")
    ),
    "wrong_authority": str(
        _NOOP("Refusal", "The server at HQ's address cannot prove that it is HQ. Tell your administrator.")
    ),
}
#: Codes that mean the same whatever was tried.
OF_HQ = frozenset(_OF_HQ)
#: Every code whose sentence stands here.
CODES = OF_HQ | _OF_STEPS.keys()


def refusal_words(code: str, said: str) -> str:
    """The sentence for HQ's code; ``said``, HQ's own, in English and where the code is not known here."""
    words = _OF_STEPS.get(code) or _OF_HQ.get(code)
    if words is None or (said and spoken() == "en"):
        return said
    return QCoreApplication.translate("Refusal", words)


def arrangement_words(made: RefusedArrangement) -> str:
    """What was to be arranged about a unit or a case, as a title."""
    translate = QCoreApplication.translate
    said = {
        "start_cover": translate("Refusal", "Cover by {person}"),
        "end_cover": translate("Refusal", "End of a cover"),
        "assign_officer": translate("Refusal", "{person} put on case {case}"),
        "unassign_officer": translate("Refusal", "{person} taken off case {case}"),
        "link_cases": translate("Refusal", "Case {case} linked with another"),
        "unlink_cases": translate("Refusal", "Case {case} no longer linked with another"),
    }.get(made.kind.value, translate("Refusal", "A step about case {case}"))
    return " ".join(said.format(person=made.person, case=made.case).split())


def not_taken_words(row: RefusedRow) -> str:
    """Why HQ did not take what this person did; a cover that is over hides the report from its deputy."""
    if row.decision and not row.readable and row.code == "unknown_report":
        return QCoreApplication.translate(
            "Refusal",
            "You no longer cover for this unit, so HQ did not take your decision. Its supervisor decides.",
        )
    return refusal_words(row.code, row.message)


def problem_words(row: ReportRow) -> str:
    """Why HQ did not take the report; '' where it did, or was not asked."""
    if not row.problem:
        return ""
    return refusal_words(row.problem_code, row.problem)
