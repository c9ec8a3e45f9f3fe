"""A look at whether this HQ is fit to serve: what is fine, what needs somebody soon, what is broken."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path

from citdesk.casework.legends import empty_slots
from citdesk.casework.people import Role
from citdesk.hq.administration import Administration
from citdesk.hq.authority import server_certificate_ends
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.put_back import lately_put_back
from citdesk.hq.quarantined import held_by_code
from citdesk.hq.retention import due, rules

_SOON = timedelta(days=30)
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class Finding(StrEnum):
    """How bad it is."""

    FINE = "fine"
    SOON = "soon"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One line of the doctor: what was looked at, how it is and what to do."""

    finding: Finding
    subject: str
    advice: str


def examine(hq: Headquarters) -> tuple[Diagnosis, ...]:
    """Every finding, good ones too."""
    return (
        *_certificate(hq),
        *_files(hq),
        *_people(hq),
        *_papers(hq),
        *_retention(hq),
        *_quarantine(hq),
        *_older_copies(hq),
        *_limits(hq),
    )


def _certificate(hq: Headquarters) -> Iterator[Diagnosis]:
    ends = server_certificate_ends(hq.folder)
    left = ends - hq.clock.now()
    if left <= timedelta():
        yield Diagnosis(Finding.BROKEN, "server certificate", f"ran out on {ends:%Y-%m-%d}; renew it")
    elif left < _SOON:
        yield Diagnosis(Finding.SOON, "server certificate", f"runs out on {ends:%Y-%m-%d}; renew it")
    else:
        yield Diagnosis(Finding.FINE, "server certificate", f"good until {ends:%Y-%m-%d}")


def _files(hq: Headquarters) -> Iterator[Diagnosis]:
    folder = hq.folder
    secret = [folder.authority_key, folder.certificate_key, folder.signing_key, folder.master_key]
    open_to_others = [path.name for path in secret if _is_open(path)]
    if open_to_others:
        names = ", ".join(open_to_others)
        yield Diagnosis(Finding.BROKEN, "key files", f"others may read {names}; run chmod 600 on them")
    else:
        yield Diagnosis(Finding.FINE, "key files", "only this account may read them")
    if folder.master_key.exists():
        yield Diagnosis(
            Finding.SOON,
            "master key",
            "lies beside the record it protects; safer: the keyring, or CITDESK_HQ_MASTER_KEY",
        )
    else:
        yield Diagnosis(Finding.FINE, "master key", "does not lie beside the record")


def _people(hq: Headquarters) -> Iterator[Diagnosis]:
    people = [known.person for known in Administration(hq, "").people() if known.active]
    for role in (Role.OFFICER, Role.SUPERVISOR):
        if not any(person.has(role) for person in people):
            yield Diagnosis(Finding.SOON, "people", f"nobody is {role.value}; add one with person add")
    supervised = {person.unit for person in people if person.has(Role.SUPERVISOR)}
    for unit in sorted({person.unit for person in people if person.has(Role.OFFICER)} - supervised):
        yield Diagnosis(Finding.SOON, "people", f"unit {unit!r} has no supervisor: its reports wait unseen")


def _papers(hq: Headquarters) -> Iterator[Diagnosis]:
    empty = empty_slots(Administration(hq, "").legends())
    if empty:
        yield Diagnosis(
            Finding.SOON,
            "papers",
            f"print our summary, for want of the prescribed text, in {', '.join(empty)}; "
            "enter it with legends FILE.toml",
        )
    else:
        yield Diagnosis(Finding.FINE, "papers", "every slot for a prescribed text is filled")


def _retention(hq: Headquarters) -> Iterator[Diagnosis]:
    with hq.database.read() as connection:
        known = rules(connection)
    number = len(due(hq).cases) if known else 0
    if not known:
        yield Diagnosis(Finding.FINE, "retention", "no rules: every case is kept for ever")
    elif number:
        yield Diagnosis(Finding.SOON, "retention", f"{number} cases are due; see retention show")
    else:
        yield Diagnosis(Finding.FINE, "retention", "no case is due")


def _quarantine(hq: Headquarters) -> Iterator[Diagnosis]:
    held = held_by_code(hq)
    if held:
        told = ", ".join(f"{number} {code}" for code, number in sorted(held.items()))
        yield Diagnosis(Finding.SOON, "quarantine", f"{told} held; see quarantine list")
    else:
        yield Diagnosis(Finding.FINE, "quarantine", "nothing is held")


def _older_copies(hq: Headquarters) -> Iterator[Diagnosis]:
    """What was put back from an older copy lately: each time nothing was lost, but somebody did it."""
    for told in lately_put_back(hq):
        yield Diagnosis(Finding.SOON, "older copies", told)


def _limits(hq: Headquarters) -> Iterator[Diagnosis]:
    yield Diagnosis(
        Finding.SOON,
        "cryptography",
        "uses OpenSSL as bundled with Python's cryptography package, which is not a FIPS-validated module",
    )
    where = "PostgreSQL" if hq.database.dialect == "postgresql" else "SQLite in this folder"
    yield Diagnosis(Finding.FINE, "record", f"{where}, {hq.end_of_log()} positions")


def _is_open(path: Path) -> bool:
    return path.exists() and bool(path.stat().st_mode & _OTHERS)
