"""What the free text says and the questions do not, and what must not stand there at all.

Text between quote marks is somebody's own words: it counts for what happened, not for how it is put.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from citdesk.casework.checks import vocabulary as words
from citdesk.casework.checks.finding import Finding, stop, warn
from citdesk.casework.checks.phrases import Phrases
from citdesk.casework.checks.record import Answers, Record
from citdesk.casework.checks.told import ENCOUNTER, told_in
from citdesk.casework.conclusions import concludes_only
from citdesk.casework.criminal_history import pasted_history as history_in
from citdesk.casework.plausible_text import reads_like_words

_FACTS = (("seen/fact", "what"), ("facts/fact", "what"), ("grounds/criterion", "facts"))
_QUOTED = re.compile(r"[\"“«][^\"”»]*[\"”»]")

#: An officer's own weapon is no weapon of the person; in a quotation "my gun" is the speaker's.
_OWN = (
    r"(?:my|our|partner[’']s|officers?[’']s?)(?: \w+)?",
    (
        r"(?:officers|deputies|police) (?:\w+"
        r" ){1,2}their"
    ),
)
_FIREARM_PHRASES = (rf"(?:{words.FIREARMS})s?", *words.FIREARMS_IN_CONTEXT)
_WEAPON_PHRASES = (rf"(?:{words.OTHER_WEAPONS})s?", *words.WEAPONS_IN_CONTEXT)
_FIREARM = Phrases(
    _FIREARM_PHRASES, after=(*words.NO_FIREARM_AFTER, *_OWN), before=words.NO_FIREARM_BEFORE, denied=True
)
_FIREARM_SAID = Phrases(
    _FIREARM_PHRASES, after=words.NO_FIREARM_AFTER, before=words.NO_FIREARM_BEFORE, denied=True
)
_WEAPON = Phrases(
    _WEAPON_PHRASES, after=(*words.NO_WEAPON_AFTER, *_OWN), before=words.NO_WEAPON_BEFORE, denied=True
)
_WEAPON_SAID = Phrases(
    _WEAPON_PHRASES, after=words.NO_WEAPON_AFTER, before=words.NO_WEAPON_BEFORE, denied=True
)
_SUICIDE = Phrases(words.SUICIDE)
_DEATH_WISH = Phrases(words.DEATH_WISH, unless=words.WISH_DENIED)
_FORCE = Phrases(words.FORCE, after=words.NO_FORCE_AFTER, before=words.NO_FORCE_BEFORE, denied=True)
_MOVED = (
    r"(?:push\w*|shov\w+|put|threw|forced|pulled|dragged|brought|pinned|held|took|wrestled|slammed|press\w*) "
    r"(?:him|her|them|the (?:man|woman|boy|girl|person|subject)) (?:\w+ ){0,3}?"
    r"(?:down(?! (?:to|the|for|there|in the elevator|stairs))|(?:up |down )?(?:against|to|on|onto)"
    r" (?:the |a )?"
    r"(?:wall|ground|floor|hood|fence|door|pavement|sidewalk|grass)"
    r"|against (?:the |a |my |our )?(?:car|vehicle))"
)
_WHOM = r"(?:him|her|them|the (?:man|woman|boy|girl|person|subject))"
_SEATED = (
    rf"(?:push\w*|shov\w+|forced|slammed|threw|wrestled|press\w*) {_WHOM} (?:\w+ ){{0,2}}?(?:in"
    rf"|into|onto|on) "
    r"(?:the |a |his |her )?(?:chair|bed|seat|couch|stretcher|gurney|cot|car|cruiser)"
)
_LIMB = r"(?:his|her|their) (?:\w+ )?(?:arm|wrist|leg|shoulder|hand|ankle)s?"
_SEIZED = (
    rf"(?:grabbed|seized|took hold of) {_LIMB}"
    rf"|(?:forced|twisted|bent|wrenched|pinned) (?:it|{_LIMB})"
    rf"|(?:pulled|dragged|yanked) {_WHOM} (?:off|from|away|over|back)"
    rf"|(?:put|placed|kept) (?:my|his|her|a) knee (?:\w+ )?(?:on|in|into) {_LIMB}"
    r"|(?:fired|launched|shot) (?:\w+ ){0,3}(?:round|beanbag|bean bag|shot|dart)s?"
)
_STRUCK = (
    r"(?:struck|hit|punched|kicked|kneed|elbowed) (?:him|her|them|the (?:man|woman|boy|girl|person|subject))"
)
#: What was done to somebody is told of the person as well: only an officer's doing is force.
_OFFICER_FORCED = Phrases(
    (
        (
            r"(?:I|we|officers?|partner|deput(?:y|ies)|he and I|she and I)\b[^.;!?\"“«]{0,60}?\b"
            rf"(?:{_MOVED}|{_STRUCK}|{_SEATED}|{_SEIZED})"
        ),
    )
)
#: Without a subject, "hit her head" is a fall.
_BODY = r"(?! (?:own |the )?(?:head|arm|elbow|knee|foot|toe|hand|shin|hip|face|nose))"
_FORCED = Phrases(
    (_MOVED, _STRUCK + _BODY, _SEATED, _SEIZED, "grabbed (?:him|her|them)", "forced (?:him|her|them)"),
    denied=True,
)
_OWN_DOING = ("narrative/you_did",)
_LABEL = Phrases(words.LABELS)
_DELIRIUM = Phrases(words.DELIRIUM)
_DIAGNOSIS = Phrases(words.DIAGNOSES)
_DIAGNOSIS_HAD = Phrases(
    words.DIAGNOSES_HAD, before=words.NO_DIAGNOSIS_BEFORE, unless=words.DIAGNOSIS_SOURCES, denied=True
)


def own_words(text: str) -> str:
    """A text without what stands between quote marks."""
    return _QUOTED.sub(" ", text)


def names_weapon(text: str, *, firearm_known: bool = False) -> bool:
    """Whether a text names what can be a weapon of the person; a firearm known already is left out."""
    own, said = own_words(text), " ".join(_QUOTED.findall(text))
    if _WEAPON.found_in(own) or _WEAPON_SAID.found_in(said):
        return True
    return not firearm_known and (_FIREARM.found_in(own) or _FIREARM_SAID.found_in(said))


def speaks_of_suicide(text: str) -> bool:
    """Whether a text speaks of suicide, be it to deny it."""
    return _SUICIDE.found_in(text)


def wishes_to_die(text: str) -> bool:
    """Whether a text tells that somebody wants to die, or tries to."""
    return _DEATH_WISH.found_in(text)


def tells_of_force(text: str) -> bool:
    """Whether a text tells of force or restraint."""
    return _FORCE.found_in(text) or _OFFICER_FORCED.found_in(text)


def diagnoses(own: str) -> bool:
    """Whether a diagnosis stands in an author's own words, and nobody is named who gave it."""
    return _DIAGNOSIS.found_in(own) or _DIAGNOSIS_HAD.found_in(own)


def weapon_in_words(record: Record) -> Iterator[Finding]:
    """A text of the case names a weapon, the person was unarmed; a firearm known elsewhere may be named."""
    firearm_known = any(map(_firearm_known, record.accounts()))

    def names(text: str) -> bool:
        return names_weapon(text, firearm_known=firearm_known)

    for report in record.encounters():
        if report.text("weapons/armed") != "no":
            continue
        if own := _telling(report, names):
            message = "The text names a weapon, but the person was not armed. Check both."
            yield warn("weapon_in_words", (report.path("weapons/armed"), *own), message)
        if (elsewhere := _told_elsewhere(record, names)) is not None:
            message = "A report of the case names a weapon, the encounter report says not armed. Check both."
            yield warn("weapon_in_another", (report.path("weapons/armed"), *elsewhere), message)


def suicide_in_words(record: Record) -> Iterator[Finding]:
    """A text of the case speaks of suicide, but nobody asked."""
    nobody_asked = not any(map(_asked, record.accounts()))
    for report in record.encounters():
        asked = report.path("danger_self/asked_suicide")
        if not _asked(report) and (own := _telling(report, speaks_of_suicide)):
            message = "The text speaks of suicide. Answer the questions on danger to self."
            yield stop("suicide_in_words", (asked, *own), message)
        elsewhere = _told_elsewhere(record, speaks_of_suicide) if nobody_asked else None
        if elsewhere is not None:
            message = "A report of the case speaks of suicide. Answer the encounter report’s questions on it."
            yield stop("suicide_in_another", (asked, *elsewhere), message, awaits=ENCOUNTER)


def death_wish_denied(record: Record) -> Iterator[Finding]:
    """A text of the case tells of a wish to die; the answers say that there was no such thought."""
    if any(_thinks_of_it(account) for account in record.accounts()):
        return
    for report in record.encounters():
        thoughts = report.path("danger_self/thoughts")
        if report.text("danger_self/wish_dead") != "no" or report.text("danger_self/thoughts") != "no":
            continue
        if own := _telling(report, wishes_to_die):
            message = "The text tells of a wish to die, the answers say no. Check both."
            yield warn("death_wish_denied", (thoughts, *own), message)
        if (elsewhere := _told_elsewhere(record, wishes_to_die)) is not None:
            message = "A report of the case tells of a wish to die, the encounter report says no. Check both."
            yield warn("death_wish_in_another", (thoughts, *elsewhere), message)


def force_in_words(record: Record) -> Iterator[Finding]:
    """A text of the case tells of force or restraint that the force page does not."""
    nowhere = not any(map(_states_force, record.accounts()))
    seconds = tuple(
        second.path("facts/force_used")
        for second in record.of("supplement")
        if second.words("facts/force_used") - {"none", "commands"}
    )
    for report in record.encounters():
        events = report.path("force/events")
        if not _states_force(report) and (own := _forcing(report)):
            message = "The text tells of force or restraint. Enter it on the force page."
            yield stop("force_in_words", (events, *own), message)
        elsewhere = _told_elsewhere(record, tells_of_force) if nowhere else None
        if nowhere and (elsewhere is not None or seconds):
            message = "A report of the case tells of force, the encounter report does not. Enter it there."
            paths = (events, *(elsewhere or ()), *seconds)
            yield stop("force_in_another", paths, message, awaits=ENCOUNTER)


def excited_delirium(record: Record) -> Iterator[Finding]:
    """A term that medical bodies have rejected (AMA 2021, NAME and ACEP 2023) is not written as a finding."""
    yield from _each(
        record,
        _DELIRIUM.found_in,
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
        diagnoses,
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
        _LABEL.found_in,
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


def not_words(record: Record) -> Iterator[Finding]:
    """A fact or a ground for a hold that has the length of one and does not read like words."""
    for report in record.all():
        for repeat, name in _FACTS:
            for path, text in report.column(repeat, name):
                if not reads_like_words(text):
                    message = "This does not read like words. Say what was seen, heard or said."
                    yield warn("not_words", (path,), message)


def pasted_history(record: Record) -> Iterator[Finding]:
    """The codes of a criminal-history return turn the whole report into criminal justice information."""
    for report in record.all():
        for path, text in report.texts():
            if history_in(text) is not None:
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


def _asked(report: Answers) -> bool:
    return report.text("danger_self/asked_suicide") == "yes" or bool(report.text("danger_self/thoughts"))


def _thinks_of_it(report: Answers) -> bool:
    return "yes" in {report.text("danger_self/wish_dead"), report.text("danger_self/thoughts")}


def _states_force(report: Answers) -> bool:
    return bool(report.words("force/events") & {"force", "restraint"})


def _firearm_known(report: Answers) -> bool:
    return (
        report.text("weapons/firearms_elsewhere") == "yes"
        or "firearms" in report.words("place/hazards")
        or bool(report.words("force/force_used") & {"firearm_pointed", "firearm_discharged"})
    )


def _telling(report: Answers, tells: Callable[[str], bool]) -> tuple[str, ...]:
    return tuple(path for path, text in told_in(report) if tells(text))


def _forcing(report: Answers) -> tuple[str, ...]:
    own = (report.path(below) for below in _OWN_DOING if _FORCED.found_in(report.text(below)))
    return tuple(dict.fromkeys((*_telling(report, tells_of_force), *own)))


def _told_elsewhere(record: Record, tells: Callable[[str], bool]) -> tuple[str, ...] | None:
    """Where reports other than the encounter reports tell of it; None where none does.

    A twin's questions have no path of their own, so a twin that tells of it adds none.
    """
    paths = tuple(
        path for report in record.all() if report.form != ENCOUNTER for path in _telling(report, tells)
    )
    return paths if paths or _twin_tells(record, tells) else None


def _twin_tells(record: Record, tells: Callable[[str], bool]) -> bool:
    return any(_telling(account, tells) for account in record.twins())


def _each(record: Record, says: Callable[[str], bool], finding: Finding) -> Iterator[Finding]:
    for report in record.all():
        for path, text in report.texts():
            if says(own_words(text)):
                yield Finding(finding.code, finding.severity, (path,), finding.message)


RULES = (
    weapon_in_words,
    suicide_in_words,
    death_wish_denied,
    force_in_words,
    excited_delirium,
    diagnosis_as_fact,
    label_for_person,
    conclusion_only,
    not_words,
    pasted_history,
    words_without_quotes,
)
