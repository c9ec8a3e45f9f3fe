"""A report laid out for the person who decides on it: answers in form order, beside the revision before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from citdesk.casework.checks import Severity
from citdesk.casework.lifecycle import ReportState
from citdesk.workspace.joining import joined_words
from citdesk.workspace.report_files import ReportFile
from citdesk.workspace.rows import ReportRow
from citdesk.workspace.severities import severity_words
from citdesk.workspace.too_late import Acted


@dataclass(frozen=True, slots=True)
class ReviewAnswer:
    """One question's answer as text. ``previous`` is the text in the revision before, None where none was."""

    path: str
    label: str
    text: str
    previous: str | None
    changed: bool
    #: what this supervisor's last return said about it, '' where nothing was said
    note: str
    #: the file that is the answer, None for other answers
    file: ReportFile | None = None


@dataclass(frozen=True, slots=True)
class ReviewSection:
    """The answers of one page of the form."""

    title: str
    answers: tuple[ReviewAnswer, ...]


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """Who did what to the report, and when."""

    at: datetime
    who: str
    what: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReviewProblem:
    """What a check says of the answers, with the question's label where it is about one.

    ``path`` is the answer that it is about, '' for none of this report's. ``must`` is False for what is only
    worth a look, or for another report to say: then ``elsewhere``. ``severity`` is None for what the form
    itself says. ``reason`` is why it was passed over.
    """

    message: str
    path: str = ""
    must: bool = True
    label: str = ""
    severity: Severity | None = None
    reason: str = ""
    elsewhere: bool = False

    @property
    def sentence(self) -> str:
        """All of it in English, as it stands on a paper."""
        severity = "" if self.severity is None else severity_words(self.severity, elsewhere=self.elsewhere)
        words = joined_words((severity, self.label, self.message))
        return f"{words} Approved as it is, because: {self.reason}" if self.reason else words


@dataclass(frozen=True, slots=True)
class ReviewStop:
    """What must be mended in this report, or approved with a reason: the rule's code and what it says."""

    code: str
    problem: ReviewProblem


@dataclass(frozen=True, slots=True)
class GrewFrom:
    """A report that the one under review grew from and that is not approved; ``number`` is '' without one."""

    title: str
    number: str
    state: ReportState


@dataclass(frozen=True, slots=True)
class BegunReview:
    """What a supervisor noted on a report and has not decided with yet: private, and on this computer only.

    ``revision`` is the one it was noted on. ``comments`` are pairs of a question's path and the text,
    ``reasons`` the codes for returning, ``standing`` pairs of a rule's code and why it may be passed over.
    """

    revision: str
    comments: tuple[tuple[str, str], ...] = ()
    reasons: tuple[str, ...] = ()
    note: str = ""
    standing: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NotWaiting:
    """A report that this person has nothing to decide on any more, and what somebody did to it, if known."""

    row: ReportRow
    acted: Acted | None = None


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """Everything the review screen shows. ``revision`` is what a decision has to name."""

    row: ReportRow
    revision: str
    sections: tuple[ReviewSection, ...]
    #: what the form's own checks and then the rules over the whole record say about the answers
    problems: tuple[ReviewProblem, ...]
    history: tuple[HistoryLine, ...]
    author: str
    sent_at: datetime
    #: False when the decision is not this person's to take (own report, decided already)
    may_decide: bool = True
    #: what can be approved only with a reason for each
    stops: tuple[ReviewStop, ...] = ()
    #: what to know of how the revision is read: what it grew from was changed since, and the like
    notes: tuple[str, ...] = ()
    #: this supervisor may give it to another author
    may_reassign: bool = False
    may_mark_duplicate: bool = False
    #: this person may begin its after-action review; and the one that is here already, '' for none
    may_look_back: bool = False
    looked_back: str = ""
    #: this person may link its case with another one
    may_link: bool = False
    #: the report that stays, by number or title, where this one stands as its duplicate
    duplicate_of: str = ""
    #: what this person noted on it before and has not decided with yet
    begun: BegunReview | None = None
    #: the nearest report it grew from that is not approved, None where all of them are
    grew_from: GrewFrom | None = None
