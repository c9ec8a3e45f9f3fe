"""What HQ publishes, as it arrives here: taken when it is HQ's, newer and whole.

Whatever is wrong with one, the last good one stays. Services wait until somebody has seen what they change.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC

from citdesk.casework.checked_table import DataFileError
from citdesk.casework.errors import CitdeskError, UserError
from citdesk.vault.audit import Did
from citdesk.wire.download import Download, What
from citdesk.workspace.field_guide import directory_in
from citdesk.workspace.forms_on_device import check_published_forms
from citdesk.workspace.inside import Inside
from citdesk.workspace.local_directory import read_published_beds
from citdesk.workspace.official_forms import check_official_forms
from citdesk.workspace.rules_on_device import check_published_rules
from citdesk.workspace.service_versions import offer_services

_NAMES = {
    What.SERVICES: "services",
    What.BEDS: "beds and closures",
    What.FORMS: "forms",
    What.LAW_PACKS: "law packs",
    What.PROGRAMMES: "programs",
    What.OFFICIAL_FORMS: "official forms",
}


class NotNewer(UserError):
    """The version is not newer than the one in use: somebody plays an old one back."""

    code = "not_newer"


def receive(
    inside: Inside,
    what: What,
    version: int,
    signed: str,
    on_vault: Callable[[Callable[[], None]], object] = lambda work: work(),
) -> None:
    """Takes a version or refuses it for good; audit trail and :func:`faults` say why.

    It is read on the caller's thread, which takes seconds for a large one; it is kept ``on_vault``.
    """
    fault = _examine(inside, what, signed)
    on_vault(lambda: _settle(inside, what, version, signed, fault))


def _settle(inside: Inside, what: What, version: int, signed: str, fault: CitdeskError | None) -> None:
    downloads = inside.vault.downloads
    try:
        if fault is not None:
            raise fault
        _take(inside, what, signed)
    except CitdeskError as wrong:
        with inside.vault.store.writing():
            downloads.settle(what, version)
            downloads.set_fault(
                what,
                f"HQ's newest {_NAMES[what]} (version {version}) cannot be used on this computer. What was "
                f"in use before stays in use. Tell your administrator: {wrong} [{wrong.code}]",
            )
            inside.vault.audit.note(
                Did.REFUSED_PUBLISHED, outcome=wrong.code, detail=f"{what.value} {version}"
            )
        return
    with inside.vault.store.writing():
        downloads.settle(what, version)
        downloads.set_fault(what, "")
        inside.vault.audit.note(Did.TOOK_PUBLISHED, detail=f"{what.value} {version}")
    if what is What.FORMS:
        inside.shelf.look_again()


def faults(inside: Inside) -> tuple[str, ...]:
    """What is wrong with published files that were refused here: a sentence each."""
    return tuple(said for what in What if (said := inside.vault.downloads.fault(what)))


def _examine(inside: Inside, what: What, signed: str) -> CitdeskError | None:
    """What is wrong with a version in itself; touches nothing that belongs to the vault's thread."""
    try:
        if what is What.SERVICES:
            directory_in(inside.vault.services.verify(signed))
        else:
            _check(inside.vault.downloads.verify(what, signed))
    except CitdeskError as wrong:
        return wrong
    return None


def _take(inside: Inside, what: What, signed: str) -> None:
    if what is What.SERVICES:
        offer_services(inside, signed)
        return
    published = inside.vault.downloads.verify(what, signed)
    now = inside.vault.downloads.get(what)
    if now is not None and published.version <= now.version:
        raise NotNewer(f"Version {published.version} is not newer than version {now.version}.")
    inside.vault.downloads.replace(what, signed)


def _check(published: Download) -> None:
    match published.what:
        case What.FORMS:
            check_published_forms(published)
        case What.BEDS:
            read = read_published_beds(published, UTC)  # whichever the zone, a time is one or is none
            if read.faults:
                raise DataFileError("beds", str(read.faults[0]))
        case What.OFFICIAL_FORMS:
            check_official_forms(published)
        case _:
            check_published_rules(published)
