"""An officer's own reports: the list, starting one, what became of each, and what goes with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from citdesk.casework.custody import CustodyClock
from citdesk.casework.lifecycle import ConsultState
from citdesk.desktop.case.timeline_view import TimelinePage
from citdesk.desktop.consult.asked_view import AskedPage
from citdesk.desktop.my_work.confirmation_view import ConfirmationPage
from citdesk.desktop.my_work.list_view import MyWorkPage
from citdesk.desktop.my_work.report_view import ReportPage
from citdesk.desktop.my_work.start_view import ParentPage, StartPage
from citdesk.workspace import Display, EnvironmentProblem
from tests.gui.shell.fakes import NOW, FakeDesk, FakeWorkspace, report_row
from tests.pictures.screen import Screen, Stage, Way, calls, emit, press, raising, run, then, typed


def _nothing_yet(work: FakeWorkspace, _desk: FakeDesk) -> None:
    work.rows.clear()


def _disk_fails(work: FakeWorkspace, _desk: FakeDesk) -> None:
    work.reports = raising(  # type: ignore[assignment]
        EnvironmentProblem(
            "The disk does not answer. Your answers up to now are safe. Try again in a moment."
        )
    )


def _faulty(work: FakeWorkspace, _desk: FakeDesk) -> None:
    work.faults = ("The form Referral cannot be used: its rule for the address is not understood.",)


def _in_custody(work: FakeWorkspace, _desk: FakeDesk) -> None:
    work.clocks = (CustodyClock(NOW - timedelta(hours=7, minutes=34), NOW + timedelta(minutes=26)),)


def _ran_out(work: FakeWorkspace, _desk: FakeDesk) -> None:
    work.clocks = (CustodyClock(NOW - timedelta(hours=24, minutes=10), NOW - timedelta(minutes=10)),)


def _shift_ends(work: FakeWorkspace, _desk: FakeDesk) -> None:
    work.shift_began = NOW - timedelta(hours=work.settings.shift_hours) + timedelta(minutes=20)


def _asks(work: FakeWorkspace, _desk: FakeDesk) -> None:
    work.rows.append(
        report_row("r-ask", Display.SENT, form_id="consult", title="Consult request", state="submitted")
    )


def _answered(work: FakeWorkspace, desk: FakeDesk) -> None:
    _asks(work, desk)
    work.consults.asked = replace(
        work.consults.asked,
        state=ConsultState.ANSWERED,
        taken_at=NOW - timedelta(minutes=1),
        ended_at=NOW,
        clinician="Dr. L. Hahn",
        text="Let him sit down. Speak of the next five minutes only, and offer him water.",
        advice="Can stay with support",
        waiting_here=False,
    )


def _open(report: str) -> Way:
    return emit("frame.list.opened", report)


_ASKED: Way = calls(lambda stage: stage.inside._my_work.look_at_alone("r-ask"))
_SENT = then(
    _open("r-draft"),
    calls(lambda stage: stage.form.answer("/data/call/source", "A neighbor called 911")),
    calls(lambda stage: stage.form.answer("/data/seen/calm", "yes")),
    calls(lambda stage: stage.page.model.send()),  # type: ignore[attr-defined]
)


def _warned(stage: Stage) -> None:
    stage.application._warn_of_lock()


SCREENS: dict[str, Screen] = {
    "reports": Screen(shows=MyWorkPage),
    "reports-none": Screen(shows=MyWorkPage, ready=_nothing_yet),
    "reports-by-case": Screen(shows=MyWorkPage, way=emit("grouping.clicked")),
    "reports-search": Screen(shows=MyWorkPage, way=typed("my-work.search", "voices")),
    "reports-narrowed": Screen(shows=MyWorkPage, way=press("my-work.stage.open")),
    "reports-search-nothing": Screen(shows=MyWorkPage, way=typed("my-work.search", "xylophone")),
    "reports-unreadable": Screen(shows=MyWorkPage, ready=_disk_fails),
    "reports-faulty-form": Screen(shows=MyWorkPage, ready=_faulty),
    "reports-custody": Screen(shows=MyWorkPage, ready=_in_custody),
    "reports-custody-ran-out": Screen(shows=MyWorkPage, ready=_ran_out),
    "reports-shift-ends": Screen(
        shows=MyWorkPage, ready=_shift_ends, way=calls(lambda stage: stage.application._show_status())
    ),
    "reports-about-to-lock": Screen(shows=MyWorkPage, way=_warned),
    "report-start": Screen(shows=StartPage, way=run("report.start")),
    "report-start-on-which": Screen(shows=ParentPage, way=then(run("report.start"), _open("referral"))),
    "report-sent": Screen(shows=ReportPage, way=_open("r-sent")),
    "report-waiting": Screen(shows=ReportPage, way=_open("r-wait")),
    "report-refused": Screen(shows=ReportPage, way=_open("r-no")),
    "report-approved": Screen(shows=ReportPage, way=_open("r-done")),
    "report-confirmed": Screen(shows=ConfirmationPage, way=_SENT),
    "timeline": Screen(shows=TimelinePage, way=emit("timeline_wanted", "r-sent")),
    "consult-asked": Screen(shows=AskedPage, ready=_asks, way=_ASKED),
    "consult-answered": Screen(shows=AskedPage, ready=_answered, way=_ASKED),
}
