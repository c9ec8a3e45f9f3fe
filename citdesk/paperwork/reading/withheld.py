"""What a paper leaves out, told from the form's definition and never from the answers."""

from __future__ import annotations

from citdesk.paperwork.given import ReportOnPaper, Withheld
from citdesk.paperwork.reading.audience import Reach
from citdesk.paperwork.reading.definition import PrintedForm
from citdesk.paperwork.reading.label import humanised


def _section(form: PrintedForm, path: str) -> str:
    steps = path.split("/")
    if len(steps) <= 3:  # the form and a question
        return "General"
    top = "/".join(steps[:3])
    label = form.groups.get(top)
    return (label.text() if label else "") or humanised(steps[2])


def withheld_kinds(
    report: ReportOnPaper, form: PrintedForm, reach: Reach, fields: frozenset[str] = frozenset()
) -> tuple[Withheld, ...]:
    """One line per section and rule, with how many kinds of answer it withholds, given or not.

    Where a question is open to the reader and some of its choices are not, that is a line of its own, and it
    stands there whatever was chosen.

    Of a paper that asks for certain ``fields`` of the data dictionary, only these kinds are told.
    """
    counts: dict[tuple[str, str], int] = {}
    totals: dict[str, int] = {}
    choices: dict[tuple[str, str, str], None] = {}
    for path, attributes in report.form.binds().items():
        printable = path in form.questions or "citdesk:field" in attributes
        asked = not fields or not fields.isdisjoint(attributes.get("citdesk:field", "").split())
        if "/meta/" in path or path in form.notes or not printable or not asked:
            continue
        section = _section(form, path)
        totals[section] = totals.get(section, 0) + 1
        rule = reach.barred_by(attributes)
        if rule is not None:
            counts[section, rule] = counts.get((section, rule), 0) + 1
        elif some := reach.keeps_some(attributes):
            question = form.questions[path].label.text() if path in form.questions else humanised(path)
            choices[section, question, some] = None
    return (
        *(
            Withheld(section, _extent(count, totals[section]), rule)
            for (section, rule), count in counts.items()
        ),
        *(
            Withheld(section, f'Answers to "{question}" that tell of health', rule)
            for section, question, rule in choices
        ),
    )


def _extent(count: int, total: int) -> str:
    if count == total:
        return "All answers"
    return f"{count} of {total} kinds of answer"
