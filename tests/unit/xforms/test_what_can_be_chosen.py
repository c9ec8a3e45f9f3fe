"""Some questions offer a few answers only: anything else is a problem and holds the report up."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.unit.xforms.scenario import Scenario

SCALES = """
| survey |        |       |             |                           |          |         |
|        | type   | name  | label       | parameters                | required | default |
|        | range  | calm  | How calm?   | start=0 end=10 step=1     |          |         |
|        | range  | fever | Temperature | start=35 end=42 step=0.5  |          |         |
|        | range  | down  | Countdown   | start=10 end=-10 step=-5  |          |         |
|        | select_one yn | armed | Armed? |                          | yes      | maybe   |
|        | select_multiple yn | both | Both? |                       |          | yes no perhaps |
|        | select_one yn | fine | Fine?   |                          |          | yes     |
| choices |      |       |             |
|        | list_name | name | label     |
|        | yn     | yes   | Yes         |
|        | yn     | no    | No          |
"""


COUNTS = """
| survey |           |      |       |             |            |
|        | type      | name | label | calculation | bind::type |
|        | integer   | guns | Guns  |             |            |
|        | calculate | half |       | ${guns} div 2 | int      |
"""


KINDS = Scenario.of("""
| survey |          |        |       |                       |
|        | type     | name   | label | parameters            |
|        | integer  | guns   | Guns  |                       |
|        | decimal  | share  | Share |                       |
|        | range    | calm   | Calm  | start=0 end=10 step=1 |
|        | date     | day    | Day   |                       |
|        | time     | at     | Time  |                       |
|        | dateTime | moment | Both  |                       |
|        | geopoint | spot   | Spot  |                       |
""")


@pytest.mark.parametrize(
    ("scale", "given", "says"),
    [
        ("calm", "11", "Enter a whole number from 0 to 10."),
        ("calm", "7.5", "Enter a whole number from 0 to 10."),
        ("calm", -1, "Enter a whole number from 0 to 10."),
        ("fever", "36.7", "Enter a number from 35 to 42 in steps of 0.5."),
        ("fever", 43.0, "Enter a number from 35 to 42 in steps of 0.5."),
        ("down", 3, "Enter a number from -10 to 10 in steps of 5."),
    ],
)
def test_off_the_scale_is_a_problem_at_once(scale: str, given: object, says: str) -> None:
    """A number outside the ends or between the steps is kept as typed and cannot be sent."""
    scenario = Scenario.of(SCALES)
    scenario.answers(f"/data/{scale}", given)
    problem = scenario.problem(f"/data/{scale}")
    assert (problem.kind, problem.typed, problem.message) == ("type", str(given), says)
    assert scenario.text(f"/data/{scale}") == ""


@pytest.mark.parametrize(
    ("scale", "given"), [("calm", "0"), ("calm", 10), ("fever", "36.5"), ("fever", 42.0), ("down", -5)]
)
def test_both_ends_and_every_step_between_can_be_chosen(scale: str, given: object) -> None:
    """What the scale has is an answer."""
    scenario = Scenario.of(SCALES)
    scenario.answers(f"/data/{scale}", given)
    assert float(scenario.text(f"/data/{scale}")) == float(str(given))
    assert f"/data/{scale}" not in scenario.problems()


def test_a_fraction_typed_as_a_whole_number_is_kept_and_said() -> None:
    """Nobody's 5.5 becomes a 5 without a word; what the form itself computes is cut off."""
    scenario = Scenario.of(COUNTS)
    scenario.answers("/data/guns", "5.5")
    assert (scenario.text("/data/guns"), scenario.session.typed) == ("", {"/data/guns": "5.5"})
    assert scenario.problem("/data/guns").message == "Enter a whole number, for example 3."
    scenario.answers("/data/guns", "5.0")
    assert (scenario.text("/data/guns"), scenario.text("/data/half")) == ("5", "2")


_DIGITS = st.from_regex(r"\A[+-]?\d{0,12}\.?\d{0,12}([eE][+-]?\d{1,20})?\Z")
_TIMES = st.from_regex(r"\A(\d{4}-\d\d-\d\d)?T?(\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d(:?\d\d)?)?)?\Z")


@settings(max_examples=150, deadline=None)
@example("share", "9" * 399)
@example("guns", "1E+99999999999999999999")
@given(
    st.sampled_from(["guns", "share", "calm", "day", "at", "moment", "spot"]), _DIGITS | _TIMES | st.text()
)
def test_whatever_is_typed_is_an_answer_or_stays_as_typed(question: str, typed: str) -> None:
    """A finger that rests on a key, an exponent, a year of no clock: no box ends in an error."""
    path = f"/data/{question}"
    KINDS.answers(path, typed)
    stands = KINDS.text(path) or KINDS.session.typed.get(path, "") or not typed.strip()
    assert stands or not typed.isprintable()
    assert KINDS.session.to_xml()


def test_a_default_that_is_no_choice_is_no_answer() -> None:
    """It is kept beside the blank answer and said, and choosing mends it."""
    scenario = Scenario.of(SCALES)
    assert scenario.value("/data/armed") is None
    problem = scenario.problem("/data/armed")
    assert problem.message == "The answer “maybe” is not one of the choices."
    assert scenario.session.typed == {"/data/armed": "maybe", "/data/both": "yes no perhaps"}
    assert scenario.value("/data/fine") == "yes"
    scenario.answers("/data/armed", "no")
    assert "/data/armed" not in scenario.problems()


PLACES = """
| survey  |           |          |          |               |          |                  |            |
|         | type      | name     | label    | choice_filter | required | required_message | calculation |
|         | select_one county | county | Which **county**? | |       |                  |             |
|         | calculate | short    |          |               |          |                  | ${county}   |
|         | select_one town | town | Town    | county = ${short} | yes  | Say the town     |             |
| choices |           |          |          |               |
|         | list_name | name     | label    | county        |
|         | county    | north    | North    |               |
|         | county    | south    | South    |               |
|         | town      | alder    | Alder    | north         |
"""


def test_a_question_whose_choices_are_not_there_yet_says_what_comes_first() -> None:
    """Through a calculation too; once that is answered it asks for itself, and an empty list stays one."""
    scenario = Scenario.of(PLACES)
    first = "Answer “Which **county**?” first: what can be chosen here depends on it."
    assert scenario.problem("/data/town").message == first
    assert scenario.question("/data/town").awaits == "Which **county**?"
    scenario.answers("/data/county", "north")
    assert scenario.problem("/data/town").message == "Say the town"
    assert scenario.question("/data/town").awaits == ""
    scenario.answers("/data/county", "south")
    assert scenario.question("/data/town").choices == ()
    assert scenario.problem("/data/town").message == "Say the town"
    scenario.answers("/data/county", "")
    assert scenario.problem("/data/town").message == first


CALLED = """
| survey  |           |          |                |               |
|         | type      | name     | label          | choice_filter |
|         | text      | street   | Street         |               |
|         | select_one county | county | County of ${street} | |
|         | select_one town | town | Town          | county = ${county} |
| choices |           |          |                |               |
|         | list_name | name     | label          | county        |
|         | county    | north    | North          |               |
|         | town      | alder    | Alder          | north         |
"""


def test_what_comes_first_is_named_anew_when_it_is_called_otherwise() -> None:
    """The question that waits is among the changes, so that a screen shows the new words."""
    scenario = Scenario.of(CALLED)
    assert "/data/town" in scenario.session.answer("/data/street", "Elm")
    assert scenario.question("/data/town").awaits == "County of Elm"
