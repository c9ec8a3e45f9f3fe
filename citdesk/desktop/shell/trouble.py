"""The line of a page that says what went wrong."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from citdesk.desktop.shell.page import Page
from citdesk.desktop.shell.panes import first_control
from citdesk.desktop.shell.workspace_model import WorkspaceModel
from citdesk.desktop.widgets import ErrorText, ScrollPage, announce


class Trouble(QObject):
    """Says it on the page, aloud too where the page is in sight, and takes it away when it holds no longer.

    One model may stand behind several pages that lie over each other: only the uppermost says it. It goes
    when the next thing is tried, when what could not be read was read, and when a page is laid over it.

    What one control can mend is said over that control, which comes into sight and gets the focus.
    """

    def __init__(self, page: Page, line: ErrorText, scroll: ScrollPage | None = None) -> None:
        super().__init__(page)
        self._line = line
        self._scroll = scroll
        #: where the line stands while it is about no control: before the widget that follows it there
        self._home: tuple[QBoxLayout, int] | None = None
        self.calm()
        page.covered.connect(self.calm)

    def follow(self, model: WorkspaceModel) -> None:
        """Say what fails in the model."""
        model.failed.connect(self.say)
        model.calmed.connect(self.calm)

    @Slot(str)
    def say(self, words: str, at: QWidget | None = None) -> None:
        """Say what went wrong, unless another page lies over this one; ``at`` is what is to be mended."""
        page = self.parent()  # never held: page and line go together, page first
        if not isinstance(page, Page) or page.is_covered:
            return
        self._line.setText(words)
        self._go_home()
        self._line.show()
        if at is not None:
            self._lead_to(at)
        elif self._scroll is not None:
            self._scroll.to_top()
        if page.isVisible():
            announce(self._line, words, urgent=True)

    @Slot()
    def calm(self) -> None:
        """Take it away."""
        self._line.setText("")
        self._line.hide()
        self._go_home()

    def _lead_to(self, at: QWidget) -> None:
        self._stand_over(at)
        control = first_control(at) or at
        control.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._scroll is not None:
            around = at.parentWidget()
            self._scroll.settle(*([around] if around is not None else []))
            self._scroll.show_whole(control)
            self._scroll.show_whole(self._line)

    def _stand_over(self, at: QWidget) -> None:
        here, there = _layout_of(self._line), _layout_of(at)
        if here is None or there is None:
            return
        self._home = here, here.indexOf(self._line)
        here.removeWidget(self._line)
        there.insertWidget(there.indexOf(at), self._line)

    def _go_home(self) -> None:
        if self._home is None:
            return
        (home, place), away = self._home, _layout_of(self._line)
        self._home = None
        if away is not None:
            away.removeWidget(self._line)
            home.insertWidget(place, self._line)


def _layout_of(widget: QWidget) -> QBoxLayout | None:
    """The box in which it stands; None where it stands in something else."""
    around = widget.parentWidget()
    layout = around.layout() if around is not None else None
    return layout if isinstance(layout, QBoxLayout) and layout.indexOf(widget) >= 0 else None
