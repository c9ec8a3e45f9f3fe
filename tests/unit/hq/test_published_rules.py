"""What an agency gives out as rules is looked at by HQ's clock."""

from __future__ import annotations

from datetime import date

import pytest

from citdesk.casework.checked_table import DataFileError
from citdesk.hq.published_rules import checked_rules
from citdesk.resource_files import resource_path
from citdesk.wire.download import What

TODAY = date(2026, 6, 1)


def changed(what: What, name: str) -> str:
    """A shipped file of the agency's own, reviewed tomorrow."""
    text = (
        (resource_path(what.value) / name).read_text("utf-8").replace('version = "2026', 'version = "7.2026')
    )
    text = text.replace('reviewed_on = ""', 'reviewed_on = "2026-06-02"', 1)
    return text.replace('reviewed_by = ""', 'reviewed_by = "Counsel of the county"', 1)


@pytest.mark.parametrize(("what", "name"), [(What.LAW_PACKS, "tx.toml"), (What.PROGRAMMES, "lead.toml")])
def test_a_review_of_tomorrow_is_given_out_tomorrow(what: What, name: str) -> None:
    """The file is refused by name today, and taken on the day itself."""
    sources = {name: changed(what, name)}
    with pytest.raises(DataFileError, match=name):
        checked_rules(what, sources, {}, TODAY)
    files, _ = checked_rules(what, sources, {}, date(2026, 6, 2))
    assert files == sources


def test_a_programme_refused_by_a_newer_citdesk_can_be_replaced() -> None:
    """What was published before programmes had to have terms does not keep the mended file back."""
    text = (resource_path("programmes") / "lead.toml").read_text("utf-8")
    terms = text[text.index("terms = [") : text.index("unverified = [")]
    old = text.replace(terms, "terms = []\n")
    mended = text.replace('version = "2026', 'version = "7.2026')
    files, names = checked_rules(What.PROGRAMMES, {"lead.toml": mended}, {"lead.toml": old}, TODAY)
    assert files == {"lead.toml": mended}
    assert names[0].startswith("lead 7.2026")
