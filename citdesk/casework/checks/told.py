"""Which answers of each form tell in free text what happened at the encounter.

Names, numbers, places and what was planned for later tell nothing of it. A test keeps the lists whole: every
text question of every form stands here or among those that tell nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from citdesk.casework.checks.record import Answers

ENCOUNTER = "encounter"
_NUMBER = re.compile(r"\[\d+\]")

#: By form: paths below its root; a name before the last one may be a repeat.
TOLD: Mapping[str, tuple[str, ...]] = {
    ENCOUNTER: (
        "narrative/arrival",
        "narrative/saw_heard",
        "narrative/you_did",
        "narrative/how_ended",
        "narrative/person_said",
        "seen/fact/what",
        "seen/own_words",
        "seen/behaviors_other",
        "seen/stressor_other",
        "danger_others/threat_words",
        "health/unmet_facts",
        "communication/consult_reason",
        "call/camera_reason",
        "force/hurt_how",
        "deescalation/technique/kind_other",
        "deescalation/technique/no_time_reason",
        "deescalation/technique/evidence",
        "deescalation/disengaged_reason",
        "outcome/not_less",
        "outcome/probable_cause",
        "outcome/search_result",
    ),
    "supplement": ("facts/fact/what", "facts/weapon_taken", "facts/narrative"),
    "hold": (
        "grounds/criterion/facts",
        "grounds/came_to_attention",
        "grounds/belief_basis",
        "grounds/voluntary_detail",
        "grounds/imminence",
        "grounds/insight",
        "grounds/help_elsewhere",
        "destination/lifted_reason",
        "destination/property_kept",
        "advisement/not_told_reason",
        "advisement/understood_reason",
    ),
    "consult": ("request/question", "request/facts", "answer/followed_reason"),
    "transfer": (
        "journey/mode_reason",
        "facilities/stop/refusal_detail",
        "facilities/not_taken_in",
        "handover/belonging/belonging_item",
    ),
    "referral": ("service/reason",),
    "diversion": (
        "charges/charge/charge_title",
        "charges/probable_cause",
        "screening/x_domestic_reason",
        "screening/x_weapon_reason",
        "screening/discretion_reason",
        "agreement/intake_late_reason",
    ),
    "after_action": ("review/policy_reason", "review/went_well", "review/to_improve"),
    "quick_note": ("scene/remember",),
}


def told_in(report: Answers) -> Iterator[tuple[str, str]]:
    """The texts of one report that tell what happened: absolute path and text, blank ones left out."""
    told = frozenset(TOLD.get(report.form, ()))
    for path, text in report.texts():
        if _NUMBER.sub("", path).split("/", 2)[2] in told:
            yield path, text
