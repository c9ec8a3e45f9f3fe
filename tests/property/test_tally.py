"""Whatever is done to a vault, and whatever fails while it is done: the tally is that of its rows."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citdesk.casework.errors import UserError
from citdesk.casework.events import EventKind, FormPin, Submission
from citdesk.casework.ids import CaseId, ReportId
from citdesk.vault.cipher import CipherError
from citdesk.vault.copies import restore_newest
from citdesk.vault.drafts import Draft
from citdesk.vault.expunging import Expunging
from citdesk.vault.forms import KeptForm
from citdesk.vault.rotation import rotate
from citdesk.vault.vault import Vault
from tests.unit.vault.props import CHEAP, PASSPHRASE, Laptop

_FORM = KeptForm("f" * 64, "encounter", "1", b"<form/>")
_ACTIONS = (
    "begin",
    "practise",
    "save",
    "attach",
    "send",
    "discard",
    "at HQ",
    "derive again",
    "search",
    "expunge",
    "stop halfway",
    "statement fails",
    "sign out",
    "renew keys",
    "restore",
)


class Evening:
    """One vault for all examples; each works on reports of its own."""

    def __init__(self, folder: Path) -> None:
        self._laptop = Laptop(folder / "profile")
        self.vault: Vault = self._laptop.new_vault()
        self.vault.forms.keep(_FORM)
        self._numbers = count(1)
        self._report = ReportId("")
        self._begin(None)

    def act(self, action: str) -> None:
        """One thing happens; what the vault refuses changes nothing."""
        with contextlib.suppress(UserError):
            self._act(action)

    def _act(self, action: str) -> None:
        store = self.vault.store
        match action:
            case "begin" | "practise":
                self._begin("drill" if action == "practise" else None)
            case "save":
                self.vault.drafts.save(self._report, b"\x00 He paced" * 900, {"/a": "é"}, self._now())
            case "attach":
                self.vault.attachments.add(self._report, "recording", io.BytesIO(b"OggS" + bytes(300_000)))
            case "send":
                self._send()
            case "discard":
                with store.writing():
                    self.vault.drafts.remove(self._report)
                    self.vault.attachments.discard(self._report)
            case "at HQ":
                with store.writing():
                    store.execute("UPDATE attachment_chunks SET at_hq = 1 WHERE at_hq = 0")
                    store.execute("UPDATE attachment_chunks SET content = NULL WHERE number = 1")
            case "derive again":
                with store.writing():
                    self.vault.standings.derive(self._report, {})
            case "search":
                with store.writing():
                    store.execute("DELETE FROM unindexed WHERE report = ?", (self._report,))
            case "expunge":
                with store.writing():
                    Expunging(store, self.vault.audit, self.vault.folder, None).expunge(self._report)
            case "stop halfway":
                with contextlib.suppress(ZeroDivisionError), store.writing():
                    store.set_fact("note", "never kept")
                    self.vault.drafts.remove(self._report)
                    raise ZeroDivisionError
            case "statement fails":
                with store.writing():
                    store.set_fact("note", f"kept {next(self._numbers)}")
                    with pytest.raises(CipherError):  # the first of its rows was in by then
                        store._open.execute("INSERT INTO facts VALUES ('n' || random(), ''), ('note', '')")
            case _:
                self._between_sessions(action)

    def _between_sessions(self, action: str) -> None:
        self.vault.close()
        place = self._laptop.place()
        try:
            if action == "renew keys":
                secret = self._laptop.profile.vault_secret(place)
                rotate(place, PASSPHRASE, secret, CHEAP, None, self._laptop.random)
            elif action == "restore":
                with contextlib.suppress(UserError):
                    restore_newest(place, self._now())
        finally:
            self._laptop.clock.forward(timedelta(hours=7))
            self.vault = self._laptop.open()

    def _begin(self, practice: str | None) -> None:
        self._report = ReportId(f"00000000-0000-7000-8000-{next(self._numbers):012d}")
        now = self._now()
        case = CaseId(self._report)
        draft = Draft(self._report, case, _FORM.sha256, None, b"<encounter/>", {}, now, now, practice)
        self.vault.drafts.begin(draft)

    def _send(self) -> None:
        draft = self.vault.drafts.need(self._report)
        names = [kept.name for kept in self.vault.attachments.of_report(self._report)]
        content = Submission(FormPin("encounter", "1", _FORM.sha256), draft.instance_xml.decode())
        with self.vault.store.writing():
            self.vault.attachments.submitted(self._report, names)
            self.vault.chain.append(EventKind.SUBMIT, self._report, draft.case, content, None)
            self.vault.drafts.remove(self._report)

    def _now(self) -> datetime:
        return self._laptop.clock.now()


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Evening]:
    """One vault for all examples."""
    made = Evening(tmp_path_factory.mktemp("evening"))
    yield made
    made.vault.close()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(_ACTIONS), min_size=1, max_size=12))
def test_the_tally_is_that_of_the_rows(evening: Evening, actions: list[str]) -> None:
    """After each act a check finds pages, indexes and tally right."""
    for action in actions:
        evening.act(action)
        evening.vault.store.check()
