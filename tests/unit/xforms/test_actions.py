"""Actions run when their event comes: at the first load, at every load, on a change, in a new instance."""

from __future__ import annotations

from citdesk.xforms import Form, Geopoint
from tests.unit.xforms.scenario import Scenario, context, xform


def test_first_load_happens_once() -> None:
    """A value set at the first load is not set again when the draft is opened later."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><q/></data>',
            '<setvalue event="odk-instance-first-load" ref="/data/q" value="4*4"/>',
            '<input ref="/data/q"/>',
        )
    )
    assert scenario.text("/data/q") == "16"
    scenario.answers("/data/q", "mine")
    assert scenario.saves_and_returns().text("/data/q") == "mine"


def test_every_load_happens_every_time() -> None:
    """A value set at each load is set again when the draft is opened."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><q/></data>',
            '<setvalue event="odk-instance-load" ref="/data/q">seen</setvalue>',
            '<input ref="/data/q"/>',
        )
    )
    scenario.answers("/data/q", "mine")
    assert scenario.saves_and_returns().text("/data/q") == "seen"


CHANGE = xform(
    '<data id="t"><source/><target/><after/></data>',
    '<bind nodeset="/data/after" calculate="concat(/data/target, \'!\')"/>',
    '<input ref="/data/source"><setvalue event="xforms-value-changed" ref="/data/target" '
    'value="/data/source * 2"/></input><input ref="/data/target"/>',
)


def test_a_change_sets_another_answer() -> None:
    """A changed answer sets another one, and what depends on that follows and is reported."""
    scenario = Scenario.of(CHANGE)
    assert scenario.answers("/data/source", "4") == {"/data/source", "/data/target", "/data/after"}
    assert scenario.text("/data/after") == "8!"


def test_what_was_set_may_be_overtyped() -> None:
    """An action sets a value once; it does not hold on to it."""
    scenario = Scenario.of(CHANGE)
    scenario.answers("/data/source", "4")
    scenario.answers("/data/target", "5")
    assert scenario.text("/data/target") == "5"
    assert scenario.answers("/data/source", "4") == frozenset()


def test_a_new_instance_has_its_event() -> None:
    """`odk-new-repeat` runs in the new instance only, and not for those the form begins with."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><r><v/></r></data>',
            body='<repeat nodeset="/data/r"><input ref="/data/r/v"/>'
            '<setvalue event="odk-new-repeat" ref="/data/r/v" value="position(..)"/></repeat>',
        )
    )
    scenario.adds("/data/r")
    assert [scenario.text(f"/data/r[{n}]/v") for n in (1, 2)] == ["", "2"]


def test_an_action_may_choose_its_instance() -> None:
    """A target with a condition sets only the instance that it chooses."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><s/><r><v/></r><r><v/></r></data>',
            body='<input ref="/data/s"><setvalue event="xforms-value-changed" '
            'ref="/data/r[position()=2]/v" value="/data/s"/></input>'
            '<repeat nodeset="/data/r"><input ref="/data/r/v"/></repeat>',
        )
    )
    scenario.answers("/data/s", "x")
    assert [scenario.text(f"/data/r[{n}]/v") for n in (1, 2)] == ["", "x"]


def test_the_place_comes_from_the_client() -> None:
    """`odk:setgeopoint` stores what the client says, and nothing where it does not know."""
    form = Form.load(
        xform(
            '<data id="t"><at/></data>',
            '<bind nodeset="/data/at" type="geopoint"/>'
            '<odk:setgeopoint event="odk-instance-first-load" ref="/data/at"/>',
        )
    )
    somewhere = Scenario(form, context(place=Geopoint(41.9, -87.6, 180, 4)))
    assert somewhere.value("/data/at") == Geopoint(41.9, -87.6, 180, 4)
    assert Scenario(form).value("/data/at") is None


def test_a_default_that_is_calculated_in_a_workbook() -> None:
    """XLSForm's dynamic defaults are set once, at the first load."""
    scenario = Scenario.of(
        """
| survey |      |      |       |                 |
|        | type | name | label | default         |
|        | date | day  | Day   | today()         |
"""
    )
    assert scenario.text("/data/day") == "2026-11-23"


def test_changes_set_off_by_changes_come_to_rest() -> None:
    """Two questions that set each other do not go on for ever."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><a/><b/></data>',
            body='<input ref="/data/a"><setvalue event="xforms-value-changed" ref="/data/b" '
            'value="/data/a + 1"/></input><input ref="/data/b"><setvalue event="xforms-value-changed" '
            'ref="/data/a" value="/data/b + 1"/></input>',
        )
    )
    scenario.answers("/data/a", "1")
    assert scenario.text("/data/b") != ""
