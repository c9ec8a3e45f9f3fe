"""The points of the article behind the project, each at its place in the running program.

``make article-pictures`` keeps what is on the screen; ``docs/article.md`` shows it.
"""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citdesk.desktop.field_guide.aid_view import AidPage
from citdesk.desktop.field_guide.card_view import CardPage
from citdesk.desktop.field_guide.directory_view import DirectoryPage
from citdesk.desktop.field_guide.handout_view import HandoutPage
from citdesk.desktop.field_guide.home_view import GuidePage
from citdesk.desktop.field_guide.service_view import ServicePage
from citdesk.desktop.field_guide.use_now_view import UseNowPage
from citdesk.desktop.form.editors.lines import TextEditor
from citdesk.desktop.form.page_view import PageView
from citdesk.desktop.my_work.fill_view import FillPage
from tests.scenario.at_the_screen import PATIENCE, AtTheScreen, at_the_screen
from tests.scenario.real_agency import RealAgency

ARTICLE = Path(__file__).parents[2] / "docs" / "article.md"
POINTS = 10
#: A question that is told in several lines.
TOLD = "/encounter/narrative/arrival"


def test_every_point_of_the_article_has_a_picture_that_is_there() -> None:
    """Ten points, each with at least one picture, and no picture that is missing."""
    rows = re.findall(r"^\| (\d+) \|(.*)\|$", ARTICLE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [int(number) for number, _ in rows] == list(range(1, POINTS + 1))
    for number, row in rows:
        pictures = re.findall(r"\(pictures/([^)]+)\)", row)
        assert pictures, number
        assert all((ARTICLE.parent / "pictures" / name).is_file() for name in pictures), number


def test_an_officer_finds_each_point_in_the_field_guide(
    qtbot: QtBot, qapp: QApplication, agency: RealAgency
) -> None:
    """Techniques, lines, services, the sheet, whom to call, pictures to point at, a card at its question."""
    for workspace in agency.workspaces.values():
        workspace.lock()
    with at_the_screen(qtbot, qapp, agency, "officer") as officer:
        signed_in = officer.app.signed_in
        assert signed_in is not None
        officer.app.window.open_area("area.guide")
        guide = officer.shown(GuidePage)
        qtbot.waitUntil(
            lambda: signed_in._guide.model.ready and bool(guide.frame.rows.rows), timeout=PATIENCE
        )
        officer.picture("guide")
        read_a_card(officer, guide)
        hand_out(qtbot, officer, guide)
        guide.frame.list.opened.emit("guide.clinician")
        whom = officer.shown(DirectoryPage)
        assert whom.frame.rows.rows
        officer.picture("guide-clinician")
        whom.back.click()
        officer.shown(GuidePage).frame.list.opened.emit("guide.aid")
        officer.shown(AidPage)
        officer.picture("guide-aid")
        beside_a_question(qtbot, officer)
        words_to_check(qtbot, officer)


def read_a_card(officer: AtTheScreen, guide: GuidePage) -> None:
    """Points 1 and 2: a technique, read and then used step by step."""
    guide.frame.list.opened.emit("card:active-listening")
    card = officer.shown(CardPage)
    officer.picture("guide-card")
    card.use.click()
    officer.shown(UseNowPage)
    officer.picture("guide-use-now")
    officer.shown(UseNowPage).left.emit()
    officer.shown(CardPage).left.emit()


def hand_out(qtbot: QtBot, officer: AtTheScreen, guide: GuidePage) -> None:
    """Points 3, 4 and 9: lines and services with what is open now, picked onto a sheet."""
    guide.frame.list.opened.emit("guide.directory")
    for typed in ("suicide", "shelter takes dog tonight", "detox open now"):
        directory = officer.shown(DirectoryPage)
        directory.field.setText(typed)
        if typed == "suicide":
            officer.picture("guide-lines")
        directory.field.returnPressed.emit()
        officer.shown(ServicePage).pick.click()
    directory = officer.shown(DirectoryPage)
    officer.picture("guide-services")
    directory.handout.click()
    sheet = officer.shown(HandoutPage)
    qtbot.waitUntil(lambda: sheet.model.paper is not None, timeout=PATIENCE)
    officer.picture("guide-handout")
    sheet.left.emit()
    officer.shown(DirectoryPage).back.click()


def beside_a_question(qtbot: QtBot, officer: AtTheScreen) -> None:
    """Point 2: the card beside its question."""
    signed_in = officer.app.signed_in
    assert signed_in is not None
    signed_in._my_work.mine.start("encounter")
    form = officer.shown(FillPage)
    guided = next(
        path
        for path in form.model.form._session.paths()
        if form.model.form.question(path).attributes.get("citdesk:guide") and form.model.form.asked_now(path)
    )
    form.model.form.walk.open_question(guided)
    form.model.form.in_hand.note_focus(guided)
    form.form.toggle_guidance()
    assert form.form.guidance.isVisible()
    officer.picture("guide-beside")


def words_to_check(qtbot: QtBot, officer: AtTheScreen) -> None:
    """Point 7: words to look at again under a free text; what the person said is left alone."""
    form = officer.shown(FillPage).form
    form.toggle_guidance()
    model = form.model
    model.walk.open_question(TOLD)
    page = form.page()
    assert isinstance(page, PageView)
    view = page.question_view(TOLD)
    assert view is not None
    editor = view.editor
    assert isinstance(editor, TextEditor)
    editor.box.setPlainText("He was acting crazy. He said ‘I am a drunk’. She was combative with the clerk.")
    qtbot.waitUntil(lambda: len(editor.hints.hints) == 2, timeout=PATIENCE)
    page.show_whole(view)
    officer.picture("guide-wording")
