"""The language check's rules, and which of its hints were already answered on which report."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache

from citdesk.casework.ids import ReportId
from citdesk.fieldguide.language import LanguageCheck, read_rules
from citdesk.resource_files import resource_path
from citdesk.workspace.inside import Inside

_FACT = "wording"


@cache
def language_check() -> LanguageCheck:
    """The check in English, the one language there are rules for. May be called from any thread."""
    return LanguageCheck(read_rules("en.toml", resource_path("language/en.toml").read_text("utf-8")))


def answered_hints(inside: Inside, report: ReportId) -> Mapping[str, bool]:
    """The hints of a report by their key that were answered: True where the words were changed."""
    held = inside.vault.store.fact(f"{_FACT}:{report}")
    return {} if held is None else json.loads(held)


def answer_hint(inside: Inside, report: ReportId, key: str, *, accepted: bool) -> None:
    """Keeps, inside the vault, that a hint was followed or skipped."""
    answered = {**answered_hints(inside, report), key: accepted}
    with inside.vault.store.writing():
        inside.vault.store.set_fact(f"{_FACT}:{report}", json.dumps(answered, ensure_ascii=False))
