"""What the free text says and the questions do not, and what must not stand there at all.

Text between quote marks is somebody's own words: it counts for what happened, not for how it is put.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from citdesk.casework.checks.finding import Finding, stop, warn
from citdesk.casework.checks.record import Answers, Record
from citdesk.casework.conclusions import concludes_only

_TOLD = ("narrative/arrival", "narrative/saw_heard", "narrative/you_did", "narrative/how_ended")
_FACTS = (("seen/fact", "what"), ("facts/fact", "what"), ("grounds/criterion", "facts"))
_QUOTED = re.compile(r"[\"“«][^\"”»]*[\"”»]")
_WEAPON = re.compile(
    r"\b(knife|knives|gun|pistol|revolver|rifle|shotgun|firearm|machete|box cutter|razor|hatchet|sword)\b",
    re.IGNORECASE,
)
_SUICIDE = re.compile(
    r"\bsuicid\w*|\b(kill|hurt) (my|him|her|them)sel\w+|\bend (my|his|her|their) life\b"
    r"|\bwant(s|ed)? to die\b",
    re.IGNORECASE,
)
_FORCE = re.compile(
    r"\b(hand)?cuff(s|ed)?\b|\btook (him|her|them) (down|to the ground)\b|\btackl\w+|\btaser\w*"
    r"|\bpepper spray\w*|\bwrist ?lock\w*|\bpointed my (pistol|gun|weapon|firearm|rifle)\b",
    re.IGNORECASE,
)
_DELIRIUM = re.compile(r"\bexcited delirium\b|\bexds\b|\bagitated delirium\b", re.IGNORECASE)
_DIAGNOSIS = re.compile(
    r"\b(is|was|are|were|be|being) (a |an )?(clearly |obviously )?"
    r"(schizophrenic|bipolar|psychotic|manic|delusional|paranoid|autistic|retarded)\b",
    re.IGNORECASE,
)
_RAP_SHEET = re.compile(r"\b(MKE|NIC|OCA|ORI|FBI|SID|HDR|CRT)/", re.IGNORECASE)


def weapon_in_words(record: Record) -> Iterator[Finding]:
    """Facts or narrative name a weapon while the person was unarmed and no weapon elsewhere is known."""
    for report in record.encounters():
        known = (
            report.text("weapons/armed") != "no"
            or report.text("weapons/firearms_elsewhere") == "yes"
            or "firearms" in report.words("place/hazards")
            or bool(report.words("force/force_used") - {"commands"})  # an officer's own weapon
        )
        if not known and (paths := _saying(report, _WEAPON)):
            paths = (report.path("weapons/armed"), *paths)
            yield warn(
                "weapon_in_words", paths, "The text names a weapon, but the person was not armed. Check both."
            )


def suicide_in_words(record: Record) -> Iterator[Finding]:
    """The text speaks of suicide, but nobody asked."""
    for report in record.encounters():
        asked = report.text("danger_self/asked_suicide") == "yes" or bool(report.text("danger_self/thoughts"))
        if not asked and (paths := _saying(report, _SUICIDE)):
            paths = (report.path("danger_self/asked_suicide"), *paths)
            yield stop(
                "suicide_in_words",
                paths,
                "The text speaks of suicide. Answer the questions on danger to self.",
            )


def force_in_words(record: Record) -> Iterator[Finding]:
    """The text tells of force or restraint that the force page does not."""
    for report in record.encounters():
        stated = report.words("force/events") & {"force", "restraint"}
        if not stated and (paths := _saying(report, _FORCE)):
            paths = (report.path("force/events"), *paths)
            yield stop(
                "force_in_words", paths, "The text tells of force or restraint. Enter it on the force page."
            )


def excited_delirium(record: Record) -> Iterator[Finding]:
    """A term that medical bodies have rejected (AMA 2021, NAME and ACEP 2023) is not written as a finding."""
    yield from _each(
        record,
        _DELIRIUM,
        stop(
            "excited_delirium",
            (),
            "Medicine has given up this term. Describe what you saw, and what EMS was told.",
        ),
    )


def diagnosis_as_fact(record: Record) -> Iterator[Finding]:
    """A diagnosis in the officer's own words is a conclusion."""
    yield from _each(
        record,
        _DIAGNOSIS,
        warn(
            "diagnosis_as_fact",
            (),
            "A diagnosis stands as a fact. Say who reported it, or describe what you saw.",
        ),
    )


def conclusion_only(record: Record) -> Iterator[Finding]:
    """A fact or a ground for a hold in which nothing was seen, heard or said."""
    for report in record.all():
        for repeat, name in _FACTS:
            for path, text in report.column(repeat, name):
                if concludes_only(text):
                    message = "This only concludes. Say what was seen, heard or said that shows it."
                    yield stop("conclusion_only", (path,), message)


def pasted_history(record: Record) -> Iterator[Finding]:
    """The codes of a criminal-history return turn the whole report into criminal justice information."""
    for report in record.all():
        for path, text in report.texts():
            if len({match.upper() for match in _RAP_SHEET.findall(text)}) >= 2:
                message = (
                    "This looks like a pasted criminal-history return. Take it out and refer to it by date."
                )
                yield stop("pasted_history", (path,), message)


def words_without_quotes(record: Record) -> Iterator[Finding]:
    """What the person said is worth its exact words."""
    for report in record.encounters():
        said = report.text("narrative/person_said")
        if len(said.split()) > 2 and not _QUOTED.search(said):
            path = (report.path("narrative/person_said"),)
            yield warn("words_without_quotes", path, "Put the person's own words between quote marks.")


def _saying(report: Answers, pattern: re.Pattern[str]) -> tuple[str, ...]:
    told = [(report.path(below), report.text(below)) for below in (*_TOLD, "narrative/person_said")]
    facts = report.column("seen/fact", "what")
    return tuple(path for path, text in (*told, *facts) if pattern.search(text))


def _each(record: Record, pattern: re.Pattern[str], finding: Finding) -> Iterator[Finding]:
    for report in record.all():
        for path, text in report.texts():
            if pattern.search(_QUOTED.sub(" ", text)):
                yield Finding(finding.code, finding.severity, (path,), finding.message)


RULES = (
    weapon_in_words,
    suicide_in_words,
    force_in_words,
    excited_delirium,
    diagnosis_as_fact,
    conclusion_only,
    pasted_history,
    words_without_quotes,
)
