"""Moving a draft to a newer version of its form: only ever by its author's choice.

A draft opens with the version it was begun with, however old. Where the device has a newer one, its author is
told what would come along and what would not, and decides.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from citdesk.casework.ids import ReportId
from citdesk.vault.drafts import Draft
from citdesk.workspace.answer_text import answer_text
from citdesk.workspace.failures import NoNewerForm, UnknownReport
from citdesk.workspace.form_context import given_to
from citdesk.workspace.forms_on_device import FaultyForm, FormMissing
from citdesk.workspace.inside import Inside
from citdesk.xforms import LostAnswer, migrate

if TYPE_CHECKING:
    from citdesk.xforms import Form, Session


@dataclass(frozen=True, slots=True)
class NewerForm:
    """What moving a draft does: from which version to which, how many answers come along, which do not.

    The texts of what is ``lost`` are as people read them.
    """

    before: str
    after: str
    kept: int
    lost: tuple[LostAnswer, ...]


@dataclass(frozen=True, slots=True)
class _Move:
    sha256: str
    session: Session
    offer: NewerForm


def newer_form(inside: Inside, draft: Draft, form: Form) -> NewerForm | None:
    """What moving the draft would do, None where its form is the newest that can be used here."""
    found = _move(inside, draft, form)
    return None if found is None else found.offer


def move_to_newer(inside: Inside, report: ReportId) -> NewerForm:
    """Moves the draft and says what was done. Raises NoDraft, NoNewerForm; nothing is changed then."""
    draft = inside.vault.drafts.need(report)
    kept = inside.vault.forms.by_hash(draft.form_sha256)
    if kept is None:
        raise UnknownReport(report)
    form = inside.shelf.pinned(draft.form_sha256, kept.form_id, kept.version)
    move = _move(inside, draft, form)
    if move is None:
        raise NoNewerForm
    inside.vault.drafts.move(
        report, move.sha256, move.session.to_xml(), move.session.typed, inside.clock.now()
    )
    return move.offer


def _move(inside: Inside, draft: Draft, form: Form) -> _Move | None:
    try:
        newest, sha256 = inside.shelf.newest(form.id)
    except (FormMissing, FaultyForm):
        return None
    if sha256 == draft.form_sha256:
        return None
    context = given_to(inside, form.id, draft.parent_report).context
    migration = migrate(draft.instance_xml, form, newest, context, draft.typed)
    kept = sum(1 for path in migration.kept if form.asks(path))
    lost = tuple(
        replace(each, text=answer_text(each.type, each.text, each.choices, inside.zone))
        for each in migration.lost
    )
    offer = NewerForm(form.version, newest.version, kept, lost)
    return _Move(sha256, migration.session, offer)
