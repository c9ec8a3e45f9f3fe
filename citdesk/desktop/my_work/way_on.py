"""What can be done with a report that is looked at: pure, from where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from citdesk.desktop.shell.refusal_words import problem_words
from citdesk.workspace import Display, ReportRow

#: refusals whose sentence says to look at the report or to ask somebody, not to send it again
_TO_LOOK_AT = frozenset(
    {
        "not_in_this_state",
        "second_submission",
        "overtaken",
        "not_allowed",
        "wrong_case",
        "malformed_payload",
        "sealed",
        "expunged",
        "already_taken",
        "made_anew",
        "foreign_author",
        "unknown_form",
        "broken_chain",
    }
)


#: where whoever was given a report reads first that it was given to them
_TAKEN_OVER = (Display.SENT, Display.RETURNED, Display.DRAFT)


#: the way on from what came too late, and from what nobody can send again from here
SEEN = "report.seen"


@dataclass(frozen=True, slots=True)
class WayOn:
    """A way on from a report: the command's id, its words, and whether it is what is most likely wanted."""

    id: str
    words: str
    main: bool = False


def ways_on(row: ReportRow) -> tuple[WayOn, ...]:
    """The ways on from where the report stands, the likeliest first."""
    nothing_to_send = bool(row.problem) and (bool(row.by) or row.only_steps)
    if row.late is not None or nothing_to_send:
        seen = WayOn(SEEN, QCoreApplication.translate("MyWork", "Seen: take it off the list"))
        return (*_ways_on(row), seen)
    return _ways_on(row)


def _ways_on(row: ReportRow) -> tuple[WayOn, ...]:
    say = QCoreApplication.translate
    if row.by:
        return ()
    match row.display:
        case Display.REFUSED if row.only_steps:
            return ()
        case Display.REFUSED:
            return (WayOn("report.write", _again(row), main=True),)
        case Display.WAITING | Display.SENT:
            return (WayOn("report.take_back", say("MyWork", "Take it back to change it")),)
        case Display.APPROVED:
            return (
                WayOn("report.papers", say("MyWork", "Make a paper"), main=True),
                WayOn("report.write", say("MyWork", "Change it with an amendment")),
            )
        case Display.WITHDRAWN | Display.RETURNED | Display.DRAFT:
            return (WayOn("report.write", say("MyWork", "Continue writing"), main=True),)
        case Display.VOID | Display.DUPLICATE:
            return ()


def _again(row: ReportRow) -> str:
    """What opening a refused report is for: where HQ's sentence names somebody to ask, only to look at it."""
    say = QCoreApplication.translate
    if row.on_record:
        return say("MyWork", "Open it and send it as an amendment")
    if row.problem_code in _TO_LOOK_AT:
        return say("MyWork", "Open it")
    return say("MyWork", "Open it and send it again")


def handed_on_words(row: ReportRow) -> str:
    """What became of a report that stood open to be written as it was given to somebody else."""
    words = QCoreApplication.translate(
        "MyWork",
        "{person} goes on with this report now. What you wrote is kept here to read; nothing more can be "
        "written in it or sent from here. Tell {person} what they still need to know.",
    )
    return words.format(person=row.by)


def standing_words(row: ReportRow) -> str:
    """Where the report is and what happens next, in one or two sentences."""
    say = QCoreApplication.translate
    if row.handed_on:
        words = say(
            "MyWork",
            "{person} goes on with this report now. What you wrote and did not send stays here to read.",
        )
        return words.format(person=row.by)
    if row.given_away:
        words = say("MyWork", "You wrote and sent it. {person} goes on with it now.").format(person=row.by)
        return _with_reason(words, row)
    if row.by:
        words = say("MyWork", "Written by {person}. You are on the case: read it, and add your own reports.")
        return words.format(person=row.by)
    if row.taken_over_from and row.display in _TAKEN_OVER:
        return _taken_over_words(row)
    return _own_words(row)


def _own_words(row: ReportRow) -> str:
    say = QCoreApplication.translate
    match row.display:
        case Display.REFUSED:
            return problem_words(row) or say("MyWork", "HQ did not take this report. Your answers are safe.")
        case Display.WAITING:
            return _waiting_words(row)
        case Display.SENT if row.on_record:
            return say(
                "MyWork",
                "Your amendment is at HQ. The approved version stays on record until it is decided.",
            )
        case Display.SENT:
            return say(
                "MyWork",
                "It is at HQ. You will see it under Reports if it comes back. Papers can be made once it is "
                "approved.",
            )
        case Display.APPROVED:
            return say("MyWork", "Approved and on record. Changes need an amendment.")
        case Display.VOID:
            return say("MyWork", "A supervisor made this report void. It stays in the record as it is.")
        case Display.DUPLICATE:
            return _duplicate_words(row)
        case Display.WITHDRAWN:
            return say("MyWork", "You took this report back. Nobody decides on it until you send it again.")
        case Display.RETURNED:
            return say("MyWork", "It came back to you with comments.")
        case Display.DRAFT:
            return say("MyWork", "Only you can see it until you send it.")


def _waiting_words(row: ReportRow) -> str:
    say = QCoreApplication.translate
    if row.stays_here:
        return say(
            "MyWork",
            "Not sent: HQ does not take anything from this computer anymore. The report stays here and "
            "does not go by itself. Ask your administrator what is to be done with it.",
        )
    return say(
        "MyWork",
        "Waiting to be sent. It is safe on this computer and will go by itself as soon as HQ is reached.",
    )


def _duplicate_words(row: ReportRow) -> str:
    say = QCoreApplication.translate
    if row.duplicate_of:
        words = say("MyWork", "This report was marked as a duplicate of {report}, which stays.")
        return words.format(report=row.duplicate_of)
    return say("MyWork", "This report was marked as a duplicate of another.")


def _with_reason(words: str, row: ReportRow) -> str:
    """With who gave the report on, and why."""
    given = row.given_on
    if given is None or not given.by:
        return words
    said = QCoreApplication.translate("MyWork", "{person} gave it on. Reason: {reason}")
    return f"{words} {said.format(person=given.by, reason=given.reason)}"


def _taken_over_words(row: ReportRow) -> str:
    say = QCoreApplication.translate
    if row.display is Display.SENT:
        words = say(
            "MyWork",
            "{person} wrote and sent it, and it is at HQ for a decision. It was given to you: take it "
            "back to change it and send it under your own name.",
        )
    else:
        words = say("MyWork", "{person} wrote it. Your supervisor gave it to you: change it and send it.")
    return _with_reason(words.format(person=row.taken_over_from), row)
