"""Sending a draft and taking a sent report back."""

from __future__ import annotations

from citdesk.casework.events import Decision, EventKind, FormPin, Submission
from citdesk.casework.ids import ReportId
from citdesk.casework.lifecycle import ReportState, Standing
from citdesk.workspace.drafting import open_report
from citdesk.workspace.failures import ProblemsRemain, UnknownReport
from citdesk.workspace.form_context import given_to
from citdesk.workspace.inside import Inside

_AMENDED = (ReportState.APPROVED, ReportState.AMENDMENT_PENDING, ReportState.AMENDMENT_RETURNED)


def send(inside: Inside, report: ReportId) -> None:
    """Freezes the draft into a revision and puts it into the outbox, in one transaction.

    Raises ProblemsRemain, NoDraft, Refused (nothing is changed then).
    """
    vault = inside.vault
    draft = vault.drafts.need(report)
    filling = open_report(inside, report)
    filling.session.finish()
    problems = filling.session.problems()
    if problems:
        raise ProblemsRemain(problems)
    standing = vault.standings.get(report)
    form = filling.form
    pack = given_to(inside, form.id, draft.parent_report).law_pack
    submission = Submission(
        pin=FormPin(form.id, form.version, draft.form_sha256, law_pack=pack),
        instance_xml=filling.session.to_xml(pruned=True).decode(),
        parent_report=draft.parent_report,
        demonstration=inside.agency.demonstration,
    )
    with vault.store.writing():
        vault.chain.append(
            _kind(standing), report, draft.case, submission, None if standing is None else standing.version
        )
        vault.drafts.remove(report)


def withdraw(inside: Inside, report: ReportId) -> None:
    """Takes the report back before its decision; raises UnknownReport, Refused."""
    standing = inside.vault.standings.get(report)
    if standing is None:
        raise UnknownReport(report)
    inside.vault.chain.append(
        EventKind.WITHDRAW, report, standing.case, Decision(standing.revision), standing.version
    )


def _kind(standing: Standing | None) -> EventKind:
    return EventKind.AMEND if standing is not None and standing.state in _AMENDED else EventKind.SUBMIT


def set_aside(inside: Inside, report: ReportId) -> None:
    """Marks what HQ refused of the report as dealt with; nothing is deleted."""
    with inside.vault.store.writing():
        inside.vault.events.settle(report)
