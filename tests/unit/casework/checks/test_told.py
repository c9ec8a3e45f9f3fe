"""What free text tells, against labelled sentences; and which text questions are looked through for it."""

from __future__ import annotations

import time
import tomllib
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from citdesk.casework.checks import words
from citdesk.casework.checks.told import TOLD
from citdesk.casework.criminal_history import pasted_history
from tests.unit.forms.compiled import XF, compiled
from tests.unit.forms.test_shipped_forms import FORMS

LEAST_PRECISION, LEAST_RECALL = 0.9, 0.8
TELLS: Mapping[str, Callable[[str], bool]] = {
    "weapon": words.names_weapon,
    "suicide": words.speaks_of_suicide,
    "wish": words.wishes_to_die,
    "force": words.tells_of_force,
    "diagnosis": lambda text: words.diagnoses(words.own_words(text)),
    "history": lambda text: pasted_history(text) is not None,
}


def sentences() -> list[tuple[str, set[str]]]:
    rows = tomllib.loads(Path(__file__).with_name("told.toml").read_text("utf-8"))["sentence"]
    return [(row["text"], set(row["tells"])) for row in rows]


@pytest.mark.parametrize("what", TELLS)
def test_what_a_text_tells_is_found_in_labelled_sentences(what: str) -> None:
    """Of ten findings nine are right, and of ten that should come eight do; among look-alikes too."""
    found: Counter[str] = Counter()
    wrong: list[str] = []
    for text, tells in sentences():
        said, expected = TELLS[what](text), what in tells
        found["hit"] += said and expected
        found["false"] += said and not expected
        found["missed"] += expected and not said
        if said != expected:
            wrong.append(text)
    precision = found["hit"] / (found["hit"] + found["false"])
    recall = found["hit"] / (found["hit"] + found["missed"])
    told = f"{what}: precision {precision:.3f}, recall {recall:.3f}; wrong {wrong}"
    print(told)
    assert precision >= LEAST_PRECISION, told
    assert recall >= LEAST_RECALL, told


@pytest.mark.parametrize("tool", ["claw hammer", "pick axe"])
def test_a_tool_of_two_words_is_denied_as_a_whole(tool: str) -> None:
    """What says that there was none stands before the first of them."""
    assert words.names_weapon(f"He held a {tool}.")
    assert not words.names_weapon(f"He did not have a {tool}.")


#: Text questions that tell nothing of the encounter, by the last part of their path.
SILENT = {
    # who and where, numbers, signatures
    "acknowledged_by", "address", "aliases", "attested", "authorized_by", "badge", "belonging_bag",
    "belonging_to", "case_number", "charge", "clearance_by", "clinician", "consult_name",
    "consult_reference", "contact_name", "contact_reach", "contact_relation", "degree", "discloser",
    "disengaged_supervisor", "event_number", "facility_name", "facility_reach", "fact_teller",
    "first_name", "flags_source", "force_number", "force_supervisor", "guardian_missing", "guardian_name",
    "guardian_phone", "guardian_signed", "home_address", "informant", "interpreter_id",
    "interpreter_reason", "item_receipt", "item_serial", "item_where", "item_description",
    "language_other", "last_name", "manager", "middle_name", "none_available", "not_come_reason", "phone",
    "phoned", "preferred_name", "program_other", "prone_monitor", "provider", "receiver", "recipient",
    "reference", "relatives", "own_interest", "release_contact", "service_name", "service_reach",
    "signed_guardian", "signed_interpreter", "signed_name", "signed_person", "statute", "supervisor_name",
    "target_warned", "witness", "age", "authority", "state", "official_form",
    "report_signed_by",
    # how the call was handled, and what stands beside an answer that asks for it
    "late_reason", "category_other", "hazards_other", "plan_points", "description", "reported_diagnosis",
    "consult_advice", "means_other", "lower_reason", "use_history", "ailments_other", "ems_reason",
    "sedation", "medicines", "conditions", "weapon_other", "firearms_where", "worked_best",
    "force_reason", "tried_reason", "property_authority", "dependants_action", "follow_up_reason",
    "history_detail", "treatment", "purpose", "condition_detail", "advice_text",
    # what came later, or is planned
    "attempt_note", "conference", "close_other", "rec_what", "rec_owner", "calms", "avoid", "early_signs",
    "approach", "call_first", "safety",
    # worked out
    "charges_named", "charges_diverted", "conditions_named", "grounds_claimed",
}  # fmt: skip


@pytest.mark.parametrize("form_id", [form for form in FORMS if form != "training"])
def test_every_text_question_is_looked_through_or_tells_nothing(form_id: str) -> None:
    """A new free text in a form is either among those that are looked through, or known to tell nothing."""
    form = compiled(form_id)
    shown = (control.get("ref", "") for control in form.tree.iter(f"{XF}input"))
    texts = {path.split("/", 2)[2] for path in shown if form.binds[path].get("type") == "string"}
    written = {path for path in texts if form.binds[f"/{form_id}/{path}"].get("readonly") != "true()"}
    told = set(TOLD.get(form_id, ()))
    assert told <= texts
    left = {path for path in written - told if path.rsplit("/", 1)[-1] not in SILENT}
    assert left == set()


@pytest.mark.parametrize(
    "hostile",
    ["no knife ", "He denied a wish to die and wants to die, if not ", "I ", "no NCIC hit ", "want to ", "a"],
)
def test_a_long_text_is_looked_through_at_once(hostile: str) -> None:
    """A text made to lead the lists astray does not hold an officer up."""
    text = hostile * (20_000 // len(hostile))
    begun = time.process_time()
    for tells in TELLS.values():
        tells(text)
    assert time.process_time() - begun < 3
