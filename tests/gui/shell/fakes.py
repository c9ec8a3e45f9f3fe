"""A small workspace held in memory, with plainly fictional people, for view models and screens under test."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cache
from typing import Any, cast
from zoneinfo import ZoneInfo

from citdesk.casework.call_facts import CallFacts
from citdesk.casework.checks import Finding
from citdesk.casework.events import Comment, ReturnReason
from citdesk.casework.ids import PersonId
from citdesk.casework.people import Person, Role
from citdesk.fieldguide.directory import Service
from citdesk.fieldguide.language import PrescribedWording
from citdesk.paperwork.given import Paper, Withheld
from citdesk.vault.pin import WrongPin
from citdesk.workspace import (
    Acted,
    AgencyParticulars,
    BegunReview,
    BoardRow,
    CadAnswers,
    CaseMoment,
    CasePeople,
    CaseTimeline,
    ConsentRow,
    Correction,
    CustodyClock,
    Danger,
    Desk,
    Display,
    Due,
    Filling,
    FormCard,
    FormName,
    FoundIn,
    HistoryLine,
    LocalDirectory,
    NotWaiting,
    PaperChoice,
    PaperJob,
    PreparedFile,
    ProblemsRemain,
    QueueRow,
    RecordMoment,
    RefusedRow,
    ReportFile,
    ReportRow,
    ReviewAnswer,
    ReviewPage,
    ReviewSection,
    SceneMoment,
    SearchAnswer,
    SearchFilter,
    SearchHit,
    Secret,
    SentBack,
    Settings,
    SyncStatus,
    UserError,
    Workspace,
)
from citdesk.workspace.field_guide import demonstration_services
from citdesk.workspace.paper_outdated import ConsentGone
from citdesk.workspace.service_versions import DirectoryVersions
from citdesk.xforms import Context, Form
from tests.gui.shell.fake_figures import FakeFigures
from tests.gui.shell.fake_guide import FakeConsults, FakeTraining
from tests.gui.shell.fake_liaison import FakeDiversions, FakeIssuedPapers
from tests.gui.shell.fake_links import FakeLinks
from tests.gui.shell.fake_unit import FakeUnit

ZONE = ZoneInfo("America/Chicago")
NOW = datetime(2026, 3, 12, 21, 44, tzinfo=ZONE)

FORM = b"""| survey | | | | | | | | |
|  | type | name | label | hint | required | constraint | constraint_message | appearance |
|  | begin_group | call | Call and arrival |  |  |  |  |  |
|  | text | source | How did the call come in? |  | yes |  |  |  |
|  | integer | children | How many children were present? |  |  | . <= 20 | At most 20 |  |
|  | end_group |  |  |  |  |  |  |  |
|  | begin_group | seen | What was observed |  |  |  |  |  |
|  | select_one yn | calm | Did the person calm down? |  | yes |  |  |  |
|  | text | story | What did you see and hear? |  |  |  |  | multiline |
|  | image | photo | Photo of the place |  |  |  |  |  |
|  | end_group |  |  |  |  |  |  |  |
| choices | | | |
|  | list_name | name | label |
|  | yn | yes | Yes |
|  | yn | no | No |
| settings | | | |
|  | form_title | form_id | version |
|  | Crisis encounter | encounter | 1 |
"""


def now() -> datetime:
    """The evening on which every test takes place."""
    return NOW


def person(*roles: Role, name: str = "J. Rivera") -> Person:
    """A fictional member of the agency."""
    return Person(PersonId("p-1"), name, "4417", "unit 12", frozenset(roles or (Role.OFFICER,)))


def report_row(id_: str, display: Display, **changes: object) -> ReportRow:
    """A report's row with plain values."""
    row = ReportRow(
        id=id_,
        case=f"case-{id_}",
        form_id="encounter",
        title="Crisis encounter",
        number=None,
        display=display,
        changed_at=NOW - timedelta(minutes=12),
        revision_number=1,
        comments=0,
        parent=None,
        problem="",
        summary="",
    )
    return replace(row, **cast("dict[str, Any]", changes))


REPORTS = (
    report_row(
        "r-back", Display.RETURNED, number="CR-2026-0117", comments=2, summary="Welfare check, Lincoln Ave"
    ),
    report_row(
        "r-no",
        Display.REFUSED,
        number="CR-2026-0109",
        problem="HQ did not take CR-2026-0109 because the report was already approved. "
        "Your answers are safe. Open it and send it as an amendment.",
        on_record=True,
    ),
    report_row(
        "r-draft",
        Display.DRAFT,
        summary="Person on a bridge, 5th Street",
        has_draft=True,
        call=CallFacts("26-0193", "5th Street"),
    ),
    report_row("r-wait", Display.WAITING, title="Referral", form_id="referral", parent="r-sent"),
    report_row(
        "r-sent",
        Display.SENT,
        number="CR-2026-0116",
        changed_at=NOW - timedelta(hours=1, minutes=32),
        summary="Voices, no weapon",
    ),
    report_row(
        "r-done", Display.APPROVED, number="CR-2026-0101", changed_at=NOW - timedelta(days=2), on_record=True
    ),
)

CARDS = (
    FormCard("encounter", "Crisis encounter", "reports", None, ("encounter_report",)),
    FormCard("referral", "Referral", "link", "encounter", ("referral",)),
    FormCard("diversion", "Diversion", "liaison", "encounter", ("diversion_packet",)),
)

OFFICERS = (
    Person(PersonId("p-7"), "T. Birch", "4420", "unit 12", frozenset({Role.OFFICER})),
    Person(PersonId("p-8"), "B. Birchwood", "4431", "unit 12", frozenset({Role.OFFICER})),
)

CONSENTS = (
    ConsentRow(
        "q-9",
        "C-1",
        "River Crisis Center",
        "name, reason for the referral",
        NOW - timedelta(hours=2),
        date(2026, 9, 1),
        revoked=False,
        counts=True,
    ),
)

#: an open report of somebody in the unit, as its supervisor sees it
UNITS_REPORT = replace(report_row("u-1", Display.RETURNED, number="CR-2026-0109", comments=1), by="J. Rivera")

TIMELINE = CaseTimeline(
    (
        CaseMoment(NOW - timedelta(minutes=70), SceneMoment.RECEIVED),
        CaseMoment(NOW - timedelta(minutes=58), SceneMoment.ARRIVED),
        CaseMoment(NOW - timedelta(minutes=52), SceneMoment.CIT_ARRIVED),
        CaseMoment(NOW - timedelta(minutes=31), SceneMoment.CUSTODY),
        CaseMoment(NOW - timedelta(minutes=9), SceneMoment.LEFT),
        CaseMoment(NOW - timedelta(minutes=6), RecordMoment.SENT, "Crisis encounter", "J. Rivera"),
        CaseMoment(NOW - timedelta(minutes=3), RecordMoment.RETURNED, "Crisis encounter", "Sgt Okafor"),
        CaseMoment(
            NOW - timedelta(minutes=1), RecordMoment.SENT_AGAIN, "Crisis encounter", "J. Rivera", waiting=True
        ),
    ),
    CustodyClock(NOW - timedelta(minutes=31), NOW + timedelta(hours=20)),
)

QUEUE = (
    QueueRow(
        "q-1",
        "CR-2026-0115",
        "A. Lindqvist",
        "Crisis encounter",
        NOW - timedelta(hours=5),
        1,
        0,
        "encounter",
        custody=CustodyClock(NOW - timedelta(hours=5), NOW + timedelta(minutes=40)),
        to_self=Danger.HIGH,
        to_others=Danger.MODERATE,
        call=CallFacts("26-0187", "Lincoln Avenue"),
    ),
    QueueRow(
        "q-2", "CR-2026-0117", "J. Rivera", "Crisis encounter", NOW - timedelta(hours=1), 2, 3, "encounter"
    ),
    QueueRow(
        "q-3",
        "DV-2026-0004",
        "T. Abara",
        "Diversion",
        NOW - timedelta(minutes=20),
        3,
        1,
        "diversion",
        amendment=True,
        due=Due("First meeting", date(2026, 3, 13)),
    ),
)

BOARD = (
    BoardRow(
        "b-1",
        "DV-2026-0003",
        "diversion",
        "Diversion",
        NOW - timedelta(days=1),
        Due("Intake", date(2026, 3, 13)),
        amendment_pending=False,
        papers_issued=0,
        conditions=2,
        diversion=True,
    ),
    BoardRow(
        "b-2",
        "DV-2026-0002",
        "diversion",
        "Diversion",
        NOW - timedelta(days=4),
        Due("Hearing", date(2026, 4, 2)),
        amendment_pending=True,
        papers_issued=0,
        diversion=True,
    ),
    BoardRow(
        "b-3",
        "CR-2026-0101",
        "encounter",
        "Crisis encounter",
        NOW - timedelta(days=9),
        None,
        amendment_pending=False,
        papers_issued=2,
    ),
)


def review_page(report: str = "q-2", *, revision: int = 2, may_decide: bool = True) -> ReviewPage:
    """A second version with two changed answers, one of them long."""
    before = "He was pacing on the porch. He was acting crazy and asked us to call his sister."
    after = (
        "He was pacing on the porch. He spoke quickly, moved between topics, and asked us to call his sister."
    )
    second = revision > 1
    return ReviewPage(
        row=report_row(report, Display.SENT, number="CR-2026-0117", revision_number=revision),
        revision=f"rev-{revision}",
        sections=(
            ReviewSection(
                "Call and arrival",
                (
                    ReviewAnswer("/d/call/arrived", "When did they arrive?", "21:31", "20:41", second, ""),
                    ReviewAnswer(
                        "/d/call/source",
                        "How did the call come in?",
                        "Dispatch",
                        "Dispatch",
                        changed=False,
                        note="",
                    ),
                ),
            ),
            ReviewSection(
                "What was observed",
                (
                    ReviewAnswer(
                        "/d/seen/story", "What did you see and hear?", after, before, second, "Say it plainly"
                    ),
                    ReviewAnswer(
                        "/d/seen/told",
                        "Who was told about the transfer?",
                        "His sister",
                        "His sister",
                        changed=False,
                        note="",
                    ),
                    ReviewAnswer("/d/seen/weapon", "Weapon seen?", "", "", changed=False, note=""),
                ),
            ),
        ),
        problems=(),
        history=(
            HistoryLine(NOW - timedelta(hours=4), "J. Rivera", "sent it"),
            HistoryLine(
                NOW - timedelta(hours=3), "Sgt Okafor", "returned it", "The wording needs another look"
            ),
            HistoryLine(NOW - timedelta(hours=1), "J. Rivera", "sent it again"),
        ),
        author="J. Rivera",
        sent_at=NOW - timedelta(hours=1),
        may_decide=may_decide,
    )


@cache
def small_form() -> Form:
    """A form of four questions on two pages."""
    return Form.load(FORM)


def small_pdf(*lines: str) -> bytes:
    """A PDF of two pages with these words on the first."""
    from reportlab.pdfgen.canvas import Canvas

    held = io.BytesIO()
    canvas = Canvas(held, pagesize=(612, 792), invariant=True)
    for at, line in enumerate(lines):
        canvas.drawString(72, 700 - 18 * at, line)
    canvas.showPage()
    canvas.drawString(72, 700, "page two")
    canvas.showPage()
    canvas.save()
    return held.getvalue()


def paper(recipient: str, reason: str, document_id: str = "D-1") -> Paper:
    """A packet that withholds two kinds of answer."""
    pdf = small_pdf("Diversion packet", f"To {recipient}", f"Why {reason}", document_id)
    return Paper(
        kind="diversion_packet",
        title="Diversion packet",
        document_id=document_id,
        pdf=pdf,
        pages=2,
        sha256="0" * 64,
        withheld=(
            Withheld("Health", "Diagnosis told", "Shared only with providers (42 CFR Part 2)"),
            Withheld("Health", "Medication", "Shared only with providers (42 CFR Part 2)"),
            Withheld("People", "Sister's phone number", "Internal to the agency"),
        ),
        file_name=f"diversion-packet-{document_id}.pdf",
    )


@dataclass(frozen=True)
class Call:
    """One use of the workspace that changed something."""

    name: str
    values: tuple[object, ...]


class FakeServices:
    """A directory to which nothing comes, unless a test says that beds did."""

    def __init__(self) -> None:
        self.beds = 0

    def versions(self) -> DirectoryVersions:
        return DirectoryVersions(0, self.beds, 0)


class FakeWorkspace:
    """Answers like a workspace. ``calls`` lists what changed something; ``failure`` is raised by the next."""

    def __init__(self, *roles: Role, name: str = "J. Rivera") -> None:
        self.person = person(*roles, name=name)
        self.agency = AgencyParticulars("Riverside Police Department", demonstration=True)
        self.zone: tzinfo = ZONE
        self.last_sign_in: datetime | None = None
        self.cut_off: datetime | None = None
        #: of a vault too large to be read at sign-in
        self.look: Any = None
        self.code_owed = False
        self.shift_began: datetime | None = None
        self.escrowed = False
        self.rows: list[ReportRow] = list(REPORTS)
        self.cards: tuple[FormCard, ...] = CARDS
        #: what the checks say of every report
        self.found: tuple[Finding, ...] = ()
        self.faults: tuple[str, ...] = ()
        self.cad = CadAnswers((), ())
        self.queue: list[QueueRow] = list(QUEUE)
        self.on_case: list[str] = []
        self.may_assign = True
        self.given: list[ConsentRow] = list(CONSENTS)
        self.board: list[BoardRow] = list(BOARD)
        self.page = review_page()
        self.clocks: tuple[CustodyClock, ...] = ()
        self.timeline = TIMELINE
        self.status = SyncStatus(0, 0, (), NOW - timedelta(minutes=14))
        self.calls: list[Call] = []
        #: the reports that the trail says were looked at
        self.looks: list[str] = []
        self.failure: Exception | None = None
        self.passphrase = "correct horse battery"
        self.loop = FakeLoop()
        self.closed = False
        self.settings = Settings()
        self.pin = ""
        self.pins_wrong = 0
        self.kept_place = ""
        self.screen_language = ""
        self.pointed_at: tuple[str, ...] = ()
        self._form = small_form()
        self.files: dict[str, bytes] = {}
        self.arrived: dict[str, ReportFile] = {}
        #: what somebody else did to the report under review
        self.acted: Acted | None = None
        self.most_files = 60
        self._drafts: dict[str, bytes] = {}
        self._typed: dict[str, dict[str, str]] = {}
        self._papers = 0
        self.jobs: list[PaperJob] = []
        self.taken_back = False
        #: how many letters of the papers made cannot be printed
        self.unprinted = 0
        #: the revision that stands of the report under review, '' for the one that was read
        self.stands = ""
        #: what is noted on reports and not decided with, and why no more of it can be kept
        self.begun: dict[str, BegunReview | None] = {}
        self.not_kept: Exception | None = None
        self.hints: dict[str, dict[str, bool]] = {}
        self.prescribed: dict[str, tuple[str, ...]] = {}
        self.training = FakeTraining(NOW.date())
        self.consults = FakeConsults(NOW)
        self.services = FakeServices()
        self.diversions = FakeDiversions(NOW, self._note)
        self.papers = FakeIssuedPapers(self.diversions, self._note)
        self.unit = FakeUnit(NOW, ZONE, self._note, (UNITS_REPORT,))
        self.links = FakeLinks(NOW, self._note)
        self.figures = FakeFigures(NOW.date())

    def workspace(self) -> Workspace:
        """This fake where a workspace is asked for."""
        return cast("Workspace", self)

    def for_support(self) -> tuple[str, ...]:
        """What support may know."""
        return ("vault_format=1",)

    def names(self) -> list[str]:
        """What was called, in order."""
        return [call.name for call in self.calls]

    def _note(self, name: str, *values: object) -> None:
        if self.failure is not None:
            failure, self.failure = self.failure, None
            raise failure
        self.calls.append(Call(name, values))

    def _row(self, report: str) -> ReportRow:
        return next(row for row in self.rows if row.id == report)

    def _set(self, report: str, **changes: object) -> ReportRow:
        row = replace(self._row(report), **cast("dict[str, Any]", changes))
        self.rows = [row if each.id == report else each for each in self.rows]
        return row

    # reports

    def search(self, typed: str, narrowed: SearchFilter) -> SearchAnswer:
        self.calls.append(Call("search", (typed, narrowed)))
        words = typed.casefold().split()
        found = [row for row in self.rows if all(word in row.summary.casefold() for word in words)]
        return SearchAnswer(tuple(SearchHit(row, f"… {row.summary} …") for row in found), 0)

    def case_timeline(self, report: str) -> CaseTimeline:
        """A night with a custody that still runs."""
        self.calls.append(("case_timeline", report))
        return self.timeline

    def search_forms(self) -> tuple[FormName, ...]:
        named = {row.form_id: FormName(row.form_id, row.title) for row in self.rows}
        return tuple(sorted(named.values(), key=lambda form: form.title))

    def search_board(self, typed: str, narrowed: SearchFilter) -> FoundIn:
        self.calls.append(Call("search_board", (typed, narrowed)))
        words = typed.casefold().split()
        return FoundIn(
            tuple(
                (row.report, f"… charge {row.title} …")
                for row in self.board
                if all(word in row.title.casefold() for word in words)
                and narrowed.form_id in ("", row.form_id)
            ),
            0,
        )

    def custody_clocks(self) -> tuple[CustodyClock, ...]:
        return self.clocks

    def answered_hints(self, report: str) -> Mapping[str, bool]:
        return self.hints.get(report, {})

    def prescribed_wording(self, report: str) -> PrescribedWording:
        return PrescribedWording(self.prescribed.get(report, ()))

    def answer_hint(self, report: str, key: str, *, accepted: bool) -> None:
        self.hints.setdefault(report, {})[key] = accepted

    def local_directory(self) -> LocalDirectory:
        return LocalDirectory(demonstration_services())

    def prepare_handout(self, services: Sequence[Service], language: str, title: str) -> PaperJob:
        names = tuple(service.name for service in services)
        pdf = small_pdf(language, *names)
        return PaperJob(
            report="",
            case="",
            revision="",
            kind="handout",
            title=title,
            document_id=f"D-{language}-{len(names)}",
            recipient="",
            reason="",
            audience="person",
            _make=lambda: replace(paper("", "", f"D-{language}-{len(names)}"), kind="handout", pdf=pdf),
        )

    def note_handout(self, job: PaperJob) -> None:
        self._note("note_handout", job.document_id)

    def findings(self, report: str) -> tuple[Finding, ...]:
        self._row(report)
        return self.found

    def form_cards(self) -> tuple[FormCard, ...]:
        return self.cards

    def faulty_rules(self) -> tuple[str, ...]:
        return self.faults

    def cad_answers(self, form_id: str, pasted: str) -> CadAnswers:
        self._note("cad_answers", form_id, pasted)
        return self.cad

    def grow(self, report: str) -> str:
        self._note("grow", report)
        return report

    def reports(self) -> tuple[ReportRow, ...]:
        return tuple(self.rows)

    def start_report(self, form_id: str, parent_report: str | None = None) -> str:
        self._note("start_report", form_id, parent_report)
        id_ = f"r-new{len(self.rows)}"
        self.rows.append(report_row(id_, Display.DRAFT, has_draft=True, changed_at=NOW))
        return id_

    def open_report(self, report: str) -> Filling:
        if self.failure is not None:
            failure, self.failure = self.failure, None
            raise failure
        row = self._row(report)
        context = Context(now=now, zone=ZONE, random=random.Random(1))
        held = self._drafts.get(report)
        typed = self._typed.get(report, {})
        session = self._form.resume(held, context, typed) if held else self._form.start(context)
        returned = row.display is Display.RETURNED
        return Filling(
            report=report,
            session=session,
            form=self._form,
            typed=typed,
            comments=(Comment("/data/seen/story", "Say what you saw instead."),) if returned else (),
            judged={"/data/seen/story": ""} if returned else {},
            row=row,
            readonly=not row.has_draft,
            pointed_at=self.pointed_at,
            sent_back=SentBack(
                "Sgt Okafor", NOW - timedelta(hours=3), (ReturnReason.LANGUAGE,), "Nearly there."
            )
            if returned
            else None,
        )

    def save_draft(
        self,
        report: str,
        instance_xml: bytes,
        typed: Mapping[str, str],
        files: Sequence[PreparedFile] = (),
    ) -> datetime:
        self._note("save_draft", report, instance_xml, dict(typed), *files)
        self.files |= {file.name: file.content for file in files}
        self._drafts[report] = instance_xml
        self._typed[report] = dict(typed)
        return NOW.astimezone(UTC)

    def store_ahead(self, report: str, file: PreparedFile) -> bool:
        self._note("store_ahead", report, file.name)
        return self.names().count("store_ahead") * 4 < file.count

    def check_room(self, report: str, files: Sequence[PreparedFile]) -> None:
        if len(files) > self.most_files:
            raise UserError("A report holds up to 60 files and 200 MB.", code="report_full")

    def file_content(self, report: str, name: str) -> bytes | None:
        return self.files.get(name)

    def send(self, report: str) -> ReportRow:
        self._note("send", report)
        context = Context(now=now, zone=ZONE, random=random.Random(1))
        held = self._drafts.get(report)
        typed = self._typed.get(report, {})
        session = self._form.resume(held, context, typed) if held else self._form.start(context)
        if session.problems():
            raise ProblemsRemain(session.problems())
        return self._set(report, display=Display.WAITING, has_draft=False)

    def rework(self, report: str) -> None:
        self._note("rework", report)
        self._set(report, has_draft=True)

    def withdraw(self, report: str) -> ReportRow:
        self._note("withdraw", report)
        return self._set(report, display=Display.WITHDRAWN)

    # review

    def review_queue(self) -> tuple[QueueRow, ...]:
        return tuple(self.queue)

    def review(self, report: str) -> ReviewPage:
        self.looks.append(report)
        return self.review_again(report)

    def not_waiting(self, report: str) -> NotWaiting | None:
        return None if self.page.may_decide else NotWaiting(self.page.row, self.acted)

    def report_files(self, report: str) -> Mapping[str, ReportFile]:
        return self.arrived

    def review_again(self, report: str) -> ReviewPage:
        begun = self.begun.get(report)
        return replace(self.page, row=replace(self.page.row, id=report), begun=begun)

    def revision_that_stands(self, report: str) -> str:
        return self.stands or self.page.revision

    def keep_begun_review(self, report: str, begun: BegunReview | None) -> None:
        if self.not_kept is not None:
            raise self.not_kept
        self.begun[report] = begun

    def return_report(
        self,
        report: str,
        revision: str,
        reasons: Sequence[str],
        comments: Sequence[tuple[str, str]],
        note: str = "",
    ) -> ReportRow:
        self._note("return_report", report, revision, tuple(reasons), tuple(comments), note)
        self.begun.pop(report, None)
        self.queue = [row for row in self.queue if row.id != report]
        return replace(self.page.row, display=Display.RETURNED)

    def approve(self, report: str, revision: str, reasons: Mapping[str, str] | None = None) -> ReportRow:
        self._note("approve", report, revision, dict(reasons or {}))
        self.begun.pop(report, None)
        self.queue = [row for row in self.queue if row.id != report]
        return replace(self.page.row, display=Display.APPROVED)

    # the case

    def case_people(self, report: str) -> CasePeople:
        on_it = tuple(officer for officer in OFFICERS if officer.id in self.on_case)
        others = tuple(officer for officer in OFFICERS if officer.id not in self.on_case)
        return CasePeople(person(name="A. Lindqvist"), on_it, self.may_assign, others)

    def assign_officer(self, report: str, officer: str) -> None:
        self._note("assign_officer", report, officer)
        self.on_case.append(officer)

    def unassign_officer(self, report: str, officer: str) -> None:
        self._note("unassign_officer", report, officer)
        self.on_case.remove(officer)

    def consents(self, report: str) -> tuple[ConsentRow, ...]:
        return tuple(self.given)

    def revoke_consent(self, report: str, reason: str) -> None:
        self._note("revoke_consent", report, reason)
        self.given = [replace(row, revoked=True, counts=False) for row in self.given]

    # liaison

    def liaison_board(self) -> tuple[BoardRow, ...]:
        return tuple(self.board)

    def paper_choices(self, report: str) -> tuple[PaperChoice, ...]:
        return (
            PaperChoice("diversion_packet", "Diversion packet"),
            PaperChoice("encounter_report", "Encounter report for the court"),
        )

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
        if self.failure is not None:
            failure, self.failure = self.failure, None
            raise failure
        self._papers += 1
        id_ = f"D-{self._papers}"
        real = self.papers.paper
        lacking = self.unprinted
        make: Callable[[], Paper] = lambda: (  # noqa: E731
            real or replace(paper(recipient, reason, id_), unprinted=lacking)
        )
        return PaperJob(
            report,
            "case",
            "rev",
            kind,
            "Diversion packet",
            id_,
            recipient,
            reason,
            reader or "court",
            make,
            correction=correction,
            signs_as="issuer",
            language=language or "en",
        )

    def issue_paper(self, job: PaperJob, paper: Paper) -> None:
        self._note("issue_paper", job.report, paper.document_id, job.recipient, job.reason)
        self.jobs.append(job)

    def check_paper_may_go(self, job: PaperJob) -> None:
        if self.taken_back:
            raise ConsentGone

    # the rest

    def begin_look(self) -> Any:
        return self.look

    def set_aside(self, report: str) -> None:
        self._note("set_aside", report)
        self.status = replace(
            self.status, refused=tuple(row for row in self.status.refused if row.report != report)
        )

    def sync_status(self) -> SyncStatus:
        return self.status

    def keep_out_of_service(self, said: str) -> bool:
        first = bool(said) and not self.status.out_of_service
        self.status = replace(self.status, out_of_service=said)
        return first

    def exchange_loop(self, on_vault: object, report: Callable[[Any], None]) -> FakeLoop:
        self.loop.report = report
        return self.loop

    @property
    def has_pin(self) -> bool:
        return bool(self.pin)

    def choose_pin(self, pin: Secret) -> None:
        digits = pin.buffer.decode()
        if len(set(digits)) < 3:
            raise UserError(
                "This PIN is one of those tried first. Choose digits in no pattern.", code="weak_pin"
            )
        self.pin = digits

    def check_pin(self, pin: Secret) -> None:
        if pin.buffer.decode() == self.pin:
            self.pins_wrong = 0
            return
        self.pins_wrong += 1
        raise WrongPin(3 - self.pins_wrong)

    def note_locked(self) -> None:
        self.calls.append(Call("note_locked", ()))

    def note_unlocked(self) -> None:
        self.calls.append(Call("note_unlocked", ()))

    def agency_may_open(self) -> bool:
        return self.escrowed

    def keep_place(self, place: str) -> None:
        self.kept_place = place

    def place(self) -> str:
        return self.kept_place

    def close(self) -> None:
        self.closed = True

    def refuse_one(self) -> None:
        """One report waits and another was refused."""
        self.status = SyncStatus(
            2,
            1,
            (RefusedRow("r-no", "CR-2026-0109", "Crisis encounter", "overtaken", REPORTS[1].problem, 1),),
            NOW,
        )


class FakeLoop:
    """A loop that runs nothing and counts."""

    def __init__(self) -> None:
        self.runs = self.wakes = self.stops = 0
        self.report: Callable[[Any], None] | None = None

    def run(self) -> None:
        self.runs += 1

    def wake(self) -> None:
        self.wakes += 1

    def stop(self) -> None:
        self.stops += 1


class FakeDesk:
    """A device with one person on it."""

    def __init__(self, workspace: FakeWorkspace, *, enrolled: bool = True) -> None:
        self.workspace = workspace
        self.enrolled = enrolled
        self.agency_name = "Riverside Police Department" if enrolled else ""
        self.demonstration = enrolled
        self.notice = "This computer belongs to the agency. Use is recorded."
        self.failure: Exception | None = None
        self.code = ""
        self.secrets_in_file = False
        self.codes: list[str] = []
        #: badges of whose code is not on paper
        self.owed: set[str] = set()

    def desk(self) -> Desk:
        """This fake where a desk is asked for."""
        return cast("Desk", self)

    def enrol(self, code_text: str) -> None:
        if self.failure is not None:
            raise self.failure
        self.code = code_text
        self.enrolled, self.agency_name = True, "Riverside Police Department"
        self.demonstration = True

    def create_vault(self, code_text: str, badge: str, passphrase: Secret) -> tuple[Workspace, str]:
        if self.failure is not None:
            raise self.failure
        self.workspace.passphrase = passphrase.buffer.decode()
        return self.workspace.workspace(), "A1B2-C3D4-E5F6"

    def owe_code(self, badge: str) -> None:
        self.owed.add(badge)

    def code_written(self, badge: str) -> None:
        self.owed.discard(badge)

    def sign_in(self, badge: str, passphrase: Secret) -> Workspace:
        if self.failure is not None:
            raise self.failure
        if (badge, passphrase.buffer.decode()) != (self.workspace.person.badge, self.workspace.passphrase):
            raise UserError("Badge number or passphrase is not right.", code="wrong_sign_in")
        self.workspace.code_owed = badge in self.owed
        return self.workspace.workspace()

    def challenge(self, badge: str) -> str:
        return "AAAA-BBBB-CCCC"

    def answer_challenge(self, badge: str, supervisor: str, answer: str) -> None:
        if answer != "1234-5678":
            raise UserError("This is not the answer.", code="wrong_answer")

    def renew_keys(self, workspace: Workspace, passphrase: Secret) -> str:
        if self.failure is not None:
            raise self.failure
        self.owe_code(workspace.person.badge)
        workspace.close()
        return "-".join(["Z9Y8X"] * 10)

    def recover(self, badge: str, recovery_code: str, new_passphrase: Secret) -> Workspace:
        self.workspace.passphrase = new_passphrase.buffer.decode()
        return self.workspace.workspace()

    def offer_recovery_code(self) -> str:
        return "-".join(["A1B2C"] * 10)

    def keep_recovery_code(self, workspace: Workspace, code: str) -> None:
        self.codes.append(code)
        self.code_written(workspace.person.badge)

    def try_passphrase(self, badge: str, passphrase: Secret) -> None:
        self.sign_in(badge, passphrase)
