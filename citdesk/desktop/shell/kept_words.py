"""Words typed on a page that was left before they were sent: they stand there when it is opened again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from citdesk.desktop.widgets import Field, TextBox


class KeptWords:
    """Unsent words by what they are about, each with a sentence that names them.

    A sign-in holds them in memory. They outlast it only as :meth:`written`, for the vault.
    """

    def __init__(self) -> None:
        self._words: dict[str, tuple[str, str]] = {}

    @property
    def unsent(self) -> tuple[str, ...]:
        """What was typed and not sent, a sentence for each, in the order in which it was begun."""
        return tuple(said for said, _ in self._words.values())

    def follow(self, box: Field | TextBox, about: Sequence[str], said: str) -> Callable[[], None]:
        """Put what was typed about it into the box, and keep what is typed there; gives what forgets it.

        ``said`` names it where it is about to be lost: ``The note about a step of DV-3 was not sent.``
        """
        key = "/".join(about)
        _, before = self._words.get(key, ("", ""))
        if isinstance(box, TextBox):
            box.setPlainText(before)
            box.textChanged.connect(lambda: self._keep(key, said, box.toPlainText()))
        else:
            box.setText(before)
            box.textChanged.connect(lambda: self._keep(key, said, box.text()))
        return lambda: self._keep(key, said, "")

    def forget(self) -> None:
        """Let all of them go."""
        self._words.clear()

    def written(self) -> dict[str, list[str]]:
        """All of them as JSON values; empty where everything was sent."""
        return {key: list(kept) for key, kept in self._words.items()}

    def take(self, written: Mapping[str, Sequence[str]]) -> None:
        """What an earlier sign-in left as :meth:`written`."""
        for key, (said, words) in written.items():
            self._keep(key, said, words)

    def _keep(self, key: str, said: str, words: str) -> None:
        if words.strip():
            self._words[key] = (said, words)
        else:
            self._words.pop(key, None)
