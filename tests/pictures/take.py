"""Takes the pictures: each screen is reached once, and then dressed in every theme and size."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEvent
from PySide6.QtGui import QPixmap
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QApplication

from citdesk.cli.demonstration.camera import Canvas
from citdesk.desktop.application import Application
from citdesk.desktop.tasks import ImmediateTasks
from citdesk.desktop.theme import KeptScreen, ScreenSettings, ThemeName
from citdesk.desktop.translation import speak
from tests.gui.shell.fakes import now
from tests.pictures.screen import Screen, Stage

#: looks at a screen before it counts as one that never comes to rest
_MOST_LOOKS = 400
#: for a page of a paper, which Qt draws in a thread of its own, in milliseconds
_PATIENCE_MS = 10_000
#: of zlib's nine steps: a fast one
_PNG_QUALITY = 75


class Restless(AssertionError):
    """A screen that looks different each time one looks at it cannot be pictured."""


def picture_screen(
    app: QApplication,
    name: str,
    screen: Screen,
    folder: Path,
    themes: Sequence[ThemeName],
    canvases: Sequence[Canvas],
    settings: ScreenSettings | None = None,
) -> int:
    """Save its pictures as ``<theme>/<size>/<name>.png``; gives how many. Raises where it is not reached.

    ``settings``: what somebody had set for this screen before (text size, language, gloves).
    """
    work, desk = screen.prepared()
    with tempfile.TemporaryDirectory(prefix="citdesk-pictures-") as files:
        kept = KeptScreen(Path(files) / "screen.ini")
        kept.write(settings or ScreenSettings())
        application = Application(app, desk.desk(), ImmediateTasks(app), now, theme=themes[0], kept=kept)
        try:
            _dress(application, canvases[0], themes[0])
            application.start()
            application.window.activateWindow()
            app.processEvents()
            screen.reach(Stage(application, work, desk, Path(files)))
            for canvas in canvases:
                for theme in themes:
                    _dress(application, canvas, theme)
                    target = folder / theme / f"{canvas.width}x{canvas.height}" / f"{name}.png"
                    target.parent.mkdir(parents=True, exist_ok=True)
                    _at_rest(app, application, name).save(str(target), "PNG", _PNG_QUALITY)
        finally:
            application.shut_down()
            application.window.deleteLater()
            application.deleteLater()
            app.processEvents()
            app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            speak(app, None)
    return len(themes) * len(canvases)


def _dress(application: Application, canvas: Canvas, theme: ThemeName) -> None:
    look, worn = application.window.look, application.chooser.settings.in_use
    look.set_measure(round(canvas.unit * worn.size.value), canvas.ppi, gloves=worn.gloves)
    application.window.resize(canvas.width, canvas.height)
    application.chooser.choose(theme)


def _at_rest(app: QApplication, application: Application, name: str) -> QPixmap:
    """The window once two looks at it show the same and what is drawn elsewhere has come."""
    _papers_drawn(app, application, name)
    before = b""
    for _ in range(_MOST_LOOKS):
        app.processEvents()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        picture = application.window.grab()
        seen = bytes(picture.toImage().constBits())
        if seen == before:
            return picture
        before = seen
    raise Restless(name)


def _papers_drawn(app: QApplication, application: Application, name: str) -> None:
    waited = QElapsedTimer()
    waited.start()
    app.processEvents()
    for view in application.window.findChildren(QPdfView):
        ready = view.document().status() == QPdfDocument.Status.Ready
        while view.isVisible() and ready and not _drawn(view):
            app.processEvents()
            if waited.elapsed() > _PATIENCE_MS:
                raise Restless(f"{name}: its paper is not drawn")


def _drawn(view: QPdfView) -> bool:
    """Whether there is more than an empty sheet on its ground."""
    small = view.viewport().grab().toImage().scaled(96, 96)
    return len({small.pixel(x, y) for x in range(8, 88) for y in range(8, 88)}) > 4
