"""Events: the kinds that can enter the record, and the typed payload of each."""

from citdesk.casework.events.arrangements import (
    CasesLinked,
    CoverEnded,
    CoverStarted,
    OfficerAssigned,
    QuarantinedConfirmed,
)
from citdesk.casework.events.consents import ConsentGiven, ConsentKind, ConsentMethod, ConsentRevoked
from citdesk.casework.events.consults import (
    ConsultAnswered,
    ConsultAsked,
    ConsultTaken,
    ConsultWithdrawn,
    Urgency,
)
from citdesk.casework.events.decisions import (
    AuthorReassigned,
    Comment,
    Decision,
    DuplicateMarked,
    DuplicateUnmarked,
    NumberGiven,
    ReturnReason,
    RuleOverridden,
)
from citdesk.casework.events.diversion_steps import (
    ENDED,
    NEXT_STEPS,
    AgreedCondition,
    ConditionResult,
    DiversionAdvanced,
    DiversionStep,
)
from citdesk.casework.events.kinds import AGENCY_KINDS, CASE_KINDS, REPORT_KINDS, EventKind
from citdesk.casework.events.papers import PaperIssued, PaperVoided, ReleaseBasis, Released, ScanAttached
from citdesk.casework.events.payloads import (
    PAYLOAD_OF,
    AgencyPayload,
    CasePayload,
    Payload,
    read_payload,
    write_payload,
)
from citdesk.casework.events.record_orders import LegalHold, RecordOrder
from citdesk.casework.events.submission import Attachment, FormPin, RulesText, Submission

__all__ = [
    "AGENCY_KINDS",
    "CASE_KINDS",
    "ENDED",
    "NEXT_STEPS",
    "PAYLOAD_OF",
    "REPORT_KINDS",
    "AgencyPayload",
    "AgreedCondition",
    "Attachment",
    "AuthorReassigned",
    "CasePayload",
    "CasesLinked",
    "Comment",
    "ConditionResult",
    "ConsentGiven",
    "ConsentKind",
    "ConsentMethod",
    "ConsentRevoked",
    "ConsultAnswered",
    "ConsultAsked",
    "ConsultTaken",
    "ConsultWithdrawn",
    "CoverEnded",
    "CoverStarted",
    "Decision",
    "DiversionAdvanced",
    "DiversionStep",
    "DuplicateMarked",
    "DuplicateUnmarked",
    "EventKind",
    "FormPin",
    "LegalHold",
    "NumberGiven",
    "OfficerAssigned",
    "PaperIssued",
    "PaperVoided",
    "Payload",
    "QuarantinedConfirmed",
    "RecordOrder",
    "ReleaseBasis",
    "Released",
    "ReturnReason",
    "RuleOverridden",
    "RulesText",
    "ScanAttached",
    "Submission",
    "Urgency",
    "read_payload",
    "write_payload",
]
