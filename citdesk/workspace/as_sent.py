"""What there is to say of how a frozen revision is read: with the case and the rules it was sent with."""

from __future__ import annotations

from collections.abc import Iterator

from citdesk.workspace.form_context import case_instance, given_with
from citdesk.workspace.inside import Inside
from citdesk.workspace.instance_texts import instance_texts
from citdesk.workspace.revisions import Revision
from citdesk.workspace.rules_on_device import LAW, unreadable_rules
from citdesk.xforms import Form, Session
from citdesk.xforms.tree import parse_document


def notes_on(inside: Inside, form: Form, found: Revision, session: Session) -> tuple[str, ...]:
    """A sentence for each thing that whoever reads the revision should know; usually none.

    ``session`` is the revision as it was opened. Raises ResumeError.
    """
    return (*_of_the_case(inside, form, found, session), *_of_the_law(found))


def _of_the_case(inside: Inside, form: Form, found: Revision, session: Session) -> Iterator[str]:
    if found.parent is None:
        return
    now, then = case_instance(inside, found.parent, drafts=False), found.submission.case_xml
    parent = _parent_title(inside, now if then is None else then.encode())
    if then is None:
        yield (
            f"This was sent before CITDesk kept what a report takes from the {parent}. "
            "What it takes from there is shown as it stands today."
        )
    elif instance_texts(then) != instance_texts(now):
        session_now = form.resume(found.submission.instance_xml, given_with(inside, found, now))
        changed = _changed(session, session_now)
        if changed is not None:
            where = f" It reads otherwise there now: {changed}." if changed else ""
            kept = f"The {parent} was changed since. This shows what was taken from it when this was sent."
            yield f"{kept}{where}"


def _changed(then: Session, now: Session) -> str | None:
    """The labels of the questions that would come out otherwise today; None where none would."""
    before, after = (instance_texts(each.to_xml(pruned=True)) for each in (then, now))
    paths = [path for path in {**before, **after} if before.get(path) != after.get(path)]
    labels = dict.fromkeys(then.question(path).label for path in paths)
    return ", ".join(label for label in labels if label) if paths else None


def _parent_title(inside: Inside, case: bytes) -> str:
    parents = parse_document(case).root.elements()
    return inside.shelf.title(parents[0].name).lower() if parents else "report that it grows from"


def _of_the_law(found: Revision) -> Iterator[str]:
    rules = unreadable_rules(found.submission.rules)
    if rules is not None:
        what, says = ("law pack", "law") if rules.kind == LAW else ("program", "program")
        yield (
            f"The {what} kept with this report ({rules.id} {rules.version}) cannot be read here. "
            f"All answers are shown; what the {says} says is not."
        )
