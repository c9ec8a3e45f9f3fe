"""Every paper made from reports, by the name it goes by in catalogues and in the record."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from citdesk.paperwork.kind import PaperKind
from citdesk.paperwork.papers import (
    case_manager_intake,
    completion_letter,
    compliance_report,
    consult_record,
    custody_transfer,
    declined_letter,
    diversion_packet,
    diversion_referral,
    eligibility_screen,
    encounter_report,
    expungement_notice,
    hold_worksheet,
    participation_agreement,
    probable_cause,
    property_receipt,
    prosecutor_review,
    public_record,
    referral,
    supervisor_cover,
    termination_letter,
    victim_notice,
)

PAPERS: Mapping[str, PaperKind] = MappingProxyType(
    {
        "encounter_report": encounter_report.PAPER,
        "public_record": public_record.PAPER,
        "supervisor_cover": supervisor_cover.PAPER,
        "referral": referral.PAPER,
        "custody_transfer": custody_transfer.PAPER,
        "hold_worksheet": hold_worksheet.PAPER,
        "property_receipt": property_receipt.PAPER,
        "consult_record": consult_record.PAPER,
        "diversion_packet": diversion_packet.PAPER,
        "eligibility_screen": eligibility_screen.PAPER,
        "probable_cause": probable_cause.PAPER,
        "diversion_referral": diversion_referral.PAPER,
        "participation_agreement": participation_agreement.PAPER,
        "victim_notice": victim_notice.PAPER,
        "prosecutor_review": prosecutor_review.PAPER,
        "case_manager_intake": case_manager_intake.PAPER,
        "compliance_report": compliance_report.PAPER,
        "completion_letter": completion_letter.PAPER,
        "termination_letter": termination_letter.PAPER,
        "declined_letter": declined_letter.PAPER,
        "expungement_notice": expungement_notice.PAPER,
    }
)
