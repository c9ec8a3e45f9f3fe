"""The kinds of event that can enter the record, and the payloads of those that carry one.

A payload is typed JSON. Answers travel in it as XForm instance XML, exactly as the engine wrote them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Self, cast

from citdesk.casework.errors import Refused


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


class ReturnReason(StrEnum):
    """Why a supervisor sends a report back (domain.md §9.7)."""

    MISSING_FACTS = "missing_facts"
    WRONG_CRITERION = "wrong_criterion"
    TIMELINE = "timeline"
    LANGUAGE = "language"
    FORCE_DOCUMENTATION = "force_documentation"
    CONSENT = "consent"
    ATTACHMENTS = "attachments"


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark on one question, named by its absolute path (with ``[n]`` on repeats)."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class FormPin:
    """What a revision is pinned to: it never moves to another version afterwards."""

    form_id: str
    form_version: str
    form_sha256: str
    law_pack: str | None = None
    programme: str | None = None

    def to_json(self) -> dict[str, object]:
        """The pin as plain JSON values."""
        return {name: getattr(self, name) for name in self.__slots__}

    @classmethod
    def from_json(cls, value: Mapping[str, object]) -> FormPin:
        """Reads what :meth:`to_json` wrote."""
        law_pack, programme = value.get("law_pack"), value.get("programme")
        return cls(
            _text(value, "form_id"),
            _text(value, "form_version"),
            _text(value, "form_sha256"),
            None if law_pack is None else str(law_pack),
            None if programme is None else str(programme),
        )


@dataclass(frozen=True, slots=True)
class Submission:
    """Payload of ``submit`` and ``amend``: the frozen answers of one revision."""

    kinds: ClassVar[frozenset[EventKind]] = frozenset({EventKind.SUBMIT, EventKind.AMEND})

    pin: FormPin
    instance_xml: str
    parent_report: str | None = None
    demonstration: bool = False
    attachments: tuple[tuple[str, str], ...] = ()

    def to_json(self) -> dict[str, object]:
        """The payload as plain JSON values; attachments are (file name, sha256) pairs."""
        return {
            "pin": self.pin.to_json(),
            "instance_xml": self.instance_xml,
            "parent_report": self.parent_report,
            "demonstration": self.demonstration,
            "attachments": [list(pair) for pair in self.attachments],
        }

    @classmethod
    def from_json(cls, value: Mapping[str, object]) -> Self:
        """Reads what :meth:`to_json` wrote; raises Refused on anything else."""
        parent = value.get("parent_report")
        return cls(
            FormPin.from_json(_mapping(value, "pin")),
            _text(value, "instance_xml"),
            None if parent is None else str(parent),
            value.get("demonstration") is True,
            tuple(_pair(item) for item in _list(value, "attachments")),
        )


@dataclass(frozen=True, slots=True)
class Decision:
    """Payload of ``return``, ``approve``, ``withdraw`` and ``void``: it names the revision it judged."""

    kinds: ClassVar[frozenset[EventKind]] = frozenset(
        {EventKind.RETURN, EventKind.APPROVE, EventKind.WITHDRAW, EventKind.VOID}
    )

    revision: str
    reasons: tuple[ReturnReason, ...] = ()
    comments: tuple[Comment, ...] = ()
    note: str = ""

    def to_json(self) -> dict[str, object]:
        """The payload as plain JSON values; ``revision`` is the id of the submission judged."""
        return {
            "revision": self.revision,
            "reasons": list(self.reasons),
            "comments": [{"path": c.path, "text": c.text} for c in self.comments],
            "note": self.note,
        }

    @classmethod
    def from_json(cls, value: Mapping[str, object]) -> Self:
        """Reads what :meth:`to_json` wrote; raises Refused on anything else."""
        try:
            return cls(
                _text(value, "revision"),
                tuple(ReturnReason(str(reason)) for reason in _list(value, "reasons")),
                tuple(_comment(item) for item in _list(value, "comments")),
                str(value.get("note", "")),
            )
        except ValueError as wrong:
            raise Refused(f"the decision is malformed: {wrong}", code="malformed_payload") from wrong


@dataclass(frozen=True, slots=True)
class NumberGiven:
    """Payload of ``set_number``: the agency's own number of a report."""

    kinds: ClassVar[frozenset[EventKind]] = frozenset({EventKind.SET_NUMBER})

    number: str

    def to_json(self) -> dict[str, object]:
        """The payload as plain JSON values."""
        return {"number": self.number}

    @classmethod
    def from_json(cls, value: Mapping[str, object]) -> Self:
        """Reads what :meth:`to_json` wrote; raises Refused on anything else."""
        return cls(_text(value, "number"))


@dataclass(frozen=True, slots=True)
class PaperIssued:
    """Payload of ``issue_paper`` and ``reissue_paper``: who made which paper, for whom and why."""

    kinds: ClassVar[frozenset[EventKind]] = frozenset({EventKind.ISSUE_PAPER, EventKind.REISSUE_PAPER})

    document_id: str
    paper: str
    revision: str
    sha256: str
    pages: int
    recipient: str
    reason: str
    audience: str

    def to_json(self) -> dict[str, object]:
        """The payload as plain JSON values."""
        return {name: getattr(self, name) for name in self.__slots__ if name != "kinds"}

    @classmethod
    def from_json(cls, value: Mapping[str, object]) -> Self:
        """Reads what :meth:`to_json` wrote; raises Refused on anything else."""
        pages = value.get("pages")
        if not isinstance(pages, int) or isinstance(pages, bool):
            raise Refused("the paper's page count is missing", code="malformed_payload")
        return cls(
            document_id=_text(value, "document_id"),
            paper=_text(value, "paper"),
            revision=_text(value, "revision"),
            sha256=_text(value, "sha256"),
            pages=pages,
            recipient=_text(value, "recipient"),
            reason=_text(value, "reason"),
            audience=_text(value, "audience"),
        )


Payload = Submission | Decision | NumberGiven | PaperIssued
_PAYLOADS: tuple[type[Submission | Decision | NumberGiven | PaperIssued], ...] = (
    Submission,
    Decision,
    NumberGiven,
    PaperIssued,
)
_BY_KIND = {kind: payload for payload in _PAYLOADS for kind in payload.kinds}


def write_payload(payload: Payload) -> str:
    """The payload's JSON text. It is written once; from then on the very bytes are kept."""
    return json.dumps(payload.to_json(), ensure_ascii=False, separators=(",", ":"))


def read_payload(kind: EventKind, text: str) -> Payload:
    """The payload of an event of this kind; raises Refused when the text does not fit the kind."""
    payload = _BY_KIND.get(kind)
    if payload is None:
        raise Refused(f"events of kind {kind} are not taken yet", code="kind_not_taken")
    try:
        value: object = json.loads(text)
        if "\\u" in text:  # only an escape can bring half of a surrogate pair, which UTF-8 cannot hold
            json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as wrong:
        raise Refused("the payload is not JSON", code="malformed_payload") from wrong
    if not isinstance(value, dict):
        raise Refused("the payload is not a JSON object", code="malformed_payload")
    return payload.from_json(cast("dict[str, object]", value))


def _pair(item: object) -> tuple[str, str]:
    match item:
        case [str() as name, str() as sha256]:
            return name, sha256
        case _:
            raise Refused("an attachment is not a pair of name and digest", code="malformed_payload")


def _comment(item: object) -> Comment:
    if not isinstance(item, dict):
        raise Refused("a comment is not an object", code="malformed_payload")
    said = cast("dict[str, object]", item)
    return Comment(_text(said, "path"), _text(said, "text"))


def _text(value: Mapping[str, object], name: str) -> str:
    found = value.get(name)
    if not isinstance(found, str):
        raise Refused(f"the payload lacks the text {name}", code="malformed_payload")
    return found


def _list(value: Mapping[str, object], name: str) -> list[object]:
    found = value.get(name)
    if not isinstance(found, list):
        raise Refused(f"the payload lacks the list {name}", code="malformed_payload")
    return cast("list[object]", found)


def _mapping(value: Mapping[str, object], name: str) -> Mapping[str, object]:
    found = value.get(name)
    if not isinstance(found, dict):
        raise Refused(f"the payload lacks the object {name}", code="malformed_payload")
    return cast("dict[str, object]", found)
