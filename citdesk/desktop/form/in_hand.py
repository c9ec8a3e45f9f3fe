"""The question that somebody is at: guidance is about it, and the next problem is looked for from there."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from citdesk.desktop.form.contents import Line
from citdesk.desktop.form.marks import is_told
from citdesk.desktop.form.problems import Problems
from citdesk.desktop.form.structure import Structure
from citdesk.desktop.form.walk import Walk


class InHand(QObject):
    """Follows the focus over the pages of one report."""

    def __init__(self, structure: Structure, walk: Walk, problems: Problems, parent: QObject) -> None:
        super().__init__(parent)
        self._structure = structure
        self._walk = walk
        self._problems = problems
        self._last_path = ""
        self._at_summary = False
        walk.page_changed.connect(self._leave_page)

    def note_focus(self, path: str) -> None:
        """A question has the focus."""
        self._last_path, self._at_summary = path, False

    def note_summary(self) -> None:
        """The list of the open page's problems has the focus."""
        self._at_summary = True

    @property
    def at_question(self) -> str:
        """The question of the open page that had the focus last; '' for none."""
        return self._last_path if self._last_path and self._structure.is_asked(self._last_path) else ""

    def path(self) -> str:
        """The question the person is at: the focused one, else the first of the page; '' for none."""
        first = (item.path for item in self._walk.items() if item.kind is Line.QUESTION)
        return self.at_question or next(first, "")

    def telling(self) -> str:
        """The question in hand when its answer is told in several lines; '' where it is a name, a number…"""
        path = self.path()
        return path if path and is_told(self._structure.question(path)) else ""

    def step_problem(self, by: int) -> bool:
        """Go to the next (1) or the previous (-1) problem from here, round the report. False where none is.

        What is missing in a section that nobody has come to yet is not called a problem before that.
        """
        problems = self._problems.all()
        if not problems:
            return False
        order = self._structure.document_order()
        here = order.get(self._last_path, -1)
        if self._at_summary:  # the first of what is listed there
            here = min((order.get(path, 0) for path in self._walk.wrong_here()), default=here + 1) - 1
        places = [order.get(problem.path, 0) for problem in problems]
        if by > 0:
            at = next((i for i, place in enumerate(places) if place > here), 0)
        else:
            at = next((i for i in reversed(range(len(places))) if places[i] < here), -1)
        found = problems[at].path
        there = self._structure.section_of(found)
        known = {
            each.path: each
            for each in problems
            if self._structure.section_of(each.path) == there or self._walk.has_come_to(each.path)
        }
        self._problems.show_only({**known, **self._problems.shown})
        self.note_focus(found)
        self._walk.open_question(found)
        return True

    @Slot()
    def _leave_page(self) -> None:
        self._last_path = ""
