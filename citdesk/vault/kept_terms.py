"""The terms under which HQ lets this vault be used, as last received: settings and the lease."""

from __future__ import annotations

from datetime import datetime

from citdesk.casework.errors import UserError
from citdesk.vault.clock import Clock
from citdesk.vault.identity import read_identity
from citdesk.vault.passed_time import PassedTime
from citdesk.vault.store import Store
from citdesk.wire.keys import PublicKey
from citdesk.wire.terms import Settings, Terms

_FACT = "terms"


class LeaseEnded(UserError):
    """The vault was too long without contact with HQ to begin new work."""

    code = "lease_ended"

    def __init__(self, since: datetime) -> None:
        super().__init__(
            f"This computer was to reach HQ by {since:%d %B} and did not, so no new work can be begun on it. "
            "What you wrote is safe and leaves as soon as there is network. Connect to the network."
        )


class KeptTerms:
    """The terms in one vault. Before the first there is no lease, and the defaults hold."""

    def __init__(self, store: Store, hq_key: PublicKey, clock: Clock) -> None:
        self._store = store
        self._hq_key = hq_key
        self.time = PassedTime(store, clock)

    def get(self) -> Terms | None:
        """The terms last received, verified again; None before the first. Raises Tampered."""
        signed = self._store.fact(_FACT)
        if signed is None:
            return None
        return Terms.read(signed, self._hq_key, read_identity(self._store).vault)

    @property
    def settings(self) -> Settings:
        """The agency's settings, its defaults before HQ was heard."""
        terms = self.get()
        return Settings() if terms is None else terms.settings

    def receive(self, signed: str, *, by_hand: bool = False) -> Terms:
        """Keeps terms just received; raises Tampered, MalformedMessage, and then keeps nothing.

        Older ones than those kept are left aside: whoever plays them back gains nothing. ``by_hand``: they
        came on a stick, perhaps days after they were told, and do not turn HQ's time back.
        """
        new = Terms.read(signed, self._hq_key, read_identity(self._store).vault)
        kept = self.get()
        if kept is not None and new.told_at < kept.told_at:
            return kept
        with self._store.writing():
            self._store.set_fact(_FACT, signed)
            known = self.time.now() if by_hand else None
            if known is None or new.told_at > known.at:
                self.time.heard(new.told_at)
        return new

    def check_lease(self) -> None:
        """Raises LeaseEnded where new work may not be begun any more."""
        terms, known = self.get(), self.time.now()
        if terms is not None and known is not None and known.at > terms.work_until:
            raise LeaseEnded(terms.work_until)
