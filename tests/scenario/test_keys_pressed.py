"""What a report takes at the form's window: a quick note by keys alone, counted."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from PySide6.QtWidgets import QApplication

from tests.scenario.keys_pressed import Keys, WindowRehearsal
from tests.scenario.scripts import Send, every_script

FIRST_MINUTE = next(script for script in every_script() if script.id == "first_minute")
#: The quick note of the first minute, up to its sending.
NOTE = replace(
    FIRST_MINUTE, steps=tuple(takewhile(lambda step: not isinstance(step, Send), FIRST_MINUTE.steps))
)


def test_enter_and_letters_spare_keys_and_change_no_answer(qapp: QApplication) -> None:
    """The same note, written by Tab alone and with Enter: as many letters, fewer keys, equal answers."""
    by_tab, sent = _written(tab_only=True)
    by_enter, sent_so = _written(tab_only=False)
    assert by_enter.letters == by_tab.letters > 0
    assert by_enter.pressed < by_tab.pressed
    assert sent_so == sent


def _written(*, tab_only: bool) -> tuple[Keys, dict[str, bytes]]:
    rehearsal = WindowRehearsal(NOTE, tab_only=tab_only)
    rehearsal.play()
    total = Keys()
    for keys in rehearsal.keys.values():
        total.moves += keys.moves
        total.acts += keys.acts
        total.letters += keys.letters
    return total, {report: desk.session.to_xml() for report, desk in rehearsal.desks.items()}
