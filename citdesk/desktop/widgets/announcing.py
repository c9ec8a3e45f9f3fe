"""What a screen reader says by itself: at most one polite message a second, the newest of a kind."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

_PAUSE_MS = 1000


def _say(widget: QWidget, text: str, *, urgent: bool) -> None:
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    event = QAccessibleAnnouncementEvent(widget, text)
    level = QAccessible.AnnouncementPoliteness
    event.setPoliteness(level.Assertive if urgent else level.Polite)
    QAccessible.updateAccessibility(event)


class Announcer(QObject):
    """Holds polite messages back so that they do not talk over each other."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[str, tuple[QWidget, str]] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._next)

    def say(self, widget: QWidget, text: str, kind: str, *, urgent: bool) -> None:
        """Announce at once when urgent or quiet until now, else after the pause."""
        if urgent:
            _say(widget, text, urgent=True)
        elif self._pause.isActive():
            self._waiting.pop(kind, None)
            self._waiting[kind] = (widget, text)
            widget.destroyed.connect(self._forget)
        else:
            _say(widget, text, urgent=False)
            self._pause.start()

    @Slot()
    def _next(self) -> None:
        if self._waiting:
            kind = next(iter(self._waiting))
            widget, text = self._waiting.pop(kind)
            _say(widget, text, urgent=False)
            self._pause.start()

    @Slot(QObject)
    def _forget(self, gone: QObject) -> None:
        self._waiting = {kind: held for kind, held in self._waiting.items() if held[0] is not gone}


def announce(widget: QWidget, text: str, *, urgent: bool = False, kind: str = "") -> None:
    """Have a screen reader say something that changed; a message of the same kind replaces one that waits.

    An announcement alone is lost: also change the widget's real name, description or value.
    """
    from PySide6.QtGui import QAccessible  # not needed before something has to be said

    app = QApplication.instance()
    if app is None or not QAccessible.isActive():
        return
    announcer = app.findChild(Announcer)
    if announcer is None:
        announcer = Announcer(app)
    announcer.say(widget, text, kind or text, urgent=urgent)
