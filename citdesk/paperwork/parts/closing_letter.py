"""A letter that says how a diversion ended. It is made only from a result that somebody recorded."""

from __future__ import annotations

from citdesk.paperwork.draft import Draft
from citdesk.paperwork.errors import PaperRefused
from citdesk.paperwork.given import Act
from citdesk.paperwork.kind import CHARGE_STEPS, PaperKind, last_step
from citdesk.paperwork.parts.claims import Claims
from citdesk.paperwork.parts.diversion import DIVERSION, charges, person_name, program_name
from citdesk.paperwork.parts.letter import letter, posted
from citdesk.paperwork.parts.opening import signer
from citdesk.paperwork.parts.signatures import by_hand
from citdesk.paperwork.reading.model import ReadReport
from citdesk.paperwork.text.spanish import SPANISH, day_in

_SHOWN = ("C02", "C03", "A01", "A03", "S02", "S09", "S10", "S18", "S23", "S25")


def closing_letter(title: str, slot: str, *results: str, unkept: str = "") -> PaperKind:
    """The letter for a diversion whose recorded result is one of ``results``; ``slot`` is its text.

    ``unkept`` is the text where a condition was missed or nobody recorded what became of it.
    """

    def compose(draft: Draft) -> None:
        read = draft.only("diversion")
        act = _result(read, results, title)
        letter(draft, read, unkept if unkept and read.report.unkept else slot)
        _facts(draft, read, act)
        posted(draft)

    return PaperKind(
        title,
        compose,
        ("person", "court", "internal"),
        DIVERSION,
        frozenset(_SHOWN),
        frozenset(results),
        ("en", SPANISH),
    )


def _result(read: ReadReport, results: tuple[str, ...], title: str) -> Act:
    """The act that the letter rests on; without it nobody may claim such an end."""
    history = read.report.history
    end = last_step([act.step for act in history])
    if end not in results:
        message = (
            f"Nobody has recorded that this diversion ended so, and a {title.lower()} would say it did. "
            "Record the result first."
        )
        raise PaperRefused(message, code="paper-result-missing")
    return next(act for act in reversed(history) if act.step == end)


def _facts(draft: Draft, read: ReadReport, act: Act) -> None:
    claims = Claims(draft.typesetter, read)
    claims.take("C02", "C03", "A01", "A03", "S10", "S18")
    say, language = draft.say, draft.language
    known = [("Person", person_name(read)), ("Event", read.told("A01")), ("Happened", read.told("A03"))]
    known += [("Program", program_name(read)), ("Complete by", read.told("S18"))]
    recorded = day_in(language, act.signed.when.astimezone(read.report.zone).date())
    what = say(act.what)
    known += [("Result", f"{what}, {day_in(language, act.on)}" if act.on else what), ("Note", act.note)]
    known.append(("Recorded", f"{recorded}, {signer(act.signed, say)}"))
    known += [("Charge", say(charge.what)) for charge in read.report.history if charge.step in CHARGE_STEPS]
    draft.typesetter.facts([(say(label), told) for label, told in known])
    charges(claims, say)
    claims.show(say("Result"), "S23", "S25")
    claims.rest()
    by_hand(draft.typesetter, say("For the agency"), [say("Name, role and signature")], say=say)
