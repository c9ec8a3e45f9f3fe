"""Finding a command by typing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from citdesk.desktop.shell.actions import CATALOGUE
from citdesk.desktop.shell.palette_search import Findable, search

OFFERED = (
    Findable("start", "Start a report", ("new", "form")),
    Findable("return", "Return report with comments", ("send back",)),
    Findable("print", "Print this packet", ("paper",)),
    Findable("theme", "Change the screen: day, night", ("dark",)),
)


def test_words_fit_in_any_order() -> None:
    """People remember the words, not their order."""
    assert search("comments ret", OFFERED) == ["return"]


def test_another_name_finds_the_command() -> None:
    """Dark mode is found by its everyday name."""
    assert search("dark", OFFERED) == ["theme"]


def test_one_slip_is_forgiven() -> None:
    """A swapped, missing or wrong letter still finds it."""
    assert search("reprot", OFFERED)[:2] == ["start", "return"]
    assert search("pacet", OFFERED) == ["print"]
    assert search("prunt", OFFERED) == ["print"]


def test_the_whole_word_comes_before_its_beginning() -> None:
    """An exact word is better than part of a longer one."""
    offered = (Findable("a", "Reporting"), Findable("b", "Report"))
    assert search("report", offered) == ["b", "a"]


def test_nothing_typed_offers_everything_in_order() -> None:
    """An empty field hides nothing."""
    assert search("  ", OFFERED) == ["start", "return", "print", "theme"]


def test_what_fits_nothing_finds_nothing() -> None:
    """A wrong word is not answered with a wrong command."""
    assert search("xylophone", OFFERED) == []


def test_other_names_are_those_of_the_language_on_the_screen(spanish: QApplication) -> None:
    """*Oscuro* finds the dark screen in Spanish, accents left out or not; the trade's English does too."""
    offered = [Findable(each.id, each.words, each.names) for each in CATALOGUE]
    assert search("contrasena", offered)[0] == "vault"
    assert search("oscuro", offered)[0] == "theme.next"
    assert search("dark", offered)[0] == "theme.next"


@given(st.text(max_size=30))
def test_any_typing_is_answered(typed: str) -> None:
    """Whatever is typed, the answer is some of what was offered, each once."""
    found = search(typed, OFFERED)
    assert len(found) == len(set(found))
    assert set(found) <= {each.id for each in OFFERED}
