"""The programmes as the external instance ``programs`` from which the diversion form takes its choices."""

from __future__ import annotations

from collections.abc import Iterable

from citdesk.casework.instance_rows import row, yes
from citdesk.casework.programmes.programme import OTHER, PATHWAYS, RULES, Programme

#: What is proposed for a programme of no file: every rule is asked, and its days are the officer's to change.
_OTHER = Programme(
    id=OTHER,
    name="Other",
    name_es="Otro",
    version="",
    reviewed_on=None,
    reviewed_by="",
    authority="",
    pathways=tuple(sorted(PATHWAYS)),
    youngest=0,
    oldest=0,
    admission_required=False,
    intake_days=14,
    intake_counts="days",
    completion_days=180,
    contact_hours=0,
    signatures=("person",),
    terms=(),
    unverified=(),
    exclusions=(),
)


def programmes_instance(programmes: Iterable[Programme]) -> bytes:
    """XML for ``instance('programs')``: an ``item`` for each programme in its order, and one for any other.

    ``name`` is the programme's id, ``label`` its name and ``label_es`` its Spanish one. ``admission`` and
    ``victim_must_agree`` are ``yes`` or ``no``; lists have their words parted by blanks, and ``states`` and
    ``classes`` hold all that are taken, blank for all. ``limited`` is ``no`` for the other programme, whose
    days are a proposal.
    """
    rows = (row("item", _columns(programme)) for programme in (*programmes, _OTHER))
    return f"<root>{''.join(rows)}</root>".encode()


def _columns(programme: Programme) -> Iterable[tuple[str, str]]:
    known = programme.id != OTHER
    rules = [exclusion.rule for exclusion in programme.exclusions] if known else RULES
    yield from (("name", programme.id), ("label", programme.name), ("label_es", programme.name_es))
    yield "authority", programme.authority
    yield from (("intake_days", str(programme.intake_days)), ("intake_counts", programme.intake_counts))
    yield from (("completion_days", str(programme.completion_days)), ("limited", yes(known)))
    yield from (("youngest", str(programme.youngest)), ("oldest", str(programme.oldest)))
    yield "admission", yes(programme.admission_required)
    yield "victim_must_agree", yes(programme.victim_must_agree)
    yield from (("pathways", " ".join(programme.pathways)), ("states", " ".join(programme.states)))
    yield from (("classes", " ".join(programme.charge_classes)), ("rules", " ".join(rules)))
