"""After Send: a page, not a toast. It says where the report is, and says so again when HQ has it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.my_work.filling_model import begin_words
from citdesk.desktop.my_work.model import MyWorkModel
from citdesk.desktop.my_work.sections import chip_words, state_of
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.shell.refusal_words import problem_words
from citdesk.desktop.shell.status_words import Link, LinkState
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Body, Button, Rank, ScrollPage, State, Strong, Title, announce
from citdesk.workspace import Display, GoesWith, ReportRow


class ConfirmationPage(Page):
    """Follows one report after it was sent."""

    start_wanted = Signal()
    look_wanted = Signal(str)
    #: the report that waits for this one is to be opened; carries its id
    go_on_wanted = Signal(str)
    #: (form, report): what goes with the report that was sent is to be begun
    begin_wanted = Signal(str, str)
    #: what goes with it stands already and is to be opened; carries its id
    open_wanted = Signal(str)

    def __init__(
        self,
        look: Look,
        model: MyWorkModel,
        row: ReportRow,
        parent: QWidget | None = None,
        *,
        link: Callable[[], LinkState] = LinkState,
        held: ReportRow | None = None,
        owed: Sequence[GoesWith] = (),
    ) -> None:
        """``link`` tells how things stand with HQ; ``held`` could not be sent before this one.

        ``owed`` is what goes with this one and is still to be written.
        """
        super().__init__(parent)
        self._model = model
        self._row = row
        self._link = link
        self._held = held
        self.setObjectName("page.confirmation")
        page = ScrollPage(look, self, width=40, name="confirmation")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self.title = Title(look, "", name="confirmation.title")
        self.words = Body(look, "", name="confirmation.words")
        self.done = Button(
            look,
            self.tr("Back to your reports"),
            name="confirmation.done",
            rank=Rank.PRIMARY if held is None and not owed else Rank.SECONDARY,
        )
        self._new = Button(look, self.tr("Start a new report"), name="report.start")
        self._see = Button(look, self.tr("See this report"), name="confirmation.see", rank=Rank.QUIET)
        page.add(self.title)
        page.add(self.words, above=0.5)
        if held is not None:
            title = held.title.lower()
            page.add(Strong(look, self.tr("The {report} is not sent yet.").format(report=title)), above=0.9)
            self.go_on = Button(
                look,
                self.tr("Go on with the {report}").format(report=title),
                name="confirmation.go_on",
                rank=Rank.PRIMARY,
            )
            self.go_on.clicked.connect(lambda: self.go_on_wanted.emit(held.id))
            page.footer.addWidget(self.go_on)
        buttons = [self._add_owed(look, page, each) for each in (owed if held is None else ())]
        self._first = next(iter(buttons), self.done if held is None else self.go_on)
        if buttons:
            buttons[0].set_rank(Rank.PRIMARY)
        page.footer.addWidget(self.done)
        page.footer.addWidget(self._new)
        page.footer.addStretch(1)
        page.footer.addWidget(self._see)
        self.done.clicked.connect(self.left)
        self._new.clicked.connect(self.start_wanted)
        self._see.clicked.connect(lambda: self.look_wanted.emit(self._row.id))
        model.changed.connect(self._follow)
        self._show()

    def _add_owed(self, look: Look, page: ScrollPage, owed: GoesWith) -> Button:
        """Name what is still to be written, with the way to it: the record is not whole without."""
        words = self.tr("Still to be written: {report}").format(report=owed.title)
        page.add(Strong(look, words, name="confirmation.owed"), above=0.9)
        name = f"confirmation.owed:{owed.form_id}"
        button = Button(look, begin_words(owed), name=name, rank=Rank.SECONDARY)
        page.footer.addWidget(button)
        if owed.report is None:
            button.clicked.connect(lambda: self.begin_wanted.emit(owed.form_id, self._row.id))
        else:
            button.clicked.connect(lambda: self.open_wanted.emit(owed.report))
        return button

    def context(self) -> PageContext:
        state, chip = state_of(self._row), chip_words(self._row, self._model.at())
        if self._row.display is Display.WAITING:
            chip = self.title.text()
            state = State.SAVED if self._link().out_of_service else State.WAITING
        return PageContext(self._row.title, state, chip)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit}

    def arrive(self) -> None:
        self._model.reload()
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        row = self._model.row(self._row.id)
        if row is not None and row != self._row:
            self._row = row
            self._show()
            announce(self, self.title.text(), kind="sent")
            self.context_changed.emit()

    def link_changed(self) -> None:
        """How things stand with HQ has changed."""
        if self._row.display is Display.WAITING:
            self._show()
            self.context_changed.emit()

    def _show(self) -> None:
        row, at = self._row, self._model.at()
        if row.display is Display.REFUSED:
            self.title.setText(self.tr("HQ did not take this report"))
            self.words.setText(problem_words(row))
        elif row.display is Display.WAITING:
            self._show_waiting(self._link())
        else:
            time = at.words(row.sent_at or row.changed_at)
            self.title.setText(self.tr("Sent {time}").format(time=time))
            reference = self.tr("Reference {number}. ").format(number=row.number) if row.number else ""
            self.words.setText(
                reference
                + self.tr("Your supervisors have it. You will see it under Reports if it comes back.")
            )

    def _show_waiting(self, link: LinkState) -> None:
        """The same as the bar beneath says: it is on its way, it waits, or it stays here."""
        if link.out_of_service:
            self.title.setText(self.tr("Saved on this computer, not sent"))
            self.words.setText(link.trouble)
        elif link.link is Link.SENDING:
            self.title.setText(self.tr("Being sent"))
            self.words.setText(self.tr("It is safe on this computer too. You do not need to stay here."))
        else:
            self.title.setText(self.tr("Waiting to be sent"))
            self.words.setText(
                self.tr(
                    "It is safe on this computer and will go by itself as soon as HQ is reached. "
                    "You do not need to stay here."
                )
            )
