"""Texts in several languages, with answers, hints, guidance and media in them."""

from __future__ import annotations

import copy
from xml.sax.saxutils import quoteattr

import pytest

from citdesk.xforms import Form, FormError
from citdesk.xforms.client import QuotingText
from tests.unit.xforms.scenario import Scenario, xform

TWO = """
| survey |               |      |            |            |                |                   |
|        | type          | name | label::en  | label::es  | hint::en       | guidance_hint::en |
|        | text          | who  | Name       | Nombre     | As on the card | Ask twice         |
|        | select_one yn | ok   | Fine, ${who}? | ¿Bien, ${who}? |         |                   |
| choices |           |      |           |           |
|         | list_name | name | label::en | label::es |
|         | yn        | y    | Yes       | Sí        |
|         | yn        | n    | No        | No        |
"""


def test_a_language_is_switched_while_filling() -> None:
    """Labels and choices read in the chosen language at once, answers stay."""
    scenario = Scenario.of(TWO)
    assert scenario.session.languages == ("en", "es")
    scenario.answers("/data/who", "Ana")
    changed = scenario.speaks("es")
    assert {"/data/who", "/data/ok"} <= changed
    assert scenario.label("/data/ok") == "¿Bien, Ana?"
    assert scenario.choice_labels("/data/ok") == ["Sí", "No"]
    assert scenario.question("/data/ok").language == scenario.session.language == "es"
    assert scenario.speaks("es") == frozenset()


def test_an_unknown_language_is_refused() -> None:
    """A language the form does not have is refused with those it has."""
    with pytest.raises(ValueError, match="en, es"):
        Scenario.of(TWO).speaks("Klingon")


def test_hint_and_guidance_are_kept_apart() -> None:
    """What is always shown and what is shown on demand are two texts."""
    question = Scenario.of(TWO).question("/data/who")
    assert (question.hint, question.guidance) == ("As on the card", "Ask twice")


def test_media_come_with_the_label() -> None:
    """Pictures and sounds of a text are given by kind."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><q/></data>',
            body='<input ref="/data/q"><label ref="jr:itext(\'q\')"/></input>',
            model='<itext><translation lang="en"><text id="q"><value>Look</value>'
            '<value form="image">jr://images/a.png</value><value form="audio">jr://audio/a.mp3</value>'
            "</text></translation></itext>",
        )
    )
    question = scenario.question("/data/q")
    assert question.label == "Look"
    assert dict(question.media) == {"image": "jr://images/a.png", "audio": "jr://audio/a.mp3"}


def test_white_space_around_an_answer_in_a_text_stays() -> None:
    """Blanks between words and answers are part of the text."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><a>x</a><b>y</b></data>',
            body='<input ref="/data/a"><label> Say <output value="/data/a"/> '
            '<output value="/data/b"/> now\n</label></input>',
        )
    )
    assert scenario.label("/data/a") == "Say x y now"


def test_a_text_missing_in_one_language_is_taken_from_the_default() -> None:
    """A translation with gaps still says something."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><q/></data>',
            body='<input ref="/data/q"><label ref="jr:itext(\'q\')"/></input>',
            model='<itext><translation lang="en" default="true()"><text id="q"><value>Only here</value>'
            '</text></translation><translation lang="fr"/></itext>',
        )
    )
    scenario.speaks("fr")
    assert scenario.label("/data/q") == "Only here"


def test_the_default_language_is_the_marked_one() -> None:
    """A session begins in the translation marked as default, else in the first."""
    model = '<itext><translation lang="a"/><translation lang="b" default="true()"/></itext>'
    assert Scenario.of(xform('<data id="t"><q/></data>', model=model)).session.language == "b"


def test_messages_are_translated() -> None:
    """What a constraint and a required question say follows the language."""
    scenario = Scenario.of(
        """
| survey |         |      |       |            |                           |                           |
|        | type    | name | label::en | constraint | constraint_message::en | constraint_message::es |
|        | integer | n    | N     | . > 1      | Too small                 | Muy poco                  |
"""
    )
    scenario.answers("/data/n", 1)
    assert scenario.problem("/data/n").message == "Too small"
    scenario.speaks("es")
    assert scenario.problem("/data/n").message == "Muy poco"


def test_a_text_tells_which_parts_are_answers() -> None:
    """Whoever shows a label can tell the form's words from those somebody typed, also in a copy of it."""
    scenario = Scenario.of(TWO)
    assert not isinstance(scenario.label("/data/who"), QuotingText)
    blank = scenario.label("/data/ok")
    assert isinstance(blank, QuotingText)
    assert blank.quoted == ((6, 6),)
    scenario.answers("/data/who", "*Ana*")
    label = copy.deepcopy(scenario.label("/data/ok"))
    assert label == "Fine, *Ana*?"
    assert isinstance(label, QuotingText)
    assert [label[start:end] for start, end in label.quoted] == ["*Ana*"]


def test_a_text_asked_for_in_a_calculation_quotes_too() -> None:
    """What `jr:itext` gives follows the answers that the text quotes, each row its own."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><n/><row><who/><said/></row><whole/></data>',
            '<bind nodeset="/data/whole" calculate="jr:itext(\'q\')"/>'
            '<bind nodeset="/data/row/said" calculate="jr:itext(\'r\')"/>',
            '<input ref="/data/n"/><repeat nodeset="/data/row"><input ref="/data/row/who"/></repeat>',
            model='<itext><translation lang="en"><text id="q"><value>Hello <output value="/data/n"/></value>'
            '</text><text id="r"><value><output value="/data/row/who"/> spoke</value></text>'
            "</translation></itext>",
        )
    )
    scenario.adds("/data/row")
    scenario.answers("/data/n", "Ann")
    scenario.answers("/data/row[1]/who", "Bo")
    scenario.answers("/data/row[2]/who", "Cy")
    assert scenario.text("/data/whole") == "Hello Ann"
    assert [scenario.text(f"/data/row[{n}]/said") for n in (1, 2)] == ["Bo spoke", "Cy spoke"]


def test_a_text_that_quotes_itself_ends() -> None:
    """It leaves a gap where it would begin again."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><a/></data>',
            '<bind nodeset="/data/a" calculate="jr:itext(\'q\')"/>',
            model='<itext><translation lang="en"><text id="q"><value>on and '
            "<output value=\"jr:itext('q')\"/></value></text></translation></itext>",
        )
    )
    assert scenario.text("/data/a") == "on and "


@pytest.mark.parametrize(
    ("nodeset", "leaf"),
    [
        ("instance('i')/root/item", "itextId"),
        ('instance("i")/root/item', "itextId"),
        ("instance( 'i' )/root/item", "text"),
        ("instance('i')/root/list/item", "itextId"),
        ("instance('i')/root/item[n != /data/a]", "@text"),
        ("randomize(instance('i')/root/item)", "text"),
    ],
)
def test_a_choice_quotes_answers_however_the_form_spells_its_list(nodeset: str, leaf: str) -> None:
    """What a choice says follows the answer in it, also in its name elsewhere, and is for the same people."""
    item = '<item text="c"><n>1</n>' + ("" if leaf[0] == "@" else f"<{leaf}>c</{leaf}>") + "</item>"
    model = (
        '<itext><translation lang="en"><text id="c"><value>With <output value="/data/a"/></value></text>'
        '<text id="d"><value>Not with <output value="../nobody"/></value></text></translation></itext>'
        f'<instance id="i"><root>{item}<list>{item}</list></root></instance>'
    )

    def form(audience: str) -> bytes:
        return xform(
            '<data id="t"><a/><o/><b/></data>',
            f'<bind nodeset="/data/a" citdesk:audience="{audience}"/>'
            '<bind nodeset="/data/b" citdesk:audience="court" '
            "calculate=\"jr:choice-name(/data/o, '/data/o')\"/>",
            f'<input ref="/data/a"/><select1 ref="/data/o"><itemset nodeset={quoteattr(nodeset)}>'
            f'<value ref="n"/><label ref="jr:itext( {leaf} )"/></itemset></select1>',
            model=model,
        )

    scenario = Scenario.of(form("court"))
    scenario.answers("/data/o", "1")
    for name in ("Ann", "Ben"):
        scenario.answers("/data/a", name)
        assert scenario.choice_labels("/data/o") == [f"With {name}"]
        assert scenario.text("/data/b") == f"With {name}"
    with pytest.raises(FormError, match="/data/a, which court may not see"):
        Form.load(form("internal"))


def test_the_names_of_choices_from_a_file_may_quote_answers() -> None:
    """Where the list is not part of the form, a text that means the same everywhere is filled in."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><a/><o/></data>',
            "",
            '<input ref="/data/a"/><select1 ref="/data/o"><itemset nodeset="instance(\'f\')/root/item">'
            '<value ref="n"/><label ref="jr:itext(l)"/></itemset></select1>',
            model='<itext><translation lang="en"><text id="c"><value>With <output value="/data/a"/></value>'
            '</text></translation></itext><instance id="f" src="jr://file-csv/f.csv"/>',
        ),
        attachments={"f.csv": b"n,l\n1,c\n"},
    )
    scenario.answers("/data/a", "Ann")
    assert scenario.choice_labels("/data/o") == ["With Ann"]


def test_a_label_that_quotes_without_end_is_cut() -> None:
    """Thirty kilobytes of form, and a label of a gigabyte: the screen gets its beginning."""
    quotes = "<output value='/data/a'/>" * 1_000
    scenario = Scenario.of(
        xform(
            '<data id="t"><a/><b/></data>',
            "",
            f'<input ref="/data/a"/><input ref="/data/b"><label>Of {quotes} end</label></input>',
        )
    )
    scenario.answers("/data/a", "word " * 100)
    label = scenario.question("/data/b").label
    assert len(label) == 100_001
    assert label.startswith("Of word word")
    assert label.endswith("…")
    assert isinstance(label, QuotingText)
    assert label.quoted[-1][1] == len(label)
