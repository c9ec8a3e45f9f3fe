"""A person's acts through the workspace, without a window: what stages the demonstration's cases."""

from __future__ import annotations

from pathlib import Path

from citdesk.cli.demonstration.player import PaperTrace
from citdesk.cli.demonstration.scripts import Add, Answer, Change, Remove
from citdesk.workspace import ProblemsRemain, Workspace

#: kind of paper -> who gets it in the demonstration, and why
RECIPIENTS = {
    "encounter_report": ("Agency records", "Case file"),
    "referral": ("Receiving service", "Referral with consent"),
    "diversion_packet": ("County Court, diversion desk", "Diversion referral"),
    "hold_worksheet": ("Receiving facility", "Emergency hold"),
    "custody_transfer": ("Receiving facility", "Custody transfer"),
}


class WorkspaceHands:
    """One signed-in person. Every answer is saved as it is given, as on the screen."""

    def __init__(self, workspace: Workspace, papers: Path) -> None:
        self._workspace = workspace
        self._papers = papers
        self._exchange = workspace.exchange(lambda work: work())

    def close(self) -> None:
        """Ends the connection to HQ; the workspace stays open."""
        self._exchange.close()

    def start(self, form: str, parent: str | None) -> str:
        """Starts a report; gives its id."""
        return self._workspace.start_report(form, parent)

    def fill(self, report: str, changes: tuple[Change, ...]) -> int:
        """Enters the answers, each durably saved before the next."""
        session = self._workspace.open_report(report).session
        for change in changes:
            match change:
                case Add():
                    session.add_repeat(change.path)
                case Remove():
                    session.remove_repeat(change.path)
                case Answer():
                    session.answer(change.path, change.value)
            self._workspace.save_draft(report, session.to_xml(), {})
        return sum(isinstance(change, Answer) for change in changes)

    def take_cad(self, report: str, text: str) -> int:
        """Takes the answers of the CAD text over, as the form does."""
        filling = self._workspace.open_report(report)
        found = self._workspace.cad_answers(filling.form.id, text).taken
        return self.fill(report, tuple(Answer(answer.path, answer.value) for answer in found))

    def problems(self, report: str) -> tuple[str, ...]:
        """The paths of the questions the form complains about."""
        return tuple(problem.path for problem in self._workspace.open_report(report).session.problems())

    def send(self, report: str) -> None:
        """Sends the report; raises ProblemsRemain with every path in its message."""
        try:
            self._workspace.send(report)
        except ProblemsRemain as remaining:
            paths = ", ".join(f"{problem.path} ({problem.kind})" for problem in remaining.problems)
            remaining.add_note(f"open: {paths}")
            raise

    def rework(self, report: str) -> None:
        """Opens a returned, withdrawn or approved report again."""
        self._workspace.rework(report)

    def send_back(self, report: str, reasons: tuple[str, ...], comments: tuple[tuple[str, str], ...]) -> None:
        """Returns the report with coded reasons and comments on questions."""
        page = self._workspace.review(report)
        self._workspace.return_report(report, page.revision, reasons, comments)

    def approve(self, report: str) -> None:
        """Approves the revision that awaits a decision."""
        self._workspace.approve(report, self._workspace.review(report).revision)

    @property
    def badge(self) -> str:
        """The person's badge number."""
        return self._workspace.person.badge

    def assign(self, report: str, badge: str) -> None:
        """Puts the officer with this badge on the report's case."""
        others = self._workspace.case_people(report).others
        self._workspace.assign_officer(report, next(person.id for person in others if person.badge == badge))

    def print_paper(self, report: str, kind: str) -> PaperTrace:
        """Makes the paper, writes it to the folder of papers and records that it was issued."""
        agreed = {choice.kind: choice.recipient for choice in self._workspace.paper_choices(report)}
        usual, reason = RECIPIENTS[kind]
        recipient = agreed.get(kind) or usual
        job = self._workspace.prepare_paper(report, kind, recipient, reason)
        paper = job.make()
        self._papers.mkdir(parents=True, exist_ok=True)
        (self._papers / paper.file_name).write_bytes(paper.pdf)
        self._workspace.issue_paper(job, paper)
        return PaperTrace(report, paper.kind, paper.file_name, paper.pages, paper.sha256, len(paper.pdf))

    def exchange(self) -> tuple[int, int]:
        """One exchange with HQ; gives events pushed and items pulled."""
        result = self._exchange.exchange_once()
        return result.pushed, result.pulled

    def state(self, report: str) -> tuple[str, str | None]:
        """Where the report stands, and its number."""
        row = next(row for row in self._workspace.reports() if row.id == report)
        return row.state or row.display.value, row.number
