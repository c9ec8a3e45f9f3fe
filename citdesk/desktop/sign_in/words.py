"""What the sign-in screens say when something stands in the way (interface guide §5.2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from citdesk.desktop.fresh_process import CustodyTime
from citdesk.desktop.shell.failure_words import failure_words
from citdesk.desktop.shell.moments import moment
from citdesk.workspace import CitdeskError, Secret


def sign_in_failure(failure: BaseException) -> str:
    """The sentence for a sign-in that did not succeed; it never tells badge from passphrase."""
    say = QCoreApplication.translate
    code = failure.code if isinstance(failure, CitdeskError) else ""
    if code == "wrong_sign_in":
        return say("SignIn", "Badge number or passphrase is not right. Check Caps Lock and try again.")
    if code == "locked_out":
        return say(
            "SignIn",
            "Too many tries. Your work is safe. Call your supervisor, or use your recovery code.",
        )
    return failure_words(failure)


def custody_words(times: Sequence[CustodyTime], now: datetime) -> str:
    """The custody whose limit is nearest, in one line; '' where none runs."""
    if not times:
        return ""
    say = QCoreApplication.translate
    zone = now.tzinfo or UTC
    limits = [each.limit for each in times if each.limit is not None]
    if not limits:
        began = min(each.started for each in times)
        return say("SignIn", "A custody is running since {time}.").format(time=moment(began, now, zone))
    limit = min(limits)
    if limit <= now:
        return say("SignIn", "Custody limit passed: {time}. Sign in or tell your supervisor now.").format(
            time=moment(limit, now, zone)
        )
    return say("SignIn", "Custody limit: {time}.").format(time=moment(limit, now, zone))


def passphrase_problem(first: Secret, second: Secret) -> str:
    """Why these two entries cannot become a passphrase, '' when they can.

    At least twelve characters, any characters (NIST SP 800-63B §5.1.1: length, no composition rules).
    """
    say = QCoreApplication.translate
    count = _letters(first)
    if not count:
        return say("SignIn", "Enter a passphrase")
    if count < SHORTEST:
        return say("SignIn", "The passphrase must have {least} characters or more. It has {count}").format(
            least=SHORTEST, count=count
        )
    if first.buffer != second.buffer:
        return say("SignIn", "The two passphrases must be the same. Type the second one again.")
    return ""


def passphrase_field(first: Secret, second: Secret) -> str:
    """At which of the two entries what :func:`passphrase_problem` says belongs."""
    return "again" if first.buffer != second.buffer and _letters(first) >= SHORTEST else "passphrase"


def file_words() -> str:
    """What has to be read where secrets lie in a file instead of a keyring."""
    say = QCoreApplication.translate
    return say("SignIn", "This computer keeps its secrets in a protected file, not in a keyring.")


def _letters(secret: Secret) -> int:
    """How many letters the UTF-8 has."""
    return sum(byte & 0xC0 != 0x80 for byte in secret.buffer)


SHORTEST = 12
