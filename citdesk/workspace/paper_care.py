"""Papers after they went out: made void, their signed pages kept, and the log of all of them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from citdesk.casework.errors import UserError
from citdesk.casework.events import Attachment, EventKind, PaperVoided, ScanAttached
from citdesk.casework.ids import CaseId, EventId, ReportId
from citdesk.vault.attachments.kinds import JPEG, PDF, PNG, NotAccepted
from citdesk.vault.attachments.prepared import PreparedFile
from citdesk.wire.encoding import to_base64
from citdesk.workspace.failures import UnknownReport
from citdesk.workspace.inside import Inside
from citdesk.workspace.on_record import on_record
from citdesk.workspace.report_files import file_content, prepare_file
from citdesk.workspace.since_approval import PaperOnRecord, papers_on_record, since_of_all

#: What a scan is called; its hash and ending follow.
_NAMED = "signed-pages"
_ISSUED = (EventKind.ISSUE_PAPER, EventKind.REISSUE_PAPER)
_OTHER_KIND = "Signed pages are kept as a PDF, a JPEG or a PNG. Scan them again as one of these."
_KINDS = (PDF.media_type, JPEG.media_type, PNG.media_type)


class SayWhyVoid(UserError):
    """A paper is made void for a reason that is kept with it."""

    code = "say_why_void"

    def __init__(self) -> None:
        super().__init__("Say why the paper is void. It is kept with the paper.")


class SayWhyWrong(UserError):
    """Signed pages are replaced for a reason that is kept with them."""

    code = "say_why_wrong"

    def __init__(self) -> None:
        super().__init__("Say why the signed pages are wrong. It is kept with them.")


class NoPages(UserError):
    """The file holds no page that can be shown later."""

    code = "no_pages"


@dataclass(frozen=True, slots=True)
class SignedPages:
    """A scan made ready to be kept: the cleaned file and how many pages it has.

    ``document_id`` is that of the paper whose own file was chosen instead of a scan, '' for a scan;
    ``signed`` whether that file bears a digital signature.
    """

    file: PreparedFile
    pages: int
    document_id: str = ""
    signed: bool = False


@dataclass(frozen=True, slots=True)
class LoggedPaper:
    """A paper that was issued, with the report it shows: its number, '' before it has one, and its title."""

    report: str
    number: str
    title: str
    paper: PaperOnRecord


def prepare_signed_pages(source: Path | bytes) -> SignedPages:
    """Reads a scan, a PDF or a picture, and counts its pages. Any thread.

    Raises NoPages for a file that is encrypted, damaged or of another kind, and what ``prepare_file`` raises.
    """
    try:
        file = prepare_file(_NAMED, source)
    except NotAccepted as other:  # a TIFF, say: what else a report may hold is beside the point here
        raise NoPages(_OTHER_KIND) from other
    if file.media_type not in _KINDS:
        raise NoPages(_OTHER_KIND)
    return _read_pdf(file) if file.media_type == PDF.media_type else SignedPages(file, 1)


def _read_pdf(file: PreparedFile) -> SignedPages:
    from pikepdf import Dictionary, PasswordError, PdfError
    from pikepdf import open as open_pdf

    try:
        # what would have to be repaired was cut off or changed: pages may be missing, and not all can show it
        with open_pdf(io.BytesIO(file.content), attempt_recovery=False) as opened:
            pages = len(opened.pages)
            document = str(opened.docinfo.get("/CITDeskDocument", ""))
            signed = bool(document) and any(
                str(each.get("/Type")) == "/Sig" and "/ByteRange" in each
                for each in opened.objects
                if isinstance(each, Dictionary)
            )
    except PasswordError as locked:
        raise NoPages("This PDF asks for a password. Save it without one, then choose it again.") from locked
    except (PdfError, ValueError) as broken:
        raise NoPages(
            "This PDF is damaged or was not copied whole. Nothing was kept of it. Copy it again, then choose "
            "it."
        ) from broken
    if not pages:
        raise NoPages("This PDF has no pages. Scan the pages again.")
    return SignedPages(file, pages, document, signed)


def void_paper(inside: Inside, report: ReportId, document: str, reason: str) -> None:
    """Records that a paper that went out is not to be relied upon any more.

    Raises UnknownReport, SayWhyVoid, and Refused (``unknown_paper``, ``no_change``).
    """
    if not reason.strip():
        raise SayWhyVoid
    _append(inside, report, EventKind.VOID_PAPER, PaperVoided(document, reason.strip()))


def attach_signed_pages(
    inside: Inside,
    report: ReportId,
    document: str,
    scan: SignedPages,
    signed_by: Sequence[str],
    *,
    replaces: str = "",
    why: str = "",
) -> None:
    """Keeps the signed pages of a paper that went out, and sends them: both or none.

    ``replaces`` names wrong ones of the same paper that they stand in place of, and ``why``. Raises
    UnknownReport, TooMuch, SayWhyWrong, and Refused (``unknown_paper``, ``no_change``).
    """
    if replaces and not why.strip():
        raise SayWhyWrong
    vault, file = inside.vault, scan.file
    with vault.store.writing():
        named = [each.name for each in vault.attachments.of_report(report)]
        vault.attachments.check_room(report, named, [file])
        vault.attachments.keep(report, file)
        kept = vault.attachments.take_along(report, file.name)
        sent = Attachment(
            kept.name, kept.media_type, kept.size, kept.sha256, to_base64(kept.key), kept.chunks
        )
        attached = ScanAttached(document, scan.pages, tuple(signed_by), sent, replaces, why.strip())
        _append(inside, report, EventKind.ATTACH_SIGNED_SCAN, attached)


def signed_pages(inside: Inside, report: ReportId, name: str) -> bytes | None:
    """The scan's bytes, None while they are on their way. Raises Tampered for a file that was changed."""
    return file_content(inside, report, name)


def paper_log(inside: Inside) -> tuple[LoggedPaper, ...]:
    """Every paper issued that this vault knows of, the last one first."""
    logged: list[LoggedPaper] = []
    told = set[ReportId]()
    for projected, after in since_of_all(inside, inside.vault.projections.all()):
        told.add(projected.report)
        title = inside.shelf.title(projected.form_id)
        logged += [LoggedPaper(projected.report, projected.number or "", title, p) for p in after.papers]
    for report in inside.vault.events.reports_with(_ISSUED):
        if report not in told:
            standing = inside.vault.standings.get(report)
            number = "" if standing is None else standing.number or ""
            title = "" if standing is None else inside.shelf.title(standing.form_id)
            logged += [LoggedPaper(report, number, title, p) for p in papers_on_record(inside, report)]
    return tuple(sorted(logged, key=lambda each: each.paper.at, reverse=True))


def _append(inside: Inside, report: ReportId, kind: EventKind, payload: PaperVoided | ScanAttached) -> None:
    found = on_record(inside, report)
    if found is not None and found.projected:
        revision = EventId(found.revision)
        inside.vault.chain.append(kind, report, found.case, payload, revision, found.standing)
        return
    standing = inside.vault.standings.get(report)
    if standing is None:
        raise UnknownReport(report)
    inside.vault.chain.append(kind, report, CaseId(standing.case), payload, standing.version)
