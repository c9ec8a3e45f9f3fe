"""Whether a charge was diverted, told from the whole report, whoever may see what was decided."""

from __future__ import annotations

from citdesk.paperwork.errors import PaperRefused
from citdesk.paperwork.given import ReportOnPaper
from citdesk.paperwork.reading.parsing import parse
from citdesk.paperwork.reading.redaction import texts_of

_DECISION, _DIVERTED = "S08", "diverted"


def require_diverted(report: ReportOnPaper) -> None:
    """Refuses a paper that says of its reader's charge, or person, that it was diverted when it was not.

    Raises :class:`PaperRefused` where the decision (S08 of the data dictionary) is another one or still open.
    A report that was reduced to an audience that is not told the decision cannot say it, and is let pass.
    """
    decisions = texts_of(parse(report.instance_xml), report.form.binds(), _DECISION)
    if decisions and _DIVERTED not in decisions:
        message = (
            "The report does not say that the charge was diverted, so this paper would not be true. "
            "Correct the decision in the report first, or choose another paper."
        )
        raise PaperRefused(message, code="paper-not-diverted")
