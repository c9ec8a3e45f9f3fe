"""Making a paper: read and filter, set, lay out, tag. The same input gives the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from citdesk.paperwork.draft import Draft
from citdesk.paperwork.errors import PaperRefused
from citdesk.paperwork.given import AUDIENCES, Agency, Order, Paper, ReportOnPaper, Withheld
from citdesk.paperwork.kind import PaperKind
from citdesk.paperwork.layout.typesetter import Typesetter
from citdesk.paperwork.papers.agreed import Agreed, agreed, given_in
from citdesk.paperwork.papers.table import PAPERS
from citdesk.paperwork.parts.notices import STAMP
from citdesk.paperwork.press import Imprint, press
from citdesk.paperwork.reading.answers import read_report
from citdesk.paperwork.reading.audience import Reach
from citdesk.paperwork.reading.definition import printed_form
from citdesk.paperwork.reading.model import ReadReport
from citdesk.paperwork.reading.selection import of_fields
from citdesk.paperwork.reading.withheld import withheld_kinds
from citdesk.paperwork.record import record_hash
from citdesk.paperwork.tagging.structure import Element
from citdesk.paperwork.text.spanish import say_in

_REFERRAL = "referral"
_ENGLISH = "en"
_CONFIDENTIAL = {
    "internal": "Confidential \N{EN DASH} Agency Use Only",
    "provider": "Confidential \N{EN DASH} Named Service Only",
    "court": "Confidential \N{EN DASH} Court and Prosecutor",
    "person": "Confidential \N{EN DASH} Person's Own Copy",
    "public": "Public Copy",
}


def make_paper(kind: str, reports: Sequence[ReportOnPaper], agency: Agency, order: Order) -> Paper:
    """The paper of that kind, filtered to ``order.audience`` whatever the instances hold.

    Raises :class:`PaperRefused` for an unknown kind or audience, a reader whom the kind is not for, a missing
    report, a result that nobody recorded, a receipt for nothing, a paper to sign on which the reader could
    see no answer, a juvenile's record for the public or a time without offset, and
    :class:`~citdesk.paperwork.errors.AnswersUnreadable` when answers are not an instance of their form.
    """
    paper = _checked(kind, reports, order)
    title = _title(kind, paper, reports)
    shown = [report for report in reports if not paper.forms or report.form.id in paper.forms]
    if kind == _REFERRAL:
        order = given_in(shown[0], order)
    reach = Reach.of(order)
    consent = _consent(kind, shown, reach, order)
    whole = tuple(read_report(report, reach, order.language, consent.left_out) for report in shown)
    read = tuple(of_fields(each, paper.fields) for each in whole) if paper.fields else whole
    not_asked = [*_not_part(reports, shown, title), *_not_asked(paper, shown, title)]
    withheld = (*consent.withheld, *_withheld(read, reach, paper), *not_asked)
    typesetter = Typesetter(Element("Document"))
    language = order.language if order.language in paper.languages else paper.languages[0]
    say = say_in(language)
    title = say(title)
    draft = Draft(typesetter, agency, order, reach, read, withheld, title, consent.covered, language)
    paper.compose(draft)
    case = next((report.case_number for report in shown if report.case_number), "")
    imprint = Imprint(
        kind=kind,
        title=title,
        full_title=f"{title} \N{EN DASH} {say('case')} {case}" if case else title,
        record=record_hash(shown),
        confidential=say(paper.foot or _CONFIDENTIAL[order.audience]),
        stamp=STAMP if draft.holds_substance_use else "",
        language=f"{language}-US",
        signable=True,
        report=reports[0].report_id,
        case=case,
        shows="; ".join(
            f"{each.report_number or each.report_id}, revision {each.revision}" for each in shown
        ),
    )
    if language != _ENGLISH:  # the paper names them to its reader, the record and the screen to the agency
        withheld = (*consent.withheld, *_withheld(tuple(map(_in_english, read)), reach, paper), *not_asked)
    return press(typesetter, agency, order, imprint, withheld)


def _checked(kind: str, reports: Sequence[ReportOnPaper], order: Order) -> PaperKind:
    paper = PAPERS.get(kind)
    if paper is None:
        message = f"There is no paper called {kind!r}. Choose one of: {', '.join(PAPERS)}."
        raise PaperRefused(message, code="paper-unknown")
    if order.audience in AUDIENCES and order.audience not in paper.audiences:
        message = (
            f"{_one(paper.title).capitalize()} is not made for this reader. "
            f"It is for: {', '.join(paper.audiences)}."
        )
        raise PaperRefused(message, code="paper-not-for-this-reader")
    if not any(not paper.forms or report.form.id in paper.forms for report in reports):
        wanted = f" of the kind {' or '.join(sorted(paper.forms))}" if paper.forms else ""
        message = (
            f"This paper needs at least one report{wanted}, and none was given. Choose one and try again."
        )
        raise PaperRefused(message, code="paper-report-missing")
    times = [order.made_at, *(signed.when for r in reports for signed in (r.author, r.approval) if signed)]
    if any(time.tzinfo is None for time in times):
        message = (
            "A time on this paper has no offset from UTC. Report it as a defect; the record always has one."
        )
        raise PaperRefused(message, code="paper-time-without-offset")
    return paper


def _title(kind: str, paper: PaperKind, reports: Sequence[ReportOnPaper]) -> str:
    """A supplement, a follow-up is printed like an encounter report, under its own name."""
    plain = kind == "encounter_report" and reports[0].form.id != "encounter"
    return reports[0].form.title if plain else paper.title


def _consent(kind: str, shown: Sequence[ReportOnPaper], reach: Reach, order: Order) -> Agreed:
    """A service's copy of a referral holds what the person agreed to share, while that holds, and no more.

    No other paper rests on the person's consent: a hold and its transfer go to the facility by law, and what
    else a provider may see of a report is labelled for treatment. Substance-use answers need their own
    consent on every paper: see :class:`Reach`.
    """
    if kind != _REFERRAL or order.audience != "provider":
        return Agreed()
    return agreed(read_report(shown[0], reach, order.language), order)


def _one(title: str) -> str:
    """The title with its article: a referral, an encounter report."""
    return f"{'an' if title[:1].lower() in 'aeio' else 'a'} {title.lower()}"


def _not_part(given: Sequence[ReportOnPaper], used: Sequence[ReportOnPaper], title: str) -> list[Withheld]:
    rule = f"not part of {_one(title)} (minimum necessary)"
    return [Withheld(report.form.title, "All answers", rule) for report in given if report not in used]


def _withheld(read: Sequence[ReadReport], reach: Reach, paper: PaperKind) -> list[Withheld]:
    found: list[Withheld] = []
    for each in read:
        for kind in withheld_kinds(each.report, each.form, reach, paper.fields):
            section = f"{each.report.form.title}: {kind.section}" if len(read) > 1 else kind.section
            found.append(Withheld(section, kind.label, kind.rule))
    return found


def _in_english(read: ReadReport) -> ReadReport:
    return replace(read, form=printed_form(read.report.form.xml, _ENGLISH, read.report.lists))


def _not_asked(paper: PaperKind, shown: Sequence[ReportOnPaper], title: str) -> list[Withheld]:
    """A paper that asks for some answers only says so once for each report."""
    rule = f"not asked for by {_one(title)} (minimum necessary)"
    return (
        [Withheld(report.form.title, "All other answers", rule) for report in shown] if paper.fields else []
    )
