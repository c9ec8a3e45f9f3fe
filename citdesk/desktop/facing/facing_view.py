"""A question held out to the person, over the whole page; the officer alone leads back to the report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from citdesk.desktop.facing.asked_view import AskedView
from citdesk.desktop.facing.larger_look import LargerLook
from citdesk.desktop.facing.officer_view import OfficerView
from citdesk.desktop.form import Desk, FormViewModel
from citdesk.desktop.form.facing import asked_openly, is_signature
from citdesk.desktop.form.languages import reads_right_to_left
from citdesk.desktop.shell.lock_model import LockModel
from citdesk.desktop.shell.page import Page, PageContext


class FacingPage(Page):
    """A question of a report that is being written. Its answer goes into the report as it is given.

    It is asked openly: what was chosen earlier is not shown as chosen. What belongs to one consent follows
    it, one question after the other, before the screen goes back to the officer.

    Nothing else is on the screen, and no name in the task bar. ``lock`` checks the officer's PIN where they
    have one; it belongs to the page.
    """

    alone = True

    def __init__(
        self, desk: Desk, model: FormViewModel, path: str, lock: LockModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        lock.setParent(self)
        self.setObjectName("page.facing")
        self.setAccessibleName(self.tr("Handed across"))
        self.model = model
        self.path = path
        #: the questions that were handed across before this one, and those that the person answered
        self._before: list[str] = []
        self._given: set[str] = set()
        self._larger = LargerLook(desk.look, self)
        self.asked = AskedView(replace(desk, look=self._larger, wide=False, hand=None), model.languages, self)
        self.officer = OfficerView(self._larger, desk.look, lock, self)
        self._sides = QStackedWidget(self)
        for side in (self.asked, self.officer):
            self._sides.addWidget(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._sides)
        self.asked.answered.connect(self._answer)
        self.asked.language_chosen.connect(self._speak)
        self.asked.given_back.connect(self._give_back)
        self.asked.next_wanted.connect(self._go_on)
        self.asked.previous_wanted.connect(self._go_back)
        self.officer.back_wanted.connect(self._ask)
        self.officer.proved.connect(self._leave)
        model.answers_changed.connect(self._refresh)
        self._speak(model.across.language or model.language)

    def context(self) -> PageContext:
        return PageContext("")

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {}

    def arrive(self) -> None:
        if self._sides.currentWidget() is self.asked:
            self.asked.take_focus()
        else:
            self.officer.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._larger.fit(event.size().height())
        super().resizeEvent(event)

    @Slot(str)
    def _speak(self, language: str) -> None:
        self._language = self.model.across.language = language
        if reads_right_to_left(language):
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        else:
            self.unsetLayoutDirection()
        self._open()
        self.officer.speak(language)

    def _open(self) -> None:
        """Show the question in the person's language."""
        self._question = asked_openly(self.model.across.question_in(self.path, self._language))
        self._section = self.model.across.section_in(self.path, self._language)
        self._show()

    def _show(self) -> None:
        given = self.path in self._given
        if given:
            held = self.model.question(self.path)
            self._question = replace(self._question, value=held.value, text=held.text)
        self.asked.show_question(self._question, self._section)
        told = given or self._question.type == "note" or is_signature(self._question)
        onward = told and bool(self.model.across.following(self.path))
        self.asked.show_ways(onward=onward, back=bool(self._before))

    @Slot(object)
    def _answer(self, value: object) -> None:
        self._given.add(self.path)
        self.model.answer(self.path, value)  # type: ignore[arg-type]  # the editor gives the question's values
        self._show()  # the answer may be the one that stands there already

    @Slot(object, str)
    def _refresh(self, paths: frozenset[str], _own: str) -> None:
        if self.path in paths:
            if is_signature(self._question):
                held = self.model.question(self.path)
                self._question = replace(self._question, value=held.value, text=held.text)
            self._show()

    @Slot()
    def _leave(self) -> None:
        """Back to the report, at the question that was asked last."""
        model, path = self.model, self.path
        self.left.emit()
        model.walk.focus_wanted.emit(path)

    @Slot()
    def _go_on(self) -> None:
        following = self.model.across.following(self.path)
        if following:
            self._before.append(self.path)
            self._turn_to(following)

    @Slot()
    def _go_back(self) -> None:
        if self._before:
            self._turn_to(self._before.pop())

    def _turn_to(self, path: str) -> None:
        self.path = path
        self.model.in_hand.note_focus(path)
        self._open()
        self.renewed.emit()
        self.asked.take_focus()

    @Slot()
    def _give_back(self) -> None:
        self._sides.setCurrentWidget(self.officer)
        self.renewed.emit()
        self.officer.take_focus()

    @Slot()
    def _ask(self) -> None:
        self._sides.setCurrentWidget(self.asked)
        self.renewed.emit()
        self.asked.take_focus()
