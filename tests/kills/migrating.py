"""The oldest kept vault, made large, is opened with the present program, which brings it up to date."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from random import Random

from citdesk.vault import opening, schema
from citdesk.vault.database import open_database
from citdesk.vault.files import DATABASE, SLOTS
from citdesk.vault.vault import Vault
from citdesk.vault.ways_in import read_slots
from citdesk.wire.encoding import write_time
from citdesk.wire.keys import PublicKey
from tests.kills.activity import BEGUN, Activity, Ground, Lost, Tell, Told, expect_whole
from tests.unit.vault.props import SteadyClock, dice
from tests.upgrade.make_vault import ANSWER, CASE, DRAFT, SENT

_KEPT = Path(__file__).parents[1] / "upgrade" / "vaults" / "database-1"
_DRAFTS = 1500


def _ready(folder: Path) -> Ground:
    shutil.copytree(_KEPT, folder)
    known = json.loads((_KEPT / "known.json").read_text())
    secret = bytes.fromhex(known["device_secret"])
    keys = read_slots(folder / SLOTS).with_passphrase(known["passphrase"], secret)
    now = write_time(SteadyClock().now())
    db = open_database(folder / DATABASE, keys.database_key)
    with db.atomic():
        for number in range(_DRAFTS):
            db.execute(
                "INSERT INTO drafts (report, case_id, form_sha256, instance_xml, typed, begun_at, changed_at)"
                " SELECT ?, ?, sha256, ?, '{}', ?, ? FROM forms LIMIT 1",
                [f"old-{number:05d}", CASE, b"He was pacing on the porch. " * 30, now, now],
            )
    db.close()
    return Ground(folder, {"secret": secret})


def _open(ground: Ground, folder: Path) -> Vault:
    known = json.loads((_KEPT / "known.json").read_text())
    ours = opening.Ground(PublicKey.from_json(known["hq_key"]), SteadyClock(), dice())
    return opening.open_with_passphrase(folder, known["passphrase"], lambda: ground.secrets["secret"], ours)


def _work(ground: Ground, folder: Path, _dice: Random, tell: Tell) -> None:
    tell(BEGUN)
    _open(ground, folder).close()


def _judge(ground: Ground, folder: Path, _told: Sequence[Told]) -> None:
    """It has the present format, every draft, what was sent, and an index that knows what to take in."""
    vault = _open(ground, folder)
    expect_whole(vault)
    draft = vault.drafts.need(DRAFT)
    (sent,) = vault.events.of_report(SENT)
    kept = vault.store.number("SELECT count(*) FROM drafts WHERE report LIKE 'old-%'")
    if (kept, draft.instance_xml.decode()) != (_DRAFTS, ANSWER) or ANSWER not in str(sent.event.payload):
        raise Lost(f"{_DRAFTS - kept} drafts")
    if vault.store.fact("format") != str(schema.FORMAT) or vault.search.stale != _DRAFTS + 2:
        raise Lost(f"format {vault.store.fact('format')}, {vault.search.stale} to index")
    vault.close()


MIGRATING = Activity("migrating", _ready, _work, _judge)
