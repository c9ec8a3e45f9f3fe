"""Files of all sizes: together with the answer that names them, and piece by piece."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from random import Random

from citdesk.casework.ids import CaseId, ReportId
from citdesk.vault.drafts import Draft
from citdesk.vault.forms import KeptForm
from citdesk.workspace.report_files import prepare_file
from tests.kills.activity import BEGUN, Activity, Ground, Lost, Tell, Told, expect_whole
from tests.scenario.filler import sign_in
from tests.unit.vault.props import Laptop

_REPORT, _CASE = (
    ReportId("00000000-0000-7000-8000-0000000000aa"),
    CaseId("00000000-0000-7000-8000-0000000000cc"),
)
_FORM = KeptForm("e" * 64, "encounter", "1", b"<form/>")
_SIZES = (900, 40_000, 700_000, 2_500_000)


def _ready(folder: Path) -> Ground:
    laptop = Laptop(folder)
    vault = laptop.new_vault()
    now = laptop.clock.now()
    vault.forms.keep(_FORM)
    vault.drafts.begin(Draft(_REPORT, _CASE, _FORM.sha256, None, b"", {}, now, now))
    vault.close()
    return Ground(folder, laptop.secrets.kept, _REPORT)


def _work(ground: Ground, folder: Path, dice: Random, tell: Tell) -> None:
    workspace = sign_in(Laptop(folder, dice.randrange(10**6), ground.secrets))
    tell(BEGUN)
    while True:
        content = b"OggS" + dice.randbytes(dice.choice(_SIZES))
        if dice.random() < 0.5:
            file = prepare_file("recording", content)
            while file.is_large and workspace.store_ahead(ground.report, file):
                pass
            workspace.save_draft(ground.report, file.name.encode(), {}, [file])
            tell(("answered", file.name))
        else:
            kept = workspace.vault.attachments.add(_REPORT, "recording", io.BytesIO(content))
            tell(("added", kept.name))


def _judge(ground: Ground, folder: Path, told: Sequence[Told]) -> None:
    """What was told is there to its last byte, no answer names a missing file, nothing lies half about."""
    vault = sign_in(Laptop(folder, 1, ground.secrets)).vault
    expect_whole(vault)
    draft = vault.drafts.need(_REPORT)
    named = draft.instance_xml.decode()
    there = {kept.name for kept in vault.attachments.of_report(_REPORT)}
    for name in there:
        for _ in vault.attachments.content(_REPORT, name):
            pass
    for each in told:
        if each[0] in ("answered", "added") and each[1] not in there:
            raise Lost(each[1])
    if named and named not in there:
        raise Lost(f"the answer names {named}, which is not there")
    if vault.store.number("SELECT count(*) FROM attachments WHERE name = ''"):
        raise Lost("half a file was left")
    vault.close()


ATTACHING = Activity("attaching", _ready, _work, _judge)
