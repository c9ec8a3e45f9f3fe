"""Texts that a form lacks: its author is told where, and whoever fills it reads something all the same."""

from __future__ import annotations

from collections.abc import Sequence

from citdesk.xforms import Form, FormProblem
from tests.unit.xforms.scenario import Scenario, xform
from tests.unit.xforms.sheets import as_xlsx

SURVEY = [
    ["type", "name", "label::English (en)", "label::Español (es)", "hint::English (en)"],
    ["integer", "age", "Age", "Edad", "In years"],
    ["select_one yesno", "armed", "Armed?", "¿Armado?", ""],
]
CHOICES = [
    ["list_name", "name", "label::English (en)", "label::Español (es)"],
    ["yesno", "yes", "Yes", "Sí"],
    ["yesno", "no", "No", "No"],
]


def workbook(
    survey: Sequence[Sequence[str]] = SURVEY, choices: Sequence[Sequence[str]] = CHOICES, default: str = ""
) -> bytes:
    """A workbook in two languages."""
    settings = [["form_title", "default_language"], ["Two languages", default or "English (en)"]]
    return as_xlsx({"survey": survey, "choices": choices, "settings": settings})


def changed(rows: Sequence[Sequence[str]], row: int, column: int, text: str) -> list[list[str]]:
    """The rows with one cell written anew; rows and columns count from 1, as in a spreadsheet."""
    found = [list(each) for each in rows]
    found[row - 1][column - 1] = text
    return found


def notes(book: bytes, code: str) -> list[FormProblem]:
    """What the author is told of this kind."""
    return [note for note in Form.load(book).warnings if note.code == code]


def places(found: Sequence[FormProblem]) -> list[tuple[str, str, str]]:
    """Sheet, row and column of each note."""
    return [(each.detail["sheet"], each.detail["row"], each.detail["column"]) for each in found]


def test_a_label_without_translation_is_noted_and_read_in_the_default_language() -> None:
    """Where a question has no Spanish label its English one is shown; the author is told where."""
    book = workbook(changed(SURVEY, 2, 4, ""))
    assert places(notes(book, "translation-missing")) == [("survey", "2", "label::Español (es)")]
    scenario = Scenario.of(book)
    scenario.speaks("Español (es)")
    assert scenario.label("/data/age") == "Age"
    assert scenario.label("/data/armed") == "¿Armado?"
    assert scenario.question("/data/age").hint == "In years"


def test_a_language_that_a_sheet_lacks_is_noted_once() -> None:
    """Choices without any Spanish are one note, not one for each choice, and read in English."""
    book = workbook(choices=[row[:3] for row in CHOICES])
    noted = [note for note in notes(book, "language-missing") if note.detail["sheet"] == "choices"]
    assert places(noted) == [("choices", "1", "label::English (en)")]
    assert "Español (es)" in str(noted[0])
    scenario = Scenario.of(book)
    scenario.speaks("Español (es)")
    assert scenario.choice_labels("/data/armed") == ["Yes", "No"]


def test_a_language_written_in_two_ways_is_pointed_out() -> None:
    """`Englsh (en)` beside `English (en)` is named as what it is, and no choice reads “-”."""
    book = workbook(choices=changed(CHOICES, 1, 3, "label::Englsh (en)"))
    noted = [note for note in notes(book, "language-missing") if note.detail["sheet"] == "choices"]
    assert "“Englsh (en)” and “English (en)”" in noted[0].mend
    assert Scenario.of(book).choice_labels("/data/armed") == ["Yes", "No"]


def test_a_default_language_that_no_column_has_is_noted() -> None:
    """A form cannot open in a language that it does not have, and says in which it opens."""
    book = workbook(default="Deutsch")
    noted = notes(book, "default-language-unknown")
    assert places(noted) == [("settings", "2", "default_language")]
    assert "English (en), Español (es)" in noted[0].mend
    scenario = Scenario.of(book)
    assert scenario.session.languages == ("English (en)", "Español (es)")
    assert scenario.label("/data/age") == "Age"


def test_a_question_without_any_label_is_noted() -> None:
    """A question that says in no language what it asks is pointed out."""
    book = workbook(changed(changed(SURVEY, 2, 3, ""), 2, 4, ""))
    assert places(notes(book, "label-blank")) == [("survey", "2", "label::English (en)")]


def test_a_choice_without_any_label_is_noted_and_called_by_its_name() -> None:
    """No button is ever blank."""
    book = workbook(choices=changed(changed(CHOICES, 2, 3, ""), 2, 4, ""))
    assert places(notes(book, "choice-label-blank")) == [("choices", "2", "label::English (en)")]
    assert Scenario.of(book).choice_labels("/data/armed") == ["yes", "No"]


def test_a_form_in_full_is_not_talked_about() -> None:
    """A workbook with every text in both languages has no note."""
    assert Form.load(workbook([row[:4] for row in SURVEY])).warnings == ()


def test_a_dash_from_another_compiler_is_a_gap() -> None:
    """A form that comes compiled has “-” where a translation is missing; another language's text is shown."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><q/></data>',
            body='<input ref="/data/q"><label ref="jr:itext(\'q\')"/><hint ref="jr:itext(\'h\')"/></input>',
            model='<itext><translation lang="en"><text id="q"><value>Where</value></text>'
            '<text id="h"><value>Street</value></text></translation><translation lang="es"><text id="q">'
            '<value>-</value></text><text id="h"><value>Calle</value></text></translation></itext>',
        )
    )
    scenario.speaks("es")
    assert scenario.label("/data/q") == "Where"
    assert scenario.question("/data/q").hint == "Calle"


def test_a_dash_that_is_meant_stays() -> None:
    """A label that is a dash in every language is one."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><q/></data>',
            body='<input ref="/data/q"><label ref="jr:itext(\'q\')"/></input>',
            model='<itext><translation lang="en"><text id="q"><value>-</value></text></translation>'
            '<translation lang="es"><text id="q"><value>-</value></text></translation></itext>',
        )
    )
    assert scenario.label("/data/q") == "-"


def test_other_in_english_alone_is_noted() -> None:
    """What `or_other` adds has no translation: the author of a form in Spanish is told, with the way out."""
    book = workbook(changed(SURVEY, 3, 1, "select_one yesno or_other"))
    noted = notes(book, "or-other-english")
    assert places(noted) == [("survey", "3", "type")]
    assert "“Español (es)”" in noted[0].what
    assert "“English (en)”" not in noted[0].what
    plain = [["type", "name", "label"], ["select_one yesno or_other", "armed", "Armed?"]]
    choices = [["list_name", "name", "label"], ["yesno", "yes", "Yes"]]
    assert notes(as_xlsx({"survey": plain, "choices": choices}), "or-other-english") == []
