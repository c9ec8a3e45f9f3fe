"""``citdesk`` as shipped, in a process of its own, with somebody at its windows who does what the test says.

``python -m tests.scenario.driven_program``: the program itself is started as its command does, on the profile
folder and the keyring of whoever runs it. One order a line comes in as JSON, ``{"do": NAME, "with": [...]}``,
one answer a line goes out behind ``> ``. A process that replaces itself says ``> "ready"`` anew.
"""

from __future__ import annotations

import ctypes
import json
import os
import re
import signal
import sys
import tempfile
import threading
import traceback
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QSettings, Qt, QTemporaryFile, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)

from citdesk.casework.people import Role
from citdesk.cli import start
from citdesk.cli.demonstration.agency import Member
from citdesk.cli.demonstration.camera import Camera
from citdesk.cli.demonstration.form_hands import FormHands
from citdesk.cli.demonstration.scripts import Answer, Change, Fill, TakeCad, load_script
from citdesk.cli.demonstration.window_hands import Laptop, WindowHands
from citdesk.desktop.application import Application, make_application
from citdesk.desktop.robot import NotThere, Robot
from citdesk.desktop.rows.view import RowsView
from citdesk.desktop.shell.page import Page
from citdesk.desktop.sign_in.sign_in_page import SignInPage
from citdesk.desktop.widgets import ErrorText
from tests.scenario.filler import text_questions

_DUMPABLE = 3  # PR_GET_DUMPABLE
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT")
#: marks in one text
_EACH = 8
_LATE = "/encounter/call/late_reason"


class Colleague(Member):
    """Somebody who signs in with a passphrase of their own."""

    passphrases: dict[str, str] = {}  # noqa: RUF012 - by badge; a frozen class has no room for it

    @property
    def passphrase(self) -> str:
        """What they type."""
        return self.passphrases[self.badge]


class Hands:
    """The acts that a test can ask for. All run beside the GUI thread; the robot hands them over to it."""

    def __init__(self, robot: Robot, application: Application) -> None:
        self._robot = robot
        self._application = application
        self._members: dict[str, Member] = {}
        self._form = FormHands(robot, lambda _: None)
        #: who gets the paper in sight, and why
        self._addressed = ("", "")
        self._laptop = Laptop(robot, application, self._members, Path(), Unseen(robot, Path()))

    # --- one control ------------------------------------------------------------------------------------

    def press(self, name: str) -> None:
        """Press a control."""
        self._robot.press(name)

    def type(self, name: str, text: str) -> None:
        """Type into a line or box."""
        self._robot.type_into(name, text)

    def letter(self, name: str, letter: str) -> None:
        """Type one letter more: the whole of a passphrase never goes through here."""
        line = self._robot.until(lambda: self._robot.sight(name), f"{name} to type into")
        self._robot.ask(lambda: QTest.keyClicks(line, letter))

    def clear(self, name: str) -> None:
        """Take away, letter by letter, what stands in a line."""
        line = self._robot.until(lambda: self._robot.sight(name), f"{name} to clear")

        def backwards() -> None:
            assert isinstance(line, QLineEdit)
            QTest.keyClick(line, Qt.Key.Key_End)
            while line.displayText():
                QTest.keyClick(line, Qt.Key.Key_Backspace)

        self._robot.ask(backwards)

    def wait(self, name: str) -> None:
        """Until a control is in sight."""
        self._robot.until(lambda: self._robot.sight(name), f"{name} to be in sight")

    def gone(self, name: str) -> None:
        """Until a control is out of sight."""
        self._robot.until(lambda: self._robot.sight(name) is None, f"{name} to be gone")

    def words(self, name: str) -> str:
        """What stands on a label, once something does."""

        def text() -> str:
            label = self._robot.sight(name)
            return label.text() if isinstance(label, QLabel) else ""

        return self._robot.until(text, f"{name} to say something")

    def command(self, id_: str) -> bool:
        """Carry out a command, as its key or the palette does."""
        return self._robot.ask(lambda: self._application.window.commands.run(id_))

    def in_sight(self) -> list[str]:
        """The names of everything that can be seen: what covers it counts."""
        window = self._application.window

        def seen() -> list[str]:
            covered = window.cover.isVisible() or window.locked
            over = {"cover", "page.lock"}
            names = [w.objectName() for w in self._robot._visible() if w.objectName()]
            return sorted(set(names) & over if covered else set(names))

        return self._robot.ask(seen)

    # --- signing in and out -----------------------------------------------------------------------------

    def sign_in(self, badge: str, passphrase: str) -> None:
        """Badge, passphrase, Sign in, and wait for the first page."""
        Colleague.passphrases[badge] = passphrase
        self._members[badge] = Colleague(Role.OFFICER, "", badge, "")
        self._laptop.be(badge)

    def tried(self) -> None:
        """Until a passphrase was tried."""

        def over() -> bool:
            gate = self._application.gate
            return not isinstance(gate, SignInPage) or not gate._model.state.busy

        self._robot.until(over, "the passphrase to be tried")

    def at_work(self, badge: str) -> None:
        """Somebody has signed in otherwise than by :meth:`sign_in`."""
        self._robot.until(lambda: self._application.signed_in, "somebody to be signed in")
        self._members[badge] = Colleague(Role.OFFICER, "", badge, "")
        self._laptop._role = badge

    def settle(self) -> None:
        """Until everything is at HQ."""
        self._laptop.settle()

    def problems(self) -> list[str]:
        """What the screen says stands in the way."""
        return self._robot.ask(
            lambda: [w.text() for w in self._robot._visible() if isinstance(w, ErrorText) and w.text()]
        )

    def standing(self) -> str:
        """How the exchange with HQ stands."""
        signed_in = self._application.signed_in
        return "" if signed_in is None else str(signed_in.exchange.state)

    def sign_out(self) -> None:
        """Sign out; a fresh process answers."""
        self._robot.ask(self._application.sign_out)

    def vault_lock(self) -> None:
        """What half an hour, or a sleep, does; a fresh process answers."""
        self._robot.ask(self._application.lock_vault)

    def lock(self) -> None:
        """Lock the screen."""
        self._robot.ask(self._application.lock)
        self._robot.until(lambda: self._application.window.locked, "the screen to be locked")

    def unlocked(self) -> None:
        """Until the screen is unlocked."""
        self._robot.until(lambda: not self._application.window.locked, "the screen to be unlocked")

    def cover(self) -> bool:
        """Press F12, look whether anything but the cover is in sight, and press a key again."""
        window = self._application.window
        self._robot.ask(window.activateWindow)  # no window manager is there to do it after a dialog
        self._robot.until(window.isActiveWindow, "the window to have the keyboard")
        self._robot.ask(lambda: QTest.keyClick(window, Qt.Key.Key_F12))
        self._robot.until(window.cover.isVisible, "the cover")
        over = self._robot.ask(lambda: window.childAt(window.rect().center()))
        self._robot.ask(lambda: QTest.keyClick(window.cover, Qt.Key.Key_Space))
        self._robot.until(lambda: not window.cover.isVisible(), "the cover to be lifted")
        return over is window.cover or window.cover.isAncestorOf(over)

    # --- writing ----------------------------------------------------------------------------------------

    def play(self, badge: str, script: str, mark: str) -> tuple[str, int]:
        """Writes and sends a script's encounter as of yesterday, each free text of it marked.

        Gives the report and how many texts.
        """
        hands, number = WindowHands(self._laptop, badge), 0
        told = load_script(Path(script))
        yesterday = datetime.now(told.zone) - timedelta(days=1)
        days = timedelta((yesterday.date() - told.now.date()).days)
        report = hands.start("encounter", None)
        for step in told.steps:
            if isinstance(step, TakeCad):
                text = step.text.replace(f"{told.now:%m/%d/%Y}", f"{yesterday:%m/%d/%Y}")
                hands.take_cad(report, text.replace("Market", f"{mark}000Street Market"))
            if not isinstance(step, Fill) or step.report != "encounter":
                continue
            marked = list[Change]()
            for change in step.changes:
                if isinstance(change, Answer) and isinstance(change.value, str) and " " in change.value:
                    number += 1
                    marked.append(Answer(change.path, f"{change.value} {mark}{number:03d}Told"))
                elif isinstance(change, Answer) and _MOMENT.match(str(change.value)):
                    moment = datetime.fromisoformat(str(change.value)) + days
                    # the same hour where the clocks were set in between
                    there = moment.replace(tzinfo=told.zone)
                    marked.append(Answer(change.path, there.isoformat()))
                else:
                    marked.append(change)
            hands.fill(report, tuple(marked))
        if _LATE in hands.problems(report):
            number += 1
            hands.fill(report, (Answer(_LATE, f"Written the next day {mark}{number:03d}Told"),))
        hands.send(report)
        return report, number + 1

    def start(self, badge: str, form: str) -> str:
        """An empty draft, open on the screen."""
        return WindowHands(self._laptop, badge).start(form, None)

    def write(
        self, badge: str, form: str, mark: str, number: int, parent: str | None = None
    ) -> tuple[str, int]:
        """A draft with marked texts in every question that takes one; gives it and how many marks."""
        hands = WindowHands(self._laptop, badge)
        report = hands.start(form, parent)
        return report, self._mark_texts(hands, report, mark, number)

    def _mark_texts(self, hands: WindowHands, report: str, mark: str, number: int) -> int:
        paths: Sequence[str] = self._laptop.read(
            lambda work: text_questions(work.open_report(report).session)
        )
        texts = [
            " ".join(f"{mark}{number + _EACH * at + more:03d}Answer" for more in range(_EACH))
            for at in range(len(paths))
        ]
        hands.fill(report, tuple(Answer(path, text) for path, text in zip(paths, texts, strict=True)))
        return _EACH * len(paths)

    def answer(self, badge: str, report: str, path: str, value: str | list[str]) -> None:
        """One answer."""
        given = tuple(value) if isinstance(value, list) else value
        WindowHands(self._laptop, badge).fill(report, (Answer(path, given),))

    def attach(self, path: str, file: str) -> None:
        """Chooses a file in the dialog by typing its place, as Qt's own dialog takes it, and waits for it."""
        self._robot.press(f"{path}#choose")
        self._in_dialog(f"{path}#dialog", file)
        self._robot.until(lambda: self._robot.sight(f"{path}#remove"), "the file to be kept")

    def draw(self, badge: str, report: str, path: str) -> None:
        """A stroke over the pad of a question."""
        view = WindowHands(self._laptop, badge)._open_form(report)
        self._form._to_question(view, path)
        pad = self._robot.until(lambda: self._robot.sight(path), f"{path} to draw on")

        def stroke() -> None:
            left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
            QTest.mousePress(pad, left, none, QPoint(20, 20))
            for step in range(2, 12):
                QTest.mouseMove(pad, QPoint(10 * step, 20 + 4 * step))
            QTest.mouseRelease(pad, left, none, QPoint(120, 60))

        self._robot.ask(stroke)

    def approve(self, badge: str, report: str) -> None:
        """A supervisor approves."""
        WindowHands(self._laptop, badge).approve(report)

    def ask_clinician(self, mark: str) -> None:
        """From the report in hand: Guidance, Ask a clinician, the question, Send."""
        self._robot.press("form.guidance")
        self._robot.press("form.consult")
        form = self._robot.until(lambda: self._laptop.form(form_id="consult"), "the question's form")
        for path, value in (
            ("request/urgency", "now"),
            ("request/topics", ("approach",)),
            ("request/question", f"How do I keep him talking {mark}Question"),
            ("request/facts", f"Sat on the curb {mark}Facts"),
            ("answer/signed_name", f"Officer {mark}Name"),
        ):
            self._form.fill(form, (Answer(f"/consult/{path}", value),))
        self._form.to_check(form)
        self._robot.press("form.continue")
        self.wait("asked.title")

    # --- paper ------------------------------------------------------------------------------------------

    def paper(self, report: str, mark: str, refused: str, saved: str) -> int:
        """Looks at a paper, has it refused by one folder and saved in another; gives its size in bytes."""
        robot = self._robot
        robot.press_area("area.reports")
        robot.open_row("my-work.list", report)
        robot.press("report.papers")
        robot.press("paper.kind:encounter_report")
        self._addressed = recipient, reason = f"Records {mark}Reader", f"Case file {mark}Reason"
        robot.type_into("packet.recipient", recipient)
        robot.type_into("packet.reason", reason)
        paper = robot.until(lambda: self._laptop.paper("encounter_report", recipient, reason), "the paper")
        if robot.ask(lambda: robot.sight("packet.looked")) is not None:
            robot.press("packet.looked")
        self._look_at_pages("packet.turn")
        robot.press("paper.save")
        robot.choose_file("paper.save-dialog", Path(refused))  # Qt's own dialog would not let it be typed
        robot.until(lambda: self._said("packet.problem"), "the refusal to be told")
        robot.press("paper.save")
        self._in_dialog("paper.save-dialog", saved)
        file = Path(saved)
        robot.until(lambda: file.exists() and file.stat().st_size >= len(paper.pdf), "the PDF to be saved")
        robot.until(self._paper_is_out, "the page to be free again")
        return file.stat().st_size  # signed, it is larger than what was shown

    def print_to_file(self, printed: str) -> None:
        """Prints the paper in sight with the system's dialog, into a file: no printer stands here."""
        robot = self._robot
        recipient, first = self._addressed
        reason = f"{first}, on paper"  # each one out has a reason of its own
        robot.type_into("packet.reason", reason)
        robot.until(lambda: self._laptop.paper("encounter_report", recipient, reason), "the next paper")
        robot.press("paper.print")
        dialog = robot.until(lambda: robot.sight("paper.print-dialog"), "the print dialog")

        def accept() -> None:
            line = next(
                (each for each in dialog.findChildren(QLineEdit) if each.objectName() == "filename"), None
            )
            if line is None:
                raise NotThere("the print dialog has no line for a file")
            line.setText(printed)
            box = dialog.findChild(QDialogButtonBox)
            if box is None:
                raise NotThere("the print dialog has no buttons")
            named = [b for b in box.buttons() if box.buttonRole(b) is QDialogButtonBox.ButtonRole.AcceptRole]
            named[0].click()

        robot.ask(accept)
        robot.until(lambda: Path(printed).exists(), "the pages to be printed")
        robot.until(self._paper_is_out, "the page to be free again")

    def _paper_is_out(self) -> bool:
        """Nobody leaves the page before: whether the paper came out is told there."""
        page = self._robot.sight("page.packet")
        return isinstance(page, Page) and not page.under_way()

    def _look_at_pages(self, turn: str) -> None:
        """Waits until the paper is drawn; on a narrow window it is brought into sight first, and put away."""
        robot = self._robot
        narrow = robot.ask(lambda: robot.sight(turn)) is not None
        if narrow:
            robot.press(turn)
        robot.until(lambda: robot.drawn("packet.pages"), "the paper to be drawn")
        if narrow:
            robot.press(turn)

    def handout(self, typed: str, saved: str) -> None:
        """Looks for a service by marked words, takes the first for 'shelter' and saves the hand-out."""
        robot = self._robot
        robot.ask(lambda: self._application.window.commands.run("guide.directory"))
        robot.type_into("directory.search", typed)
        robot.type_into("directory.search", "crisis line")
        line = robot.until(lambda: robot.sight("directory.search"), "the search")
        self._some_rows("directory.list")
        robot.ask(lambda: QTest.keyClick(line, Qt.Key.Key_Return))
        robot.press("service.pick")
        robot.press("directory.handout")
        self._look_at_pages("handout.turn")
        robot.press("paper.save")
        self._in_dialog("paper.save-dialog", saved)
        robot.until(lambda: Path(saved).exists(), "the hand-out to be saved")

    def search(self, typed: str) -> None:
        """Looks for words in one's reports, with and without the filters."""
        robot = self._robot
        for _ in range(2):
            if robot.ask(lambda: robot.sight("my-work.search")) is None:
                robot.press_area("area.reports")
        robot.type_into("my-work.search", typed)
        self._some_rows("my-work.list")
        folded = robot.ask(lambda: robot.sight("my-work.filters")) is not None
        if folded:
            robot.press("my-work.filters")
        robot.press("my-work.stage.open")
        robot.press("my-work.stage.open")
        robot.press("my-work.search.clear")
        if folded:
            robot.press("my-work.filters")

    def copy(self, name: str) -> str:
        """Selects all of a box and copies it; gives what the clipboard then has."""
        box = self._robot.until(lambda: self._robot.sight(name), f"{name} to copy from")

        def chosen() -> str:
            if isinstance(box, QLineEdit | QPlainTextEdit):
                box.selectAll()
                box.copy()
            return QGuiApplication.clipboard().text()

        return self._robot.ask(chosen)

    # --- what a test has to know of the process ---------------------------------------------------------

    def data_key(self) -> str:
        """The key of the open vault, in hexadecimal."""
        return self._laptop.read(lambda work: work.vault.keys.data_key.hex())

    def may_dump(self) -> int:
        """What the kernel says of this process: 1 where its memory may be written to a core file."""
        return int(ctypes.CDLL(None).prctl(_DUMPABLE, 0, 0, 0, 0))

    def crash(self) -> None:
        """Ends the way a broken library does."""
        signal.raise_signal(signal.SIGSEGV)

    # --- leaks on purpose, so that the search is seen to find them --------------------------------------

    def leak(self, kind: str, text: str) -> None:
        """Writes a text as a careless change of the program would."""
        getattr(self, f"_leak_{kind}")(text)

    def _leak_settings(self, text: str) -> None:
        folder = Path(os.environ["XDG_CONFIG_HOME"])
        store = QSettings(str(folder / "citdesk" / "recent.ini"), QSettings.Format.IniFormat)
        store.setValue("recent", [f"file:///home/{text}"])
        store.sync()

    def _leak_temporary(self, text: str) -> None:
        file = QTemporaryFile()
        file.setAutoRemove(False)
        if file.open():
            file.write(text.encode("utf-16-le"))
            file.fileName()  # Linux gives it a name only when it is asked for
            file.close()

    def _leak_python(self, text: str) -> None:
        with tempfile.NamedTemporaryFile("w", delete=False) as file:
            file.write(text)

    def _leak_log(self, text: str) -> None:
        print(f"saved {text}", file=sys.stderr, flush=True)

    # --- inside -----------------------------------------------------------------------------------------

    def _some_rows(self, name: str) -> None:
        def some() -> bool:
            rows = self._robot.sight(name)
            return isinstance(rows, RowsView) and rows.model().rowCount() > 0

        self._robot.until(some, f"something in {name}")

    def _said(self, name: str) -> bool:
        label = self._robot.sight(name)
        return isinstance(label, QLabel) and bool(label.text())

    def _in_dialog(self, name: str, file: str) -> None:
        """Goes to the folder, as pressing it in the dialog does, and types the file's name."""
        robot = self._robot
        dialog = robot.until(lambda: robot.sight(name), f"the dialog {name}")

        def choose() -> None:
            line, box = dialog.findChild(QLineEdit, "fileNameEdit"), dialog.findChild(QDialogButtonBox)
            if not isinstance(dialog, QFileDialog) or line is None or box is None:
                raise NotThere(f"{name} is no dialog of Qt's own")
            dialog.setDirectory(str(Path(file).parent))
            line.setText(Path(file).name)
            roles = QDialogButtonBox.ButtonRole
            button = next(b for b in box.buttons() if box.buttonRole(b) is roles.AcceptRole)
            assert isinstance(button, QPushButton)
            button.setEnabled(True)
            button.click()

        robot.ask(choose)


class Unseen(Camera):
    """No pictures are taken."""

    def take(self, name: str) -> None:
        """See Camera."""


def listen(hands: Hands) -> None:
    """Does what it is told, one after the other, until nothing more comes in."""
    say("ready")
    for line in sys.stdin:
        order = json.loads(line)
        try:
            answer = getattr(hands, order["do"])(*order["with"])
        except BaseException as wrong:  # noqa: BLE001 - told to the test
            said = f"{type(wrong).__name__}: {wrong}. On the screen: {hands.problems()}. {hands.standing()}"
            answer = {"wrong": said, "where": traceback.format_exc()}
        if order["do"] not in ("sign_out", "vault_lock"):  # the next process says that it is ready
            say(answer)


def say(answer: object) -> None:
    """One line for the test."""
    sys.stdout.write(f"> {json.dumps(answer)}\n")
    sys.stdout.flush()


def begin(app: QApplication) -> None:
    """The program's loop runs: find its window and sit down at it."""
    application = app.findChild(Application)
    assert application is not None
    robot = Robot(application.window, patience=150.0)
    threading.Thread(target=listen, args=(Hands(robot, application),), daemon=True).start()


if __name__ == "__main__":
    qt = make_application(["citdesk"])
    QTimer.singleShot(0, qt, lambda: begin(qt))
    sys.argv = ["citdesk"]
    start.main()
