"""A packet: the paper itself, beside it what it is for and what it withholds, print and save below."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QTimer, Signal, Slot
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from citdesk.desktop.liaison.packet_model import PacketModel
from citdesk.desktop.liaison.preview import PaperPreview
from citdesk.desktop.liaison.withheld_view import WithheldView, count_words
from citdesk.desktop.printing.pages import print_pdf
from citdesk.desktop.printing.printers import Printers
from citdesk.desktop.shell.actions import Place
from citdesk.desktop.shell.counted import counted
from citdesk.desktop.shell.failure_words import failure_words
from citdesk.desktop.shell.moments import moment
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.tasks import Tasks
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import (
    Button,
    Caption,
    ChoiceRow,
    ErrorText,
    Field,
    Footer,
    Hint,
    Rank,
    ScrollPage,
    SectionTitle,
    Separator,
    State,
    announce,
    order_tabs,
)
from citdesk.desktop.widgets.beside import Beside
from citdesk.desktop.widgets.dialog import open_dialog
from citdesk.desktop.widgets.state_chip import ChipStyle
from citdesk.desktop.widgets.styled import follow

if TYPE_CHECKING:
    from citdesk.workspace import Paper

_PAUSE_MS = 600


def _wall_clock() -> datetime:
    return datetime.now(UTC)


class PacketPage(Page):
    """Shows a :class:`PacketModel`. ``log_wanted`` asks for what was issued of the report before.

    ``state`` and ``chip`` say where the report stands: a supervisor's desk has papers before approval.
    """

    log_wanted = Signal()
    place = Place.PACKET

    def __init__(
        self,
        look: Look,
        model: PacketModel,
        tasks: Tasks,
        parent: QWidget | None = None,
        *,
        printers: Printers | None = None,
        now: Callable[[], datetime] = _wall_clock,
        state: State | ChipStyle = State.APPROVED,
        chip: str = "",
    ) -> None:
        super().__init__(parent)
        self._state, self._chip = state, chip
        self._now = now
        self._printers = printers or Printers()
        self.look = look
        self._model = model
        self._tasks = tasks
        self._printer: QPrinter | None = None
        #: a paper is on its way out; the session is to end after it; and then why it did not come out
        self._leaving = self._ending = self._untold = self._jammed = False
        #: whose problem was brought into sight already
        self._told = model.state
        #: what was pressed while the paper is being made
        self._next: Callable[[], None] | None = None
        self.setObjectName("page.packet")
        self.preview = PaperPreview(look, self)
        self.side = ScrollPage(look, self, width=30, name="packet.side")
        self.recipient = Field(look, name="packet.recipient", label=self.tr("Who gets this paper"))
        self.reason = Field(look, name="packet.reason", label=self.tr("Why it is issued"))
        self.correction = Field(look, name="packet.correction", label=self.tr("What is corrected"))
        self.withheld = WithheldView(look)
        self._problem = ErrorText(look, "", name="packet.problem")
        self.before = Hint(look, "", name="packet.before")
        self._unprinted = ErrorText(look, "", name="packet.unprinted")
        self._unprinted.hide()
        self._kinds = QWidget()
        self._kind_rows = QVBoxLayout(self._kinds)
        self._kind_rows.setContentsMargins(0, 0, 0, 0)
        self.kinds: dict[str, ChoiceRow] = {}
        self._readers = QWidget()
        self._reader_rows = QVBoxLayout(self._readers)
        self._reader_rows.setContentsMargins(0, 0, 0, 0)
        self.readers: dict[str, ChoiceRow] = {}
        self._languages = QWidget()
        self._language_rows = QVBoxLayout(self._languages)
        self._language_rows.setContentsMargins(0, 0, 0, 0)
        self.languages: dict[str, ChoiceRow] = {}
        # the preview follows what is typed, but not every letter of it
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._build_side()
        self._build_footer()
        self._wire()
        follow(look, self.restyle)
        self._show()

    @property
    def model(self) -> PacketModel:
        """The packet that is shown."""
        return self._model

    def restyle(self) -> None:
        """Take gaps from the look."""
        self._kind_rows.setSpacing(self.look.em(0.5))
        self._reader_rows.setSpacing(self.look.em(0.5))
        self._language_rows.setSpacing(self.look.em(0.5))

    def context(self) -> PageContext:
        row, old = self._model.row, self._model.replaces
        aside = self.tr("a newer version is being reviewed") if row.amendment_pending else ""
        if old is not None:
            aside = self.tr("corrects {document}").format(document=old.issued.document_id)
        return PageContext(
            self.tr("Packet for {report}").format(report=row.number or row.title),
            self._state,
            self._chip,
            aside,
        )

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self._leave, "paper.print": self._print, "paper.save": self._save}

    def panes(self) -> Sequence[QWidget]:
        return [self.side, self.preview, self._footer]

    def arrive(self) -> None:
        if not self._model.state.choices:
            self._model.load()
        main = self.again if self._model.state.refused else self.print_button
        target = self._first_to_say() if not self.recipient.text() else main
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self._untold = self._jammed = False

    def _first_to_say(self) -> QWidget:
        """Which paper, where there are several: else the page would open below the chosen one."""
        chosen = self.kinds.get(self._model.state.kind)
        return chosen if chosen is not None and len(self.kinds) > 1 else self.recipient

    def under_way(self) -> bool:
        return self._model.state.leaving

    def finish_up(self) -> str:
        self._ending = True
        self._say_counts()
        return self._in_hand_words()

    def unsaved(self) -> bool:
        # it is on record: whoever is here learns that it did not come out before they go
        return self._untold and self.isVisible()

    def left_behind(self) -> str:
        # the screen may have been covered or locked meanwhile: told twice is better than not at all
        if not self._jammed:
            return ""
        row = self._model.row
        if self._model.on_record:
            # what the page says of a jam is advice for whoever has the paper before them
            words = self.tr(
                "The packet for {report} is on record, but did not come out. Open its court file to issue "
                "it again."
            )
        else:
            words = self.tr("The packet for {report} was not issued. {why}")
        return words.format(report=row.number or row.title, why=self._model.state.problem)

    def depart(self) -> None:
        self._next = None
        self._address()

    # --- building ---------------------------------------------------------------------------------------

    def _build_side(self) -> None:
        look, side = self.look, self.side
        side.add(self._problem)
        side.add(SectionTitle(look, self.tr("Which paper?")))
        side.add(self._kinds)
        self._readers_title = SectionTitle(look, self.tr("Who reads it?"))
        side.add(self._readers_title, above=0.4)
        side.add(self._readers)
        for reader, words in (
            ("court", self.tr("Court and prosecutor")),
            ("person", self.tr("The person, or their lawyer")),
        ):
            row = ChoiceRow(look, words, self._readers, name=f"paper.reader:{reader}")
            row.setProperty("reader", reader)
            row.toggled.connect(self._choose_reader)
            self._reader_rows.addWidget(row)
            self.readers[reader] = row
        self._languages_title = SectionTitle(look, self.tr("In which language?"))
        side.add(self._languages_title, above=0.4)
        side.add(self._languages)
        for language, words in (("en", self.tr("English")), ("es", self.tr("Spanish"))):
            row = ChoiceRow(look, words, self._languages, name=f"paper.language:{language}")
            row.setProperty("language", language)
            row.toggled.connect(self._choose_language)
            self._language_rows.addWidget(row)
            self.languages[language] = row
        self._correction_label = Caption(look, self.tr("What is corrected"))
        for label, field in (
            (Caption(look, self.tr("Who gets it")), self.recipient),
            (Caption(look, self.tr("Why it is issued")), self.reason),
            (self._correction_label, self.correction),
        ):
            label.setBuddy(field)
            side.add(label, above=0.4)
            side.add(field)
            if field is self.recipient:
                side.add(self.before)
        state = self._model.state
        self.recipient.setText(state.recipient)
        self.reason.setText(state.reason)
        side.add(self._unprinted, above=0.75)
        side.add(self.withheld, above=0.75)
        self.log = Button(look, self.tr("Papers issued"), name="packet.log", rank=Rank.SECONDARY)
        side.add(self.log, above=0.75)

    def _build_footer(self) -> None:
        look = self.look
        self.print_button = Button(
            look, self.tr("Print"), name="paper.print", rank=Rank.PRIMARY, icon="print"
        )
        self.save_button = Button(look, self.tr("Save PDF"), name="paper.save", icon="save-file")
        self.again = Button(look, self.tr("Try again"), name="packet.again")
        self.again.hide()
        self._back = Button(look, self.tr("Back"), name="page.back", rank=Rank.QUIET, icon="back")
        self._counts = Caption(look, "", name="packet.counts")
        self._footer = Footer(look, self, width=60)  # as wide as the paper and what is asked of it
        words = self.tr("What it is for"), self.tr("See the paper")
        self._beside = Beside(
            look, self.side, self.preview, self, side=self.side, words=words, name="packet.turn"
        )
        row = self._footer.row
        row.addWidget(self.print_button)
        row.addWidget(self.save_button)
        row.addWidget(self.again)
        row.addWidget(self._beside.turn)
        row.addWidget(self._back)
        row.addWidget(self._counts, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._beside, 1)
        column.addWidget(Separator(look, self))
        column.addWidget(self._footer)

    def _wire(self) -> None:
        model = self._model
        self._beside.turned.connect(self._make_room)
        model.changed.connect(self._go_on)
        model.changed.connect(self._show)
        model.paper_changed.connect(self._show_paper)
        model.issued.connect(self._out)
        model.print_wanted.connect(self._to_printer)
        model.suggested.connect(self.recipient.setText)
        for field in (self.recipient, self.reason, self.correction):
            field.textEdited.connect(self._typed)
            field.editingFinished.connect(self._address)
        self._pause.timeout.connect(self._address)
        self.withheld.looked.connect(model.look)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)
        self.again.clicked.connect(model.try_again)
        self.log.clicked.connect(self.log_wanted)
        self._back.clicked.connect(self._leave)

    # --- acting -----------------------------------------------------------------------------------------

    def _leave(self) -> None:
        if not self.under_way():
            self.left.emit()
            return
        self._say_counts()  # a failure would reach nobody; leaving is the next press
        announce(self, self._counts.text(), kind="packet")

    def _typed(self) -> None:
        self._next = None
        self._pause.start()
        self.preview.say(self._still_to_say())

    def _address(self) -> None:
        self._pause.stop()
        self._model.address(self.recipient.text(), self.reason.text())
        self._model.correct(self.correction.text() if self._model.replaces is not None else "")

    def _choose(self) -> None:
        sender = self.sender()
        if isinstance(sender, ChoiceRow) and sender.isChecked():
            self._next = None
            self._model.choose(str(sender.property("kind")))

    def _choose_reader(self, chosen: bool) -> None:
        sender = self.sender()
        if chosen and isinstance(sender, ChoiceRow):
            self._next = None
            self._model.choose_reader(str(sender.property("reader")))

    def _choose_language(self, chosen: bool) -> None:
        sender = self.sender()
        if chosen and isinstance(sender, ChoiceRow):
            self._next = None
            self._model.choose_language(str(sender.property("language")))

    def _ready(self, act: Callable[[], None]) -> bool:
        """Whether the paper can leave now; one that is still being made does so when it is there."""
        self._address()
        field, problem = self._model.ready_problem()
        if problem:
            self._model.refuse(field, problem)
            return False
        if self._model.state.making:
            self._next = act
            self._say_counts()
            announce(self, self._counts.text(), kind="packet")
            return False
        return self._model.state.paper is not None

    def _go_on(self) -> None:
        """Do what was pressed while the paper was being made, unless it could not be made."""
        state = self._model.state
        if self._next is not None and not state.making:
            act, self._next = self._next, None
            if not state.problem:
                act()

    def _print(self) -> None:
        if not self._ready(self._print):
            return
        paper = self._model.state.paper
        printer = self._printers.printer(paper.title if paper is not None else "")
        dialog = QPrintDialog(printer, self)
        dialog.setObjectName("paper.print-dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setMinMax(1, paper.pages if paper else 1)
        self._printer = printer
        dialog.accepted.connect(self._print_accepted)
        open_dialog(dialog)

    def _print_accepted(self) -> None:
        self._model.print()

    def _to_printer(self, paper: Paper) -> None:
        printer = self._printer or self._printers.printer(paper.title)
        self._tasks.pool(
            lambda: print_pdf(paper.pdf, printer),
            self._printed,
            self._not_printed,
        )

    def _printed(self, _pages: int) -> None:
        self._model.printed()

    def _not_printed(self, failure: BaseException) -> None:
        self._model.print_failed(failure_words(failure))

    def _save(self) -> None:
        if not self._ready(self._save):
            return
        paper = self._model.state.paper
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, self.tr("Save the packet"), folder)
        dialog.setObjectName("paper.save-dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("PDF (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        if paper is not None:
            dialog.selectFile(paper.file_name)
        dialog.fileSelected.connect(self._save_to)
        open_dialog(dialog)

    def _save_to(self, target: str) -> None:
        self._model.save(Path(target))

    # --- showing ----------------------------------------------------------------------------------------

    @Slot()
    def _out(self) -> None:
        self.reason.clear()  # each one out has a reason of its own
        self.context_changed.emit()  # after a correction the next paper is one of its own

    def _show(self) -> None:
        state = self._model.state
        if state.problem:
            self._beside.show_part(self.side)
        self._show_kinds()
        self._problem.setText(state.problem or state.refused)
        self._show_problem()
        self._show_readers()
        corrects = self._model.replaces is not None
        if self.correction.isHidden() is corrects:
            self.context_changed.emit()
        for widget in (self._correction_label, self.correction):
            widget.setVisible(corrects)
        lines = {"recipient": self.recipient, "reason": self.reason, "correction": self.correction}
        for line in lines.values():
            line.setReadOnly(state.leaving)  # what leaves is what stands here
        for field, line in lines.items():
            wrong = bool(state.problem) and state.field == field
            line.set_wrong(wrong)
            line.setAccessibleDescription(state.problem if wrong else "")
        self.withheld.show_looked(state.looked, state.problem if state.field == "looked" else "")
        self._bring_into_sight(lines)
        printing, saving = state.leaving and not state.saving, state.leaving and state.saving
        self.print_button.set_words(self.tr("Printing …") if printing else self.tr("Print"))
        self.save_button.set_words(self.tr("Saving …") if saving else self.tr("Save PDF"))
        self._show_before()
        self.preview.say(self._still_to_say())
        self._say_counts()
        spoken = state.problem or state.said
        if spoken:
            announce(self, spoken, urgent=bool(state.problem), kind="packet")
        self._follow_leaving()

    def _show_problem(self) -> None:
        """What was refused is said where the paper would stand, and here only where that is out of sight."""
        state = self._model.state
        reproach = state.problem or state.refused
        said_beside = reproach == state.refused and not self._beside.narrow
        self._problem.setVisible(bool(reproach) and state.field != "looked" and not said_beside)

    def _bring_into_sight(self, lines: Mapping[str, Field]) -> None:
        """What went wrong, or the field that is missing, is told once: whoever reads on stays there."""
        state, told = self._model.state, self._told
        self._told = state
        if not state.problem or state is told:
            return
        where: QWidget = {**lines, "looked": self.withheld.tick}.get(state.field, self._problem)
        self.side.settle()
        self.side.show_whole(where)
        if where is not self._problem:
            where.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_before(self) -> None:
        before = self._model.before
        self.before.setVisible(before is not None)
        if before is not None:
            at = moment(before.at, self._now(), self._model.zone)
            told = self.tr("One was issued to the same reader before: {time}.")
            self.before.setText(told.format(time=at))

    def _still_to_say(self) -> str:
        """Why there is no paper and what to do, '' where it only has to be made."""
        state = self._model.state
        if state.refused:
            return self._refused_words(state.refused)
        if not self.recipient.text().strip():
            return self.tr("Enter who gets it. Then the paper is shown here.")
        if not self.reason.text().strip():
            return self.tr("Enter why it is issued. Then the paper is shown here.")
        return ""

    def _refused_words(self, why: str) -> str:
        title = next(
            (each.title for each in self._model.state.choices if each.kind == self._model.state.kind), ""
        )
        head = (
            self.tr("{paper}: there is nothing to print.") if title else self.tr("There is nothing to print.")
        )
        lines = [head.format(paper=title), why]
        if len(self._model.state.choices) > 1:
            lines.append(self.tr("You can also choose another paper."))
        return "\n\n".join(lines)

    def _follow_leaving(self) -> None:
        state, was = self._model.state, self._leaving
        self._leaving = state.leaving
        if was and not state.leaving:
            self._jammed = bool(state.problem)
            self._untold = self._ending and self._jammed
            self._ending = False
            self._say_counts()
            self.ended.emit()

    def _say_counts(self) -> None:
        self._counts.setText(self._count_words())
        self._make_room()

    def _make_room(self) -> None:
        """Where the paper is alone in sight, every line of the footer is one less of it."""
        self._show_problem()
        alone, state = self._beside.alone(self.preview), self._model.state
        self._offer_ways_out(alone=alone, refused=bool(state.refused))
        self._counts.setVisible(not alone or bool(state.said) or state.making or state.leaving)

    def _offer_ways_out(self, *, alone: bool, refused: bool) -> None:
        """What was refused cannot be printed: the button that would only say so again makes way."""
        had_focus = self.print_button.hasFocus() or self.save_button.hasFocus()
        self.again.setVisible(refused)
        self.print_button.setVisible(not refused)
        self.save_button.setVisible(not alone and not refused)
        if refused and had_focus:
            self.again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _in_hand_words(self) -> str:
        return self.tr("The paper in hand is finished first. Your session ends after it.")

    def _count_words(self) -> str:
        state = self._model.state
        if state.leaving:
            return self._in_hand_words() if self._ending else self.tr("The paper in hand is finished first.")
        if self._next is not None:
            return self.tr("Making the paper. It goes on by itself when it is ready.")
        if state.said:
            return state.said
        if state.problem and state.field:  # the sentence itself stands far above its field
            return state.problem
        if state.making:
            return self.tr("Making the paper …")
        if state.paper is None:
            return ""
        pages = counted(state.paper.pages, self.tr("1 page"), self.tr("{n} pages"))
        return self.tr("{pages}. {withheld}").format(pages=pages, withheld=count_words(state.paper.withheld))

    def _show_kinds(self) -> None:
        state = self._model.state
        come = set(self.kinds) != {choice.kind for choice in state.choices}
        if come:
            for choice in state.choices:
                row = ChoiceRow(self.look, choice.title, self._kinds, name=f"paper.kind:{choice.kind}")
                row.setProperty("kind", choice.kind)
                self._kind_rows.addWidget(row)
                self.kinds[choice.kind] = row
            order_tabs(self._kinds, list(self.kinds.values()))  # made after what stands below them
        for kind, row in self.kinds.items():
            row.setChecked(kind == state.kind)
            row.toggled.connect(self._choose, Qt.ConnectionType.UniqueConnection)
        if come and self.recipient.hasFocus() and not self.recipient.text():
            self._first_to_say().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_readers(self) -> None:
        offered = self._model.readers
        several = len(offered) > 1
        self._readers_title.setVisible(several)
        self._readers.setVisible(several)
        for reader, row in self.readers.items():
            row.setVisible(reader in offered)
            if reader == self._model.reader and not row.isChecked():
                row.setChecked(True)
        spoken = self._model.languages
        self._languages_title.setVisible(len(spoken) > 1)
        self._languages.setVisible(len(spoken) > 1)
        for language, row in self.languages.items():
            row.setVisible(language in spoken)
            if language == self._model.language and not row.isChecked():
                row.setChecked(True)

    def _show_unprinted(self, paper: Paper | None) -> None:
        lacking = 0 if paper is None else paper.unprinted
        self._unprinted.setVisible(bool(lacking))
        words = counted(
            lacking,
            self.tr("1 letter of this paper cannot be printed."),
            self.tr("{n} letters of this paper cannot be printed."),
        )
        what = self.tr(
            "A name in it may not be readable; the last page lists them. Say with the paper who it is about, "
            "or have the name added to the report in Latin letters."
        )
        self._unprinted.setText(f"{words} {what}" if lacking else "")

    def _show_paper(self) -> None:
        paper = self._model.state.paper
        self._show_unprinted(paper)
        if paper is None:
            self.preview.show_none()
            self.withheld.show_none()
        else:
            self.preview.show_pdf(paper.pdf)
            self.withheld.show_withheld(paper.withheld)
