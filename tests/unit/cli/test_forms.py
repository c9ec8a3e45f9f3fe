"""``citdesk forms check``: what an author is told about a form."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
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


def test_a_file_that_is_none_costs_no_other_file_its_verdict(tmp_path: Path) -> None:
    """A damaged .xls, a pipe and a good form: as JSON each has its verdict, and nothing else is said."""
    (tmp_path / "stations.csv").write_text(STATIONS)
    good = write_workbook(tmp_path / "odk.xlsx", ODK)
    (tmp_path / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    os.mkfifo(tmp_path / "pipe.md")
    result = run("check", "--json", tmp_path / "old.xls", good, tmp_path / "pipe.md")
    assert result.exit_code == 1
    verdicts = json.loads(result.output)
    assert [verdict["accepted"] for verdict in verdicts] == [False, True, False]
    assert all(verdict["problems"][0]["mend"] for verdict in verdicts if not verdict["accepted"])


def test_a_form_whose_data_file_is_not_there_is_not_usable_yet(tmp_path: Path) -> None:
    """Where the choices are in a file that is not beside the form, the check ends with 1."""
    book = write_workbook(tmp_path / "odk.xlsx", ODK)
    plain = run("check", book)
    assert plain.exit_code == 1
    assert f"{book}: not usable yet (Home visits 3)" in plain.output
    (said,) = json.loads(run("check", "--json", book).output)
    assert not said["accepted"]
    (problem,) = said["problems"]
    assert problem["code"] == "data-file-missing"
    assert (problem["sheet"], problem["row"], problem["column"]) == ("survey", 5, "type")
    assert "stations.csv" in problem["what"]


def test_what_a_data_file_lacks_is_noted_by_file_and_row(tmp_path: Path) -> None:
    """Blank and doubled values and blank labels are told by the row of the file."""
    (tmp_path / "stations.csv").write_text("name,label\ns1,Station One\ns1,Station Two\n,Three\ns4,\n")
    result = run("check", write_workbook(tmp_path / "odk.xlsx", ODK))
    assert result.exit_code == 0
    assert "stations.csv, row 3, column name: The value stands in a row above" in result.output
    assert "stations.csv, row 4, column name: The row has no value" in result.output
    assert "stations.csv, row 5, column label: The row has no label" in result.output


def test_a_data_file_without_the_columns_is_noted_at_the_question(tmp_path: Path) -> None:
    """Choices from a file without name and label, and look-ups in a column it lacks, are told by row."""
    (tmp_path / "stations.csv").write_text("code,title\ns1,Station One\n")
    survey = [list(row) for row in ODK["survey"]]
    survey[12][5] = "pulldata('stations', 'phone', 'code', 's1')"
    result = run("check", write_workbook(tmp_path / "odk.xlsx", {**ODK, "survey": survey}))
    assert result.exit_code == 0
    assert "sheet survey, row 13, column calculation (/data/people/oldest): " in result.output
    assert "stations.csv has no column “phone”" in result.output
    assert (
        "has no column “label”. Correct the name, or add the column; the file has: code, title."
        in result.output
    )


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
    assert (problem["sheet"], problem["row"], problem["column"]) == ("survey", 13, "calculation")
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


def test_without_a_display_the_preview_says_how_to_get_pictures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no window can open, the preview ends with one sentence that names --picture."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    result = run("preview", write_workbook(tmp_path / "kobo.xlsx", KOBO))
    assert result.exit_code == 1
    assert "no display" in result.output
    assert "--picture" in result.output


def test_a_refused_form_has_no_preview(tmp_path: Path) -> None:
    """Preview says the same as check and opens nothing."""
    result = run("preview", tmp_path / "nowhere.xlsx", "--picture", tmp_path / "pictures")
    assert result.exit_code == 1
    assert "refused" in result.output
    assert not (tmp_path / "pictures").exists()
