"""An opened report: the live form session and what belongs on the screen beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from citdesk.casework.events import Comment, ReturnReason
from citdesk.workspace.overtaken_draft import Overtaken
from citdesk.workspace.rows import ReportRow

if TYPE_CHECKING:
    from citdesk.workspace.newer_form import NewerForm
    from citdesk.workspace.report_files import ReportFile
    from citdesk.xforms import Form, Session


@dataclass(frozen=True, slots=True)
class SentBack:
    """Who returned the report, when, why, with which remark on the whole."""

    by: str
    at: datetime
    reasons: tuple[ReturnReason, ...]
    note: str


@dataclass(frozen=True, slots=True)
class GoesWith:
    """A form that can be begun on the report in hand. ``report`` is one that stands already: in writing, else
    the newest that was sent; None where there is none.
    """

    form_id: str
    title: str
    report: str | None


@dataclass(frozen=True, slots=True)
class Filling:
    """A report as its author has it open.

    ``typed`` maps a question's path to text that could not be read as its type and is kept in the box.
    ``readonly``: there is no draft; ``Workspace.rework`` makes one where the report's state allows it.
    """

    report: str
    session: Session
    form: Form
    typed: Mapping[str, str]
    comments: tuple[Comment, ...]
    row: ReportRow
    readonly: bool
    sent_back: SentBack | None = None
    #: of a returned report, what each question with a comment said in the version that was judged
    judged: Mapping[str, str] = field(default_factory=dict[str, str])
    #: pruned answers of the case's other reports, for ``findings_in``
    others: tuple[bytes, ...] = ()
    #: the forms among them that are written and not sent yet
    begun: frozenset[str] = frozenset()
    #: what moving the draft to a newer version of its form would do; None where there is none
    newer: NewerForm | None = None
    #: whether a pasted CAD text can fill anything in it
    takes_cad: bool = False
    #: free texts for what a person points at in the pictures, the first one that is asked before the others
    pointed_at: tuple[str, ...] = ()
    #: the title of the form that takes these answers over, '' where none does
    grows_into: str = ""
    #: whether a question to a clinician can be asked about it
    asks_clinicians: bool = False
    #: written in practice: it can never be sent
    practice: bool = False
    #: nobody has written in it: what it holds was filled in as it began
    fresh: bool = False
    #: of one that somebody wrote in, the questions that still say what they said as it was begun
    given: frozenset[str] = frozenset()
    #: written to its end once: it was sent before, or it is the sample case
    gone_through: bool = False
    #: the files that belong to it, by the name an answer gives them
    files: Mapping[str, ReportFile] = field(default_factory=dict[str, "ReportFile"])
    #: what can be begun on it, in catalogue order
    goes_with: tuple[GoesWith, ...] = ()
    #: somebody else's revision that the draft was begun anew on, and what was written before
    overtaken: Overtaken | None = None
    #: what to know of a revision that is only read: what it grew from was changed since, and the like
    notes: tuple[str, ...] = ()
