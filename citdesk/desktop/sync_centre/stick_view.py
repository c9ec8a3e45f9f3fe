"""Without a network for days: three steps from this computer to HQ and back, by a stick."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QStorageInfo, Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.shell.trouble import Trouble
from citdesk.desktop.sync_centre.stick_model import StickModel
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import (
    Body,
    Button,
    ErrorText,
    Hint,
    Rank,
    ScrollPage,
    SectionTitle,
    Strong,
    Title,
    announce,
)
from citdesk.desktop.widgets.dialog import open_dialog

#: Where systems put what is plugged in.
_PLUGGED_IN = ("/media/", "/run/media/", "/mnt/", "/Volumes/")


class StickPage(Page):
    """Shows a :class:`StickModel`."""

    def __init__(self, look: Look, model: StickModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setObjectName("page.stick")
        page = ScrollPage(look, self, width=44, name="stick")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        page.add(Title(look, self.tr("Take it to HQ with a stick"), name="stick.title"))
        self._trouble = ErrorText(look, "", self, name="stick.trouble")
        page.add(self._trouble)
        self._said = Strong(look, "", name="stick.said")
        page.add(self._said)
        self._state = Body(look, "", name="stick.state")
        page.add(self._state)
        page.add(SectionTitle(look, self.tr("1. Write the file")), above=0.9)
        page.add(
            Hint(look, self.tr("Plug a stick in. Only HQ can read the file. What you wrote stays here, too."))
        )
        self.write = Button(look, self.tr("Write the file for HQ"), name="stick.write", icon="usb")
        page.add(SectionTitle(look, self.tr("2. Bring the stick to HQ")), above=0.9)
        page.add(
            Hint(look, self.tr("There it is taken in, and HQ's answer is put on the stick. Bring that back."))
        )
        page.add(SectionTitle(look, self.tr("3. Take in HQ's answer")), above=0.9)
        page.add(Hint(look, self.tr("Only then does it count as sent. It brings what HQ has for you, too.")))
        self.take = Button(look, self.tr("Take in HQ's answer"), name="stick.take", icon="save-file")
        self._back = Button(look, self.tr("Back"), name="page.back", rank=Rank.QUIET, icon="back")
        # in sight whichever step it is, also where all three do not fit
        page.footer.addWidget(self.write)
        page.footer.addWidget(self.take)
        page.footer.addWidget(self._back)
        page.footer.addStretch(1)
        self._page = page
        #: the buttons were off while the stick was used: the keyboard goes to what comes next
        self._lost_focus = False
        self._said.hide()
        self._back.clicked.connect(self.left)
        self.write.clicked.connect(self._ask_where)
        self.take.clicked.connect(self._ask_which)
        model.changed.connect(self._show)
        model.done.connect(self._tell)
        model.calmed.connect(self._said.hide)
        model.ended.connect(self._end)
        Trouble(self, self._trouble, page).follow(model)
        self._show()

    def context(self) -> PageContext:
        return PageContext(self.tr("With a stick"))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit}

    def arrive(self) -> None:
        self._model.reload()
        first = self.take if self._model.on_its_way else self.write
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def under_way(self) -> bool:
        return self._model.running

    def finish_up(self) -> str:
        return self.tr("The stick is still being used. This ends by itself in a moment.")

    def _show(self) -> None:
        model = self._model
        self._state.setText(self.tr("Working. Leave the stick in.") if model.running else model.state)
        following = self.take if model.on_its_way else self.write
        for button in (self.write, self.take):
            button.setEnabled(not model.running)
            button.set_rank(Rank.PRIMARY if button is following else Rank.SECONDARY)
        if self._lost_focus and not self.is_covered:
            self._lost_focus = False
            following.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self) -> None:
        self._lost_focus = True
        self.ended.emit()

    def _tell(self, words: str) -> None:
        self._said.setText(words)
        self._said.show()
        self._page.to_top()
        announce(self._said, words, kind="stick")

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose the stick"), plugged_in())
        dialog.setObjectName("stick.write-dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda folder: self._model.write_into(Path(folder)))
        open_dialog(dialog)

    def _ask_which(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose HQ's answer on the stick"), plugged_in())
        dialog.setObjectName("stick.take-dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("HQ's answer (citdesk-from-hq-*.citdesk)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(lambda file: self._model.take_in(Path(file)))
        open_dialog(dialog)


def plugged_in() -> str:
    """The folder of a stick that is plugged in, else that of documents: where a dialog begins."""
    for volume in QStorageInfo.mountedVolumes():
        root = volume.rootPath()
        on_windows = os.name == "nt" and not root.upper().startswith("C:")
        if volume.isReady() and not volume.isRoot() and (root.startswith(_PLUGGED_IN) or on_windows):
            return root
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
