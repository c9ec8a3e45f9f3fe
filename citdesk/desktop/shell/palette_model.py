"""The palette's view model: what fits what was typed, the key to learn, and why something is unavailable."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from citdesk.desktop.rows.row import Row
from citdesk.desktop.shell.commands import Commands
from citdesk.desktop.shell.palette_search import Findable, search

_MOST = 40


class PaletteModel(QObject):
    """Offers the commands of a :class:`Commands`."""

    def __init__(self, commands: Commands, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._commands = commands

    def results(self, typed: str) -> Sequence[Row]:
        """The commands that fit, usable ones first; with nothing typed the recent ones lead."""
        offered = [
            Findable(each.id, each.words, each.names)
            for each in self._commands.offered()
            if each.id not in ("palette", "pane.next", "pane.previous")
        ]
        found = search(typed, offered)
        if not typed.strip():
            recent = [id_ for id_ in self._commands.recent if id_ in found]
            # the many ways to begin a report come up once something of them is typed
            others = [id_ for id_ in found if id_ not in recent and not self._commands.is_added(id_)]
            found = recent + others
        usable = [id_ for id_ in found if self._commands.available(id_)]
        others = [id_ for id_ in found if id_ not in usable]
        return [self._row(id_) for id_ in [*usable, *others][:_MOST]]

    def run(self, id_: str) -> bool:
        """Carry a command out; False when it cannot be used now."""
        return self._commands.run(id_)

    def _row(self, id_: str) -> Row:
        each = self._commands.action(id_)
        reason = self._commands.reason(id_)
        detail = self.tr("Not now: {reason}").format(reason=reason) if reason else ""
        spoken = ", ".join(part for part in (each.words, each.keys, detail) if part)
        return Row(id=id_, title=each.words, aside=each.keys, detail=detail, spoken=spoken)
