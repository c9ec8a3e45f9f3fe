"""The reports of a case are about one person: who that is comes out the same in all of them."""

from __future__ import annotations

from collections.abc import Iterator

from citdesk.casework.checks.finding import Finding, stop, warn
from citdesk.casework.checks.record import Answers, Record

_CHILDREN = {"hold": "hold statement", "diversion": "diversion form", "referral": "referral"}
_NAMES = ("person/last_name", "person/first_name", "person/born_on")


def minor_in_one_only(record: Record) -> Iterator[Finding]:
    """A minor's packet uses the minor's rules: what was sent for an adult has to be sent anew."""
    for child, title, account in _pairs(record):
        minor = account.text("person/juvenile")
        if _differs(child, record, "person/juvenile"):
            paths = (child.path("person/born_on"), _age(account))
            who = "a minor" if minor == "yes" else "an adult"
            message = f"The encounter report is about {who}, the {title} is not. Send the {title} anew."
            yield stop("minor_in_one_only", paths, message, awaits=child.form)


def person_differs(record: Record) -> Iterator[Finding]:
    """A name or a date of birth that was mended in one report stays as it was in those sent before."""
    for child, title, account in _pairs(record):
        if _differs(child, record, "person/juvenile"):
            continue
        for field in _NAMES:
            if _differs(child, record, field):
                paths = (child.path(field), account.path(field))
                message = f"The encounter report and the {title} differ here. Send the {title} anew."
                yield warn("person_differs", paths, message, awaits=child.form)


def _pairs(record: Record) -> Iterator[tuple[Answers, str, Answers]]:
    for form, title in _CHILDREN.items():
        for child in record.of(form):
            for account in record.encounters():
                yield child, title, account


def _differs(child: Answers, record: Record, field: str) -> bool:
    """Whether both say something and no encounter report says the same. Of two, one fits another person."""
    said, own = {account.text(field) for account in record.accounts()} - {""}, child.text(field)
    return bool(own and said) and own not in said


def _age(account: Answers) -> str:
    return account.path("person/born_on" if account.text("person/born_on") else "person/age_band")


RULES = (minor_in_one_only, person_differs)
