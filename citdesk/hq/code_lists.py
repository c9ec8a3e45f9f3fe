"""Many one-time codes at once, for a roll-out: for a list of computers, or everybody without a vault."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from citdesk.casework.errors import EnvironmentProblem, UserError
from citdesk.hq.administration import Administration
from citdesk.hq.private_file import write_private
from citdesk.hq.roster import FaultyRoster, read_names
from citdesk.hq.store import tables as t

#: Computers of one list: what a person can still hand out before the codes run out.
MOST_COMPUTERS = 2_000


def device_codes(administration: Administration, content: bytes, life: timedelta, target: Path) -> int:
    """A one-time code for each computer of a CSV file with the column ``name``; how many.

    They are written to the target, a new file for its owner only: name and code. Raises FaultyRoster,
    UserError, EnvironmentProblem; then no code was made.
    """
    names = read_names(content)
    if len(names) > MOST_COMPUTERS:
        raise FaultyRoster([f"The file names more than {MOST_COMPUTERS} computers."])
    _check_free(target)
    _write(target, ("name", "code"), [(name, administration.device_code(life).to_text()) for name in names])
    return len(names)


def vault_codes(administration: Administration, unit: str, life: timedelta, target: Path) -> int:
    """A one-time code for everybody of the unit, '' for all units, who has no vault in service; how many.

    Written like :func:`device_codes`: badge, name, unit and code. Raises UserError, EnvironmentProblem.
    """
    _check_free(target)
    with administration.hq.database.read() as connection:
        query = select(t.vaults.c.person).where(t.vaults.c.revoked_at.is_(None))
        served = set(connection.execute(query).scalars())
    people = [
        known.person
        for known in administration.people()
        if known.active and known.person.id not in served and unit in ("", known.person.unit)
    ]
    rows = [
        (each.badge, each.name, each.unit, administration.vault_code(each.badge, life).to_text())
        for each in people
    ]
    _write(target, ("badge", "name", "unit", "code"), rows)
    return len(rows)


def _check_free(target: Path) -> None:
    if target.exists():
        raise UserError(f"{target} is there already. Name a new file.", code="codes")
    if not target.parent.is_dir():
        raise UserError(f"There is no folder {target.parent}.", code="codes")


def _write(target: Path, heading: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(heading)
    writer.writerows(rows)
    try:
        write_private(target, text.getvalue().encode())
    except OSError as failed:
        raise EnvironmentProblem(
            f"The codes could not be written: {failed}. They admit somebody until they run out all the same.",
            code="codes",
        ) from failed
