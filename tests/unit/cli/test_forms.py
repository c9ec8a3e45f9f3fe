"""``citdesk forms check``: what an author is told about a form."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner, Result

from citdesk.cli.device import app
from citdesk.cli.form_file import load_form_file
from tests.unit.cli.workbooks import KOBO, ODK, STATIONS, write_workbook


def run(*words: object) -> Result:
    """Runs the program with these words."""
    return CliRunner().invoke(app, ["forms", *map(str, words)])


def test_workbooks_of_both_manners_are_accepted(tmp_path: Path) -> None:
    """A form written for ODK and one written for KoboToolbox are taken as they are."""
    (tmp_path / "stations.csv").write_text(STATIONS)
    odk = write_workbook(tmp_path / "odk.xlsx", ODK)
    kobo = write_workbook(tmp_path / "kobo.xlsx", KOBO)
    result = run("check", odk, kobo)
    assert result.exit_code == 0, result.output
    assert f"{odk}: accepted (Home visits 3)" in result.output
    assert f"{kobo}: accepted (Needs" in result.output
    assert "attachment-missing" not in result.output


def test_a_data_file_that_is_not_beside_the_form_is_noted(tmp_path: Path) -> None:
    """A form whose choices are in a file that is not there is accepted with a note that names the file."""
    result = run("check", "--json", write_workbook(tmp_path / "odk.xlsx", ODK))
    assert result.exit_code == 0
    (said,) = json.loads(result.output)
    assert [(note["code"], note["where"]) for note in said["warnings"]] == [
        ("attachment-missing", "stations.csv")
    ]


def test_a_data_file_in_the_media_folder_is_found(tmp_path: Path) -> None:
    """ODK's tools keep a form's files in a folder of the form's name with -media behind."""
    (tmp_path / "odk-media").mkdir()
    (tmp_path / "odk-media" / "stations.csv").write_text(STATIONS)
    (said,) = json.loads(run("check", "--json", write_workbook(tmp_path / "odk.xlsx", ODK)).output)
    assert said["warnings"] == []


def test_a_form_never_reaches_outside_its_folder(tmp_path: Path) -> None:
    """A name with a way in it is no name of a file beside the form."""
    (tmp_path / "secret.csv").write_text(STATIONS)
    (tmp_path / "forms").mkdir()
    source = tmp_path / "forms" / "form.xml"
    source.write_text(
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head>'
        '<h:title>T</h:title><model><instance><data id="t"><a/></data></instance>'
        '<instance id="s" src="jr://file-csv/../secret.csv"/><bind nodeset="/data/a" type="string"/></model>'
        '</h:head><h:body><select1 ref="/data/a"><label>A</label>'
        "<itemset nodeset=\"instance('s')/root/item\">"
        '<value ref="name"/><label ref="label"/></itemset></select1></h:body></h:html>'
    )
    assert load_form_file(source).attachments == ()
    source.write_text(source.read_text().replace("../secret.csv", "own.csv"))
    (tmp_path / "forms" / "own.csv").write_text(STATIONS)
    assert load_form_file(source).attachments == ("own.csv",)


def test_a_refusal_names_sheet_row_and_column(tmp_path: Path) -> None:
    """One bad file among good ones ends with 1 and says where the fault is, in words and as JSON."""
    survey = [list(row) for row in KOBO["survey"]]
    survey[12][7] = "nonsense(${visit_count})"
    good = write_workbook(tmp_path / "good.xlsx", KOBO)
    bad = write_workbook(tmp_path / "bad.xlsx", {**KOBO, "survey": survey})
    said = run("check", good, bad)
    assert said.exit_code == 1
    assert f"{good}: accepted" in said.output
    assert f"{bad}: refused" in said.output
    assert "sheet survey, row 13, column calculation" in said.output
    refused = json.loads(run("check", "--json", good, bad).output)[1]
    assert not refused["accepted"]
    problem = refused["problems"][0]
    assert (problem["sheet"], problem["row"], problem["column"]) == ("survey", "13", "calculation")
    assert problem["what"]
    assert problem["mend"]


def test_a_damaged_data_file_refuses_the_form(tmp_path: Path) -> None:
    """A data file that cannot be read as one is found by the check, not by the officer."""
    (tmp_path / "stations.csv").write_bytes(b"\xff\xfe\x00name")
    result = run("check", write_workbook(tmp_path / "odk.xlsx", ODK))
    assert result.exit_code == 1
    assert "stations.csv" in result.output


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """A wrong name is a refusal with its reason."""
    result = run("check", tmp_path / "nowhere.xlsx")
    assert result.exit_code == 1
    assert "form-unreadable" in result.output


def test_a_refused_form_has_no_preview(tmp_path: Path) -> None:
    """Preview says the same as check and opens nothing."""
    result = run("preview", tmp_path / "nowhere.xlsx", "--picture", tmp_path / "pictures")
    assert result.exit_code == 1
    assert "refused" in result.output
    assert not (tmp_path / "pictures").exists()
