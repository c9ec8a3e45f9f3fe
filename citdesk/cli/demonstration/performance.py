"""The two performances: with a display the application opens on staged cases; without one it plays them."""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

from citdesk.casework.errors import AdministratorError
from citdesk.cli.demonstration.agency import MEMBERS, DemonstrationHq, enrol_laptop
from citdesk.cli.demonstration.camera import Camera, EveryTheme
from citdesk.cli.demonstration.player import Account, Player
from citdesk.cli.demonstration.scripts import Script
from citdesk.cli.demonstration.staged_clock import StagedClock
from citdesk.cli.demonstration.summary import check_papers, write_summary
from citdesk.cli.demonstration.window_hands import Laptop, WindowHands
from citdesk.cli.demonstration.workspace_hands import WorkspaceHands
from citdesk.desktop.application import Application, make_application
from citdesk.desktop.robot import Robot
from citdesk.desktop.tasks import Tasks
from citdesk.desktop.theme import ThemeName
from citdesk.workspace import Desk

Said = Callable[[str], None]

#: What the unattended windows measure: a common vehicle laptop.
WINDOW = (1280, 800)


class PaperMissing(AdministratorError):
    """A paper that was issued is not where it was saved, or is another one."""

    code = "paper_missing"


@contextmanager
def demonstration_ground() -> Generator[tuple[DemonstrationHq, Path]]:
    """HQ running in a private folder that is gone afterwards, and the folder for the laptop's profile."""
    base = Path(tempfile.mkdtemp(prefix="citdesk-demonstration-"))
    hq = DemonstrationHq(base / "hq")
    try:
        hq.set_up()
        hq.start()
        yield hq, base / "laptop"
    finally:
        hq.stop()
        shutil.rmtree(base, ignore_errors=True)


def play_unattended(
    scripts: Sequence[Script],
    output: Path,
    said: Said,
    theme: ThemeName | None = None,
    *,
    every_theme: bool = False,
) -> Path:
    """Plays every script through the real windows; gives the summary. Raises what went wrong.

    With ``every_theme`` each screen is pictured in every theme and size instead of as it is.
    """
    shutil.rmtree(output, ignore_errors=True)
    output.mkdir(parents=True)
    with demonstration_ground() as (hq, profile):
        clock = StagedClock(hq.staged_time)
        said("HQ is running on loopback; opening their vaults on one laptop")
        desk = Desk(profile, clock=clock)
        for workspace in enrol_laptop(hq, desk).values():
            workspace.close()
        app = make_application(["citdesk"])
        tasks = Tasks(app)
        application = Application(app, desk, tasks, clock.now, theme=theme)
        application.window.resize(*WINDOW)
        application.start()
        robot = Robot(application.window)
        screens = output / "screens"
        camera = EveryTheme(robot, screens, application) if every_theme else Camera(robot, screens)
        laptop = Laptop(robot, application, MEMBERS, output, camera)
        journey = _Journey(laptop, clock, scripts, said, app.quit)
        journey.begin()
        app.exec()
        robot.close()
        journey.end()
        application.shut_down()
    if journey.problem is not None:
        raise journey.problem
    missing = check_papers(output, journey.accounts)
    if missing:
        raise PaperMissing(f"These papers are not what was issued: {', '.join(missing)}")
    return write_summary(output, journey.accounts, presses=robot.presses, letters=robot.letters)


def open_staged(scripts: Sequence[Script], output: Path, said: Said, theme: ThemeName | None = None) -> int:
    """Stages the cases, then opens the application for whoever is there; gives its exit code."""
    with demonstration_ground() as (hq, profile):
        clock = StagedClock(hq.staged_time)
        desk = Desk(profile, clock=clock)
        write_summary(output, stage_cases(scripts, hq, desk, clock, output, said))
        for member in MEMBERS.values():
            said(f"  badge {member.badge}   passphrase {member.passphrase}   ({member.role.value})")
        app = make_application(["citdesk"])
        tasks = Tasks(app)
        application = Application(app, desk, tasks, clock.now, theme=theme)
        application.start()
        code = app.exec()
        application.shut_down()
        return code


def stage_cases(
    scripts: Sequence[Script], hq: DemonstrationHq, desk: Desk, clock: StagedClock, output: Path, said: Said
) -> list[Account]:
    """Plays the scripts through form, vault, exchange and HQ, without a window; what each of them did."""
    opened = enrol_laptop(hq, desk)
    hands = {role: WorkspaceHands(workspace, output / "papers") for role, workspace in opened.items()}
    player = Player(hands, clock, said)
    accounts: list[Account] = []
    try:
        for script in in_order(scripts):
            clock.stage(script.now)
            for each in hands.values():  # weeks lie between scripts: hearing from HQ renews the lease
                each.exchange()
            accounts.append(player.play(script))
    finally:
        for role, workspace in opened.items():
            hands[role].close()
            workspace.close()
    return accounts


def in_order(scripts: Sequence[Script]) -> list[Script]:
    """The scripts by their own time, so that staged time only goes forward."""
    return sorted(scripts, key=lambda script: script.now)


class _Journey:
    """The people at work, in a thread beside the window's own."""

    def __init__(
        self,
        laptop: Laptop,
        clock: StagedClock,
        scripts: Sequence[Script],
        said: Said,
        over: Callable[[], None],
    ) -> None:
        hands = {role: WindowHands(laptop, role) for role in MEMBERS}
        self._player = Player(hands, clock, said)
        self._laptop = laptop
        self._scripts = scripts
        self._over = over
        self._thread = threading.Thread(target=self._play, name="citdesk-journey", daemon=True)
        self.accounts: list[Account] = []
        self.problem: BaseException | None = None

    def begin(self) -> None:
        """Sets out."""
        self._thread.start()

    def end(self) -> None:
        """Waits for the thread, which has nothing left to do."""
        self._thread.join(30)

    def _play(self) -> None:
        try:
            for script in in_order(self._scripts):
                # weeks lie between scripts: a shift begins by signing in, which renews the lease
                self._laptop.leave()
                self.accounts.append(self._player.play(script))
        except BaseException as problem:  # noqa: BLE001 - raised again by whoever started the journey
            self.problem = problem
            self._laptop.picture("99-where-it-stopped")
        finally:
            self._laptop.robot.ask(self._over)
