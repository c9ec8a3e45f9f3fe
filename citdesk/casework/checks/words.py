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
FIREARMS = "gun|handgun|pistol|revolver|rifle|shotgun|firearm"
OTHER_WEAPONS = (
    "knife|knives|blade|blades|scissors|machete|box ?cutter|razor|hatchet|sword|axe|dagger|cleaver"
    "|screwdriver|crowbar|baseball bat|broken bottle"
)
"""What can be a weapon, as alternatives of a pattern; ``forms/encounter.md`` carries both word for word."""

#: An officer's own weapon is no weapon of the person.
_FIREARM = re.compile(rf"(?<!\bmy )(?<!\bour )\b({FIREARMS})s?\b", re.IGNORECASE)
_OTHER_WEAPON = re.compile(rf"\b({OTHER_WEAPONS})\b", re.IGNORECASE)
_SUICIDE = re.compile(
    r"\bsuicid\w*|\b(kill|hurt|hang) (my|him|her|them)sel\w+|\b(end|take|taking|ending) (my|his|her|their) "
    r"(own )?life\b|\bwant(s|ed)? to (die|be dead)\b|(\bnot|n[’']t) want to (live|be alive|be here|wake up)\b"
    r"|\b(no reason|nothing) to live\b|\bbetter off dead\b|\bwish(es|ed)? (I|he|she|they) (was|were) dead\b"
    r"|\btired of living\b",
    re.IGNORECASE,
)
_FORCE = re.compile(
    r"\b(hand)?cuff(s|ed)?\b|\btook (him|her|them) (down|to the ground)\b|\btackl\w+|\btaser\w*"
    r"|\bpepper spray\w*|\bwrist ?lock\w*|\bpointed my (pistol|gun|weapon|firearm|rifle)\b",
    re.IGNORECASE,
)
_MOVED = (
    r"(push\w*|shov\w+|put|threw|forced|pulled|dragged|brought|pinned|held|took|wrestled|slammed|press\w*) "
    r"(him|her|them|the (man|woman|boy|girl|person|subject)) (\w+ ){0,3}?"
    r"(down\b|(up )?(against|to|on|onto) (the |a )?"
    r"(wall|ground|floor|hood|fence|door|pavement|sidewalk|grass)\b"
    r"|against (the |a |my |our )?(car|vehicle)\b)"
)
#: What was done to somebody is told of the person as well: only an officer's doing is force.
_OFFICER_FORCED = re.compile(
    rf"\b(I|we|officers?|partner|deput(y|ies)|he and I|she and I)\b[^.;!?\"“«]{{0,60}}?\b{_MOVED}",
    re.IGNORECASE,
)
_FORCED = re.compile(rf"\b{_MOVED}|\bgrabbed (him|her|them)\b|\bforced (him|her|them)\b", re.IGNORECASE)
_OWN_DOING = ("narrative/you_did",)
_LABEL = re.compile(
    r"\b(junk(ies?|y)|addicts?|drugg(ie|ies|y)|crackheads?|tweakers?|psychos?|lunatics?|nut ?(job|case)s?"
    r"|wackos?|winos?|EDPs?|retard(s|ed)?|frequent fl[iy]ers?)\b",
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
    """The text names a weapon while the person was unarmed; a firearm known elsewhere may be named."""
    for report in record.encounters():
        if report.text("weapons/armed") != "no":
            continue
        firearm_known = (
            report.text("weapons/firearms_elsewhere") == "yes"
            or "firearms" in report.words("place/hazards")
            or bool(report.words("force/force_used") & {"firearm_pointed", "firearm_discharged"})
        )
        found = set(_saying(report, _OTHER_WEAPON))
        if not firearm_known:
            found |= set(_saying(report, _FIREARM))
        if found:
            paths = (report.path("weapons/armed"), *sorted(found))
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
        own = (report.path(below) for below in _OWN_DOING if _FORCED.search(report.text(below)))
        told = dict.fromkeys((*_saying(report, _FORCE), *_saying(report, _OFFICER_FORCED), *own))
        if not stated and told:
            paths = (report.path("force/events"), *told)
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


def label_for_person(record: Record) -> Iterator[Finding]:
    """A word that labels a person, where it is not somebody's own: the language check told the author too."""
    yield from _each(
        record,
        _LABEL,
        warn(
            "label_for_person",
            (),
            "A word here labels the person. Describe what you saw, or put who said it between quote marks.",
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
    label_for_person,
    conclusion_only,
    pasted_history,
    words_without_quotes,
)
