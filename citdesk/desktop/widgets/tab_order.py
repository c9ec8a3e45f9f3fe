"""The order of Tab for controls that were made at different times."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_stops(within: QWidget, first: Iterable[QWidget]) -> list[QWidget]:
    """All that Tab may stop at inside a widget: ``first`` in its order, then what else is there."""
    stops = dict.fromkeys(first)
    window = within.window()
    for widget in within.findChildren(QWidget):
        tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        # the list that a drop list opens is a window of its own
        if tab and widget.focusProxy() is None and widget.window() is window:
            stops.setdefault(widget)
    return list(stops)


def order_tabs(after: QWidget, stops: Sequence[QWidget], before: Sequence[QWidget] = ()) -> None:
    """Let Tab go through ``stops``, in their order, from where ``after`` stands.

    ``before`` are stops that were put in order earlier, from the same place: where those that are left still
    follow each other, only the new ones are moved.
    """
    known = set(before)
    kept = [stop for stop in stops if stop in known]
    wanted = set(kept)
    if kept != [stop for stop in before if stop in wanted]:
        known = set()
    place, fresh = after, list[QWidget]()
    for stop in stops:
        if stop not in known:
            fresh.append(stop)
            continue
        _put_in_order(place, fresh)
        place, fresh = stop, []
    _put_in_order(place, fresh)


def _put_in_order(after: QWidget, stops: Sequence[QWidget]) -> None:
    """Put ``stops`` behind ``after``, in their order.

    A box that hands its focus to a control inside it is a stop of Qt's as well, at the place where it was
    made, and Tab would jump from there back to the control. So it is moved together with its control.
    """
    if not stops:
        return
    run = list(dict.fromkeys((after, *(part for stop in stops for part in (*_holders(stop), stop)))))
    with _as_plain_stops(run):
        for one, following in pairwise(run):
            QWidget.setTabOrder(one, following)


@contextmanager
def _as_plain_stops(widgets: Sequence[QWidget]) -> Generator[None, None, None]:
    """Widgets as Qt will place them one by one.

    Qt passes over whatever takes no focus, and moves a box that hands its focus on with all that happens to
    stand between the box and that control.
    """
    before = [(widget, widget.focusPolicy(), widget.focusProxy()) for widget in widgets]
    for widget, policy, proxy in before:
        if proxy is not None:
            widget.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes null, the stubs do not say so
        if policy == Qt.FocusPolicy.NoFocus:
            widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    yield
    for widget, policy, proxy in before:
        widget.setFocusPolicy(policy)
        if proxy is not None:
            widget.setFocusProxy(proxy)


def _holders(stop: QWidget) -> list[QWidget]:
    """The boxes around a control that give it their focus, with those between them, outermost first.

    Qt puts a box that is told to hand its focus on in front of what stands in it; so all between goes along.
    """
    found: list[QWidget] = []
    inside: QWidget = stop
    passed: list[QWidget] = []
    around = stop.parentWidget()
    while around is not None and not around.isWindow():
        passed.append(around)
        if around.focusProxy() is inside:
            found += passed
            passed = []
            inside = around
        around = around.parentWidget()
    return found[::-1]
