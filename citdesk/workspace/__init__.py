"""What a signed-in person can do: use cases composed from vault, sync and paperwork.

This is all that a screen may call. Blocking, without threads of its own. Names are loaded when first asked
for: the sign-in window comes up before form engine, network and paper have been read from disk.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citdesk.casework.custody import CustodyClock
    from citdesk.casework.errors import (
        AdministratorError,
        CitdeskError,
        EnvironmentProblem,
        Refused,
        Tampered,
        UserError,
    )
    from citdesk.casework.events import AgreedCondition, ConditionResult, DiversionStep
    from citdesk.casework.scene_moments import SceneMoment
    from citdesk.casework.urgency import Danger
    from citdesk.paperwork import Paper, Withheld
    from citdesk.sync.exchange import Exchange, ExchangeResult
    from citdesk.sync.loop import ExchangeLoop, LoopPhase, LoopState
    from citdesk.vault.attachments.failures import FileUnreadable
    from citdesk.vault.attachments.limits import TooLarge
    from citdesk.vault.attachments.prepared import PreparedFile
    from citdesk.vault.audit import AuditLine, Did
    from citdesk.vault.clock import Clock, RandomBytes, SystemClock
    from citdesk.vault.secret import Passphrase, Secret
    from citdesk.wire.terms import Settings
    from citdesk.workspace.agency import AgencyParticulars
    from citdesk.workspace.asking import ConsultStatus
    from citdesk.workspace.batch import (
        BatchItem,
        BatchResult,
        BatchWays,
        HandedOut,
        IssuedBefore,
        Outcome,
        manifest,
        run_batch,
    )
    from citdesk.workspace.case_people import CasePeople
    from citdesk.workspace.case_timeline import CaseMoment, CaseTimeline, RecordMoment
    from citdesk.workspace.checking import findings_in
    from citdesk.workspace.consents import ConsentRow
    from citdesk.workspace.consulting import ConsultPage, ConsultRow
    from citdesk.workspace.covering import MOST_COVER_DAYS, CoverRow
    from citdesk.workspace.desk import Desk
    from citdesk.workspace.dispatch import CadAnswers, NoCadMapping
    from citdesk.workspace.diversion_page import ConditionRow, DayCorrected, DiversionPage, StepRow
    from citdesk.workspace.drafting import AFTER_ACTION_FORM, CONSULT_FORM, NotNow
    from citdesk.workspace.exchanging import OnVault
    from citdesk.workspace.exporting import AmbiguousReport
    from citdesk.workspace.failures import NoNewerForm, ProblemsRemain, UnknownReport
    from citdesk.workspace.field_guide import (
        GuidanceShelf,
        communication_aid,
        drills,
        guidance,
        make_search,
        vocabulary,
    )
    from citdesk.workspace.filling import Filling, GoesWith, SentBack
    from citdesk.workspace.joining import joined_words
    from citdesk.workspace.linking import Because, CaseLinks, CaseRow, LinkedCase, OfferedCase
    from citdesk.workspace.local_directory import LocalDirectory
    from citdesk.workspace.look_through import LookThrough
    from citdesk.workspace.newer_form import NewerForm
    from citdesk.workspace.outcome_figures import OutcomeFigures
    from citdesk.workspace.paper_care import LoggedPaper, NoPages, SignedPages, prepare_signed_pages
    from citdesk.workspace.paper_check import CheckedFile, FileSignature, PaperChecker
    from citdesk.workspace.paper_signing import PaperSigner, SignedFile
    from citdesk.workspace.papers import Correction, PaperChoice, PaperJob
    from citdesk.workspace.practice import Practised
    from citdesk.workspace.report_files import ReportFile, prepare_file
    from citdesk.workspace.review_page import (
        BegunReview,
        GrewFrom,
        HistoryLine,
        NotWaiting,
        ReviewAnswer,
        ReviewPage,
        ReviewProblem,
        ReviewSection,
        ReviewStop,
    )
    from citdesk.workspace.rows import BoardRow, Display, Due, FormCard, GivenOn, QueueRow, ReportRow
    from citdesk.workspace.sample_case import SAMPLE
    from citdesk.workspace.searching import FormName, FoundIn, SearchAnswer, SearchFilter, SearchHit
    from citdesk.workspace.sending import ParentFirst
    from citdesk.workspace.service_versions import DirectoryVersions, OfferedServices
    from citdesk.workspace.severities import severity_words
    from citdesk.workspace.since_approval import PaperOnRecord, ScanOnRecord
    from citdesk.workspace.sticks import StickTakenIn, StickWritten
    from citdesk.workspace.sync_status import OnStick, RefusedArrangement, RefusedRow, RefusedStep, SyncStatus
    from citdesk.workspace.too_late import Acted, TooLate
    from citdesk.workspace.training import TRAINING_FORM, OfficerTraining, TrainingEntry
    from citdesk.workspace.unit_work import OfficerWork, UnitWork
    from citdesk.workspace.wording import language_check
    from citdesk.workspace.workspace import Workspace

_HOME = {
    "citdesk.casework.errors": (
        "AdministratorError",
        "CitdeskError",
        "EnvironmentProblem",
        "Refused",
        "Tampered",
        "UserError",
    ),
    "citdesk.casework.custody": ("CustodyClock",),
    "citdesk.casework.events": (
        "AgreedCondition",
        "ConditionResult",
        "DiversionStep",
    ),
    "citdesk.casework.scene_moments": ("SceneMoment",),
    "citdesk.casework.urgency": ("Danger",),
    "citdesk.paperwork": (
        "Paper",
        "Withheld",
    ),
    "citdesk.sync.exchange": (
        "Exchange",
        "ExchangeResult",
    ),
    "citdesk.sync.loop": (
        "ExchangeLoop",
        "LoopPhase",
        "LoopState",
    ),
    "citdesk.vault.attachments.failures": ("FileUnreadable",),
    "citdesk.vault.attachments.limits": ("TooLarge",),
    "citdesk.vault.attachments.prepared": ("PreparedFile",),
    "citdesk.vault.audit": (
        "AuditLine",
        "Did",
    ),
    "citdesk.vault.clock": (
        "Clock",
        "RandomBytes",
        "SystemClock",
    ),
    "citdesk.vault.secret": (
        "Passphrase",
        "Secret",
    ),
    "citdesk.wire.terms": ("Settings",),
    "citdesk.workspace.agency": ("AgencyParticulars",),
    "citdesk.workspace.batch": (
        "BatchItem",
        "BatchResult",
        "BatchWays",
        "HandedOut",
        "IssuedBefore",
        "Outcome",
        "manifest",
        "run_batch",
    ),
    "citdesk.workspace.case_people": ("CasePeople",),
    "citdesk.workspace.case_timeline": ("CaseMoment", "CaseTimeline", "RecordMoment"),
    "citdesk.workspace.checking": ("findings_in",),
    "citdesk.workspace.joining": ("joined_words",),
    "citdesk.workspace.severities": ("severity_words",),
    "citdesk.workspace.consents": ("ConsentRow",),
    "citdesk.workspace.asking": ("ConsultStatus",),
    "citdesk.workspace.consulting": (
        "ConsultPage",
        "ConsultRow",
    ),
    "citdesk.workspace.desk": ("Desk",),
    "citdesk.workspace.covering": ("MOST_COVER_DAYS", "CoverRow"),
    "citdesk.workspace.dispatch": (
        "CadAnswers",
        "NoCadMapping",
    ),
    "citdesk.workspace.diversion_page": (
        "ConditionRow",
        "DayCorrected",
        "DiversionPage",
        "StepRow",
    ),
    "citdesk.workspace.drafting": (
        "AFTER_ACTION_FORM",
        "CONSULT_FORM",
        "NotNow",
    ),
    "citdesk.workspace.exchanging": ("OnVault",),
    "citdesk.workspace.exporting": ("AmbiguousReport",),
    "citdesk.workspace.failures": (
        "NoNewerForm",
        "ProblemsRemain",
        "UnknownReport",
    ),
    "citdesk.workspace.field_guide": (
        "GuidanceShelf",
        "communication_aid",
        "drills",
        "guidance",
        "make_search",
        "make_search",
        "vocabulary",
    ),
    "citdesk.workspace.linking": ("Because", "CaseLinks", "CaseRow", "LinkedCase", "OfferedCase"),
    "citdesk.workspace.local_directory": ("LocalDirectory",),
    "citdesk.workspace.filling": (
        "Filling",
        "GoesWith",
        "SentBack",
    ),
    "citdesk.workspace.look_through": ("LookThrough",),
    "citdesk.workspace.newer_form": ("NewerForm",),
    "citdesk.workspace.papers": (
        "Correction",
        "PaperChoice",
        "PaperJob",
    ),
    "citdesk.workspace.outcome_figures": ("OutcomeFigures",),
    "citdesk.workspace.practice": ("Practised",),
    "citdesk.workspace.sample_case": ("SAMPLE",),
    "citdesk.workspace.report_files": (
        "ReportFile",
        "prepare_file",
    ),
    "citdesk.workspace.review_page": (
        "BegunReview",
        "GrewFrom",
        "HistoryLine",
        "NotWaiting",
        "ReviewAnswer",
        "ReviewPage",
        "ReviewSection",
        "ReviewProblem",
        "ReviewStop",
    ),
    "citdesk.workspace.rows": (
        "BoardRow",
        "Display",
        "Due",
        "FormCard",
        "GivenOn",
        "QueueRow",
        "ReportRow",
    ),
    "citdesk.workspace.service_versions": ("DirectoryVersions", "OfferedServices"),
    "citdesk.workspace.searching": (
        "FormName",
        "FoundIn",
        "SearchAnswer",
        "SearchFilter",
        "SearchHit",
    ),
    "citdesk.workspace.sending": ("ParentFirst",),
    "citdesk.workspace.since_approval": ("PaperOnRecord", "ScanOnRecord"),
    "citdesk.workspace.paper_check": ("CheckedFile", "FileSignature", "PaperChecker"),
    "citdesk.workspace.paper_signing": ("PaperSigner", "SignedFile"),
    "citdesk.workspace.paper_care": ("LoggedPaper", "NoPages", "SignedPages", "prepare_signed_pages"),
    "citdesk.workspace.sticks": (
        "StickTakenIn",
        "StickWritten",
    ),
    "citdesk.workspace.sync_status": (
        "OnStick",
        "RefusedArrangement",
        "RefusedRow",
        "RefusedStep",
        "SyncStatus",
    ),
    "citdesk.workspace.too_late": ("Acted", "TooLate"),
    "citdesk.workspace.training": (
        "TRAINING_FORM",
        "OfficerTraining",
        "TrainingEntry",
    ),
    "citdesk.workspace.unit_work": ("OfficerWork", "UnitWork"),
    "citdesk.workspace.wording": ("language_check",),
    "citdesk.workspace.workspace": ("Workspace",),
}
_MODULE_OF = {name: module for module, names in _HOME.items() for name in names}

__all__ = [
    "AFTER_ACTION_FORM",
    "CONSULT_FORM",
    "MOST_COVER_DAYS",
    "SAMPLE",
    "TRAINING_FORM",
    "Acted",
    "AdministratorError",
    "AgencyParticulars",
    "AgreedCondition",
    "AmbiguousReport",
    "AuditLine",
    "BatchItem",
    "BatchResult",
    "BatchWays",
    "Because",
    "BegunReview",
    "BoardRow",
    "CadAnswers",
    "CaseLinks",
    "CaseMoment",
    "CasePeople",
    "CaseRow",
    "CaseTimeline",
    "CheckedFile",
    "CitdeskError",
    "Clock",
    "ConditionResult",
    "ConditionRow",
    "ConsentRow",
    "ConsultPage",
    "ConsultRow",
    "ConsultStatus",
    "Correction",
    "CoverRow",
    "CustodyClock",
    "Danger",
    "DayCorrected",
    "Desk",
    "Did",
    "DirectoryVersions",
    "Display",
    "DiversionPage",
    "DiversionStep",
    "Due",
    "EnvironmentProblem",
    "Exchange",
    "ExchangeLoop",
    "ExchangeResult",
    "FileSignature",
    "FileUnreadable",
    "Filling",
    "FormCard",
    "FormName",
    "FoundIn",
    "GivenOn",
    "GoesWith",
    "GrewFrom",
    "GuidanceShelf",
    "HandedOut",
    "HistoryLine",
    "IssuedBefore",
    "LinkedCase",
    "LocalDirectory",
    "LoggedPaper",
    "LookThrough",
    "LoopPhase",
    "LoopState",
    "NewerForm",
    "NoCadMapping",
    "NoNewerForm",
    "NoPages",
    "NotNow",
    "NotWaiting",
    "OfferedCase",
    "OfferedServices",
    "OfficerTraining",
    "OfficerWork",
    "OnStick",
    "OnVault",
    "Outcome",
    "OutcomeFigures",
    "Paper",
    "PaperChecker",
    "PaperChoice",
    "PaperJob",
    "PaperOnRecord",
    "PaperSigner",
    "ParentFirst",
    "Passphrase",
    "Practised",
    "PreparedFile",
    "ProblemsRemain",
    "QueueRow",
    "RandomBytes",
    "RecordMoment",
    "Refused",
    "RefusedArrangement",
    "RefusedRow",
    "RefusedStep",
    "ReportFile",
    "ReportRow",
    "ReviewAnswer",
    "ReviewPage",
    "ReviewProblem",
    "ReviewSection",
    "ReviewStop",
    "ScanOnRecord",
    "SceneMoment",
    "SearchAnswer",
    "SearchFilter",
    "SearchHit",
    "Secret",
    "SentBack",
    "Settings",
    "SignedFile",
    "SignedPages",
    "StepRow",
    "StickTakenIn",
    "StickWritten",
    "SyncStatus",
    "SystemClock",
    "Tampered",
    "TooLarge",
    "TooLate",
    "TrainingEntry",
    "UnitWork",
    "UnknownReport",
    "UserError",
    "Withheld",
    "Workspace",
    "communication_aid",
    "drills",
    "findings_in",
    "guidance",
    "joined_words",
    "language_check",
    "make_search",
    "manifest",
    "prepare_file",
    "prepare_signed_pages",
    "run_batch",
    "severity_words",
    "vocabulary",
]


def __getattr__(name: str) -> object:
    """A public name, from the module that has it."""
    module = _MODULE_OF.get(name)
    if module is None:
        raise AttributeError(name)
    found: object = getattr(import_module(module), name)
    globals()[name] = found
    return found
