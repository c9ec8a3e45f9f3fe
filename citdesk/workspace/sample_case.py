"""The sample case: a report half written, which somebody new finishes in practice."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import datetime, timedelta

from citdesk.casework.checked_table import DataFileError
from citdesk.workspace.shipped_files import shipped_text
from citdesk.xforms import Session, UnknownPath

#: What a practice draft names as its drill when it is the sample case.
SAMPLE = "sample"

_FILE = "sample.toml"


def sample_form() -> str:
    """The id of the form that the sample case is written in. Raises DataFileError."""
    return str(_read().get("form", ""))


def fill_sample(session: Session, now: datetime) -> None:
    """Gives the answers of ``practice/sample.toml``. Times count back from ``now``; what an agency's own
    form does not ask is passed over. Raises DataFileError where an entry is none.
    """
    for entry in _read().get("answers", []):
        try:
            _give(session, entry, now)
        except UnknownPath:
            continue


def _give(session: Session, entry: Mapping[str, object], now: datetime) -> None:
    if "add" in entry:
        session.add_repeat(str(entry["add"]))
        return
    path, ago, value = entry.get("path"), entry.get("minutes_ago"), entry.get("value")
    if not isinstance(path, str) or (ago is None) == (value is None):
        raise DataFileError(_FILE, f"the answer {dict(entry)} needs a path, and a value or minutes_ago")
    if isinstance(ago, int):
        value = (now - timedelta(minutes=ago)).replace(second=0, microsecond=0)
    session.answer(path, tuple(value) if isinstance(value, list) else value)


def _read() -> Mapping[str, list[Mapping[str, object]]]:
    try:
        return tomllib.loads(shipped_text(f"practice/{_FILE}"))
    except tomllib.TOMLDecodeError as wrong:
        raise DataFileError(_FILE, str(wrong)) from wrong
