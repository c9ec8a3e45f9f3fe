"""What a signed-in person can do: use cases composed from vault, sync and paperwork.

This is all that a screen may call. Blocking, without threads of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citdesk.casework.errors import (
    AdministratorError,
    CitdeskError,
    EnvironmentProblem,
    Refused,
    Tampered,
    UserError,
)
from citdesk.sync.exchange import Exchange, ExchangeResult
from citdesk.sync.loop import ExchangeLoop, LoopPhase, LoopState
from citdesk.vault.clock import Clock, RandomBytes, SystemClock
from citdesk.workspace.agency import AgencyParticulars
from citdesk.workspace.desk import Desk
from citdesk.workspace.drafting import NotNow
from citdesk.workspace.exchanging import OnVault
from citdesk.workspace.failures import ProblemsRemain, UnknownReport
from citdesk.workspace.filling import Filling, SentBack
from citdesk.workspace.papers import PaperChoice, PaperJob
from citdesk.workspace.review_page import HistoryLine, ReviewAnswer, ReviewPage, ReviewSection
from citdesk.workspace.rows import BoardRow, Display, Due, FormCard, QueueRow, ReportRow
from citdesk.workspace.sync_status import RefusedRow, SyncStatus
from citdesk.workspace.workspace import Workspace

if TYPE_CHECKING:
    from citdesk.paperwork import Paper, Withheld

__all__ = [
    "AdministratorError",
    "AgencyParticulars",
    "BoardRow",
    "CitdeskError",
    "Clock",
    "Desk",
    "Display",
    "Due",
    "EnvironmentProblem",
    "Exchange",
    "ExchangeLoop",
    "ExchangeResult",
    "Filling",
    "FormCard",
    "HistoryLine",
    "LoopPhase",
    "LoopState",
    "NotNow",
    "OnVault",
    "Paper",
    "PaperChoice",
    "PaperJob",
    "ProblemsRemain",
    "QueueRow",
    "RandomBytes",
    "Refused",
    "RefusedRow",
    "ReportRow",
    "ReviewAnswer",
    "ReviewPage",
    "ReviewSection",
    "SentBack",
    "SyncStatus",
    "SystemClock",
    "Tampered",
    "UnknownReport",
    "UserError",
    "Withheld",
    "Workspace",
]


def __getattr__(name: str) -> object:
    """Paper's own types, loaded with reportlab and pikepdf when the first paper is looked at."""
    if name in ("Paper", "Withheld"):
        import citdesk.paperwork

        return getattr(citdesk.paperwork, name)
    raise AttributeError(name)
