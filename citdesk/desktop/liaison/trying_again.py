"""What a liaison can do about something that HQ did not take: what it would be recorded as now. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from citdesk.workspace import ConditionRow, DiversionPage, PaperOnRecord, RefusedStep, StepRow


@dataclass(frozen=True, slots=True)
class WayAgain:
    """A way on from a refused step, in words; one of the others says where it leads.

    ``step`` is the one whose day is to be corrected, ``condition`` the one to tell of, ``paper`` the document
    to look at; none of them for another step of the diversion.
    """

    words: str
    refused: RefusedStep
    step: StepRow | None = None
    condition: ConditionRow | None = None
    paper: str = ""


def way_again(
    refused: RefusedStep, diversion: DiversionPage | None, papers: tuple[PaperOnRecord, ...]
) -> WayAgain | None:
    """The way on as the file stands now, None where it holds nothing that this could be recorded of."""
    say, advanced = QCoreApplication.translate, refused.advanced
    if advanced is None:
        if not any(paper.issued.document_id == refused.paper for paper in papers):
            return None
        return WayAgain(say("RefusedStep", "To the paper"), refused, paper=refused.paper)
    if diversion is None:
        return None
    if advanced.corrects is not None:
        stands = [step for step in diversion.steps if step.step is advanced.step and not step.words]
        # the same step may stand there twice: the one that was meant, if its day is still the same
        stands.sort(key=lambda step: step.on != advanced.corrects)
        if not stands or stands[0].on == advanced.on:
            return None
        return WayAgain(say("RefusedStep", "Try again on the day that stands"), refused, step=stands[0])
    again = say("RefusedStep", "Record it again")
    if advanced.condition is not None:
        rows = (row for row in diversion.conditions if row.condition == advanced.condition)
        row = next(rows, None) if diversion.may_tell_conditions else None
        return None if row is None else WayAgain(again, refused, condition=row)
    return WayAgain(again, refused) if advanced.step in diversion.next_steps else None
