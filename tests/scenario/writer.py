"""A shift of heavy use in a process of its own, with marked answers; then it waits to be killed."""

from __future__ import annotations

import io
import json
import logging
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from citdesk.casework.errors import Refused
from citdesk.casework.events import EventKind, FormPin, Submission
from citdesk.casework.ids import ReportId
from citdesk.fieldguide.directory import Service
from citdesk.vault.archive import pack
from citdesk.vault.rotation import rotate
from citdesk.workspace import ProblemsRemain, SearchFilter, Workspace
from citdesk.workspace.report_files import prepare_file
from tests.scenario.filler import sign_in, text_questions
from tests.unit.vault.pictures import jpeg
from tests.unit.vault.props import CHEAP, PASSPHRASE, Laptop

#: Begins each planted answer; no word of the product contains it.
MARK = "Zq7Planted"
_NIGHTS = 3


def marker(number: int) -> str:
    """The text of one planted answer."""
    return f"{MARK}{number:03d}Answer"


class Shift:
    """Some nights of one officer. Every text, file, name and search that goes in is marked."""

    def __init__(self, folder: Path, secrets: dict[str, bytes]) -> None:
        self._laptop = Laptop(folder / "profile", 11, secrets)
        self._folder = folder
        self._numbers = iter(range(10**6))
        #: how many things of each kind were planted
        self.planted = dict.fromkeys(
            ("answers", "files", "sent", "discarded", "searches", "papers", "dispatch texts", "exported"), 0
        )

    def work(self, markers: int) -> None:
        """Answers, files, searches, papers; signing out and in; new keys; an export. The vault stays open."""
        for night in range(_NIGHTS):
            workspace = sign_in(self._laptop)
            for at in range(markers // _NIGHTS // 6 + 1):
                self._report(workspace, at)
            self._search(workspace)
            if night == _NIGHTS - 1:
                return
            workspace.close()
            self._between(night)

    def _mark(self) -> str:
        return marker(next(self._numbers))

    def _report(self, workspace: Workspace, at: int) -> None:
        report = workspace.start_report("encounter")
        session = workspace.open_report(report).session
        for path in text_questions(session):
            mark = self._mark()
            session.answer(path, f"{mark} and what was said next. " * 20)
            file = prepare_file("photo", self._picture())
            workspace.save_draft(report, session.to_xml(), {path: f"{mark} typed"}, [file])
            self.planted["answers"] += 1
            self.planted["files"] += 1
        vault = workspace.vault
        vault.attachments.add(ReportId(report), "recording", io.BytesIO(self._sound()))
        workspace.answer_hint(report, f"{self._mark()} hint", accepted=True)
        if at % 3 == 0:
            workspace.discard_draft(report)
            self.planted["discarded"] += 1
            return
        self._send(workspace, report, session.to_xml())
        self._print(workspace)

    def _send(self, workspace: Workspace, report: str, instance_xml: bytes) -> None:
        """What the form would not let go is frozen all the same, so that planted answers are in payloads."""
        try:
            workspace.send(report)
        except (ProblemsRemain, Refused):
            vault = workspace.vault
            draft = vault.drafts.need(ReportId(report))
            submission = Submission(FormPin("encounter", "1", draft.form_sha256), instance_xml.decode())
            vault.chain.append(EventKind.SUBMIT, draft.report, draft.case, submission, None)
            vault.drafts.remove(draft.report)
        self.planted["sent"] += 1

    def _print(self, workspace: Workspace) -> None:
        """Papers are made and shown in memory; a person who saves one decides where it lies in clear."""
        service = Service("S-1", self._mark(), self._mark(), (), "555 0190", None, "Tuesdays", None)
        job = workspace.prepare_handout([service], "en", self._mark())
        paper = job.make()
        assert paper.pdf.startswith(b"%PDF")
        workspace.note_handout(job)
        self.planted["papers"] += 1

    def _search(self, workspace: Workspace) -> None:
        while workspace.index_some():
            pass
        found = workspace.search(MARK, SearchFilter())
        assert found.hits
        self.planted["searches"] += 1
        read = workspace.cad_answers(
            "encounter", f"Incident: {self._mark()}\nLocation: {self._mark()} Quay St"
        )
        assert MARK in str(read)
        self.planted["dispatch texts"] += 1

    def _between(self, night: int) -> None:
        """A copy was made at signing out; the vault is exported; once its keys are renewed."""
        place = self._laptop.place()
        pack(place, self._folder / "home" / f"night-{night}.citvault")
        self.planted["exported"] += 1
        if night == 0:
            rotate(
                place, PASSPHRASE, self._laptop.profile.vault_secret(place), CHEAP, None, self._laptop.random
            )
        self._laptop.clock.forward(timedelta(days=1))

    def _picture(self) -> bytes:
        return jpeg(scan=b"\x11" + f"{self._mark()} picture ".encode() * 40)

    def _sound(self) -> bytes:
        return b"OggS" + f"{self._mark()} sound ".encode() * 9000


def _loggers(file: Path) -> Iterator[logging.Handler]:
    yield logging.FileHandler(file)
    yield logging.StreamHandler()


if __name__ == "__main__":
    machine = Path(sys.argv[1])
    logging.basicConfig(level=logging.DEBUG, handlers=list(_loggers(machine / "home" / "citdesk.log")))
    kept = {name: bytes.fromhex(secret) for name, secret in json.loads(sys.argv[2]).items()}
    shift = Shift(machine, kept)
    shift.work(int(sys.argv[3]))
    print(json.dumps(shift.planted), flush=True)
    sys.stdin.read()
