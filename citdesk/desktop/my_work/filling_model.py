"""A report being written: its form, its files, and sending it once every answer is on disk."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, tzinfo
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from citdesk.casework.checks import Finding
from citdesk.desktop.files import DraftFiles
from citdesk.desktop.form.comments import FormComment, Returned
from citdesk.desktop.form.saving import Safety
from citdesk.desktop.form.view_model import FormViewModel
from citdesk.desktop.my_work.draft_saves import DraftSaves
from citdesk.desktop.my_work.sections import name_of
from citdesk.desktop.review.remarks import reason_words
from citdesk.desktop.shell.failure_words import failure_words
from citdesk.desktop.shell.moments import moment
from citdesk.desktop.tasks import Tasks
from citdesk.workspace import (
    CONSULT_FORM,
    CadAnswers,
    Filling,
    GoesWith,
    NewerForm,
    ParentFirst,
    ProblemsRemain,
    ReportRow,
    Workspace,
    findings_in,
)


class FillingModel(QObject):
    """Binds one :class:`Filling` to a :class:`FormViewModel`."""

    sent = Signal(object)
    #: practice was looked over: what the rules say of it, a sentence each
    practised = Signal(object)
    #: the report to go on with: this one in the newer version of its form, or the one that grows from it
    moved = Signal(object)
    failed = Signal(str)
    #: the next thing is tried: what failed before is over
    calmed = Signal()
    #: another report has to be sent before this one; carries the ParentFirst
    held_up = Signal(object)
    busy_changed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        tasks: Tasks,
        filling: Filling,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self._filling = filling
        self._sending = False
        self._moving = False
        #: something was not done because the last change could not be written, and that was said
        self._held_back = False
        #: sent, or gone on with in another report: nothing of it is to be saved any more
        self._over = self._was_sent = False
        self._send_after = False
        #: who goes on with this report, in a sentence; '' for whoever has it open
        self._handed_on = ""
        #: what goes with this report and was still to be written as it was sent
        self.owed: tuple[GoesWith, ...] = ()
        self.files = DraftFiles(workspace, tasks, filling.report, self)
        self.files.busy_changed.connect(self._files_ready)
        self.files.turned_away.connect(self._file_refused)
        self._saves = DraftSaves(workspace, tasks, filling.report, self.files, self)
        self._saves.saved.connect(self._saved)
        self._saves.failed.connect(self._not_saved)
        self._saves.gone.connect(self._let_go)
        self.form = FormViewModel(
            filling.session,
            self._save,
            now,
            title=name_of(filling.row),
            returned=returned_words(filling, now(), workspace.zone),
            before=self._before(filling),
            readonly=filling.readonly,
            send_words=self._send_words(),
            last_saved=None if filling.readonly else filling.row.changed_at.astimezone(workspace.zone),
            fresh=filling.fresh,
            given=filling.given,
            author="" if filling.readonly or filling.practice else workspace.person.name,
            gone_through=filling.gone_through,
            look_over=partial(findings_in, others=filling.others, begun=filling.begun),
            takes_cad=filling.takes_cad,
            goes_with={each.form_id: begin_words(each) for each in filling.goes_with},
            parent=self,
        )
        self.files.orphaned.connect(self._answer_with_file)
        self.files.failed.connect(self.failed)
        self.form.send_wanted.connect(self.grow if filling.grows_into else self.send)
        self.form.cad_given.connect(self._read_cad)

    def _before(self, filling: Filling) -> tuple[FormComment, ...]:
        """What was written on the version before somebody else's, beside its question."""
        over = filling.overtaken
        said = {} if over is None else over.answers
        return tuple(FormComment(path, self.tr("You had written"), text) for path, text in said.items())

    def place_for_pictures(self) -> str:
        """The free text that takes what a person points at; '' where this report has no place for it now.

        It is the answer in hand where that is told in several lines, else the form's own place for it.
        """
        if self.readonly:
            return ""
        form = self.form
        named = (path for path in self._filling.pointed_at if form.asked_now(path))
        return form.in_hand.telling() or next(named, "")

    @property
    def signer(self) -> str:
        """The name of who writes it, '' where it is only looked at."""
        return "" if self.readonly else self._workspace.person.name

    @property
    def report(self) -> str:
        """The report's id."""
        return self._filling.report

    @property
    def row(self) -> ReportRow:
        """The report's row as it was opened."""
        return self._filling.row

    @property
    def readonly(self) -> bool:
        """Whether the report is only looked at, or somebody else goes on with it by now."""
        return self._filling.readonly or bool(self._handed_on)

    @property
    def notes(self) -> tuple[str, ...]:
        """What to know of a report that is only looked at."""
        over = self._filling.overtaken
        if over is None:
            return self._filling.notes
        words = self.tr(
            "{person} sent a version of this report meanwhile, and you go on from that one. What you had "
            "written before stands beside the questions that read otherwise now."
        )
        return (*self._filling.notes, words.format(person=over.by))

    @property
    def practice(self) -> bool:
        """Whether it is written in practice and can never be sent."""
        return self._filling.practice

    @property
    def asks_clinicians(self) -> bool:
        """Whether a question to a clinician can be asked about this report."""
        return not self.readonly and self._filling.asks_clinicians

    @property
    def newer(self) -> NewerForm | None:
        """What moving the report to a newer version of its form would do, None where there is none."""
        return self._filling.newer

    @property
    def zone(self) -> tzinfo:
        """The agency's time zone."""
        return self._workspace.zone

    def file_sizes(self) -> Mapping[str, int]:
        """Bytes of the files that the report was opened with, by the name its answers give them."""
        return {name: file.size for name, file in self._filling.files.items()}

    @property
    def unsaved(self) -> bool:
        """Whether something of it is not on disk yet, or on its way into the answers."""
        safety = self.form.saves.state.safety
        return not self._over and (self.files.busy or safety in (Safety.SAVING, Safety.FAILED))

    @property
    def was_sent(self) -> bool:
        """Whether it was sent from here."""
        return self._was_sent

    def hand_over(self) -> None:
        """Give the vault at once what waits for the save before it: what is asked of it next finds all."""
        if not self._over:
            self._saves.hand_over()

    @property
    def sending(self) -> bool:
        """True while the report is being sent."""
        return self._sending

    @property
    def handed_on(self) -> bool:
        """Whether somebody else goes on with it since it was opened here."""
        return bool(self._handed_on)

    def hand_on(self, words: str) -> bool:
        """Somebody else goes on with this report: it is not sent from here. False where that was known.

        What was written here is still saved.
        """
        new, self._handed_on = words != self._handed_on, words
        return new

    def send(self) -> None:
        """Freeze the answers and put the report on its way."""
        if self._sending or self._filling.readonly:
            return
        if self._held_by_other():
            return
        if self.files.busy:
            self._send_after = True  # a photo is on its way into the answers
            return
        self._begin_sending()
        awaited = self.form.last_look.awaited()
        self.owed = tuple(each for each in self._filling.goes_with if each.form_id in awaited)
        self.when_saved(self._send_now)

    def _held_by_other(self) -> bool:
        """Whether somebody else goes on with it; that is said then."""
        if self._handed_on:
            self.failed.emit(self._handed_on)
        return bool(self._handed_on)

    def _send_now(self) -> None:
        workspace, report = self._workspace, self._filling.report
        if self._filling.practice:
            self._tasks.vault(lambda: workspace.practice.look_over(report), self._looked_over, self._not_sent)
            return
        self._tasks.vault(lambda: workspace.send(report), self._gone, self._not_sent)

    def send_with_parent(self) -> None:
        """Send the report that this one takes its facts from, and then this one."""
        if self._sending or self._held_by_other():
            return
        self._begin_sending()
        self.when_saved(self._send_both)

    def _send_both(self) -> None:
        workspace, report = self._workspace, self._filling.report
        self._tasks.vault(lambda: workspace.send_with_parent(report), self._gone, self._not_sent)

    def when_saved(self, act: Callable[[], None]) -> None:
        """Do what reads this report in the vault, once all of it is there.

        Where the last change cannot be written it is not done, and :attr:`failed` says so.
        """
        self._saves.when_saved(act, self._hold_back)

    def _hold_back(self) -> None:
        self._held_back = True
        if self._sending:
            self._sending = False
            self.busy_changed.emit()
            self.failed.emit(self.tr("Not sent: your last change is not saved yet."))
        else:
            self.failed.emit(self.tr("Your last change is not saved yet. Save it first: press Try again."))

    def _begin_sending(self) -> None:
        self._sending = True
        self.calmed.emit()
        self.busy_changed.emit()

    def companion(self, form_id: str) -> str | None:
        """The report of this form that goes with the one in hand, None where it is still to be begun."""
        return next((each.report for each in self._filling.goes_with if each.form_id == form_id), None)

    @property
    def has_companions(self) -> bool:
        """Whether other reports can be begun on this one."""
        return bool(self._filling.goes_with)

    def move_to_newer_form(self) -> None:
        """Go on in the newer version of the form. From now on nothing of this one may be saved any more."""
        if self._moving or self._sending or self._filling.newer is None or self._held_by_other():
            return
        self.form.boxes.flush()
        self.calmed.emit()
        self.when_saved(self._move_now)

    def _move_now(self) -> None:
        self._moving = True
        workspace, report = self._workspace, self._filling.report

        def move() -> Filling:
            workspace.move_to_newer_form(report)
            return workspace.open_report(report)

        self._tasks.vault(move, self._move_on, self._not_moved)

    def _not_moved(self, failure: BaseException) -> None:
        self._moving = False
        self.failed.emit(failure_words(failure))

    def grow(self) -> None:
        """Go on to the report that takes these answers over."""
        self.calmed.emit()
        self.when_saved(self._grow_now)

    def _grow_now(self) -> None:
        workspace, report = self._workspace, self._filling.report
        self._tasks.vault(
            lambda: workspace.open_report(workspace.grow(report)), self._move_on, self._say_failure
        )

    def _move_on(self, filling: Filling) -> None:
        self._over = True
        self._saves.stop()
        self.moved.emit(filling)

    def _send_words(self) -> str:
        if self._filling.practice:
            return self.tr("Finish the practice")
        if self._filling.grows_into:
            return self.tr("Go on: {form}").format(form=self._filling.grows_into)
        if self._filling.form.id == CONSULT_FORM:
            return self.tr("Send")
        return self.tr("Send for review")

    def _read_cad(self, pasted: str) -> None:
        self.calmed.emit()
        workspace, form_id = self._workspace, self._filling.form.id
        self._tasks.vault(lambda: workspace.cad_answers(form_id, pasted), self._cad_read, self._say_failure)

    def _cad_read(self, found: CadAnswers) -> None:
        if self._held_by_other():
            return
        answers = {answer.path: answer.value for answer in found.taken}
        gaps = [f"{gap.label} ({gap.found})" if gap.found else gap.label for gap in found.untaken]
        self.form.take_cad(answers, gaps)

    def _say_failure(self, failure: BaseException) -> None:
        self.failed.emit(failure_words(failure))

    def _save(self, _path: str, _typed: str | None, xml: bytes) -> None:
        if self._filling.readonly or self._moving:
            return
        self._saves.save(xml, self.form.typed)

    def _saved(self, at: datetime) -> None:
        if self._held_back:
            self._held_back = False
            self.calmed.emit()
        self.form.saves.end(at.astimezone(self._workspace.zone))

    def _let_go(self) -> None:
        self._over = True  # trying again can bring nothing: nobody is kept here for it

    def _not_saved(self, words: str) -> None:
        self.form.saves.fail(words)

    def _answer_with_file(self, path: str, name: str) -> None:
        if self.form.asked_now(path):
            self.form.answer(path, name)

    def _files_ready(self) -> None:
        if self.files.busy:
            self.form.saves.begin_file()
            return
        self.form.saves.end_file()
        if self._send_after:
            self._send_after = False
            self.send()

    def _file_refused(self, _words: str) -> None:
        self._send_after = False  # whoever chose a photo does not mean the report without it

    def _gone(self, row: ReportRow) -> None:
        self._sending = False
        self._over = self._was_sent = True
        self._saves.stop()
        self.busy_changed.emit()
        self.sent.emit(row)

    def _looked_over(self, found: Sequence[Finding]) -> None:
        self._sending = False
        self.busy_changed.emit()
        self.practised.emit(found)

    def _not_sent(self, failure: BaseException) -> None:
        self._sending = False
        self.busy_changed.emit()
        if isinstance(failure, ProblemsRemain) and self.form.problems.all():
            self.form.send()  # the form knows the same problems and goes to the first
            return
        if isinstance(failure, ParentFirst):
            self.held_up.emit(failure)
            return
        self.failed.emit(failure_words(failure))


def begin_words(each: GoesWith) -> str:
    """What a button says that begins, or opens, what goes with a report."""
    say = QCoreApplication.translate
    words = say("Report", "Start: {form}") if each.report is None else say("Report", "Open: {form}")
    return words.format(form=each.title)


def returned_words(filling: Filling, now: datetime, zone: tzinfo) -> Returned | None:
    """Why the report came back, as the form shows it; None when it did not."""
    back = filling.sent_back
    if back is None:
        return None
    byline = f"{back.by}, {moment(back.at, now, zone)}"
    return Returned(
        byline=byline,
        note=back.note,
        reasons=tuple(reason_words(reason) for reason in back.reasons),
        comments=tuple(
            FormComment(c.path, byline, c.text, filling.judged.get(c.path)) for c in filling.comments
        ),
    )
