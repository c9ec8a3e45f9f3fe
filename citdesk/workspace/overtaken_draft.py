"""A draft that was begun on one revision while somebody else sent the next one.

A report goes to a colleague and comes back: what was written before must not take the place of what the
colleague sent. The draft begins anew on their revision, and what was written stands beside the questions.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from citdesk.casework.ids import ReportId
from citdesk.vault.drafts import Draft
from citdesk.workspace.form_answers import form_answers
from citdesk.workspace.inside import Inside
from citdesk.workspace.instance_texts import numbered
from citdesk.workspace.report_facts import (
    DRAFT_BASE,
    OVERTAKEN,
    forget_report_fact,
    keep_report_fact,
    report_fact,
)
from citdesk.workspace.revisions import revision
from citdesk.xforms import Session


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Who sent a revision meanwhile, when, and what was written before by the path of its question."""

    by: str
    at: datetime
    answers: Mapping[str, str]


def note_base(inside: Inside, report: ReportId) -> None:
    """Keeps which revision a new draft is begun on; inside a transaction."""
    standing = inside.vault.standings.get(report)
    if standing is not None:
        keep_report_fact(inside, DRAFT_BASE, report, standing.revision)


def is_overtaken(inside: Inside, draft: Draft) -> bool:
    """Whether somebody else's revision stands now, and the draft was begun on an older one."""
    standing = inside.vault.standings.get(draft.report)
    base = report_fact(inside, DRAFT_BASE, draft.report)
    if standing is None or standing.author != inside.person.id or base == standing.revision:
        return False
    stands = revision(inside.vault, draft.report, standing.revision)
    # a draft that was begun before its base was kept: the younger revision came after it
    return stands.author != inside.person.id and (base is not None or stands.sent_at > draft.begun_at)


def begin_anew(inside: Inside, draft: Draft, rework: Callable[[Inside, ReportId], None]) -> None:
    """Takes the draft aside and begins it on the revision that stands. Raises what ``rework`` raises."""
    kept = {"xml": draft.instance_xml.decode(), "typed": dict(draft.typed)}
    with inside.vault.store.writing():
        keep_report_fact(inside, OVERTAKEN, draft.report, json.dumps(kept))
        inside.vault.drafts.remove(draft.report)
        rework(inside, draft.report)


def written_before(inside: Inside, report: ReportId, session: Session, now_xml: bytes) -> Overtaken | None:
    """What was taken aside and reads otherwise now, None where nothing was. ``session`` gives the labels."""
    held = report_fact(inside, OVERTAKEN, report)
    standing = inside.vault.standings.get(report)
    if held is None or standing is None:
        return None
    kept = json.loads(held)
    zone = inside.zone
    stands = {numbered(each.path): each.text for each in form_answers(session, now_xml, zone)}
    said = {each.path: each.text for each in form_answers(session, kept["xml"], zone) if each.text}
    said |= kept["typed"]
    sent = revision(inside.vault, report, standing.revision)
    return Overtaken(
        inside.vault.directory.name_of(sent.author),
        sent.sent_at,
        {path: text for path, text in said.items() if stands.get(numbered(path), "") != text},
    )


def forget_overtaken(inside: Inside, report: ReportId) -> None:
    """The draft is gone: sent, or given up. Inside a transaction."""
    for kind in (DRAFT_BASE, OVERTAKEN):
        forget_report_fact(inside, kind, report)
