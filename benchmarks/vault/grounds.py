"""Vaults to measure: an officer's new one with a report of the shipped form open, and one of ten thousand."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from citdesk.casework.events import EventKind, FormPin, Submission
from citdesk.casework.ids import CaseId, ReportId
from citdesk.resource_files import forms_path
from citdesk.workspace import Workspace
from citdesk.workspace.sign_in import signed_in
from tests.scenario.filler import text_questions
from tests.unit.vault.props import Laptop

_BATCH = 500


@contextmanager
def at_work(laptop: Laptop) -> Generator[Workspace]:
    """The officer signed in with the shipped forms; the key derivation costs next to nothing here."""
    workspace = signed_in(laptop.open(), laptop.device, laptop.clock, laptop.random, forms_path())
    try:
        yield workspace
    finally:
        workspace.close()


def new_laptop(folder: Path) -> Laptop:
    """A laptop with an empty vault."""
    laptop = Laptop(folder)
    laptop.new_vault().close()
    return laptop


def written(workspace: Workspace) -> tuple[str, bytes]:
    """A report of the shipped encounter form with its free texts filled; its id and answers."""
    report = workspace.start_report("encounter")
    session = workspace.open_report(report).session
    for number, path in enumerate(text_questions(session), 1):
        session.answer(path, f"Sentence {number} of what was seen and heard at the scene.")
    xml = session.to_xml()
    workspace.save_draft(report, xml, {})
    return report, xml


def fill(laptop: Laptop, reports: int) -> None:
    """So many sent reports of the size of a filled encounter, one case each."""
    with at_work(laptop) as workspace:
        report, xml = written(workspace)
        draft = workspace.vault.drafts.need(ReportId(report))
        pin = FormPin("encounter", "1", draft.form_sha256)
        workspace.discard_draft(report)
        store, chain = workspace.vault.store, workspace.vault.chain
        for begin in range(0, reports, _BATCH):
            with store.writing():
                for number in range(begin, min(begin + _BATCH, reports)):
                    name = f"00000000-0000-7000-8000-{number:012d}"
                    chain.append(
                        EventKind.SUBMIT,
                        ReportId(name),
                        CaseId(name),
                        Submission(pin, xml.decode()),
                        None,
                    )
