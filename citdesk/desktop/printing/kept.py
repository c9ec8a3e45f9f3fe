"""Which printer and paper this computer uses, kept from one start to the next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QPageSize


class PaperSize(Enum):
    """The sheets that lie in a printer."""

    LETTER = "letter"
    A4 = "a4"

    def page_size(self) -> QPageSize:
        """As Qt has it."""
        ids = {
            PaperSize.LETTER: QPageSize.PageSizeId.Letter,
            PaperSize.A4: QPageSize.PageSizeId.A4,
        }
        return QPageSize(ids[self])


@dataclass(frozen=True, slots=True)
class PrintSettings:
    """``printer``: the name by which the system has it; '' for the one that the system prefers."""

    printer: str = ""
    paper: PaperSize = PaperSize.LETTER


class KeptPrinting:
    """Reads and writes the settings in an INI file. A value that makes no sense counts as not set."""

    def __init__(self, file: Path) -> None:
        self._store = QSettings(str(file), QSettings.Format.IniFormat)

    def read(self) -> PrintSettings:
        """The settings as they were kept, the ordinary ones where nothing is kept."""
        paper = self._text("paper")
        sizes = {size.value: size for size in PaperSize}
        return PrintSettings(self._text("printer"), sizes.get(paper, PrintSettings().paper))

    def write(self, settings: PrintSettings) -> None:
        """Keep the settings. Where the file cannot be written they hold until the application ends."""
        self._store.setValue("printer", settings.printer)
        self._store.setValue("paper", settings.paper.value)
        self._store.sync()

    def _text(self, key: str) -> str:
        return str(self._store.value(key, ""))
