"""Undo brings back exactly what stood there: cards with all they held, and choices that went along."""

from __future__ import annotations

import random

import pytest
from PySide6.QtWidgets import QApplication

from citdesk.desktop.form import FormViewModel
from citdesk.xforms import Context, Form, Session
from tests.gui.form.conftest import ZONE, Disk, now
from tests.unit.xforms.scenario import xform

LIST = (
    '<instance id="c"><root><item><name>a</name><k>x</k></item><item><name>b</name><k>y</k></item></root>'
    "</instance>"
)


def filtered(path: str, condition: str) -> str:
    """A question with choices filtered."""
    return (
        f'<select1 ref="{path}"><label>Place</label>'
        f"<itemset nodeset=\"instance('c')/root/item[{condition}]\">"
        '<value ref="name"/><label ref="name"/></itemset></select1>'
    )


def opened(instance: str, binds: str, body: str) -> tuple[FormViewModel, Session]:
    """A report open on the screen."""
    source = xform(f'<data id="t">{instance}</data>', binds, body, model=LIST)
    session = Form.load(source).start(Context(now=now, zone=ZONE, random=random.Random(7)))
    disk = Disk()
    disk.model = FormViewModel(session, disk.save, now)
    return disk.model, session


def cards(body: str) -> str:
    """A repeat of cards."""
    return f'<group ref="/data/o"><label>Person</label><repeat nodeset="/data/o">{body}</repeat></group>'


def asked(name: str) -> str:
    """A question on a card."""
    return f'<input ref="/data/o/{name}"><label>{name}</label></input>'


@pytest.mark.parametrize("number", [1, 2])
def test_a_removed_card_comes_back_as_it_was(qapp: QApplication, number: int) -> None:
    """What chance and actions gave it, what is read-only, a choice, a slip, cards counted within."""
    model, session = opened(
        '<o><id/><made/><c/><k/><n/><i jr:template=""><x/></i></o>',
        '<bind nodeset="/data/o/id" calculate="uuid()"/><bind nodeset="/data/o/made" readonly="true()"/>'
        '<bind nodeset="/data/o/n" type="int"/>',
        cards(
            '<setvalue event="odk-new-repeat odk-instance-first-load" ref="/data/o/made" value="random()"/>'
            + filtered("/data/o/c", "k = current()/../k")
            + "".join(map(asked, ["made", "k", "n"]))
            + '<group ref="/data/o/i"><label>Pet</label><repeat nodeset="/data/o/i" jr:count="/data/o/n">'
            '<input ref="/data/o/i/x"><label>x</label></input></repeat></group>'
        ),
    )
    session.add_repeat("/data/o")
    for at, (k, c) in enumerate([("x", "a"), ("y", "b")], 1):
        model.answer(f"/data/o[{at}]/k", k)
        model.answer(f"/data/o[{at}]/c", c)
        model.answer(f"/data/o[{at}]/n", 2)
        model.answer(f"/data/o[{at}]/i[2]/x", f"pet {at}")
    model.answer(f"/data/o[{number}]/n", "2x")
    before, typed = session.to_xml(), dict(session.typed)
    assert typed == {f"/data/o[{number}]/n": "2x"}
    model.remove_instance(f"/data/o[{number}]")
    assert session.to_xml() != before
    gone = session.to_xml()
    model.undo()
    assert session.to_xml() == before
    assert session.typed == typed
    model.redo()
    assert session.to_xml() == gone
    model.undo()
    assert (session.to_xml(), session.typed) == (before, typed)
    model.deleteLater()


def test_undoing_an_answer_brings_back_the_choices_it_took(qapp: QApplication) -> None:
    """The district was changed by a slip, and with it the street and the house went."""
    model, session = opened(
        "<k/><c/><d/>",
        "",
        '<input ref="/data/k"><label>K</label></input>'
        + filtered("/data/c", "k = /data/k")
        + filtered("/data/d", "name = /data/c"),
    )
    model.answer("/data/k", "x")
    model.answer("/data/c", "a")
    model.answer("/data/d", "a")
    before = session.to_xml()
    model.answer("/data/k", "y")
    assert (session.value("/data/c"), session.value("/data/d")) == (None, None)
    for _ in range(2):
        model.undo()
        assert session.to_xml() == before
        model.redo()
        assert (session.value("/data/c"), session.value("/data/d")) == (None, None)
    model.undo()
    model.answer("/data/d", None)
    model.redo()
    assert session.value("/data/k") == "x", "what was done since is not overwritten"
    model.deleteLater()


def test_a_long_text_goes_back_line_by_line_and_what_was_deleted_by_hand_takes_no_press(
    qapp: QApplication,
) -> None:
    """One press takes about a line of what was typed in one go, and never one that changes nothing."""
    model, session = opened("<k/>", "", '<input ref="/data/k"><label>K</label></input>')
    text = "He sat on the curb and spoke quietly about his day. " * 4
    for end in range(1, len(text) + 1):
        model.boxes.type("/data/k", text[:end])
        model.boxes.flush()
    presses = 0
    while session.value("/data/k"):
        held = str(session.value("/data/k"))
        model.undo()
        assert text.startswith(str(session.value("/data/k") or ""))
        assert 0 < len(held) - len(str(session.value("/data/k") or "")) <= 62
        presses += 1
    assert presses == 4
    model.answer("/data/k", "Once")
    model.boxes.type("/data/k", "Once more")
    model.boxes.flush()
    model.boxes.type("/data/k", "Once")
    model.boxes.flush()
    model.undo()
    assert session.value("/data/k") is None
    model.deleteLater()


def test_undoing_an_answer_brings_back_what_the_form_emptied_with_it(qapp: QApplication) -> None:
    """A No took the signature along; one step of undo puts both back, another takes both away again."""
    model, session = opened(
        "<agree/><signed/><drawn/>",
        '<bind nodeset="/data/signed" relevant="/data/agree = \'yes\'"/>'
        '<bind nodeset="/data/drawn" type="binary" relevant="/data/agree = \'yes\'"/>',
        '<input ref="/data/agree"><label>Do you agree?</label>'
        + "".join(
            f'<setvalue event="xforms-value-changed" ref="/data/{name}"'
            f" value=\"if(/data/agree = 'no', '', /data/{name})\"/>"
            for name in ("signed", "drawn")
        )
        + '</input><input ref="/data/signed"><label>Name</label></input>'
        '<upload ref="/data/drawn" mediatype="image/*"><label>Sign</label></upload>',
    )
    for name, value in (("agree", "yes"), ("signed", "Dana Sampleford"), ("drawn", "drawn.png")):
        model.answer(f"/data/{name}", value)
    before = session.to_xml()
    model.answer("/data/agree", "no")
    gone = session.to_xml()
    assert (session.value("/data/signed"), session.value("/data/drawn")) == (None, None)
    for _ in range(2):
        model.undo()
        assert session.to_xml() == before
        model.redo()
        assert session.to_xml() == gone
    model.answer("/data/agree", "yes")
    assert (session.value("/data/signed"), session.value("/data/drawn")) == (None, None)
    model.deleteLater()


def test_what_the_form_emptied_is_told_where_it_is_asked_again(qapp: QApplication) -> None:
    """A signature that goes with a changed answer is named; what is blank already, or not asked, is not."""
    model, _session = opened(
        "<purpose/><signed/><seen/>",
        '<bind nodeset="/data/seen" relevant="/data/purpose = \'none\'"/>',
        '<input ref="/data/purpose"><label>Purpose</label>'
        + "".join(
            f'<setvalue event="xforms-value-changed" ref="/data/{name}"/>' for name in ("signed", "seen")
        )
        + '</input><input ref="/data/signed"><label>Name, as signature</label></input>'
        '<input ref="/data/seen"><label>Seen by</label></input>',
    )
    told: list[str] = []
    model.told.connect(told.append)
    model.answer("/data/purpose", "A first visit")
    assert told == []
    model.answer("/data/signed", "Dana Sampleford")
    model.answer("/data/purpose", "The treatment")
    assert told == ["To be asked again after this change: Name, as signature"]
    model.deleteLater()


def test_what_a_no_took_away_is_told_once_it_is_asked_again(qapp: QApplication) -> None:
    """Nothing is said beside the No, which asks for nothing; the later Yes names what it asks for anew."""
    model, _session = opened(
        "<agree/><what/>",
        '<bind nodeset="/data/what" relevant="/data/agree = \'yes\'"/>',
        '<input ref="/data/agree"><label>Agree</label>'
        '<setvalue event="xforms-value-changed" ref="/data/what"/></input>'
        '<input ref="/data/what"><label>What is shared</label></input>',
    )
    told: list[str] = []
    model.told.connect(told.append)
    model.answer("/data/agree", "yes")
    model.answer("/data/what", "The name")
    model.answer("/data/agree", "no")
    assert told == []
    model.answer("/data/agree", "yes")
    model.answer("/data/what", "The name")
    assert told == ["To be asked again after this change: What is shared"]
    model.deleteLater()
