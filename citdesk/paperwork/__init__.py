"""Papers: PDFs made from revisions, filtered to their reader, tagged, the same bytes every time."""

from __future__ import annotations

from citdesk.paperwork.errors import AnswersUnreadable, FormUnprintable, PaperRefused, PaperUnsound
from citdesk.paperwork.given import (
    AUDIENCES,
    Act,
    Agency,
    ConsentOnPaper,
    Order,
    Paper,
    Replaced,
    ReportOnPaper,
    Signed,
    Withheld,
)
from citdesk.paperwork.handout import Handout, Service, make_handout
from citdesk.paperwork.kind import PaperKind
from citdesk.paperwork.make import make_paper
from citdesk.paperwork.papers.table import PAPERS

__all__ = [
    "AUDIENCES",
    "PAPERS",
    "Act",
    "Agency",
    "AnswersUnreadable",
    "ConsentOnPaper",
    "FormUnprintable",
    "Handout",
    "Order",
    "Paper",
    "PaperKind",
    "PaperRefused",
    "PaperUnsound",
    "Replaced",
    "ReportOnPaper",
    "Service",
    "Signed",
    "Withheld",
    "make_handout",
    "make_paper",
]
