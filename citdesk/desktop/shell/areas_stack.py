"""Which page is open: each area keeps its own pile of pages, so coming back lands exactly where one was."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from citdesk.desktop.shell.page import Page

MakePage = Callable[[], Page]


class AreaStack(QObject):
    """Piles of pages by area inside one stacked widget. ``shown`` carries the page now in sight."""

    shown = Signal(object)

    def __init__(self, stack: QStackedWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stack = stack
        self._makers: dict[str, MakePage] = {}
        self._piles: dict[str, list[Page]] = {}
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

    def offer(self, area: str, make: MakePage) -> None:
        """An area's root page is made when it is first opened."""
        self._makers[area] = make

    def open(self, area: str) -> None:
        """Go to an area, where it was left. Raises ``KeyError`` for an area that is not offered."""
        make = self._makers[area]
        if area == self._area and self.page is not None:
            return
        self._leave_page()
        self._area = area
        if not self._piles.get(area):
            self._add(make())
        self._show()

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
        gone = pile.pop() if len(pile) > 1 else None
        self._add(page)
        self._show()
        if gone is not None:
            self._drop(gone)

    def back(self) -> None:
        """Go back to the page beneath; the root page stays."""
        pile = self._piles.get(self._area, [])
        if len(pile) < 2:
            return
        self._leave_page()
        gone = pile.pop()
        self._show()
        self._drop(gone)

    def _page_left(self) -> None:
        # only the page in sight can be left; one beneath it that finishes late stays where it is
        if self.sender() is self.page:
            self.back()

    def to_root(self) -> None:
        """Go back to the area's root page, or to one above it in which something is under way."""
        pile = self._piles.get(self._area, [])
        stays = 1 + max((at for at, page in enumerate(pile) if page.under_way()), default=0)
        if len(pile) <= stays:
            return
        self._leave_page()
        gone, pile[stays:] = pile[stays:], []
        self._show()
        for page in gone:
            self._drop(page)

    def clear(self) -> None:
        """Drop every page and every area: somebody else may come."""
        self._leave_page()
        piles, self._piles, self._area = self._piles, {}, ""
        self._makers = {}
        for pile in piles.values():
            for page in pile:
                self._drop(page)

    def bring(self, page: Page) -> None:
        """Bring a page into sight that lies in some pile, dropping what lies over it."""
        for area, pile in self._piles.items():
            if page in pile:
                self._area = area
                gone = pile[pile.index(page) + 1 :]
                del pile[pile.index(page) + 1 :]
                self._show()
                for each in gone:
                    self._drop(each)
                return

    def pages(self) -> list[Page]:
        """Every page there is, in sight or not."""
        return [page for pile in self._piles.values() for page in pile]

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

    def _drop(self, page: Page) -> None:
        self._stack.removeWidget(page)
        page.hide()
        page.deleteLater()
