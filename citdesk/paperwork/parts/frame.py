"""What stands around the body of almost every paper: its head, the facts of record, and its end."""

from __future__ import annotations

from citdesk.paperwork.draft import Draft
from citdesk.paperwork.errors import PaperRefused
from citdesk.paperwork.parts.answers import report_sections
from citdesk.paperwork.parts.closing import (
    AS_WRITTEN,
    LEFT_OUT_OF_COPY,
    replaced_characters,
    withheld_lines,
    withheld_table,
)
from citdesk.paperwork.parts.notices import consent_copy, part2_notice
from citdesk.paperwork.parts.opening import confidentiality, facts, letterhead, order_facts
from citdesk.paperwork.parts.signatures import electronic
from citdesk.paperwork.reading.model import ReadReport
from citdesk.paperwork.text.spanish import english

LEFT_OUT = "Questions that were not asked or not answered are left out."
NOTHING = "Nothing in this report may be shown to the reader of this paper."


def head(draft: Draft) -> None:
    """Letterhead and title."""
    letterhead(draft.typesetter, draft.agency, draft.order, draft.reports, draft.say)
    draft.typesetter.heading(draft.title, 1)


def record(draft: Draft, read: ReadReport) -> None:
    """Which report this is, for whom the copy was made and why, and how it must be kept."""
    set_ = draft.typesetter
    facts(set_, read.report, draft.language)
    order_facts(set_, draft.order, read.report, draft.language)
    confidentiality(set_, draft.order, draft.say)


def opened(draft: Draft, read: ReadReport) -> None:
    """Head and record."""
    head(draft)
    record(draft, read)


def signed_sections(draft: Draft, read: ReadReport, *, skip: frozenset[str] = frozenset()) -> None:
    """The report's sections, for a paper that people sign by hand beneath them.

    Raises :class:`PaperRefused` when the reader may see none: nobody signs under nothing.
    """
    if not report_sections(draft.typesetter, read, skip=skip):
        raise shows_nothing()
    draft.typesetter.paragraph(LEFT_OUT, "note")


def shows_nothing() -> PaperRefused:
    """Of a paper that people sign or fill in, and of whose answers its reader may see none."""
    message = (
        "This reader may see none of the answers, so the paper would hold lines to sign and nothing "
        "else. Choose another reader; what a court orders is a release of its own."
    )
    return PaperRefused(message, code="paper-shows-nothing")


def notices(draft: Draft, *, level: int = 2) -> None:
    """The notice on substance-use records with the consent it rests on, when such answers are shown."""
    if draft.holds_substance_use:
        part2_notice(draft.typesetter, draft.order, level=level)
        if draft.reach.part2:
            consent_copy(draft.typesetter, draft.reach.part2, draft.reports[0], level=level + 1)


def closed(draft: Draft) -> None:
    """Notices, who signed electronically, what was withheld, what could not be printed."""
    notices(draft)
    electronic(draft.typesetter, draft.reports, language=draft.language)
    ended(draft)


def ended(draft: Draft) -> None:
    """What was withheld and what could not be printed: the end of every paper."""
    if draft.say is english:
        withheld_table(draft.typesetter, draft.withheld)
    else:
        draft.typesetter.paragraph(draft.say(AS_WRITTEN), "legend", before=2, after=2)
        withheld_lines(draft.typesetter, draft.withheld, draft.say, LEFT_OUT_OF_COPY)
    replaced_characters(draft.typesetter, say=draft.say)
