"""A night's work on one vault, in random order: answers, photos, reports sent, sign-outs, a renewed key.

Whatever the vault acknowledged is told at once, before the next step: that is what must be there afterwards.
"""

from __future__ import annotations

import contextlib
import io
import random
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from citdesk.casework.errors import EnvironmentProblem
from citdesk.casework.events import EventKind, FormPin, Submission
from citdesk.casework.ids import CaseId, ReportId
from citdesk.vault.drafts import Draft
from citdesk.vault.forms import KeptForm
from citdesk.vault.rotation import rotate
from citdesk.vault.vault import Vault
from tests.unit.vault.props import CHEAP, PASSPHRASE, Laptop

#: (kind, report, what): an answer's number, an attachment's name, a sent event's id, a discarded draft.
Told = tuple[str, str, str]
_FORM = KeptForm("f" * 64, "encounter", "1", b"<form/>")
STEPS = 14
_DAY = timedelta(days=1)


def report_of(seed: int, number: int) -> ReportId:
    """The id of the night's report of this number."""
    return ReportId(f"00000000-0000-7000-8000-{seed % 10**6:06d}{number:06d}")


class CannotSignIn(EnvironmentProblem):
    """The disk does not let anybody in any more: the night is over."""

    def __init__(self) -> None:
        super().__init__("The disk does not let anybody in.")


class Night:
    """One run. ``weak_commit`` plants a bug: the commit of that step is not forced to disk.

    ``quiet``: nobody signs out and the log is not folded into the database meanwhile. ``once_in`` is called
    after the first sign-in.
    """

    def __init__(
        self,
        laptop: Laptop,
        seed: int,
        tell: Callable[[Told], None],
        *,
        weak_commit: int = 0,
        quiet: bool = False,
        once_in: Callable[[], None] = lambda: None,
    ) -> None:
        self._laptop = laptop
        self._seed = seed
        self._dice = random.Random(seed)
        self._tell = tell
        self._weak_commit = weak_commit
        self._quiet = quiet
        self._once_in = once_in
        self._number = 0
        self._reports = 0
        self._report = report_of(seed, 0)
        self._vault: Vault

    def work(self, steps: int = STEPS) -> None:
        """Opens the vault and works; ends early when the disk does not let anybody sign in again."""
        with contextlib.suppress(EnvironmentProblem):
            self._sign_in()
            self._once_in()
            self._try(self._begin)
            for step in range(1, steps + 1):
                chosen = self._dice.choices(
                    [self._answer, self._attach, self._send, self._discard, self._sign_in_again, self._renew],
                    [10, 3, 2, 1, 0, 0] if self._quiet else [10, 3, 2, 1, 1, 0.4],
                )[0]
                with self._weakened(step):
                    self._try(chosen)
            if not self._quiet:
                self._vault.close()

    # -- steps ---------------------------------------------------------------------------------

    def _sign_in(self) -> None:
        try:
            self._vault = self._laptop.open()
        except EnvironmentProblem as problem:
            raise CannotSignIn from problem
        # so that a short night has some, or none
        self._vault.store.rows(f"PRAGMA wal_autocheckpoint = {0 if self._quiet else 60}")

    def _sign_in_again(self) -> None:
        self._close()
        self._laptop.clock.forward(_DAY)
        self._sign_in()

    def _renew(self) -> None:
        self._close()
        place = self._laptop.place()
        secret = self._laptop.profile.vault_secret(place)
        try:
            rotate(place, PASSPHRASE, secret, CHEAP, None, self._laptop.random)
        finally:
            self._sign_in()

    def _close(self) -> None:
        try:
            self._vault.close()
        except EnvironmentProblem:
            self._vault.close()

    def _begin(self) -> None:
        self._reports += 1
        self._report = report_of(self._seed, self._reports)
        now = self._laptop.clock.now()
        self._vault.forms.keep(_FORM)
        case = CaseId(self._report)
        self._vault.drafts.begin(Draft(self._report, case, _FORM.sha256, None, b"0", {}, now, now))
        self._tell(("answer", self._report, "0"))

    def _answer(self) -> None:
        self._number += 1
        number = self._number
        if self._vault.drafts.get(self._report) is None:
            self._begin()
        text = f"{number} {'x' * self._dice.randint(0, 9000)}".encode()
        self._vault.drafts.save(self._report, text, {}, self._laptop.clock.now())
        self._tell(("answer", self._report, str(number)))

    def _attach(self) -> None:
        content = b"OggS" + self._dice.randbytes(self._dice.choice((900, 40_000, 700_000)))
        kept = self._vault.attachments.add(self._report, "recording", io.BytesIO(content))
        self._tell(("file", self._report, kept.name))

    def _send(self) -> None:
        draft = self._vault.drafts.get(self._report)
        if draft is None:
            return
        submission = Submission(FormPin("encounter", "1", _FORM.sha256), draft.instance_xml.decode())
        names = [kept.name for kept in self._vault.attachments.of_report(self._report)]
        with self._vault.store.writing():
            self._vault.attachments.submitted(self._report, names)
            event = self._vault.chain.append(EventKind.SUBMIT, self._report, draft.case, submission, None)
            self._vault.drafts.remove(self._report)
        self._tell(("sent", self._report, event.header.id))
        self._begin()

    def _discard(self) -> None:
        self._tell(("discarding", self._report, ""))
        with self._vault.store.writing():
            self._vault.drafts.remove(self._report)
            self._vault.attachments.discard(self._report)
        self._begin()

    # -- how they are taken --------------------------------------------------------------------

    def _try(self, step: Callable[[], None]) -> None:
        """As a person does: told that the disk is full or failing, goes on with the next thing."""
        try:
            step()
        except CannotSignIn:
            raise
        except EnvironmentProblem:
            return

    @contextlib.contextmanager
    def _weakened(self, step: int) -> Iterator[None]:
        if step != self._weak_commit:
            yield
            return
        vault = self._vault
        vault.store.rows("PRAGMA synchronous = NORMAL")
        yield
        with contextlib.suppress(Exception):
            vault.store.rows("PRAGMA synchronous = FULL")


def begin(folder: Path) -> Laptop:
    """A laptop with the officer's new, closed vault."""
    laptop = Laptop(folder)
    laptop.new_vault().close()
    return laptop
