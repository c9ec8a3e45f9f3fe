"""HQ knows the forms that travel with CITDesk, each with its root, labels and audiences."""

from __future__ import annotations

from pathlib import Path

import pytest

from citdesk.casework.errors import AdministratorError, Refused
from citdesk.casework.events import FormPin
from citdesk.casework.projection import Audience
from citdesk.hq.known_forms import KnownForms
from citdesk.resource_files import forms_path
from citdesk.xforms import Form


@pytest.fixture(scope="module")
def forms() -> KnownForms:
    """The packaged forms."""
    return KnownForms.load(forms_path())


@pytest.mark.parametrize(
    ("name", "series", "court"),
    [("encounter", "CR", True), ("referral", "RF", False), ("diversion", "DV", True)],
)
def test_a_packaged_form_is_known_by_its_exact_bytes(
    forms: KnownForms, name: str, series: str, court: bool
) -> None:
    """The pin a device makes from the same file is the pin HQ knows."""
    import hashlib

    form = Form.load(forms_path() / f"{name}.md")
    known = forms.pinned(FormPin(form.id, form.version, hashlib.sha256(form.xml).hexdigest()))
    assert (known.root, known.series, Audience.COURT in known.audiences) == (name, series, court)
    assert all("citdesk:audience" in known.binds[path] for path in known.binds if "/meta/" not in path)
    with pytest.raises(Refused) as refusal:
        forms.pinned(FormPin(form.id, form.version, "0" * 64))
    assert refusal.value.code == "unknown_form"


def test_a_folder_without_a_catalogue_is_said_so(tmp_path: Path) -> None:
    """HQ does not start knowing no form."""
    with pytest.raises(AdministratorError):
        KnownForms.load(tmp_path)


def test_a_form_with_a_fault_is_named(tmp_path: Path) -> None:
    """The administrator reads which form it is."""
    (tmp_path / "catalogue.toml").write_text('[broken]\nfile = "broken.md"\n')
    (tmp_path / "broken.md").write_text("| survey |\n")
    with pytest.raises(AdministratorError, match="broken"):
        KnownForms.load(tmp_path)
