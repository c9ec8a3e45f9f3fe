"""A shift of heavy use in a process of its own, with marked answers; then it waits to be killed."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from citdesk.casework.errors import Refused
from citdesk.workspace import ProblemsRemain
from tests.scenario.filler import sign_in, text_questions
from tests.unit.vault.props import Laptop

#: Begins each planted answer; no word of the product contains it.
MARK = "Zq7Planted"


def marker(number: int) -> str:
    """The text of one planted answer."""
    return f"{MARK}{number:03d}Answer"


def write(folder: Path, secrets: dict[str, bytes], markers: int) -> None:
    """Plants the markers in drafts, typed texts, discarded drafts, sent and refused reports."""
    workspace = sign_in(Laptop(folder, 11, secrets))
    number = 0
    while number < markers:
        report = workspace.start_report("encounter")
        session = workspace.open_report(report).session
        for path in text_questions(session):
            session.answer(path, f"{marker(number)} and what was said next. " * 20)
            workspace.save_draft(report, session.to_xml(), {path: f"{marker(number)} typed"})
            number += 1
        try:
            workspace.send(report)
        except (ProblemsRemain, Refused):
            _freeze(workspace, report, session.to_xml())
        if number % 3 == 0:
            workspace.discard_draft(report)
        workspace.reports()


def _freeze(workspace: object, report: str, instance_xml: bytes) -> None:
    """Sends what the form would not let go, so that planted answers are in sent payloads too."""
    from citdesk.casework.events import EventKind, FormPin, Submission
    from citdesk.casework.ids import ReportId

    vault = workspace._inside.vault  # type: ignore[attr-defined]
    draft = vault.drafts.need(ReportId(report))
    submission = Submission(FormPin("encounter", "1", draft.form_sha256), instance_xml.decode())
    vault.chain.append(EventKind.SUBMIT, draft.report, draft.case, submission, None)


if __name__ == "__main__":
    kept = {name: bytes.fromhex(secret) for name, secret in json.loads(sys.argv[2]).items()}
    write(Path(sys.argv[1]), kept, int(sys.argv[3]))
    print("written", flush=True)
    sys.stdin.read()
