"""Drafts: what is acknowledged is there, whatever happens next."""

from __future__ import annotations

from datetime import timedelta

import pytest

from citdesk.casework.ids import CaseId, ReportId
from citdesk.vault.drafts import Draft, NoDraft
from citdesk.vault.forms import KeptForm
from citdesk.vault.vault import Vault
from tests.unit.vault.props import Laptop, SteadyClock

FORM = KeptForm("f" * 64, "encounter", "3", b"<h:html/>")


def begun(vault: Vault, report: str = "r1") -> Draft:
    """A kept draft of one answer."""
    now = SteadyClock().now()
    vault.forms.keep(FORM)
    draft = Draft(ReportId(report), CaseId("c1"), FORM.sha256, None, b"<encounter/>", {}, now, now)
    vault.drafts.begin(draft)
    return draft


def test_answers_and_what_could_not_be_read_come_back_together(laptop: Laptop) -> None:
    """Instance, typed texts and form version are those of the last save."""
    vault = laptop.new_vault()
    draft = begun(vault)
    at = draft.changed_at + timedelta(minutes=3)
    vault.drafts.save(draft.report, b"<encounter><age>4</age></encounter>", {"/encounter/age": "4o"}, at)
    vault.close()
    again = laptop.open()
    kept = again.drafts.need(draft.report)
    assert kept.instance_xml == b"<encounter><age>4</age></encounter>"
    assert kept.typed == {"/encounter/age": "4o"}
    assert kept.changed_at == at
    assert again.forms.by_hash(kept.form_sha256) == FORM
    again.close()


def test_saving_what_was_sent_or_discarded_says_so(vault: Vault) -> None:
    """A save never makes a draft come back by itself."""
    draft = begun(vault)
    vault.drafts.remove(draft.report)
    with pytest.raises(NoDraft):
        vault.drafts.save(draft.report, b"<encounter/>", {}, draft.changed_at)
    assert vault.drafts.get(draft.report) is None


def test_a_failed_save_leaves_the_last_one(vault: Vault) -> None:
    """An error inside the transaction takes nothing of it into the vault."""
    draft = begun(vault)

    def half_done() -> None:
        with vault.store.writing():
            vault.drafts.save(draft.report, b"<half/>", {}, draft.changed_at)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half_done()
    assert vault.drafts.need(draft.report).instance_xml == b"<encounter/>"


def test_a_form_stays_with_its_draft_when_a_newer_one_comes(vault: Vault) -> None:
    """Two versions of a form lie side by side."""
    draft = begun(vault)
    newer = KeptForm("e" * 64, "encounter", "4", b"<h:html>new</h:html>")
    vault.forms.keep(newer, "source")
    assert vault.forms.compiled_from("source") == newer
    assert vault.forms.by_hash(draft.form_sha256) == FORM
