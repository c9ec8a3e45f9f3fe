"""What can stand between a device and HQ, sorted by who must act."""

from __future__ import annotations

from citdesk.casework.errors import AdministratorError, CitdeskError, EnvironmentProblem, UserError


class HqUnreachable(EnvironmentProblem):
    """No connection. Nothing is lost; the next attempt may succeed."""

    code = "unreachable"

    def __init__(self) -> None:
        super().__init__("HQ cannot be reached. Your work is safe here and is sent when the network is back.")


class NotHq(EnvironmentProblem):
    """Something answered that is not HQ: a captive portal's sign-in page, a proxy, another server."""

    code = "not_hq"

    def __init__(self) -> None:
        super().__init__(
            "The network answers, but not HQ: perhaps it wants you to sign in first. Your work is safe here."
        )


class HqBusy(EnvironmentProblem):
    """HQ asks to come back later. ``retry_after`` is in seconds, None when it did not say."""

    code = "hq_busy"

    def __init__(self, retry_after: float | None = None) -> None:
        super().__init__("HQ is busy and asks to try again a little later. Your work is safe here.")
        self.retry_after = retry_after


class WrongAuthority(AdministratorError):
    """The server at HQ's address does not hold a certificate of HQ's authority."""

    code = "wrong_authority"

    def __init__(self) -> None:
        super().__init__("The server at HQ's address cannot prove that it is HQ. Tell your administrator.")


class TokenRefused(EnvironmentProblem):
    """The token ran out; a new one is asked for. Only seen outside when that does not help."""

    code = "token_refused"


#: codes HQ answers with when somebody with administrator's rights has to act
_FOR_ADMINISTRATOR = frozenset(
    {
        "revoked",
        "unknown_vault",
        "bad_signature",
        "wrong_use",
        "wrong_head",
        "wrong_audience",
        "not_certified",
    }
)
_FOR_USER = frozenset({"wrong_code"})
_FOR_TOKEN = frozenset({"token_refused", "assertion_expired"})


def refused_by_hq(code: str, message: str) -> CitdeskError:
    """The error for an answer in which HQ names a code."""
    if code in _FOR_USER:
        return UserError(message, code=code)
    if code in _FOR_TOKEN:
        return TokenRefused(message, code=code)
    if code in _FOR_ADMINISTRATOR:
        return AdministratorError(message, code=code)
    return EnvironmentProblem(message, code=code)
