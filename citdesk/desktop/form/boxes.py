"""What is being typed and is no answer yet: it becomes one within a second, at once as its box is left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from citdesk.desktop.form.port import FormSession
from citdesk.desktop.form.structure import Structure
from citdesk.xforms.client import Value

_TYPING_MS = 700


class Boxes(QObject):
    """Holds what is typed in one report until ``commit(path, value)`` makes an answer of it."""

    def __init__(
        self,
        session: FormSession,
        structure: Structure,
        commit: Callable[[str, Value | None], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._structure = structure
        self._commit = commit
        self._pending: dict[str, Value | None] = {}
        self._closed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TYPING_MS)
        self._timer.timeout.connect(self.flush)

    @property
    def hold_any(self) -> bool:
        """Whether something typed is no answer yet."""
        return bool(self._pending)

    def holds(self, path: str) -> bool:
        """Whether what is typed for a question is not its answer yet."""
        return path in self._pending

    def text(self, path: str) -> str | None:
        """Text that stands in a question's box without being its answer, if any."""
        pending = self._pending.get(path)
        return pending if isinstance(pending, str) else self._session.typed.get(path)

    def type(self, path: str, value: Value | None) -> None:
        """Take what is being typed; it is stored within a second, and at once on leaving the box.

        A number on its way to another may look like a smaller one: cards go only when the box is left.
        """
        if self._closed:
            return
        self._pending[path] = value
        if not self._timer.isActive() and not self._takes_cards(path, value):
            self._timer.start()

    def drop(self, path: str) -> None:
        """Forget what is typed for a question: an answer was given in its place."""
        self._pending.pop(path, None)

    @Slot()
    def flush(self) -> None:
        """Store everything typed so far. Call it before locking, closing or losing power.

        A number that would take cards away and whose box was not left yet may be half a number: it waits.
        """
        self._timer.stop()
        for path in [path for path, value in self._pending.items() if not self._takes_cards(path, value)]:
            self._commit(path, self._pending.pop(path))

    def leave(self) -> None:
        """Store everything typed: the person goes on to something else."""
        self._timer.stop()
        pending, self._pending = self._pending, {}
        for path, value in pending.items():
            self._commit(path, value)

    def close(self) -> None:
        """Store everything typed that can be, for the last time: nothing is taken any more.

        Half a number that would take cards away is not stored: they stay.
        """
        self.flush()
        self._pending.clear()
        self._closed = True

    def _takes_cards(self, path: str, value: Value | None) -> bool:
        """Whether what is typed says how many cards there are, and is less than what stood there."""
        held = self._structure.question(path).value
        if not isinstance(held, (int, float)) or not self._session.counts(path):
            return False
        try:
            return float(str(value)) < held
        except ValueError:
            return True
