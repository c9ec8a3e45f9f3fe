"""One person's open vault on this device: its parts, composed. ``opening`` makes and opens it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from citdesk.casework.errors import CitdeskError, EnvironmentProblem
from citdesk.vault import database
from citdesk.vault.attachments.kept import Attachments
from citdesk.vault.attachments.travel import Travel
from citdesk.vault.audit import Audit, Did
from citdesk.vault.cases import Cases
from citdesk.vault.chain import Chain
from citdesk.vault.clock import Clock, RandomBytes
from citdesk.vault.consults import Consults
from citdesk.vault.copies import copy_closed
from citdesk.vault.covers import Covers
from citdesk.vault.directory import KeptDirectory
from citdesk.vault.drafts import Drafts
from citdesk.vault.event_rows import EventRows
from citdesk.vault.expunging import Expunging
from citdesk.vault.failures import DamagedVault, VaultClosed
from citdesk.vault.files import DATABASE
from citdesk.vault.forms import Forms
from citdesk.vault.identity import Identity, read_identity
from citdesk.vault.inbox import Inbox
from citdesk.vault.instance_lock import InstanceLock
from citdesk.vault.kept_downloads import KeptDownloads
from citdesk.vault.kept_services import KeptServices
from citdesk.vault.kept_sticks import KeptSticks
from citdesk.vault.kept_terms import KeptTerms
from citdesk.vault.key_ring import KeyRing
from citdesk.vault.lock_out import LockedOut, Missed, WrongAnswer
from citdesk.vault.looking import Looking
from citdesk.vault.paper_keys import PaperKeys
from citdesk.vault.passed_time import HQ_TIME
from citdesk.vault.pin import Pin
from citdesk.vault.projections import Projections
from citdesk.vault.rejoining import Rejoining
from citdesk.vault.search import SearchIndex
from citdesk.vault.session_mark import SessionMark
from citdesk.vault.spool import Spool
from citdesk.vault.spooling import Spooling
from citdesk.vault.standings import Standings
from citdesk.vault.storage_errors import storage_errors
from citdesk.vault.store import Store
from citdesk.wire.encoding import read_time, write_time
from citdesk.wire.keys import PublicKey, SigningKey

_log = logging.getLogger(__name__)

#: How the trail calls what happened while the vault was closed.
_SHIFT_BEGAN = "shift_began"
_MISSED = {
    "wrong_sign_in": Did.FAILED_SIGN_IN,
    LockedOut.code: Did.LOCKED_OUT,
    WrongAnswer.code: Did.FAILED_SIGN_IN,
    "unlocked": Did.UNLOCKED,
}

#: The last things that were saved here, of each kind.
_LAST = (
    "SELECT changed_at AS at FROM drafts ORDER BY changed_at DESC LIMIT 1",
    "SELECT wall AS at FROM events WHERE own = 1 ORDER BY seq DESC LIMIT 1",
    "SELECT at FROM audit ORDER BY number DESC LIMIT 1",
)


class Vault:
    """Used from one thread at a time. After :meth:`close` everything raises VaultClosed."""

    def __init__(
        self,
        folder: Path,
        store: Store,
        keys: KeyRing,
        lock: InstanceLock,
        session: SessionMark,
        hq_key: PublicKey,
        clock: Clock,
        random: RandomBytes,
        spool: Spool | None = None,
    ) -> None:
        self.folder = folder
        self.store = store
        self._keys: KeyRing | None = keys
        self._lock = lock
        self._session = session
        self._begun = False
        self._looking: Looking | None = None
        #: the moment of the last thing that is here, where the last session was cut off with the computer
        self.cut_off: datetime | None = None
        self._clock = clock
        self.forms = Forms(store)
        self.drafts = Drafts(store)
        self.events = EventRows(store)
        self.covers = Covers(self.events)
        self.standings = Standings(store, self.events, self.covers)
        self.cases = Cases(self.events, self.standings)
        self.projections = Projections(store, hq_key)
        self.consults = Consults(store, hq_key)
        self.services = KeptServices(store, hq_key)
        self.downloads = KeptDownloads(store, hq_key)
        self.directory = KeptDirectory(store)
        self.attachments = Attachments(store, clock, random)
        self.travel = Travel(store, clock)
        #: what people on this device have sent and HQ has not answered; anybody here may deliver it
        self.spool = spool
        self.spooling = (
            None
            if spool is None
            else Spooling(store, self.events, self.identity.vault, hq_key, spool, random)
        )
        self.sticks = KeptSticks(store, spool, random)
        self.chain = Chain(
            store, keys, self.events, self.standings, clock, random, self.spooling, self.covers
        )
        self.audit = Audit(store, clock)
        self.paper_keys = PaperKeys(store, keys, clock, random)
        self.rejoining = Rejoining(
            store,
            self.events,
            self.standings,
            self.directory,
            self.audit,
            clock,
            random,
            self.travel,
            self.spooling,
        )
        self.terms = KeptTerms(store, hq_key, clock)
        self.pin = Pin(store, random)
        self.search = SearchIndex(store)
        self._expunging = Expunging(store, self.audit, folder, self.spooling)
        self.inbox = Inbox(
            store,
            self.events,
            self.standings,
            self.projections,
            self.consults,
            self.directory,
            clock,
            self.spooling,
            self.travel,
            self._expunging,
        )

    def begin_look(self) -> Looking | None:
        """A look through the whole file for another thread; None where opening it did that.

        Raises the disk's errors, VaultClosed. One at a time; closing the vault ends it.
        """
        with storage_errors():
            small = (self.folder / DATABASE).stat().st_size <= database.CHECKED_AT_OPENING
        if self._looking is None and not small:
            self._looking = Looking(self.folder, self.store, self.keys)
        return self._looking

    def begin_session(self) -> None:
        """Finds out how the last session ended, and says that somebody is at work here from now on.

        A disk that is full must not keep anybody out: then this session's end cannot be told later.
        """
        self._begun = True
        try:
            with storage_errors():
                if self._session.cut_off:
                    self.cut_off = self._last_kept()
                    self.audit.note(Did.CUT_OFF, detail=write_time(self.cut_off) if self.cut_off else "")
                self._session.begin(self._made)
        except EnvironmentProblem as problem:
            _log.warning("session_not_marked code=%s", problem.code)

    def mend(self) -> None:
        """Finishes what a crash or a full disk interrupted; nothing of it was ever acknowledged."""
        self._expunging.finish()
        self.attachments.clear_half_kept()
        self.hear_words()
        if self.spooling is not None:
            self.spooling.catch_up()

    def hear_words(self) -> None:
        """Takes in what HQ said of events that somebody else delivered while this vault was closed.

        A disk that cannot be read keeps nobody out: the events go once more, and HQ says the same again.
        """
        if self.spooling is None:
            return
        try:
            for answer in tuple(self.spooling.words()):
                self.inbox.record_verdicts(answer, by_hand=True)
        except (EnvironmentProblem, DamagedVault) as problem:
            _log.warning("spool_words_not_heard code=%s", problem.code)

    @property
    def identity(self) -> Identity:
        """Whose vault it is, as HQ's directory last had the person."""
        return read_identity(self.store)

    @property
    def keys(self) -> KeyRing:
        """The vault's keys; raises VaultClosed."""
        if self._keys is None:
            raise VaultClosed
        return self._keys

    @property
    def signing_key(self) -> SigningKey:
        """The vault's signing key; raises VaultClosed where it was opened without one."""
        return self.keys.signing_key()

    @property
    def last_contact(self) -> datetime | None:
        """When HQ was last heard, by this device's clock; None before the first time."""
        return self._moment("last_contact")

    @property
    def hq_time(self) -> datetime | None:
        """HQ's own time when it was last heard; None before the first time."""
        return self._moment(HQ_TIME)

    @property
    def shift_began(self) -> datetime | None:
        """The first sign-in of the shift that runs, as the agency says how long one is; None before any."""
        return self._moment(_SHIFT_BEGAN)

    def note_missed(self, missed: Sequence[Missed]) -> None:
        """Takes into the trail what happened at the sign-in while the vault was closed."""
        with self.store.writing():
            for each in missed:
                self.audit.note(_MISSED[each.code], outcome=each.code, detail=f"{each.at} {each.who}".strip())

    def note_sign_in(self) -> datetime | None:
        """Records that the person signed in now; gives the time before (CJIS AC-9), None at the first."""
        before = self._moment("last_sign_in")
        now = self._clock.now()
        with self.store.writing():
            self.store.set_fact("last_sign_in", write_time(now))
            self._begin_shift(now)
            self.terms.time.keep()
            self.audit.note(Did.SIGNED_IN)
            known = self.terms.time.now()
            if known is not None and known.clock_odd:
                self.audit.note(Did.CLOCK_ODD, detail=write_time(known.at))
        return before

    def close(self) -> None:
        """Forgets the keys, closes the database, lets another window open it. Safe to repeat."""
        keys = self._keys
        used = keys is not None
        if used:
            self._expunging.finish()
            self._note_sign_out()
        made = self._last_count() if used else 0
        self._keys = None
        self.chain.forget()
        self.store.close()
        if self._looking is not None:
            self._looking.close()
            self._looking = None
        if self._begun:
            self._end_session(made)
        if keys is not None:
            self._copy(keys)
        self._lock.release()

    @property
    def _made(self) -> int:
        return self.store.number("SELECT made FROM commits")

    def _last_count(self) -> int:
        try:
            return self._made
        except EnvironmentProblem:  # a failing disk keeps nobody from signing out
            return 0

    def _last_kept(self) -> datetime | None:
        moments = [self.store.row(sql) for sql in _LAST]
        return max((read_time(str(each["at"])) for each in moments if each is not None), default=None)

    def _end_session(self, made: int) -> None:
        self._begun = False
        try:
            self._session.end(made)
        except OSError as wrong:  # the vault is whole; the next sign-in finds a session without an end
            _log.warning("end_of_session_not_written errno=%s", wrong.errno)

    def _copy(self, keys: KeyRing) -> None:
        try:
            copy_closed(self.folder, keys, self._clock.now())
        except OSError as wrong:  # the vault itself is whole; the next sign-out tries again
            _log.warning("vault_not_copied errno=%s", wrong.errno)
        except CitdeskError as problem:  # the next opening looks at all of it, where it is damage
            _log.warning("vault_copy_not_sound code=%s", problem.code)

    def _note_sign_out(self) -> None:
        try:
            self.audit.note(Did.SIGNED_OUT)
        except CitdeskError as problem:  # a full disk must not keep anybody from signing out
            _log.warning("sign_out_not_noted code=%s", problem.code)

    def _begin_shift(self, now: datetime) -> None:
        """A vault lock in the middle of a shift, or a clock set back a little, begins no other one."""
        began, length = self.shift_began, timedelta(hours=self.terms.settings.shift_hours)
        if began is None or abs(now - began) >= length:
            self.store.set_fact(_SHIFT_BEGAN, write_time(now))

    def _moment(self, fact: str) -> datetime | None:
        text = self.store.fact(fact)
        return None if text is None else read_time(text)
