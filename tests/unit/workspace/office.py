"""A small agency at work: short forms, three people on their laptops, HQ in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from citdesk.casework.ids import ReportId
from citdesk.casework.people import Person
from citdesk.workspace import Display, Workspace
from citdesk.workspace.report_files import prepare_file
from citdesk.workspace.sign_in import signed_in
from citdesk.xforms import Form
from tests.unit.vault.paper_hq import PaperHq
from tests.unit.vault.props import LIAISON, OFFICER, SUPERVISOR, Laptop

_ENCOUNTER = """
| survey |
| | type | name | label | required | relevant | constraint | constraint_message | bind::citdesk:audience |
| | begin_group | call | Call | | | | | |
| | dateTime | occurred_at | When did it happen? | yes | | . <= now() | In the future | internal court |
| | text | last_name | Last name | | | | | internal court |
| | text | language | Language spoken | | | | | internal court |
| | select_one yn | armed | Armed? | yes | | | | internal |
| | text | weapon | Which weapon? | yes | ${armed} = 'yes' | | | internal |
| | begin_repeat | item | Item taken | | ${armed} = 'yes' | | | |
| | text | item_name | What was taken? | | | | | internal |
| | end_repeat | | | | | | | |
| | end_group | | | | | | | |
| | begin_group | seen | What was seen | | | | | |
| | integer | age | About how old? | | | . < 130 | Too old | internal |
| | begin_repeat | technique | Technique | | | | | |
| | text | tried | What was tried? | | | | | internal |
| | end_repeat | | | | | | | |
| | image | scene_photo | Photo of the place | | | | | internal |
| | image | receipt_photo | Photo of the receipt | | | | | internal court |
| | end_group | | | | | | | |

| choices |
| | list_name | name | label |
| | yn | yes | Yes |
| | yn | no | No |

| settings |
| | form_id | name | version | form_title | namespaces |
| | encounter | encounter | 1 | Encounter report | citdesk="https://citdesk.example/xforms" |
"""
_DIVERSION = """
| survey |
| | type | name | label | required | calculation | bind::citdesk:audience |
| | xml-external | case | | | | |
| | begin_group | person | The person | | | |
| | text | last_name | Last name | | instance('case')/case/encounter/call/last_name | internal court |
| | text | charge | Which charge? | yes | | internal court |
| | date | intake_by | First meeting | | | internal court |
| | date | complete_by | To be completed by | | | internal court |
| | text | remarks | Remarks | | | internal |
| | begin_repeat | condition | Condition | | | |
| | select_one task | task | What must the person do? | | | internal court person |
| | text | detail | In detail | | | internal court person |
| | date | by | By when? | | | internal court person |
| | end_repeat | | | | | |
| | end_group | | | | | |

| choices |
| | list_name | name | label |
| | task | treatment | Treatment |
| | task | hours | Community service |
| | task | intake | First meeting |

| settings |
| | form_id | name | version | form_title | namespaces |
| | diversion | diversion | 1 | Diversion | citdesk="https://citdesk.example/xforms" |
"""
_OURS = "bind::citdesk:"
_REFERRAL = f"""
| survey |
| | type | name | label | relevant | {_OURS}audience | {_OURS}sensitivity | {_OURS}field |
| | xml-external | case | | | | | |
| | begin_group | service | The service | | | | |
| | text | service_name | Which service? | | internal provider | | R01 |
| | text | reason | Why? | | internal provider | H | R05 |
| | end_group | | | | | | |
| | begin_group | consent | Consent to share | | | | |
| | select_one kind | kind | Do you agree? | | internal provider person | | R04 |
| | select_multiple shared | shared | What may we share? | | internal provider person | | R05 |
| | text | treatment | Of the record | selected(${{shared}}, 'sud') | internal provider | SUD | I05 |
| | text | discloser | Who shares it? | | internal provider person | | S20 |
| | text | recipient | Who receives it? | | internal provider | | S20 |
| | text | purpose | What for? | | internal provider person | | S20 |
| | select_one expires | expires | Until when? | | internal provider person | | S20 |
| | date | expires_on | On which date? | | internal provider person | | S20 |
| | select_one yn | understood | Understood? | | internal provider person | | N06 |
| | text | signed_person | Signed | | internal provider person | P | S21 |
| | text | guardian_signed | Guardian | | internal provider person | V | S21 |
| | end_group | | | | | | |

| choices |
| | list_name | name | label |
| | kind | signed | Signed |
| | kind | verbal | Spoken |
| | kind | none | None |
| | shared | name | Name |
| | shared | reason | Reason |
| | shared | sud | Treatment program record |
| | shared | none | Nothing |
| | expires | date | On a date |
| | expires | event | When the service ends |
| | yn | yes | Yes |
| | yn | no | No |

| settings |
| | form_id | name | version | form_title | namespaces |
| | referral | referral | 1 | Referral | citdesk="https://citdesk.example/xforms" |
"""
_CATALOGUE = """
[encounter]
title = "Encounter report"
file = "encounter.md"
icon = "assignment"
start = ["officer"]
parent = ""
audiences = ["internal", "court"]
papers = ["encounter_report", "supervisor_cover", "public_record"]

[diversion]
title = "Diversion"
file = "diversion.md"
icon = "alt_route"
start = ["officer"]
parent = "encounter"
audiences = ["internal", "court"]
papers = [
    "diversion_packet", "compliance_report", "completion_letter", "termination_letter", "declined_letter",
    "expungement_notice",
]
due = [
    ["/diversion/person/intake_by", "First meeting", "intake_done"],
    ["/diversion/person/complete_by", "Completion"],
]

[diversion.conditions]
each = "/diversion/person/condition"
kind = "task"
detail = "detail"
due = "by"
meeting = "intake"

[referral]
title = "Referral"
file = "referral.md"
icon = "outbound"
start = ["officer"]
parent = "encounter"
audiences = ["internal", "provider", "person"]
papers = ["referral"]
"""
#: The answers of an encounter report without a problem.
WHOLE: Mapping[str, object] = {
    "/encounter/call/occurred_at": "2026-03-12T20:41:00-05:00",
    "/encounter/call/last_name": "Sampleford",
    "/encounter/call/armed": "no",
}


def write_forms(folder: Path) -> Path:
    """The folder of the short forms and their catalogue."""
    folder.mkdir(parents=True)
    (folder / "encounter.md").write_text(_ENCOUNTER)
    (folder / "diversion.md").write_text(_DIVERSION)
    (folder / "referral.md").write_text(_REFERRAL)
    (folder / "catalogue.toml").write_text(_CATALOGUE)
    return folder


#: The short forms, by name.
FORMS = ("encounter", "diversion", "referral")


class Office:
    """Officer, supervisor and liaison, signed in."""

    def __init__(self, folder: Path, forms: Path) -> None:
        self.forms = forms
        binds = {name: Form.load(forms / f"{name}.md").binds() for name in FORMS}
        self.hq = PaperHq(OFFICER, SUPERVISOR, LIAISON, binds=binds)
        self.laptops = {
            who.badge: Laptop(folder / who.badge, seed)
            for seed, who in enumerate((OFFICER, SUPERVISOR, LIAISON), 1)
        }
        self.officer = self._signed_in(OFFICER)
        self.supervisor = self._signed_in(SUPERVISOR)
        self.liaison = self._signed_in(LIAISON)

    def sync(self, *first: Workspace) -> None:
        """Everybody exchanges with HQ, ``first`` before the others."""
        for workspace in first:
            self.hq.push(workspace._inside.vault)
        everybody = (self.officer, self.supervisor, self.liaison)
        self.hq.sync(*(workspace._inside.vault for workspace in everybody))
        for workspace in everybody:
            workspace._look_again()

    def fill(self, report: str, answers: Mapping[str, object], by: Workspace | None = None) -> None:
        """Answers one by one, each saved before the next."""
        who = by or self.officer
        session = who.open_report(report).session
        for path, value in answers.items():
            session.answer(path, value)
            who.save_draft(report, session.to_xml(), {})

    def attached(self, report: str, question: str, file: bytes) -> tuple[str, bytes]:
        """Answers a question of the officer's report with a file: its name there and what is kept."""
        ready = prepare_file(question, file)
        session = self.officer.open_report(report).session
        session.answer(question, ready.name)
        self.officer.save_draft(report, session.to_xml(), {}, (ready,))
        kept = self.officer._inside.vault.attachments
        return ready.name, b"".join(kept.content(ReportId(report), ready.name))

    def sent(self, answers: Mapping[str, object] = WHOLE) -> str:
        """An encounter report of the officer, at HQ."""
        report = self.officer.start_report("encounter")
        self.fill(report, answers)
        self.officer.send(report)
        self.sync()
        return report

    def approved(
        self, answers: Mapping[str, object] = WHOLE, reasons: Mapping[str, str] | None = None
    ) -> str:
        """An encounter report that the supervisor approved, known to everybody."""
        report = self.sent(answers)
        self.supervisor.approve(report, self.supervisor.review(report).revision, reasons or {})
        self.sync(self.supervisor)
        return report

    def diversion(
        self, conditions: Sequence[tuple[str, str, str]] = (), encounter: Mapping[str, object] = WHOLE
    ) -> str:
        """An approved diversion with its dates and these conditions (task, detail, last day)."""
        report = self.officer.start_report("diversion", self.approved(encounter))
        base = "/diversion/person"
        answers = {
            f"{base}/charge": "Trespass",
            f"{base}/intake_by": "2026-03-20",
            f"{base}/complete_by": "2026-07-01",
        }
        self.fill(report, answers)
        for task, detail, by in conditions:
            session = self.officer.open_report(report).session
            card = session.add_repeat(f"{base}/condition")
            for name, value in (("task", task), ("detail", detail), ("by", by)):
                session.answer(f"{card}/{name}", value)
            self.officer.save_draft(report, session.to_xml(), {})
        self.officer.send(report)
        self.sync()
        self.supervisor.approve(report, self.supervisor.review(report).revision)
        self.sync(self.supervisor)
        return report

    def returned(self, report: str) -> None:
        """The supervisor returns the report with one comment."""
        revision = self.supervisor.review(report).revision
        self.supervisor.return_report(
            report, revision, ["missing_facts"], [("/encounter/seen/age", "About how old?")], "Nearly there."
        )
        self.sync(self.supervisor)

    def display(self, report: str) -> Display:
        """The word in the officer's list."""
        return next(row.display for row in self.officer.reports() if row.id == report)

    def move_to(self, moment: datetime) -> None:
        """Sets every laptop's clock."""
        for laptop in self.laptops.values():
            laptop.clock.time = moment

    def close(self) -> None:
        """Everybody signs out."""
        for workspace in (self.officer, self.supervisor, self.liaison):
            workspace.close()

    def _signed_in(self, who: Person) -> Workspace:
        laptop = self.laptops[who.badge]
        vault = laptop.new_vault(who)
        return signed_in(vault, laptop.device, laptop.clock, laptop.random, self.forms)
