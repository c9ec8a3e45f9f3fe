"""Pages: what is shown together and in which order."""

from __future__ import annotations

from tests.unit.xforms.scenario import Scenario, xform


def test_groups_are_pages_and_loose_questions_share_one() -> None:
    """Each top-level group is a page; questions between groups are shown together."""
    scenario = Scenario.of(
        """
| survey |             |      |       |
|        | type        | name | label |
|        | text        | a    | A     |
|        | text        | b    | B     |
|        | begin_group | g    | Group |
|        | text        | c    | C     |
|        | end_group   |      |       |
|        | text        | d    | D     |
"""
    )
    pages = scenario.pages()
    assert [(page.label, [entry.path for entry in page.entries]) for page in pages] == [
        ("", ["/data/a", "/data/b"]),
        ("Group", ["/data/g/c"]),
        ("", ["/data/d"]),
    ]


def test_a_page_is_relevant_when_its_group_is() -> None:
    """A page whose group is not relevant says so, and so do its entries."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><a/><g><b/></g></data>',
            '<bind nodeset="/data/g" relevant="/data/a = 1"/>',
            '<input ref="/data/a"/><group ref="/data/g"><label>G</label><input ref="/data/g/b"/></group>',
        )
    )
    assert [page.relevant for page in scenario.pages()] == [True, False]
    scenario.answers("/data/a", "1")
    assert [page.relevant for page in scenario.pages()] == [True, True]


def test_a_repeat_shows_its_instances() -> None:
    """A repeat's entry has an instance each, labelled and numbered, that can be removed."""
    scenario = Scenario.of(
        """
| survey |              |      |        |
|        | type         | name | label  |
|        | begin_repeat | r    | Person |
|        | text         | n    | Name   |
|        | end_repeat   |      |        |
"""
    )
    scenario.adds("/data/r")
    entry = scenario.entry("/data/r")
    assert (entry.kind, entry.label, entry.can_add, entry.can_remove) == ("repeat", "Person", True, True)
    assert [(one.kind, one.path, one.label) for one in entry.children] == [
        ("instance", "/data/r[1]", "Person 1"),
        ("instance", "/data/r[2]", "Person 2"),
    ]
    assert [child.path for child in entry.children[1].children] == ["/data/r[2]/n"]


def test_a_field_list_inside_a_group_is_a_page_of_its_own() -> None:
    """A group that holds field lists is divided at them."""
    scenario = Scenario.of(
        """
| survey |             |       |       |            |
|        | type        | name  | label | appearance |
|        | begin_group | outer | Outer |            |
|        | text        | a     | A     |            |
|        | begin_group | inner | Inner | field-list |
|        | text        | b     | B     |            |
|        | end_group   |       |       |            |
|        | text        | c     | C     |            |
|        | end_group   |       |       |            |
"""
    )
    assert [(page.label, [entry.path for entry in page.entries]) for page in scenario.pages()] == [
        ("Outer", ["/data/outer/a"]),
        ("Inner", ["/data/outer/inner/b"]),
        ("Outer", ["/data/outer/c"]),
    ]


def test_a_group_in_the_body_only_is_a_page_too() -> None:
    """A group without a node of its own holds its questions together."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><a/><b/></data>',
            body='<group><label>Both</label><input ref="/data/a"/><input ref="/data/b"/></group>',
        )
    )
    (page,) = scenario.pages()
    assert (page.label, len(page.entries), page.relevant) == ("Both", 2, True)


def test_a_question_tells_which_editor_it_needs() -> None:
    """One word is enough to choose an editor by."""
    body = (
        '<input ref="/data/note"/><input ref="/data/day"/>'
        '<range ref="/data/pain" start="0" end="10" step="1"/>'
        '<upload ref="/data/sign" mediatype="image/*" appearance="signature"/><trigger ref="/data/ok"/>'
    )
    scenario = Scenario.of(
        xform(
            '<data id="t"><note/><day/><pain/><sign/><ok/></data>',
            '<bind nodeset="/data/note" readonly="true()"/><bind nodeset="/data/day" type="date"/>'
            '<bind nodeset="/data/pain" type="int"/><bind nodeset="/data/sign" type="binary"/>',
            body,
        )
    )
    words = {path: scenario.question(f"/data/{path}").type for path in ("note", "day", "pain", "sign", "ok")}
    assert words == {"note": "note", "day": "date", "pain": "range", "sign": "binary", "ok": "trigger"}
    assert dict(scenario.question("/data/pain").parameters) == {"start": "0", "end": "10", "step": "1"}
    assert scenario.question("/data/sign").appearance == "signature"
