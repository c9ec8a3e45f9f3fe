"""Correcting the day of a step that was recorded: which day it was, and why another stood there."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from citdesk.desktop.liaison.court_file_model import CourtFileModel
from citdesk.desktop.liaison.day_in_order import day_out_of_order
from citdesk.desktop.liaison.recording_page import RecordingPage
from citdesk.desktop.liaison.step_words import stage_words
from citdesk.desktop.shell.kept_words import KeptWords
from citdesk.desktop.shell.page import PageContext
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Body, DateField, Hint, SectionTitle, State, TextBox, Title
from citdesk.desktop.widgets.too_long import TooLong
from citdesk.workspace import RefusedStep, StepRow


class CorrectDayPage(RecordingPage):
    """Asks on which day the step really was, and records it in the file of a :class:`CourtFileModel`.

    ``again`` is a correction that HQ did not take: its day and its reason stand there.
    """

    def __init__(
        self,
        look: Look,
        model: CourtFileModel,
        step: StepRow,
        parent: QWidget | None = None,
        *,
        kept: KeptWords | None = None,
        again: RefusedStep | None = None,
    ) -> None:
        super().__init__(look, "correct-day", self.tr("Correct"), parent)
        self._model = model
        self._step = step
        self.on = DateField(look, name="correct-day.on", label=self.tr("On which day was it?"))
        self.on.show_date(step.on)
        self.why = TextBox(look, name="correct-day.why", label=self.tr("Why is it corrected?"))
        self._build()
        self.on.edited.connect(self._ask_no_more)
        row = model.row
        unsent = self.tr("Why the day of a step of {report} is corrected was not sent.").format(
            report=row.number or row.title
        )
        about = ("day", row.report, step.step, step.on.isoformat())
        self._close_with(model, self.why, about, unsent, kept)
        if again is not None and again.advanced is not None:
            self.on.show_date(again.advanced.on)
            self._fill_in(self.why, again.said)

    def context(self) -> PageContext:
        row = self._model.row
        return PageContext(
            self.tr("Court file of {report}").format(report=row.number or row.title), State.APPROVED
        )

    def arrive(self) -> None:
        self.on.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        look, step, page = self.look, self._step, self._page
        page.add(Title(look, self.tr("Correct the day"), name="correct-day.title"))
        page.add(self._line)
        stands = self.tr("{step} is recorded for {day}.").format(
            step=stage_words(step.step), day=self._model.day_words(step.on)
        )
        page.add(Body(look, stands, name="correct-day.stands"))
        page.add(SectionTitle(look, self.tr("On which day was it?")), above=0.75)
        page.add(self.on)
        page.add(SectionTitle(look, self.tr("Why is it corrected?")), above=0.75)
        page.add(Hint(look, self.tr("The court and other liaisons can read it. Facts only.")))
        page.add(self.why)
        page.add(TooLong(look, self.why))
        both = self.tr(
            "Both days stay in the file. Papers that went out with the old day stay as they are: "
            "issue corrected ones."
        )
        page.add(Hint(look, both), above=0.5)

    def _record(self) -> None:
        on, why = self.on.whole_date(), self.why.toPlainText()
        self.on.set_wrong(wrong=on in (None, self._step.on))
        if on is None:
            self._say_at(self.on, self.tr("Enter the day, for example March 12, 2026"))
        elif on == self._step.on:
            self._say_at(self.on, self.tr("Enter the right day: this one is recorded already"))
        elif not why.strip():
            self._say_at(self.why, self.tr("Enter why the day is corrected"))
        elif not self._ask_first(on, self._doubt(on), self.tr("Correct it all the same")):
            self._model.correct_day(self._step, on, why)

    def _doubt(self, on: date) -> str:
        """What speaks against this day, in one sentence; '' for nothing."""
        diversion = self._model.diversion
        steps = () if diversion is None else diversion.steps
        if self._step not in steps:
            return ""
        place = steps.index(self._step)
        return day_out_of_order(on, steps[:place], steps[place + 1 :], self._model.day_words)
