"""Recording one step of a diversion, or what became of one condition: which, on which day, with a note."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.casework.events import DiversionAdvanced
from citdesk.desktop.liaison.court_file_model import CourtFileModel
from citdesk.desktop.liaison.day_in_order import day_out_of_order
from citdesk.desktop.liaison.recording_page import RecordingPage
from citdesk.desktop.liaison.step_words import follows_words, result_words, step_choice_words
from citdesk.desktop.shell.counted import counted
from citdesk.desktop.shell.kept_words import KeptWords
from citdesk.desktop.shell.page import PageContext
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import ChoiceRow, DateField, Hint, SectionTitle, State, TextBox, Title
from citdesk.desktop.widgets.too_long import TooLong
from citdesk.workspace import ConditionResult, ConditionRow, DiversionStep, RefusedStep


class StepPage(RecordingPage):
    """``condition`` is the one it is about; None for a step of the diversion as a whole.

    ``again`` is what HQ did not take of it: its answer, its day and its note stand there.
    """

    def __init__(
        self,
        look: Look,
        model: CourtFileModel,
        condition: ConditionRow | None,
        parent: QWidget | None = None,
        *,
        kept: KeptWords | None = None,
        again: RefusedStep | None = None,
    ) -> None:
        super().__init__(look, "step", self.tr("Record"), parent)
        self._model = model
        self._condition = condition
        self._chosen = ""
        self._follows = Hint(look, "", name="step.follows")
        self._follows.hide()
        self.choices: dict[str, ChoiceRow] = {}
        self._group = QWidget()
        self.on = DateField(look, name="step.on", label=self.tr("On which day?"))
        self.on.show_date(model.today)
        self.note = TextBox(look, name="step.note", label=self.tr("What happened?"))
        self._build()
        self.on.edited.connect(self._ask_no_more)
        words, report = "" if condition is None else condition.words, model.row
        if condition is None:
            unsent = self.tr("The note about a step of {report} was not sent.")
        else:
            unsent = self.tr("The note about “{condition}” of {report} was not sent.")
        unsent = unsent.format(condition=words, report=report.number or report.title)
        self._close_with(model, self.note, ("step", report.report, words), unsent, kept)
        if condition is not None and condition.held is not None:
            self.choices[ConditionResult.MET].setChecked(True)
            self.on.show_date(condition.held)
        if again is not None and again.advanced is not None:
            self._show_again(again.advanced, again.said)

    def _show_again(self, advanced: DiversionAdvanced, said: str) -> None:
        chosen = self.choices.get(advanced.step if advanced.result is None else advanced.result)
        if chosen is not None:
            chosen.setChecked(True)
        self.on.show_date(advanced.on)
        self._fill_in(self.note, said)

    def context(self) -> PageContext:
        row = self._model.row
        return PageContext(
            self.tr("Court file of {report}").format(report=row.number or row.title), State.APPROVED
        )

    def arrive(self) -> None:
        first = next(iter(self.choices.values()), self.go)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        look, page, condition = self.look, self._page, self._condition
        title = self.tr("Record a step") if condition is None else condition.words
        page.add(Title(look, title, name="step.title"))
        page.add(self._line)
        # over the steps: it says today, and beneath them a wrong day is not seen
        page.add(SectionTitle(look, self.tr("On which day?")), above=0.5)
        page.add(self.on)
        question = self.tr("What happened?") if condition is None else self.tr("What became of it?")
        page.add(SectionTitle(look, question), above=0.75)
        group = self._group
        group.setAccessibleName(question)
        rows = QVBoxLayout(group)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(look.em(0.5))
        for value, words in self._offered():
            row = ChoiceRow(look, words, group, name=f"step.choice:{value}")
            row.setProperty("step", value)
            row.toggled.connect(self._choose)
            rows.addWidget(row)
            self.choices[value] = row
        page.add(group)
        page.add(self._follows)
        page.add(Hint(look, self._not_yet(), name="step.not-yet"))
        page.add(SectionTitle(look, self.tr("Note")), above=0.75)
        page.add(
            Hint(look, self.tr("The court and other liaisons can read it, and letters quote it. Facts only."))
        )
        page.add(self.note)
        page.add(TooLong(self.look, self.note))

    def _offered(self) -> Sequence[tuple[str, str]]:
        if self._condition is not None:
            return [(result.value, result_words(result)) for result in ConditionResult]
        diversion = self._model.diversion
        if diversion is None:
            return []
        return [(step.value, step_choice_words(step, diversion.stage)) for step in diversion.next_steps]

    def _not_yet(self) -> str:
        """Why what somebody looks for in the list is not there; '' where nothing is missed."""
        diversion = self._model.diversion
        if self._condition is not None or diversion is None or diversion.ended:
            return ""
        steps = diversion.next_steps
        if DiversionStep.INTAKE_DONE in steps and DiversionStep.COMPLETED not in steps:
            return self.tr("Completed stands here once the first meeting was held.")
        return ""

    def _choose(self, chosen: bool) -> None:
        sender = self.sender()
        if not chosen or not isinstance(sender, ChoiceRow):
            return
        self._chosen = str(sender.property("step"))
        self._ask_no_more()
        step = None if self._condition is not None else DiversionStep(self._chosen)
        words = follows_words(step)
        self._follows.setText(words)
        self._follows.setVisible(bool(words))

    def _record(self) -> None:
        on = self.on.whole_date()
        if not self._chosen:
            self._say_at(self._group, self.tr("Choose what happened"))
            return
        if on is None:
            self.on.set_wrong(wrong=True)
            self._say_at(self.on, self.tr("Enter the day, for example March 12, 2026"))
            return
        self.on.set_wrong(wrong=False)
        if self._ask_first((self._chosen, on), self._doubt(on), self.tr("Record it all the same")):
            return
        note = self.note.toPlainText()
        if self._condition is not None:
            self._model.tell_condition(self._condition, ConditionResult(self._chosen), on, note)
        else:
            self._model.advance(DiversionStep(self._chosen), on, note)

    def _doubt(self, on: date) -> str:
        """What speaks against this step on this day, in one sentence; '' for nothing."""
        diversion = self._model.diversion
        if self._condition is not None or diversion is None:
            return ""
        too_early = day_out_of_order(on, diversion.steps, (), self._model.day_words)
        if too_early:
            return too_early
        if self._chosen != DiversionStep.COMPLETED:
            return ""
        results = [row.result for row in diversion.conditions]
        missed, untold = results.count(ConditionResult.MISSED), results.count(None)
        parts = [
            counted(missed, self.tr("1 condition was missed"), self.tr("{n} conditions were missed")),
            counted(untold, self.tr("1 condition has no result"), self.tr("{n} conditions have no result")),
        ]
        told = [words for n, words in zip((missed, untold), parts, strict=True) if n]
        if not told:
            return ""
        return self.tr("{conditions}. Is it completed all the same?").format(conditions="; ".join(told))
