"""Writing what came out of a vault into a folder that only its owner can read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from citdesk.cli.private_files import own_names, safe_name, write_new
from citdesk.workspace.rescued import RescuedReport, Unreadable

_ANSWERS, _FILES = "answers.xml", "files"


def write_rescued(
    found: Iterable[RescuedReport | Unreadable], to: Path
) -> tuple[int, tuple[Unreadable, ...]]:
    """Writes each report into a folder of its own below ``to``; how many, and what is not there, with why.

    ``answers.xml`` are the answers, ``typed.json`` texts that no question could take, ``sent.xml`` the last
    version sent where the answers are those of a draft, ``files`` what was attached. What cannot be written
    is named like what could not be read, and the next file is written.
    """
    count, lost = 0, list[Unreadable]()
    for each in found:
        if isinstance(each, Unreadable):
            lost.append(each)
            continue
        failed = _written(each, to)
        count += all(one.what != _ANSWERS for one in failed)
        lost += failed
    return count, tuple(lost)


def _written(report: RescuedReport, to: Path) -> list[Unreadable]:
    folder = _free(to / safe_name(report.name), report.report)
    parts = {_ANSWERS: report.answers}
    if report.typed:
        parts["typed.json"] = json.dumps(dict(report.typed), indent=1).encode()
    if report.sent is not None:
        parts["sent.xml"] = report.sent
    names = own_names(report.files)
    parts |= {f"{_FILES}/{names[name]}": content for name, content in report.files.items()}
    failed: list[Unreadable] = []
    for name, content in parts.items():
        try:
            write_new(folder / name, content)
        except OSError as wrong:
            failed.append(Unreadable(report.report, name, wrong.strerror or str(wrong)))
    return failed


def _free(folder: Path, report: str) -> Path:
    """The folder, or one that the report's id tells apart where another report has the same name."""
    return folder.with_name(f"{folder.name}-{report}") if folder.exists() else folder
