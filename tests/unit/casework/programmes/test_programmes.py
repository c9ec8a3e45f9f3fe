"""The shipped programmes read, agree with the diversion form, and call no pending check eligible."""

from __future__ import annotations

import pytest

from citdesk.casework.programmes import RULES, judge, read_programme, read_programmes
from citdesk.casework.programmes.eligibility import Answer
from citdesk.resource_files import resource_path
from tests.unit.forms.compiled import XF, compiled

FILES = {path.name: path.read_text(encoding="utf-8") for path in resource_path("programmes").glob("*.toml")}
LEAD = FILES["lead.toml"]


def answers(**changes: Answer) -> dict[str, Answer]:
    """No to every exclusion, but for the changes."""
    clear: dict[str, Answer] = dict.fromkeys(RULES, "no")
    return {**clear, **changes}


def test_the_shipped_programmes_read_and_none_is_reviewed() -> None:
    """Every programme reads, none claims a review, each says what is not verified."""
    programmes, errors = read_programmes(FILES)
    assert errors == ()
    assert {"lead", "civil_citation", "deflection", "mental_health_project"} <= set(programmes)
    assert not any(programme.reviewed for programme in programmes.values())
    assert all(programme.unverified for programme in programmes.values())


def test_the_form_and_the_programmes_agree() -> None:
    """Deadlines and admission in the diversion form are those of the programme files."""
    programmes, _ = read_programmes(FILES)
    instances = compiled("diversion").tree.iter(f"{XF}instance")
    items = next(i for i in instances if i.get("id") == "program").iter(f"{XF}item")
    rows = {item.findtext(f"{XF}name"): item for item in items}
    assert set(rows) == {*programmes, "other"}
    for programme in programmes.values():
        row = rows[programme.id]
        assert row.findtext(f"{XF}intake_days") == str(programme.intake_days)
        assert row.findtext(f"{XF}intake_counts") == programme.intake_counts
        assert row.findtext(f"{XF}completion_days") == str(programme.completion_days)
        assert row.findtext(f"{XF}youngest") == str(programme.youngest)
        assert row.findtext(f"{XF}authority") == programme.authority
        assert row.findtext(f"{XF}oldest") == str(programme.oldest)
        assert (row.findtext(f"{XF}rules") or "").split() == [item.rule for item in programme.exclusions]
        assert row.findtext(f"{XF}admission") == ("yes" if programme.admission_required else "no")


def test_the_form_asks_every_rule() -> None:
    """Each exclusion that a programme may name is a question of the diversion form."""
    leaves = compiled("diversion").leaves
    assert [f"/diversion/screening/x_{rule}" in leaves for rule in RULES] == [True] * len(RULES)


@pytest.mark.parametrize("rule", ["weapon", "open_warrant"])
def test_a_rule_of_the_programme_excludes(rule: str) -> None:
    """One Yes to a rule of the programme is enough."""
    given = answers()
    given[rule] = "yes"
    found = judge(read_programme("lead.toml", LEAD), given, 35)
    assert (found.outcome, found.failing) == ("ineligible", (rule,))


def test_a_rule_the_programme_does_not_know_counts_for_nothing() -> None:
    """LEAD has no rule about driving under the influence."""
    assert judge(read_programme("lead.toml", LEAD), answers(dui="yes"), 35).outcome == "eligible"


def test_an_open_check_is_pending() -> None:
    """Not known is not eligible, and an exclusion outweighs it."""
    lead = read_programme("lead.toml", LEAD)
    assert judge(lead, answers(weapon="unknown"), 35).outcome == "pending_check"
    assert judge(lead, answers(weapon="unknown", domestic="yes"), 35).outcome == "ineligible"


@pytest.mark.parametrize(("age", "outcome"), [(17, "ineligible"), (18, "eligible"), (None, "pending_check")])
def test_age_is_a_rule(age: int | None, outcome: str) -> None:
    """Below the programme's age a person is excluded; an unknown age stays open."""
    assert judge(read_programme("lead.toml", LEAD), answers(), age).outcome == outcome


@pytest.mark.parametrize(
    ("age", "adults", "young"),
    [
        (17, "ineligible", "eligible"),
        (18, "eligible", "ineligible"),
        ((0, 11), "ineligible", "eligible"),
        ((12, 17), "ineligible", "eligible"),
        ((18, 25), "eligible", "ineligible"),
        ((16, 20), "pending_check", "pending_check"),
        (None, "pending_check", "pending_check"),
    ],
)
def test_an_age_or_a_band_of_ages_rules_out(
    age: int | tuple[int, int] | None, adults: str, young: str
) -> None:
    """A minor takes no part in a programme for adults, nor an adult in one for the young; so by a band."""
    youth = read_programme("youth_citation.toml", FILES["youth_citation.toml"])
    assert judge(read_programme("lead.toml", LEAD), answers(), age).outcome == adults
    assert judge(youth, answers(), age).outcome == young


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("intake_days = 30", "intake_days = 300\n", "completion_days"),
        ("intake_days = 30", 'intake_days = "30"', "must be of kind int"),
        ('rule = "weapon"', 'rule = "weather"', "'weather'"),
        ('rule = "weapon"', 'rule = "domestic"', "same rule twice"),
        ('signatures = ["person", ', "signatures = [", "lack the person"),
        ('reviewed_on = ""', 'reviewed_on = "2026-02-30"', "write the day like"),
        ("intake_days = 30", 'intake_days = 30\nintake_counts = "weeks"', "'weeks'"),
        ("intake_days = 30", 'intake_days = 61\nintake_counts = "business_days"', "60 business days"),
        ("youngest = 18", "youngest = 18\nmood = 3", "mood is not known"),
        ('id = "lead"', 'id = "le ad"', "id is 'le ad'; write one word"),
        ("youngest = 18", "youngest = 18\noldest = 17", "nobody could take part"),
    ],
)
def test_a_broken_programme_is_named_and_the_others_still_work(before: str, after: str, said: str) -> None:
    """The message names the file and the slip."""
    assert before in LEAD
    broken = LEAD.replace(before, after, 1)
    if said == "completion_days":
        broken = broken.replace("completion_days = 365", "completion_days = 200")
    programmes, errors = read_programmes({**FILES, "lead.toml": broken})
    assert "lead" not in programmes
    assert len(programmes) == len(FILES) - 1
    assert "lead.toml" in str(errors[0])
    assert said in str(errors[0])


def test_the_civil_citation_of_adults_is_for_adults() -> None:
    """Its statute is about adults: a young person goes through the program for the young."""
    adults = read_programme("civil_citation.toml", FILES["civil_citation.toml"])
    assert judge(adults, answers(), 15).failing == ("youngest",)
    assert judge(adults, answers(), 18).outcome == "eligible"
    assert "guardian_if_minor" not in adults.signatures


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_programme_that_says_business_days_counts_them(name: str) -> None:
    """What the terms tell the person is how the first meeting is counted."""
    programme = read_programme(name, FILES[name])
    said = any("business days" in term for term in programme.terms)
    assert said is (programme.intake_counts == "business_days")
