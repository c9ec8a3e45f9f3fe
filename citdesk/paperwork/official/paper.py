"""An official form filled from a report, as a paper like every other: its id, its pages, what is blank."""

from __future__ import annotations

from io import BytesIO

import pikepdf

from citdesk.casework.law import LawPack
from citdesk.paperwork.given import Agency, Order, Paper, ReportOnPaper, Withheld
from citdesk.paperwork.official.fill import fill_official
from citdesk.paperwork.official.published import OfficialForm

_LEFT_BLANK = "left blank: no answer that this reader may see, or none that the mapping names"


def official_paper(
    form: OfficialForm,
    report: ReportOnPaper,
    agency: Agency,
    order: Order,
    law_now: LawPack | None = None,
) -> Paper:
    """The filled form. The same form, report, agency and order give the same bytes.

    ``law_now`` is the law pack in force, where it may know that an edition ended since the report was sent.

    Its answers are part of the page: not every program that shows or prints a PDF draws what stands in
    fields, and nobody may change in passing what was issued.
    ``Paper.withheld`` names the fields that stayed blank. Raises as :func:`fill_official`: nothing is cut
    off, and nothing is made when an answer does not fit.
    """
    filled = fill_official(form.blank, form.mapping, report, agency, order, flatten=True, law_now=law_now)
    with pikepdf.open(BytesIO(filled.pdf)) as opened:
        pages = len(opened.pages)
    named = f"{form.mapping.form}, edition {form.mapping.edition}"
    return Paper(
        kind=order.kind,
        title=named,
        document_id=order.document_id,
        pdf=filled.pdf,
        pages=pages,
        sha256=filled.sha256,
        withheld=tuple(Withheld(named, field, _LEFT_BLANK) for field in filled.blank),
        file_name=f"{form.name}-{order.document_id[-12:]}.pdf",
    )
