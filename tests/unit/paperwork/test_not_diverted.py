"""No paper tells anybody of a diversion that was not made."""

from __future__ import annotations

import pytest

from citdesk.paperwork import PaperRefused
from citdesk.xforms import Session
from tests.unit.forms.drafts import session_of
from tests.unit.forms.rehearsal import form, program_choices
from tests.unit.paperwork.printed import paper, report, words_of

_DECISION, _OFFERED = "/diversion/screening/discretion", "/diversion/screening/offered"
_ASKED = "/diversion/agreement/consent"
#: Papers that are true of a diverted charge only.
_OF_DIVERTED = ("victim_notice", "diversion_referral", "case_manager_intake")


def _decided(decision: str, offered: str = "no") -> Session:
    session = session_of("trespass_diversion", "diversion")
    session.answer(_DECISION, decision)
    if decision not in ("", "diverted"):
        session.answer(_OFFERED, offered)
    return session


def _words(session: Session, kind: str) -> str:
    xml = session.to_xml(pruned=True).decode()
    return words_of(paper(report(form("diversion"), xml, lists={"programs": program_choices()}), kind=kind))


@pytest.mark.parametrize("kind", [*_OF_DIVERTED, "participation_agreement"])
@pytest.mark.parametrize("decision", ["arrest", "warn", "citation", ""])
def test_an_arrest_or_a_warning_gives_no_paper_of_a_diversion(kind: str, decision: str) -> None:
    """A victim is not told that a program handles the charge, nor a program that the person comes."""
    session = _decided(decision)
    with pytest.raises(PaperRefused) as told:
        _words(session, kind)
    assert told.value.code == "paper-not-diverted"


@pytest.mark.parametrize("kind", [*_OF_DIVERTED, "participation_agreement"])
def test_a_diverted_charge_gives_each_of_them(kind: str) -> None:
    """The same report with the charge diverted."""
    assert _words(_decided("diverted"), kind)


def test_who_was_asked_and_said_no_has_that_on_the_agreement() -> None:
    """What was offered is on record, though another decision was taken after it."""
    session = _decided("arrest", offered="yes")
    session.answer(_ASKED, "no")
    assert "NOT AGREED" in _words(session, "participation_agreement")
