"""What the checks over a whole record say, sentence by sentence, in the language of the screen."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from citdesk.casework.checks import Severity
from citdesk.desktop.spoken.sentence_table import SentenceTable
from citdesk.workspace import ReviewProblem, joined_words, severity_words

_NOOP = QT_TRANSLATE_NOOP
_TABLE = (
    _NOOP("Finding", "Must be mended"),
    _NOOP("Finding", "Worth a look"),
    _NOOP("Finding", "To do in another report"),
    # times
    _NOOP("Finding", "The call took more than 8 hours. Check both times."),
    _NOOP("Finding", "Officers waited more than 60 minutes at facilities."),
    _NOOP("Finding", "Face down for 60 seconds or more. Start an after-action review."),
    _NOOP("Finding", "The journey begins before the person was detained. Mend one of the times."),
    _NOOP("Finding", "The hold statement and the transfer say different times of arrival. Check both."),
    _NOOP("Finding", "The second officer arrived after the first had left. Check both times."),
    _NOOP("Finding", "The clinician was reached after you had left. Check both times."),
    _NOOP("Finding", "Restraints were put on after you had left. Check both times."),
    _NOOP("Finding", "EMS arrived after you had left. Check both times."),
    _NOOP("Finding", "It happened after the first unit arrived. Check both times."),
    _NOOP("Finding", "The detention began after you had left. Check both times."),
    # what an outcome promises
    _NOOP("Finding", "A hold was made. Write the hold statement."),
    _NOOP("Finding", "The hold statement is begun, not sent. Send it right after this report."),
    _NOOP("Finding", "There is a hold statement, but no hold in how it ended. Mend one of them."),
    _NOOP("Finding", "No observed fact bears on the hold. Add the fact it rests on."),
    _NOOP("Finding", "The facts that this ground took were changed in the encounter report. Compare both."),
    _NOOP("Finding", "A diversion was chosen. Write the diversion form."),
    _NOOP("Finding", "The diversion form is begun, not sent. Send it right after this report."),
    _NOOP("Finding", "The rules exclude this person, yet the charge is diverted. Mend one of them."),
    _NOOP("Finding", "An arrest needs its charge and the facts that show probable cause. Add them."),
    _NOOP("Finding", "The person was handed over. Write the referral."),
    _NOOP("Finding", "The referral is begun, not sent. Send it right after this report."),
    _NOOP("Finding", "The person was taken somewhere. Write the transfer."),
    _NOOP("Finding", "The transfer is begun, not sent. Send it right after this report."),
    _NOOP("Finding", "The hold statement names another facility than the transfer. Check both."),
    _NOOP("Finding", "A weapon or force, and no supervisor named. Add the supervisor."),
    _NOOP("Finding", "The guardian was not told or is not known. See the reason, and go on trying."),
    _NOOP("Finding", "Signs of a crisis were seen. Choose the crisis as call type, or leave it if it fits."),
    # one person in all reports
    _NOOP("Finding", "The encounter report is about {who}, the {title} is not. Send the {title} anew."),
    _NOOP("Finding", "The encounter report and the {title} differ here. Send the {title} anew."),
    _NOOP("Finding", "a minor"),
    _NOOP("Finding", "an adult"),
    _NOOP("Finding", "hold statement"),
    _NOOP("Finding", "diversion form"),
    _NOOP("Finding", "referral"),
    _NOOP("Finding", "The encounter report says yes here, the diversion no. Send the diversion anew."),
    # danger and words
    _NOOP("Finding", "Suicide was spoken of, and the answers leave the level open. Choose your own level."),
    _NOOP("Finding", "The text names a weapon, but the person was not armed. Check both."),
    _NOOP("Finding", "A report of the case names a weapon, the encounter report says not armed. Check both."),
    _NOOP("Finding", "The text speaks of suicide. Answer the questions on danger to self."),
    _NOOP(
        "Finding", "A report of the case speaks of suicide. Answer the encounter report’s questions on it."
    ),
    _NOOP("Finding", "The text tells of a wish to die, the answers say no. Check both."),
    _NOOP(
        "Finding", "A report of the case tells of a wish to die, the encounter report says no. Check both."
    ),
    _NOOP("Finding", "The text tells of force or restraint. Enter it on the force page."),
    _NOOP("Finding", "A report of the case tells of force, the encounter report does not. Enter it there."),
    _NOOP("Finding", "Medicine has given up this term. Describe what you saw, and what EMS was told."),
    _NOOP("Finding", "A diagnosis stands as a fact. Say who reported it, or describe what you saw."),
    _NOOP(
        "Finding",
        "A word here labels the person. Describe what you saw, or put who said it between quote marks.",
    ),
    _NOOP("Finding", "This only concludes. Say what was seen, heard or said that shows it."),
    _NOOP("Finding", "This does not read like words. Say what was seen, heard or said."),
    _NOOP(
        "Finding",
        "This looks like a pasted criminal-history return. Take it out and refer to it by date.",
    ),
    _NOOP("Finding", "Put the person's own words between quote marks."),
    # labels
    _NOOP("Finding", "A provider's record is used. Add the treatment label."),
    _NOOP("Finding", "A victim or young person is in the report. Add the label."),
    _NOOP("Finding", "An offense is in the report. Add the criminal justice label."),
)
_FINDINGS = SentenceTable("Finding", _TABLE)
#: Each as it is said, word for word; a test holds them to the checks.
SENTENCES = _FINDINGS.sentences


def finding_words(message: str) -> str:
    """What a check says; as it is where the table does not have it."""
    return _FINDINGS.spoken(message)


def severity_said(severity: Severity, *, elsewhere: bool = False) -> str:
    """How serious it is, in the language of the screen; ``elsewhere``: another report mends it."""
    return finding_words(severity_words(severity, elsewhere=elsewhere))


def problem_words(problem: ReviewProblem) -> str:
    """What a check says of a report under review, with the question's own label."""
    severity = (
        "" if problem.severity is None else severity_said(problem.severity, elsewhere=problem.elsewhere)
    )
    words = joined_words((severity, problem.label, finding_words(problem.message)))
    if not problem.reason:
        return words
    approved = QCoreApplication.translate("Finding", "Approved as it is, because: {reason}")
    return f"{words} {approved.format(reason=problem.reason)}"
