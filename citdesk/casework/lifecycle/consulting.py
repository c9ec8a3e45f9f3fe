"""A consult: asked, taken by one clinician, answered by the same; or withdrawn."""

from __future__ import annotations

from dataclasses import replace

from citdesk.casework.errors import Refused
from citdesk.casework.events import ConsultAnswered, ConsultAsked, ConsultTaken, ConsultWithdrawn
from citdesk.casework.lifecycle.act import Act
from citdesk.casework.lifecycle.standing import Consult, ConsultState, Standing


def effect(standing: Standing, act: Act) -> Standing | None:
    """The standing after an act on a consult, None for other acts.

    Raises Refused (``overtaken``, ``unknown_consult``, ``consult_taken``, ``no_change``).
    """
    match act.payload:
        case ConsultAsked():
            return _asked(standing, act, act.payload)
        case ConsultTaken(consult=consult):
            known = _open(standing, consult)
            if known.state is ConsultState.TAKEN:
                raise (
                    _taken()
                    if known.by != act.actor.id
                    else Refused("It is yours already.", code="no_change")
                )
            if known.to not in (None, act.actor.id):
                raise _taken()
            return _with(standing, replace(known, state=ConsultState.TAKEN, by=act.actor.id, taken=act.id))
        case ConsultAnswered(consult=consult, text=text, advice=advice):
            known = _open(standing, consult)
            if known.by not in (None, act.actor.id) or known.to not in (None, act.actor.id):
                raise _taken()
            answered = replace(
                known,
                state=ConsultState.ANSWERED,
                by=act.actor.id,
                text=text,
                advice=advice,
                taken=known.taken or act.id,
                ended=act.id,
            )
            return _with(standing, answered)
        case ConsultWithdrawn(consult=consult):
            known = _open(standing, consult)
            return _with(standing, replace(known, state=ConsultState.WITHDRAWN, ended=act.id))
        case _:
            return None


def _asked(standing: Standing, act: Act, asked: ConsultAsked) -> Standing:
    if asked.revision != standing.revision:
        raise Refused("A newer version of the question was sent meanwhile. Ask again.", code="overtaken")
    consult = Consult(act.id, asked.revision, asked.urgency, asked.to, ConsultState.ASKED)
    return replace(standing, consults=(*standing.consults, consult))


def _open(standing: Standing, consult: str) -> Consult:
    known = next((known for known in standing.consults if known.id == consult), None)
    if known is None or not known.open:
        raise Refused("This consult is not open anymore.", code="unknown_consult")
    return known


def _taken() -> Refused:
    return Refused("Another clinician has this consult.", code="consult_taken")


def _with(standing: Standing, changed: Consult) -> Standing:
    consults = tuple(changed if known.id == changed.id else known for known in standing.consults)
    return replace(standing, consults=consults)
