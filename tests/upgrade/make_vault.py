"""``python -m tests.upgrade.make_vault FOLDER``: a vault as the present program writes it, kept for ever.

Run once for each new format, before it is released. Everything secret about it is a plainly made-up test
value and stands beside it in ``known.json``.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path

from citdesk.casework.events import EventKind, FormPin, Submission
from citdesk.casework.ids import CaseId, ReportId
from citdesk.vault.drafts import Draft
from citdesk.vault.forms import KeptForm
from citdesk.vault.schema import FORMAT
from tests.unit.vault.props import HQ_KEY, OFFICER, PASSPHRASE, Laptop

CASE = CaseId("00000000-0000-7000-8000-00000000000c")
DRAFT, SENT = (ReportId(f"00000000-0000-7000-8000-00000000000{sign}") for sign in "ab")
FORM = KeptForm("f" * 64, "encounter", "1", b"<form/>")
ANSWER = "<encounter><told>He was pacing on the porch.</told></encounter>"


def make(to: Path) -> None:
    """A draft, a sent report, a PIN-less vault that was closed in order."""
    with tempfile.TemporaryDirectory() as place:
        laptop = Laptop(Path(place) / "profile")
        vault = laptop.new_vault()
        now = laptop.clock.now()
        vault.forms.keep(FORM)
        vault.drafts.begin(Draft(DRAFT, CASE, FORM.sha256, None, ANSWER.encode(), {}, now, now))
        vault.chain.append(
            EventKind.SUBMIT, SENT, CASE, Submission(FormPin("encounter", "1", FORM.sha256), ANSWER), None
        )
        vault.close()
        to.mkdir(parents=True)
        for name in ("vault.db", "slots.json", "tail"):
            shutil.copyfile(laptop.place() / name, to / name)
        known = {
            "format": FORMAT,
            "slots_format": json.loads((to / "slots.json").read_text())["format"],
            "badge": OFFICER.badge,
            "passphrase": PASSPHRASE,
            "device_secret": laptop.profile.vault_secret(laptop.place()).hex(),
            "recovery_code": laptop.recovery_code,
            "hq_key": HQ_KEY.public.to_json(),
        }
        (to / "known.json").write_text(json.dumps(known, indent=1) + "\n")


if __name__ == "__main__":
    make(Path(sys.argv[1]))
