"""Comparing a file with the paper that was issued: is it that one, who signed it, did HQ seal it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from citdesk.casework.errors import Tampered, UserError
from citdesk.workspace.inside import Inside

if TYPE_CHECKING:
    from citdesk.casework.events import PaperIssued


class AnotherPaper(UserError):
    """The file is another paper than the one that it is compared with."""

    code = "another_paper"


@dataclass(frozen=True, slots=True)
class FileSignature:
    """One signature that holds: the certified name, the signer's time, and which server confirms it."""

    signer: str
    at: datetime | None
    confirmed_by: str = ""


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that is the paper as issued. ``signatures`` are people's; none on a file that was not signed."""

    signatures: tuple[FileSignature, ...] = ()
    seal: FileSignature | None = None


@dataclass(frozen=True)
class PaperChecker:
    """What a file is held against: the agency's authority, and the time. Any thread."""

    authority: bytes
    at: datetime

    def check(self, pdf: bytes, issued: PaperIssued) -> CheckedFile:
        """Says what the file carries.

        Raises Tampered for one that was altered, is signed by somebody whom the agency did not certify, or
        is not what was issued under the document's id; AnotherPaper, and UserError for what is no paper.
        """
        if hashlib.sha256(pdf).hexdigest() == issued.sha256:
            return CheckedFile()
        from cryptography.x509 import load_pem_x509_certificates

        from citdesk.paperwork.signing.fields import HQ_SEAL
        from citdesk.paperwork.signing.verify import verify_paper

        paper = verify_paper(pdf, load_pem_x509_certificates(self.authority), at=self.at)
        if paper.document_id != issued.document_id:
            message = f"This file is paper {paper.document_id}. Choose the file of {issued.document_id}."
            raise AnotherPaper(message)
        if paper.issued_sha256 != issued.sha256:
            message = "This is not the file that was issued under this document id. Do not rely on it."
            raise Tampered(message, code="paper_of_another_file")
        told = {
            signature.field: FileSignature(signature.signer, signature.signed_at, signature.time_stamped_by)
            for signature in paper.signatures
        }
        people = tuple(said for field, said in told.items() if field != HQ_SEAL)
        return CheckedFile(people, told.get(HQ_SEAL))


def paper_checker(inside: Inside) -> PaperChecker:
    """The checker of this computer's agency, now."""
    return PaperChecker(inside.device.authority_pem.encode(), inside.clock.now())
