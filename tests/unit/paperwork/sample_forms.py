"""Small forms in the shape of the shipped ones: an encounter with every label, a referral, a diversion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.unit.paperwork.printed import CompiledForm, form_of

#: The question has choices that tell of health; the answer planted is one of them, or another.
TELLS, TELLS_NOT = "tells", "tells not"
LABELS: tuple[tuple[str, str, str], ...] = (
    ("m_none", "", ""),
    ("m_internal", "internal", ""),
    ("m_court", "internal court", ""),
    ("m_provider", "internal provider", ""),
    ("m_person", "internal person", ""),
    ("m_public", "internal court public", ""),
    ("m_court_h", "internal court", "H"),
    ("m_public_p", "internal court public", "P"),
    ("m_all_sud", "internal provider court person public", "SUD"),
    ("m_provider_j", "internal provider", "J"),
    ("m_public_v", "internal public", "V"),
    ("m_ill", "internal provider court person public", TELLS),
    ("m_well", "internal provider court public", TELLS_NOT),
)
"""Name, audiences and sensitivity of one question each, or what its choice tells."""


def marker(name: str) -> str:
    """The answer planted under that name: a word that occurs nowhere else."""
    return "ZQ" + name.replace("_", "").upper() + "QZ"


def planted(fields: Sequence[str] = ("",)) -> Iterator[tuple[str, str, str, str]]:
    """Name, audiences, sensitivity and dictionary field: one question per label and field."""
    for field in fields:
        for name, audience, sensitivity in LABELS:
            yield f"{name}_{field.lower()}".rstrip("_"), audience, sensitivity, field


def labelled(
    form_id: str = "encounter", title: str = "Encounter report", fields: Sequence[str] = ("",)
) -> CompiledForm:
    """A form with one question per label, for each of the dictionary fields."""
    rows = "\n".join(
        f"| | text | {name} | Q {name} | P {name} | {audience} | {label} | {field} | {telling} |"
        for name, audience, sensitivity, field in planted(fields)
        for label, telling in (_choices(name, sensitivity),)
    )
    return form_of(
        f"| | begin_group | all | Marked | Marcado | | | |\n{rows}\n| | end_group | | | | | | |",
        form_id,
        title,
    )


def _choices(name: str, sensitivity: str) -> tuple[str, str]:
    """The label of a question, and which of its choices tell of health."""
    telling = {TELLS: f"unseen {marker(name)}", TELLS_NOT: "unseen"}.get(sensitivity, "")
    return "" if telling else sensitivity, telling


def marked_xml(form_id: str = "encounter", fields: Sequence[str] = ("",)) -> str:
    """An instance with a marker under every label, and one under a name the form does not know."""
    answers = "".join(f"<{name}>{marker(name)}</{name}>" for name, _, _, _ in planted(fields))
    return f"<{form_id}><all>{answers}<m_stranger>{marker('m_stranger')}</m_stranger></all></{form_id}>"


REFERRAL = form_of(
    """
| | begin_group | person | The person | La persona | | | |
| | text | last_name | Last name | Apellido | internal provider person | P | C02 |
| | text | phone | Phone | Teléfono | internal provider | P | C14 |
| | end_group | | | | | | |
| | begin_group | service | The service | El servicio | | | |
| | text | service_name | Which service? | ¿Qué servicio? | internal provider | H | R01 |
| | text | reason | Why is the person referred? | ¿Por qué? | internal provider | H | R05 |
| | text | danger | Danger to self | Peligro | internal provider | H | F12 |
| | end_group | | | | | | |
| | begin_group | consent | Consent to share | Permiso | | | |
| | text | kind | Do you agree? | ¿Está de acuerdo? | internal provider person | | R04 |
| | select_multiple share | shared | What may be shared? | ¿Qué? | internal provider person | | R05 |
| | end_group | | | | | | |
""",
    "referral",
    "Referral",
)


def referral_xml(kind: str, shared: str) -> str:
    """A referral with that consent."""
    return (
        "<referral><person><last_name>Sampleford</last_name><phone>555 0177</phone></person>"
        "<service><service_name>River Crisis Center</service_name><reason>Wants to talk tonight</reason>"
        "<danger>High</danger></service>"
        f"<consent><kind>{kind}</kind><shared>{shared}</shared></consent></referral>"
    )


DIVERSION = form_of(
    """
| | begin_group | person | The person | La persona | | | |
| | text | last_name | Last name | Apellido | internal court | P | C02 |
| | text | first_name | First name | Nombre | internal court | P | C03 |
| | text | eligibility | Result of the rules | Resultado | internal court | J | S04 |
| | text | aside | Something else | Otra cosa | internal court | | |
| | end_group | | | | | | |
| | begin_group | charges | The charge | El cargo | | | |
| | text | facts | Facts that show probable cause | Hechos | internal court | J | S03 |
| | end_group | | | | | | |
| | begin_group | screening | Who may take part | Quién | | | |
| | select_one ynu | x_dui | Is it driving under the influence? | ¿DUI? | internal court | J | S05 |
| | select_one ynu | x_warrant | Is there an open warrant? | ¿Orden? | internal court | J | S05 |
| | select_one ynu | x_weapon | Was a weapon involved? | ¿Arma? | internal court | J | S05 |
| | end_group | | | | | | |
| | begin_group | agreement | The agreement | El acuerdo | | | |
| | begin_repeat | condition | Condition | Condición | | | |
| | text | condition_kind | What must you do? | ¿Qué debe hacer? | internal court | | S16 |
| | date | condition_due | By when? | ¿Para cuándo? | internal court | | S16 |
| | end_repeat | | | | | | |
| | end_group | | | | | | |
""",
    "diversion",
    "Diversion",
)

DIVERSION_XML = (
    "<diversion><person><last_name>Placeman</last_name><first_name>Theo</first_name>"
    "<eligibility>pending_check</eligibility>"
    "<aside>Left over on purpose</aside></person>"
    "<charges><facts>He slept behind the counter after the owner had asked him to leave.</facts></charges>"
    "<screening><x_dui>no</x_dui><x_warrant>unknown</x_warrant><x_weapon>yes</x_weapon></screening>"
    "<agreement><condition><condition_kind>Intake interview</condition_kind>"
    "<condition_due>2026-06-16</condition_due></condition>"
    "<condition><condition_kind>Stay away</condition_kind>"
    "<condition_due>2027-06-09</condition_due></condition>"
    "</agreement></diversion>"
)


HOLD = form_of(
    """
| | begin_group | grounds | Grounds | Motivos | | | |
| | begin_repeat | criterion | Ground claimed | Motivo | | | |
| | select_one_from_file law.xml | which | Which ground? | ¿Qué motivo? | internal provider court | J | Q02 |
| | text | facts | Which facts show it? | ¿Qué hechos? | internal provider court | J | Q03 |
| | select_multiple source | sources | How do you know? | ¿Cómo lo sabe? | internal provider court | J | Q04 |
| | end_repeat | | | | | | |
| | text | doctor | Physician who authorized it | Médico | internal provider court | | Q12 |
| | end_group | | | | | | |
""",
    "hold",
    "Emergency hold",
)
HOLD_XML = (
    "<hold><grounds>"
    "<criterion><which>danger_self</which><facts>Climbed over the rail and let go with one hand.</facts>"
    "<sources>saw</sources></criterion>"
    "<criterion><which>unable</which><facts>Had no coat at 20 degrees.</facts>"
    "<sources>saw told</sources></criterion>"
    "<doctor>L. Ames, MD, license 5521</doctor></grounds></hold>"
)
LAW_XML = b"""<?xml version="1.0"?><root>
<item><name>danger_self</name><label>Danger to self</label></item>
<item><name>unable</name><label>Unable to care for self</label></item></root>"""
