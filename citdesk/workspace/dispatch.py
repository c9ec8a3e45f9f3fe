"""What dispatch already knows, taken from a pasted CAD text by the agency's mapping."""

from __future__ import annotations

from dataclasses import dataclass

from citdesk.casework.cad import CadMapping, Taken, Untaken, read_mapping, take
from citdesk.casework.checked_table import DataFileError
from citdesk.casework.errors import AdministratorError
from citdesk.workspace.inside import Inside


class NoCadMapping(AdministratorError):
    """The agency has not said where answers stand in its CAD text, or said it wrongly."""

    code = "no_cad_mapping"


@dataclass(frozen=True, slots=True)
class CadAnswers:
    """Answers ready for one form, in the order in which to give them, and what was looked for in vain."""

    taken: tuple[Taken, ...]
    untaken: tuple[Untaken, ...]


def takes_cad(inside: Inside, form_id: str) -> bool:
    """Whether a CAD text can fill anything in this form."""
    try:
        return any(_fits(field.path, form_id) for field in _mapping(inside).fields)
    except NoCadMapping:
        return False


def cad_answers(inside: Inside, form_id: str, pasted: str) -> CadAnswers:
    """What the text holds for the form. Raises NoCadMapping, CadTextRefused."""
    taken, untaken = take(_mapping(inside), pasted, inside.clock.now(), inside.zone)
    return CadAnswers(
        tuple(answer for answer in taken if _fits(answer.path, form_id)),
        tuple(gap for gap in untaken if _fits(gap.path, form_id)),
    )


def _mapping(inside: Inside) -> CadMapping:
    text = inside.cad_mapping
    if not text:
        raise NoCadMapping(
            "Your agency has not set up CAD texts yet. Type the answers; tell your administrator."
        )
    try:
        return read_mapping("cad_mapping", text)
    except DataFileError as wrong:
        raise NoCadMapping(
            f"The agency's CAD mapping has a fault ({wrong}). Type the answers; tell your administrator."
        ) from wrong


def _fits(path: str, form_id: str) -> bool:
    return path.startswith(f"/{form_id}/")
