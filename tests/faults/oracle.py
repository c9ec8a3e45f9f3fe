"""What must be true of a vault after anything happened to its disk: it opens, and nothing told is missing."""

from __future__ import annotations

from collections.abc import Sequence

from citdesk.casework.ids import EventId, ReportId
from citdesk.vault.failures import LostTail
from citdesk.vault.vault import Vault
from citdesk.wire.chain import Head, verify_links
from tests.faults.night import Told
from tests.unit.vault.props import Laptop


class Broken(AssertionError):
    """The vault does not hold what it acknowledged, or not what it is made of."""


def open_honestly(laptop: Laptop) -> tuple[Vault, bool]:
    """The vault, and whether the person had to be told of a loss first."""
    try:
        return laptop.open(), False
    except LostTail:
        return laptop.open(accept_loss=True), True


def check_whole(vault: Vault) -> None:
    """Every page, index, link of trail and chain, and every attachment that says it is whole."""
    vault.store.check()
    vault.audit.verify()
    own = [vault.events.signed(event)[0] for event in vault.events.all_waiting()]
    if own:
        first = own[0].header
        verify_links(Head(first.vault, first.epoch, first.number - 1, first.previous), own)
    for row in vault.store.rows("SELECT report, name FROM attachments WHERE whole = 1"):
        for _ in vault.attachments.content(ReportId(str(row["report"])), str(row["name"])):
            pass
    for row in vault.store.rows(
        "SELECT report FROM drafts WHERE form_sha256 NOT IN (SELECT sha256 FROM forms)"
    ):
        raise Broken(f"the draft of {row['report']} has lost its form")


def missing(vault: Vault, told: Sequence[Told]) -> list[Told]:
    """What was acknowledged and is not there. Of reports whose deletion had begun nothing is asked.

    Raises Broken where something is missing and what was acknowledged later is there: only the end of the
    work can be lost.
    """
    discarding = {report for kind, report, _ in told if kind == "discarding"}
    asked = [each for each in told if each[1] not in discarding]
    there = [_is_there(vault, each) for each in asked]
    if False in there and True in there[there.index(False) :]:
        raise Broken(f"{asked[there.index(False)]} is missing, and not everything after it")
    return [each for each, found in zip(asked, there, strict=True) if not found]


def _is_there(vault: Vault, told: Told) -> bool:
    kind, report, what = told
    match kind:
        case "sent":
            return vault.events.get(EventId(what)) is not None
        case "file":
            kept = vault.attachments.get(ReportId(report), what)
            return kept is not None and kept.whole
        case _:
            return _number(vault, ReportId(report)) >= int(what)


def _number(vault: Vault, report: ReportId) -> int:
    """The last answer that the vault has of a report, in its draft or in what was sent; -1 without any."""
    draft = vault.drafts.get(report)
    texts = [] if draft is None else [draft.instance_xml.decode()]
    texts += [kept.event.payload.instance_xml for kept in vault.events.of_report(report)]  # type: ignore[union-attr]
    return max((int(text.split(" ", 1)[0]) for text in texts), default=-1)
