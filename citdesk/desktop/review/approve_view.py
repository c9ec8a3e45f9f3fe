"""The page between the first press and the second: what approving means, the facts, two buttons."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.review.answer_view import problem_text
from citdesk.desktop.review.grew_from_words import grew_from_words
from citdesk.desktop.review.model import ReviewModel
from citdesk.desktop.shell.counted import counted
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.shell.trouble import Trouble
from citdesk.desktop.spoken.finding_sentences import problem_words
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import (
    Body,
    Button,
    Caption,
    ErrorText,
    Field,
    Rank,
    ScrollPage,
    SectionTitle,
    State,
    Strong,
    Title,
)
from citdesk.workspace import ReviewProblem


class ApprovePage(Page):
    """Asks once more, by saying what follows."""

    over = True

    def __init__(self, look: Look, model: ReviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setObjectName("page.approve")
        page = ScrollPage(look, self, width=40, name="approve")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        row = model.page.row if model.page else None
        name = (row.number or row.title) if row else ""
        page.add(Title(look, self.tr("Approve {report}").format(report=name), name="approve.title"))
        line = ErrorText(look, "", name="approve.trouble")
        self._trouble = Trouble(self, line, page)
        page.add(line)
        grew_from = model.page.grew_from if model.page else None
        # without a parent it would be shown as a window of its own, and take the keyboard from this one
        self.grew_from = Strong(
            look, grew_from_words(grew_from) if grew_from else "", self, name="approve.grew-from"
        )
        self.grew_from.setVisible(grew_from is not None)
        page.add(self.grew_from, above=0.25)
        for sentence in self._facts():
            page.add(Body(look, sentence), above=0.25)
        self.reasons: list[Field] = []
        self._build_stops(look, page)
        self._build_rest(look, page)
        # other words than those of the press before: the second press is seen to be another one
        words = self.tr("Yes, approve {report}").format(report=name)
        without_number = self.tr("Yes, approve this report")
        self._words = words if row and row.number else without_number
        self.go = Button(look, self._words, name="approve.go", rank=Rank.PRIMARY, icon="approved")
        self.go.setAccessibleDescription(self.grew_from.text())
        self._back = Button(
            look, self.tr("Back to the report"), name="page.back", rank=Rank.QUIET, icon="back"
        )
        page.footer.addWidget(self.go)
        page.footer.addSpacing(look.em(0.75))
        page.footer.addWidget(self._back)
        page.footer.addStretch(1)
        self.go.clicked.connect(self._approve)
        self._back.clicked.connect(self.left)
        self._trouble.follow(model)
        model.remarked.connect(self._show_busy)
        model.gone.connect(self.go.hide)

    def _build_stops(self, look: Look, page: ScrollPage) -> None:
        stops = self._model.page.stops if self._model.page else ()
        for stop in stops:
            said = problem_words(stop.problem)
            page.add(ErrorText(look, said), above=0.75)
            words = self.tr("Why may it stand?")
            field = Field(look, name=f"approve.reason:{stop.code}", label=f"{words} {said}")
            field.setText(self._model.remarks.standing.get(stop.code, ""))
            field.textChanged.connect(partial(self._model.give_reason, stop.code))
            label = Caption(look, words)
            label.setBuddy(field)
            page.add(label, above=0.25)
            page.add(field)
            self.reasons.append(field)

    def _build_rest(self, look: Look, page: ScrollPage) -> None:
        """What the checks found and nobody has to give a reason for: nothing that is counted is unseen."""
        rest = self._rest()
        if rest and self.reasons:
            page.add(SectionTitle(look, self.tr("The checks also found")), above=0.9)
        for problem in rest:
            page.add(problem_text(look, problem), above=0.25)

    def _rest(self) -> list[ReviewProblem]:
        page = self._model.page
        if page is None:
            return []
        asked = {stop.problem.sentence for stop in page.stops}
        return [problem for problem in page.problems if problem.sentence not in asked]

    def context(self) -> PageContext:
        page = self._model.page
        if page is None:
            return PageContext(self.tr("Review"))
        name = page.row.number or page.row.title
        return PageContext(name, State.SENT, self._model.version_chip)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit, "review.approve": self._approve}

    def arrive(self) -> None:
        target = self.reasons[0] if self.reasons else self.go
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def depart(self) -> None:
        self._model.keep()

    def _facts(self) -> list[str]:
        model = self._model
        facts = [
            self.tr("After this, changes need an amendment. The liaison desk can use what the court may see.")
        ]
        if model.compares:
            changed = len(model.changes)
            facts.append(
                counted(
                    changed,
                    self.tr("1 answer changed since the version before."),
                    self.tr("{n} answers changed since the version before."),
                )
            )
        if model.remarks.count:
            facts.append(
                counted(
                    model.remarks.count,
                    self.tr(
                        "You wrote 1 comment. It is not sent with an approval: return the report to send it."
                    ),
                    self.tr(
                        "You wrote {n} comments. They are not sent with an approval: "
                        "return the report to send them."
                    ),
                )
            )
        found = len(self._rest()) + (len(model.page.stops) if model.page is not None else 0)
        if found:
            facts.append(
                counted(
                    found,
                    self.tr("The checks found 1 problem."),
                    self.tr("The checks found {n} problems."),
                )
            )
        return facts

    def _show_busy(self) -> None:
        self.go.set_words(self.tr("Approving …") if self._model.busy else self._words)

    def _approve(self) -> None:
        if not self._model.may_decide:
            return  # what is said of it stays
        self._trouble.calm()
        problem = self._model.approve_problem()
        if problem:
            self._trouble.say(problem, at=next(each for each in self.reasons if not each.text().strip()))
        else:
            self._model.approve()
