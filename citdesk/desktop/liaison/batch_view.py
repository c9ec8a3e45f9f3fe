"""Many papers in one run: reports at the left, what to make of them at the right; then the results."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from citdesk.desktop.liaison.batch_before import BatchBefore
from citdesk.desktop.liaison.batch_model import BatchModel
from citdesk.desktop.printing.pages import print_pdf
from citdesk.desktop.printing.printers import Printers
from citdesk.desktop.rows.lines import Lines
from citdesk.desktop.rows.list_page import ListFrame
from citdesk.desktop.rows.row import Row
from citdesk.desktop.shell.counted import counted
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.shell.trouble import Trouble
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import (
    Button,
    Caption,
    CheckRow,
    ChoiceRow,
    ErrorText,
    Field,
    Footer,
    Hint,
    Rank,
    ScrollPage,
    SectionTitle,
    Separator,
    announce,
)
from citdesk.desktop.widgets.beside import Beside
from citdesk.desktop.widgets.dialog import open_dialog
from citdesk.desktop.widgets.state_chip import ChipStyle
from citdesk.desktop.widgets.styled import follow
from citdesk.workspace import BatchItem, BatchResult, BoardRow, Outcome

if TYPE_CHECKING:
    from citdesk.workspace import Paper

#: the list follows a quick run, but not every paper of it
_PAUSE_MS = 100
#: papers that are told by name at the next sign-in
_NAMED = 10
_CHOSEN, _NOT_CHOSEN = ChipStyle("done", "check"), ChipStyle("own", "mark-none", dashed=True)
#: what became of a paper: it is none of a report's states
_SAVED, _PRINTED = ChipStyle("done", "save-file"), ChipStyle("done", "print")
_TO_COME = ChipStyle("own", "clock", dashed=True)
_NOT_OUT, _NOT_MADE = ChipStyle("attention", "warning"), ChipStyle("stop", "error")


class BatchPage(Page):
    """Shows a :class:`BatchModel`."""

    def __init__(
        self,
        look: Look,
        model: BatchModel,
        parent: QWidget | None = None,
        *,
        printers: Printers | None = None,
    ) -> None:
        super().__init__(parent)
        self._printers = printers or Printers()
        self.look = look
        self.model = model
        self.setObjectName("page.batch")
        self._jammed = False
        self.frame = ListFrame(look, self, name="batch", title=self.tr("Several papers"))
        self.all = Button(look, self.tr("Choose all"), name="batch.all", rank=Rank.SECONDARY)
        self.frame.add_act(self.all)
        self.side = ScrollPage(look, self, width=30, name="batch.side")
        self._kinds = QWidget()
        self._kind_rows = QVBoxLayout(self._kinds)
        self._kind_rows.setContentsMargins(0, 0, 0, 0)
        self.kinds: dict[str, CheckRow] = {}
        self._readers = QWidget()
        self._reader_rows = QVBoxLayout(self._readers)
        self._reader_rows.setContentsMargins(0, 0, 0, 0)
        self.readers: dict[str, ChoiceRow] = {}
        self.recipient = Field(look, name="batch.recipient", label=self.tr("Who gets these papers"))
        self.reason = Field(look, name="batch.reason", label=self.tr("Why they are issued"))
        self.before = BatchBefore(look, model)
        self.aware = CheckRow(
            look,
            self.tr("I know that each paper lists what it leaves out"),
            name="batch.aware",
        )
        self._problem = ErrorText(look, "", name="batch.problem")
        self._no_kinds = Hint(look, self.tr("Choose reports first."))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._build_side()
        self._build_footer()
        self._wire()
        follow(look, self.restyle)
        self._show()

    def restyle(self) -> None:
        """Take gaps from the look."""
        self._kind_rows.setSpacing(self.look.em(0.5))
        self._reader_rows.setSpacing(self.look.em(0.5))

    def context(self) -> PageContext:
        return PageContext(self.tr("Liaison"))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self._leave}

    def panes(self) -> Sequence[QWidget]:
        return [self.frame, self.side, self._footer]

    def arrive(self) -> None:
        self._jammed = False
        if not self.model.loaded:
            self.model.load()
        self.frame.focus_list()

    def under_way(self) -> bool:
        return self.model.running

    def finish_up(self) -> str:
        self.model.stop()
        words = self.tr("The paper in hand is finished first. Your session ends after it.")
        self.frame.show_note(words)
        return words

    def left_behind(self) -> str:
        # the screen may have been covered or locked meanwhile: told twice is better than not at all
        if not self._jammed:
            return ""
        told: list[str] = []
        if self.model.not_out:
            words = self.tr(
                "On record, but did not come out: {papers}. Open their court files to issue them again."
            )
            told.append(words.format(papers=self._named(self.model.not_out)))
        if self.model.not_issued:
            words = self.tr("Not issued: {papers}. Choose them again in Several papers.")
            told.append(words.format(papers=self._named(self.model.not_issued)))
        return " ".join(told)

    def _named(self, items: Sequence[BatchItem]) -> str:
        """The first few of them; a run may have hundreds."""
        named = [f"{each.number}, {each.title}" for each in items[:_NAMED]]
        more = len(items) - len(named)
        if more:
            named.append(counted(more, self.tr("1 more"), self.tr("{n} more")))
        return "; ".join(named)

    def depart(self) -> None:
        self._keep()

    # --- building ---------------------------------------------------------------------------------------

    def _build_side(self) -> None:
        look, side = self.look, self.side
        side.add(self._problem)
        side.add(SectionTitle(look, self.tr("Which papers?")))
        side.add(self._no_kinds)
        side.add(self._kinds)
        self._readers_title = SectionTitle(look, self.tr("Who reads them?"))
        side.add(self._readers_title, above=0.4)
        side.add(self._readers)
        for reader, words in (
            ("court", self.tr("Court and prosecutor")),
            ("person", self.tr("The person, or their lawyer")),
        ):
            row = ChoiceRow(look, words, self._readers, name=f"batch.reader:{reader}")
            row.toggled.connect(partial(self._choose_reader, reader))
            self._reader_rows.addWidget(row)
            self.readers[reader] = row
        for words, field in (
            (self.tr("Who gets them"), self.recipient),
            (self.tr("Why they are issued"), self.reason),
        ):
            label = Caption(look, words)
            label.setBuddy(field)
            side.add(label, above=0.4)
            side.add(field)
        side.add(self.before, above=0.4)
        side.add(self.aware, above=0.75)

    def _build_footer(self) -> None:
        look = self.look
        self.print_button = Button(
            look, self.tr("Print"), name="batch.print", rank=Rank.PRIMARY, icon="print"
        )
        self.save_button = Button(look, self.tr("Save in a folder"), name="batch.save", icon="save-file")
        self.stop_button = Button(look, self.tr("Stop"), name="batch.stop", rank=Rank.SECONDARY)
        self.list_button = Button(look, self.tr("Save the list"), name="batch.list", rank=Rank.SECONDARY)
        self._back = Button(look, self.tr("Back"), name="page.back", rank=Rank.QUIET, icon="back")
        self.counts = Caption(look, "", name="batch.counts")
        self.counts.setWordWrap(False)
        self._footer = Footer(look, self)
        words = self.tr("Which reports"), self.tr("Which papers")
        self._beside = Beside(
            look, self.frame, self.side, self, side=self.side, words=words, name="batch.turn"
        )
        row = self._footer.row
        for button in (self.print_button, self.save_button, self.stop_button, self.list_button):
            row.addWidget(button)
        row.addWidget(self._beside.turn)
        row.addWidget(self._back)
        row.addStretch(1)
        row.addWidget(self.counts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._beside, 1)
        column.addWidget(Separator(look, self))
        column.addWidget(self._footer)

    def _wire(self) -> None:
        model = self.model
        model.changed.connect(self._show)
        model.progressed.connect(self._progressed)
        model.ended.connect(self._ended)
        Trouble(self, self.frame.trouble).follow(model)
        self._pause.timeout.connect(self._show)
        self.frame.list.opened.connect(self._toggle)
        self.all.clicked.connect(self._choose_all)
        for field in (self.recipient, self.reason, self.before.reason):
            field.textEdited.connect(partial(self._right, field))
            field.editingFinished.connect(self._keep)
        for row in self.before.choices.values():
            row.toggled.connect(self._problem.hide)  # it may have been this that was missing
        self.aware.toggled.connect(self._tick)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)
        self.stop_button.clicked.connect(model.stop)
        self.list_button.clicked.connect(self._save_list)
        self._back.clicked.connect(self._leave)
        self._beside.turned.connect(self._make_room)

    # --- acting -----------------------------------------------------------------------------------------

    def _toggle(self, report: str) -> None:
        model = self.model
        if not model.run_items:
            model.toggle(report)
            return
        # a row has one line for the reason; pressed, it stands whole above the list
        pressed = next((each for each in model.results if each.item.id == report), None)
        if pressed is not None and pressed.outcome is Outcome.NOT_LEGIBLE:
            self.frame.show_note(self._not_legible(pressed))
        else:
            self.frame.show_note("" if pressed is None else pressed.why)

    def _choose_all(self) -> None:
        model = self.model
        model.choose_all(wanted=len(model.chosen) < len(model.reports))

    def _choose_kind(self, kind: str, wanted: bool) -> None:
        self.model.choose_kind(kind, wanted=wanted)

    def _choose_reader(self, reader: str, chosen: bool) -> None:
        if chosen:
            self._problem.hide()  # it may have been this that was missing
            self.model.choose_reader(reader)

    def _tick(self, aware: bool) -> None:
        self.model.aware = aware

    def _keep(self) -> None:
        self.model.recipient, self.model.reason = self.recipient.text(), self.reason.text()
        self.before.keep()

    def _right(self, field: Field, _text: str) -> None:
        """What was missing is being typed: the field is not marked any more."""
        if field.accessibleDescription():
            field.set_wrong(wrong=False)
            field.setAccessibleDescription("")
            self._problem.hide()

    def _ready(self) -> bool:
        self._keep()
        field, problem = self.model.ready_problem()
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        fields = {"recipient": self.recipient, "reason": self.reason, "again_reason": self.before.reason}
        for name, line in fields.items():
            line.set_wrong(field == name)
            line.setAccessibleDescription(problem if field == name else "")
        target = {
            "reader": next((row for row in self.readers.values() if not row.isHidden()), None),
            "again": next(iter(self.before.choices.values())),
            "aware": self.aware,
            **fields,
        }.get(field)
        if target is not None:
            self._beside.show_part(self.side)
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        elif field == "reports":
            self._beside.show_part(self.frame)
            self.frame.focus_list()
        if problem:
            announce(self, problem, urgent=True, kind="batch")
        return not problem

    def _print(self) -> None:
        if not self._ready():
            return
        printer = self._printers.printer(self.tr("Several papers"))
        dialog = QPrintDialog(printer, self)
        dialog.setObjectName("batch.print-dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def one(paper: Paper) -> None:
            printer.setDocName(paper.title)
            print_pdf(paper.pdf, printer)

        dialog.accepted.connect(lambda: self.model.print_with(one))
        open_dialog(dialog)

    def _save(self) -> None:
        if not self._ready():
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, self.tr("Save the papers in"), folder)
        dialog.setObjectName("batch.save-dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._save_into)
        open_dialog(dialog)

    def _save_into(self, folder: str) -> None:
        self.model.save_into(Path(folder))

    def _save_list(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, self.tr("Save the list"), folder)
        dialog.setObjectName("batch.list-dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(self.model.list_name)
        dialog.fileSelected.connect(lambda target: self.model.save_list(Path(target)))
        open_dialog(dialog)

    def _leave(self) -> None:
        if self.model.running:
            self.model.stop()  # what is in hand is finished first; leaving is the next press
        else:
            self.left.emit()

    # --- showing ----------------------------------------------------------------------------------------

    def _progressed(self) -> None:
        if not self._pause.isActive():
            self._pause.start()

    def _ended(self) -> None:
        self._jammed = True
        note = self._signed_words()
        self.frame.show_note(note)
        self._show()
        announce(self, " ".join(part for part in (f"{self._count_words()}.", note) if part), kind="batch")
        self.ended.emit()

    def _show(self) -> None:
        model = self.model
        begun = bool(model.run_items)
        left_over = bool(model.left_over)
        self.frame.rows.show_rows(self._result_rows() if begun else self._report_rows())
        none = model.loaded and not model.reports
        self.frame.show_empty(self.tr("No report is here of which a paper can be made.") if none else "")
        self.all.setVisible(not begun)
        every = bool(model.chosen) and len(model.chosen) == len(model.reports)
        self.all.set_words(self.tr("Choose none") if every else self.tr("Choose all"))
        self._show_kinds()
        self.before.show_state()
        self._beside.set_side_visible(not begun)
        again = begun and left_over and not model.running
        for button, words in (
            (self.print_button, self.tr("Print what is left") if again else self.tr("Print")),
            (self.save_button, self.tr("Save what is left") if again else self.tr("Save in a folder")),
        ):
            button.set_words(words)
        self._make_room()
        self.stop_button.setVisible(model.running)
        self._back.setVisible(not model.running)
        self.list_button.setVisible(begun and not model.running)
        self.counts.setText(self._count_words())

    def _make_room(self) -> None:
        """Where one part is alone in sight, its own acts stand under it: else they would push Back out."""
        begun = bool(self.model.run_items)
        list_alone = self._beside.alone(self.frame)
        shown = not list_alone if not begun else bool(self.model.left_over) and not self.model.running
        for button in (self.print_button, self.save_button):
            button.setVisible(shown)
        self._beside.turn.set_rank(Rank.PRIMARY if list_alone else Rank.SECONDARY)
        self.counts.setVisible(not self._beside.alone(self.side))

    def _report_rows(self) -> Lines:
        reports, chosen = self.model.reports, self.model.chosen
        told = ((row, row.report in chosen) for row in reports)
        return Lines((row.report for row in reports), told, self._report_row)

    def _report_row(self, told: tuple[BoardRow, bool]) -> Row:
        row, chosen = told
        issued = counted(row.papers_issued, self.tr("1 paper issued"), self.tr("{n} papers issued"))
        return Row(
            id=row.report,
            title=row.number or row.title,
            detail=f"{row.title}, {issued}" if row.papers_issued else row.title,
            state=_CHOSEN if chosen else _NOT_CHOSEN,
            chip=self.tr("Chosen") if chosen else self.tr("Not chosen"),
            opens=False,
            chosen=chosen,
        )

    def _result_rows(self) -> Lines:
        items = self.model.run_items
        told = ((item, self.model.result(item)) for item in items)
        return Lines((item.id for item in items), told, self._result_row)

    def _result_row(self, told: tuple[BatchItem, BatchResult | None]) -> Row:
        item, result = told
        state, chip, detail = _TO_COME, self.tr("Waiting"), ""
        if result is not None:
            match result.outcome:
                case Outcome.OUT:
                    state = _SAVED if result.file else _PRINTED
                    chip = self.tr("Saved") if result.file else self.tr("Printed")
                    pages = counted(result.pages, self.tr("1 page"), self.tr("{n} pages"))
                    signed = self.tr("signed") if result.signed else self.tr("not signed")
                    parts = (
                        self._copy_words(item),
                        pages,
                        signed if result.file else "",
                        result.file or result.document_id,
                    )
                    detail = ", ".join(part for part in parts if part)
                case Outcome.FAILED:
                    state, chip, detail = _NOT_MADE, self.tr("Not made"), result.why
                case Outcome.NOT_LEGIBLE:
                    state, chip, detail = _NOT_MADE, self.tr("Not made"), self._not_legible(result)
                case Outcome.NOT_OUT:
                    state, chip = _NOT_OUT, self.tr("Recorded, not out")
                    detail = result.why
                case Outcome.NOT_BEGUN:
                    state, chip, detail = _TO_COME, self.tr("Not begun"), result.why
        return Row(
            id=item.id,
            title=self.tr("{report}: {paper}").format(report=item.number, paper=item.title),
            detail=detail,
            state=state,
            chip=chip,
            whole=True,
            opens=False,
        )

    def _not_legible(self, result: BatchResult) -> str:
        words = counted(
            result.unprinted,
            self.tr("1 letter of it cannot be printed."),
            self.tr("{n} letters of it cannot be printed."),
        )
        way_on = self.tr("Look at it in its court file before it goes.")
        return f"{words} {way_on}"

    def _copy_words(self, item: BatchItem) -> str:
        """Whose copy it is."""
        words = {
            "court": self.tr("copy for court and prosecutor"),
            "person": self.tr("copy for the person"),
            "provider": self.tr("copy for a service"),
        }
        return words.get(item.audience, "")

    def _show_kinds(self) -> None:
        titles = self.model.titles
        self._no_kinds.setVisible(not titles)
        for kind, title in titles.items():
            if kind not in self.kinds:
                row = CheckRow(self.look, title, self._kinds, name=f"batch.kind:{kind}")
                row.toggled.connect(partial(self._choose_kind, kind))
                self._kind_rows.addWidget(row)
                self.kinds[kind] = row
        for kind, row in self.kinds.items():
            row.setVisible(kind in titles)
            row.setChecked(kind in self.model.kinds)
        offered = self.model.readers
        self._readers_title.setVisible(bool(offered))
        self._readers.setVisible(bool(offered))
        for reader, row in self.readers.items():
            row.setVisible(reader in offered)
            if reader == self.model.reader and not row.isChecked():
                row.setChecked(True)

    def _signed_words(self) -> str:
        """What the run's papers lack, '' for files that are all signed."""
        model = self.model
        words: list[str] = []
        if model.printed:
            words.append(
                self.tr("Printed pages carry no digital signature. Save papers to have them signed.")
            )
        if model.unsigned:
            told = counted(
                model.unsigned, self.tr("1 file is not signed."), self.tr("{n} files are not signed.")
            )
            why = self.tr(
                "Official forms have no place for it; other papers are signed once HQ has certified this "
                "computer."
            )
            words += [told, why]
        return " ".join(words)

    def _count_words(self) -> str:
        model = self.model
        if not model.run_items:
            return counted(model.paper_count, self.tr("1 paper"), self.tr("{n} papers"))
        done, everything = sum(each.outcome is Outcome.OUT for each in model.results), len(model.run_items)
        if model.running:
            words = (
                self.tr("{done} of 1 paper out") if everything == 1 else self.tr("{done} of {all} papers out")
            )
            return words.format(done=done, all=everything)
        if not model.left_over:
            return counted(everything, self.tr("1 paper is out"), self.tr("All {n} papers are out"))
        if everything == 1:
            return self.tr("The paper is not out")
        return self.tr("{done} of {all} papers out, {left} left").format(
            done=done, all=everything, left=len(model.left_over)
        )
