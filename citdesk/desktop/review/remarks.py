"""Comments and reasons gathered while reading a report, kept in the vault until the decision carries them.

They belong to one revision: when a newer one comes, they are carried over.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, QTimer, Signal

from citdesk.casework.events import ReturnReason
from citdesk.desktop.tasks import Tasks
from citdesk.workspace import BegunReview, Workspace

#: how long what is written waits for more of it before it is kept, in milliseconds
_GATHERING_MS = 800

_WORDS: dict[ReturnReason, str] = {
    ReturnReason.MISSING_FACTS: str(QT_TRANSLATE_NOOP("ReturnReason", "Facts are missing")),
    ReturnReason.WRONG_CRITERION: str(
        QT_TRANSLATE_NOOP("ReturnReason", "The facts do not fit the criterion chosen")
    ),
    ReturnReason.TIMELINE: str(QT_TRANSLATE_NOOP("ReturnReason", "The times do not fit together")),
    ReturnReason.LANGUAGE: str(QT_TRANSLATE_NOOP("ReturnReason", "The wording needs another look")),
    ReturnReason.FORCE_DOCUMENTATION: str(
        QT_TRANSLATE_NOOP("ReturnReason", "Force or restraint needs more detail")
    ),
    ReturnReason.CONSENT: str(QT_TRANSLATE_NOOP("ReturnReason", "Consent is unclear")),
    ReturnReason.ATTACHMENTS: str(QT_TRANSLATE_NOOP("ReturnReason", "Something to attach is missing")),
}


def reason_words(reason: ReturnReason) -> str:
    """A coded reason in the language of the screen."""
    return QCoreApplication.translate("ReturnReason", _WORDS[reason])


@dataclass(slots=True)
class Remarks:
    """What a supervisor has noted on one report so far."""

    revision: str
    comments: dict[str, str] = field(default_factory=dict[str, str])
    reasons: set[ReturnReason] = field(default_factory=set[ReturnReason])
    note: str = ""
    #: why what a check stops may stand, by the check's code
    standing: dict[str, str] = field(default_factory=dict[str, str])

    def comment(self, path: str, text: str) -> None:
        """Keep a comment on an answer; an empty one removes it."""
        if text.strip():
            self.comments[path] = text.strip()
        else:
            self.comments.pop(path, None)

    @property
    def count(self) -> int:
        """How many comments there are."""
        return len(self.comments)

    @property
    def begun(self) -> BegunReview | None:
        """The same as it is kept, None while there is nothing of it."""
        standing = tuple((rule, why) for rule, why in self.standing.items() if why.strip())
        note = self.note if self.note.strip() else ""
        if not (self.comments or self.reasons or note or standing):
            return None
        reasons = tuple(reason.value for reason in ReturnReason if reason in self.reasons)
        return BegunReview(self.revision, tuple(self.comments.items()), reasons, note, standing)

    def take_up(self, begun: BegunReview) -> None:
        """Go on with what was noted before."""
        self.comments = dict(begun.comments)
        self.reasons = {reason for reason in ReturnReason if reason.value in begun.reasons}
        self.note = begun.note
        self.standing = dict(begun.standing)


@dataclass(slots=True)
class _Held:
    """The remarks on one report, and how much of them is on the disk."""

    remarks: Remarks
    #: what the vault has of them, and what it was given last
    kept: BegunReview | None = None
    given: BegunReview | None = None
    failed: bool = False
    #: whether it is known what the vault has
    read: bool = False
    #: a decision with them is under way
    deciding: bool = False


class RemarksHeld(QObject):
    """The remarks of every report this person has open or left half-read, each kept in the vault as well.

    ``kept`` carries a report whose remarks are on the disk now as they stand, ``not_kept`` one whose remarks
    the disk did not take, and why.
    """

    kept = Signal(str)
    not_kept = Signal(str, object)

    def __init__(self, workspace: Workspace, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self._by_report: dict[str, _Held] = {}
        self._due: set[str] = set()
        self._gathering = QTimer(self)
        self._gathering.setSingleShot(True)
        self._gathering.setInterval(_GATHERING_MS)
        self._gathering.timeout.connect(self._keep_due)

    def of(self, report: str, revision: str = "") -> Remarks:
        """The remarks on a report; they follow it to a newer revision."""
        held = self._by_report.setdefault(report, _Held(Remarks(revision)))
        held.remarks.revision = revision or held.remarks.revision
        return held.remarks

    def take_up(self, report: str, revision: str, begun: BegunReview | None) -> Remarks:
        """The same for a report that was read: it goes on with what the vault has of an earlier session."""
        remarks = self.of(report, revision)
        held = self._by_report[report]
        if not held.read:
            held.read, held.kept, held.given = True, begun, begun
            if begun is not None:
                remarks.take_up(begun)
        self.keep(report)
        return remarks

    def keep(self, report: str) -> None:
        """Make the remarks on a report durable now, where they are not."""
        self._due.discard(report)
        held = self._by_report.get(report)
        if held is None or held.deciding or held.remarks.begun == held.given:
            return
        held.given = begun = held.remarks.begun
        workspace = self._workspace
        self._tasks.vault(
            lambda: workspace.keep_begun_review(report, begun),
            partial(self._on_disk, report, begun),
            partial(self._not_on_disk, report),
        )

    def keep_soon(self, report: str) -> None:
        """Make them durable within a second, however fast somebody types."""
        self._due.add(report)
        if not self._gathering.isActive():
            self._gathering.start()

    def unsaved(self, report: str) -> bool:
        """Whether some of the remarks on a report are not on the disk."""
        held = self._by_report.get(report)
        return held is not None and held.remarks.begun != held.kept

    def failed(self, report: str) -> bool:
        """Whether the disk did not take them when they were to be kept last."""
        return report in self._by_report and self._by_report[report].failed

    def decide(self, report: str, *, going_on: bool) -> None:
        """A decision is under way: nothing is kept behind it; or it was not taken, and they stay."""
        held = self._by_report.get(report)
        if held is not None:
            held.deciding = going_on
            self.keep(report)

    def drop(self, report: str) -> None:
        """Forget the remarks: a decision has carried them."""
        self._due.discard(report)
        self._by_report.pop(report, None)

    def _keep_due(self) -> None:
        for report in tuple(self._due):
            self.keep(report)

    def _on_disk(self, report: str, begun: BegunReview | None, _nothing: object) -> None:
        held = self._by_report.get(report)
        if held is not None:
            held.kept, held.failed = begun, False
            if not self.unsaved(report):
                self.kept.emit(report)

    def _not_on_disk(self, report: str, failure: BaseException) -> None:
        held = self._by_report.get(report)
        if held is not None:
            held.given, held.failed = held.kept, True
            self.not_kept.emit(report, failure)
