"""What HQ answers a client, and what it tells the administrator at its own keyboard."""

from __future__ import annotations

from citdesk.casework.errors import AdministratorError, CitdeskError


class RequestRefused(CitdeskError):
    """A request that HQ does not serve. ``status`` is the HTTP status it is answered with."""

    code = "refused"

    def __init__(self, message: str, *, code: str, status: int) -> None:
        super().__init__(message, code=code)
        self.status = status


class NoSuchHq(AdministratorError):
    """The folder given holds no HQ, or only part of one."""

    code = "no_hq"


class MasterKeyMissing(AdministratorError):
    """Without the master key nothing sealed at HQ can be read."""

    code = "master_key"
