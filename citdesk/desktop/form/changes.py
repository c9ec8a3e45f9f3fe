"""What is to be changed in a report that came back, and what of it is changed already."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from citdesk.desktop.form.comments import FormComment, Returned
from citdesk.desktop.form.structure import Structure
from citdesk.desktop.widgets.outline import Mark


class Changes(QObject):
    """``returned``: why the report came back, None when it did not. ``before``: what its author had written
    before a colleague did.
    """

    def __init__(
        self,
        structure: Structure,
        returned: Returned | None,
        before: Sequence[FormComment] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._structure = structure
        self._before = tuple(before)
        self.returned = returned

    def comments(self, path: str) -> tuple[FormComment, ...]:
        """What the reviewer said about a question, and what the author had written before a colleague."""
        return tuple(comment for comment in (*self._asked(), *self._before) if comment.path == path)

    def is_changed(self, comment: FormComment) -> bool:
        """Whether a question says something else than what was commented on, or is not asked anymore."""
        if not self._structure.is_asked(comment.path):
            return True
        return comment.judged is not None and self._structure.question(comment.path).text != comment.judged

    def left(self) -> tuple[FormComment, ...]:
        """The comments on questions that still say what was commented on."""
        return tuple(comment for comment in self._asked() if not self.is_changed(comment))

    def title(self) -> str:
        """How much is left to change, in words."""
        count = len(self.left())
        if count == 1:
            return self.tr("1 thing to change")
        if count:
            return self.tr("%n things to change", "", count).replace("%n", str(count))
        return self.tr("Everything asked for is changed") if self._asked() else self.tr("Sent back to you")

    def mark(self) -> Mark:
        """How far it is."""
        left = len(self.left())
        if left == len(self._asked()):
            return Mark.NONE
        return Mark.PART if left else Mark.DONE

    def _asked(self) -> tuple[FormComment, ...]:
        return self.returned.comments if self.returned is not None else ()
