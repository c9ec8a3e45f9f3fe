"""What can go wrong while a paper is made, sorted by who must act."""

from __future__ import annotations

from citdesk.casework.errors import AdministratorError, CitdeskError, UserError


class PaperRefused(UserError):
    """The paper asked for cannot be made from what was given; the message says what is missing."""

    code = "paper-refused"


class AnswersUnreadable(CitdeskError):
    """A report's answers are not a well-formed instance of its form; the record has to be fetched again."""

    code = "paper-answers-unreadable"


class FormUnprintable(AdministratorError):
    """The form's own definition cannot be read for printing; whoever keeps the forms has to mend it."""

    code = "paper-form-unprintable"


class PaperUnsound(CitdeskError):
    """The finished file lacks something every paper must have. It is never handed out."""

    code = "paper-unsound"
