"""A form in the real guided screen, to be looked at and tried by its author. Nothing is saved or sent."""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from citdesk.desktop.application import make_application
from citdesk.desktop.files import NewFile, made_ready, shown_picture
from citdesk.desktop.form import Desk, FormView, FormViewModel
from citdesk.desktop.form.contents import Item, Line
from citdesk.desktop.shell.failure_words import failure_words
from citdesk.desktop.theme import Look, ThemeChooser, ThemeName, set_theme
from citdesk.desktop.widgets import Caption, install_headings
from citdesk.desktop.widgets.styled import follow, ground
from citdesk.workspace import CitdeskError, SystemClock
from citdesk.xforms import Context, Form

_WIDTH, _HEIGHT = 1024, 768
_TALLEST = 6_000  # pixels: a page that is longer takes several pictures
_MOST_TURNS, _QUIET_TURNS = 500, 10  # of the event loop, until a page counts as laid out
_OVERLAP = 80  # pixels that stand on two pictures, so that no line is cut on both


class FormPreview(QWidget):
    """A plain window with one form. Answers and attached files live as long as the window does.

    Raises FormError for a data file of the form that is at fault.
    """

    def __init__(self, look: Look, form: Form, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.look = look
        self._files: dict[str, bytes] = {}
        dice = random.Random()  # noqa: S311 the order of choices, no secret
        session = form.start(Context(now=now, zone=now().tzinfo or UTC, random=dice))
        self.model = FormViewModel(session, _saved_nowhere, now, title=form.title, parent=self)
        desk = Desk(
            look,
            now,
            attach=self._attach,
            picture=self._picture,
            media=form.media,
            kept_where=self.tr("Gone when this window closes"),
        )
        self.notice = Caption(
            look, self.tr("Preview. Nothing is saved or sent."), self, name="preview.notice"
        )
        self.view = FormView(desk, self.model, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.view, 1)
        self.setWindowTitle(self.tr("{form} (preview)").format(form=form.title or form.id))
        self.resize(_WIDTH, _HEIGHT)
        self.model.send_wanted.connect(self._not_sent)
        self.model.walk.later_wanted.connect(self.close)
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take colours and margins from the look."""
        ground(self, self.look.colour("surface"))
        self.notice.setContentsMargins(
            self.look.em(1.6), self.look.em(0.4), self.look.em(1.6), self.look.em(0.4)
        )

    @Slot()
    def _not_sent(self) -> None:
        self.view.toast.show_words(self.tr("This is a preview: nothing was sent."), undo=False)

    def _attach(self, new: NewFile) -> None:
        try:
            file = made_ready(new)
        except CitdeskError as wrong:
            new.refused(failure_words(wrong))
            return
        self._files[file.name] = file.content
        new.kept(file.name, len(file.content))

    def _picture(self, name: str, shown: Callable[[QImage], None]) -> None:
        shown(shown_picture(self._files.get(name, b"")))


def show_preview(form: Form, *, theme: ThemeName | None = None) -> int:
    """Show a form in a window until it is closed; gives the exit code. Raises like FormPreview."""
    app, look = _prepare(theme)
    window = FormPreview(look, form, SystemClock().now)
    window.show()
    return app.exec()


def save_pictures(form: Form, folder: Path, *, theme: ThemeName | None = None) -> tuple[Path, ...]:
    """Save a PNG of each page that a fresh report shows, the first card of each repeat included.

    Raises FormError as FormPreview does, OSError for a folder that cannot be written.
    """
    app, look = _prepare(theme)
    window = FormPreview(look, form, SystemClock().now)
    window.show()
    try:
        return _photograph(app, window, folder)
    finally:
        window.model.boxes.flush()
        window.close()
        window.deleteLater()


def _prepare(theme: ThemeName | None) -> tuple[QApplication, Look]:
    app = make_application(sys.argv[:1])
    install_headings()
    return app, set_theme(app, theme or ThemeChooser.preferred(app))


def _photograph(app: QApplication, window: FormPreview, folder: Path) -> tuple[Path, ...]:
    folder.mkdir(parents=True, exist_ok=True)
    saved: list[Path] = []
    for number, key in enumerate(_pages(window.model), 1):
        _fit_height(app, window)
        for part, picture in enumerate(_parts(app, window), 1):
            file = folder / f"{number:02}-{_file_words(key)}{f'-{part}' if part > 1 else ''}.png"
            if not picture.save(str(file)):
                raise OSError(f"The picture {file} could not be written.")
            saved.append(file)
    return tuple(saved)


def _parts(app: QApplication, window: FormPreview) -> Iterator[QPixmap]:
    """The window with its page's beginning, and again with what follows until the end has been shown."""
    bar = max(
        (area.verticalScrollBar() for area in _areas(window)), key=lambda each: each.maximum(), default=None
    )
    if bar is not None:
        bar.setValue(0)
        app.processEvents()
    yield window.grab()
    while bar is not None and bar.value() < bar.maximum():
        before = bar.value()
        bar.setValue(before + max(bar.pageStep() - _OVERLAP, 1))
        app.processEvents()
        if bar.value() == before:
            return
        yield window.grab()


def _areas(window: FormPreview) -> list[QScrollArea]:
    """What scrolls on the open page."""
    page = window.view.page()
    return [page] if isinstance(page, QScrollArea) else page.findChildren(QScrollArea)


def _pages(model: FormViewModel) -> Iterator[str]:
    """Opens page after page and gives the key of each."""
    for key in model.section_keys():
        model.walk.open_section(key)
        yield key
        yield from _cards(model, model.walk.items())


def _cards(model: FormViewModel, lines: tuple[Item, ...]) -> Iterator[str]:
    for line in lines:
        if line.kind is not Line.CARDS or not (line.instances or line.can_add):
            continue
        if line.instances:
            model.walk.open_instance(line.instances[0])
        else:
            model.add_instance(line.path)
        yield model.walk.place.key
        yield from _cards(model, model.walk.items())


def _fit_height(app: QApplication, window: FormPreview) -> None:
    """Makes the window as high as the open page, so that the picture has all of it."""
    window.resize(_WIDTH, _HEIGHT)
    quiet = 0
    for _ in range(_MOST_TURNS):  # wrapped text and rows made in turns ask for more after a first change
        app.processEvents()
        window.view.page().settle()
        hidden = max((area.verticalScrollBar().maximum() for area in _areas(window)), default=0)
        if hidden and window.height() < _TALLEST:
            window.resize(_WIDTH, min(window.height() + hidden, _TALLEST))
            quiet = 0
        elif quiet == _QUIET_TURNS:
            return
        else:
            quiet += 1


def _file_words(key: str) -> str:
    return re.sub(r"[^\w-]+", "-", key.rsplit("/", 1)[-1]).strip("-") or "page"


def _saved_nowhere(_path: str, _typed: str | None, _xml: bytes) -> None:
    """A preview keeps nothing, and says neither that it saved nor that it failed."""
