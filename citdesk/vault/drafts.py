"""Answers before they are sent. One draft per report; each save is one durable commit."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from citdesk.casework.errors import UserError
from citdesk.casework.ids import CaseId, ReportId
from citdesk.vault.store import Row, Store
from citdesk.wire.encoding import read_time, write_json, write_time


class NoDraft(UserError):
    """The report has no draft here: it was sent or discarded."""

    code = "no_draft"

    def __init__(self) -> None:
        super().__init__("There is no draft of this report on this computer. Open it again from the list.")


class PracticeOnly(UserError):
    """A report written in practice was to be sent. The database refuses its events as well."""

    code = "practice_only"

    def __init__(self) -> None:
        super().__init__("This report was written in practice. It cannot be sent; nothing of it leaves here.")


@dataclass(frozen=True, slots=True)
class Draft:
    """A report's answers as they stand. ``typed`` keeps texts that could not be read, by question path.

    ``practice`` names the drill it was written for; such a draft can never become an event.
    """

    report: ReportId
    case: CaseId
    form_sha256: str
    parent_report: ReportId | None
    instance_xml: bytes
    typed: Mapping[str, str]
    begun_at: datetime
    changed_at: datetime
    practice: str | None = None


class Drafts:
    """The drafts of one vault."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def begin(self, draft: Draft) -> None:
        """Keeps a new draft; the form it is made with must be kept already."""
        with self._store.writing():
            self._store.execute(
                "INSERT INTO drafts (report, case_id, form_sha256, parent_report, instance_xml, typed,"
                " begun_at, changed_at, practice) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    draft.report,
                    draft.case,
                    draft.form_sha256,
                    draft.parent_report,
                    draft.instance_xml,
                    write_json(dict(draft.typed)),
                    write_time(draft.begun_at),
                    write_time(draft.changed_at),
                    draft.practice,
                ),
            )

    def save(self, report: ReportId, instance_xml: bytes, typed: Mapping[str, str], at: datetime) -> None:
        """Makes the answers durable: when this returns they are on disk. Raises NoDraft."""
        with self._store.writing():
            changed = self._store.execute(
                "UPDATE drafts SET instance_xml = ?, typed = ?, changed_at = ? WHERE report = ?",
                (instance_xml, write_json(dict(typed)), write_time(at), report),
            )
            if changed != 1:
                raise NoDraft

    def move(
        self, report: ReportId, form_sha256: str, instance_xml: bytes, typed: Mapping[str, str], at: datetime
    ) -> None:
        """Puts the draft into another version of its form, which must be kept already. Raises NoDraft."""
        with self._store.writing():
            self._store.execute("UPDATE drafts SET form_sha256 = ? WHERE report = ?", (form_sha256, report))
            self.save(report, instance_xml, typed, at)

    def remove(self, report: ReportId) -> None:
        """Deletes the draft; nothing happens where there is none."""
        with self._store.writing():
            self._store.execute("DELETE FROM drafts WHERE report = ?", (report,))

    def get(self, report: ReportId) -> Draft | None:
        """The report's draft, None where there is none."""
        found = self._store.row("SELECT * FROM drafts WHERE report = ?", (report,))
        return None if found is None else _read(found)

    def need(self, report: ReportId) -> Draft:
        """The report's draft; raises NoDraft."""
        found = self.get(report)
        if found is None:
            raise NoDraft
        return found

    def all(self) -> Sequence[Draft]:
        """All drafts of real reports, latest change first."""
        found = self._store.rows("SELECT * FROM drafts WHERE practice IS NULL ORDER BY changed_at DESC")
        return [_read(row) for row in found]

    def reports(self) -> Sequence[ReportId]:
        """The reports that have a draft, latest change first, without reading any; practice is none."""
        found = self._store.rows("SELECT report FROM drafts WHERE practice IS NULL ORDER BY changed_at DESC")
        return [ReportId(str(row["report"])) for row in found]

    def of_practice(self) -> Sequence[Draft]:
        """What was written in practice, latest change first."""
        found = self._store.rows("SELECT * FROM drafts WHERE practice IS NOT NULL ORDER BY changed_at DESC")
        return [_read(row) for row in found]

    def is_practice(self, report: ReportId) -> bool:
        """Whether the report was written in practice."""
        sql = "SELECT 1 FROM drafts WHERE report = ? AND practice IS NOT NULL"
        return self._store.row(sql, (report,)) is not None

    def of_case(self, case: CaseId) -> Sequence[Draft]:
        """The drafts of one case, first begun first; practice has cases of its own."""
        found = self._store.rows("SELECT * FROM drafts WHERE case_id = ? ORDER BY begun_at", (case,))
        return [_read(row) for row in found]


def _read(row: Row) -> Draft:
    parent, practice = row["parent_report"], row["practice"]
    return Draft(
        ReportId(str(row["report"])),
        CaseId(str(row["case_id"])),
        str(row["form_sha256"]),
        None if parent is None else ReportId(str(parent)),
        cast("bytes", row["instance_xml"]),
        cast("dict[str, str]", json.loads(str(row["typed"]))),
        read_time(str(row["begun_at"])),
        read_time(str(row["changed_at"])),
        None if practice is None else str(practice),
    )
