"""Files of a report: kept with the answer that names them, sent with its revision, read where they are."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from citdesk.casework.errors import UserError
from citdesk.casework.events import Attachment
from citdesk.casework.ids import ReportId
from citdesk.vault.attachments.failures import FileUnreadable, NoAttachment
from citdesk.vault.attachments.kept import Attachments, KeptAttachment
from citdesk.vault.attachments.prepared import PreparedFile, prepare
from citdesk.vault.drafts import Draft
from citdesk.wire.encoding import to_base64
from citdesk.workspace.inside import Inside
from citdesk.xforms import Form
from citdesk.xforms.openrosa import files_named


class FileGone(UserError):
    """An answer of the draft names a file that the report does not have."""

    code = "file_gone"

    def __init__(self) -> None:
        super().__init__(
            "A file in this report is not on this computer anymore. Open the question it belongs to, choose "
            "the file again, then send."
        )


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A file as a screen tells of it. ``size`` in bytes; ``whole``: all of it has arrived here."""

    name: str
    media_type: str
    size: int
    whole: bool


def prepare_file(question: str, source: Path | bytes, takes: str = "") -> PreparedFile:
    """A file made ready for an answer: cleaned of what a camera wrote into it, hashed, named. Any thread.

    ``takes`` is the media type that the question asks for, as its form writes it: ``audio/*``. Raises
    NotAccepted, OtherKindAsked, TooLarge, FileUnreadable.
    """
    if isinstance(source, bytes):
        return prepare(question, io.BytesIO(source), takes)
    try:
        with source.open("rb") as opened:
            return prepare(question, opened, takes)
    except OSError as wrong:
        raise FileUnreadable from wrong


def report_files(inside: Inside, report: ReportId) -> Mapping[str, ReportFile]:
    """The report's files by the name that an answer gives them, also those still on their way."""
    found = inside.vault.attachments.of_report(report)
    return {each.name: ReportFile(each.name, each.media_type, each.size, each.whole) for each in found}


def file_content(inside: Inside, report: ReportId, name: str) -> bytes | None:
    """The file's bytes, None where they are not here (yet).

    Raises Tampered for a file that is not the one its report names.
    """
    return WholeFiles(inside.vault.attachments, report).get(name)


def check_room(inside: Inside, report: ReportId, files: Sequence[PreparedFile]) -> None:
    """Raises TooMuch where the draft cannot hold these files besides those it names; NoDraft."""
    draft = inside.vault.drafts.need(report)
    kept = inside.vault.forms.by_hash(draft.form_sha256)
    form = None if kept is None else inside.shelf.pinned(draft.form_sha256, kept.form_id, kept.version)
    named = () if form is None else files_named(form, draft.instance_xml)
    inside.vault.attachments.check_room(report, named, files)


def forget_what_no_answer_names(inside: Inside, draft: Draft, form: Form) -> None:
    """Deletes the files that were replaced or taken out while the draft was open the last time.

    Until then they stay: taking a step back brings the answer back, and its file with it.
    """
    report, attachments = draft.report, inside.vault.attachments
    named = set(files_named(form, draft.instance_xml))
    if any(each.name not in named for each in attachments.of_report(report)):
        with inside.vault.store.writing():
            attachments.forget_unnamed(report, named)


def submitted_files(inside: Inside, report: ReportId, form: Form, answers: bytes) -> tuple[Attachment, ...]:
    """The files that a revision takes along, as it names them. Inside the transaction that sends it.

    Raises FileGone for an answer whose file is not here.
    """
    try:
        taken = inside.vault.attachments.submitted(report, files_named(form, answers))
    except NoAttachment as gone:
        raise FileGone from gone
    return tuple(_as_sent(each) for each in taken)


class WholeFiles(Mapping[str, bytes]):
    """The files of a report that are on this computer, by name, each opened when it is asked for."""

    def __init__(self, kept: Attachments, report: ReportId) -> None:
        self._kept = kept
        self._report = report

    def __getitem__(self, name: str) -> bytes:
        found = self._kept.get(self._report, name)
        if found is None or not found.whole:
            raise KeyError(name)
        return b"".join(self._kept.content(self._report, name))

    def __iter__(self) -> Iterator[str]:
        return (file.name for file in self._kept.of_report(self._report) if file.whole)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, name: object) -> bool:
        return name in set(self)


def _as_sent(kept: KeptAttachment) -> Attachment:
    return Attachment(kept.name, kept.media_type, kept.size, kept.sha256, to_base64(kept.key), kept.chunks)
