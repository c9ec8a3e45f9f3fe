"""Places: area(), distance(), geofence(), intersects() (ODK XForms; the last two from the implementations).

A point is `latitude longitude [altitude [accuracy]]` in degrees; a line or shape is points separated by
semicolons, or a node-set of points.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from citdesk.xforms.expressions.code import Code, Kind, Value
from citdesk.xforms.expressions.conversions import text_of
from citdesk.xforms.expressions.environment import Scope
from citdesk.xforms.expressions.errors import ExpressionError
from citdesk.xforms.expressions.functions.signature import Function
from citdesk.xforms.expressions.numerals import NAN, number_in
from citdesk.xforms.expressions.syntax import Call
from citdesk.xforms.tree import Node

if TYPE_CHECKING:
    from citdesk.xforms.expressions.compiler import Compiler

#: metres, at the equator: what JavaRosa and web-forms calculate with
EARTH_RADIUS: Final = 6_378_100.0
_MOST_SEGMENTS: Final = 2_000


class Point(NamedTuple):
    """Degrees; NaN for what cannot be read."""

    latitude: float
    longitude: float


_NOWHERE: Final = Point(NAN, NAN)


def _points(value: Value) -> list[Point]:
    texts = [node.string_value() for node in value] if isinstance(value, list) else [text_of(value)]
    return [_point(part) for text in texts for part in text.strip().strip(";").split(";") if text.strip()]


def _point(text: str) -> Point:
    parts = text.split()
    if not 2 <= len(parts) <= 4:
        return _NOWHERE
    point = Point(number_in(parts[0]), number_in(parts[1]))
    return point if abs(point.latitude) <= 90 and abs(point.longitude) <= 180 else _NOWHERE


def _readable(points: Sequence[Point]) -> bool:
    return all(point.latitude == point.latitude for point in points)


def _measured(
    points: list[Point], measure: Callable[[list[Point]], float], call: Call, *, strict: bool
) -> float:
    """A measure of points, to the hundredth.

    Points that cannot be read make it NaN; in the ODK dialect they are an error, as in JavaRosa.
    """
    if _readable(points):
        return _hundredths(measure(points))
    if strict:
        raise ExpressionError(
            "geo", f"{call.name}() was given something that is no place: correct its points.", call.at + 1
        )
    return NAN


def _area(call: Call, compiler: Compiler) -> Code:
    """area(shape): square metres on the sphere, to the hundredth; 0 for fewer than three points."""
    run = compiler.compile(call.arguments[0]).run
    strict = compiler.dialect.strict

    def area(n: Node, c: Scope) -> float:
        points = _points(run(n, c))
        return _measured(points, _enclosed, call, strict=strict) if len(points) > 2 else 0.0

    return Code(Kind.NUMBER, area)


def _enclosed(points: list[Point]) -> float:
    total = 0.0
    for start, end in zip(points, [*points[1:], points[0]], strict=True):
        turn = math.radians(end.longitude - start.longitude)
        total += turn * (2 + math.sin(math.radians(end.latitude)) + math.sin(math.radians(start.latitude)))
    return abs(total) * EARTH_RADIUS * EARTH_RADIUS / 2


def _distance(call: Call, compiler: Compiler) -> Code:
    """distance(line|shape|point, …): metres along all points in turn, to the hundredth."""
    runs = [compiler.compile(argument).run for argument in call.arguments]
    strict = compiler.dialect.strict

    def distance(n: Node, c: Scope) -> float:
        points = [point for run in runs for point in _points(run(n, c))]
        return _measured(points, _length, call, strict=strict)

    return Code(Kind.NUMBER, distance)


def _length(points: list[Point]) -> float:
    return sum(_apart(start, end) for start, end in pairwise(points))


def _apart(start: Point, end: Point) -> float:
    """The great-circle distance by the law of cosines."""
    turn = math.radians(start.longitude - end.longitude)
    one, other = math.radians(start.latitude), math.radians(end.latitude)
    cosine = math.sin(one) * math.sin(other) + math.cos(one) * math.cos(other) * math.cos(turn)
    return math.acos(min(1.0, max(-1.0, cosine))) * EARTH_RADIUS


def _hundredths(number: float) -> float:
    return math.floor(number * 100 + 0.5) / 100


def _geofence(call: Call, compiler: Compiler) -> Code:
    """geofence(point, shape): whether the point lies inside the shape, seen as drawn on a flat map."""
    place, fence = (compiler.compile(argument).run for argument in call.arguments)

    def inside(n: Node, c: Scope) -> bool:
        points, corners = _points(place(n, c)), _points(fence(n, c))
        if len(points) != 1 or len(corners) < 3 or not _readable([*points, *corners]):
            return False
        return _is_inside(points[0], corners)

    return Code(Kind.TRUTH, inside)


def _is_inside(point: Point, corners: list[Point]) -> bool:
    """Whether a ray from the point crosses the boundary an odd number of times."""
    inside = False
    for start, end in zip(corners, [*corners[1:], corners[0]], strict=True):
        if (start.longitude > point.longitude) is not (end.longitude > point.longitude):
            slope = (end.latitude - start.latitude) / (end.longitude - start.longitude)
            if point.latitude < start.latitude + slope * (point.longitude - start.longitude):
                inside = not inside
    return inside


def _intersects(call: Call, compiler: Compiler) -> Code:
    """intersects(line|shape): whether it crosses or touches itself, but for a shape's closing point."""
    run = compiler.compile(call.arguments[0]).run
    at = call.at + 1

    def intersects(n: Node, c: Scope) -> bool:
        points = _points(run(n, c))
        if len(points) > _MOST_SEGMENTS:
            raise ExpressionError(
                "range",
                f"intersects() looks at no more than {_MOST_SEGMENTS:,} points: simplify the line.",
                at,
            )
        return _readable(points) and _crosses_itself(points)

    return Code(Kind.TRUTH, intersects)


class _Segment(NamedTuple):
    start: Point
    end: Point
    number: int

    def west(self) -> float:
        return min(self.start.longitude, self.end.longitude)

    def east(self) -> float:
        return max(self.start.longitude, self.end.longitude)


def _crosses_itself(points: list[Point]) -> bool:
    distinct = [point for at, point in enumerate(points) if at == 0 or point != points[at - 1]]
    closed = len(distinct) > 3 and distinct[0] == distinct[-1]
    segments = [_Segment(start, end, number) for number, (start, end) in enumerate(pairwise(distinct))]
    last = len(segments) - 1
    by_west = sorted(segments, key=_Segment.west)
    for at, one in enumerate(by_west):
        for other in by_west[at + 1 :]:
            if other.west() > one.east():
                break
            first, second = sorted((one.number, other.number))
            neighbours = second - first == 1 or (closed and first == 0 and second == last)
            if _fold_back(segments[first], segments[second]) if neighbours else _meet(one, other):
                return True
    return False


def _side(a: Point, b: Point, p: Point) -> float:
    """Positive, negative or 0 as p lies to one side of the line through a and b, the other, or on it."""
    return (b.longitude - a.longitude) * (p.latitude - a.latitude) - (b.latitude - a.latitude) * (
        p.longitude - a.longitude
    )


def _on(segment: _Segment, p: Point) -> bool:
    """Whether a point on the segment's line lies on the segment."""
    latitudes = sorted((segment.start.latitude, segment.end.latitude))
    return segment.west() <= p.longitude <= segment.east() and latitudes[0] <= p.latitude <= latitudes[1]


def _meet(one: _Segment, other: _Segment) -> bool:
    sides = (
        _side(one.start, one.end, other.start),
        _side(one.start, one.end, other.end),
        _side(other.start, other.end, one.start),
        _side(other.start, other.end, one.end),
    )
    if sides[0] * sides[1] < 0 and sides[2] * sides[3] < 0:
        return True
    return (
        (sides[0] == 0 and _on(one, other.start))
        or (sides[1] == 0 and _on(one, other.end))
        or (sides[2] == 0 and _on(other, one.start))
        or (sides[3] == 0 and _on(other, one.end))
    )


def _fold_back(first: _Segment, second: _Segment) -> bool:
    """Whether two segments that share an end run back over each other."""
    shared = first.end if first.end == second.start else first.start
    one = first.start if shared == first.end else first.end
    other = second.end if shared == second.start else second.start
    if _side(first.start, first.end, other) != 0:
        return False
    return (one.longitude - shared.longitude) * (other.longitude - shared.longitude) + (
        one.latitude - shared.latitude
    ) * (other.latitude - shared.latitude) > 0


FUNCTIONS: Final[dict[str, Function]] = {
    "area": Function(1, 1, _area),
    "enclosed-area": Function(1, 1, _area),
    "distance": Function(1, None, _distance),
    "geofence": Function(2, 2, _geofence),
    "intersects": Function(1, 1, _intersects),
}
