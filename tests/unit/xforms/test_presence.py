"""That a question stands answered may tell an answer its readers may not see: the author is told so."""

from __future__ import annotations

import pytest

from citdesk.xforms import Form
from tests.unit.xforms.scenario import xform

HIDDEN = '<bind nodeset="/data/a" citdesk:audience="internal"/>'
COURT = 'citdesk:audience="internal court"'
ASKED = "<input ref='/data/a'/><input ref='/data/b'/>"


def noted(binds: str, *, data: str = "<a/><b/>", body: str = ASKED) -> list[str]:
    """What is noted about presence in a form of these binds."""
    form = Form.load(xform(f'<data id="t">{data}</data>', binds, body))
    return [each.what for each in form.warnings if each.code == "audience-told-by-presence"]


def test_a_question_that_a_hidden_answer_opens_is_noted() -> None:
    """The court sees b, which is asked only where a, inside the agency, is 1."""
    (what,) = noted(f'{HIDDEN}<bind nodeset="/data/b" relevant="/data/a = 1" {COURT}/>')
    assert what == "Whether it is asked rests on /data/a, which court may not see."


@pytest.mark.parametrize(
    "more",
    [
        'citdesk:audience="internal"',
        f'{COURT} citdesk:presence="Everybody is asked"',
    ],
    ids=["narrower", "declared"],
)
def test_a_narrow_audience_or_a_reason_quiets_the_note(more: str) -> None:
    """Nobody outside sees it, or the author says why its readers may know that it was asked."""
    assert noted(f'{HIDDEN}<bind nodeset="/data/b" relevant="/data/a = 1" {more}/>') == []


def test_a_blank_reason_is_none() -> None:
    """A reason without words does not count."""
    assert noted(f'{HIDDEN}<bind nodeset="/data/b" relevant="/data/a = 1" {COURT} citdesk:presence=" "/>')


def test_a_group_passes_its_condition_on_to_all_in_it() -> None:
    """A group that a hidden answer opens tells by every question in it; its own reason covers them."""
    data, body = "<a/><g><b/></g>", "<input ref='/data/a'/><input ref='/data/g/b'/>"
    inside = f'{HIDDEN}<bind nodeset="/data/g/b" {COURT}/>'
    opened = '<bind nodeset="/data/g" relevant="/data/a = 1" {}/>'
    assert noted(inside + opened.format(""), data=data, body=body)
    assert not noted(inside + opened.format('citdesk:presence="Known anyway"'), data=data, body=body)


def test_nothing_slips_through_a_calculation() -> None:
    """A step without an audience passes on what it rests on; one with an audience has answered for itself."""
    data = "<a/><s/><b/>"
    through = f'{HIDDEN}<bind nodeset="/data/s" calculate="/data/a + 1" {{}}/>'
    asked = f'<bind nodeset="/data/b" relevant="/data/s = 2" {COURT}/>'
    assert noted(through.format("") + asked, data=data)
    released = f'{COURT} citdesk:release="Only a number"'
    assert not noted(through.format(released) + asked, data=data)


def test_the_number_of_cards_tells_as_much() -> None:
    """A repeat counted by a hidden number shows that number by its cards."""
    data = "<a/><r jr:template=''><b/></r>"
    body = (
        "<input ref='/data/a'/><group ref='/data/r'>"
        "<repeat nodeset='/data/r' jr:count='/data/a' jr:noAddRemove='true()'>"
        "<input ref='/data/r/b'/></repeat></group>"
    )
    assert noted(f'{HIDDEN}<bind nodeset="/data/r/b" {COURT}/>', data=data, body=body)


def test_a_form_without_audiences_is_left_alone() -> None:
    """The rule is ours: a form from elsewhere that names no audience has nothing to mend."""
    assert noted('<bind nodeset="/data/b" relevant="/data/a = 1"/>') == []
