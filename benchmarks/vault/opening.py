"""Opening a vault of 10,000 reports: what it adds to the key derivation, which is meant to be slow."""

from __future__ import annotations

from pathlib import Path

from benchmarks.vault.grounds import at_work, fill, new_laptop
from benchmarks.vault.spans import at, ms
from citdesk.resource_files import forms_path
from citdesk.vault.stretching import FLOOR, SALT_BYTES, stretch
from citdesk.workspace.sign_in import signed_in
from tests.unit.vault.props import Laptop

_REPORTS = 10_000
_TIMES = 9


def opening(folder: Path) -> str:
    """A few lines. The derivation of the vault measured here costs well under a millisecond."""
    laptop = new_laptop(folder / "profile")
    fill(laptop, _REPORTS)
    waiting = [_opened(laptop) for _ in range(_TIMES)]
    with at_work(laptop) as workspace, workspace.vault.store.writing():
        workspace.vault.store.execute("UPDATE events SET status = 'accepted', position = seq")
    opened = [_opened(laptop) for _ in range(_TIMES)]
    with at_work(laptop) as workspace:
        listing = ms(workspace.reports)
    derived = ms(lambda: stretch(b"a passphrase of some length", bytes(SALT_BYTES), FLOOR))
    size = (laptop.place() / "vault.db").stat().st_size / 1024**2
    at_hq, held = at(opened, 0.5), at(waiting, 0.5)
    return f"""### Opening a vault of {_REPORTS:,} reports, {size:.0f} MiB

adds {at_hq:.0f} ms with all of them at HQ, {held:.0f} ms with all of them waiting
(medians of {_TIMES}, worst {max(opened):.0f} and {max(waiting):.0f}); the bar is 300.
Key derivation at its floor takes {derived:.0f} ms here, a new vault's about 700.
Listing all reports once takes {listing:.0f} ms."""


def _opened(laptop: Laptop) -> float:
    kept = []

    def work() -> None:
        kept.append(signed_in(laptop.open(), laptop.device, laptop.clock, laptop.random, forms_path()))

    span = ms(work)
    kept[0].close()
    return span
