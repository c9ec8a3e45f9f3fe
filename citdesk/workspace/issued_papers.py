"""What a screen may call about papers that went out already."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from citdesk.casework.ids import ReportId
from citdesk.vault.audit import Did
from citdesk.workspace import paper_care, paper_check, paper_signing
from citdesk.workspace.inside import Inside
from citdesk.workspace.paper_care import LoggedPaper, SignedPages
from citdesk.workspace.paper_check import PaperChecker
from citdesk.workspace.paper_signing import PaperSigner
from citdesk.workspace.since_approval import PaperOnRecord, papers_on_record


class IssuedPaperCalls:
    """Blocking calls, on the thread that owns the vault."""

    def __init__(self, inside: Inside, check_lease: Callable[[], None]) -> None:
        self._inside = inside
        self._check_lease = check_lease

    def of_report(self, report: str) -> tuple[PaperOnRecord, ...]:
        """The papers issued from the report as far as they are known here, oldest first."""
        return papers_on_record(self._inside, ReportId(report))

    def log(self) -> tuple[LoggedPaper, ...]:
        """Every paper issued that this vault knows of, the last one first."""
        return paper_care.paper_log(self._inside)

    def signer(self) -> PaperSigner | None:
        """Who signs papers that leave as files; None while HQ has given this vault no certificate."""
        return paper_signing.paper_signer(self._inside)

    def checker(self) -> PaperChecker:
        """What holds a file against the paper that was issued, on any thread."""
        return paper_check.paper_checker(self._inside)

    def make_void(self, report: str, document: str, reason: str) -> None:
        """A paper that went out is not to be relied upon. Raises UnknownReport, SayWhyVoid, Refused."""
        self._check_lease()
        paper_care.void_paper(self._inside, ReportId(report), document, reason)
        self._note(Did.VOIDED_PAPER, report, document)

    def attach(
        self,
        report: str,
        document: str,
        scan: SignedPages,
        signed_by: Sequence[str],
        *,
        replaces: str = "",
        why: str = "",
    ) -> None:
        """Keeps signed pages with their paper, perhaps in place of wrong ones.

        Raises UnknownReport, TooMuch, SayWhyWrong, Refused.
        """
        self._check_lease()
        paper_care.attach_signed_pages(
            self._inside, ReportId(report), document, scan, signed_by, replaces=replaces, why=why
        )
        self._note(Did.KEPT_SIGNED_PAGES, report, document)

    def signed_pages(self, report: str, name: str) -> bytes | None:
        """The bytes of signed pages, None while they are on their way. Raises Tampered."""
        content = paper_care.signed_pages(self._inside, ReportId(report), name)
        if content is not None:
            self._note(Did.READ_SIGNED_PAGES, report, name)
        return content

    def _note(self, did: Did, report: str, detail: str) -> None:
        self._inside.vault.audit.note(did, report, detail=detail)
