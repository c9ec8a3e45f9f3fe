"""About CITDesk: its version, what it stands on with the licences, and a file for support."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSaveFile, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QGridLayout, QVBoxLayout, QWidget

from citdesk.desktop.settings.licences import packages, version
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import (
    Body,
    Button,
    Caption,
    ErrorText,
    Hint,
    Rank,
    ScrollPage,
    SectionTitle,
    Title,
    announce,
)
from citdesk.desktop.widgets.dialog import open_dialog

_FILE_NAME = "citdesk-diagnostics.txt"


class AboutPage(Page):
    """``details`` makes the text of the file for support, when it is asked for."""

    passing = True

    def __init__(self, look: Look, details: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._details = details
        self.setObjectName("page.about")
        self._page = ScrollPage(look, self, width=44, name="about")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        page = self._page
        page.add(Title(look, self.tr("CITDesk {version}").format(version=version()), name="about.title"))
        page.add(
            Body(
                look,
                self.tr("Crisis-intervention reports and paperwork. No medical device, no legal advice."),
            )
        )
        page.add(SectionTitle(look, self.tr("For support")), above=0.9)
        page.add(
            Hint(
                look,
                self.tr(
                    "The file holds versions, counts, ids, codes and log lines. "
                    "It holds no answers and no names."
                ),
            )
        )
        self._save = Button(look, self.tr("Save the diagnostic file"), name="about.save", icon="save-file")
        page.add(self._save)
        self._trouble = ErrorText(look, "", self, name="about.trouble")
        self._trouble.hide()
        page.add(self._trouble)
        self._saved = Hint(look, "", name="about.saved")
        self._saved.hide()
        page.add(self._saved)
        page.add(SectionTitle(look, self.tr("What it stands on")), above=0.9)
        grid = QGridLayout()
        grid.setColumnStretch(2, 1)
        grid.setHorizontalSpacing(look.em(1))
        for at, package in enumerate(packages()):
            for column_at, words in enumerate((package.name, package.version, package.licence)):
                grid.addWidget(Caption(look, words), at, column_at)
        page.add_row(grid)
        self._back = Button(look, self.tr("Back"), name="page.back", rank=Rank.QUIET, icon="back")
        self._back.clicked.connect(self.left)
        page.footer.addWidget(self._back)
        page.footer.addStretch(1)
        self._save.clicked.connect(self._ask_where)

    def context(self) -> PageContext:
        return PageContext(self.tr("About"))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit}

    def arrive(self) -> None:
        self._page.read_on(self.tr("About"))

    @Slot()
    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("Save the diagnostic file"), _FILE_NAME)
        dialog.setObjectName("about.save-dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._write)
        open_dialog(dialog)

    @Slot(str)
    def _write(self, file: str) -> None:
        # whole or not at all: what stood there under that name stays until all of the new one does
        target = QSaveFile(file)
        details = self._details().encode()
        if (
            not target.open(QSaveFile.OpenModeFlag.WriteOnly)
            or target.write(details) < 0
            or not target.commit()
        ):
            self._saved.hide()
            self._trouble.setText(
                self.tr(
                    "The file could not be written there: no room, or not allowed. Choose another folder."
                )
            )
            self._trouble.show()
            return
        self._trouble.hide()
        words = self.tr("The diagnostic file is saved")
        self._saved.setText(words)
        self._saved.show()
        announce(self, words, kind="about")
