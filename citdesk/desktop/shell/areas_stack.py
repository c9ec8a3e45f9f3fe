"""Which page is open: each area keeps its own pile of pages, so coming back lands exactly where one was.

A page that is closed before all of it is on disk lives on out of sight until it is, and comes back where the
disk does not take it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QStackedWidget

from citdesk.desktop.shell.page import Page

MakePage = Callable[[], Page]


class AreaStack(QObject):
    """Piles of pages by area inside one stacked widget.

    ``shown`` carries the page now in sight; ``arrived`` says that it has put the focus where work begins.
    """

    shown = Signal(object)
    arrived = Signal()

    def __init__(self, stack: QStackedWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stack = stack
        self._makers: dict[str, MakePage] = {}
        self._piles: dict[str, list[Page]] = {}
        #: closed pages that are not all on disk yet, with the area they were in
        self._lingering: dict[Page, str] = {}
        self._area = ""

    @property
    def area(self) -> str:
        """The area that is open, '' when none is."""
        return self._area

    @property
    def page(self) -> Page | None:
        """The page in sight."""
        pile = self._piles.get(self._area)
        return pile[-1] if pile else None

    @property
    def beneath(self) -> Page | None:
        """The page that comes back into sight when the one in sight goes."""
        pile = self._piles.get(self._area, [])
        return pile[-2] if len(pile) > 1 else None

    def offer(self, area: str, make: MakePage) -> None:
        """An area's root page is made when it is first opened."""
        self._makers[area] = make

    def open(self, area: str) -> None:
        """Go to an area, where it was left. Raises ``KeyError`` for an area that is not offered.

        What was only looked at in passing does not stay behind in the area that is left.
        """
        make = self._makers[area]
        if area == self._area and self.page is not None:
            return
        self._leave_page()
        passed = self._take_passing()
        self._area = area
        if not self._piles.get(area):
            self._add(make())
        self._show()
        for page in passed:
            self._drop(page)

    def root(self, area: str) -> Page | None:
        """The root page of an area if it was opened before."""
        pile = self._piles.get(area)
        return pile[0] if pile else None

    def push(self, page: Page) -> None:
        """Open a page over the one in sight."""
        self._leave_page()
        self._add(page)
        self._show()

    def swap(self, page: Page) -> None:
        """Open a page in place of the one in sight, which goes; the area's root page stays beneath."""
        self._leave_page()
        pile = self._piles[self._area]
        gone = pile.pop() if len(pile) > 1 and not pile[-1].stuck() else None
        self._add(page)
        self._show()
        if gone is not None:
            self._close(gone)

    def back(self) -> None:
        """Go back to the page beneath; the root page stays, and one that the disk did not take."""
        pile = self._piles.get(self._area, [])
        if len(pile) < 2:
            return
        self._leave_page()
        if pile[-1].stuck():
            pile[-1].stay_open()
            return
        gone = pile.pop()
        self._show()
        self._close(gone)

    def _page_left(self) -> None:
        # only the page in sight can be left; one beneath it that finishes late stays where it is
        if self.sender() is self.page:
            self.back()

    def to_root(self) -> bool:
        """Go back to the area's root page, or to one above it in which something is under way.

        False where it ends at a page that the disk did not take, which says so.
        """
        pile = self._piles.get(self._area, [])
        if len(pile) > 1:
            self._leave_page()
        held = (at for at, page in enumerate(pile) if page.under_way() or page.stuck())
        stays = 1 + max(held, default=0)
        gone, pile[stays:] = pile[stays:], []
        if gone:
            self._show()
        for page in gone:
            self._close(page)
        if pile and pile[-1].stuck():
            pile[-1].stay_open()
            return False
        return True

    def clear(self) -> None:
        """Drop every page and every area: somebody else may come."""
        self._leave_page()
        piles, self._piles, self._area = self._piles, {}, ""
        self._makers = {}
        for pile in piles.values():
            for page in pile:
                self._drop(page)
        for page in self.lingering():
            self._give_up(page)
            page.deleteLater()

    def bring(self, page: Page) -> None:
        """Bring a page into sight that lies in some pile, closing what lies over it, or that lingers."""
        if page in self._lingering:
            self._put_back(page)
            return
        for area, pile in self._piles.items():
            if page in pile:
                self._area = area
                gone = pile[pile.index(page) + 1 :]
                del pile[pile.index(page) + 1 :]
                self._show()
                for each in gone:
                    self._close(each)
                return

    def pages(self) -> list[Page]:
        """Every page there is, in sight or not."""
        return [page for pile in self._piles.values() for page in pile] + self.lingering()

    def lingering(self) -> list[Page]:
        """The pages that are closed and not all on disk yet."""
        return list(self._lingering)

    def _take_passing(self) -> list[Page]:
        pile, taken = self._piles.get(self._area, []), list[Page]()
        while len(pile) > 1 and pile[-1].passing and not (pile[-1].stuck() or pile[-1].under_way()):
            taken.append(pile.pop())
        return taken

    def _leave_page(self) -> None:
        if self.page is not None:
            self.page.depart()

    def _add(self, page: Page) -> None:
        self._piles.setdefault(self._area, []).append(page)
        self._stack.addWidget(page)
        page.left.connect(self._page_left)

    def _show(self) -> None:
        for pile in self._piles.values():
            for each in pile:
                each.lie_under(another=each is not pile[-1])
        page = self.page
        if page is not None:
            self._stack.setCurrentWidget(page)
            self.shown.emit(page)
            page.arrive()
            self.arrived.emit()

    def _close(self, page: Page) -> None:
        if not page.lingers():
            self._drop(page)
            return
        self._take_out(page)
        self._lingering[page] = self._area
        page.context_changed.connect(self._look_after)

    def _drop(self, page: Page) -> None:
        self._take_out(page)
        page.deleteLater()

    def _take_out(self, page: Page) -> None:
        self._stack.removeWidget(page)
        page.hide()

    @Slot()
    def _look_after(self) -> None:
        page = self.sender()
        if not isinstance(page, Page) or page not in self._lingering:
            return
        if page.stuck():
            self._come_back(page)
        elif not page.lingers():
            self._give_up(page)
            page.deleteLater()

    def _come_back(self, page: Page) -> None:
        """The disk did not take a page: whoever wrote it sees that, but nobody the screen is held out to."""
        top = self.page
        if top is None or not (top.alone or top.under_way()):
            self._put_back(page)
            return
        area = self._give_up(page)
        pile = self._piles[area]
        self._stack.addWidget(page)
        pile.insert(len(pile) - 1 if area == self._area else len(pile), page)

    def _put_back(self, page: Page) -> None:
        self._leave_page()
        self._area = self._give_up(page)
        self._piles[self._area].append(page)
        self._stack.addWidget(page)
        self._show()

    def _give_up(self, page: Page) -> str:
        page.context_changed.disconnect(self._look_after)
        return self._lingering.pop(page)
