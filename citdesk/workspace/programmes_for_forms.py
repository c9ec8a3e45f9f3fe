"""The diversion programmes of this device as the external instance ``programs`` of a form."""

from __future__ import annotations

from collections.abc import Sequence

from citdesk.casework.events import RulesText
from citdesk.casework.programmes import programmes_instance
from citdesk.workspace.inside import Inside
from citdesk.workspace.rules_on_device import programme_in, rules_in


def programmes_for_forms(inside: Inside, pinned: Sequence[RulesText] = ()) -> bytes:
    """What HQ published over what came with CITDesk.

    The programme that a revision keeps, ``pinned``, stands in the place of today's one of that id.
    """
    known = dict(rules_in(inside.vault.downloads).programmes)
    kept = programme_in(pinned)
    if kept is not None:
        known[kept.id] = kept
    return programmes_instance(known.values())
