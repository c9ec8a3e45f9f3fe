"""The printers that the system has, and the one that papers of this computer go to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from citdesk.desktop.printing.kept import KeptPrinting, PrintSettings
from citdesk.desktop.printing.pages import prepare_printer


@dataclass(frozen=True, slots=True)
class SystemPrinter:
    """One printer. ``words`` describe it as the system does, '' where it says nothing."""

    name: str
    words: str = ""
    preferred: bool = False


def system_printers() -> tuple[SystemPrinter, ...]:
    """What the system has now, the one that it prefers first. Asks the system, which may take a moment."""
    found = [
        SystemPrinter(each.printerName(), _words(each), each.isDefault())
        for each in QPrinterInfo.availablePrinters()
    ]
    return tuple(sorted(found, key=lambda each: (not each.preferred, each.name.casefold())))


class Printers:
    """Knows what is set, and makes printers accordingly. ``kept`` None: nothing outlives this object."""

    def __init__(
        self,
        kept: KeptPrinting | None = None,
        look_up: Callable[[], Sequence[SystemPrinter]] = system_printers,
    ) -> None:
        self._kept = kept
        self._look_up = look_up
        self._settings = PrintSettings() if kept is None else kept.read()

    @property
    def settings(self) -> PrintSettings:
        """What is set now."""
        return self._settings

    def set(self, settings: PrintSettings) -> None:
        """Take what was chosen, and keep it."""
        if settings != self._settings:
            self._settings = settings
            if self._kept is not None:
                self._kept.write(settings)

    def found(self) -> Sequence[SystemPrinter]:
        """What the system has now."""
        return self._look_up()

    def printer(self, title: str) -> QPrinter:
        """A printer for one job, as the print dialog begins with it.

        The chosen one and its paper; where it is not there now, the one that the system prefers.
        """
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if self._settings.printer:  # Qt passes over the name of one that the system does not have
            printer.setPrinterName(self._settings.printer)
        prepare_printer(printer, title, self._settings.paper)
        return printer


def _words(printer: QPrinterInfo) -> str:
    said = (printer.description(), printer.location())
    return ", ".join(dict.fromkeys(part for part in said if part and part != printer.printerName()))
