"""What reading a form finds fault with: problems that refuse it, and what is passed over as in Collect."""

from __future__ import annotations

from citdesk.xforms.client import FormProblem


class Notes:
    """The faults of one form, in the order in which they were found."""

    def __init__(self) -> None:
        self.problems: list[FormProblem] = []
        self.warnings: list[FormProblem] = []

    def refuse(self, code: str, where: str, what: str, mend: str) -> None:
        """Notes what the form cannot be used with."""
        self.problems.append(FormProblem(code, where, what, mend))

    def harden(self, code: str) -> None:
        """Makes problems of the warnings with this code."""
        self.problems += [warning for warning in self.warnings if warning.code == code]
        self.warnings = [warning for warning in self.warnings if warning.code != code]

    def warn(self, code: str, where: str, what: str, mend: str) -> None:
        """Notes what was passed over."""
        self.warnings.append(FormProblem(code, where, what, mend))
