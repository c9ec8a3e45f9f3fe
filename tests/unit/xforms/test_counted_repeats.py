"""A number decides how often something is asked: correcting it must never cost what people have told."""

from __future__ import annotations

from tests.unit.xforms.scenario import Scenario

HOUSE = """
| survey |              |         |                 |              |                    |             |
|        | type         | name    | label           | repeat_count | constraint         | calculation |
|        | integer      | people  | How many?       |              | . >= 0 and . <= 8  |             |
|        | integer      | most    | At most         |              |                    |             |
|        | begin_repeat | person  | Person          | ${people}    |                    |             |
|        | text         | name    | Name            |              |                    |             |
|        | integer      | age     | Age of ${name}  |              |                    |             |
|        | end_repeat   |         |                 |              |                    |             |
|        | calculate    | years   |                 |              |                    | sum(${age}) |
|        | begin_repeat | pet     | Pet             | ${people} * 2 |                   |             |
|        | text         | called  | Called          |              |                    |             |
|        | end_repeat   |         |                 |              |                    |             |
"""


def household() -> Scenario:
    """Ann, who is 40, and Ben, whose age was typed with a slip."""
    scenario = Scenario.of(HOUSE)
    scenario.answers("/data/people", 2)
    scenario.answers("/data/person[1]/name", "Ann")
    scenario.answers("/data/person[1]/age", 40)
    scenario.answers("/data/person[2]/name", "Ben")
    scenario.answers("/data/person[2]/age", "7x")
    return scenario


def test_what_a_smaller_count_takes_away_comes_back_with_it() -> None:
    """Clearing the count and typing it again gives the same people, slips included."""
    scenario = household()
    scenario.answers("/data/people", None)
    assert scenario.count("/data/person") == 0
    assert (scenario.text("/data/years"), "Ann" in scenario.submission()) == ("0", False)
    scenario.answers("/data/people", 1)
    assert scenario.text("/data/person[1]/name") == "Ann"
    changed = scenario.answers("/data/people", 3)
    assert [scenario.text(f"/data/person[{n}]/name") for n in (1, 2, 3)] == ["Ann", "Ben", ""]
    assert scenario.label("/data/person[2]/age") == "Age of Ben"
    assert scenario.text("/data/years") == "40"
    assert scenario.session.typed == {"/data/person[2]/age": "7x"}
    assert {"/data/person[2]/name", "/data/person[3]/name"} <= changed


def test_a_count_that_cannot_stand_changes_nothing() -> None:
    """Against its constraint or unreadable, a count neither brings nor takes instances."""
    scenario = household()
    for slip in (5000, "2x", -1):
        scenario.answers("/data/people", slip)
        assert scenario.count("/data/person") == 2
        assert scenario.count("/data/pet") == 4
        assert "/data/people" in scenario.problems()
    scenario.answers("/data/people", 3)
    assert scenario.count("/data/person") == 3
    assert scenario.text("/data/person[1]/name") == "Ann"


def test_a_count_is_taken_when_another_answer_mends_it() -> None:
    """A constraint may read another answer: once that allows the count, the instances are there."""
    scenario = Scenario.of(HOUSE.replace(". >= 0 and . <= 8 ", ". <= ${most}      "))
    scenario.answers("/data/people", 3)
    assert scenario.count("/data/person") == 0
    scenario.answers("/data/most", 4)
    assert scenario.count("/data/person") == 3


def test_the_engine_tells_which_answers_count() -> None:
    """Whoever shows the form can be careful with the numbers that cards depend on, and only with those."""
    scenario = household()
    assert scenario.session.counts("/data/people")
    assert not scenario.session.counts("/data/most")
    assert not scenario.session.counts("/data/person[1]/age")
