"""Forms, reports and papers for tests, small enough to read and without the form engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo

from lxml import etree
from pyxform.xls2xform import convert

from citdesk.paperwork import Agency, ConsentOnPaper, Order, Paper, ReportOnPaper, Signed, make_paper
from tests.pdf_text import page_texts, words_in

CHICAGO = ZoneInfo("America/Chicago")
_XF = "{http://www.w3.org/2002/xforms}"
_OURS = "{https://citdesk.example/xforms}"
AGENCY = Agency("Larkspur Police Department", "12 Alder Street, Larkspur", "555-0100", "TX0000000")
OFFICER = Signed("A. Marsh", "CIT officer", "4411", datetime(2026, 3, 13, 3, 5, tzinfo=UTC))
SUPERVISOR = Signed("D. Okafor", "Supervisor", "2207", datetime(2026, 3, 13, 8, 40, tzinfo=UTC))


@dataclass(frozen=True)
class CompiledForm:
    """A form as pyxform compiles it, with what paper asks of a form."""

    id: str
    version: str
    title: str
    xml: bytes

    def binds(self) -> Mapping[str, Mapping[str, str]]:
        """Our attributes of every leaf by path."""
        model = etree.fromstring(self.xml)
        return {
            bind.get("nodeset", ""): {
                "citdesk:" + str(name).removeprefix(_OURS): str(value)
                for name, value in bind.attrib.items()
                if str(name).startswith(_OURS)
            }
            for bind in model.iter(f"{_XF}bind")
        }


@cache
def compiled(markdown: str, form_id: str, title: str) -> CompiledForm:
    """The form of that Markdown source."""
    result = convert(markdown, file_type=".md")
    return CompiledForm(form_id, "2026112301", title, result.xform.encode())


OURS = (
    "bind::citdesk:audience | bind::citdesk:sensitivity | bind::citdesk:field | "
    "bind::citdesk:health | bind::citdesk:currency"
)
SURVEY = """
| survey |
| | type | name | label::English (en) | label::Español (es) | {ours} |
{rows}
| choices |
| | list_name | name | label::English (en) | label::Español (es) |
| | yn | yes | Yes | Sí |
| | yn | no | No | No |
| | color | red | Red | Rojo |
| | color | blue | Deep blue | Azul |
| | ynu | yes | Yes | Sí |
| | ynu | no | No | No |
| | ynu | unknown | Not known | No se sabe |
| | share | name | Name | Nombre |
| | share | contact | How to reach them | Cómo localizarla |
| | share | reason | Reason for the referral | Motivo |
| | share | risk | Danger to self or others | Peligro |
| | source | saw | Saw or heard it | Lo vi u oí |
| | source | told | Told by somebody | Me lo dijeron |
| settings |
| | form_id | name | version | form_title | default_language | namespaces |
| | {form_id} | {form_id} | 2026112301 | {title} | English (en) | citdesk="https://citdesk.example/xforms" |
"""


def form_of(rows: str, form_id: str = "encounter", title: str = "Encounter report") -> CompiledForm:
    """A form with these survey rows: type, name, English, Spanish, audience, sensitivity, field.

    There may follow the choices that tell of health, and the sign of a currency.
    """
    return compiled(SURVEY.format(ours=OURS, rows=rows.strip(), form_id=form_id, title=title), form_id, title)


NARRATIVE = form_of("""
| | begin_group | story | Narrative | Relato | | | |
| | text | told | What happened? | ¿Qué pasó? | internal court | | V01 |
| | text | quick | In short | En breve | internal court | | V02 |
| | end_group | | | | | | |
""")


def report(form: CompiledForm, xml: str, **changes: object) -> ReportOnPaper:
    """An approved revision of that form."""
    given = ReportOnPaper(
        form=form,
        instance_xml=xml.encode(),
        report_id="0195a1b2-0000-7000-8000-00000000" + form.id[:4].encode().hex()[:4],
        report_number="26-000412-1",
        case_number="26-000412",
        revision=2,
        revision_hash="9f2c4e1ab07d3358c6a1e0b4d2f7991c5a3b8e6d4f20718293a4b5c6d7e8f901",
        author=OFFICER,
        approval=SUPERVISOR,
        zone=CHICAGO,
    )
    return replace(given, **changes)  # type: ignore[arg-type]


ORDER = Order(
    document_id="0195a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
    kind="encounter_report",
    audience="court",
    made_at=datetime(2026, 3, 14, 15, 30, tzinfo=UTC),
    made_by="R. Whitfield, court liaison",
    recipient="Harrow County Court, clerk",
    reason="Filing with case 26-000412",
)

#: A consent to share with the reader of ORDER, given in a referral made below, in force when it is made.
SHARING = ConsentOnPaper(
    consent_id="C-1",
    kind="hipaa",
    discloser=AGENCY.name,
    recipient=ORDER.recipient,
    purpose="Care",
    categories="name",
    signed_at=datetime(2026, 3, 13, tzinfo=UTC),
    given_in="0195a1b2-0000-7000-8000-000000007265",
)


def story(told: str, quick: str = "") -> ReportOnPaper:
    """A report with a narrative and a short answer."""
    root = etree.Element("encounter")
    group = etree.SubElement(root, "story")
    etree.SubElement(group, "told").text = told
    etree.SubElement(group, "quick").text = quick
    return report(NARRATIVE, etree.tostring(root).decode())


def paper(
    *reports: ReportOnPaper, kind: str = "encounter_report", agency: Agency = AGENCY, **order: object
) -> Paper:
    """A paper of these reports for the court, unless the order says otherwise."""
    return make_paper(kind, reports, agency, replace(ORDER, kind=kind, **order))  # type: ignore[arg-type]


def text_of(made: Paper) -> str:
    """The extracted text of all pages."""
    return "\n".join(page_texts(made.pdf))


def words_of(made: Paper) -> str:
    """The extracted text with runs of space and line ends as one space."""
    return words_in(made.pdf)
