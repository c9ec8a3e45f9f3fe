"""What an outcome promises and another report has to hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from citdesk.casework.checks.finding import Finding, stop, warn
from citdesk.casework.checks.record import Answers, Record

_GROUNDS = frozenset({"danger_self", "danger_others", "care"})
#: Call types that are right beside a crisis: those of a crisis, and the one that names the danger.
_FITTING_CODES = frozenset({"suicidal", "welfare", "mental", "overdose", "missing", "weapon"})
_TRANSPORTS = frozenset({"emergency_hold", "voluntary_transport", "detox", "courtesy_transport"})
_DISPOSITION = "outcome/disposition"


def hold_without_statement(record: Record) -> Iterator[Finding]:
    """An emergency hold needs its statement, and the statement its hold."""
    for report in record.encounters():
        held = _held(report)
        path = (report.path(_DISPOSITION),)
        if held and not record.of("hold"):
            message = "A hold was made. Write the hold statement."
            yield stop("hold_without_statement", path, message, awaits="hold")
        elif held and record.begun("hold"):
            message = "The hold statement is begun, not sent. Send it right after this report."
            yield warn("hold_without_statement", path, message, awaits="hold")
        if record.of("hold") and not any(_held(account) for account in record.accounts()):
            message = "There is a hold statement, but no hold in how it ended. Mend one of them."
            yield stop("statement_without_hold", path, message)


def hold_without_fact(record: Record) -> Iterator[Finding]:
    """A hold rests on at least one observed fact that bears on a danger or on basic needs."""
    for report in record.encounters():
        bearing = {word for _, text in report.column("seen/fact", "supports") for word in text.split()}
        if _held(report) and not bearing & _GROUNDS:
            path = (report.path("seen/fact"),)
            yield stop(
                "hold_without_fact", path, "No observed fact bears on the hold. Add the fact it rests on."
            )


def fact_taken_back(record: Record) -> Iterator[Finding]:
    """A ground for a hold rests on the facts that were taken for it; they may be changed where they stand."""
    accounts = [account.rows("seen/fact") for account in record.accounts()]
    for hold in record.of("hold"):
        for number, ground in enumerate(hold.rows("grounds/criterion"), start=1):
            taken, code = _words(ground.get("facts_taken", "")), ground.get("facts_code", "")
            noted = [_noted(facts, code) for facts in accounts]
            if taken and noted and taken not in noted:
                where = hold.path(f"grounds/criterion[{number}]/facts")
                message = (
                    "The facts that this ground took were changed in the encounter report. Compare both."
                )
                yield warn("fact_taken_back", (where,), message)


def diversion_without_agreement(record: Record) -> Iterator[Finding]:
    """A diversion has its form; an excluded person is not diverted."""
    for report in record.encounters():
        diverted, path = "diversion" in report.words(_DISPOSITION), (report.path(_DISPOSITION),)
        if diverted and not record.of("diversion"):
            message = "A diversion was chosen. Write the diversion form."
            yield stop("diversion_without_agreement", path, message, awaits="diversion")
        elif diverted and record.begun("diversion"):
            message = "The diversion form is begun, not sent. Send it right after this report."
            yield warn("diversion_without_agreement", path, message, awaits="diversion")
    for report in record.of("diversion"):
        excluded = report.text("screening/eligibility") == "ineligible"
        if excluded and report.text("screening/discretion") == "diverted":
            path = (report.path("screening/discretion"),)
            message = "The rules exclude this person, yet the charge is diverted. Mend one of them."
            yield stop("diverted_though_excluded", path, message)


def arrest_without_charge(record: Record) -> Iterator[Finding]:
    """An arrest names its charge and the facts that show probable cause."""
    for report in record.encounters():
        if "arrest" not in report.words(_DISPOSITION):
            continue
        missing = [each for each in ("outcome/charge", "outcome/probable_cause") if not report.text(each)]
        if missing:
            paths = tuple(report.path(each) for each in missing)
            yield stop(
                "arrest_without_charge",
                paths,
                "An arrest needs its charge and the facts that show probable cause. Add them.",
            )


def handoff_without_referral(record: Record) -> Iterator[Finding]:
    """Handing a person over to a service is recorded as a referral with its consent, or as a diversion."""
    for report in record.encounters():
        handed, path = "warm_handoff" in report.words(_DISPOSITION), (report.path(_DISPOSITION),)
        if handed and not record.of("referral") and not record.of("diversion"):
            message = "The person was handed over. Write the referral."
            yield warn("handoff_without_referral", path, message, awaits="referral")
        elif handed and record.begun("referral"):
            message = "The referral is begun, not sent. Send it right after this report."
            yield warn("handoff_without_referral", path, message, awaits="referral")


def transport_without_transfer(record: Record) -> Iterator[Finding]:
    """A journey has its own report: who took over, and the wait."""
    for report in record.encounters():
        taken, path = report.words(_DISPOSITION) & _TRANSPORTS, (report.path(_DISPOSITION),)
        if taken and not record.of("transfer"):
            message = "The person was taken somewhere. Write the transfer."
            yield warn("transport_without_transfer", path, message, awaits="transfer")
        elif taken and record.begun("transfer"):
            message = "The transfer is begun, not sent. Send it right after this report."
            yield warn("transport_without_transfer", path, message, awaits="transfer")


def facility_differs(record: Record) -> Iterator[Finding]:
    """Where the hold statement sends the person is among the facilities of the journey."""
    for hold in record.of("hold"):
        named = hold.text("destination/facility_name").casefold()
        for transfer in record.of("transfer"):
            stops = {name.casefold() for _, name in transfer.column("facilities/stop", "facility_name")}
            if named and stops and named not in stops:
                paths = (hold.path("destination/facility_name"), transfer.path("facilities/stop"))
                message = "The hold statement names another facility than the transfer. Check both."
                yield warn("facility_differs", paths, message)


def no_supervisor(record: Record) -> Iterator[Finding]:
    """With a weapon or force a supervisor is on scene or consulted."""
    for report in record.encounters():
        serious = report.text("weapons/armed") == "yes" or bool(
            report.words("force/force_used") - {"commands"}
        )
        told = report.words("call/helpers") & {"supervisor_scene", "supervisor_phone"}
        if serious and not told and not report.text("force/force_supervisor"):
            path = (report.path("call/helpers"),)
            yield warn(
                "no_supervisor", path, "A weapon or force, and no supervisor named. Add the supervisor."
            )


def guardian_not_told(record: Record) -> Iterator[Finding]:
    """Where a minor's guardian was not told, the reason stands for now and somebody goes on trying."""
    told = any(
        report.text("person/guardian_told_at") for report in (*record.encounters(), *record.of("hold"))
    )
    for report in (*record.encounters(), *record.of("hold")):
        path = report.path("person/guardian_missing")
        if report.text("person/guardian_missing") and not told:
            message = "The guardian was not told or is not known. See the reason, and go on trying."
            yield warn("guardian_not_told", (path,), message)


def crisis_coded_other(record: Record) -> Iterator[Finding]:
    """A crisis that kept a call type of another kind is lost to every count."""
    for report in record.encounters():
        first, final = report.text("call/initial_type"), report.text("outcome/final_type")
        seen = report.words("seen/behaviors") - {"none"}
        if final and first == final and final not in _FITTING_CODES and seen:
            path = (report.path("outcome/final_type"),)
            message = "Signs of a crisis were seen. Choose the crisis as call type, or leave it if it fits."
            yield warn("crisis_coded_other", path, message)


def _noted(facts: Sequence[Mapping[str, str]], code: str) -> str:
    """The observed facts that bear on a ground, one after the other."""
    return _words(
        " ".join(fact.get("what", "") for fact in facts if code in fact.get("supports", "").split())
    )


def _words(text: str) -> str:
    return " ".join(text.split())


def _held(report: Answers) -> bool:
    return "emergency_hold" in report.words(_DISPOSITION)


RULES = (
    hold_without_statement,
    hold_without_fact,
    fact_taken_back,
    diversion_without_agreement,
    arrest_without_charge,
    handoff_without_referral,
    transport_without_transfer,
    facility_differs,
    no_supervisor,
    guardian_not_told,
    crisis_coded_other,
)
