"""A person's acts through the workspace, without a window: what stages the demonstration's cases."""

from __future__ import annotations

from pathlib import Path

from citdesk.cli.demonstration.encounter_script import Step
from citdesk.cli.demonstration.player import PaperTrace
from citdesk.workspace import ProblemsRemain, Workspace


class WorkspaceHands:
    """One signed-in person. Every answer is saved as it is given, as on the screen."""

    def __init__(self, workspace: Workspace, papers: Path) -> None:
        self._workspace = workspace
        self._papers = papers
        self._exchange = workspace.exchange(lambda work: work())

    def start(self, form: str, parent: str | None) -> str:
        """Starts a report; gives its id."""
        return self._workspace.start_report(form, parent)

    def fill(self, report: str, step: Step) -> int:
        """Enters the step's answers, each durably saved before the next."""
        session = self._workspace.open_report(report).session
        for answer in step.answers:
            if answer.act == "add":
                session.add_repeat(answer.path)
            elif answer.act == "remove":
                session.remove_repeat(answer.path)
            else:
                session.answer(answer.path, answer.value)
            self._workspace.save_draft(report, session.to_xml(), {})
        return sum(answer.act == "answer" for answer in step.answers)

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

    def withdraw(self, report: str) -> None:
        """Takes a sent report back."""
        self._workspace.withdraw(report)

    def send_back(self, report: str, step: Step) -> None:
        """Returns the report with the step's reasons and comments."""
        page = self._workspace.review(report)
        self._workspace.return_report(report, page.revision, step.reasons, step.comments, step.note)

    def approve(self, report: str) -> None:
        """Approves the revision that awaits a decision."""
        self._workspace.approve(report, self._workspace.review(report).revision)

    def print_paper(self, report: str, step: Step) -> PaperTrace:
        """Makes the paper, writes it to the folder of papers and records that it was issued."""
        job = self._workspace.prepare_paper(report, step.paper or "", step.recipient, step.reason)
        paper = job.make()
        self._papers.mkdir(parents=True, exist_ok=True)
        (self._papers / paper.file_name).write_bytes(paper.pdf)
        self._workspace.issue_paper(job, paper)
        return PaperTrace(report, paper.kind, paper.file_name, paper.pages, paper.sha256)

    def exchange(self) -> tuple[int, int]:
        """One exchange with HQ; gives events pushed and items pulled."""
        result = self._exchange.exchange_once()
        return result.pushed, result.pulled

    def state(self, report: str) -> tuple[str, str | None]:
        """Where the report stands, and its number."""
        row = next(row for row in self._workspace.reports() if row.id == report)
        return row.state or row.display.value, row.number
