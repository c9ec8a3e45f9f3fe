"""Moving a draft to a newer version of its form."""

from __future__ import annotations

import re
from textwrap import dedent

import pytest

from citdesk.xforms import Form, Migration, migrate
from tests.unit.xforms.scenario import Scenario, context, xform

OLD = """
| survey |                      |          |             |
|        | type                 | name     | label       |
|        | begin_group          | person   | Person      |
|        | text                 | who      | Name        |
|        | text                 | age      | Age         |
|        | select_multiple sign | signs    | Signs       |
|        | end_group            |          |             |
|        | begin_repeat         | event    | Event       |
|        | text                 | what     | What        |
|        | end_repeat           |          |             |
|        | text                 | remark   | Remark      |
| choices |           |         |          |
|         | list_name | name    | label    |
|         | sign      | pacing  | Pacing   |
|         | sign      | silence | Silence  |
| settings |         |         |
|          | form_id | version |
|          | report  | 1       |
"""


def filled() -> Scenario:
    """A draft with two events."""
    scenario = Scenario.of(OLD)
    scenario.answers("/data/person/who", "Rowan Example")
    scenario.answers("/data/person/age", "about forty")
    scenario.answers("/data/person/signs", ("pacing", "silence"))
    scenario.answers("/data/event[1]/what", "called")
    scenario.adds("/data/event")
    scenario.answers("/data/event[2]/what", "arrived")
    scenario.answers("/data/remark", "quiet street")
    return scenario


def moved(*changes: tuple[str, str]) -> Migration:
    """The draft in a newer form that differs by these replacements."""
    source = OLD.replace("| 1       |", "| 2       |")
    for before, after in changes:
        assert before in source
        source = source.replace(before, after)
    scenario = filled()
    return migrate(scenario.saved(), scenario.form, Form.load(source), context())


def lost(migration: Migration) -> list[tuple[str, str, str]]:
    """What is gone: path, what was asked, what was answered."""
    return [(answer.path, answer.label, answer.text) for answer in migration.lost]


def test_the_same_questions_take_every_answer() -> None:
    """A version that asks the same keeps all answers and carries its own version."""
    migration = moved()
    assert migration.lost == ()
    assert migration.session.value("/data/event[2]/what") == "arrived"
    assert b'version="2"' in migration.session.to_xml()


def test_a_question_moved_to_another_group_keeps_its_answer() -> None:
    """A name that occurs once is the same question wherever it stands."""
    migration = moved(
        ("|        | text                 | who      | Name        |\n", ""),
        (
            "|        | text                 | remark   | Remark      |\n",
            (
                "|        | text                 | remark   | Remark      |\n"
                "|        | text                 | who      | Name        |\n"
            ),
        ),
    )
    assert migration.session.value("/data/who") == "Rowan Example"
    assert migration.lost == ()


def test_a_question_that_is_gone_is_listed_once_for_each_event() -> None:
    """Nothing disappears without being named, repeat by repeat."""
    migration = moved(("| what     | What        |", "| cause    | Cause       |"))
    assert lost(migration) == [
        ("/data/event[1]/what", "What", "called"),
        ("/data/event[2]/what", "What", "arrived"),
    ]
    assert migration.session.value("/data/event[2]/cause") is None


def test_a_repeat_under_another_name_is_another_repeat_unless_it_only_moved() -> None:
    """A repeat moved into a group goes along with all its instances."""
    migration = moved(
        (
            "|        | begin_repeat         | event    | Event       |",
            (
                "|        | begin_group          | course   | Course      |\n"
                "|        | begin_repeat         | event    | Event       |"
            ),
        ),
        (
            "|        | end_repeat           |          |             |",
            (
                "|        | end_repeat           |          |             |\n"
                "|        | end_group            |          |             |"
            ),
        ),
    )
    assert migration.lost == ()
    assert migration.session.value("/data/course/event[2]/what") == "arrived"


def test_an_answer_that_does_not_read_as_the_new_type_is_listed() -> None:
    """A number field cannot take words, so the words are handed back."""
    migration = moved(
        ("|        | text                 | age ", "|        | integer              | age "),
    )
    assert lost(migration) == [("/data/person/age", "Age", "about forty")]
    assert migration.session.value("/data/person/age") is None


def test_a_choice_that_is_gone_is_lost_and_the_others_stay() -> None:
    """One withdrawn choice takes only itself away."""
    migration = moved(("|         | sign      | pacing  | Pacing   |\n", ""))
    assert lost(migration) == [("/data/person/signs", "Signs", "pacing")]
    assert migration.session.value("/data/person/signs") == ("silence",)


def test_a_repeat_that_became_a_group_keeps_its_first_instance() -> None:
    """What cannot be asked twice any more is listed from the second time on."""
    migration = moved(("begin_repeat", "begin_group "), ("end_repeat", "end_group "))
    assert migration.session.value("/data/event/what") == "called"
    assert lost(migration) == [("/data/event[2]/what", "What", "arrived")]


def test_two_questions_of_one_name_are_not_guessed_at() -> None:
    """Where a name occurs twice, nobody can tell which question it was: the answer is listed."""
    migration = moved(
        (
            "|        | text                 | remark   | Remark      |\n",
            (
                "|        | begin_group          | a        | A           |\n"
                "|        | text                 | remark   | Remark      |\n"
                "|        | end_group            |          |             |\n"
                "|        | begin_group          | b        | B           |\n"
                "|        | text                 | remark   | Remark      |\n"
                "|        | end_group            |          |             |\n"
            ),
        )
    )
    assert lost(migration) == [("/data/remark", "Remark", "quiet street")]


def test_what_the_form_computes_now_is_listed() -> None:
    """An answer that the newer form overwrites by itself is not passed over in silence."""
    scenario = filled()
    source = OLD.replace("| label       |", "| label       | calculation |").replace(
        "| remark   | Remark      |", "| remark   | Remark      | 'by form' |"
    )
    migration = migrate(scenario.saved(), scenario.form, Form.load(source), context())
    assert lost(migration) == [("/data/remark", "Remark", "quiet street")]


def one_question(data_type: str, control: str, choices: str = "") -> Form:
    """A form of one question."""
    items = "".join(f"<item><label>{value}</label><value>{value}</value></item>" for value in choices)
    return Form.load(
        xform(
            '<data id="t"><a/></data>',
            f'<bind nodeset="/data/a" type="{data_type}"/>',
            f'<{control} ref="/data/a"><label>A</label>{items}</{control}>',
        )
    )


@pytest.mark.parametrize(
    ("old", "answer", "new", "standing"),
    [
        (("string", "select", "xy"), "x y", ("string", "select1", "xy"), ""),
        (("string", "select1", "xy"), "y", ("string", "select1", "x"), ""),
        (("string", "select", "xyz"), "x y z", ("string", "select", "xz"), "x z"),
        (("decimal", "input"), "12.7", ("int", "input"), ""),
        (("dateTime", "input"), "2026-01-01T23:30:00.000-05:00", ("date", "input"), ""),
        (("string", "input"), "about forty", ("int", "input"), ""),
    ],
)
def test_what_is_listed_as_lost_is_not_in_the_draft(
    old: tuple[str, ...], answer: str, new: tuple[str, ...], standing: str
) -> None:
    """An answer that comes along in part or not at all is listed, and the draft holds only what stands."""
    before = one_question(*old)
    session = before.start(context())
    session.answer("/data/a", answer)
    migration = migrate(session.to_xml(), before, one_question(*new), context())
    assert "/data/a" not in migration.kept
    assert len(migration.lost) == 1
    assert migration.session.question("/data/a").text == standing
    assert migration.session.problems() == ()


@pytest.mark.parametrize(
    ("old", "answer", "new"),
    [("decimal", "12.0", "int"), ("int", "12", "decimal"), ("string", "2026-01-01", "date")],
)
def test_another_type_that_takes_all_of_an_answer_keeps_it(old: str, answer: str, new: str) -> None:
    """Nothing of it is lost, so nothing is listed."""
    before = one_question(old, "input")
    session = before.start(context())
    session.answer("/data/a", answer)
    migration = migrate(session.to_xml(), before, one_question(new, "input"), context())
    assert ("/data/a" in migration.kept, migration.lost) == (True, ())


ENTITY = """
| survey   |           |                 |         |
|          | type      | name            | label   |
|          | text      | species         | Species |
| entities |           |                 |         |
|          | list_name | label           |         |
|          | trees     | ${species}      |         |
| settings |           |                 |         |
|          | form_id   | version         |         |
|          | trees     | 1               |         |
"""


def test_an_entity_stays_the_same_entity() -> None:
    """Its id comes along: a draft that moved to a newer version makes no second tree of it."""
    scenario = Scenario.of(ENTITY)
    scenario.answers("/data/species", "oak")
    newer = Form.load(dedent(ENTITY.replace("| 1   ", "| 2   ")).strip().encode())
    migration = migrate(scenario.saved(), scenario.form, newer, context(seed=5))
    identifier = re.compile(r'<entity [^>]*\bid="([^"]+)"')
    found = [identifier.findall(xml) for xml in (scenario.saved(), migration.session.to_xml().decode())]
    assert found[0] == found[1]
    assert len(found[0]) == 1


TYPED = """
| survey |              |          |       |             |
|        | type         | name     | label | calculation |
|        | integer      | age      | Age   |             |
|        | begin_repeat | event    | Event |             |
|        | date         | day      | Day   |             |
|        | end_repeat   |          |       |             |
"""


@pytest.mark.parametrize(
    ("before", "after", "typed", "answer", "reasons"),
    [
        ("| Age   |", "| Years |", {"/data/age": "4o"}, "", []),
        ("integer      | age", "text         | age", {}, "4o", []),
        ("|        | integer      | age      | Age   |             |\n", "", {}, None, ["no longer asks"]),
        (
            "integer      | age      | Age   |   ",
            "calculate    | age      |       | 7 ",
            {},
            "7",
            ["by itself"],
        ),
    ],
)
def test_what_could_not_be_read_goes_the_way_of_its_answer(
    before: str, after: str, typed: dict[str, str], answer: str | None, reasons: list[str]
) -> None:
    """A slip stays one, becomes an answer where the newer question takes it, or is listed with the reason."""
    scenario = Scenario.of(TYPED)
    scenario.adds("/data/event")
    scenario.answers("/data/age", "4o")
    scenario.answers("/data/event[2]/day", "yesterday")
    assert before in TYPED
    newer = Form.load(TYPED.replace(before, after))
    migration = migrate(scenario.saved(), scenario.form, newer, context(), scenario.session.typed)
    session = migration.session
    assert session.typed == {**typed, "/data/event[2]/day": "yesterday"}
    if answer is not None:
        assert session.question("/data/age").text == answer
    assert [lost.text for lost in migration.lost] == ["4o"] * len(reasons)
    assert all(reason in lost.reason for reason, lost in zip(reasons, migration.lost, strict=True))
