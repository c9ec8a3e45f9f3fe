"""What a new report takes once from another report of its case, where the form catalogue says so.

A child report reads its parent as long as it is written. What stands beside it, such as the facility that the
hold statement names, is only taken when the report is begun: it can be changed, and a later change there does
not reach it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from citdesk.casework.form_catalogue import Taken
from citdesk.casework.ids import CaseId
from citdesk.casework.lifecycle import GONE
from citdesk.workspace.inside import Inside
from citdesk.workspace.instance_texts import instance_texts, numbered
from citdesk.workspace.revisions import revisions
from citdesk.xforms import Session


def take_over(session: Session, taken: Iterable[Taken], texts: Mapping[str, Mapping[str, str]]) -> None:
    """Answers the questions of a new report; ``texts`` are the answers by path of each form's report.

    What is not asked, is answered by a calculation alone, or is none of the choices there is left out.
    """
    for each in taken:
        text = texts.get(each.form, {}).get(numbered(each.source), "")
        question = session.question(each.target)
        choices = {choice.value for choice in question.choices}
        if text and question.relevant and not question.readonly and (not choices or text in choices):
            session.answer(each.target, text)


def texts_beside(inside: Inside, case: CaseId, forms: Iterable[str]) -> Mapping[str, Mapping[str, str]]:
    """The answers of the newest report of each of these forms in the case, as begun or as sent."""
    wanted = frozenset(forms)
    found: dict[str, Mapping[str, str]] = {}
    vault = inside.vault
    if not wanted:
        return found
    sent = [kept for kept in vault.standings.of_case(case) if kept.standing.state not in GONE]
    for kept in sorted(sent, key=lambda each: each.changed_at):
        if kept.standing.form_id in wanted and (known := revisions(vault, kept.standing.report)):
            found[kept.standing.form_id] = instance_texts(known[-1].submission.instance_xml)
    for draft in sorted(vault.drafts.of_case(case), key=lambda each: each.changed_at):
        form = vault.forms.by_hash(draft.form_sha256)
        if form is not None and form.form_id in wanted:
            found[form.form_id] = instance_texts(draft.instance_xml)
    return found
