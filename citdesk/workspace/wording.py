"""The language check's rules, what it leaves alone, and which of its hints were answered on which report."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache

from citdesk.casework.ids import ReportId
from citdesk.casework.law import statutory_wording
from citdesk.fieldguide.language import LanguageCheck, PrescribedWording, read_rules
from citdesk.workspace.form_context import law_of
from citdesk.workspace.inside import Inside
from citdesk.workspace.shipped_files import shipped_text

_FACT = "wording"


def prescribed_wording(inside: Inside, report: ReportId) -> PrescribedWording:
    """The words of the law under which a report is written, which the check leaves alone.

    The law is that of the state in which the case happened; without one, or with a pack that cannot be used,
    nothing is prescribed.
    """
    pack = law_of(inside, report)
    return PrescribedWording(() if pack is None else statutory_wording(pack))


@cache
def language_check() -> LanguageCheck:
    """The check in English, the one language there are rules for. May be called from any thread.

    Raises DataFileError.
    """
    return LanguageCheck(read_rules("en.toml", shipped_text("language/en.toml")))


def answered_hints(inside: Inside, report: ReportId) -> Mapping[str, bool]:
    """The hints of a report by their key that were answered: True where the words were changed."""
    held = inside.vault.store.fact(f"{_FACT}:{report}")
    return {} if held is None else json.loads(held)


def answer_hint(inside: Inside, report: ReportId, key: str, *, accepted: bool) -> None:
    """Keeps, inside the vault, that a hint was followed or skipped."""
    answered = {**answered_hints(inside, report), key: accepted}
    with inside.vault.store.writing():
        inside.vault.store.set_fact(f"{_FACT}:{report}", json.dumps(answered, ensure_ascii=False))
