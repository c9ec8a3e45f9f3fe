"""One paper that went out: what is known of it, made void, its signed pages kept and looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from citdesk.desktop.files import chosen_content
from citdesk.desktop.liaison.read_paper import read_paper
from citdesk.desktop.printing.legible_pages import legible_pages
from citdesk.desktop.printing.named_documents import named_documents
from citdesk.desktop.shell.failure_words import failure_words
from citdesk.desktop.shell.moments import moment
from citdesk.desktop.shell.workspace_model import WorkspaceModel
from citdesk.desktop.tasks import CancelToken, Tasks
from citdesk.desktop.widgets.unseen import in_one_line
from citdesk.workspace import (
    CheckedFile,
    PaperChecker,
    PaperOnRecord,
    ScanOnRecord,
    SignedPages,
    Workspace,
    prepare_signed_pages,
)


class IssuedPaperModel(WorkspaceModel):
    """``acted`` when something entered the record, ``chosen`` when a scan was read, ``shown`` its content,
    ``checked`` when a file was held against the paper.
    """

    acted = Signal()
    chosen = Signal()
    #: the file's bytes and its media type
    shown = Signal(bytes, str)
    checked = Signal()

    def __init__(
        self,
        workspace: Workspace,
        tasks: Tasks,
        report: str,
        known: PaperOnRecord,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(workspace, tasks, now, parent)
        self._report = report
        self._paper = known
        self._of_report: tuple[PaperOnRecord, ...] = (known,)
        self._scan: SignedPages | None = None
        self._file = ""
        self._named = frozenset[str]()
        self._found: tuple[str, CheckedFile] | None = None

    @property
    def paper(self) -> PaperOnRecord:
        """The paper as it was read last."""
        return self._paper

    @property
    def scan(self) -> SignedPages | None:
        """The scan that was chosen and not recorded yet."""
        return self._scan

    @property
    def file(self) -> str:
        """What the chosen file is called on this computer."""
        return self._file

    @property
    def named(self) -> frozenset[str]:
        """The document numbers that the words of the chosen file hold."""
        return self._named

    @property
    def attached_before(self) -> tuple[PaperOnRecord, ScanOnRecord] | None:
        """The paper of this report to which the chosen file was attached once, and what is known of that.

        The last time first, this paper's before another's; None where that never happened.
        """
        if self._scan is None:
            return None
        name, own = self._scan.file.name, self._paper.issued.document_id
        papers = sorted(self._of_report, key=lambda paper: paper.issued.document_id != own)
        found = ((p, scan) for p in papers for scan in reversed(p.scans) if scan.attached.scan.name == name)
        return next(found, None)

    @property
    def found(self) -> tuple[str, CheckedFile] | None:
        """The name of the file that was checked last and what it carries, None before and after a refusal."""
        return self._found

    def check(self, source: Path) -> None:
        """Hold a file against the paper that was issued."""
        self.calmed.emit()
        self._found = None
        issued = self._paper.issued

        def compare(checker: PaperChecker) -> None:
            closing = CancelToken()
            self._tasks.pool(
                lambda: checker.check(read_paper(source, closing), issued),
                partial(self._compared, in_one_line(source.name)),
                self._not_compared,
                token=closing,
            )

        self._tasks.vault(self._workspace.papers.checker, compare, self._not_compared)

    def load(self) -> None:
        """Read the paper again."""
        workspace, report = self._workspace, self._report
        self._fetch(lambda: workspace.papers.of_report(report), self._read)

    def make_void(self, reason: str) -> None:
        """Say that it is not to be relied upon any more."""
        calls, report, document = self._workspace.papers, self._report, self._paper.issued.document_id
        self._act(lambda: calls.make_void(report, document, reason), self._done)

    def choose(self, source: Path) -> None:
        """Read a scan; it is kept only when it is recorded."""
        self.calmed.emit()
        self._scan, self._file = None, ""
        closing = CancelToken()

        def read() -> tuple[SignedPages, frozenset[str]]:
            content = legible_pages(chosen_content(source, closing))
            return prepare_signed_pages(content), named_documents(content)

        self._tasks.pool(
            read,
            partial(self._chosen, in_one_line(source.name)),
            self._refused,
            token=closing,
        )

    def attach(self, signed_by: Sequence[str], wrong: ScanOnRecord | None = None, why: str = "") -> None:
        """Keep the chosen scan with the paper, perhaps in place of wrong pages."""
        scan = self._scan
        if scan is None:
            return
        calls, report, document = self._workspace.papers, self._report, self._paper.issued.document_id
        replaces = "" if wrong is None else wrong.attached.scan.name
        self._act(
            lambda: calls.attach(report, document, scan, signed_by, replaces=replaces, why=why), self._done
        )

    def forget_scan(self) -> None:
        """Nothing is chosen: another page begins to ask for a scan."""
        self._scan, self._file = None, ""

    def show(self, scan: ScanOnRecord) -> None:
        """Fetch the signed pages to look at them."""
        calls, report, file = self._workspace.papers, self._report, scan.attached.scan
        self._act(
            lambda: calls.signed_pages(report, file.name), partial(self._fetched_pages, file.media_type)
        )

    def moment_words(self, when: datetime) -> str:
        """A moment as the screen shows it."""
        return moment(when, self._now(), self._workspace.zone)

    def _read(self, papers: tuple[PaperOnRecord, ...]) -> None:
        document = self._paper.issued.document_id
        self._of_report = papers
        self._paper = next((each for each in papers if each.issued.document_id == document), self._paper)
        self.changed.emit()

    def _done(self, _nothing: object) -> None:
        self._scan, self._file = None, ""
        self.acted.emit()
        self.load()

    def _chosen(self, name: str, read: tuple[SignedPages, frozenset[str]]) -> None:
        self._scan, self._named = read
        self._file = name
        self.chosen.emit()

    def _refused(self, failure: BaseException) -> None:
        self.chosen.emit()
        self.failed.emit(failure_words(failure))

    def _compared(self, name: str, found: CheckedFile) -> None:
        self._found = name, found
        self.checked.emit()

    def _not_compared(self, failure: BaseException) -> None:
        self.checked.emit()
        self.failed.emit(failure_words(failure))

    def _fetched_pages(self, media_type: str, content: bytes | None) -> None:
        if content is None:
            self.failed.emit(self.tr("These pages have not arrived yet. Sync, then look again."))
            return
        self.shown.emit(content, media_type)
