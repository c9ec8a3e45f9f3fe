"""The page with the drawn timeline of a case."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from citdesk.desktop.case.timeline import Timeline
from citdesk.desktop.case.timeline_model import TimelineModel
from citdesk.desktop.shell.page import PageContext
from citdesk.desktop.shell.scrolled_page import ScrolledPage
from citdesk.desktop.shell.taking_long import say_opening
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Hint


class TimelinePage(ScrolledPage):
    """Shows a :class:`TimelineModel`."""

    def __init__(self, look: Look, model: TimelineModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, "timeline", parent, width=46)
        self._model = model
        self._name = name
        self._empty = Hint(
            look,
            self.tr("Nothing has a time yet. Times you tap in a report, and what becomes of it, stand here."),
        )
        self.timeline = Timeline(look, name="timeline.drawn")
        opening = Hint(look, "", name="timeline.opening")
        self._taking_long = say_opening(opening)
        for widget in (self._line, opening, self._empty, self.timeline):
            self._page.add(widget)
        self._page.rows.addStretch(1)
        self._page.footer.addWidget(self._back)
        self._page.footer.addStretch(1)
        model.changed.connect(self._show)
        model.failed.connect(self._not_read)
        self._trouble.follow(model)
        self._show()

    def context(self) -> PageContext:
        return PageContext(self.tr("{report}: timeline").format(report=self._name))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit, "list.refresh": self._model.load}

    def arrive(self) -> None:
        self._taking_long.follow(not self._model.loaded)
        self._model.load()
        target = self.timeline if self._model.points else self._back
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _not_read(self) -> None:
        self._taking_long.follow(under_way=False)

    def _show(self) -> None:
        if self._model.loaded:
            self._taking_long.follow(under_way=False)
        points = self._model.points
        self.timeline.show_points(points)
        self.timeline.setVisible(bool(points))
        self._empty.setVisible(self._model.loaded and not points)
