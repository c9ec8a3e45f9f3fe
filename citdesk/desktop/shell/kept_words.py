"""Words typed on a page that was left before they were sent: they stand there when it is opened again."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from citdesk.desktop.widgets import Field, TextBox


class KeptWords:
    """Unsent words by what they are about. In memory alone, and gone with the sign-in that holds it."""

    def __init__(self) -> None:
        self._words: dict[Hashable, str] = {}

    def follow(self, box: Field | TextBox, about: Hashable) -> Callable[[], None]:
        """Put what was typed about it into the box, and keep what is typed there; gives what forgets it."""
        before = self._words.get(about, "")
        if isinstance(box, TextBox):
            box.setPlainText(before)
            box.textChanged.connect(lambda: self._keep(about, box.toPlainText()))
        else:
            box.setText(before)
            box.textChanged.connect(lambda: self._keep(about, box.text()))
        return lambda: self._keep(about, "")

    def _keep(self, about: Hashable, words: str) -> None:
        if words.strip():
            self._words[about] = words
        else:
            self._words.pop(about, None)
