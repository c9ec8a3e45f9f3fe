"""What HQ did not take, and which later step deals with it."""

from __future__ import annotations

from collections.abc import Hashable

from citdesk.casework.events import DiversionAdvanced, DiversionStep, PaperIssued, PaperVoided, ScanAttached


def subject(payload: object) -> Hashable:
    """What a diversion's step or a paper's is about; None for every other step on a report.

    A refused step is dealt with once one about the same is made: another condition, another paper or another
    day waits until somebody sees that HQ did not take it. All other steps go on from where the report stands.
    """
    match payload:
        case DiversionAdvanced(step=step, on=on, condition=condition, corrects=corrects):
            # compliance is told again and again: two days of it are two things
            day = on if step is DiversionStep.IN_PROGRESS and condition is None else None
            return ("day of a step" if corrects is not None else "step", step, condition, day)
        case PaperIssued(paper=paper, recipient=recipient):
            return ("paper", paper, recipient)
        case PaperVoided(document_id=document):
            return ("void paper", document)
        case ScanAttached(document_id=document):
            return ("signed pages", document)
        case _:
            return None
