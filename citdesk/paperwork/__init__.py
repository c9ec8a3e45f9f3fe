"""Papers: PDFs made from revisions, filtered to their reader, tagged, the same bytes every time."""

from __future__ import annotations

from citdesk.paperwork.errors import AnswersUnreadable, FormUnprintable, PaperRefused, PaperUnsound
from citdesk.paperwork.given import (
    AUDIENCES,
    Agency,
    ConsentOnPaper,
    Order,
    Paper,
    ReportOnPaper,
    Signed,
    Withheld,
)
from citdesk.paperwork.handout import Handout, Service, make_handout
from citdesk.paperwork.legends import LEGENDS, empty_slots
from citdesk.paperwork.make import KINDS, make_paper

__all__ = [
    "AUDIENCES",
    "KINDS",
    "LEGENDS",
    "Agency",
    "AnswersUnreadable",
    "ConsentOnPaper",
    "FormUnprintable",
    "Handout",
    "Order",
    "Paper",
    "PaperRefused",
    "PaperUnsound",
    "ReportOnPaper",
    "Service",
    "Signed",
    "Withheld",
    "empty_slots",
    "make_handout",
    "make_paper",
]
