"""Comments and reasons gathered while reading a report, kept until the decision carries them.

They belong to one revision: when a newer one comes, those on answers that still exist are carried over.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from citdesk.casework.events import ReturnReason

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


class RemarksHeld:
    """The remarks of every report this person has open or left half-read."""

    def __init__(self) -> None:
        self._by_report: dict[str, Remarks] = {}

    def of(self, report: str, revision: str) -> Remarks:
        """The remarks on a report; they follow it to a newer revision."""
        held = self._by_report.setdefault(report, Remarks(revision))
        held.revision = revision
        return held

    def drop(self, report: str) -> None:
        """Forget the remarks: a decision has carried them."""
        self._by_report.pop(report, None)
