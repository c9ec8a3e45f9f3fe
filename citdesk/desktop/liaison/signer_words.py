"""Who signed a paper by hand, in the language of the screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_NOOP = QT_TRANSLATE_NOOP
#: The codes as they are recorded, in the order in which they are offered.
_SIGNERS: Mapping[str, str] = {
    "person": str(_NOOP("Signers", "The person")),
    "guardian": str(_NOOP("Signers", "Parent or guardian")),
    "officer": str(_NOOP("Signers", "Officer")),
    "supervisor": str(_NOOP("Signers", "Supervisor")),
    "clinician": str(_NOOP("Signers", "Clinician")),
    "prosecutor": str(_NOOP("Signers", "Prosecutor")),
    "court": str(_NOOP("Signers", "Judge or clerk")),
    "program": str(_NOOP("Signers", "Program or service")),
    "witness": str(_NOOP("Signers", "Witness or interpreter")),
}
SIGNERS: Sequence[str] = tuple(_SIGNERS)


def signer_words(code: str) -> str:
    """Who it is; a code that is not known here as it was recorded."""
    words = _SIGNERS.get(code)
    return code if words is None else QCoreApplication.translate("Signers", words)
