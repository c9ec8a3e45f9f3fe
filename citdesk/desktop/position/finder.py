"""One position, looked for when somebody asks for it; before and after that no receiver is open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from math import isfinite, isnan
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtPositioning import QGeoPositionInfo, QGeoPositionInfoSource

#: A receiver that was cold needs about half a minute under the open sky.
PATIENCE_MS = 30_000
#: how much longer it may take to say that it found nothing
_GRACE_MS = 2_000

#: What is known no better than to this many metres says nothing of where somebody is.
_VAGUE_M = 5_000
_YEARS = range(2, 9999)  #: those that keep a moment in them whatever the zone

#: Opens a receiver that goes with the object given; None where there is none.
OpenSource = Callable[[QObject], "QGeoPositionInfoSource | None"]


class NoPosition(Enum):
    """Why no position came."""

    NO_RECEIVER = "no_receiver"
    NOT_ALLOWED = "not_allowed"
    UNPLUGGED = "unplugged"
    TOO_LONG = "too_long"
    USELESS = "useless"
    TOO_VAGUE = "too_vague"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Position:
    """Degrees (WGS 84), metres or None where not told, and the moment the receiver gives it."""

    latitude: float
    longitude: float
    altitude: float | None
    accuracy: float | None
    at: datetime | None


def system_source(parent: QObject) -> QGeoPositionInfoSource | None:
    """The receiver that the system prefers, or None. Qt's part for it is read here, at the first press."""
    try:
        from PySide6.QtPositioning import QGeoPositionInfoSource
    except ImportError:  # a system without the libraries that it needs
        return None
    # GeoClue asks by this name whether it may tell
    return QGeoPositionInfoSource.createDefaultSource({"desktopId": "citdesk"}, parent)


class PositionFinder(QObject):
    """Opens a receiver on :meth:`find`, closes it as soon as it told, failed, or :meth:`stop` is called."""

    found = Signal(object)
    failed = Signal(object)

    def __init__(self, open_source: OpenSource, parent: QObject, *, patience_ms: int = PATIENCE_MS) -> None:
        super().__init__(parent)
        self._open_source = open_source
        self._patience = patience_ms
        self._source: QGeoPositionInfoSource | None = None
        # a receiver that is pulled out in mid-fix may not come to say that its own time is over
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.setInterval(patience_ms + _GRACE_MS)
        self._over.timeout.connect(self._too_long)

    @property
    def looking(self) -> bool:
        """Whether a receiver is open now."""
        return self._source is not None

    def find(self) -> None:
        """Look once; ``found`` or ``failed`` follows. Does nothing while it is looking."""
        if self._source is not None:
            return
        source = self._open_source(self)
        if source is None:
            self.failed.emit(NoPosition.NO_RECEIVER)
            return
        self._source = source
        source.positionUpdated.connect(self._came)
        source.errorOccurred.connect(self._went_wrong)
        source.destroyed.connect(self._gone)
        self._over.start()
        source.requestUpdate(self._patience)

    def stop(self) -> None:
        """Close the receiver: the question is no longer in sight, or the screen is locked."""
        if self._source is not None:
            self._close()
            self.failed.emit(NoPosition.STOPPED)

    def _came(self, told: QGeoPositionInfo) -> None:
        if self._source is None or not told.coordinate().isValid():
            return
        self._close()
        position = _position(told)
        if isinstance(position, NoPosition):
            self.failed.emit(position)
        else:
            self.found.emit(position)

    def _went_wrong(self, error: QGeoPositionInfoSource.Error) -> None:
        if self._source is None:
            return
        kinds = type(error)
        reasons = {
            kinds.AccessError: NoPosition.NOT_ALLOWED,
            kinds.ClosedError: NoPosition.UNPLUGGED,
            kinds.UpdateTimeoutError: NoPosition.TOO_LONG,
        }
        self._close()
        self.failed.emit(reasons.get(error, NoPosition.NO_RECEIVER))

    def _gone(self) -> None:
        """The system took the receiver away while it was looking."""
        self._source = None
        self._over.stop()
        self.failed.emit(NoPosition.UNPLUGGED)

    def _too_long(self) -> None:
        self._close()
        self.failed.emit(NoPosition.TOO_LONG)

    def _close(self) -> None:
        self._over.stop()
        source, self._source = self._source, None
        if source is not None and isValid(source):
            source.destroyed.disconnect(self._gone)
            source.stopUpdates()
            source.deleteLater()


def _position(told: QGeoPositionInfo) -> Position | NoPosition:
    """What was told, or why it is none: some tell 0/0, no number, a year 1 while they know nothing."""
    place, kinds = told.coordinate(), type(told).Attribute
    near = kinds.HorizontalAccuracy
    accuracy = told.attribute(near) if told.hasAttribute(near) else None
    altitude = None if isnan(place.altitude()) else place.altitude()
    numbers = [each for each in (accuracy, altitude) if each is not None]
    moment = told.timestamp()
    year = moment.date().year()
    if (
        not all(isfinite(each) for each in (place.latitude(), place.longitude(), *numbers))
        or (place.latitude() == 0 and place.longitude() == 0)
        or (accuracy is not None and accuracy < 0)
        or (moment.isValid() and year not in _YEARS)
    ):
        return NoPosition.USELESS
    if accuracy is not None and accuracy > _VAGUE_M:
        return NoPosition.TOO_VAGUE
    at = datetime.fromtimestamp(moment.toSecsSinceEpoch(), UTC) if moment.isValid() else None
    return Position(place.latitude(), place.longitude(), altitude, accuracy, at)
