"""How a service of the directory is said: whether it is open, how far it is, when somebody last checked."""

from __future__ import annotations

from datetime import datetime, tzinfo

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from citdesk.desktop.rows.row import Row
from citdesk.desktop.shell.moments import clock, day, moment
from citdesk.desktop.widgets.state_chip import ChipStyle
from citdesk.fieldguide.directory import Found, Service, is_old

say = QCoreApplication.translate

_MILES_PER_KM = 0.621371
_FEW_MILES = 10

#: Filters offered as buttons: the vocabulary's code and the words on the button.
FILTERS: tuple[tuple[str, str], ...] = (
    ("open", str(QT_TRANSLATE_NOOP("Service", "Open now"))),
    ("es", str(QT_TRANSLATE_NOOP("Service", "Spanish"))),
    ("holds", str(QT_TRANSLATE_NOOP("Service", "Takes holds"))),
    ("juveniles", str(QT_TRANSLATE_NOOP("Service", "Under 18"))),
    ("pets", str(QT_TRANSLATE_NOOP("Service", "Takes pets"))),
)
_LACKS = {
    "pets": str(QT_TRANSLATE_NOOP("Service", "takes pets")),
    "walk_in": str(QT_TRANSLATE_NOOP("Service", "takes walk-ins")),
    "wheelchair": str(QT_TRANSLATE_NOOP("Service", "has wheelchair access")),
    "women": str(QT_TRANSLATE_NOOP("Service", "serves women")),
    "men": str(QT_TRANSLATE_NOOP("Service", "serves men")),
    "families": str(QT_TRANSLATE_NOOP("Service", "serves families")),
    "veterans": str(QT_TRANSLATE_NOOP("Service", "is meant for veterans")),
    "youth": str(QT_TRANSLATE_NOOP("Service", "serves young people")),
    "free": str(QT_TRANSLATE_NOOP("Service", "is free")),
    "deaf": str(QT_TRANSLATE_NOOP("Service", "serves deaf people")),
    "es": str(QT_TRANSLATE_NOOP("Service", "speaks Spanish")),
    "holds": str(QT_TRANSLATE_NOOP("Service", "accepts holds")),
    "juveniles": str(QT_TRANSLATE_NOOP("Service", "accepts people under 18")),
    "beds": str(QT_TRANSLATE_NOOP("Service", "has beds")),
}


def open_words(found: Found, now: datetime, zone: tzinfo) -> str:
    """Whether it is open, and when it opens next; HQ's word that it is closed comes before its hours."""
    live = found.service.live
    if live is not None and live.closed_until is not None and live.is_closed(now):
        return say("Service", "Closed until {time}, as of {heard}").format(
            time=moment(live.closed_until, now, zone), heard=moment(live.as_of, now, zone)
        )
    hours = found.service.hours
    if hours is None:
        return say("Service", "Hours not known: call first")
    if found.is_open:
        return say("Service", "Open day and night") if hours.always else say("Service", "Open now")
    if found.opens is None:
        return say("Service", "Closed")
    opens = found.opens.astimezone(zone)
    if opens.date() == now.astimezone(zone).date():
        return say("Service", "Closed, opens {time}").format(time=clock(opens, zone))
    return say("Service", "Closed, opens {day}, {time}").format(
        day=day(opens.date(), now.astimezone(zone).date()), time=clock(opens, zone)
    )


def live_words(found: Found, now: datetime, zone: tzinfo) -> str:
    """How many beds are free, and when HQ heard it; '' where HQ has nothing to say."""
    live = found.service.live
    if live is None or live.beds_free is None:
        return ""
    time = moment(live.as_of, now, zone)
    if live.beds_free == 0:
        said = say("Service", "No bed free, as of {time}").format(time=time)
    elif live.beds_free == 1:
        said = say("Service", "1 bed free, as of {time}").format(time=time)
    else:
        said = say("Service", "{n} beds free, as of {time}").format(n=live.beds_free, time=time)
    return say("Service", "{said}: old, call first").format(said=said) if is_old(live, now) else said


def distance_words(found: Found) -> str:
    """How far it is; national lines are everywhere."""
    if found.service.national:
        return say("Service", "National")
    if found.distance_km is None:
        return ""
    miles = found.distance_km * _MILES_PER_KM
    shown = f"{miles:.1f}" if miles < _FEW_MILES else f"{miles:.0f}"
    return say("Service", "{miles} mi").format(miles=shown)


def language_words(codes: tuple[str, ...]) -> str:
    """Languages by their names; American Sign Language has a code of its own that Qt does not name."""
    named = (QLocale.languageToString(QLocale.codeToLanguage(code)) for code in codes if code != "ase")
    sign = (say("Service", "American Sign Language"),) if "ase" in codes else ()
    return ", ".join((*sign, *named))


def checked_words(found: Found, now: datetime) -> str:
    """When somebody last made sure."""
    checked = found.service.checked
    if checked is None:
        return say("Service", "Nobody here has checked this yet: call first")
    said = day(checked, now.date())
    if found.stale:
        return say("Service", "Last checked {day}: call first").format(day=said)
    return say("Service", "Checked {day}").format(day=said)


def not_understood_words(words: tuple[str, ...]) -> str:
    """Which words a search passed over; '' where it understood all."""
    return say("Service", "Not understood: {words}.").format(words=", ".join(words)) if words else ""


def _text_words(service: Service) -> str:
    line = service.text_in("en")
    return say("Service", "Text {line}").format(line=line) if line else ""


def as_row(found: Found, now: datetime, zone: tzinfo, *, picked: bool) -> Row:
    """A result as one line of the list."""
    service = found.service
    lacks = ", ".join(say("Service", _LACKS[trait]) for trait in found.lacks if trait in _LACKS)
    said = [
        open_words(found, now, zone),
        live_words(found, now, zone),
        service.phone_in("en") or _text_words(service) or service.whole_address,
    ]
    if lacks:
        said.append(say("Service", "The directory does not say whether it {traits}").format(traits=lacks))
    if found.stale:
        said.append(say("Service", "Not checked in over a year"))
    return Row(
        id=service.id,
        title=service.name,
        detail=". ".join(part for part in said if part),
        aside=distance_words(found),
        state=ChipStyle("done", "check") if picked else None,
        chip=say("Service", "On the handout") if picked else "",
        whole=True,
    )
