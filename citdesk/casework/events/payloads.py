"""Which payload belongs to which kind of event, and its text.

A payload is typed JSON. Answers travel in it as XForm instance XML, exactly as the engine wrote them.
"""

from __future__ import annotations

import json
from typing import TypeAlias, cast

from citdesk.casework.errors import Refused
from citdesk.casework.events.arrangements import (
    CasesLinked,
    CoverEnded,
    CoverStarted,
    OfficerAssigned,
    QuarantinedConfirmed,
)
from citdesk.casework.events.consents import ConsentGiven, ConsentRevoked
from citdesk.casework.events.consults import ConsultAnswered, ConsultAsked, ConsultTaken, ConsultWithdrawn
from citdesk.casework.events.decisions import (
    AuthorReassigned,
    Decision,
    DuplicateMarked,
    DuplicateUnmarked,
    NumberGiven,
    RuleOverridden,
)
from citdesk.casework.events.diversion_steps import DiversionAdvanced
from citdesk.casework.events.kinds import EventKind
from citdesk.casework.events.papers import PaperIssued, PaperVoided, Released, ScanAttached
from citdesk.casework.events.record_orders import LegalHold, RecordOrder
from citdesk.casework.events.submission import Submission
from citdesk.casework.events.typed_json import from_json, malformed, to_json

ReportPayload: TypeAlias = (
    Submission
    | Decision
    | NumberGiven
    | DuplicateMarked
    | DuplicateUnmarked
    | AuthorReassigned
    | RuleOverridden
    | PaperIssued
    | PaperVoided
    | ScanAttached
    | Released
    | ConsentGiven
    | ConsentRevoked
    | ConsultAsked
    | ConsultTaken
    | ConsultAnswered
    | ConsultWithdrawn
    | DiversionAdvanced
    | RecordOrder
    | LegalHold
)
CasePayload: TypeAlias = OfficerAssigned | CasesLinked
AgencyPayload: TypeAlias = CoverStarted | CoverEnded | QuarantinedConfirmed
Payload: TypeAlias = ReportPayload | CasePayload | AgencyPayload

_PAYLOADS: tuple[type[Payload], ...] = (
    Submission,
    Decision,
    NumberGiven,
    DuplicateMarked,
    DuplicateUnmarked,
    AuthorReassigned,
    RuleOverridden,
    PaperIssued,
    PaperVoided,
    ScanAttached,
    Released,
    ConsentGiven,
    ConsentRevoked,
    ConsultAsked,
    ConsultTaken,
    ConsultAnswered,
    ConsultWithdrawn,
    DiversionAdvanced,
    RecordOrder,
    LegalHold,
    OfficerAssigned,
    CasesLinked,
    CoverStarted,
    CoverEnded,
    QuarantinedConfirmed,
)
#: The payload's type by kind of event: every kind has one.
PAYLOAD_OF: dict[EventKind, type[Payload]] = {
    kind: payload for payload in _PAYLOADS for kind in payload.kinds
}


def write_payload(payload: Payload) -> str:
    """The payload's JSON text. It is written once; from then on the very bytes are kept."""
    return json.dumps(to_json(payload), ensure_ascii=False, separators=(",", ":"))


def read_payload(kind: EventKind, text: str) -> Payload:
    """The payload of an event of this kind; raises Refused when the text does not fit the kind."""
    try:
        value: object = json.loads(text)
        if "\\u" in text:  # only an escape can bring half of a surrogate pair, which UTF-8 cannot hold
            json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as wrong:
        raise Refused("the payload is not JSON", code="malformed_payload") from wrong
    if not isinstance(value, dict):
        raise malformed("the payload is not a JSON object")
    if "\\u0000" in text and _holds_nul(cast("dict[str, object]", value)):
        raise malformed("a text of the payload holds NUL")
    return from_json(PAYLOAD_OF[kind], value)


def _holds_nul(value: object) -> bool:
    """Whether a text in it, or a name, holds NUL: what HQ signs of it could not be read by anybody."""
    match value:
        case str():
            return "\0" in value
        case list():
            return any(map(_holds_nul, cast("list[object]", value)))
        case dict():
            found = cast("dict[str, object]", value)
            return any(map(_holds_nul, found)) or any(map(_holds_nul, found.values()))
        case _:
            return False
