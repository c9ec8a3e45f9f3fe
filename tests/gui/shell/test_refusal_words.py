"""HQ's refusals in the language of the screen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citdesk.casework.errors import EnvironmentProblem, Refused
from citdesk.casework.lifecycle import REFUSALS
from citdesk.desktop.my_work.sections import detail_of
from citdesk.desktop.my_work.way_on import standing_words
from citdesk.desktop.shell.failure_words import failure_words
from citdesk.desktop.shell.refusal_words import CODES, refusal_words
from citdesk.sync.problems import HqUnreachable
from citdesk.workspace import Display
from tests.gui.shell.fakes import REPORTS

_SAID = "The report is already approved. Send your changes as an amendment."


@pytest.mark.usefixtures("spanish")
@pytest.mark.parametrize("code", sorted(CODES | REFUSALS.keys()))
def test_every_refusal_of_the_table_is_said_in_the_language_of_the_screen(code: str) -> None:
    """No officer who chose Spanish reads an English sentence because HQ speaks English."""
    said = refusal_words(code, _SAID)
    assert said
    assert said != _SAID


@pytest.mark.usefixtures("spanish")
def test_a_refused_report_says_why_in_spanish_wherever_it_stands() -> None:
    """In the list, on the report's own page, and where a step is refused on the spot."""
    row = replace(REPORTS[0], display=Display.REFUSED, problem=_SAID, problem_code="overtaken")
    words = refusal_words("overtaken", _SAID)
    assert detail_of(row) == standing_words(row) == words
    assert failure_words(Refused(_SAID, code="overtaken")) == words
    assert failure_words(HqUnreachable()) != str(HqUnreachable())


@pytest.mark.usefixtures("spanish")
def test_a_code_of_a_later_hq_is_said_in_its_own_words() -> None:
    """Better an English sentence than none; and another failure's code is not taken for HQ's."""
    assert refusal_words("of_next_year", _SAID) == _SAID
    assert failure_words(EnvironmentProblem("The disk is full.", code="overtaken")) == "The disk is full."


@pytest.mark.usefixtures("qapp")
def test_in_english_hqs_own_sentence_shows() -> None:
    """It may name more than the code does, such as where the report stands."""
    assert refusal_words("overtaken", _SAID) == _SAID
    assert refusal_words("overtaken", "") != ""
