"""A report under review: its answers in form order, what changed, comments beside them, two decisions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citdesk.desktop.review.answer_view import AnswerView
from citdesk.desktop.review.model import ReviewModel
from citdesk.desktop.shell.actions import Place
from citdesk.desktop.shell.counted import counted
from citdesk.desktop.shell.moments import moment
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import (
    Button,
    Caption,
    ErrorText,
    Hint,
    Rank,
    ScrollPage,
    SectionTitle,
    Separator,
    State,
    Strong,
    announce,
)
from citdesk.workspace import ReviewAnswer

_WIDTH = 56


class ReviewReportPage(Page):
    """Shows a :class:`ReviewModel`. ``approve_wanted`` and ``return_wanted`` ask for the decision pages."""

    approve_wanted = Signal()
    return_wanted = Signal()
    place = Place.REVIEW

    def __init__(
        self, look: Look, model: ReviewModel, parent: QWidget | None = None, *, before: str = ""
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._model = model
        self._at = ""
        self._views: dict[str, AnswerView] = {}
        self.setObjectName("page.review")
        self.page = ScrollPage(look, self, width=_WIDTH, name="review")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self._before = Strong(look, before, name="review.before")
        self._before.setVisible(bool(before))
        self._trouble = ErrorText(look, "", name="review.trouble")
        self._trouble.hide()
        self._body = QWidget()
        self._rows = QVBoxLayout(self._body)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._build_switch()
        self.page.add(self._before)
        self.page.add(self._trouble)
        self.page.add(self._switch)
        self.page.add(self._body)
        self._build_footer()
        model.changed.connect(self._show)
        model.remarked.connect(self._show_decisions)
        model.failed.connect(self._fail)
        self._show()

    # --- what the shell asks ---------------------------------------------------------------------------

    def context(self) -> PageContext:
        model, page = self._model, self._model.page
        if page is None:
            return PageContext(self.tr("Review"))
        name = page.row.number or page.row.title
        title = self.tr("Review {report}, {version}").format(report=name, version=model.version)
        sent = moment(page.sent_at, model.now, model.zone)
        again = page.row.revision_number > 1
        chip = self.tr("Sent again {time}") if again else self.tr("Sent {time}")
        aside = ""
        if model.compares:
            changed, total = len(model.changes), len(model.answers)
            aside = self.tr("{changed} changed, {same} the same").format(
                changed=changed, same=total - changed
            )
        return PageContext(title, State.SENT, chip.format(time=sent), aside)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        found: dict[str, Callable[[], None]] = {"page.back": self.left.emit}
        if self._may_decide():
            found["review.approve"] = self.approve_wanted.emit
            found["review.return"] = self.return_wanted.emit
            found["review.comment"] = self._comment_here
        if self._model.changes and self._model.compares:
            found["review.next_change"] = lambda: self._step_change(1)
            found["review.previous_change"] = lambda: self._step_change(-1)
        return found

    def panes(self) -> Sequence[QWidget]:
        return [self._switch, self._body, self.page]

    def arrive(self) -> None:
        if self._model.page is None:
            self._model.load()
        self._focus_first()

    def depart(self) -> None:
        for view in self._views.values():
            view.keep()

    # --- building ---------------------------------------------------------------------------------------

    def _build_switch(self) -> None:
        self._switch = QWidget()
        row = QHBoxLayout(self._switch)
        row.setContentsMargins(0, 0, 0, 0)
        self._facts = Caption(self.look, "", name="review.facts")
        self.only_changed = Button(self.look, "", name="review.show-changed", rank=Rank.QUIET)
        self.everything = Button(self.look, "", name="review.show-all", rank=Rank.QUIET)
        for button in (self.only_changed, self.everything):
            button.setCheckable(True)
        self.only_changed.clicked.connect(lambda: self._switch_to(only=True))
        self.everything.clicked.connect(lambda: self._switch_to(only=False))
        row.addWidget(self._facts, 1)
        row.addWidget(self.only_changed)
        row.addWidget(self.everything)

    def _build_footer(self) -> None:
        look = self.look
        self.approve = Button(look, self.tr("Approve report"), name="review.approve", icon="approved")
        self.send_back = Button(look, "", name="review.return", icon="returned")
        self._next = Button(
            look, self.tr("Next change"), name="review.next_change", rank=Rank.QUIET, icon="down"
        )
        self._leave = Button(look, self.tr("Back"), name="page.back", rank=Rank.QUIET)
        footer = self.page.footer
        footer.addWidget(self.approve)
        footer.addSpacing(look.em(0.75))
        footer.addWidget(self.send_back)
        footer.addStretch(1)
        footer.addWidget(self._next)
        footer.addWidget(self._leave)
        self.approve.clicked.connect(self.approve_wanted)
        self.send_back.clicked.connect(self.return_wanted)
        self._next.clicked.connect(lambda: self._step_change(1))
        self._leave.clicked.connect(self.left)

    # --- showing ----------------------------------------------------------------------------------------

    def _show(self) -> None:
        model, page = self._model, self._model.page
        self._switch.setVisible(page is not None)
        if page is not None:
            facts = self.tr("{form} by {author}").format(form=page.row.title, author=page.author)
            self._facts.setText(facts)
        self.only_changed.setVisible(model.compares)
        self.everything.setVisible(model.compares)
        self.only_changed.set_words(self.tr("Changed ({n})").format(n=len(model.changes)))
        self.everything.set_words(self.tr("All ({n})").format(n=len(model.answers)))
        self.only_changed.setChecked(model.only_changed)
        self.everything.setChecked(not model.only_changed)
        self._show_answers()
        self._show_decisions()
        self.context_changed.emit()

    def _show_answers(self) -> None:
        self._clear()
        page = self._model.page
        if page is None:
            self._rows.addWidget(Hint(self.look, self.tr("Opening the report …")))
            return
        if page.problems:
            self._rows.addWidget(SectionTitle(self.look, self.tr("The form's own checks")))
            for sentence in page.problems:
                self._rows.addWidget(ErrorText(self.look, sentence))
        for section in self._model.shown:
            if section.answers:
                self._add_section(section.title, section.answers)
            if section.folded:
                folded = counted(
                    section.folded,
                    self.tr("1 answer here is the same"),
                    self.tr("{n} answers here are the same"),
                )
                self._rows.addWidget(
                    Hint(self.look, folded if section.answers else f"{section.title}. {folded}")
                )
                self._rows.addSpacing(self.look.em(0.25))
        self._add_history()
        self._rows.addStretch(1)

    def _add_section(self, title: str, answers: Sequence[ReviewAnswer]) -> None:
        look, model = self.look, self._model
        self._rows.addSpacing(look.em(0.75))
        self._rows.addWidget(SectionTitle(look, title))
        self._rows.addSpacing(look.em(0.25))
        byline = self.tr("{who} (not sent yet)").format(who=model.reviewer)
        for answer in answers:
            view = AnswerView(
                look,
                answer,
                self._body,
                compare=model.compares,
                comment=model.remarks.comments.get(answer.path, ""),
                byline=byline,
            )
            view.button.setVisible(self._may_decide())
            view.commented.connect(model.comment)
            view.entered.connect(self._note)
            self._views[view.answer.path] = view
            self._rows.addWidget(view)
            self._rows.addWidget(Separator(look, self._body))

    def _add_history(self) -> None:
        page = self._model.page
        if page is None or not page.history:
            return
        look = self.look
        self._rows.addSpacing(look.em(1.0))
        self._rows.addWidget(SectionTitle(look, self.tr("What happened to this report")))
        for line in page.history:
            when = moment(line.at, self._model.now, self._model.zone)
            words = self.tr("{time}  {who}: {what}").format(time=when, who=line.who, what=line.what)
            self._rows.addWidget(Hint(look, f"{words}. {line.note}" if line.note else words))

    def _clear(self) -> None:
        self._views = {}
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _show_decisions(self) -> None:
        model = self._model
        may, count = self._may_decide(), model.remarks.count
        for button in (self.approve, self.send_back):
            button.setVisible(may)
        self._next.setVisible(model.compares and bool(model.changes))
        words = counted(count, self.tr("Return with 1 comment"), self.tr("Return with {n} comments"))
        self.send_back.set_words(words if count else self.tr("Return report"))
        self.approve.set_rank(Rank.SECONDARY if count else Rank.PRIMARY)
        self.send_back.set_rank(Rank.PRIMARY if count else Rank.SECONDARY)
        self.context_changed.emit()

    def _fail(self, words: str) -> None:
        self._trouble.setText(words)
        self._trouble.show()
        self.page.to_top()
        announce(self, words, urgent=True)

    # --- moving -----------------------------------------------------------------------------------------

    def _may_decide(self) -> bool:
        page = self._model.page
        return page is not None and page.may_decide

    def _switch_to(self, *, only: bool) -> None:
        self._model.show_only_changed(only)
        self.only_changed.setChecked(self._model.only_changed)
        self.everything.setChecked(not self._model.only_changed)

    def _note(self, path: str) -> None:
        self._at = path

    def _comment_here(self) -> None:
        path = self._at or next(iter(self._views), "")
        if path in self._views:
            self._go_to(path)
            self._views[path].edit()

    def _step_change(self, step: int) -> None:
        paths = [answer.path for answer in self._model.changes if answer.path in self._views]
        if not paths:
            return
        at = paths.index(self._at) + step if self._at in paths else (0 if step > 0 else -1)
        self._go_to(paths[at % len(paths)])

    def _go_to(self, path: str) -> None:
        view = self._views[path]
        self._at = path
        self.page.show_whole(view)
        if view.button.isVisible():
            view.button.setFocus(Qt.FocusReason.TabFocusReason)

    def _focus_first(self) -> None:
        target = self.approve if self.approve.isVisible() else self._leave
        if self._model.page is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
