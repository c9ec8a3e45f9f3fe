"""One reading of a person's reports, put in order: made where they are read, so that the screen need not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from citdesk.desktop.my_work.sections import Moment, by_case, first_to_do, grouped, waiting_for_author
from citdesk.desktop.rows.lines import Lines, as_before
from citdesk.workspace import Display, FormName, ReportRow, SearchFilter

WRITING = (Display.DRAFT, Display.RETURNED, Display.WITHDRAWN)
_WAITING_FOR_AUTHOR = (*WRITING, Display.REFUSED)
_DONE = (Display.APPROVED, Display.VOID, Display.DUPLICATE)
#: What other reports can take their facts from: also what is still written, or waits for the network.
WITH_CHILDREN = (*WRITING, Display.WAITING, Display.SENT, Display.APPROVED)


@dataclass(frozen=True, slots=True)
class Arranged:
    """The reports as they were read, and what the screen asks of them: ``lines`` are the list.

    ``unfinished`` counts what was begun and not sent, ``waiting`` what waits for its author, of which
    ``first_to_do`` comes first; ``parents`` has
    by form what another report can belong to; ``forms`` are those of the list, by title.
    """

    rows: tuple[ReportRow, ...] = ()
    by_case: bool = False
    lines: Lines = field(default_factory=lambda: Lines.of(()))
    by_id: Mapping[str, ReportRow] = field(default_factory=dict[str, ReportRow])
    parents: Mapping[str, Sequence[ReportRow]] = field(default_factory=dict[str, Sequence[ReportRow]])
    waiting: int = 0
    first_to_do: str = ""
    unfinished: int = 0
    forms: tuple[FormName, ...] = ()


def arrange(rows: Iterable[ReportRow], at: Moment, before: Arranged, *, cases: bool) -> Arranged:
    """Put reports in order, by case or by who must act next.

    What says the same as ``before`` is kept as it was: two readings are then compared at once.
    """
    kept = as_before(rows, before.rows, _id)
    listed = _listed(kept)
    parents: dict[str, list[ReportRow]] = {}
    for row in kept:
        if row.display in WITH_CHILDREN:
            parents.setdefault(row.form_id, []).append(row)
    return Arranged(
        rows=kept,
        by_case=cases,
        lines=(by_case if cases else grouped)(listed, at),
        by_id={row.id: row for row in reversed(kept)},
        parents=parents,
        waiting=waiting_for_author(listed),
        first_to_do=first_to_do(listed),
        unfinished=sum(row.display is Display.DRAFT for row in kept),
        forms=_forms(listed),
    )


def narrowed_lines(held: Arranged, narrowed: SearchFilter, at: Moment, *, cases: bool) -> Lines:
    """The list with what the filters leave of it."""
    left = [row for row in _listed(held.rows) if _fits(row, narrowed)]
    return (by_case if cases else grouped)(left, at)


def _listed(rows: Iterable[ReportRow]) -> Sequence[ReportRow]:
    # of what is kept on pages of its own only that which waits for its author
    return [row for row in rows if row.about_person or row.display in _WAITING_FOR_AUTHOR]


def _fits(row: ReportRow, narrowed: SearchFilter) -> bool:
    if narrowed.stage and (narrowed.stage == "done") is not (row.display in _DONE):
        return False
    if narrowed.since is not None and row.changed_at < narrowed.since:
        return False
    return narrowed.form_id in ("", row.form_id)


def _forms(rows: Iterable[ReportRow]) -> tuple[FormName, ...]:
    titles = {row.form_id: row.title for row in rows}
    named = (FormName(form, title) for form, title in titles.items())
    return tuple(sorted(named, key=lambda form: form.title.casefold()))


def _id(row: ReportRow) -> str:
    return row.id
