"""How long the GUI thread is held up while the vault's thread takes in events, and while papers are made.

The events come as HQ hands them out, from memory: the wire itself is not in this. A beat in the GUI thread
says how late it came. A supervisor's queue stands on the screen meanwhile and is read anew after each answer
of HQ, as the application does.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, Signal
from PySide6.QtWidgets import QApplication

from benchmarks.desktop.away import take_away
from citdesk.casework.people import Role
from citdesk.desktop.application import _read_the_rest
from citdesk.desktop.review.queue_model import QueueModel
from citdesk.desktop.review.queue_view import QueuePage
from citdesk.desktop.tasks import Sweeping, Tasks
from citdesk.desktop.tasks.watchdog import StallWatch
from citdesk.desktop.theme import Look
from citdesk.vault.mailbox import VaultMailbox
from citdesk.wire.exchange import PullAnswer
from citdesk.workspace.sign_in import signed_in
from tests.sync.agency import TestedAgency
from tests.sync.story import ReportStory
from tests.unit.vault.props import Laptop
from tests.unit.workspace.office import Office, write_forms

#: Each is two events: HQ gives it a number.
REPORTS, PACKETS = 5_000, 50
_AT_ONCE = 250


class _News(QObject):
    """Carries word of an answer from the worker into the GUI thread."""

    came = Signal()


def taking_in(app: QApplication, look: Look) -> int:
    """The longest hold-up in milliseconds while 10,000 events come into a vault."""
    folder = Path(tempfile.mkdtemp(prefix="citdesk-bench-"))
    agency = TestedAgency(folder / "hq")
    try:
        officer = agency.local_vault(agency.person("101", Role.OFFICER))
        supervisor = agency.person("201", Role.SUPERVISOR)
        events = [ReportStory().sent(officer) for _ in range(REPORTS)]
        for at in range(0, REPORTS, _AT_ONCE):
            agency.take(officer, *events[at : at + _AT_ONCE])
        answers: list[str] = []
        cursor, mark, more = 0, "", True
        while more:
            answer = agency.hq.pulling.after(supervisor, cursor, _AT_ONCE, agency.hq_clock.now(), mark=mark)
            cursor, mark, more = answer.cursor, answer.mark, answer.more
            answers.append(answer.to_text())
        laptop = Laptop(folder / "laptop")
        vault = laptop.new_vault(supervisor)
        forms = write_forms(folder / "forms")
        workspace = signed_in(vault, laptop.device, laptop.clock, laptop.random, forms)
        box, tasks, news = VaultMailbox(vault), Tasks(app), _News()
        model = QueueModel(workspace, tasks, laptop.clock.now)
        page = QueuePage(look, model)
        model.setParent(page)
        news.came.connect(model.reload)
        page.resize(1024, 768)
        page.show()
        page.arrive()
        _read_the_rest()  # as while somebody signs in; HQ in this process is no part of the application

        def take_in() -> None:
            for text in answers:
                read = PullAnswer.from_text(text)
                tasks.on_vault(lambda read=read: box.receive(read))
                news.came.emit()

        longest = _held_up(app, tasks, take_in)
        assert model.waiting, "no report came onto the queue: nothing was measured"
        take_away(page)
        vault.close()
        return longest
    finally:
        agency.close()
        shutil.rmtree(folder, ignore_errors=True)


def printing(app: QApplication) -> int:
    """The longest hold-up in milliseconds while 50 papers of a short form are made."""
    folder = Path(tempfile.mkdtemp(prefix="citdesk-bench-"))
    office = Office(folder, write_forms(folder / "forms"))
    try:
        office.sync()
        report = office.approved()
        jobs = [
            office.liaison.prepare_paper(report, "encounter_report", "Clerk", "hearing")
            for _ in range(PACKETS)
        ]

        _read_the_rest()

        def make_all() -> None:
            for job in jobs:
                job.make()

        return _held_up(app, Tasks(app), make_all)
    finally:
        office.close()
        shutil.rmtree(folder, ignore_errors=True)


def _held_up(app: QApplication, tasks: Tasks, work: Callable[[], None]) -> int:
    watch, loop, sweeping = StallWatch(app), QEventLoop(), Sweeping()
    failures: list[BaseException] = []

    def failed(failure: BaseException) -> None:
        failures.append(failure)
        loop.quit()

    sweeping.begin()  # as once somebody is signed in
    watch.start()
    tasks.pool(work, lambda _done: loop.quit(), failed)
    loop.exec()
    watch.stop()
    sweeping.end()
    tasks.close()
    if failures:
        raise failures[0]
    return watch.longest_ms
