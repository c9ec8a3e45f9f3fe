"""A form with a faulty expression stops that form, says where the fault is, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from citdesk.casework.errors import AdministratorError
from citdesk.resource_files import forms_path
from citdesk.workspace import Desk
from tests.scenario.real_agency import CHEAP, RealAgency


def test_the_officer_is_told_and_goes_on_with_the_other_forms(agency: RealAgency, tmp_path: Path) -> None:
    """The sentence names form and place for the administrator; a quick note can still be written."""
    agency.workspaces.pop("officer").close()
    forms = tmp_path / "forms"
    shutil.copytree(forms_path(), forms)
    source = forms / "encounter.md"
    source.write_text(source.read_text().replace("not(selected(., 'none'))", "not(selected(., 'none')", 1))
    desk = Desk(agency.profile("officer"), clock=agency.clock, cost=CHEAP, forms=forms)
    workspace = desk.sign_in("4417", "demonstration-4417")
    agency.workspaces["officer"] = workspace
    with pytest.raises(AdministratorError) as told:
        workspace.start_report("encounter")
    assert told.value.code == "faulty_form"
    assert "Encounter report" in str(told.value)
    assert "your other forms work" in str(told.value)
    assert "constraint" in str(told.value)
    note = workspace.start_report("quick_note")
    assert workspace.open_report(note).form.id == "quick_note"
