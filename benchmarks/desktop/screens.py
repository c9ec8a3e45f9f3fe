"""Whether memory stays flat while each screen is opened and closed again and again."""

from __future__ import annotations

import gc
import json
import os
import resource
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from citdesk.desktop.application import Application, _read_the_rest
from citdesk.desktop.shell.areas import first_area
from citdesk.desktop.tasks import ImmediateTasks
from tests.gui.shell.conftest import sign_in_as
from tests.gui.shell.fakes import FakeDesk, FakeWorkspace, now
from tests.gui.shell.test_accessible import SCREENS

#: how often each is opened before anything is counted: fonts, icons and lists of Qt's grow once
WARM, TIMES = 20, 200
_SHARES = 10
_NOT_PAGES = frozenset({"locked", "palette"})


@dataclass(frozen=True, slots=True)
class Grown:
    """What one screen left behind, from the first counted opening to the last."""

    screen: str
    kib_each: float
    #: in the second half alone: until then the heap still finds its size
    kib_late: float
    widgets: int
    #: classes of Python's, which PySide makes for what Qt hands it
    classes: int


def grown(*, warm: int = WARM, times: int = TIMES) -> list[Grown]:
    """What opening and closing each screen leaves behind, most memory first.

    Nine thousand openings: as many processes as there are processors share them, a few screens each.
    """
    names = [name for name in SCREENS if name not in _NOT_PAGES]
    shares = [names[at::_SHARES] for at in range(_SHARES)]
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        found = pool.map(lambda share: _in_a_process(share, warm, times), shares)
        return sorted((each for share in found for each in share), key=lambda each: -each.kib_each)


def _in_a_process(names: Sequence[str], warm: int, times: int) -> list[Grown]:
    command = [sys.executable, "-m", "benchmarks.desktop.screens", str(warm), str(times), *names]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, env=environment, check=True)
    return [Grown(**json.loads(line)) for line in run.stdout.splitlines()]


def memory_lines() -> str:
    """A table line for the screen that left most behind, and for the widgets of all."""
    left = grown()
    worst, late = left[0], max(left, key=lambda each: each.kib_late)
    widgets = sum(each.widgets for each in left)
    return (
        f"| each of {len(left)} screens opened and closed {TIMES} times: left by an opening, at most |"
        f" {worst.kib_each:.1f} KiB ({worst.screen}) | flat |\n"
        f"| the last {TIMES // 2} times alone: left by an opening, at most |"
        f" {late.kib_late:.1f} KiB ({late.screen}) | flat |\n"
        f"| widgets left by all of them | {widgets} | 0 |"
    )


def screen_left_behind(app: QApplication, name: str, *, warm: int, times: int) -> Grown:
    """What one screen leaves behind, opened and closed ``times`` after ``warm`` times that do not count."""
    role, way = SCREENS[name]
    work = FakeWorkspace(role)
    work.diversions.issued("D-0001")
    application = Application(
        app, FakeDesk(work, enrolled=True).desk(), ImmediateTasks(app), now, theme="day"
    )
    application.start()
    sign_in_as(application, work)
    window, home = application.window, first_area(work.person).id

    def once() -> None:
        way(application)
        _turn(app)
        window.areas.to_root()
        if window.areas.area != home:
            window.open_area(home)
            window.areas.to_root()
        _turn(app)
        work.calls.clear()

    for _ in range(warm):
        once()
    _read_the_rest()  # 8 MB once in a process, which it reads by itself a moment later: left by no screen
    memory, widgets, classes = resident_kib(), len(app.allWidgets()), _classes()
    half = times // 2
    for _ in range(half):
        once()
    middle = resident_kib()
    for _ in range(times - half):
        once()
    end = resident_kib()
    each, late = (end - memory) / times, (end - middle) / max(1, times - half)
    left = Grown(name, each, late, len(app.allWidgets()) - widgets, _classes() - classes)
    application.shut_down()
    window.deleteLater()
    application.deleteLater()
    _turn(app)
    return left


def _turn(app: QApplication) -> None:
    app.processEvents()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _classes() -> int:
    return sum(isinstance(each, type) for each in gc.get_objects())


def resident_kib() -> float:
    """What the program holds of the machine's memory, once its garbage is collected."""
    gc.collect()
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:  # not Linux: the most there ever was, which tells growth as well
        return float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    return pages * resource.getpagesize() / 1024


def main() -> None:
    """`python -m benchmarks.desktop.screens WARM TIMES SCREEN…`: a line of JSON for each of these screens."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    warm, times = map(int, sys.argv[1:3])
    for name in sys.argv[3:]:
        print(json.dumps(asdict(screen_left_behind(app, name, warm=warm, times=times))), flush=True)


if __name__ == "__main__":
    main()
