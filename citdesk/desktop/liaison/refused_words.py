"""What a liaison recorded and HQ did not take, in words: which step, for which day, and what was typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication

from citdesk.desktop.liaison.step_words import result_words, stage_words
from citdesk.desktop.shell.refusal_words import refusal_words
from citdesk.workspace import RefusedStep


def refused_step_words(step: RefusedStep, day_words: Callable[[date], str]) -> str:
    """What was not taken, without what was typed with it."""
    translate = QCoreApplication.translate
    advanced = step.advanced
    if advanced is None:
        said = {
            "void_paper": translate("RefusedStep", "Making paper {document} void"),
            "attach_signed_scan": translate("RefusedStep", "Signed pages of paper {document}"),
        }.get(step.kind.value, translate("RefusedStep", "Paper {document}"))
        return said.format(document=step.paper)
    if advanced.corrects is not None:
        return translate("RefusedStep", 'Corrected day of "{step}": {day}, not {was}').format(
            step=stage_words(advanced.step), day=day_words(advanced.on), was=day_words(advanced.corrects)
        )
    if advanced.condition is not None and advanced.result is not None:
        what = advanced.condition.detail or advanced.condition.kind.replace("_", " ")
        return translate("RefusedStep", 'Condition "{what}": {result}, {day}').format(
            what=what, result=result_words(advanced.result), day=day_words(advanced.on)
        )
    return translate("RefusedStep", '"{step}", {day}').format(
        step=stage_words(advanced.step), day=day_words(advanced.on)
    )


def why_words(step: RefusedStep) -> str:
    """Why HQ did not take it, and what was typed with it."""
    why = refusal_words(step.code, step.message)
    if not step.said:
        return why
    typed = QCoreApplication.translate("RefusedStep", "You wrote: {words}").format(words=step.said)
    return f"{why} {typed}".strip()
