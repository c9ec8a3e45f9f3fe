"""Three fillable forms in the manner of official ones, made for tests, each with its mapping."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from citdesk.paperwork.official.mapping import OfficialMapping, read_mapping

_LEFT = 60
_PROGRAMS = ["lead", "deflection", "civil_citation", "other"]


def _form(title: str, draw: Callable[[Canvas], None]) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(612, 792), invariant=1)
    canvas.setFont("Helvetica-Bold", 13)
    canvas.drawCentredString(306, 744, title)
    canvas.setFont("Helvetica", 8)
    canvas.drawCentredString(306, 730, "Edition 2026-01. Made for tests. Not a form of any state.")
    draw(canvas)
    canvas.save()
    return out.getvalue()


def _line(canvas: Canvas, name: str, words: str, top: float, width: float, left: float = _LEFT) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(left, top, words)
    canvas.acroForm.textfield(
        name=name, tooltip=words, x=left, y=top - 22, width=width, height=18, fontSize=10, borderWidth=0.5
    )


def _area(canvas: Canvas, name: str, words: str, top: float, height: float) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(_LEFT, top, words)
    canvas.acroForm.textfield(
        name=name, tooltip=words, x=_LEFT, y=top - height - 4, width=490, height=height, fontSize=10,
        fieldFlags="multiline", maxlen=4000, borderWidth=0.5,
    )  # fmt: skip


def _tick(canvas: Canvas, name: str, words: str, top: float) -> None:
    canvas.acroForm.checkbox(name=name, tooltip=words, x=_LEFT, y=top - 3, size=12, borderWidth=0.5)
    canvas.setFont("Helvetica", 9)
    canvas.drawString(_LEFT + 20, top, words)


def _hold(canvas: Canvas) -> None:
    _line(canvas, "PersonName", "Name of the person", 700, 300)
    _line(canvas, "BirthDate", "Date of birth", 700, 120, 400)
    _line(canvas, "Address", "Home address", 660, 490)
    _line(canvas, "DetainedAt", "First detained, date and time", 620, 150)
    _line(canvas, "Facility", "Facility", 620, 330, 220)
    _tick(canvas, "DangerSelf", "Danger to self", 575)
    _tick(canvas, "DangerOthers", "Danger to others", 557)
    _tick(canvas, "GravelyDisabled", "Gravely disabled", 539)
    _area(canvas, "Circumstances", "How the person came to attention", 515, 70)
    _area(canvas, "Facts", "Facts that show each ground", 425, 190)
    _line(canvas, "Officer", "Officer, badge", 205, 240)
    _line(canvas, "Agency", "Agency", 205, 200, 330)


def _transfer(canvas: Canvas) -> None:
    _line(canvas, "Name", "Name of the person", 700, 300)
    _line(canvas, "CaseNumber", "Case", 700, 120, 400)
    canvas.setFont("Helvetica", 8)
    canvas.drawString(_LEFT, 650, "How the person travelled")
    for number, (state, words) in enumerate((("patrol", "Patrol car"), ("ambulance", "Ambulance"))):
        canvas.acroForm.radio(name="Mode", tooltip=words, value=state, x=_LEFT + 110 * number, y=630, size=12)
        canvas.drawString(_LEFT + 18 + 110 * number, 633, words)
    _line(canvas, "Departed", "Departed", 600, 490)
    _area(canvas, "Facilities", "Facility", 550, 60)
    _line(canvas, "Receiver", "Received by, name and role", 460, 300)
    _line(canvas, "Officer", "Officer", 420, 240)


def _diversion(canvas: Canvas) -> None:
    _line(canvas, "Participant", "Name of the participant", 700, 300)
    _area(canvas, "Statute", "Statute and charge", 655, 60)
    canvas.setFont("Helvetica", 8)
    canvas.drawString(_LEFT, 575, "Program")
    canvas.acroForm.choice(
        name="Program", tooltip="Program", value="other", options=_PROGRAMS,
        x=_LEFT, y=552, width=160, height=18, fontSize=10,
    )  # fmt: skip
    _line(canvas, "Intake", "First meeting by", 575, 120, 300)
    _area(canvas, "Cause", "Facts that show probable cause", 530, 180)
    _tick(canvas, "Agrees", "The person wants to take part", 325)
    _line(canvas, "Officer", "Officer, badge", 295, 240)


HOLD_FORM = _form("APPLICATION FOR EMERGENCY EXAMINATION", _hold)
TRANSFER_FORM = _form("RECORD OF TRANSPORT AND CUSTODY", _transfer)
DIVERSION_FORM = _form("REFERRAL TO PRE-ARREST DIVERSION", _diversion)

_HOLD_RULES = """
[[fill]]
field = "PersonName"
from = ["C03", "C02"]
required = true
[[fill]]
field = "BirthDate"
from = ["C07"]
[[fill]]
field = "Address"
from = ["C13"]
[[fill]]
field = "DetainedAt"
from = ["P11"]
join = "; "
[[fill]]
field = "Facility"
from = ["P05/facility_name"]
[[fill]]
field = "DangerSelf"
from = ["Q02"]
when = { danger_self = "/Yes" }
[[fill]]
field = "DangerOthers"
from = ["Q02"]
when = { danger_others = "/Yes" }
[[fill]]
field = "GravelyDisabled"
from = ["Q02"]
when = { gravely_disabled = "/Yes" }
[[fill]]
field = "Circumstances"
from = ["Q05"]
[[fill]]
field = "Facts"
from = ["Q03/facts"]
join = "\\n"
required = true
[[fill]]
field = "Officer"
from = ["@author.name", "@author.badge"]
join = ", "
[[fill]]
field = "Agency"
from = ["@agency.name"]
"""
_TRANSFER_RULES = """
[[fill]]
field = "Name"
from = ["C03", "C02"]
[[fill]]
field = "CaseNumber"
from = ["@case.number"]
[[fill]]
field = "Mode"
from = ["P01"]
when = { patrol = "/patrol", ambulance = "/ambulance" }
[[fill]]
field = "Departed"
from = ["P04"]
join = "; "
[[fill]]
field = "Facilities"
from = ["P05"]
join = ", "
[[fill]]
field = "Receiver"
from = ["P09"]
join = ", "
[[fill]]
field = "Officer"
from = ["@author.name"]
"""
_DIVERSION_RULES = """
[[fill]]
field = "Participant"
from = ["C03", "C02"]
required = true
[[fill]]
field = "Statute"
from = ["S02/statute", "S02/charge_title", "S02/degree"]
join = ", "
[[fill]]
field = "Program"
from = ["S10"]
when = { lead = "lead", deflection = "deflection", civil_citation = "civil_citation" }
[[fill]]
field = "Intake"
from = ["S17"]
[[fill]]
field = "Cause"
from = ["S03"]
required = true
[[fill]]
field = "Agrees"
from = ["S13"]
when = { yes = "/Yes" }
[[fill]]
field = "Officer"
from = ["@author.name", "@author.badge"]
join = ", "
"""
OFFICIAL: dict[str, tuple[bytes, str]] = {
    "hold": (HOLD_FORM, _HOLD_RULES),
    "transfer": (TRANSFER_FORM, _TRANSFER_RULES),
    "diversion": (DIVERSION_FORM, _DIVERSION_RULES),
}
"""By the form whose reports fill them: the blank and the rules of its mapping."""


_READERS = {"hold": ["provider"], "transfer": ["provider"], "diversion": ["court"]}


def mapping_toml(form_id: str) -> str:
    """The mapping file as an agency would keep it."""
    blank, rules = OFFICIAL[form_id]
    digest, readers = hashlib.sha256(blank).hexdigest(), _READERS[form_id]
    return f"""form = "{form_id} form"
edition = "2026-01"
sha256 = "{digest}"
report = "{form_id}"
readers = {readers}
{rules}"""


def mapping_for(form_id: str) -> OfficialMapping:
    """The same, read."""
    return read_mapping(mapping_toml(form_id))
