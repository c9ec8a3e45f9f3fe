"""``geopoint``, ``geotrace`` and ``geoshape`` (specification, section Data types)."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import cast

from citdesk.xforms.client import Geopoint, Value
from citdesk.xforms.session.values.codec import Unreadable
from citdesk.xforms.session.values.numbers import decimal_text

_POINT = "Enter both latitude and longitude in degrees, for example 41.87811 and -87.62980."
_LINE = "Enter one point on each line: latitude, a space, longitude. For example 41.87811 -87.62980."


def point_text(point: Geopoint) -> str:
    """``latitude longitude [altitude [accuracy]]``."""
    numbers = [point.latitude, point.longitude]
    if point.altitude is not None or point.accuracy is not None:
        numbers.append(point.altitude or 0.0)
    if point.accuracy is not None:
        numbers.append(point.accuracy)
    return " ".join(decimal_text(float(number)) for number in numbers)


def read_point(text: str) -> Geopoint | None:
    """The point of a text, None if it is none or lies outside the globe."""
    words = text.split()
    if not 2 <= len(words) <= 4:
        return None
    try:
        numbers = [float(word) for word in words]
    except ValueError:
        return None
    return _checked(Geopoint(*numbers))


def _checked(point: Geopoint) -> Geopoint | None:
    numbers = [point.latitude, point.longitude, point.altitude or 0.0, point.accuracy or 0.0]
    on_globe = abs(point.latitude) <= 90 and abs(point.longitude) <= 180
    return point if on_globe and all(math.isfinite(number) for number in numbers) else None


class PointCodec:
    """One place."""

    def encode(self, value: object) -> str:
        """Its numbers with blanks between them."""
        if value is None or value == "":
            return ""
        point = _checked(value) if isinstance(value, Geopoint) else read_point(str(value))
        if point is None:
            raise Unreadable(_POINT)
        return point_text(point)

    def decode(self, text: str) -> Value | None:
        """The place."""
        return read_point(text)


class LineCodec:
    """Several places: a trace, or a shape whose last place is its first."""

    def __init__(self, *, closed: bool) -> None:
        self._fewest = 3 if closed else 2
        self._what = "An area" if closed else "A line"
        self._closed = closed

    def encode(self, value: object) -> str:
        """Places with ``;`` between them."""
        if value is None or value == "":
            return ""
        points = self._points(value)
        if points is None:
            raise Unreadable(_LINE)
        if len({(point.latitude, point.longitude) for point in points}) < self._fewest:
            raise Unreadable(f"{self._what} needs at least {self._fewest} different points.")
        if self._closed and points[0] != points[-1]:
            points = [*points, points[0]]
        return "; ".join(point_text(point) for point in points)

    def decode(self, text: str) -> Value | None:
        """The places."""
        points = self._points(text) if text else None
        return tuple(points) if points else None

    def _points(self, value: object) -> list[Geopoint] | None:
        if isinstance(value, str):
            read = [read_point(part) for part in value.split(";") if part.strip()]
        elif isinstance(value, Iterable):
            items = cast("Iterable[object]", value)
            read = [_checked(item) if isinstance(item, Geopoint) else None for item in items]
        else:
            return None
        points = [point for point in read if point is not None]
        return points if points and len(points) == len(read) else None
