"""The steps beside deciding on a report: another author, or the report that stays where two tell the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citdesk.desktop.case.lines import Lines
from citdesk.desktop.rows.list_page import ListFrame
from citdesk.desktop.shell.kept_words import KeptWords
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.shell.trouble import Trouble
from citdesk.desktop.theme import Look
from citdesk.desktop.unit.report_steps_model import ReportStepsModel
from citdesk.desktop.widgets import (
    Button,
    Caption,
    ErrorText,
    Field,
    Hint,
    Rank,
    ScrollPage,
    SectionTitle,
    Title,
    announce,
)


class _StepsPage(Page):
    """A page about one report, with a line for trouble and a way back."""

    over = True

    def __init__(
        self, look: Look, model: ReportStepsModel, name: str, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.model = model
        self.setObjectName(f"page.{name}")
        self.page = ScrollPage(look, self, width=42, name=name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        line = ErrorText(look, "", name=f"{name}.trouble")
        self.trouble = Trouble(self, line, self.page)
        # of this class, whichever page it is
        words = QCoreApplication.translate("_StepsPage", "Back")
        self.back = Button(look, words, name="page.back", rank=Rank.QUIET, icon="back")
        self.page.add(Title(look, title, name=f"{name}.title"))
        self.page.add(line)
        self.page.footer.addWidget(self.back)
        self.page.footer.addStretch(1)
        self.back.clicked.connect(self.left)
        self.trouble.follow(model)

    def context(self) -> PageContext:
        return PageContext(self.model.name)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit}


class MoreStepsPage(_StepsPage):
    """The rarer steps, each with what it means."""

    case_wanted = Signal()
    link_wanted = Signal()
    papers_wanted = Signal()
    author_wanted = Signal()
    original_wanted = Signal()
    after_action_wanted = Signal()

    def __init__(self, look: Look, model: ReportStepsModel, parent: QWidget | None = None) -> None:
        title = self.tr("More about {report}").format(report=model.name)
        super().__init__(look, model, "more", title, parent)
        self._first: Button | None = None
        self._offer(
            "more.case",
            self.tr("People and consents"),
            self.tr("Who works on the case, and what the person agreed to share."),
            self.case_wanted.emit,
        )
        if model.page.may_look_back or model.page.looked_back:
            words = self.tr("Start an after-action review")
            self._offer(
                "more.after_action",
                self.tr("Open the after-action review") if model.page.looked_back else words,
                self.tr("What went well and what to change, by somebody else than the author."),
                self.after_action_wanted.emit,
            )
        if model.page.may_link:
            self._offer(
                "more.link",
                self.tr("Link to another case"),
                self.tr("The same encounter was written up in two cases, and both are needed."),
                self.link_wanted.emit,
            )
        self._offer(
            "more.papers",
            self.tr("Papers"),
            self.tr("The cover sheet, or the report for your own desk."),
            self.papers_wanted.emit,
        )
        if model.page.may_reassign:
            self._offer(
                "more.author",
                self.tr("Give it to another officer"),
                self.tr("If {author} is away: somebody else changes it and sends it.").format(
                    author=model.holder
                ),
                self.author_wanted.emit,
            )
        if model.page.may_mark_duplicate:
            self._offer(
                "more.duplicate",
                self.tr("Mark it as a duplicate"),
                self.tr("The same encounter was written up twice. You choose which report stays."),
                self.original_wanted.emit,
            )
        if model.page.duplicate_of:
            self._offer(
                "more.unmark",
                self.tr("It is no duplicate"),
                self.tr("Marked as a duplicate of {report}. It then stands as before.").format(
                    report=model.page.duplicate_of
                ),
                model.unmark_duplicate,
            )

    def arrive(self) -> None:
        (self._first or self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, name: str, words: str, meaning: str, act: Callable[[], None]) -> None:
        button = Button(self.look, words, name=name)
        button.setAccessibleDescription(meaning)
        button.clicked.connect(act)
        self._first = self._first or button
        across = QWidget()
        row = QHBoxLayout(across)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(button)
        row.addStretch(1)
        self.page.add(across, above=0.75)
        self.page.add(Hint(self.look, meaning))


class AuthorPage(_StepsPage):
    """Why, and who goes on with the report."""

    def __init__(
        self,
        look: Look,
        model: ReportStepsModel,
        parent: QWidget | None = None,
        *,
        kept: KeptWords | None = None,
    ) -> None:
        title = self.tr("Give it to another officer")
        super().__init__(look, model, "author", title, parent)
        meaning = self.tr(
            "They get everything that was sent, change it and send it again under their own name. "
            "What {author} has not sent stays on that computer."
        )
        self.page.add(Hint(look, meaning.format(author=model.holder)))
        self.reason = Field(look, name="author.reason", label=self.tr("Why?"))
        self.sought = Field(look, name="author.find", label=self.tr("Name or badge number"), width=18)
        self._found = Lines(look)
        self.page.add(SectionTitle(look, self.tr("Why?")), above=0.75)
        self.page.add(Caption(look, self.tr("For example: on leave until April. It stays in the history.")))
        self.page.add(self.reason)
        self.page.add(SectionTitle(look, self.tr("Who goes on with it?")), above=0.75)
        self.page.add(Caption(look, self.tr("Name or badge number")))
        self.page.add(self.sought)
        self.page.add(self._found)
        self.sought.textChanged.connect(self._show)
        model.changed.connect(self._show)
        row = model.page.row
        unsent = self.tr("Why {report} goes to another officer was not sent.").format(
            report=row.number or row.title
        )
        model.acted.connect((kept or KeptWords()).follow(self.reason, ("author", row.id), unsent))

    def arrive(self) -> None:
        self.model.load_successors()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        lines = self._found.emptied()
        found = self.model.found(self.sought.text())
        for person in found:
            words = self.tr("Give it to {person}, {badge}").format(person=person.name, badge=person.badge)
            button = Button(self.look, words, name=f"author.give:{person.badge}")
            button.clicked.connect(partial(self._give, person.id))
            across = QHBoxLayout()
            across.addWidget(button)
            across.addStretch(1)
            lines.addLayout(across)
        if not found and self.sought.text().strip():
            lines.addWidget(Hint(self.look, self.tr("No other officer has this name or badge number.")))

    def _give(self, person: str) -> None:
        self.trouble.calm()
        problem = self.model.give_problem(self.reason.text())
        if problem:
            self.trouble.say(problem, at=self.reason)
        else:
            self.model.give_to(person, self.reason.text())


class OriginalPage(Page):
    """Which report stays: a press chooses it, a second one marks the other as its duplicate."""

    over = True

    def __init__(self, look: Look, model: ReportStepsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setObjectName("page.original")
        self.frame = ListFrame(look, self, name="original", title=self.tr("Which report stays?"))
        self._back = Button(look, self.tr("Back"), name="page.back", rank=Rank.QUIET, icon="back")
        self.frame.add_back(self._back)
        self._chosen = ""
        self.go = Button(look, self.tr("Yes, mark it"), name="original.go", rank=Rank.PRIMARY)
        self.go.hide()
        self.frame.add_act(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self._back.clicked.connect(self.left)
        self.frame.list.opened.connect(self._choose)
        self.go.clicked.connect(self._mark)
        model.changed.connect(self._show)
        self._trouble = Trouble(self, self.frame.trouble)
        self._trouble.follow(model)
        self._show()

    def context(self) -> PageContext:
        return PageContext(self._model.name)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit}

    def panes(self) -> Sequence[QWidget]:
        return [self.frame]

    def arrive(self) -> None:
        self._model.load_originals()
        self.frame.focus_list()

    def _choose(self, report: str) -> None:
        """Rows look alike: say which report was chosen before anything is marked."""
        self._chosen = report
        self._show()
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)
        self.renewed.emit()  # the second half of a double press is not the second press
        announce(self.frame.note, self.frame.note.text())

    def _mark(self) -> None:
        self._trouble.calm()
        self._model.mark_duplicate(self._chosen)

    def _show(self) -> None:
        rows, stays = self._model.originals, self._model.original_words(self._chosen)
        self.frame.rows.show_rows(rows or [])
        self.go.setVisible(bool(stays))
        if stays:
            note = self.tr("{report} by {author} is marked as a duplicate of {stays}. Is that right?")
        else:
            note = self.tr("{report} by {author} is then marked as its duplicate. You can take that back.")
        named = note.format(stays=stays, report=self._model.name, author=self._model.page.author)
        self.frame.show_note(named if rows else "")
        self.frame.show_empty(
            self.tr("No other report of this kind is here, so none can stay in its place.")
            if rows is not None and not rows
            else ""
        )
