"""Signing a paper that leaves as a file, with the certificate of whoever issues it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from citdesk.casework.errors import EnvironmentProblem
from citdesk.casework.people import Role
from citdesk.workspace.inside import Inside
from citdesk.workspace.on_record import OnRecord
from citdesk.workspace.papers import PaperJob
from citdesk.workspace.supervision import my_units

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.x509 import Certificate

    from citdesk.paperwork import Paper

#: Where a signature stands: see ``citdesk.paperwork.signing.fields``.
_AUTHOR, _SUPERVISOR, _ISSUER = "author", "supervisor", "issuer"


@dataclass(frozen=True, slots=True)
class SignedFile:
    """A paper as it leaves. ``signed`` is False where this vault has no certificate, or it holds not now.

    ``time_stamped`` is False where no time-stamp server is named, or it did not answer.
    """

    pdf: bytes
    signed: bool
    time_stamped: bool = False


@dataclass(frozen=True)
class PaperSigner:
    """Key and certificate, taken out of the vault; :meth:`sign` runs on any thread.

    ``time_stamps`` is the address of the agency's time-stamp server (RFC 3161), '' where it has none.
    """

    key: EllipticCurvePrivateKey
    certificate: Certificate
    name: str
    at: datetime
    time_stamps: str = ""

    def sign(self, job: PaperJob, paper: Paper) -> SignedFile:
        """The job's paper with a signature in its field, added behind its own bytes.

        With a time stamp where a server is named and answers; without one the signature still counts, and
        its time is the signer's word. Raises UserError for a paper that has no such field.
        """
        from citdesk.paperwork.signing.sign import PaperKey, sign_paper
        from citdesk.paperwork.signing.time_stamp import over_https

        if (
            not job.signs_as
            or not self.certificate.not_valid_before_utc <= self.at <= self.certificate.not_valid_after_utc
        ):
            return SignedFile(paper.pdf, signed=False)
        key = PaperKey(self.key, self.certificate)
        if self.time_stamps:
            try:
                pdf = sign_paper(
                    paper.pdf,
                    job.signs_as,
                    key,
                    name=self.name,
                    reason=job.reason,
                    at=self.at,
                    time_stamp=over_https(self.time_stamps),
                )
            except EnvironmentProblem:
                pass
            else:
                return SignedFile(pdf, signed=True, time_stamped=True)
        pdf = sign_paper(paper.pdf, job.signs_as, key, name=self.name, reason=job.reason, at=self.at)
        return SignedFile(pdf, signed=True)


def paper_signer(inside: Inside) -> PaperSigner | None:
    """Who signs papers here; None while HQ has given no certificate, as before the first exchange."""
    kept = inside.vault.paper_keys.get()
    if kept is None:
        return None
    server = inside.vault.terms.settings.time_stamp_server
    return PaperSigner(*kept, inside.person.name, inside.clock.now(), server)


def signs_as(inside: Inside, found: OnRecord) -> str:
    """The signature field of whoever is signed in: the report's author, its supervisor, or who issues it."""
    if found.standing.author == inside.person.id:
        return _AUTHOR
    supervises = inside.person.has(Role.SUPERVISOR) and found.standing.unit in my_units(inside)
    return _SUPERVISOR if supervises else _ISSUER
