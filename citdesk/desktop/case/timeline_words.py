"""The moments of a case in words, and the icon and colours that repeat them."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from citdesk.desktop.shell.counted import counted
from citdesk.desktop.widgets.state_chip import ChipStyle, State
from citdesk.workspace import CaseMoment, RecordMoment, SceneMoment

_NOOP = QT_TRANSLATE_NOOP
_SCENE = {
    SceneMoment.RECEIVED: str(_NOOP("Timeline", "Call received")),
    SceneMoment.OCCURRED: str(_NOOP("Timeline", "It happened")),
    SceneMoment.DISPATCHED: str(_NOOP("Timeline", "First unit sent")),
    SceneMoment.ARRIVED: str(_NOOP("Timeline", "First unit arrived")),
    SceneMoment.CIT_ARRIVED: str(_NOOP("Timeline", "CIT on scene")),
    SceneMoment.CLINICIAN: str(_NOOP("Timeline", "Clinician reached")),
    SceneMoment.ANOTHER_ARRIVED: str(_NOOP("Timeline", "Another officer arrived")),
    SceneMoment.CUSTODY: str(_NOOP("Timeline", "Custody began")),
    SceneMoment.CALM: str(_NOOP("Timeline", "The scene was calm")),
    SceneMoment.LEFT: str(_NOOP("Timeline", "Left the scene")),
    SceneMoment.SET_OUT: str(_NOOP("Timeline", "Set out for the facility")),
    SceneMoment.AT_FACILITY: str(_NOOP("Timeline", "Arrived at the facility")),
    SceneMoment.HANDED_OVER: str(_NOOP("Timeline", "Facility took the person over")),
    SceneMoment.LET_GO: str(_NOOP("Timeline", "Person let go")),
    SceneMoment.CLEARED: str(_NOOP("Timeline", "Back in service")),
}
_RECORD = {
    RecordMoment.SENT: str(_NOOP("Timeline", "{report} sent")),
    RecordMoment.SENT_AGAIN: str(_NOOP("Timeline", "{report} sent again")),
    RecordMoment.AMENDED: str(_NOOP("Timeline", "{report}: amendment sent")),
    RecordMoment.TAKEN_BACK: str(_NOOP("Timeline", "{report} taken back")),
    RecordMoment.RETURNED: str(_NOOP("Timeline", "{report} returned")),
    RecordMoment.APPROVED: str(_NOOP("Timeline", "{report} approved")),
    RecordMoment.VOID: str(_NOOP("Timeline", "{report} made void")),
    RecordMoment.DUPLICATE: str(_NOOP("Timeline", "{report} marked as a duplicate")),
    RecordMoment.GIVEN: str(_NOOP("Timeline", "{report} given to {person}")),
    RecordMoment.PAPER: str(_NOOP("Timeline", "{report} issued")),
}
#: how the end of a custody that still runs is marked
LIMIT_STYLE = State.EXPIRING.value
_CUSTODY = ChipStyle("attention", "timer", solid="attention_solid")
_SCENE_STYLES = {
    SceneMoment.RECEIVED: ChipStyle("own", "phone"),
    SceneMoment.OCCURRED: ChipStyle("own", "clock"),
    SceneMoment.DISPATCHED: ChipStyle("own", "forward"),
    SceneMoment.CIT_ARRIVED: ChipStyle("own", "shield"),
    SceneMoment.CLINICIAN: ChipStyle("own", "people"),
    SceneMoment.ANOTHER_ARRIVED: ChipStyle("own", "person"),
    SceneMoment.CUSTODY: _CUSTODY,
    SceneMoment.HANDED_OVER: ChipStyle("done", "unlock"),
    SceneMoment.LET_GO: ChipStyle("done", "unlock"),
    SceneMoment.SET_OUT: ChipStyle("own", "forward"),
    SceneMoment.CALM: ChipStyle("done", "check"),
}
_PLACE = ChipStyle("own", "location")
_RECORD_STYLES = {
    RecordMoment.SENT: State.SENT.value,
    RecordMoment.SENT_AGAIN: State.SENT.value,
    RecordMoment.AMENDED: State.SENT.value,
    RecordMoment.TAKEN_BACK: ChipStyle("own", "undo"),
    RecordMoment.RETURNED: State.RETURNED.value,
    RecordMoment.APPROVED: State.APPROVED.value,
    RecordMoment.VOID: State.REFUSED.value,
    RecordMoment.DUPLICATE: ChipStyle("own", "link"),
    RecordMoment.GIVEN: ChipStyle("own", "person"),
    RecordMoment.PAPER: ChipStyle("own", "print"),
}
_HOUR, _DAY = 60, 24 * 60


def moment_words(moment: CaseMoment) -> str:
    """What happened, in a few words."""
    if isinstance(moment.kind, SceneMoment):
        return QCoreApplication.translate("Timeline", _SCENE[moment.kind])
    return QCoreApplication.translate("Timeline", _RECORD[moment.kind]).format(
        report=moment.of, person=moment.to
    )


def moment_style(moment: CaseMoment) -> ChipStyle:
    """The icon and colours of a moment."""
    if isinstance(moment.kind, SceneMoment):
        return _SCENE_STYLES.get(moment.kind, _PLACE)
    return State.WAITING.value if moment.waiting else _RECORD_STYLES[moment.kind]


def later_words(span: timedelta) -> str:
    """How much later something was, '' for less than a minute: minutes, then hours, then days."""
    say = QCoreApplication.translate
    minutes = int(span.total_seconds() // 60)
    if minutes < 1:
        return ""
    if minutes < _HOUR:
        return say("Timeline", "{n} min later").format(n=minutes)
    if minutes < _DAY:
        return say("Timeline", "{h} h {m} min later").format(h=minutes // _HOUR, m=f"{minutes % _HOUR:02}")
    days = round(minutes / _DAY)
    return counted(days, say("Timeline", "1 day later"), say("Timeline", "{n} days later"))
