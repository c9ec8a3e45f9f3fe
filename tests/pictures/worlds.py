"""Workspaces with more in them than the small one: the shipped forms written half and whole, real papers."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

from citdesk.casework.checks import Finding, Severity
from citdesk.casework.people import Role
from citdesk.fieldguide.directory import Service
from citdesk.paperwork import Handout, make_handout
from citdesk.paperwork import Service as Listed
from citdesk.workspace import (
    CONSULT_FORM,
    Display,
    Filling,
    FormCard,
    GoesWith,
    NewerForm,
    Paper,
    PaperJob,
    Practised,
)
from citdesk.xforms import Context, Form, LostAnswer
from tests.gui.form.conftest import SOURCE
from tests.gui.shell.fakes import NOW, ZONE, FakeWorkspace, now, paper, report_row, small_pdf
from tests.unit.forms.rehearsal import Rehearsal
from tests.unit.forms.rehearsal import form as shipped
from tests.unit.paperwork.printed import ORDER
from tests.unit.paperwork.typical import DEMONSTRATION, typical
from tests.unit.workspace.nights import played_night


@cache
def night() -> Rehearsal:
    """An evening in a library, as its script has it."""
    return played_night("voices_no_weapon")


@cache
def written() -> bytes:
    """Its encounter report, moved to the evening on which every picture is taken."""
    day = night().script.now.date().isoformat()
    return night().sent["encounter"].replace(day.encode(), NOW.date().isoformat().encode())


@cache
def every_question() -> Form:
    """The form of every kind of question."""
    return Form.load(SOURCE)


@cache
def packet() -> Paper:
    """A packet as the program makes it."""
    return typical("diversion_packet")


@cache
def photo() -> bytes:
    """A picture that somebody took: a doorway, drawn."""
    image = Image.new("RGB", (1600, 1200), (196, 186, 170))
    drawn = ImageDraw.Draw(image)
    drawn.rectangle((0, 900, 1600, 1200), fill=(120, 112, 100))
    drawn.rectangle((560, 220, 1040, 960), fill=(84, 60, 44), outline=(40, 30, 22), width=14)
    drawn.ellipse((950, 600, 1000, 650), fill=(220, 190, 90))
    held = BytesIO()
    image.save(held, "PNG")
    return held.getvalue()


class Practice:
    """The practice area in memory: what was written there, and the sample case."""

    def __init__(self, work: FakeWorkspace) -> None:
        self._work = work
        self.written: tuple[Practised, ...] = (
            Practised("r-practice", "sample", 14, NOW - timedelta(days=1), NOW - timedelta(minutes=40)),
        )

    def all(self) -> tuple[Practised, ...]:
        """What was written, the newest first."""
        return self.written

    def start(self, _drill: str) -> str:
        """A report for a drill."""
        return "r-practice"

    def sample(self) -> str:
        """The sample case."""
        return "r-practice"

    def look_over(self, _report: str) -> tuple[Finding, ...]:
        """What the rules say."""
        return (
            Finding(
                "words_without_quotes", Severity.WARN, (), "Put the person's own words between quote marks."
            ),
            Finding(
                "handoff_without_referral",
                Severity.WARN,
                (),
                "The person was handed over. Write the referral.",
            ),
        )

    def paper(self, report: str, title: str) -> PaperJob:
        """The sheet it would become."""
        return PaperJob(
            report,
            "",
            "",
            "practice",
            title,
            "PRACTICE",
            "",
            "",
            "person",
            lambda: typical("encounter_report"),
        )


class Encounter(FakeWorkspace):
    """Writes with the shipped encounter form: ``r-draft`` has everything, ``r-new`` nothing yet."""

    filling: Mapping[str, object] = {}

    def __init__(self, *roles: Role) -> None:
        super().__init__(*roles)
        self._form = shipped("encounter")
        self._drafts = dict.fromkeys(("r-draft", "r-back", "r-sent", "r-practice"), written())
        self.rows.append(report_row("r-new", Display.DRAFT, has_draft=True))
        self.rows.append(report_row("r-practice", Display.DRAFT, has_draft=True, title="Sample case"))
        self.cards = (*self.cards, FormCard(CONSULT_FORM, "Consult request", "link", "encounter", ()))
        self.practice = Practice(self)

    def open_report(self, report: str) -> Filling:
        opened = super().open_report(report)
        given = {
            "fresh": report == "r-new",
            "takes_cad": True,
            "asks_clinicians": True,
            "practice": report == "r-practice",
            "pointed_at": ("/encounter/seen/own_words",),
            "goes_with": (
                GoesWith("referral", "Referral", None),
                GoesWith("hold", "Hold statement", "r-wait"),
            ),
            **self.filling,
        }
        return replace(opened, **given)  # type: ignore[arg-type]


class Updated(Encounter):
    """Writes a report whose form has a newer version."""

    filling: Mapping[str, object] = {
        "newer": NewerForm(
            "2026112301",
            "2026120101",
            41,
            (
                LostAnswer(
                    "/encounter/place/pet", "Was an animal there?", "Yes", "The form no longer asks this."
                ),
            ),
        )
    }


@cache
def consent() -> bytes:
    """A referral whose person has agreed and has not signed yet."""
    session = shipped("referral").start(Context(now=now, zone=ZONE, random=random.Random(1)))
    for path, value in (
        ("person/last_name", "Sampleford"),
        ("person/first_name", "Dana"),
        ("service/category", "crisis"),
        ("service/service_name", "Lamar House Crisis Center"),
        ("service/type", "information"),
        ("service/reason", "Wants to talk to somebody tonight; hears voices."),
        ("service/answer", "accepted"),
        ("consent/discloser", "Harbor Police Department"),
        ("consent/purpose", "Help tonight"),
        ("consent/kind", "signed"),
        ("consent/shared", ("name", "reason")),
        ("consent/expires", "event"),
        ("consent/understood", "yes"),
    ):
        session.answer(f"/referral/{path}", value)
    return session.to_xml()


class Consenting(FakeWorkspace):
    """Writes a referral: ``r-draft`` is at the person's consent."""

    def __init__(self, *roles: Role) -> None:
        super().__init__(*roles)
        self._form = shipped("referral")
        self._drafts = {"r-draft": consent()}


class EveryQuestion(FakeWorkspace):
    """Writes with the form of every kind of question."""

    def __init__(self, *roles: Role) -> None:
        super().__init__(*roles)
        self._form = every_question()


class Sheets(FakeWorkspace):
    """Hands out sheets as the program makes them."""

    def prepare_handout(self, services: Sequence[Service], language: str, title: str) -> PaperJob:
        """The sheet with these services."""
        given = Handout(
            [Listed(each.name, each.phone, address=each.address) for each in services], "J. Rivera", ""
        )
        order = replace(ORDER, audience="person", language=language)
        job = super().prepare_handout(services, language, title)
        return replace(job, _make=lambda: make_handout(given, DEMONSTRATION, order))


class Papers(FakeWorkspace):
    """A liaison who gets real papers and real scans."""

    def __init__(self, *roles: Role) -> None:
        super().__init__(*roles, name="Desk 2")
        self.papers.paper = packet()


def scan() -> bytes:
    """Pages that came back signed by hand."""
    return small_pdf("Diversion packet", "Signed by hand")


__all__ = ["Encounter", "EveryQuestion", "Papers", "Practice", "Updated", "night", "paper", "photo", "scan"]
