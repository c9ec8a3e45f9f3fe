"""Choices: where they come from, how they are filtered, and what becomes of answers no longer among them."""

from __future__ import annotations

from tests.unit.xforms.scenario import Scenario, context, xform

CASCADE = """
| survey |                   |        |        |                                       |
|        | type              | name   | label  | choice_filter                         |
|        | select_one state  | state  | State  |                                       |
|        | select_one county | county | County | state = ${state}                      |
|        | select_multiple town | towns | Towns | county = ${county} and state = ${state} |
| choices |           |      |        |       |        |
|         | list_name | name | label  | state | county |
|         | state     | il   | Illinois |     |        |
|         | state     | tn   | Tennessee |    |        |
|         | county    | cook | Cook   | il    |        |
|         | county    | lake | Lake   | il    |        |
|         | county    | shelby | Shelby | tn  |        |
|         | town      | skokie | Skokie | il  | cook   |
|         | town      | cicero | Cicero | il  | cook   |
|         | town      | memphis | Memphis | tn | shelby |
"""


def test_a_filter_leaves_what_fits_the_answers() -> None:
    """Choices follow the answers their filter reads."""
    scenario = Scenario.of(CASCADE)
    assert scenario.choices("/data/county") == []
    assert "/data/county" in scenario.answers("/data/state", "il")
    assert scenario.choices("/data/county") == ["cook", "lake"]
    scenario.answers("/data/county", "cook")
    assert scenario.choices("/data/towns") == ["skokie", "cicero"]
    assert scenario.choice_labels("/data/towns") == ["Skokie", "Cicero"]


def test_a_choice_carries_the_words_it_is_found_by() -> None:
    """The column found_by goes with its choice, in every language, and a choice without it has none."""
    scenario = Scenario.of(
        """
| survey  |                  |       |           |           |
|         | type             | name  | label::en | label::es |
|         | select_one place | place | Where     | Dónde     |
| choices |           |          |           |           |                  |
|         | list_name | name     | label::en | label::es | found_by         |
|         | place     | business | Business  | Negocio   | pharmacy; tienda |
|         | place     | home     | Home      | Casa      |                  |
"""
    )
    assert [choice.found_by for choice in scenario.session.question("/data/place").choices] == [
        "pharmacy; tienda",
        "",
    ]


def test_an_answer_no_longer_offered_is_cleared_down_the_line() -> None:
    """Changing the first of dependent questions clears what no longer fits, as Collect does, and for good."""
    scenario = Scenario.of(CASCADE)
    scenario.answers("/data/state", "il")
    scenario.answers("/data/county", "cook")
    scenario.answers("/data/towns", ["cicero", "skokie"])
    changed = scenario.answers("/data/state", "tn")
    assert {"/data/county", "/data/towns"} <= changed
    assert (scenario.text("/data/county"), scenario.text("/data/towns")) == ("", "")
    scenario.answers("/data/state", "il")
    assert scenario.text("/data/county") == ""


def test_choices_may_come_from_a_repeat() -> None:
    """Answers given elsewhere in the form can be the choices of a later question."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><r><name/></r><who/></data>',
            body='<repeat nodeset="/data/r"><input ref="/data/r/name"/></repeat>'
            '<select1 ref="/data/who"><itemset nodeset="/data/r[name != \'\']"><value ref="name"/>'
            '<label ref="name"/></itemset></select1>',
        )
    )
    scenario.answers("/data/r[1]/name", "Ann")
    scenario.adds("/data/r")
    assert "/data/who" in scenario.answers("/data/r[2]/name", "Ben")
    assert scenario.choices("/data/who") == ["Ann", "Ben"]
    scenario.answers("/data/who", "Ben")
    scenario.removes("/data/r[2]")
    assert scenario.choices("/data/who") == ["Ann"]
    assert scenario.text("/data/who") == ""


EXTERNAL = """
| survey |                                   |      |       |                     |
|        | type                              | name | label | choice_filter       |
|        | text                              | kind | Kind  |                     |
|        | select_one_from_file places.csv   | where | Where | kind = ${kind}     |
"""


def test_choices_may_come_from_a_file() -> None:
    """A CSV attachment is read as rows of columns, with quotes and either line ending."""
    csv = b'name,label,kind\r\nh1,"Harbor, ""The""",shelter\r\nc1,Clinic,clinic\r\n'
    scenario = Scenario.of(EXTERNAL, attachments={"places.csv": csv})
    scenario.answers("/data/kind", "shelter")
    assert scenario.choices("/data/where") == ["h1"]
    assert scenario.choice_labels("/data/where") == ['Harbor, "The"']


TRANSLATED = """
| survey |                                  |       |                    |                     |
|        | type                             | name  | label::English (en) | label::Español (es) |
|        | select_one_from_file places.xml  | where | Where              | Dónde               |
"""


def test_choices_of_a_file_are_told_in_the_language_of_the_session() -> None:
    """A column with the code of the language goes before the label; where it is blank, the label is told."""
    places = (
        b"<root><item><name>h1</name><label>Harbor</label><label_es>Puerto</label_es></item>"
        b"<item><name>c1</name><label>Clinic</label><label_es> </label_es></item>"
        b"<item><name>d1</name><label>Desk</label></item></root>"
    )
    scenario = Scenario.of(TRANSLATED, surroundings=context(instances={"places": places}))
    assert scenario.choice_labels("/data/where") == ["Harbor", "Clinic", "Desk"]
    scenario.speaks("Español (es)")
    assert scenario.choice_labels("/data/where") == ["Puerto", "Clinic", "Desk"]
    scenario.speaks("English (en)")
    assert scenario.choice_labels("/data/where") == ["Harbor", "Clinic", "Desk"]


def test_a_missing_file_leaves_no_choices() -> None:
    """Without the file the form still opens; there is nothing to choose from."""
    scenario = Scenario.of(EXTERNAL)
    assert scenario.choices("/data/where") == []


def test_the_context_may_bring_an_instance() -> None:
    """What the caller gives under an instance's name goes before the form's own attachment."""
    surroundings = context(instances={"places": b"name,label,kind\nx,X,k\n"})
    scenario = Scenario.of(
        EXTERNAL, attachments={"places.csv": b"name,label,kind\n"}, surroundings=surroundings
    )
    scenario.answers("/data/kind", "k")
    assert scenario.choices("/data/where") == ["x"]


def test_a_parent_case_is_read_through_an_instance() -> None:
    """A child form reads the encounter it belongs to, so that a fact is typed once."""
    form = """
| survey |              |      |       |                                          |
|        | type         | name | label | calculation                              |
|        | xml-external | case |       |                                          |
|        | calculate    | who  |       | instance('case')/data/person/name        |
|        | text         | ask  | About ${who} |                                   |
"""
    case = b'<data id="encounter"><person><name>Robin Sample</name></person></data>'
    scenario = Scenario.of(form, surroundings=context(instances={"case": case}))
    assert scenario.label("/data/ask") == "About Robin Sample"


def test_geojson_places_become_choices_with_geometry() -> None:
    """A feature's properties are its columns, its geometry a place as ODK writes it."""
    features = (
        b'{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point",'
        b'"coordinates":[102,0.5]},"properties":{"id":"f1","title":"Stop"}}]}'
    )
    scenario = Scenario.of(
        xform(
            '<data id="t"><where/><at/></data>',
            '<bind nodeset="/data/at" calculate="instance(\'stops\')/root/item[id = /data/where]/geometry"/>',
            '<select1 ref="/data/where"><itemset nodeset="instance(\'stops\')/root/item"><value ref="id"/>'
            '<label ref="title"/></itemset></select1>',
            model='<instance id="stops" src="jr://file/stops.geojson"/>',
        ),
        attachments={"stops.geojson": features},
    )
    assert scenario.choice_labels("/data/where") == ["Stop"]
    scenario.answers("/data/where", "f1")
    assert scenario.text("/data/at") == "0.5 102 0 0"


def test_the_name_of_a_choice_can_be_calculated_with() -> None:
    """`jr:choice-name` gives the label in the session's language."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><q/><named/></data>',
            '<bind nodeset="/data/named" calculate="jr:choice-name(/data/q, \'/data/q\')"/>',
            '<select1 ref="/data/q"><item><label>First one</label><value>a</value></item></select1>',
        )
    )
    scenario.answers("/data/q", "a")
    assert scenario.text("/data/named") == "First one"


FRUIT = b"name,label,colour,size\nap,Apple,red,big\nch,Cherry,red,small\nkw,Kiwi,green,small\n"


def search(call: str) -> Scenario:
    """A question whose choices are looked up in a table."""
    return Scenario.of(
        xform(
            '<data id="t"><word/><q/></data>',
            body='<input ref="/data/word"/>'
            f'<select1 ref="/data/q" appearance="minimal search({call})"><item><label>label, size</label>'
            "<value>name</value></item><item><label>None of these</label><value>99</value></item></select1>",
        ),
        attachments={"fruit.csv": FRUIT},
    )


def test_search_offers_the_rows_of_a_table() -> None:
    """`search()` makes choices of a table's rows, beside those written in the form."""
    scenario = search("'fruit'")
    assert scenario.choices("/data/q") == ["ap", "ch", "kw", "99"]
    assert scenario.choice_labels("/data/q")[0] == "Apple, big"
    assert scenario.question("/data/q").appearance == "minimal"


def test_search_follows_what_is_typed() -> None:
    """The rows found change with the answer that is searched for, and a lost answer is cleared."""
    scenario = search("'fruit', 'contains', 'name,label', /data/word, 'size', 'small'")
    scenario.answers("/data/q", "kw")
    changed = scenario.answers("/data/word", "CH")
    assert scenario.choices("/data/q") == ["ch", "99"]
    assert "/data/q" in changed
    assert scenario.text("/data/q") == ""


def test_an_external_select_reads_the_lists_of_its_workbook() -> None:
    """`select_one_external` takes its choices from the external_choices sheet."""
    scenario = Scenario.of(
        """
| survey |                            |       |       |                  |
|        | type                       | name  | label | choice_filter    |
|        | text                       | state | State |                  |
|        | select_one_external cities | city  | City  | state=${state}   |
| choices |           |      |       |
|         | list_name | name | label |
|         | unused    | x    | X     |
| external_choices |           |          |            |       |
|                  | list_name | name     | label      | state |
|                  | cities    | aus      | Austin     | tx    |
|                  | cities    | sea      | Seattle    | wa    |
"""
    )
    scenario.answers("/data/state", "tx")
    assert scenario.question("/data/city").type == "select1"
    assert scenario.choice_labels("/data/city") == ["Austin"]


def test_pulldata_reads_an_attachment() -> None:
    """`pulldata` finds a cell in a CSV attachment by the table's name."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><q/><colour/></data>',
            "<bind nodeset=\"/data/colour\" calculate=\"pulldata('fruit', 'colour', 'name', /data/q)\"/>",
            '<input ref="/data/q"/>',
        ),
        attachments={"fruit.csv": FRUIT},
    )
    scenario.answers("/data/q", "kw")
    assert scenario.text("/data/colour") == "green"
