"""A position by GPS: on a press and at no other time, told with its age, and off once nobody needs it."""

# ruff: noqa: N802, N803 - the names are Qt's

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QDate, QDateTime, QIODevice, QObject, QTime, QTimer, QTimeZone
from PySide6.QtPositioning import (
    QGeoCoordinate,
    QGeoPositionInfo,
    QGeoPositionInfoSource,
    QNmeaPositionInfoSource,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from citdesk.desktop.form import Desk, FormView, FormViewModel
from citdesk.desktop.position.finder import PositionFinder
from citdesk.desktop.theme import Look
from citdesk.xforms import Geopoint
from tests.gui.form.conftest import now

SEEN, SPOT = "/small/seen", "/small/seen/spot"
Error = QGeoPositionInfoSource.Error


class Receiver(QGeoPositionInfoSource):
    """A receiver of which a test says when and why it fails."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.asked: list[int] = []

    def requestUpdate(self, timeout: int = 0) -> None:
        self.asked.append(timeout)

    def startUpdates(self) -> None:
        """Never wanted: one position is enough."""
        raise AssertionError

    def stopUpdates(self) -> None:
        """Nothing was started."""

    def minimumUpdateInterval(self) -> int:
        return 1000

    def error(self) -> Error:
        return Error.NoError

    def lastKnownPosition(self, fromSatellitePositioningMethodsOnly: bool = False) -> QGeoPositionInfo:
        return QGeoPositionInfo()

    def supportedPositioningMethods(self) -> QGeoPositionInfoSource.PositioningMethod:
        return QGeoPositionInfoSource.PositioningMethod.SatellitePositioningMethods


class Receivers:
    """What opens receivers, and remembers each that it opened."""

    def __init__(self, make: Callable[[QObject], QGeoPositionInfoSource | None]) -> None:
        self._make = make
        self.opened: list[QGeoPositionInfoSource | None] = []

    def __call__(self, parent: QObject) -> QGeoPositionInfoSource | None:
        """Open one."""
        self.opened.append(self._make(parent))
        return self.opened[-1]

    @property
    def last(self) -> Receiver:
        """The one that was opened last."""
        found = self.opened[-1]
        assert isinstance(found, Receiver)
        return found


Shown = Callable[[Callable[[QObject], QGeoPositionInfoSource | None]], tuple[FormView, Receivers]]


@pytest.fixture
def show(look: Look, model: FormViewModel, bring_up: Callable[[QWidget], None]) -> Shown:
    """The page with the question, over receivers."""

    def shown(make: Callable[[QObject], QGeoPositionInfoSource | None]) -> tuple[FormView, Receivers]:
        receivers = Receivers(make)
        view = FormView(Desk(look, now, attach=lambda *_: None, open_source=receivers), model)
        view.resize(930, 660)
        bring_up(view)
        model.walk.open_section(SEEN)
        return view, receivers

    return shown


def _nmea(parent: QObject, moment: str, day: str) -> QGeoPositionInfoSource:
    """Qt's own reader of what receivers say, over two sentences of one."""
    said = (
        f"GPRMC,{moment}.00,A,3246.9200,N,09648.1200,W,0.0,0.0,{day},,,A",
        f"GPGGA,{moment}.00,3246.9200,N,09648.1200,W,1,08,0.9,130.0,M,0.0,M,,",
    )
    lines = "".join(f"${each}*{_checksum(each):02X}\r\n" for each in said)
    source = QNmeaPositionInfoSource(QNmeaPositionInfoSource.UpdateMode.SimulationMode, parent)
    buffer = QBuffer(source)
    buffer.setData(QByteArray(lines.encode()))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    source.setDevice(buffer)
    source.setUserEquivalentRangeError(5.1)
    return source


def _checksum(sentence: str) -> int:
    total = 0
    for letter in sentence:
        total ^= ord(letter)
    return total


def _press(view: FormView) -> None:
    button = view.findChild(QPushButton, f"{SPOT}#gps")
    assert button is not None
    assert button.isVisible()
    button.click()


def _said(view: FormView) -> str:
    label = view.findChild(QLabel, f"{SPOT}#gps-said")
    assert label is not None
    return label.text()


def test_what_a_receiver_says_becomes_the_answer_and_can_be_undone(
    qtbot: QtBot, show: Shown, model: FormViewModel
) -> None:
    """Real sentences through Qt's own reader: the answer, how near and when; Ctrl+Z takes it back."""
    utc = now().utctimetuple()
    day, time = f"{utc.tm_mday:02}{utc.tm_mon:02}{utc.tm_year % 100:02}", f"{utc.tm_hour:02}{utc.tm_min:02}00"
    view, receivers = show(lambda parent: _nmea(parent, time, day))
    assert receivers.opened == []
    _press(view)
    qtbot.waitUntil(lambda: model.question(SPOT).value is not None, timeout=60_000)
    point = model.question(SPOT).value
    assert isinstance(point, Geopoint)
    assert point.latitude == pytest.approx(32.782)
    assert point.longitude == pytest.approx(-96.802)
    assert _said(view) == "Within 9 m, 21:44"
    box = view.findChild(QLineEdit, SPOT)
    assert box is not None
    assert box.text() == "32.782000"
    model.undo()
    assert model.question(SPOT).value is None
    assert _said(view) == ""


def test_an_old_position_says_from_when_it_is(qtbot: QtBot, show: Shown, model: FormViewModel) -> None:
    """Eight minutes old: the time stands first, so that nobody takes it for here and now."""
    past = (now() - timedelta(minutes=8)).utctimetuple()
    day = f"{past.tm_mday:02}{past.tm_mon:02}{past.tm_year % 100:02}"
    view, _ = show(lambda parent: _nmea(parent, f"{past.tm_hour:02}{past.tm_min:02}00", day))
    _press(view)
    qtbot.waitUntil(lambda: model.question(SPOT).value is not None, timeout=60_000)
    assert _said(view) == "Position from 21:36, within 9 m"


def _fix(
    place: QGeoCoordinate | None = None, *, at: datetime | None = None, accuracy: float | None = 5.0
) -> QGeoPositionInfo:
    moment = QDateTime.fromSecsSinceEpoch(int((at or now()).timestamp()), QTimeZone.utc())
    told = QGeoPositionInfo(place or QGeoCoordinate(32.782, -96.802), moment)
    if accuracy is not None:
        told.setAttribute(QGeoPositionInfo.Attribute.HorizontalAccuracy, accuracy)
    return told


def _of_year(year: int) -> QGeoPositionInfo:
    moment = QDateTime(QDate(year, 6, 1), QTime(12, 0), QTimeZone.utc())
    return QGeoPositionInfo(QGeoCoordinate(32.782, -96.802), moment)


@pytest.mark.parametrize(
    ("away", "when"),
    [
        (timedelta(minutes=-30), "21:14"),
        (timedelta(days=-1), "Wed Mar 11, 21:44"),
        (timedelta(days=2), "Sat Mar 14, 21:44"),
    ],
)
def test_a_position_of_another_time_is_taken_only_when_the_officer_says_so(
    show: Shown, model: FormViewModel, away: timedelta, when: str
) -> None:
    """It says from when it is, with the day, and fills in nothing before the second press."""
    view, receivers = show(Receiver)
    _press(view)
    receivers.last.positionUpdated.emit(_fix(at=now() + away))
    assert _said(view) == f"This position is from {when}, not from now. Nothing was filled in."
    assert model.question(SPOT).value is None
    anyway = view.findChild(QPushButton, f"{SPOT}#gps-anyway")
    assert anyway is not None
    assert anyway.isVisible()
    anyway.click()
    assert isinstance(model.question(SPOT).value, Geopoint)
    assert _said(view) == f"Position from {when}, within 5 m"
    assert not anyway.isVisible()


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (lambda: _fix(accuracy=float("nan")), "nothing that is a position"),
        (lambda: _fix(accuracy=float("inf")), "nothing that is a position"),
        (lambda: _fix(accuracy=-5.0), "nothing that is a position"),
        (lambda: _fix(QGeoCoordinate(32.0, -96.0, float("inf"))), "nothing that is a position"),
        (lambda: _fix(QGeoCoordinate(0.0, 0.0)), "nothing that is a position"),
        (lambda: _of_year(1), "nothing that is a position"),
        (lambda: _of_year(-40), "nothing that is a position"),
        (lambda: _of_year(12_000), "nothing that is a position"),
        (lambda: _fix(accuracy=1e9), "within some kilometers only"),
    ],
    ids=["nan", "inf", "minus", "high", "0/0", "year 1", "before", "far", "vague"],
)
def test_what_is_no_position_is_never_an_answer(
    show: Shown, model: FormViewModel, told: Callable[[], QGeoPositionInfo], words: str
) -> None:
    """A receiver that knows nothing tells odd numbers: the search ends with a sentence, boxes stay."""
    view, receivers = show(Receiver)
    model.boxes.type(SPOT, "32.5")
    _press(view)
    receivers.last.positionUpdated.emit(told())
    assert words in _said(view)
    assert model.boxes.text(SPOT) == "32.5"
    button = view.findChild(QPushButton, f"{SPOT}#gps")
    assert button is not None
    assert button.text() == "Use GPS"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (Error.AccessError, "privacy settings"),
        (Error.ClosedError, "Plug it in"),
        (Error.UpdateTimeoutError, "half a minute"),
        (Error.UnknownSourceError, "finds no position"),
    ],
)
def test_what_goes_wrong_is_one_sentence_and_hands_stay_free(
    show: Shown, model: FormViewModel, error: Error, words: str
) -> None:
    """The receiver is closed, nothing is changed, what was typed stays, and it can be tried again."""
    view, receivers = show(Receiver)
    model.boxes.type(SPOT, "32.5")
    _press(view)
    receivers.last.errorOccurred.emit(error)
    assert words in _said(view)
    assert model.boxes.text(SPOT) == "32.5"
    _press(view)
    assert len(receivers.opened) == 2


def test_a_receiver_that_vanishes_or_falls_silent_keeps_nobody_waiting(
    show: Shown, model: FormViewModel
) -> None:
    """Pulled out in mid-fix, or never heard of again: one sentence, and the position is entered by hand."""
    view, receivers = show(Receiver)
    _press(view)
    delete(receivers.last)
    assert _said(view) == "The GPS receiver is gone. Plug it in and try again, or enter it."
    model.boxes.type(SPOT, "32.5")
    assert model.boxes.text(SPOT) == "32.5"
    _press(view)
    finder = view.findChild(PositionFinder)
    assert finder is not None
    over = finder.findChild(QTimer)
    assert over is not None
    assert over.isActive()
    assert over.interval() > receivers.last.asked[0]
    over.timeout.emit()
    assert "half a minute" in _said(view)
    assert not finder.looking
    assert not over.isActive()


def test_a_computer_without_a_receiver_says_so(show: Shown, model: FormViewModel) -> None:
    """No error and no waiting: the position or the address is entered by hand."""
    view, receivers = show(lambda _parent: None)
    _press(view)
    assert "finds no position" in _said(view)
    assert receivers.opened == [None]
    assert model.question(SPOT).value is None


def test_the_receiver_is_off_before_a_press_and_once_the_question_is_out_of_sight(
    show: Shown, model: FormViewModel
) -> None:
    """Another page, a covered or locked screen: what comes then is no answer any more."""
    view, receivers = show(Receiver)
    assert receivers.opened == []
    _press(view)
    assert receivers.last.asked == [30_000]
    view.hide()  # as the window does with all that lies behind a lock
    receivers.last.errorOccurred.emit(Error.AccessError)
    view.show()
    assert _said(view) == "Stopped. Nothing was changed."
    _press(view)
    model.walk.open_section("/small/call")
    assert _said(view) == "Stopped. Nothing was changed."
    assert len(receivers.opened) == 2


def test_a_second_press_stops(show: Shown, model: FormViewModel) -> None:
    """Whoever changes their mind is not made to wait."""
    view, receivers = show(Receiver)
    _press(view)
    _press(view)
    assert _said(view) == "Stopped. Nothing was changed."
    assert len(receivers.opened) == 1
    assert model.question(SPOT).value is None


def test_without_anything_to_open_there_is_no_button(
    look: Look, model: FormViewModel, bring_up: Callable[[QWidget], None]
) -> None:
    """Where no receiver can be asked nothing promises one."""
    view = FormView(Desk(look, now), model)
    bring_up(view)
    model.walk.open_section(SEEN)
    button = view.findChild(QPushButton, f"{SPOT}#gps")
    assert button is not None
    assert not button.isVisible()


def _boxes(view: FormView) -> tuple[QLineEdit, QLineEdit]:
    latitude, longitude = (view.findChild(QLineEdit, name) for name in (SPOT, f"{SPOT}#longitude"))
    assert latitude is not None
    assert longitude is not None
    return latitude, longitude


def _come_back(view: FormView, model: FormViewModel) -> tuple[str, str]:
    """What stands in the boxes after the report was left and opened again at the same question."""
    model.boxes.flush()
    model.language_changed.emit()
    return tuple(box.text() for box in _boxes(view))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        ("44.9537", "-93.0900"),
        ("44,9537", "\u221293,0900"),
        ("44\u00b0 57' 13.3\" N", "93\u00b0 5' 24\" W"),
        ("N 44 57.222", "W 93 5.4"),
        ("44.9537, -93.0900", ""),
        ("44.9537 -93.0900", ""),
    ],
)
def test_a_position_is_taken_as_people_and_maps_write_it(
    show: Shown, model: FormViewModel, latitude: str, longitude: str
) -> None:
    """Decimal, minutes and seconds, a comma, a long minus, or both in one box: it is the same place."""
    view, _ = show(Receiver)
    for box, text in zip(_boxes(view), (latitude, longitude), strict=True):
        box.setFocus()
        box.insert(text)
        box.textEdited.emit(box.text())
    if not longitude:
        _come_back(view, model)
        _boxes(view)[1].textEdited.emit("")
    model.boxes.flush()
    value = model.question(SPOT).value
    assert isinstance(value, Geopoint)
    assert (value.latitude, value.longitude) == (
        pytest.approx(44.9537, abs=1e-4),
        pytest.approx(-93.09, abs=1e-4),
    )


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [("", "-93.09"), ("44.95", ""), ("44\u00b0 57' 61\" N", "93 W"), ("91", "5"), ("44.95 E", "5")],
)
def test_what_is_no_position_stays_in_the_box_it_was_written_in(
    show: Shown, model: FormViewModel, latitude: str, longitude: str
) -> None:
    """A longitude written first does not jump into the latitude, and no half of it is cut away."""
    view, _ = show(Receiver)
    for box, text in zip(_boxes(view), (latitude, longitude), strict=True):
        box.insert(text)
        if text:
            box.textEdited.emit(box.text())
    model.boxes.flush()
    assert model.question(SPOT).value is None
    assert _come_back(view, model) == (latitude, longitude)


def test_what_is_written_by_hand_is_not_replaced_by_what_comes_later(
    show: Shown, model: FormViewModel
) -> None:
    """Who begins to write while the receiver looks has decided: it is closed, and its word comes too late."""
    view, receivers = show(Receiver)
    _press(view)
    late = _fix(accuracy=None)
    box = view.findChild(QLineEdit, SPOT)
    assert box is not None
    box.setFocus()
    QTest.keyClicks(box, "44.98")
    receivers.last.positionUpdated.emit(late)
    assert box.text() == "44.98"
    assert _said(view) == ""
    _press(view)
    receivers.last.positionUpdated.emit(late)
    assert box.text() == "32.782000"
    assert _said(view).startswith(("By GPS", "Position from"))
    QTest.keyClicks(box, "1")
    assert _said(view) == ""
