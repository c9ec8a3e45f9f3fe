"""What a person can be told when a step of theirs cannot be taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from citdesk.casework.errors import UserError

if TYPE_CHECKING:
    from citdesk.xforms import Problem


class ProblemsRemain(UserError):
    """The form still has open problems; ``problems`` lists them in form order."""

    code = "problems_remain"

    def __init__(self, problems: Sequence[Problem]) -> None:
        count = len(problems)
        noun = "question needs" if count == 1 else "questions need"
        super().__init__(f"{count} {noun} your attention before this report can be sent.")
        self.problems = tuple(problems)


class UnknownReport(UserError):
    """The report is not on this device."""

    code = "unknown_report"

    def __init__(
        self,
        report: str,
        message: str = "This report is not on this computer. Go back to the list and choose again.",
    ) -> None:
        super().__init__(message)
        self.report = report


class CoverOver(UnknownReport):
    """The report came here while this person covered for its unit, and they do so no more."""

    code = "cover_over"

    def __init__(self, report: str) -> None:
        super().__init__(report, "You no longer cover for this report's unit. Ask its supervisor about it.")


class SealedByOrder(UnknownReport):
    """A court's order keeps the report from this person."""

    code = "sealed"

    def __init__(self, report: str) -> None:
        super().__init__(
            report, "A court has sealed this report, and it is not shown here. Ask HQ's administrator."
        )


class NoNewerForm(UserError):
    """The draft is in the newest version of its form already."""

    code = "no_newer_form"

    def __init__(self) -> None:
        super().__init__("This report is in the newest version of its form already. Go on writing.")
