"""The court file: where the diversion stands, what was agreed, what happened, which papers went out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citdesk.desktop.case.lines import Lines
from citdesk.desktop.liaison.court_file_model import CourtFileModel
from citdesk.desktop.liaison.refused_words import refused_step_words, why_words
from citdesk.desktop.liaison.step_words import result_words, stage_words
from citdesk.desktop.liaison.trying_again import WayAgain
from citdesk.desktop.shell.counted import counted
from citdesk.desktop.shell.moments import until
from citdesk.desktop.shell.page import PageContext
from citdesk.desktop.shell.scrolled_page import ScrolledPage
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import (
    Body,
    Button,
    Hint,
    Rank,
    SectionTitle,
    State,
    Strong,
    Title,
)
from citdesk.desktop.widgets.wrap_row import wrapping
from citdesk.workspace import ConditionRow, DayCorrected, DiversionPage, PaperOnRecord, StepRow


class CourtFilePage(ScrolledPage):
    """Shows a :class:`CourtFileModel`.

    ``paper_wanted`` asks for a packet, with the document that it is to replace or ''; ``step_wanted`` for the
    page that records a step, with the condition it is about or None; ``day_wanted`` for the one that corrects
    the day of a step; ``issued_wanted`` for one paper that went out, by its document id; ``again_wanted`` for
    the page where something that HQ did not take is recorded again, with its :class:`WayAgain`.
    """

    paper_wanted = Signal(str)
    issued_wanted = Signal(str)
    step_wanted = Signal(object)
    day_wanted = Signal(object)
    again_wanted = Signal(object)

    def __init__(self, look: Look, model: CourtFileModel, parent: QWidget | None = None) -> None:
        super().__init__(look, "court-file", parent, width=46)
        self._model = model
        self._person = Title(look, "", name="court-file.person")
        self._stage = Strong(look, "", name="court-file.stage")
        self._stage_hint = Hint(look, "", name="court-file.stage-hint")
        self._conditions, self._steps, self._papers = Lines(look), Lines(look), Lines(look)
        self._not_taken, self._refused = SectionTitle(look, self.tr("HQ did not take")), Lines(look)
        self._of_diversion: list[QWidget] = []
        self.paper = Button(
            look, self.tr("Make a paper"), name="court-file.paper", rank=Rank.PRIMARY, icon="print"
        )
        self.step = Button(look, self.tr("Record a step"), name="court-file.step", rank=Rank.SECONDARY)
        self._build()
        self.paper.clicked.connect(lambda: self.paper_wanted.emit(""))
        self.step.clicked.connect(lambda: self.step_wanted.emit(None))
        model.changed.connect(self._show)
        self._trouble.follow(model)
        self._show()

    def context(self) -> PageContext:
        row = self._model.row
        aside = self.tr("a newer version is being reviewed") if row.amendment_pending else ""
        name = self.tr("Court file of {report}").format(report=row.number or row.title)
        return PageContext(name, State.APPROVED, "", aside)

    def arrive(self) -> None:
        self._model.load()
        self.paper.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        look, page = self.look, self._page
        page.add(self._line)
        page.add(self._person)
        self._person.hide()
        page.add(self._not_taken)
        page.add(self._refused)
        self._not_taken.hide()
        self._refused.hide()
        stands = SectionTitle(look, self.tr("Where the diversion stands"))
        agreed = SectionTitle(look, self.tr("What was agreed"))
        happened = SectionTitle(look, self.tr("What happened so far"))
        page.add(stands, above=0.75)
        page.add(self._stage)
        page.add(self._stage_hint)
        page.add(agreed, above=1.0)
        page.add(self._conditions)
        page.add(happened, above=1.0)
        page.add(self._steps)
        self._of_diversion = [
            stands, self._stage, self._stage_hint, agreed, self._conditions, happened, self._steps, self.step,
        ]  # fmt: skip
        page.add(SectionTitle(look, self.tr("Papers issued")), above=1.0 if self._model.row.diversion else 0)
        page.add(self._papers)
        page.footer.addWidget(self.paper)
        page.footer.addSpacing(look.em(0.75))
        page.footer.addWidget(self.step)
        page.footer.addWidget(self._back)
        page.footer.addStretch(1)

    def _show(self) -> None:
        diversion = self._model.diversion
        for widget in self._of_diversion:
            widget.setVisible(diversion is not None)
        if diversion is not None:
            # on the page and nowhere else: boards, bars and titles of windows are seen by others
            self._person.setText(diversion.person)
            self._person.setVisible(bool(diversion.person))
            self._show_stage(diversion)
            self._show_conditions(diversion)
            self._show_steps(diversion)
        self._show_refused()
        self._show_papers()

    def _show_refused(self) -> None:
        lines, refused = self._refused.emptied(), self._model.refused
        self._not_taken.setVisible(bool(refused))
        self._refused.setVisible(bool(refused))
        for number, step in enumerate(refused, 1):
            words, way = refused_step_words(step, self._model.day_words), self._model.way_again(step)
            buttons = () if way is None else (self._again_button(way, words, number),)
            lines.addWidget(self._entry([words], [why_words(step)], *buttons, beneath=bool(buttons)))
        if refused:
            seen = self._button(self.tr("Seen: take it off the list"), "court-file.refused-seen")
            seen.clicked.connect(self._model.let_go_of_refused)
            lines.addWidget(seen, 0, Qt.AlignmentFlag.AlignLeft)

    def _again_button(self, way: WayAgain, what: str, number: int) -> Button:
        button = self._button(way.words, f"court-file.again:{number}")
        button.setAccessibleName(self.tr("{act}: {what}").format(act=way.words, what=what))
        button.clicked.connect(partial(self.again_wanted.emit, way))
        return button

    def _show_stage(self, diversion: DiversionPage) -> None:
        self._stage.setText(stage_words(diversion.stage))
        self.step.setVisible(bool(diversion.next_steps))
        hint = ""
        if diversion.ended:
            hint = self.tr("Nothing is due anymore.")
        elif diversion.conditions and not diversion.may_tell_conditions:
            hint = self.tr("Conditions can be recorded once the first meeting was held.")
        self._stage_hint.setText(hint)
        self._stage_hint.setVisible(bool(hint))

    def _show_conditions(self, diversion: DiversionPage) -> None:
        lines = self._conditions.emptied()
        if not diversion.conditions:
            lines.addWidget(Hint(self.look, self.tr("The agreement names no condition.")))
        for number, row in enumerate(diversion.conditions, 1):
            button = None
            if diversion.may_tell_conditions:
                again = row.result is not None
                button = self._button(
                    self.tr("Record again") if again else self.tr("Record"), f"court-file.condition:{number}"
                )
                button.setAccessibleName(self.tr("Record what became of: {what}").format(what=row.words))
                button.clicked.connect(partial(self.step_wanted.emit, row))
            shown = () if button is None else (button,)
            lines.addWidget(
                self._entry([row.words], [self._condition_words(row, ended=diversion.ended)], *shown)
            )

    def _condition_words(self, row: ConditionRow, *, ended: bool) -> str:
        if row.result is not None and row.on is not None:
            said = self.tr("{result}, {day}").format(
                result=result_words(row.result), day=self._model.day_words(row.on)
            )
            return f"{said}. {row.note}" if row.note else said
        if row.held is not None and not ended:
            return self.tr("The first meeting was held {day}. Record what became of this condition.").format(
                day=self._model.day_words(row.held)
            )
        if ended:  # nothing is due any more, so nothing is late
            return self.tr("No result was recorded")
        if row.due is None:
            return self.tr("No date was agreed")
        return self.tr("Due {day}, {until}").format(
            day=self._model.day_words(row.due), until=until(row.due, self._model.today)
        )

    def _show_steps(self, diversion: DiversionPage) -> None:
        lines = self._steps.emptied()
        if not diversion.steps:
            lines.addWidget(Hint(self.look, self.tr("Nothing was recorded yet.")))
        numbered = enumerate(diversion.steps, 1)
        for number, step in sorted(numbered, key=lambda each: (each[1].on, each[0]), reverse=True):
            recorded = self._recorded_words(step.by, step.at, waiting=step.waiting)
            told = [self._step_words(step), *([step.note] if step.note else [])]
            beside = [recorded, *(self._corrected_words(each) for each in step.corrections)]
            buttons = () if step.words else (self._correct_button(step, number),)
            lines.addWidget(self._entry(told, beside, *buttons))

    def _correct_button(self, step: StepRow, number: int) -> Button:
        button = self._button(self.tr("Correct the day"), f"court-file.day:{number}")
        button.setAccessibleName(self.tr("Correct the day of: {step}").format(step=self._step_words(step)))
        button.clicked.connect(partial(self.day_wanted.emit, step))
        return button

    def _corrected_words(self, corrected: DayCorrected) -> str:
        if corrected.waiting:
            words = self.tr("Was recorded for {day}. Corrected by {who}, {time}, not at HQ yet: {why}")
        else:
            words = self.tr("Was recorded for {day}. Corrected by {who}, {time}: {why}")
        return words.format(
            day=self._model.day_words(corrected.was),
            who=corrected.by,
            time=self._model.moment_words(corrected.at),
            why=corrected.why,
        )

    def _step_words(self, step: StepRow) -> str:
        on = self._model.day_words(step.on)
        if step.result is None:
            return self.tr("{day}: {step}").format(day=on, step=stage_words(step.step))
        return self.tr("{day}: {what}, {result}").format(
            day=on, what=step.words, result=result_words(step.result)
        )

    def _recorded_words(self, by: str, at: datetime, *, waiting: bool) -> str:
        words = self.tr("Recorded by {who}, {time}").format(who=by, time=self._model.moment_words(at))
        return self.tr("{recorded}. Not at HQ yet.").format(recorded=words) if waiting else words

    def _show_papers(self) -> None:
        lines = self._papers.emptied()
        papers = self._model.papers
        if not papers and self._model.loaded:
            lines.addWidget(Hint(self.look, self.tr("No paper was issued yet.")))
        for paper in papers:
            issued = paper.issued
            title = self.tr("{paper} for {recipient}").format(paper=paper.title, recipient=issued.recipient)
            more = self._button(self.tr("More"), f"court-file.issued:{issued.document_id}")
            more.setAccessibleName(self.tr("More about paper {document}").format(document=issued.document_id))
            more.clicked.connect(partial(self.issued_wanted.emit, issued.document_id))
            buttons = [more]
            if not paper.replaced_by and not paper.void:
                button = self._button(
                    self.tr("Issue a corrected one"), f"court-file.correct:{issued.document_id}"
                )
                button.setAccessibleName(
                    self.tr("Issue a corrected paper instead of {document}").format(
                        document=issued.document_id
                    )
                )
                button.clicked.connect(partial(self.paper_wanted.emit, issued.document_id))
                buttons.insert(0, button)
            beside = [self._paper_words(paper), issued.reason, *self._scan_words(paper)]
            lines.addWidget(self._entry([title], beside, *buttons))

    def _paper_words(self, paper: PaperOnRecord) -> str:
        issued = paper.issued
        words = self.tr("{document}, {time}, by {who}").format(
            document=issued.document_id, time=self._model.moment_words(paper.at), who=paper.by
        )
        if paper.waiting:
            words = self.tr("{issued}. Not at HQ yet.").format(issued=words)
        if paper.void:
            return self.tr("{issued}. Void: {why}").format(issued=words, why=paper.void_because)
        if paper.replaced_by:
            return self.tr("{issued}. Replaced by {document}.").format(
                issued=words, document=paper.replaced_by
            )
        if issued.replaces:
            return self.tr("{issued}. Replaces {document}: {why}").format(
                issued=words, document=issued.replaces, why=issued.correction
            )
        return words

    def _scan_words(self, paper: PaperOnRecord) -> Sequence[str]:
        pages = paper.signed_pages
        return [counted(pages, self.tr("1 signed page"), self.tr("{n} signed pages"))] if pages else []

    def _button(self, words: str, name: str) -> Button:
        return Button(self.look, words, name=name, rank=Rank.SECONDARY)

    def _entry(
        self, told: Sequence[str], beside: Sequence[str], *buttons: Button, beneath: bool = False
    ) -> QWidget:
        """One entry of a list: what it says, what is remarked, and what can be done with it.

        One button stands at the right, several or a long one ``beneath`` the words: beside them a large text
        has no room.
        """
        entry = QWidget()
        across = QHBoxLayout(entry)
        across.setContentsMargins(0, 0, 0, self.look.em(0.25))
        column = QVBoxLayout()
        column.setSpacing(self.look.em(0.25))
        for words in told:
            column.addWidget(Body(self.look, words))
        for words in beside:
            column.addWidget(Hint(self.look, words))
        across.addLayout(column, 1)
        if beneath or len(buttons) > 1:
            foot = QWidget()
            row = wrapping(foot)
            row.setContentsMargins(0, 0, 0, 0)
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
            column.addWidget(foot)
        else:
            for button in buttons:
                across.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return entry
