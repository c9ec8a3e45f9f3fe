"""A report under review: its answers in form order, what changed, comments beside them, two decisions."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from citdesk.desktop.my_work.sections import Moment, chip_words, state_of
from citdesk.desktop.review.answer_view import AnswerView, Writing, problem_text
from citdesk.desktop.review.given_words import given_words
from citdesk.desktop.review.grew_from_words import grew_from_words
from citdesk.desktop.review.model import ReviewModel
from citdesk.desktop.rows.measured_column import MeasuredColumn
from citdesk.desktop.shell.actions import Place
from citdesk.desktop.shell.counted import counted
from citdesk.desktop.shell.moments import moment
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.shell.refusal_words import refusal_words
from citdesk.desktop.shell.too_late_words import too_late_words
from citdesk.desktop.shell.trouble import Trouble
from citdesk.desktop.spoken.finding_sentences import problem_words
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import (
    Body,
    Button,
    Caption,
    ChoiceChip,
    ErrorText,
    Hint,
    Link,
    Rank,
    ScrollPage,
    SectionTitle,
    State,
    Strong,
)
from citdesk.desktop.widgets.wrap_row import wrapping
from citdesk.workspace import Display, ReviewAnswer, ReviewPage, ReviewProblem, TooLate

_WIDTH = 56
#: how long the window may be held up at once while a long report is put on the page
_SLICE_SECONDS = 0.02


class ReviewReportPage(Page):
    """Shows a :class:`ReviewModel`. ``approve_wanted`` and ``return_wanted`` ask for the decision pages."""

    approve_wanted = Signal()
    return_wanted = Signal()
    #: papers, people of the case, another author, duplicates
    more_wanted = Signal()
    #: it tells what another report tells: which of them stays is to be chosen
    duplicate_wanted = Signal()
    #: nothing is to be decided here any more: on to the next one
    next_wanted = Signal()
    #: an answer's picture is wanted large; carries the answer
    picture_wanted = Signal(object)
    place = Place.REVIEW

    def __init__(
        self,
        look: Look,
        model: ReviewModel,
        parent: QWidget | None = None,
        *,
        before: str = "",
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._model = model
        self._at = ""
        self._views: dict[str, AnswerView] = {}
        #: what Tab goes to before the answers: takes off the list what came too late, leads to an answer
        self._links: list[QWidget] = []
        #: comments that were being written when the answers were put on the page anew
        self._writing: dict[str, Writing] = {}
        #: answers whose file came since the report was read
        self._came: dict[str, ReviewAnswer] = {}
        self.setObjectName("page.review")
        self.page = ScrollPage(look, self, width=_WIDTH, name="review")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        # without a parent it would be shown as a window of its own, and take the keyboard from this one
        self._before = Strong(look, before, self, name="review.before")
        self._before.setVisible(bool(before))
        # it tells how one came here: whatever is done next, it is over
        self.covered.connect(self._before.hide)
        model.failed.connect(self._before.hide)
        self._line = ErrorText(look, "", name="review.trouble")
        self._trouble = Trouble(self, self._line, self.page)
        self._body = MeasuredColumn(look)
        self._to_add: Iterator[None] = iter(())
        # a report is put on the page in slices, so that the window answers meanwhile
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._add_slice)
        self._build_switch()
        self.page.add(self._before)
        self.page.add(self._line)
        self.page.add(self._switch)
        self.page.add(self._body)
        self._build_footer()
        model.changed.connect(self._show)
        model.remarked.connect(self._show_decisions)
        model.saved.connect(self.context_changed)
        model.came.connect(self._file_came)
        model.gone.connect(self.following.show)
        model.gone.connect(self._stop_comments)
        model.back.connect(self.following.hide)
        self._trouble.follow(model)
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
        if page.row.display not in (Display.SENT, Display.WAITING):
            at = Moment(model.now, model.zone)
            # it is the author's, not this person's: nothing came back to whoever decides
            row = replace(page.row, by=page.row.by or page.author)
            return PageContext(title, state_of(row), chip_words(row, at), aside)
        return PageContext(title, State.SENT, chip.format(time=sent), aside)

    def tell_not_taken(self, words: str) -> None:
        """HQ did not take what was decided before, where the page still says it."""
        self._before.setText(words)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        found: dict[str, Callable[[], None]] = {"page.back": self.left.emit}
        if self._may_decide():
            found["review.approve"] = self.approve_wanted.emit
            found["review.return"] = self.return_wanted.emit
            found["review.comment"] = self._comment_here
        if self._model.page is not None and self._model.page.may_mark_duplicate:
            found["review.duplicate"] = self.duplicate_wanted.emit
        if self._model.changes and self._model.compares:
            found["review.next_change"] = lambda: self._step_change(1)
            found["review.previous_change"] = lambda: self._step_change(-1)
        return found

    def panes(self) -> Sequence[QWidget]:
        return [self._switch, self._body, self.page]

    def arrive(self) -> None:
        if self._model.page is None:
            self._model.load()
        elif not self._slices.isActive():
            self._slices.start()  # goes on where leaving the page interrupted it
        # on the report, not on a decision about it: Enter pressed once too often decides nothing
        self.page.read_on(self.tr("The report"))
        if self._model.stuck:
            self.stay_open()

    def look_again(self) -> None:
        """Read the report anew: something was done about it on another page."""
        self._model.look_again()

    def depart(self) -> None:
        self._before.hide()
        self._slices.stop()
        self._model.keep()

    def unsaved(self) -> bool:
        return self._model.unsaved

    def lingers(self) -> bool:
        return self._model.unsaved

    def stuck(self) -> bool:
        return self._model.stuck

    def stay_open(self) -> None:
        words = self.tr("What you noted is not saved yet, so this report stays open. Try again in a moment.")
        self._trouble.say(words)

    # --- building ---------------------------------------------------------------------------------------

    def _build_switch(self) -> None:
        self._switch = QWidget()
        row = wrapping(self._switch)
        row.setContentsMargins(0, 0, 0, 0)
        self._facts = Caption(self.look, "", name="review.facts")
        self.only_changed = ChoiceChip(self.look, "", name="review.show-changed")
        self.everything = ChoiceChip(self.look, "", name="review.show-all")
        self.only_changed.clicked.connect(lambda: self._switch_to(only=True))
        self.everything.clicked.connect(lambda: self._switch_to(only=False))
        row.addWidget(self._facts, 1)
        row.addWidget(self.only_changed)
        row.addWidget(self.everything)
        self._more = Button(self.look, self.tr("More"), name="review.more", rank=Rank.QUIET)
        self._more.clicked.connect(self.more_wanted)
        row.addWidget(self._more)

    def _build_footer(self) -> None:
        look = self.look
        self.approve = Button(look, self.tr("Approve report"), name="review.approve", icon="approved")
        self.send_back = Button(look, "", name="review.return", icon="returned")
        self._leave = Button(look, self.tr("Back"), name="page.back", rank=Rank.QUIET, icon="back")
        self.following = Button(look, self.tr("Next report"), name="review.following", rank=Rank.PRIMARY)
        self.following.hide()
        self._next = Button(look, self.tr("Next change"), name="review.next_change", rank=Rank.QUIET)
        # a glove that means the one decision must not hit the other: what decides nothing lies between them
        footer = self.page.footer
        footer.addWidget(self.following)
        footer.addWidget(self.approve)
        footer.addSpacing(look.em(0.75))
        footer.addWidget(self._leave)
        footer.addWidget(self._next)
        footer.addStretch(1)
        footer.addSpacing(look.em(0.75))
        footer.addWidget(self.send_back)
        self.following.clicked.connect(self.next_wanted)
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
            self._body.add(Hint(self.look, self.tr("Opening the report …")))
            return
        self._to_add = self._add_all(page)
        self._add_slice()
        self._slices.start()

    def _add_slice(self) -> None:
        until = time.monotonic() + _SLICE_SECONDS
        for _ in self._to_add:
            if time.monotonic() > until:
                return
        self._slices.stop()
        self._writing.clear()
        self._order_tabs()

    def finish(self) -> None:
        """Put what is left of the report on the page now."""
        for _ in self._to_add:
            pass
        self._slices.stop()
        self._writing.clear()
        self._order_tabs()

    def _add_all(self, page: ReviewPage) -> Iterator[None]:
        if page.row.late is not None:
            self._add_too_late(page.row.late)
        elif page.row.problem:
            self._add_not_taken(refusal_words(page.row.problem_code, page.row.problem))
        if page.duplicate_of:
            words = self.tr("Marked as a duplicate of {report}, which stays. Nothing is decided on this one.")
            stands = Strong(self.look, words.format(report=page.duplicate_of), name="review.duplicate")
            self._body.add(stands, above=0.25)
        if page.row.given_on is not None:
            self._body.add(Strong(self.look, given_words(page.row.given_on), name="review.given"), above=0.25)
        if page.grew_from is not None and page.may_decide:
            words = grew_from_words(page.grew_from)
            self._body.add(Strong(self.look, words, name="review.grew-from"), above=0.25)
        for note in page.notes:
            self._body.add(Body(self.look, note), above=0.25)
            yield
        if page.problems:
            title = SectionTitle(self.look, self.tr("What the checks found"))
            self._body.add(title, above=0.9 if page.notes else 0)
            for problem in page.problems:
                self._body.add(problem_text(self.look, problem), above=0.25)
                if problem.path:
                    self._body.add(self._way_to(problem))
                yield
        for section in self._model.shown:
            if section.answers:
                yield from self._add_section(section.title, section.answers)
            if section.folded:
                folded = counted(
                    section.folded,
                    self.tr("1 answer here is the same"),
                    self.tr("{n} answers here are the same"),
                )
                words = folded if section.answers else f"{section.title}. {folded}"
                self._body.add(Hint(self.look, words), above=0.35)
                yield
        self._add_history(page)

    def _add_too_late(self, late: TooLate) -> None:
        look, model = self.look, self._model
        words = too_late_words(late, lambda at: moment(at, model.now, model.zone))
        self._body.add(Strong(look, words, name="review.too-late"), above=0.25)
        for said in late.said:
            self._body.add(Hint(look, self.tr("You wrote: {said}").format(said=said)), above=0.2)
        self._add_seen()

    def _add_not_taken(self, why: str) -> None:
        words = self.tr("HQ did not take what you did last. {why}").format(why=why)
        self._body.add(Strong(self.look, words, name="review.not-taken"), above=0.25)
        self._add_seen()

    def _add_seen(self) -> None:
        look = self.look
        seen = Button(look, self.tr("Seen: take it off the list"), name="review.too-late-seen")
        seen.clicked.connect(self._model.let_go)
        self._links.append(seen)
        alone = QWidget()
        row = QHBoxLayout(alone)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(seen)
        row.addStretch(1)
        self._body.add(alone, above=0.35)

    def _way_to(self, problem: ReviewProblem) -> Link:
        link = Link(self.look, self.tr("To the answer"), name=f"problem:{problem.path}")
        link.setAccessibleName(self.tr("To the answer: {problem}").format(problem=problem_words(problem)))
        link.clicked.connect(partial(self._show_answer, problem.path))
        self._links.append(link)
        return link

    def _show_answer(self, path: str) -> None:
        """Go to the answer of this path, also where only what changed is shown."""
        self.finish()
        if path not in self._views:
            self._switch_to(only=False)
            self.finish()
        if path in self._views:
            self._go_to(path)

    def _add_section(self, title: str, answers: Sequence[ReviewAnswer]) -> Iterator[None]:
        look, model = self.look, self._model
        self._body.add(SectionTitle(look, title), above=0.9)
        byline = self._byline()
        problems = () if model.page is None else model.page.problems
        for read in answers:
            answer = self._came.get(read.path, read)
            view = AnswerView(
                look,
                answer,
                self._body,
                compare=model.compares,
                comment=model.remarks.comments.get(answer.path, ""),
                byline=byline,
                may_comment=self._may_decide(),
                problems=[each for each in problems if each.path == answer.path],
            )
            view.commented.connect(model.comment)
            view.entered.connect(self._note)
            view.editing.connect(self._show_editor)
            view.editing.connect(self._before.hide)
            if view.thumb is not None and answer.file is not None:
                view.picture_wanted.connect(partial(self.picture_wanted.emit, answer))
                if answer.file.whole:
                    model.pictures.show_picture(answer.file.name, view.show_picture)
            self._views[view.answer.path] = view
            self._body.add(view)
            if answer.path in self._writing:
                view.write_on(self._writing.pop(answer.path))
            yield

    def _byline(self) -> str:
        """Who wrote the comments that stand here; where nothing is to be decided they go nowhere."""
        words = self.tr("{who} (not sent yet)") if self._may_decide() else self.tr("{who} (not sent)")
        return words.format(who=self._model.reviewer)

    def _stop_comments(self) -> None:
        focused = self.window().focusWidget()
        if any(view.writing is not None and view.isAncestorOf(focused) for view in self._views.values()):
            self.page.area.setFocus(Qt.FocusReason.OtherFocusReason)
        for view in self._views.values():
            view.stop_commenting(self._byline())

    def _file_came(self, answer: ReviewAnswer) -> None:
        self._came[answer.path] = answer  # its slice may still be to come
        view = self._views.get(answer.path)
        if view is not None and answer.file is not None:
            view.file_came(answer)
            if view.thumb is not None:
                self._model.pictures.show_picture(answer.file.name, view.show_picture)

    def _add_history(self, page: ReviewPage) -> None:
        if not page.history:
            return
        look = self.look
        self._body.add(SectionTitle(look, self.tr("What happened to this report")), above=1.0)
        for line in page.history:
            when = moment(line.at, self._model.now, self._model.zone)
            words = self.tr("{time}  {who}: {what}").format(time=when, who=line.who, what=line.what)
            self._body.add(Hint(look, f"{words}. {line.note}" if line.note else words), above=0.2)

    def _clear(self) -> None:
        self._slices.stop()
        self._to_add = iter(())
        self._writing |= {path: at for path, view in self._views.items() if (at := view.writing) is not None}
        self._views, self._came, self._links = {}, {}, []
        self._body.clear()

    def _order_tabs(self) -> None:
        # the answers are made after the footer but are read before it
        before: QWidget = self._more
        read = (*self._links, *(stop for view in self._views.values() for stop in view.stops))
        for each in (*read, self.approve):
            QWidget.setTabOrder(before, each)
            before = each

    def _show_decisions(self) -> None:
        model = self._model
        may, count = self._may_decide(), model.remarks.count
        for button in (self.approve, self.send_back):
            button.setVisible(may)
        self._next.setVisible(model.compares and bool(model.changes))
        self._more.setVisible(model.page is not None)
        words = counted(count, self.tr("Return with 1 comment"), self.tr("Return with {n} comments"))
        self.send_back.set_words(words if count else self.tr("Return report"))
        self.approve.set_rank(Rank.SECONDARY if count else Rank.PRIMARY)
        self.send_back.set_rank(Rank.PRIMARY if count else Rank.SECONDARY)
        self.context_changed.emit()

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

    def _show_editor(self, editor: QWidget) -> None:
        """The last answer in sight has its editor behind the footer, with what keeps and drops it."""
        if not self._slices.isActive():
            self._order_tabs()
        self.page.settle(self._body)
        self.page.show_whole(editor)

    def _comment_here(self) -> None:
        self.finish()
        path = self._answer_looked_at()
        if path in self._views:
            self._go_to(path)
            self._views[path].edit()

    def _answer_looked_at(self) -> str:
        """The answer of the check or answer that has the focus; else what was gone to last, where it is in
        sight; else the first that begins in sight: nobody comments on what was scrolled away.
        """
        focused = QApplication.focusWidget()
        if focused in self._links:
            return focused.objectName().removeprefix("problem:")
        if self._at in self._views and not self._views[self._at].visibleRegion().isEmpty():
            return self._at
        begun = (path for path, view in self._views.items() if view.visibleRegion().contains(QPoint(1, 1)))
        return next(begun, self._at or next(iter(self._views), ""))

    def _step_change(self, step: int) -> None:
        self.finish()
        paths = [answer.path for answer in self._model.changes if answer.path in self._views]
        if not paths:
            return
        at = paths.index(self._at) + step if self._at in paths else (0 if step > 0 else -1)
        self._go_to(paths[at % len(paths)])

    def _go_to(self, path: str) -> None:
        view = self._views[path]
        self._at = path
        self.page.settle(self._body)  # it may just have been put on the page
        self.page.show_whole(view)
        if view.button.isVisible():
            view.button.setFocus(Qt.FocusReason.TabFocusReason)
