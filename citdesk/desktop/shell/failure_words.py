"""A failure as one sentence for the person in front of the screen.

Failures that CITDesk foresees carry their own sentence. Anything else is a defect of ours: it is logged by
its kind only, never with its text, which could hold an answer.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from citdesk.casework.errors import Refused
from citdesk.desktop.log import defect
from citdesk.desktop.shell.failure_sentences import spoken_sentence
from citdesk.desktop.shell.refusal_words import OF_HQ, refusal_words
from citdesk.workspace import CitdeskError


def failure_words(failure: BaseException) -> str:
    """What happened and what to do, in words."""
    if isinstance(failure, Refused) or (isinstance(failure, CitdeskError) and failure.code in OF_HQ):
        return refusal_words(failure.code, str(failure))
    if isinstance(failure, CitdeskError):
        return spoken_sentence(str(failure))
    defect(type(failure).__qualname__)
    return QCoreApplication.translate(
        "Failure",
        "CITDesk could not do this. Everything shown as saved is safe. "
        "Try again, and tell your administrator the time if it happens again.",
    )


def own_passphrase_words(failure: BaseException) -> str:
    """The same to somebody who is signed in and gave their passphrase again: no badge number can be wrong."""
    if isinstance(failure, CitdeskError) and failure.code == "wrong_sign_in":
        return QCoreApplication.translate(
            "Failure", "That passphrase is not right. Check Caps Lock and try again."
        )
    return failure_words(failure)
