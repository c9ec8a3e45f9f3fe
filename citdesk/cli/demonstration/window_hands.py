"""A person's acts through the real windows: one laptop, the people who sign in by turns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from citdesk.cli.demonstration.agency import Member
from citdesk.cli.demonstration.camera import Camera
from citdesk.cli.demonstration.form_hands import FormHands
from citdesk.cli.demonstration.player import PaperTrace
from citdesk.cli.demonstration.scripts import Change
from citdesk.cli.demonstration.workspace_hands import RECIPIENTS
from citdesk.desktop.application import Application
from citdesk.desktop.form import FormView
from citdesk.desktop.liaison.packet_view import PacketPage
from citdesk.desktop.my_work.fill_view import FillPage
from citdesk.desktop.robot import NotThere, Robot
from citdesk.desktop.shell.status_words import Link
from citdesk.workspace import Paper, Workspace

T = TypeVar("T")


class Laptop:
    """The one window, who is at it, and where pictures of it go."""

    def __init__(
        self,
        robot: Robot,
        application: Application,
        members: Mapping[str, Member],
        output: Path,
        camera: Camera | None = None,
    ) -> None:
        self.robot = robot
        self.output = output
        self.picture = (camera or Camera(robot, output / "screens")).take
        self._application = application
        self._members = members
        self._role: str | None = None
        self._counted = (0, 0)

    def be(self, role: str) -> None:
        """Signs this person in, and whoever is there out."""
        if self._role == role:
            return
        self.leave()
        robot = self.robot
        member = self._members[role]
        robot.type_into("sign-in.badge", member.badge)
        robot.type_into("sign-in.passphrase", member.passphrase)
        self.picture("01-sign-in")
        robot.press("sign-in.go")
        robot.until(lambda: self._application.signed_in, f"{role} to be signed in")
        self._role = role
        self._counted = (0, 0)
        self.settle()

    def leave(self) -> None:
        """Signs out whoever is there, once everything is at HQ."""
        if self._role is not None:
            self.settle()
            self.robot.ask(self._application.sign_out)
            self._role = None

    def badge(self, role: str) -> str:
        """The badge number of the person in this role."""
        return self._members[role].badge

    def settle(self) -> None:
        """Waits until everything here is at HQ and everything from there is here."""

        def quiet() -> bool:
            signed_in = self._application.signed_in
            state = None if signed_in is None else signed_in.exchange.state
            return state is not None and state.link is Link.CONNECTED and not state.waiting

        # how much waits is counted in the vault's thread: an act of a moment ago counts once that was heard
        self.read(lambda _workspace: True)
        self.robot.ask(lambda: True)
        self.robot.until(quiet, "everything to be sent")

    def counts(self) -> tuple[int, int]:
        """Events sent and items received since this was last asked."""
        signed_in = self._application.signed_in
        if signed_in is None:
            return 0, 0
        now = signed_in.exchange.sent, signed_in.exchange.received
        before, self._counted = self._counted, now
        return now[0] - before[0], now[1] - before[1]

    def read(self, work: Callable[[Workspace], T]) -> T:
        """Reads something from the open workspace, in the vault's own thread."""
        workspace = self._application.workspace
        if workspace is None:
            raise NotThere("nobody is signed in")
        return self._application.tasks.on_vault(lambda: work(workspace))

    def form(self, report: str | None = None, form_id: str | None = None) -> FormView | None:
        """The open guided form, if it is of this report or form. In the GUI thread."""
        page = self._application.window.areas.page
        if not isinstance(page, FillPage) or not page.form.isVisible():
            return None
        row = page.model.row
        return page.form if report == row.id or form_id == row.form_id else None

    def open_report(self) -> str:
        """The id of the report in the open form. In the GUI thread."""
        page = self._application.window.areas.page
        return page.model.row.id if isinstance(page, FillPage) else ""

    def recipient(self) -> str:
        """Who stands as the reader of the paper: whom a consent names, at first. In the GUI thread."""
        page = self._application.window.areas.page
        return page.model.state.recipient if isinstance(page, PacketPage) else ""

    def paper(self, kind: str, recipient: str, reason: str) -> Paper | None:
        """The paper in the preview, once it is the one asked for. In the GUI thread."""
        page = self._application.window.areas.page
        if not isinstance(page, PacketPage):
            return None
        state = page.model.state
        wanted = (state.kind, state.recipient, state.reason) == (kind, recipient, reason)
        return state.paper if wanted and not state.making else None


class WindowHands:
    """One of the people, pressing and typing."""

    def __init__(self, laptop: Laptop, role: str) -> None:
        self._laptop = laptop
        self._robot = laptop.robot
        self._role = role
        self._form = FormHands(laptop.robot, laptop.picture)

    def start(self, form: str, parent: str | None) -> str:
        """Starts a report from the list of reports, or from the report it belongs to."""
        self._laptop.be(self._role)
        robot = self._robot
        if parent is None:
            self._to_reports()
            self._laptop.picture("02-reports")
            robot.press("report.start")
            self._laptop.picture("03-start")
            robot.open_row("start.list", form)
        else:
            self._open_row(parent)
            self._laptop.picture("12-approved-report")
            robot.press(f"report.start:{form}")
        robot.until(lambda: self._laptop.form(form_id=form), f"the form {form}")
        return robot.ask(self._laptop.open_report)

    def fill(self, report: str, changes: tuple[Change, ...]) -> int:
        """Goes to each question and enters its answer."""
        return self._form.fill(self._open_form(report), changes)

    def take_cad(self, report: str, text: str) -> int:
        """Copies the text and presses Paste CAD on the first page; gives how many answers it filled in."""
        return self._form.take_cad(self._open_form(report), text)

    def problems(self, report: str) -> tuple[str, ...]:
        """What the page before sending lists as needing an answer or a change."""
        view = self._open_form(report)
        self._form.to_check(view)
        found = self._robot.ask(lambda: self._robot.names("#mend"))
        self._laptop.picture("05-problems" if found else "06-check")
        return tuple(name.removesuffix("#mend") for name in found)

    def send(self, report: str) -> None:
        """Presses Send on the page before sending."""
        view = self._open_form(report)
        self._form.to_check(view)
        self._laptop.picture("06-check")
        self._robot.press("form.continue")
        self._robot.until(lambda: self._robot.sight("confirmation.done"), "the report to be sent")
        self._laptop.settle()
        self._laptop.picture("07-sent")
        self._robot.press("confirmation.done")

    def rework(self, report: str) -> None:
        """Opens a returned, withdrawn or approved report again."""
        self._laptop.be(self._role)
        self._open_row(report)
        if self._robot.ask(lambda: self._laptop.form(report)) is None:
            self._laptop.picture("10-report")
            self._robot.press("report.write")
        self._robot.until(lambda: self._laptop.form(report), "the report to open")
        self._laptop.picture("11-things-to-change")

    def send_back(self, report: str, reasons: tuple[str, ...], comments: tuple[tuple[str, str], ...]) -> None:
        """Comments on questions, chooses reasons, returns the report."""
        self._open_review(report)
        robot = self._robot
        for path, text in comments:
            robot.press(f"comment:{path}")
            robot.type_into(f"comment-text:{path}", text)
            robot.press(f"comment-keep:{path}")
        self._laptop.picture("08-review-with-comment")
        robot.press("review.return")
        for reason in reasons:
            robot.press(f"reason:{reason}")
        self._laptop.picture("09-return")
        robot.press("return.go")
        robot.until(lambda: robot.sight("return.go") is None, "the report to be returned")
        self._laptop.settle()

    def approve(self, report: str) -> None:
        """Two presses: Approve on the report, Approve on the page that says what follows."""
        self._open_review(report)
        robot = self._robot
        robot.press("review.approve")
        self._laptop.picture("13-approve")
        robot.press("approve.go")
        robot.until(lambda: robot.sight("approve.go") is None, "the report to be approved")
        self._laptop.settle()

    @property
    def badge(self) -> str:
        """The person's badge number."""
        return self._laptop.badge(self._role)

    def assign(self, report: str, badge: str) -> None:
        """Goes to the people of the case, types the badge and presses the officer found."""
        self._laptop.be(self._role)
        robot = self._robot
        if not robot.has_area("area.review"):
            self._open_row(report)
            robot.press("report.case")
        else:
            self._open_review(report)
            robot.press("review.more")
            robot.press("more.case")
        robot.type_into("case.find", badge)
        robot.press(f"case.assign:{badge}")
        robot.until(lambda: robot.sight(f"case.take_off:{badge}"), "the officer to be on the case")
        self._laptop.settle()
        self._laptop.picture("13-case")

    def print_paper(self, report: str, kind: str) -> PaperTrace:
        """Chooses the paper, says who gets it and why, looks at what is withheld, saves it as PDF."""
        self._laptop.be(self._role)
        robot = self._robot
        if robot.has_area("area.liaison"):
            robot.press_area("area.liaison")
            robot.until(lambda: robot.sight("board.list"), "the board")
            self._laptop.picture("14-liaison")
            robot.open_row("board.list", report)
            robot.press("court-file.paper")
        else:
            self._open_row(report)
            robot.press("report.papers")
        usual, reason = RECIPIENTS[kind]
        robot.press(f"paper.kind:{kind}")
        recipient = robot.ask(self._laptop.recipient) or usual
        robot.type_into("packet.recipient", recipient)
        robot.type_into("packet.reason", reason)
        paper = robot.until(lambda: self._laptop.paper(kind, recipient, reason), f"the paper {kind}")
        if robot.ask(lambda: robot.sight("packet.looked")) is not None:
            robot.press("packet.looked")
        robot.until(lambda: robot.drawn("packet.pages"), "the paper to be drawn")
        self._laptop.picture(f"15-{kind}")
        file = self._laptop.output / "papers" / paper.file_name
        file.parent.mkdir(parents=True, exist_ok=True)
        robot.press("paper.save")
        robot.choose_file("paper.save-dialog", file)
        # whole from its first moment; signed, it begins with the paper's own bytes
        robot.until(lambda: file.exists() and file.stat().st_size >= len(paper.pdf), "the PDF to be saved")
        self._laptop.settle()
        robot.press("page.back")
        return PaperTrace(report, paper.kind, paper.file_name, paper.pages, paper.sha256, len(paper.pdf))

    def exchange(self) -> tuple[int, int]:
        """Whoever is at the screen waits until everything went; the others exchange when they sign in."""
        self._laptop.settle()
        return self._laptop.counts()

    def state(self, report: str) -> tuple[str, str | None]:
        """Where the report stands, as whoever is at the screen has it."""
        rows = self._laptop.read(lambda workspace: workspace.case_of(report))
        row = next(row for row in rows if row.id == report)
        return row.state or row.display.value, row.number

    def _open_form(self, report: str) -> FormView:
        self._laptop.be(self._role)
        view = self._robot.ask(lambda: self._laptop.form(report))
        if view is not None:
            return view
        self._open_row(report)
        if self._robot.ask(lambda: self._robot.sight("report.write")) is not None:
            self._robot.press("report.write")
        return self._robot.until(lambda: self._laptop.form(report), "the report to open")

    def _to_reports(self) -> None:
        for _ in range(2):  # the second press goes back to the list from a page above it
            if self._robot.ask(lambda: self._robot.sight("my-work.list")) is None:
                self._robot.press_area("area.reports")
        self._robot.until(lambda: self._robot.sight("report.start"), "the list of reports")

    def _open_row(self, report: str) -> None:
        self._to_reports()
        self._robot.open_row("my-work.list", report)
        self._robot.until(
            lambda: self._robot.sight("page.report") or self._laptop.form(report), "the report's page"
        )

    def _open_review(self, report: str) -> None:
        self._laptop.be(self._role)
        robot = self._robot
        for _ in range(2):
            if robot.ask(lambda: robot.sight("queue.list") or robot.sight("page.review")) is None:
                robot.press_area("area.review")
        if robot.ask(lambda: robot.sight("queue.show-new")) is not None:
            robot.press("queue.show-new")
        self._laptop.picture("08-queue")
        robot.open_row("queue.list", report)
        robot.until(lambda: robot.sight("review.approve"), "the report under review")
        self._laptop.picture("08-review")
