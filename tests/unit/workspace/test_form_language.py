"""In which language a form opens, and that no record depends on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from citdesk.resource_files import forms_path
from citdesk.workspace.form_language import opens_in
from citdesk.xforms import Form
from tests.scenario.scripts import Script
from tests.unit.forms.effort import SCRIPTS
from tests.unit.forms.rehearsal import Rehearsal, form
from tests.unit.forms.test_shipped_forms import FORMS
from tests.unit.workspace.office import Office

_TOLD = """
| survey |
| | type | name | label::English (en) | label::Español (es) | calculation |
| | select_one yn | known | Known ${told}? | ¿Conocido ${told}? | |
| | calculate | told | | | CALCULATION |
| choices |
| | list_name | name | label::English (en) | label::Español (es) |
| | yn | yes | Yes | Sí |
| settings |
| | form_id | version |
| | told | 1 |
"""


@pytest.mark.parametrize("form_id", FORMS)
def test_every_shipped_form_opens_in_the_language_of_the_screens(form_id: str) -> None:
    """Spanish screens, Spanish questions; a language that the form has not leaves it as it is."""
    shipped = form(form_id)
    assert opens_in(shipped, "es") == "Español (es)"
    assert opens_in(shipped, "en") == "English (en)"
    assert opens_in(shipped, "fr") == ""
    assert opens_in(shipped, "") == ""


@pytest.mark.parametrize(
    ("calculation", "opened"),
    [("jr:choice-name(${known}, '${known}')", ""), ("concat(${known}, '!')", "Español (es)")],
    ids=["words", "code"],
)
def test_a_form_whose_answers_are_words_of_its_language_opens_in_its_own(
    tmp_path: Path, calculation: str, opened: str
) -> None:
    """Its record would say Sí where another officer's says Yes."""
    source = tmp_path / "told.md"
    source.write_text(_TOLD.replace("CALCULATION", calculation), "utf-8")
    assert opens_in(Form.load(source), "es") == opened


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.id)
def test_the_record_is_the_same_in_every_language(script: Script) -> None:
    """No answer of a shipped form, given or computed, changes with the language of its questions."""
    rehearsal = Rehearsal(script)
    rehearsal.play()
    for desk in rehearsal.desks.values():
        before = desk.session.to_xml()
        for language in desk.session.languages:
            desk.session.set_language(language)
            assert desk.session.to_xml() == before


def test_an_officer_with_spanish_screens_is_asked_in_spanish(tmp_path: Path) -> None:
    """A new report and one that is taken up again; what is kept of it is what an English one keeps."""
    officer = Office(tmp_path, forms_path()).officer
    report = officer.start_report("encounter")
    english = officer.open_report(report).session
    officer.screen_language = "es"
    spanish = officer.open_report(report).session
    assert english.language == "English (en)"
    assert spanish.language == "Español (es)"
    assert spanish.to_xml() == english.to_xml()
