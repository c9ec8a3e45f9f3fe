"""Notices that must travel with what they protect: substance-use records and the consents behind them."""

from __future__ import annotations

from citdesk.paperwork.given import ConsentOnPaper, Order, ReportOnPaper
from citdesk.paperwork.layout.typesetter import Typesetter
from citdesk.paperwork.legends import legend
from citdesk.paperwork.text.dates import moment

STAMP = "42 CFR Part 2 Prohibits Unauthorized Use or Disclosure of These Records"
_KINDS = {"part2": "Substance-use records (42 CFR 2.31)", "hipaa": "Health information (45 CFR 164.508)"}


def part2_notice(set_: Typesetter, order: Order, *, level: int = 2) -> None:
    """The notice that accompanies every disclosure of substance-use records under consent (42 CFR 2.32)."""
    text = legend("part2_notice", order.legends)
    set_.heading(text.heading, level)
    set_.paragraph(text.text, "legend")


def consent_copy(set_: Typesetter, consent: ConsentOnPaper, report: ReportOnPaper, *, level: int = 3) -> None:
    """The consent as recorded: a copy or explanation of it goes with the records (42 CFR 2.32(b))."""
    expires = (
        moment(consent.expires_at, report.zone) if consent.expires_at else "when its purpose is fulfilled"
    )
    set_.heading("Consent on record", level)
    set_.facts(
        [
            ("Consent", consent.consent_id),
            ("Covers", _KINDS[consent.kind]),
            ("Disclosed by", consent.discloser),
            ("Received by", consent.recipient),
            ("Purpose", consent.purpose),
            ("Information", consent.categories),
            ("Signed", moment(consent.signed_at, report.zone)),
            ("Ends", expires),
            ("Court use", "permitted by this consent" if consent.legal_proceedings else "not permitted"),
        ]
    )
