"""The shipped programmes read, agree with the diversion form, and a broken one is refused by name."""

from __future__ import annotations

import pytest
from lxml import etree

from citdesk.casework.programmes import (
    RULES,
    programmes_instance,
    read_kept_programme,
    read_programme,
    read_programmes,
)
from citdesk.casework.programmes.programme import CHARGE_CLASSES, PATHWAYS
from citdesk.resource_files import resource_path
from tests.unit.forms.compiled import XF, compiled

FILES = {path.name: path.read_text(encoding="utf-8") for path in resource_path("programmes").glob("*.toml")}
LEAD = FILES["lead.toml"]
TERMS = LEAD[LEAD.index("terms = [") : LEAD.index("unverified = [")].strip()


def test_the_shipped_programmes_read_and_none_is_reviewed() -> None:
    """Every programme reads, none claims a review, each says what is not verified."""
    programmes, errors = read_programmes(FILES)
    assert errors == ()
    assert {"lead", "civil_citation", "deflection", "mental_health_project"} <= set(programmes)
    assert not any(programme.reviewed for programme in programmes.values())
    assert all(programme.unverified for programme in programmes.values())


def test_the_form_takes_every_programme_from_outside() -> None:
    """No programme stands in the form itself, so that what the agency publishes is what is chosen."""
    form = compiled("diversion")
    sources = {i.get("id"): i.get("src") for i in form.tree.iter(f"{XF}instance")}
    assert sources["programs"] == "jr://file/programs.xml"
    assert "program" not in sources


def test_the_instance_says_all_that_a_programme_says() -> None:
    """Days, ages, basis, ways, states, classes and rules, and last a programme of no file with every rule."""
    programmes, _ = read_programmes(FILES)
    items = etree.fromstring(programmes_instance(programmes.values())).findall("item")
    assert [item.findtext("name") for item in items] == [*programmes, "other"]
    for item, programme in zip(items, programmes.values(), strict=False):
        assert item.findtext("label") == programme.name
        assert item.findtext("label_es") == programme.name_es
        assert item.findtext("intake_days") == str(programme.intake_days)
        assert item.findtext("intake_counts") == programme.intake_counts
        assert item.findtext("completion_days") == str(programme.completion_days)
        assert item.findtext("youngest") == str(programme.youngest)
        assert item.findtext("oldest") == str(programme.oldest)
        assert item.findtext("authority") == programme.authority
        assert item.findtext("admission") == ("yes" if programme.admission_required else "no")
        assert (item.findtext("pathways") or "").split() == list(programme.pathways)
        assert (item.findtext("states") or "").split() == list(programme.states)
        assert (item.findtext("classes") or "").split() == list(programme.charge_classes)
        assert (item.findtext("rules") or "").split() == [each.rule for each in programme.exclusions]
    assert (items[-1].findtext("rules") or "").split() == list(RULES)
    assert (items[-1].findtext("label_es"), items[-1].findtext("limited")) == ("Otro", "no")


def test_the_form_and_the_programmes_use_the_same_words() -> None:
    """Ways and classes that a programme may name are choices of the form, and the other way round."""
    for name, words in (("pathway", PATHWAYS), ("class", CHARGE_CLASSES)):
        items = next(i for i in compiled("diversion").tree.iter(f"{XF}instance") if i.get("id") == name)
        assert {item.findtext(f"{XF}name") for item in items.iter(f"{XF}item")} == words


def test_every_shipped_programme_has_a_spanish_name() -> None:
    """A person who signs in Spanish reads the programme's name in Spanish."""
    assert all(programme.name_es for programme in read_programmes(FILES)[0].values())


def test_a_programme_kept_with_a_revision_is_read_by_any_schema() -> None:
    """What a revision keeps may lack what is asked for today, and hold what nobody knows any more."""
    old = LEAD.replace("terms = [", "moods = [").replace("intake_days = 30", "intake_days = 0")
    kept = read_kept_programme("kept", old)
    assert (kept.id, kept.authority, kept.terms, kept.intake_days) == (
        "lead",
        "Local agreement",
        (),
        0,
    )


def test_the_form_asks_every_rule() -> None:
    """Each exclusion that a programme may name is a question of the diversion form."""
    leaves = compiled("diversion").leaves
    assert [f"/diversion/screening/x_{rule}" in leaves for rule in RULES] == [True] * len(RULES)


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
        ("youngest = 18", "youngest = 120", "youngest is 120; it must be 0 to 99"),
        ("intake_days = 30", "intake_days = 0", "intake_days is 0; it must be 1 to 366"),
        (
            'pathways = ["officer_intervention", "outreach", "self_referral"]',
            "pathways = []",
            "pathways is empty",
        ),
        (TERMS, "terms = []", "terms is empty"),
        (TERMS, 'terms = ["One.", " "]', "terms holds a blank text"),
        ('id = "lead"', 'id = "other"', "id is 'other', which stands for a program of no file"),
        ('id = "lead"', 'id = "Other"', "id is 'Other', which stands for a program of no file"),
        ('id = "lead"', 'id = "../tx"', "id is '../tx'; write one word"),
        ('id = "lead"', 'id = "lead.v2"', "id is 'lead.v2'; write one word"),
        ("youngest = 18", 'youngest = 18\nstates = ["Texas"]', "states hold 'Texas'"),
        ("youngest = 18", 'youngest = 18\ncharge_classes = ["murder"]', "charge_classes holds murder"),
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
    """Its statute is about adults, in Florida, below a felony: the young have a program of theirs."""
    adults = read_programme("civil_citation.toml", FILES["civil_citation.toml"])
    assert adults.youngest == 18
    assert adults.states == ("FL",)
    assert "felony" not in adults.charge_classes
    assert "guardian_if_minor" not in adults.signatures


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_programme_that_says_business_days_counts_them(name: str) -> None:
    """What the terms tell the person is how the first meeting is counted."""
    programme = read_programme(name, FILES[name])
    said = any("business days" in term for term in programme.terms)
    assert said is (programme.intake_counts == "business_days")
