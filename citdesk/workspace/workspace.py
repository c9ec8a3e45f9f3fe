"""A signed-in person's open vault with what they can do in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, tzinfo
from types import MappingProxyType
from typing import TYPE_CHECKING

from citdesk.casework.checks import Finding
from citdesk.casework.custody import CustodyClock
from citdesk.casework.ids import ReportId
from citdesk.casework.people import Person
from citdesk.fieldguide.directory import Service
from citdesk.fieldguide.language import PrescribedWording
from citdesk.sync.exchange import Exchange
from citdesk.sync.loop import ExchangeLoop, LoopState
from citdesk.vault.attachments.prepared import PreparedFile
from citdesk.vault.audit import AuditLine, Did
from citdesk.vault.pin import WrongPin
from citdesk.vault.secret import Secret
from citdesk.vault.vault import Vault
from citdesk.wire.terms import Settings
from citdesk.workspace import (
    begun_review,
    case_people,
    checking,
    consent_giving,
    consents,
    custody,
    dispatch,
    downloads_on_device,
    drafting,
    exchanging,
    exporting,
    handing_out,
    key_care,
    liaison,
    newer_form,
    printing,
    report_facts,
    report_files,
    reviewing,
    searching,
    sending,
    unlocking,
    wording,
)
from citdesk.workspace.agency import AgencyParticulars
from citdesk.workspace.case_people import CasePeople
from citdesk.workspace.case_timeline import CaseTimeline, case_timeline
from citdesk.workspace.consents import ConsentRow
from citdesk.workspace.consult_calls import ConsultCalls
from citdesk.workspace.dispatch import CadAnswers
from citdesk.workspace.diversion_calls import DiversionCalls
from citdesk.workspace.exchanging import OnVault
from citdesk.workspace.filling import Filling
from citdesk.workspace.for_support import for_support
from citdesk.workspace.form_language import opens_in
from citdesk.workspace.guide_faults import guide_faults
from citdesk.workspace.inside import Inside
from citdesk.workspace.issued_papers import IssuedPaperCalls
from citdesk.workspace.linking import LinkCalls
from citdesk.workspace.local_directory import LocalDirectory, local_directory
from citdesk.workspace.look_through import LookThrough
from citdesk.workspace.my_reports import case_of, my_reports
from citdesk.workspace.newer_form import NewerForm
from citdesk.workspace.outcome_figures import FigureCalls
from citdesk.workspace.papers import Correction, PaperChoice, PaperJob
from citdesk.workspace.practice import PracticeCalls
from citdesk.workspace.report_files import ReportFile
from citdesk.workspace.report_rows import Rows
from citdesk.workspace.review_page import BegunReview, NotWaiting, ReviewPage
from citdesk.workspace.review_queue import ReviewQueue
from citdesk.workspace.rows import BoardRow, FormCard, QueueRow, ReportRow
from citdesk.workspace.rules_on_device import rules_in
from citdesk.workspace.screen_lock_trail import ScreenLockTrail
from citdesk.workspace.searching import FormName, FoundIn, SearchAnswer, SearchFilter
from citdesk.workspace.service_versions import ServiceVersions
from citdesk.workspace.sticks import StickCalls
from citdesk.workspace.supervising import SupervisorCalls
from citdesk.workspace.sync_status import SyncStatus
from citdesk.workspace.training import TrainingCalls

if TYPE_CHECKING:
    from citdesk.paperwork import Paper
    from citdesk.xforms.openrosa import Submission


class Workspace:
    """Blocking calls, all on the thread that owns the vault unless said otherwise.

    Every call can raise VaultClosed, DamagedVault and the disk's errors besides what it names.
    ``person``, ``agency``, ``zone`` and ``settings`` may be read from any thread.
    """

    def __init__(self, inside: Inside, last_sign_in: datetime | None) -> None:
        self._inside = inside
        self.last_sign_in = last_sign_in
        #: the moment of what was saved last, where the computer went off in the middle of the last session
        self.cut_off = inside.vault.cut_off
        #: whether this person was shown a recovery code and never said that it is on paper
        self.code_owed = False
        #: the code of the language in which the screens are; '' where forms open in their own
        self.screen_language = ""
        #: the first sign-in of this shift
        self.shift_began = inside.vault.shift_began
        self.person: Person
        self.agency: AgencyParticulars
        self.zone: tzinfo
        self.settings: Settings
        self._changed: set[str] = set()
        self._screen_lock = ScreenLockTrail(inside)
        self._queue = ReviewQueue(inside)
        self.services = ServiceVersions(inside)
        self.practice = PracticeCalls(inside)
        self.training = TrainingCalls(inside, self._check_lease)
        self.consults = ConsultCalls(inside, self._check_lease)
        self.diversions = DiversionCalls(inside, self._check_lease)
        self.papers = IssuedPaperCalls(inside, self._check_lease)
        self.unit = SupervisorCalls(inside, self._check_lease)
        self.links = LinkCalls(inside, self._check_lease)
        self.figures = FigureCalls(inside)
        self.sticks = StickCalls(inside, self._look_again)
        self._look_again()

    @property
    def vault(self) -> Vault:
        """The open vault; not for screens."""
        return self._inside.vault

    # -- writing reports -----------------------------------------------------------------------

    def form_cards(self) -> tuple[FormCard, ...]:
        """The forms this person may start, in catalogue order."""
        return drafting.form_cards(self._inside)

    def reports(self) -> tuple[ReportRow, ...]:
        """This person's own reports, latest change first."""
        return my_reports(self._inside)

    def search(self, typed: str, narrowed: SearchFilter) -> SearchAnswer:
        """The reports here with all of these words, the last one unfinished perhaps; best first."""
        return searching.search(self._inside, typed, narrowed)

    def search_forms(self) -> tuple[FormName, ...]:
        """The forms by which a search can be narrowed, by title."""
        return searching.search_forms(self._inside)

    def search_board(self, typed: str, narrowed: SearchFilter) -> FoundIn:
        """The reports of the liaison's board with all of these words in what the court may see of them."""
        return searching.search_board(self._inside, typed, narrowed)

    def index_some(self) -> int:
        """Makes some reports that changed findable; how many are left. A few milliseconds each."""
        return searching.index_some(self._inside)

    def start_report(self, form_id: str, parent_report: str | None = None) -> str:
        """A new draft; a child report joins its parent's case. Gives the report's id."""
        self._check_lease()
        parent = None if parent_report is None else ReportId(parent_report)
        report = drafting.start_report(self._inside, form_id, parent)
        self._note(Did.STARTED, report, form_id)
        return report

    def open_report(self, report: str) -> Filling:
        """The report's draft, or its last revision read-only, in the language of the screens if it has it."""
        filling = drafting.open_report(self._inside, ReportId(report), tidy=True)
        if language := opens_in(filling.form, self.screen_language):
            filling.session.set_language(language)
        self._changed.discard(report)
        if filling.practice:
            self._changed.add(report)  # the trail, which goes to HQ, tells nothing of practice
        else:
            self._note(Did.OPENED, report)
        return filling

    def save_draft(
        self,
        report: str,
        instance_xml: bytes,
        typed: Mapping[str, str],
        files: Sequence[PreparedFile] = (),
    ) -> datetime:
        """Makes the answers durable, and the files they name: when this returns they are on disk.

        Gives the moment. Raises NoDraft; nothing is changed then.
        """
        if report in self._changed or self._inside.vault.drafts.is_practice(ReportId(report)):
            return drafting.save_draft(self._inside, ReportId(report), instance_xml, typed, files)
        with self._inside.vault.store.writing():  # the trail tells once that the report opened was changed
            saved = drafting.save_draft(self._inside, ReportId(report), instance_xml, typed, files)
            self._note(Did.CHANGED, report)
        self._changed.add(report)
        return saved

    def store_ahead(self, report: str, file: PreparedFile) -> bool:
        """Keeps the next pieces of a file that an answer is going to name; True while more are left."""
        return self._inside.vault.attachments.store_ahead(ReportId(report), file)

    def check_room(self, report: str, files: Sequence[PreparedFile]) -> None:
        """Raises TooMuch where the report cannot hold these files besides those it has."""
        report_files.check_room(self._inside, ReportId(report), files)

    def file_content(self, report: str, name: str) -> bytes | None:
        """The bytes of a file that the report names; None while they are not here."""
        return report_files.file_content(self._inside, ReportId(report), name)

    def report_files(self, report: str) -> Mapping[str, ReportFile]:
        """The report's files by name, also those still on their way. For a page that stands open."""
        return report_files.report_files(self._inside, ReportId(report))

    def move_to_newer_form(self, report: str) -> NewerForm:
        """Goes on with the draft in the newest version of its form; ``Filling.newer`` tells before.

        Raises NoDraft, NoNewerForm; nothing is changed then.
        """
        done = newer_form.move_to_newer(self._inside, ReportId(report))
        if not self._inside.vault.drafts.is_practice(ReportId(report)):
            self._note(Did.MOVED_TO_NEWER_FORM, report, f"{done.before} {done.after}")
        return done

    def send(self, report: str) -> ReportRow:
        """Sends the draft (submit, or amend on an approved report). Raises ProblemsRemain, Refused."""
        for sent in sending.send(self._inside, ReportId(report)):
            self._note(Did.SENT, sent)
        return self._row(report)

    def send_with_parent(self, report: str) -> ReportRow:
        """Sends what the report takes its facts from, where that was never sent, and then it: both or none.

        Raises ProblemsRemain, Refused.
        """
        for sent in sending.send_with_parent(self._inside, ReportId(report)):
            self._note(Did.SENT, sent)
        return self._row(report)

    def rework(self, report: str) -> None:
        """Makes a draft from the last revision of a returned, withdrawn, refused or approved report."""
        self._check_lease()
        drafting.rework(self._inside, ReportId(report))
        self._note(Did.TOOK_UP, report)

    def withdraw(self, report: str) -> ReportRow:
        """Takes a sent report back before its decision."""
        sending.withdraw(self._inside, ReportId(report))
        self._note(Did.WITHDREW, report)
        return self._row(report)

    def discard_draft(self, report: str) -> None:
        """Deletes the draft; what was sent before stays."""
        if self._inside.vault.drafts.is_practice(ReportId(report)):
            self.practice.discard(report)
            return
        drafting.discard_draft(self._inside, ReportId(report))
        self._note(Did.DISCARDED_DRAFT, report)

    def set_aside(self, report: str) -> None:
        """What HQ refused of this report was seen and needs nothing more; its content stays kept."""
        sending.set_aside(self._inside, ReportId(report))
        self._note(Did.SET_ASIDE, report)

    def case_timeline(self, report: str) -> CaseTimeline:
        """The case of a report from the call to its last paper; raises UnknownReport."""
        return case_timeline(self._inside, ReportId(report))

    def case_of(self, report: str) -> tuple[ReportRow, ...]:
        """All reports of the report's case that are on this device."""
        return case_of(self._inside, ReportId(report))

    def custody_clocks(self) -> tuple[CustodyClock, ...]:
        """The custody clocks that run in this person's own cases, the nearest limit first."""
        return custody.custody_clocks(self._inside)

    def findings(self, report: str) -> tuple[Finding, ...]:
        """What the rules over the whole record say of the draft, else of the last revision."""
        return checking.findings(self._inside, ReportId(report))

    def export_report(self, name: str) -> Submission:
        """A sent report as an OpenRosa submission, unencrypted. ``name``: agency number, id or its beginning.

        Raises UnknownReport, AmbiguousReport, NotNow, FormMissing.
        """
        report = exporting.find_report(self._inside, name)
        submission = exporting.export_report(self._inside, report)
        self._note(Did.EXPORTED, report, submission.instance_id)
        return submission

    def grow(self, report: str) -> str:
        """The report that takes this one's answers over, begun where there is none; raises NotNow."""
        return drafting.grow(self._inside, ReportId(report))

    def faulty_rules(self) -> tuple[str, ...]:
        """What is wrong with law packs, programmes, the field guide and what HQ published.

        A sentence each, with the file's name.
        """
        broken = (*rules_in(self._inside.vault.downloads).faults, *guide_faults())
        return (*(str(fault) for fault in broken), *downloads_on_device.faults(self._inside))

    def takes_cad(self, form_id: str) -> bool:
        """Whether the agency's CAD texts can fill anything in this form."""
        return dispatch.takes_cad(self._inside, form_id)

    def cad_answers(self, form_id: str, pasted: str) -> CadAnswers:
        """What a pasted CAD text holds for the form; raises NoCadMapping, CadTextRefused."""
        return dispatch.cad_answers(self._inside, form_id, pasted)

    # -- deciding ------------------------------------------------------------------------------

    def review_queue(self) -> tuple[QueueRow, ...]:
        """What waits for this person's decision, the most urgent first."""
        return self._queue.rows()

    def review(self, report: str) -> ReviewPage:
        """The report laid out for a decision."""
        page = self.review_again(report)
        self._note(Did.REVIEWED, report)
        return page

    def review_again(self, report: str) -> ReviewPage:
        """The same for whoever has the report open: the trail has it that they looked at it."""
        return reviewing.review(self._inside, ReportId(report))

    def not_waiting(self, report: str) -> NotWaiting | None:
        """How an open report stands that is not this person's to decide on any more; None while it is."""
        return reviewing.not_waiting(self._inside, ReportId(report))

    def revision_that_stands(self, report: str) -> str:
        """Which revision of an open report a decision would name now; '' where none stands."""
        standing = self._inside.vault.standings.get(ReportId(report))
        return "" if standing is None else standing.revision

    def keep_begun_review(self, report: str, begun: BegunReview | None) -> None:
        """Makes durable what is noted on a report until a decision carries it; None forgets it.

        ``ReviewPage.begun`` brings it back.
        """
        begun_review.keep_begun_review(self._inside, ReportId(report), begun)

    def return_report(
        self,
        report: str,
        revision: str,
        reasons: Sequence[str],
        comments: Sequence[tuple[str, str]],
        note: str = "",
    ) -> ReportRow:
        """Sends the report back with coded reasons and comments (path, text). Raises Refused."""
        self._check_lease()
        reviewing.return_report(self._inside, ReportId(report), revision, reasons, comments, note)
        self._note(Did.RETURNED, report)
        return self._row(report)

    def approve(
        self, report: str, revision: str, reasons: Mapping[str, str] = MappingProxyType({})
    ) -> ReportRow:
        """Approves the revision; ``reasons`` says by rule why what must be mended may stand.

        Raises StopsRemain, and Refused, for one ``overtaken``.
        """
        self._check_lease()
        reviewing.approve(self._inside, ReportId(report), revision, reasons)
        self._note(Did.APPROVED, report)
        return self._row(report)

    # -- printing ------------------------------------------------------------------------------

    def liaison_board(self) -> tuple[BoardRow, ...]:
        """Approved reports of which HQ sent this liaison the court's part; what is due first, first."""
        return liaison.liaison_board(self._inside)

    def case_people(self, report: str) -> CasePeople:
        """Who is on the report's case, and who could be put on it. Raises NotSentYet."""
        return case_people.case_people(self._inside, ReportId(report))

    def assign_officer(self, report: str, officer: str) -> None:
        """Puts another officer on the report's case. Raises NotSentYet, Refused."""
        case_people.assign_officer(self._inside, ReportId(report), officer)
        self._note(Did.ASSIGNED_OFFICER, report, officer)

    def unassign_officer(self, report: str, officer: str) -> None:
        """Takes an officer off the report's case. Raises NotSentYet, Refused."""
        case_people.unassign_officer(self._inside, ReportId(report), officer)
        self._note(Did.UNASSIGNED_OFFICER, report, officer)

    def consents(self, report: str) -> tuple[ConsentRow, ...]:
        """The consents given in the report's case, first signed first, and which of them count now."""
        return consents.consents_of_case(self._inside, ReportId(report))

    def revoke_consent(self, report: str, reason: str) -> None:
        """The person takes back what they agreed to in this referral. Raises Refused."""
        consent_giving.revoke_consent(self._inside, ReportId(report), reason)
        self._note(Did.REVOKED_CONSENT, report)

    def paper_choices(self, report: str) -> tuple[PaperChoice, ...]:
        """The papers that can be made from the report here."""
        return printing.paper_choices(self._inside, ReportId(report))

    def prepare_paper(
        self,
        report: str,
        kind: str,
        recipient: str,
        reason: str,
        reader: str = "",
        correction: Correction | None = None,
        language: str = "",
    ) -> PaperJob:
        """Takes what the paper needs out of the vault; ``PaperJob.make`` then runs on any thread.

        For the usual reader unless another of the choice's is named; with ``correction`` it is a corrected
        paper. The person's copy is in the person's language where it exists, unless ``language`` names
        another. Raises NotNow, SayWhy, UnknownReport, FormMissing.
        """
        self._check_lease()
        job = printing.prepare_paper(
            self._inside, ReportId(report), kind, recipient, reason, reader, correction, language
        )
        self._note(Did.PREPARED_PAPER, report, f"{kind} {job.document_id}")
        return job

    def answered_hints(self, report: str) -> Mapping[str, bool]:
        """Which hints of the language check were answered on the report; True where they were followed."""
        return wording.answered_hints(self._inside, ReportId(report))

    def prescribed_wording(self, report: str) -> PrescribedWording:
        """The words that the law of the report's state prescribes: the language check leaves them alone."""
        return wording.prescribed_wording(self._inside, ReportId(report))

    def answer_hint(self, report: str, key: str, *, accepted: bool) -> None:
        """Remembers the answer to a hint."""
        wording.answer_hint(self._inside, ReportId(report), key, accepted=accepted)

    def prepare_handout(self, services: Sequence[Service], language: str, title: str) -> PaperJob:
        """The hand-out with these services, in ``en`` or ``es``; its ``make`` then runs on any thread."""
        return handing_out.prepare_handout(self._inside, services, language, title)

    def note_handout(self, job: PaperJob) -> None:
        """Keeps in the audit trail that the hand-out left the computer; it is nobody's record."""
        self._note(Did.ISSUED_PAPER, "", f"{job.kind} {job.document_id}")

    def local_directory(self) -> LocalDirectory:
        """The agency's own layer of the directory, as this device has it."""
        return local_directory(self._inside)

    def issue_paper(self, job: PaperJob, paper: Paper) -> None:
        """Records that the paper was printed or saved: who, when, to whom, why."""
        printing.issue_paper(self._inside, job, paper)

    def check_paper_may_go(self, job: PaperJob) -> None:
        """Raises MakeAgain for a paper on record that did not come out yet and may not any more."""
        printing.still_holds(self._inside, job)
        self._note(Did.ISSUED_PAPER, job.report, f"{job.kind} {job.document_id}")

    # -- exchanging ----------------------------------------------------------------------------

    def sync_status(self) -> SyncStatus:
        """What waits, what was refused, when HQ was last heard."""
        return exchanging.sync_status(self._inside)

    def keep_out_of_service(self, said: str) -> bool:
        """Keeps over a restart what HQ said when it refused everything from here; '' once it takes it.

        True where it said so for the first time: then the vault is to be locked.
        """
        return exchanging.keep_out_of_service(self._inside, said)

    def exchange(self, on_vault: OnVault) -> Exchange:
        """An exchange of this vault with HQ. Its methods run on neither the GUI's nor the vault's thread."""
        return exchanging.make_exchange(self._inside, on_vault, self._look_again)

    def exchange_loop(self, on_vault: OnVault, report: Callable[[LoopState], None]) -> ExchangeLoop:
        """The exchange over and over: ``run`` it in a thread; ``wake`` and ``stop`` it from any."""
        return exchanging.make_loop(self._inside, self.exchange(on_vault), report)

    # -- this person's lock and keys -----------------------------------------------------------

    @property
    def has_pin(self) -> bool:
        """Whether the screen lock opens with a PIN here."""
        return self._inside.vault.pin.chosen

    def choose_pin(self, pin: Secret) -> None:
        """Keeps a PIN of six digits for the screen lock; raises UserError ``weak_pin``."""
        self._inside.vault.pin.choose(pin, self.person.badge)
        self._note(Did.CHOSE_PIN, "")

    def check_pin(self, pin: Secret) -> None:
        """Raises UserError ``wrong_pin``; with ``left`` 0 the vault has to be locked by the caller."""
        try:
            self._inside.vault.pin.check(pin)
        except WrongPin as wrong:
            self._screen_lock.note(Did.UNLOCKED_SCREEN, wrong.code)
            raise
        self._screen_lock.note(Did.UNLOCKED_SCREEN)

    def note_unlocked(self) -> None:
        """Records that the passphrase lifted the screen lock."""
        self._screen_lock.note(Did.UNLOCKED_SCREEN)

    def note_locked(self) -> None:
        """Records that the screen was locked."""
        self._screen_lock.note(Did.LOCKED)

    def keep_place(self, place: str) -> None:
        """Keeps where this person is, to go on there after the next sign-in. '' for nowhere."""
        with self._inside.vault.store.writing():
            self._inside.vault.store.set_fact("place", place)

    def place(self) -> str:
        """Where this person was, '' for nowhere."""
        return self._inside.vault.store.fact("place") or ""

    def agency_may_open(self) -> bool:
        """Whether the agency's escrow key reads this vault."""
        return key_care.agency_may_open(self._inside.vault)

    def answer_challenge(self, challenge: str) -> tuple[str, str]:
        """A supervisor's answer to a locked computer's challenge: that computer's name and the answer.

        Raises UserError (``wrong_challenge``, ``unknown_computer``).
        """
        return unlocking.answer_for(self._inside.vault, challenge)

    # -- looking back --------------------------------------------------------------------------

    def audit_trail(self, most: int = 500) -> tuple[AuditLine, ...]:
        """What was done in this vault, newest first. Raises Tampered when the trail was changed."""
        self._inside.vault.audit.verify()
        return tuple(self._inside.vault.audit.latest(most))

    def for_support(self) -> tuple[str, ...]:
        """Versions, counts, ids and codes of this vault for the diagnostic file: no answer and no name."""
        return for_support(self._inside)

    def check(self) -> None:
        """Reads every page of the vault and every link of its trail; raises DamagedVault, Tampered."""
        self._inside.vault.store.check()
        self._inside.vault.audit.verify()

    def begin_look(self) -> LookThrough | None:
        """A look through all of a large vault, to run on another thread; None where opening it did that."""
        looking = self._inside.vault.begin_look()
        return None if looking is None else LookThrough(looking)

    def lock(self) -> None:
        """Forgets the keys and closes the vault; everything asked afterwards raises VaultClosed."""
        self._inside.vault.close()

    def close(self) -> None:
        """The same as :meth:`lock`, at the end of the program."""
        self.lock()

    def _check_lease(self) -> None:
        self._inside.vault.terms.check_lease()
        exchanging.check_in_service(self._inside)

    def _note(self, did: Did, report: str, detail: str = "") -> None:
        self._inside.vault.audit.note(did, report, detail=detail)

    def _row(self, report: str) -> ReportRow:
        return Rows(self._inside).row(ReportId(report))

    def _look_again(self) -> None:
        report_facts.forget_expunged(self._inside)
        self.person = self._inside.person
        self.agency = self._inside.agency
        self.zone = self._inside.zone
        self.settings = self._inside.vault.terms.settings
