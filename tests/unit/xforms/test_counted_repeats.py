"""A number decides how often something is asked: correcting it must never cost what people have told."""

from __future__ import annotations

from citdesk.xforms import Form, migrate
from tests.unit.xforms.scenario import Scenario, context, xform

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


def test_a_draft_closed_on_a_slip_opens_with_its_people() -> None:
    """With the count unreadable, saved, opened twice and mended: nobody is lost, and nobody comes early."""
    scenario = household()
    scenario.answers("/data/people", "2x")
    once = scenario.form.resume(scenario.saved(), context(), scenario.session.typed)
    again = scenario.form.resume(once.to_xml(), context(), once.typed)
    assert again.to_xml() == scenario.session.to_xml()
    assert (again.typed, again.left_out) == (scenario.session.typed, ())
    (count, age) = again.problems()
    assert (count.path, count.typed, age.typed) == ("/data/people", "2x", "7x")
    assert "2x" not in count.message
    again.answer("/data/people", 2)
    assert [again.question(f"/data/person[{n}]/name").text for n in (1, 2)] == ["Ann", "Ben"]
    empty = Scenario.of(HOUSE)
    empty.answers("/data/people", "2x")
    opened = empty.form.resume(empty.saved(), context(), empty.session.typed)
    assert not [path for path in opened.paths() if path.startswith("/data/person[")]


def test_a_draft_moved_on_a_slip_keeps_its_people() -> None:
    """To a newer version too the people come along, and the slip waits there to be mended."""
    scenario = household()
    scenario.answers("/data/people", "2x")
    newer = Form.load(HOUSE.replace("How many?", "How many people?"))
    migration = migrate(scenario.saved(), scenario.form, newer, context(), scenario.session.typed)
    assert migration.lost == ()
    assert migration.session.typed == {"/data/people": "2x", "/data/person[2]/age": "7x"}
    assert migration.session.question("/data/person[2]/name").text == "Ben"


def test_people_whom_a_draft_counts_no_more_are_named() -> None:
    """What a draft is counted by changed while it was closed: whoever is counted away is listed."""
    source = xform(
        '<data id="t"><r jr:template=""><name/><double/></r></data>',
        '<bind nodeset="/data/r/double" calculate="concat(../name, ../name)"/>',
        '<repeat nodeset="/data/r" jr:count="count(instance(\'case\')/case/who)">'
        '<input ref="/data/r/name"/></repeat>',
        model='<instance id="case" src="jr://instance/case"/>',
    )
    scenario = Scenario.of(source, surroundings=context(instances={"case": b"<case><who/><who/></case>"}))
    scenario.answers("/data/r[1]/name", "Ann")
    scenario.answers("/data/r[2]/name", "Ben")
    fewer = context(instances={"case": b"<case><who/></case>"})
    opened = scenario.form.resume(scenario.saved(), fewer)
    assert [(left.path, left.text) for left in opened.left_out] == [("/data/r[2]/name", "Ben")]


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


HIDDEN = """
| survey |              |        |          |              |                |
|        | type         | name   | label    | repeat_count | relevant       |
|        | text         | show   | Show     |              |                |
|        | begin_group  | house  | House    |              | ${show} != 'no' |
|        | integer      | people | How many |              |                |
|        | begin_repeat | person | Person   | ${people}    |                |
|        | text         | name   | Name     |              |                |
|        | end_repeat   |        |          |              |                |
|        | end_group    |        |          |              |                |
"""


def test_what_is_hidden_is_not_counted_away() -> None:
    """The group with the count and the people is hidden and the draft closed: all are there again."""
    scenario = Scenario.of(HIDDEN)
    scenario.answers("/data/house/people", 2)
    scenario.answers("/data/house/person[2]/name", "Ben")
    scenario.answers("/data/show", "no")
    assert "Ben" not in scenario.submission()
    scenario.saves_and_returns()
    scenario.answers("/data/show", "yes")
    assert scenario.text("/data/house/person[2]/name") == "Ben"
    scenario.answers("/data/house/people", 1)
    assert scenario.count("/data/house/person") == 1


def test_a_roster_that_is_not_here_takes_nobody_away() -> None:
    """A draft opened where the roster's file lacks keeps what was told about each person."""
    source = xform(
        '<data id="t"><n/><r jr:template=""><name/><said/></r></data>',
        '<bind nodeset="/data/n" type="int" calculate="count(instance(\'roster\')/root/item)"/>'
        '<bind nodeset="/data/r/name" '
        "calculate=\"instance('roster')/root/item[position() = position(current()/..)]/name\"/>",
        '<repeat nodeset="/data/r" jr:count="/data/n"><input ref="/data/r/said"/></repeat>',
        model='<instance id="roster" src="jr://file-csv/roster.csv"/>',
    )
    roster = {"roster.csv": b"name\nAnn\nBen\n"}
    scenario = Scenario.of(source, attachments=roster)
    scenario.answers("/data/r[2]/said", "nothing")
    elsewhere = Form.load(source).resume(scenario.saved(), context())
    assert elsewhere.question("/data/r[2]/said").text == "nothing"
    back = Form.load(source, roster).resume(elsewhere.to_xml(), context())
    assert [back.question(f"/data/r[2]/{name}").text for name in ("name", "said")] == ["Ben", "nothing"]


ASKED_IF = """
| survey |              |        |             |              |               |
|        | type         | name   | label       | repeat_count | relevant      |
|        | integer      | adults | Adults      |              |               |
|        | integer      | people | How many    |              | ${adults} > 0 |
|        | begin_repeat | person | Person      | ${people}    |               |
|        | text         | name   | Name        |              |               |
|        | end_repeat   |        |             |              |               |
"""


def test_a_slip_that_hides_the_count_takes_nobody_away() -> None:
    """Unreadable, the number of adults hides how many there are; saved, opened and mended, all are there."""
    scenario = Scenario.of(ASKED_IF)
    scenario.answers("/data/adults", 2)
    scenario.answers("/data/people", 2)
    scenario.answers("/data/person[2]/name", "Ben")
    scenario.answers("/data/adults", "2x")
    assert scenario.text("/data/person[2]/name") == "Ben"
    scenario.saves_and_returns()
    scenario.answers("/data/adults", 2)
    assert scenario.text("/data/person[2]/name") == "Ben"
