"""What the sign-in screens say when something stands in the way (interface guide §5.2)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from citdesk.desktop.shell.failure_words import failure_words
from citdesk.workspace import CitdeskError


def sign_in_failure(failure: BaseException) -> str:
    """The sentence for a sign-in that did not succeed; it never tells badge from passphrase."""
    say = QCoreApplication.translate
    code = failure.code if isinstance(failure, CitdeskError) else ""
    if code == "wrong_sign_in":
        return say("SignIn", "Badge number or passphrase is not right. Check Caps Lock and try again.")
    if code == "locked_out":
        return say(
            "SignIn",
            "Too many tries. Your work is safe. Use your recovery code below, or call your supervisor.",
        )
    return failure_words(failure)


def passphrase_problem(first: str, second: str) -> str:
    """Why these two entries cannot become a passphrase, '' when they can.

    At least twelve characters, any characters (NIST SP 800-63B §5.1.1: length, no composition rules).
    """
    say = QCoreApplication.translate
    if not first:
        return say("SignIn", "Enter a passphrase")
    if len(first) < SHORTEST:
        return say("SignIn", "The passphrase must have {least} characters or more. It has {count}").format(
            least=SHORTEST, count=len(first)
        )
    if first != second:
        return say("SignIn", "The two passphrases must be the same. Type the second one again")
    return ""


def passphrase_field(first: str, second: str) -> str:
    """At which of the two entries what :func:`passphrase_problem` says belongs."""
    return "again" if first != second and len(first) >= SHORTEST else "passphrase"


SHORTEST = 12
