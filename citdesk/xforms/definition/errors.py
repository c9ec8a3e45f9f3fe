"""Why a form is refused."""

from __future__ import annotations

from collections.abc import Iterable

from citdesk.xforms.client import FormProblem


class FormError(ValueError):
    """A form cannot be used as it is; ``problems`` says where, what and how to mend, one by one."""

    code = "form-refused"

    def __init__(self, problems: Iterable[FormProblem]) -> None:
        self.problems: tuple[FormProblem, ...] = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def refusal(code: str, where: str, what: str, mend: str) -> FormError:
    """A form error with a single problem."""
    return FormError([FormProblem(code, where, what, mend)])
