"""What a demonstration did, as one JSON file that a person or a test can check."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from citdesk.cli.demonstration.player import Account, PaperTrace


def write_summary(output: Path, accounts: Sequence[Account], *, presses: int = 0, letters: int = 0) -> Path:
    """Writes ``summary.json``: per report its id, number, states with times; events and papers with SHA-256.

    ``presses`` and ``letters`` count what was pressed and typed in the windows, none without windows.
    """
    scripts = [_script(account) for account in accounts]
    screens = sorted(file.name for file in (output / "screens").glob("*.png"))
    value = {"scripts": scripts, "screens": screens, "presses": presses, "letters_typed": letters}
    file = output / "summary.json"
    file.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return file


def check_papers(output: Path, accounts: Sequence[Account]) -> list[str]:
    """Papers whose file is missing or is not the one that was issued, by name; empty when all is well."""
    wrong: list[str] = []
    for account in accounts:
        for paper in account.papers:
            file = output / "papers" / paper.file
            if not file.exists() or _issued(file, paper) != paper.sha256:
                wrong.append(paper.file)
    return wrong


def _issued(file: Path, paper: PaperTrace) -> str:
    """What the record has of a paper is its own bytes, which a signature leaves as they are."""
    return hashlib.sha256(file.read_bytes()[: paper.size]).hexdigest()


def _script(account: Account) -> dict[str, object]:
    return {
        "script": account.script,
        "title": account.title,
        "events_pushed": account.pushed,
        "items_pulled": account.pulled,
        "reports": [
            {
                "key": trace.key,
                "id": trace.id,
                "form": trace.form,
                "number": trace.number,
                "questions_answered": trace.questions_answered,
                "states": [{"state": state, "at": at} for state, at in trace.states],
            }
            for trace in account.reports.values()
        ],
        "papers": [
            {
                "report": paper.report,
                "kind": paper.kind,
                "file": f"papers/{paper.file}",
                "pages": paper.pages,
                "sha256": paper.sha256,
                "bytes": paper.size,
            }
            for paper in account.papers
        ],
    }
