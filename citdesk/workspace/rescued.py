"""What comes out of a vault that was opened through escrow: all that can be read, and by name what cannot.

Answers are taken as they lie in the vault, so no form is needed to read them, and one report that cannot be
read keeps no other from coming out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from citdesk.casework.errors import CitdeskError
from citdesk.casework.events import Submission
from citdesk.casework.ids import ReportId
from citdesk.vault.audit import Did
from citdesk.vault.drafts import Draft
from citdesk.vault.event_rows import Status
from citdesk.vault.vault import Vault
from citdesk.workspace.workspace import Workspace

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class RescuedReport:
    """A report as it stands: ``answers`` as an XForm instance.

    ``typed`` are texts that no question could take, by path. ``sent`` is the last version sent,
    where the answers are those of a draft beside it.
    """

    report: str
    name: str
    answers: bytes
    typed: Mapping[str, str]
    sent: bytes | None
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something of a report that did not come out: ``what`` of it, and why."""

    report: str
    what: str
    why: str


def everything(workspace: Workspace, *, with_others: bool = False) -> Iterator[RescuedReport | Unreadable]:
    """Every report that the vault's owner wrote, what HQ does not have first: drafts, then what waits.

    ``with_others``: after them those that others wrote, which HQ has whole. What was written in practice is
    left out. The trail has each report as opened; what cannot be noted there is not read. Raises DamagedVault
    and the disk's errors where not even the reports' ids can be read.
    """
    vault = workspace.vault
    for report in _reports(vault, with_others=with_others):
        yield from _rescued(vault, report)


def _reports(vault: Vault, *, with_others: bool) -> Iterable[ReportId]:
    me = vault.identity.person.id
    drafts, sent = vault.drafts.reports(), vault.events.submissions()
    own = [(report, status) for report, author, status in sent if author == me]
    waiting = (report for report, status in own if status is not Status.ACCEPTED)
    others = (report for report, author, _ in sent if with_others and author != me)
    return dict.fromkeys((*drafts, *waiting, *(report for report, _ in own), *others))


def _rescued(vault: Vault, report: ReportId) -> Iterator[RescuedReport | Unreadable]:
    try:
        vault.audit.note(Did.OPENED, report)
    except CitdeskError as wrong:
        yield Unreadable(report, "all of it", str(wrong))
        return
    reading = _Reading(report, [])
    draft = reading.of("the draft", lambda: vault.drafts.get(report))
    sent = reading.of("what was sent", lambda: _last_sent(vault, report))
    xml = None if sent is None else sent.instance_xml.encode()
    answers = xml if draft is None else draft.instance_xml
    files = _files(vault, report, reading)
    if answers is not None:
        yield RescuedReport(
            report,
            reading.of("its number", lambda: _name(vault, report, draft, sent)) or report,
            answers,
            {} if draft is None else draft.typed,
            None if draft is None else xml,
            files,
        )
    yield from reading.lost


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads one report piece by piece; what cannot be read is ``lost``, and the next piece is read."""

    report: ReportId
    lost: list[Unreadable]

    def of(self, what: str, read: Callable[[], T]) -> T | None:
        try:
            return read()
        except (CitdeskError, ValueError) as wrong:
            self.lost.append(Unreadable(self.report, what, str(wrong)))
            return None


def _files(vault: Vault, report: ReportId, reading: _Reading) -> Mapping[str, bytes]:
    kept = vault.attachments
    names = [file.name for file in reading.of("its files", lambda: kept.of_report(report)) or ()]
    found = {
        name: reading.of(f"the file {name}", lambda name=name: b"".join(kept.content(report, name)))
        for name in names
    }
    return {name: content for name, content in found.items() if content is not None}


def _name(vault: Vault, report: ReportId, draft: Draft | None, sent: Submission | None) -> str:
    standing = vault.standings.get(report)
    form = None if draft is None else vault.forms.by_hash(draft.form_sha256)
    form_id = sent.pin.form_id if sent is not None else "report" if form is None else form.form_id
    return f"{form_id}-{report if standing is None else standing.number or report}"


def _last_sent(vault: Vault, report: ReportId) -> Submission | None:
    """The last submission whose content is here; raises Refused where it cannot be read."""
    for kept in reversed(vault.events.of_report(report)):
        submission = kept.event.header.kind in Submission.kinds
        if submission and kept.event.payload_text is not None:
            payload = kept.event.payload
            return payload if isinstance(payload, Submission) else None
    return None
