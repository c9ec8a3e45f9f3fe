"""Reports written in practice: for a drill or to try the program, in this vault alone, and never sent.

Three things keep them here: sending refuses them, the chain refuses their events, and the database refuses
the row. They are in no list of reports, no child report grows from them, and the trail does not name them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from citdesk.casework.checks import Finding
from citdesk.casework.ids import CaseId, ReportId, uuid7
from citdesk.vault.drafts import Draft, NoDraft
from citdesk.workspace.checking import findings
from citdesk.workspace.drafting import discard_draft, open_report
from citdesk.workspace.failures import ProblemsRemain
from citdesk.workspace.form_context import given_to
from citdesk.workspace.inside import Inside
from citdesk.workspace.instance_texts import instance_texts
from citdesk.workspace.papers import PaperJob
from citdesk.workspace.sample_case import SAMPLE, fill_sample, sample_form
from citdesk.xforms import Session

#: What is written for a drill, and the paper that can be made of it.
_FORM, _PAPER = "encounter", "encounter_report"
_DOCUMENT_BYTES = 8


@dataclass(frozen=True, slots=True)
class Practised:
    """A report written in practice. ``drill`` is the drill's id, SAMPLE for the sample case."""

    report: str
    drill: str
    answers: int
    begun_at: datetime
    changed_at: datetime


class PracticeCalls:
    """Blocking calls on the thread that owns the vault, with the vault's and the disk's errors."""

    def __init__(self, inside: Inside) -> None:
        self._inside = inside

    def start(self, drill: str) -> str:
        """Begins an encounter report for a drill; its id. It is opened and saved like any draft."""
        return self._begin(_FORM, drill, lambda _: None)

    def sample(self) -> str:
        """The id of the sample case: the one that is here, else a new one. Raises DataFileError."""
        for draft in self._inside.vault.drafts.of_practice():
            if draft.practice == SAMPLE:
                return draft.report
        now = self._inside.clock.now().astimezone(self._inside.zone)
        return self._begin(sample_form(), SAMPLE, lambda session: fill_sample(session, now))

    def _begin(self, form_id: str, drill: str, write: Callable[[Session], None]) -> ReportId:
        inside = self._inside
        now = inside.clock.now()
        milliseconds = int(now.timestamp() * 1000)
        report = ReportId(uuid7(milliseconds, inside.random(10)))
        case = CaseId(uuid7(milliseconds, inside.random(10)))
        form, sha256 = inside.shelf.newest(form_id)
        session = form.start(given_to(inside, form_id, None).context)
        write(session)
        draft = Draft(report, case, sha256, None, session.to_xml(), {}, now, now, practice=drill)
        inside.vault.drafts.begin(draft)
        return report

    def all(self) -> tuple[Practised, ...]:
        """What was written in practice on this computer, latest change first."""
        return tuple(_row(draft) for draft in self._inside.vault.drafts.of_practice())

    def look_over(self, report: str) -> tuple[Finding, ...]:
        """What the rules over the whole record say of it.

        Raises ProblemsRemain like sending would, NoDraft for anything that is not practice.
        """
        self._need(report)
        session = open_report(self._inside, ReportId(report)).session
        session.finish()
        problems = session.problems()
        if problems:
            raise ProblemsRemain(problems)
        return findings(self._inside, ReportId(report))

    def paper(self, report: str, title: str) -> PaperJob:
        """The report on paper with PRACTICE across every page. Raises NoDraft; no paper is recorded."""
        from citdesk.paperwork import Agency, Order, ReportOnPaper, Signed, make_paper

        inside, draft = self._inside, self._need(report)
        filling = open_report(inside, draft.report)
        agency, person, now = inside.agency, inside.person, inside.clock.now()
        order = Order(
            document_id=f"P-{inside.random(_DOCUMENT_BYTES).hex().upper()}",
            kind=_PAPER,
            audience="internal",
            made_at=now,
            made_by=person.name,
            recipient="Practice",
            reason="Practice",
            legends=inside.legends,
        )
        whose = Agency(
            agency.name, agency.address, agency.phone, agency.ori, agency.demonstration, practice=True
        )
        shown = ReportOnPaper(
            form=filling.form,
            instance_xml=filling.session.to_xml(pruned=True),
            report_id=draft.report,
            report_number="PRACTICE",
            case_number="",
            revision=0,
            revision_hash="",
            author=Signed(person.name, "Author", person.badge, now),
            approval=None,
            zone=inside.zone,
            practice=True,
        )
        return PaperJob(
            report=report,
            case=draft.case,
            revision="",
            kind=_PAPER,
            title=title,
            document_id=order.document_id,
            recipient=order.recipient,
            reason=order.reason,
            audience=order.audience,
            _make=lambda: make_paper(_PAPER, (shown,), whose, order),
        )

    def discard(self, report: str) -> None:
        """Deletes it. Raises NoDraft for anything that is not practice."""
        discard_draft(self._inside, self._need(report).report)

    def _need(self, report: str) -> Draft:
        draft = self._inside.vault.drafts.need(ReportId(report))
        if draft.practice is None:
            raise NoDraft
        return draft


def _row(draft: Draft) -> Practised:
    answers = len(instance_texts(draft.instance_xml))
    return Practised(draft.report, draft.practice or "", answers, draft.begun_at, draft.changed_at)
