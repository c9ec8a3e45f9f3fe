"""Which actions can be used now, and what carries each one out: the shell itself or the page that is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from citdesk.desktop.shell.actions import CATALOGUE, Action, Place, action
from citdesk.desktop.shell.page import Page
from citdesk.desktop.widgets.dialog import HIDING

Handler = Callable[[], None]
_RECENT = 5
#: beside the areas, what only some people can do at all
_OF_ROLES = ("report.start", "unlock.answer", "practice.sample", "unit.cover")


class Commands(QObject):
    """The catalogue bound to a window. A key whose action cannot be used now is left to others."""

    changed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._own: dict[str, Handler] = {}
        #: what this person's work adds to the catalogue, without keys of its own
        self._added: dict[str, Action] = {}
        self._page: Page | None = None
        self._signed_in = False
        self._locked = False
        self._recent: list[str] = []
        self._keys = {each.id: self._shortcut(window, each) for each in CATALOGUE if each.bound and each.keys}
        self._set_keys()

    @property
    def recent(self) -> tuple[str, ...]:
        """What was used last, latest first."""
        return tuple(self._recent)

    def carry_out(self, handlers: Mapping[str, Handler]) -> None:
        """Have the shell carry out these actions. Raises ``KeyError`` for an unknown id."""
        for id_ in handlers:
            action(id_)
        self._own.update(handlers)
        self._set_keys()

    def add(self, added: Mapping[Action, Handler]) -> None:
        """Offer these beside the catalogue, in place of what was added before."""
        for id_ in self._added:
            self._own.pop(id_, None)
        self._added = {each.id: each for each in added}
        self._own.update({each.id: handler for each, handler in added.items()})
        self.changed.emit()

    def action(self, id_: str) -> Action:
        """The action with this id, of the catalogue or added. Raises ``KeyError`` when there is none."""
        return self._added.get(id_) or action(id_)

    def forget(self, *ids: str) -> None:
        """The shell carries these out no longer."""
        for id_ in ids:
            self._own.pop(id_, None)
        self._set_keys()

    def follow(self, page: Page | None, *, signed_in: bool, locked: bool) -> None:
        """Take where the person is now."""
        self._page, self._signed_in, self._locked = page, signed_in, locked
        self._set_keys()

    def available(self, id_: str) -> bool:
        """Whether the action can be used now."""
        return self._handler(id_) is not None

    def reason(self, id_: str) -> str:
        """Why the action cannot be used now, '' when it can."""
        each = self.action(id_)
        if self.available(id_):
            return ""
        if not self._signed_in:
            return Place.SIGNED_IN.reason
        return each.place.reason or Place.SIGNED_IN.reason

    def offered(self) -> tuple[Action, ...]:
        """What this person can do at all: everything but the areas and acts of other roles."""
        return tuple(each for each in CATALOGUE if self._concerns(each)) + tuple(self._added.values())

    def is_added(self, id_: str) -> bool:
        """Whether an action is none of the catalogue's."""
        return id_ in self._added

    def run(self, id_: str) -> bool:
        """Carry the action out; False when it cannot be used now."""
        handler = self._handler(id_)
        if handler is None:
            return False
        if id_ in self._recent:
            self._recent.remove(id_)
        if id_ != "palette":
            self._recent.insert(0, id_)
            del self._recent[_RECENT:]
        handler()
        return True

    def _handler(self, id_: str) -> Handler | None:
        each = self.action(id_)
        if self._locked and not (each.locked or each.place is Place.EVERYWHERE):
            return None
        if each.place is not Place.EVERYWHERE and not self._signed_in:
            return None
        if self._page is not None:
            found = self._page.commands().get(id_)
            if found is not None:
                return found
            # held out to somebody who is to reach nothing else
            if self._page.alone and not (each.place is Place.EVERYWHERE or id_ == "lock"):
                return None
        return self._own.get(id_)

    def _concerns(self, each: Action) -> bool:
        area = each.id.startswith("area.") or each.id in _OF_ROLES
        return each.id in self._own if area else True

    def _shortcut(self, window: QWidget, each: Action) -> QShortcut:
        shortcut = QShortcut(QKeySequence(each.keys), window)
        # an open menu or list is a window of its own, and takes the window's keys from it
        hides = each.keys in HIDING
        shortcut.setContext(
            Qt.ShortcutContext.ApplicationShortcut if hides else Qt.ShortcutContext.WindowShortcut
        )
        shortcut.setObjectName(each.id)
        shortcut.activated.connect(self._pressed)
        return shortcut

    def _pressed(self) -> None:
        sender = self.sender()
        if isinstance(sender, QShortcut):
            self.run(sender.objectName())

    def _set_keys(self) -> None:
        for id_, shortcut in self._keys.items():
            shortcut.setEnabled(self.available(id_))
        self.changed.emit()
